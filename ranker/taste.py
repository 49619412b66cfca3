"""What the editors would pick: every story with its score, and what the score is made of.

The score is the log-odds of being picked, a plain sum of named components. Learned components come
from papers, whose picks are known; repositories and posts are scored with the same weights on the
same scale, around the usual odds of their kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Self

import numpy as np
from numpy.typing import NDArray

from newsletter.embedding import Embedder, Vectors
from newsletter.identity import normalised_title
from newsletter.models import Candidate, Kind, Story
from ranker.features import (
    cheap_features,
    embedded_text,
    full_features,
    speaker,
    word_scores,
)
from ranker.field import off_field
from ranker.history import Memory, Pick, centred
from ranker.popularity import attention
from ranker.weights import Weights, shipped_weights

Array = NDArray[np.float64]

MAX_EMBEDDED = 1500
"""How many stories are looked at closely; the rest keep their place from the cheap pass."""

_USUAL = {Kind.PAPER: 0.0, Kind.REPOSITORY: -3.0, Kind.POST: -3.5}
"""Log-odds of a usual repository or post: their sources chose them already. Set by hand."""

_NEAREST = 3
"""How many of the most alike picks are named."""

_TRANSFER = 0.7
"""How far the weights learned from papers are believed on other kinds."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A story as the models see it, before the editor's hand."""

    story: Story
    parts: dict[str, float]
    """Named contributions, in log-odds."""
    vector: NDArray[np.float32] | None = None
    """Its unit vector; ``None`` when the cheap pass did not send it on."""
    nearest: tuple[tuple[Pick, float], ...] = ()
    """The most alike of this newsletter's own picks but itself, with their cosines."""

    @property
    def score(self) -> float:
        """The sum of the parts."""
        return sum(self.parts.values())


@dataclass(frozen=True, slots=True)
class Leaning:
    """Which way one newsletter's picks lie from the shipped taste, learned from its issues."""

    direction: NDArray[np.float32]
    """Log-odds along the centred sentence vector, shape ``(dimensions,)``."""
    bias: float


class Taste:
    """The shipped weights with what this newsletter published and taught."""

    def __init__(
        self, weights: Weights, picks: Sequence[Pick] = (), leaning: Leaning | None = None
    ) -> None:
        self.weights = weights
        self.picks = tuple(picks)
        self.leaning = leaning

    @classmethod
    def shipped(cls, picks: Sequence[Pick] = (), leaning: Leaning | None = None) -> Self:
        """The taste in the package, with this newsletter's own ``picks`` and ``leaning``."""
        return cls(shipped_weights(), picks, leaning)

    def score(
        self, stories: Sequence[Story], *, now: datetime, embedder: Embedder | None
    ) -> list[Scored]:
        """Score ``stories`` as of ``now``, in their order; later picks are not looked at.

        Without an embedder the cheap pass alone decides.
        """
        if not stories:
            return []
        picks = sorted(
            (pick for pick in self.picks if pick.on < now),
            key=lambda pick: (-pick.on.timestamp(), pick.candidate.id),
        )
        pick_vectors = self._embed(embedder, [pick.candidate for pick in picks])
        memory = self.weights.memory.with_picks(picks, pick_vectors).before(now)
        cheap = cheap_features(stories, word_scores(self.weights.words, stories), memory)
        close = _survivors(stories, self.weights.cheap.total(cheap)) if embedder is not None else []
        vectors = self._embed(embedder, [speaker(stories[place]) for place in close])
        parts = self._parts(cheap, close, vectors, memory)
        _settle(stories, parts, close, now)
        return _scored(stories, parts, close, vectors, _Own(picks, pick_vectors, self.weights))

    def _embed(self, embedder: Embedder | None, candidates: Sequence[Candidate]) -> Vectors:
        """A vector for each candidate; of zeros, which are like nothing, without an embedder."""
        if embedder is None:
            return np.zeros((len(candidates), len(self.weights.centre)), np.float32)
        return embedder.embed([embedded_text(candidate) for candidate in candidates])

    def _parts(
        self, cheap: Array, close: Sequence[int], vectors: Vectors, memory: Memory
    ) -> list[dict[str, float]]:
        """The learned components of every story: of the full model where there is a vector."""
        weights = self.weights
        meaning = weights.meaning.score(vectors)
        full = full_features(cheap[close], vectors, meaning, memory, weights.centre)
        parts = weights.cheap.parts(cheap)
        for place, found in zip(close, weights.full.parts(full), strict=True):
            parts[place] = found
        if self.leaning is not None:
            learned = centred(vectors, weights.centre) @ self.leaning.direction + self.leaning.bias
            for place, value in zip(close, learned, strict=True):
                parts[place]["learned"] = float(value)
        return parts


@dataclass(frozen=True, slots=True)
class _Own:
    """The newsletter's own picks, to name the ones that a story is like."""

    picks: Sequence[Pick]
    vectors: Vectors
    weights: Weights

    def nearest(
        self, stories: Sequence[Story], vectors: Vectors
    ) -> list[tuple[tuple[Pick, float], ...]]:
        """The most alike for each story, by cosine in the centred space; the later first.

        A story that was published is not like itself.
        """
        if not len(self.picks):
            return [()] * len(vectors)
        centre = self.weights.centre
        likeness = centred(vectors, centre) @ centred(self.vectors, centre).T
        order = np.argsort(-likeness.round(4), axis=1, kind="stable")
        names = [_names([pick.candidate]) for pick in self.picks]
        return [
            tuple((self.picks[i], float(row[i])) for i in _others(story, best, names))
            for story, row, best in zip(stories, likeness, order, strict=True)
        ]


def _others(story: Story, places: Iterable[int], names: Sequence[frozenset[str]]) -> Iterator[int]:
    """The first of ``places`` whose ``names`` are none of the story's."""
    own = _names(story.candidates)
    return islice((place for place in places if own.isdisjoint(names[place])), _NEAREST)


def _names(candidates: Iterable[Candidate]) -> frozenset[str]:
    """The ids and titles by which one thing is known again."""
    return frozenset(name for c in candidates for name in (c.id, normalised_title(c.title)) if name)


def _survivors(stories: Sequence[Story], cheap: Array) -> list[int]:
    """Who is embedded: the best by the cheap pass, papers and others each on their own."""
    kinds = np.array([speaker(story).kind is Kind.PAPER for story in stories])
    chosen: list[int] = []
    for papers in (True, False):
        places = np.flatnonzero(kinds == papers)
        order = places[np.argsort(-cheap[places], kind="stable")]
        chosen.extend(int(place) for place in order[:MAX_EMBEDDED])
    return sorted(chosen)


def _settle(
    stories: Sequence[Story], parts: list[dict[str, float]], close: Sequence[int], now: datetime
) -> None:
    """Add what no model learned, in place: kind, attention, age, field, the cheap verdict."""
    kinds = [speaker(story).kind for story in stories]
    for kind in (Kind.REPOSITORY, Kind.POST):
        _transfer(kind, [p for p, k in zip(parts, kinds, strict=True) if k is kind])
    for name, values in attention(stories).items():
        for part, value in zip(parts, values, strict=True):
            part[name] = float(value)
    for story, part in zip(stories, parts, strict=True):
        part["recency"] = recency(speaker(story).published, now)
        part["off field"] = off_field(story)
    _keep_below(parts, close)


def _transfer(kind: Kind, parts: Sequence[dict[str, float]]) -> None:
    """Bring one kind's scores, which papers' weights gave, round the usual odds of the kind.

    Their middle is taken from this run; with few of the kind it is not trusted whole.
    """
    if not parts:
        return
    totals = [sum(part.values()) for part in parts]
    middle = float(np.median(totals)) * len(totals) / (len(totals) + 5)
    for part in parts:
        for name in part:
            part[name] *= _TRANSFER
        part["kind"] = _USUAL[kind] - _TRANSFER * middle


def recency(published: datetime | None, now: datetime) -> float:
    """Log-odds for age: nothing within a week, then 0.15 less for each week, 0.6 at most."""
    if published is None:
        return 0.0
    weeks = (now - published).days / 7
    return -min(0.15 * max(0.0, weeks - 1), 0.6)


def _keep_below(parts: list[dict[str, float]], close: Sequence[int]) -> None:
    """A story that was not looked at closely stands below all that were."""
    near = set(close)
    rest = [part for place, part in enumerate(parts) if place not in near]
    if not rest or not near:
        return
    floor = min(sum(parts[place].values()) for place in close)
    ceiling = max(sum(part.values()) for part in rest)
    for part in rest:
        part["cheap pass"] = min(0.0, floor - ceiling - 0.01)


def _scored(
    stories: Sequence[Story],
    parts: Sequence[dict[str, float]],
    close: Sequence[int],
    vectors: Vectors,
    own: _Own,
) -> list[Scored]:
    row = {place: number for number, place in enumerate(close)}
    likest = own.nearest([stories[place] for place in close], vectors)
    return [
        Scored(story, part, vectors[row[place]], likest[row[place]])
        if place in row
        else Scored(story, part)
        for place, (story, part) in enumerate(zip(stories, parts, strict=True))
    ]
