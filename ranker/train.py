"""Train the shipped weights: ``python -m ranker.train --weeks FILE... --papers FILE...``.

What is written is numbers only: coefficients, and the vectors, hashed ids and hashed authors of
recent picks. :func:`fit` is a plain function of weeks, which the benchmarks call too.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from newsletter.embedding import CachedEmbedder, Embedder, MemoryStore, Vectors
from newsletter.minilm import MiniLM
from newsletter.models import Candidate, Story
from ranker.cues import text_of, title_of
from ranker.features import (
    Meaning,
    cheap_features,
    cheap_names,
    embedded_text,
    full_features,
    full_names,
)
from ranker.final import PICK_SHARE, WeekTable, fit_final, threshold_of
from ranker.history import Memory
from ranker.vectors import FileStore
from ranker.weeks import Week, by_time, read_papers, read_weeks
from ranker.weights import Weights
from ranker.words import Words, fit_words, hashed, rarity_of

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
Rows = NDArray[np.int64]
M = TypeVar("M")

SLOW_HALF_LIFE_WEEKS = 80.0
"""How fast a pick's say in words and meaning fades; found by leaving weeks out."""
MAX_PASSED = 400
"""Of a week's papers that were passed over, at most so many are trained on."""
MAX_BORROWED = 200
"""A week of which only the picks are known borrows so many from the nearest whole week."""
MEANING_STRENGTHS = (0.004, 0.04)
"""Inverse L2 penalties of the two meaning models, on vectors five times their length."""

_FOLDS = 5
_BLOCK_WEEKS = 4
_VECTOR_SCALE = 5.0


@dataclass(frozen=True, slots=True)
class Examples:
    """Every paper of some weeks once, a row each, and which rows each week offered."""

    candidates: tuple[Candidate, ...]
    picked: Flags
    age: Array
    """Weeks before the last week."""
    fold: Rows
    fields: list[sp.csr_matrix]
    vectors: Vectors
    weeks: tuple[Week, ...]
    offered: tuple[Rows, ...]

    def weights(self, half_life: float) -> Array:
        """How much each row counts: fading with age, picks balanced against the rest."""
        weight: Array = 0.5 ** (self.age / half_life)
        weight[self.picked] *= PICK_SHARE * weight[~self.picked].sum() / weight[self.picked].sum()
        return weight


def examples(weeks: Sequence[Week], embedder: Embedder) -> Examples:
    """Gather ``weeks`` (in order of time); embeds every paper of them."""
    trimmed = [_trimmed(week, weeks) for week in weeks]
    row: dict[str, int] = {}
    for week in trimmed:
        for candidate in week.offered:
            row.setdefault(candidate.id, len(row))
    offered = tuple(np.array([row[c.id] for c in week.offered], np.int64) for week in trimmed)
    candidates = {c.id: c for week in trimmed for c in week.offered}
    ordered = tuple(candidates[name] for name in row)
    place = np.zeros(len(row), np.int64)
    picked = np.zeros(len(row), np.bool_)
    for number, (week, rows) in enumerate(zip(trimmed, offered, strict=True)):
        mine = rows[: len(week.picked)]
        picked[mine] = True
        place[rows[~picked[rows]]] = number
        place[mine] = number
    return Examples(
        candidates=ordered,
        picked=picked,
        age=(len(trimmed) - 1 - place).astype(np.float64),
        fold=(place // _BLOCK_WEEKS) % _FOLDS,
        fields=hashed([title_of(c) for c in ordered], [text_of(c) for c in ordered]),
        vectors=embedder.embed([embedded_text(c) for c in ordered]),
        weeks=tuple(trimmed),
        offered=offered,
    )


def _trimmed(week: Week, weeks: Sequence[Week]) -> Week:
    """The week with an even spread of what it passed over, or of what its neighbour did."""
    if week.passed:
        return replace(week, passed=_spread(week.passed, MAX_PASSED, 0))
    whole = [other for other in weeks if len(other.passed) > MAX_PASSED]
    if not whole:
        return week
    nearest = min(whole, key=lambda other: (abs((other.start - week.start).days), other.start))
    turn = 1 + (week.start - nearest.start).days % 2
    return replace(week, passed=_spread(nearest.passed, MAX_BORROWED, turn))


def _spread(some: tuple[Candidate, ...], most: int, offset: int) -> tuple[Candidate, ...]:
    """At most ``most`` of ``some``, evenly spread, beginning with the one at ``offset``."""
    step = -(-len(some) // most)
    return some[offset % step :: step] if step > 1 else some


def fit(data: Examples) -> Weights:
    """Fit all of the weights on ``data``.

    The word and meaning models' scores of a week come, for the final models, from fits that left
    its block of weeks out; its history is what was picked before it.
    """
    every = np.arange(len(data.picked))
    slow = data.weights(SLOW_HALF_LIFE_WEEKS)
    rarity = rarity_of(data.fields)
    draft = Draft(
        data=data,
        words=_fit_words(data, every, slow, rarity),
        meaning=_fit_meaning(data, every, slow),
        centre=data.vectors.mean(axis=0),
        word_scores=_held_out(
            data,
            lambda rows: _fit_words(data, rows, slow, rarity),
            lambda model, rows: model.score_hashed([field[rows] for field in data.fields]),
        ),
        meaning_scores=_held_out(
            data,
            lambda rows: _fit_meaning(data, rows, slow),
            lambda model, rows: model.score(data.vectors[rows]),
        ),
    )
    return draft.finish()


def _held_out(
    data: Examples, fit_on: Callable[[Rows], M], score: Callable[[M, Rows], Array]
) -> Array:
    """Scores of every row by a model that was not fitted on its block of weeks."""
    parts = []
    for fold in range(_FOLDS):
        inside = np.flatnonzero(data.fold == fold)
        parts.append((inside, score(fit_on(np.flatnonzero(data.fold != fold)), inside)))
    rows = np.concatenate([inside for inside, _ in parts])
    scores = np.concatenate([scores for _, scores in parts])
    return scores[np.argsort(rows)]


def _fit_words(data: Examples, rows: Rows, weights: Array, rarity: Array) -> Words:
    fields = [field[rows] for field in data.fields]
    return fit_words(fields, data.picked[rows], weights[rows], rarity)


def _fit_meaning(data: Examples, rows: Rows, weights: Array) -> Meaning:
    from sklearn.linear_model import LogisticRegression

    models = [
        LogisticRegression(C=strength * _VECTOR_SCALE**2, max_iter=500).fit(
            data.vectors[rows], data.picked[rows], sample_weight=weights[rows]
        )
        for strength in MEANING_STRENGTHS
    ]
    return Meaning(
        np.concatenate([model.coef_ for model in models]),
        np.concatenate([model.intercept_ for model in models]),
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything but the final models."""

    data: Examples
    words: Words
    meaning: Meaning
    centre: Vectors
    word_scores: Array
    meaning_scores: Array

    def finish(self) -> Weights:
        """Walk through the weeks for their features, and fit the final models on them."""
        tables = [self._week(number) for number in range(len(self.data.weeks))]
        full = fit_final(full_names(), tables, full=True)
        last = self.data.weeks[-1]
        return Weights(
            words=self.words,
            meaning=self.meaning,
            centre=self.centre.astype(np.float32),
            cheap=fit_final(cheap_names(), tables, full=False),
            full=full,
            memory=self._memory(len(self.data.weeks)).before(last.now),
            threshold=threshold_of(full, tables),
            trained_until=last.end,
        )

    def _memory(self, until: int) -> Memory:
        """The picks of the first ``until`` weeks."""
        memory = Memory.empty(self.data.vectors.shape[1])
        for week, rows in zip(self.data.weeks[:until], self.data.offered[:until], strict=True):
            mine = rows[: len(week.picked)]
            memory = memory.with_picks(week.picks, self.data.vectors[mine])
        return memory

    def _week(self, number: int) -> WeekTable:
        data, rows = self.data, self.data.offered[number]
        week = data.weeks[number]
        memory = self._memory(number)
        stories = [Story(candidate) for candidate in week.offered]
        cheap = cheap_features(stories, self.word_scores[rows], memory)
        full = full_features(
            cheap, data.vectors[rows], self.meaning_scores[rows], memory, self.centre
        )
        age = float(len(data.weeks) - 1 - number)
        return WeekTable(cheap, full, np.arange(len(rows)) < len(week.picked), age)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the weeks, fit, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m ranker.train", description=__doc__)
    parser.add_argument("--weeks", type=Path, nargs="+", required=True)
    parser.add_argument("--papers", type=Path, nargs="+", required=True)
    parser.add_argument("--vectors", type=Path, help="npz file that keeps the papers' vectors")
    parser.add_argument("--out", type=Path, default=Path("ranker/weights/taste.npz"))
    chosen = parser.parse_args(arguments)
    papers = read_papers(chosen.papers)
    weeks = [week for path in chosen.weeks for week in read_weeks(path, papers)]
    store = FileStore(chosen.vectors) if chosen.vectors else MemoryStore()
    data = examples(by_time(weeks), CachedEmbedder(MiniLM(), store))
    if isinstance(store, FileStore):
        store.save()
    fit(data).save(chosen.out)
    print(f"{chosen.out}: {len(data.weeks)} weeks, {int(data.picked.sum())} picks")


if __name__ == "__main__":
    main()
