"""The usual ways of ranking papers for a reader, to stand beside the ranker."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsletter.embedding import Embedder
from newsletter.models import Candidate, Signals
from ranker.features import embedded_text
from ranker.history import number
from ranker.weeks import Week

LAST_PICKS = 200

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Baseline:
    """A named way to order a week, given the weeks before it."""

    name: str
    order: Callable[[Week, Sequence[Week]], list[str]]
    needs_past: bool = True
    """Whether it can say nothing before the first picks."""


def baselines(embedder: Embedder, with_vectors: bool) -> Iterator[Baseline]:
    """All baselines, the cheapest first."""
    yield Baseline("random", _random, needs_past=False)
    yield Baseline("Hugging Face upvotes", _upvotes, needs_past=False)
    yield Baseline("tf-idf centroid of the last 200 picks", _centroid)
    if with_vectors:
        yield Baseline("MiniLM centroid of the last 200 picks", _meaning(embedder))
    yield Baseline("arxiv-sanity: tf-idf and a linear SVM", _svm)


def plain_ways(embedder: Embedder) -> Iterator[Baseline]:
    """What a reader without a trained ranker would do."""
    yield Baseline("random", _random, needs_past=False)
    yield Baseline("newest first", _newest, needs_past=False)
    yield Baseline("stars and upvotes", _popular, needs_past=False)
    yield Baseline("words like the last 200 picks", _centroid)
    yield Baseline("meaning like the last 200 picks", _meaning(embedder))


def _ordered(offered: Sequence[Candidate], scores: Sequence[float] | Scores) -> list[str]:
    pairs = sorted(zip(scores, offered, strict=True), key=lambda pair: (-pair[0], pair[1].id))
    return [candidate.id for _, candidate in pairs]


def _random(week: Week, before: Sequence[Week]) -> list[str]:
    """In the order of a hash: as good as chance, and the same each time."""
    ids = [candidate.id for candidate in week.offered]
    return sorted(ids, key=lambda name: number(f"{week.start} {name}"))


def _upvotes(week: Week, before: Sequence[Week]) -> list[str]:
    """By upvotes; the many without are in a random order."""
    rank = {name: place for place, name in enumerate(_random(week, before))}
    counts = [c.signals.hf_upvotes or 0 for c in week.offered]
    return _ordered(
        week.offered,
        [n - rank[c.id] / 1e6 for n, c in zip(counts, week.offered, strict=True)],
    )


def _newest(week: Week, before: Sequence[Week]) -> list[str]:
    """By the day and hour of publication; what has none is last."""
    times = [c.published.timestamp() if c.published else 0.0 for c in week.offered]
    return _ordered(week.offered, times)


def _popular(week: Week, before: Sequence[Week]) -> list[str]:
    """By stars won this week, stars, upvotes and points together; the rest in a random order."""
    rank = {name: place for place, name in enumerate(_random(week, before))}
    return _ordered(week.offered, [_count(c.signals) - rank[c.id] / 1e6 for c in week.offered])


def _count(signals: Signals) -> int:
    counts = (signals.stars_gained, signals.stars, signals.hf_upvotes, signals.hn_points)
    return sum(count or 0 for count in counts)


def _last_picks(before: Sequence[Week]) -> list[Candidate]:
    return [candidate for week in before for candidate in week.picked][-LAST_PICKS:]


def _plain(candidate: Candidate) -> str:
    return f"{candidate.title} {candidate.text}"


def _centroid(week: Week, before: Sequence[Week]) -> list[str]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = TfidfVectorizer(stop_words="english", sublinear_tf=True)
    rows = words.fit_transform([_plain(c) for c in week.offered])
    picks = words.transform([_plain(c) for c in _last_picks(before)])
    return _ordered(week.offered, rows @ np.asarray(picks.mean(axis=0)).ravel())


def _meaning(embedder: Embedder) -> Callable[[Week, Sequence[Week]], list[str]]:
    def order(week: Week, before: Sequence[Week]) -> list[str]:
        rows = embedder.embed([embedded_text(c) for c in week.offered])
        picks = embedder.embed([embedded_text(c) for c in _last_picks(before)])
        return _ordered(week.offered, rows @ picks.mean(axis=0))

    return order


def _svm(week: Week, before: Sequence[Week]) -> list[str]:
    """As arxiv-sanity-lite: a linear SVM on tf-idf, picks against everything else."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import LinearSVC

    known = [(c, True) for w in before for c in w.picked]
    known += [(c, False) for w in before for c in w.passed[:300]]
    words = TfidfVectorizer(
        stop_words="english", sublinear_tf=True, ngram_range=(1, 2), max_features=20_000
    )
    rows = words.fit_transform([_plain(c) for c, _ in known])
    model = LinearSVC(class_weight="balanced", C=0.01, random_state=0)
    model.fit(rows, [picked for _, picked in known])
    return _ordered(
        week.offered, model.decision_function(words.transform([_plain(c) for c in week.offered]))
    )
