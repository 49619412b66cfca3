"""What is near an editor's phrases in meaning, though it does not say them.

A phrase and an abstract are both embedded, but two words are a poor question to ask of a sentence
encoder: *efficient inference* alone lies nearer to Bayesian statistics than to a quantised cache.
Two things mend that. The space is levelled, so that what most papers of the field differ in counts
no more than what few do (whitening: Su et al., 2021). And the phrase is drawn towards this run's
stories that say it, as in relevance feedback (Rocchio, 1971).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from newsletter.embedding import Embedder, Vectors, normalised
from newsletter.models import Story
from ranker.phrases import Wording

NEAR = 0.30
"""Levelled cosine from which a story is near a phrase; see README for how it was read off."""
AS_NEAR_AS_CAN_BE = 0.42
"""Levelled cosine that only stories wholly about the phrase pass."""
_FLOOR = 1e-3
"""Added to the variance along each axis, so that noise is not blown up."""
_FEEDBACK = 4.0
"""How much the stories that say a phrase weigh beside the phrase itself."""
_CAUTION = 3.0
"""So many stories halve their own weight: one alone may say the phrase in passing."""


@dataclass(frozen=True, slots=True)
class Levelling:
    """Sentence vectors to vectors whose every direction varies alike over past picks."""

    centre: NDArray[np.float32]
    axes: NDArray[np.float64]
    """Shape ``(dimensions, dimensions)``, a column each, divided by its deviation."""

    @classmethod
    def of(cls, centre: NDArray[np.float32], sample: Vectors) -> Self:
        """From the spread of ``sample`` round ``centre``."""
        rows = (sample - centre).astype(np.float64)
        variance, axes = np.linalg.eigh(rows.T @ rows / max(len(rows), 1))
        return cls(centre, axes / np.sqrt(np.maximum(variance, 0.0) + _FLOOR))

    def texts(self, vectors: Vectors) -> Vectors:
        """Unit vectors of texts, levelled."""
        return normalised(((vectors - self.centre) @ self.axes).astype(np.float32))

    def phrases(self, vectors: Vectors) -> Vectors:
        """Unit vectors of phrases, levelled: they lie elsewhere and share no centre with texts."""
        return normalised((vectors @ self.axes).astype(np.float32))


@dataclass(frozen=True, slots=True)
class Topics:
    """Phrases of config as directions in the levelled space."""

    phrases: tuple[str, ...]
    directions: Vectors
    """A unit row for each phrase."""
    levelling: Levelling

    @classmethod
    def of(
        cls,
        phrases: Sequence[str],
        stories: Sequence[Story],
        vectors: Mapping[str, Vectors],
        levelling: Levelling,
        embedder: Embedder,
    ) -> Self:
        """The ``phrases``, drawn to those of ``stories`` with vectors (by id) that say them."""
        asked = levelling.phrases(embedder.embed(phrases))
        close = [story for story in stories if story.id in vectors]
        rows = levelling.texts(_rows(close, vectors, embedder.dimensions))
        wordings = [Wording.of(story) for story in close]
        drawn = [
            row + _pull(rows[[one.says(phrase) or one.says_loosely(phrase) for one in wordings]])
            for phrase, row in zip(phrases, asked, strict=True)
        ]
        directions = normalised(np.array(drawn, np.float32).reshape(asked.shape))
        return cls(tuple(phrases), directions, levelling)

    def near(self, vectors: Mapping[str, Vectors]) -> dict[str, dict[str, float]]:
        """By story id, the phrases it is near and how near: above 0, at most 1."""
        if not vectors:
            return {}
        rows = self.levelling.texts(np.stack(list(vectors.values())))
        likeness = rows @ self.directions.T
        return {
            name: {p: _nearness(x) for p, x in zip(self.phrases, row, strict=True) if x >= NEAR}
            for name, row in zip(vectors, likeness.tolist(), strict=True)
            if max(row) >= NEAR
        }


def _rows(stories: Sequence[Story], vectors: Mapping[str, Vectors], dimensions: int) -> Vectors:
    found = [vectors[story.id] for story in stories]
    return np.array(found, np.float32).reshape(len(found), dimensions)


def _pull(rows: Vectors) -> Vectors:
    """The mean of what says a phrase, the surer the more there are."""
    pull: Vectors = _FEEDBACK * rows.sum(axis=0) / (len(rows) + _CAUTION)
    return pull


def _nearness(likeness: float) -> float:
    """From 1/3 where nearness begins up to 1."""
    share = (likeness - NEAR) / (AS_NEAR_AS_CAN_BE - NEAR)
    return min(1.0, (1 + 2 * share) / 3)
