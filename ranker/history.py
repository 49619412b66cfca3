"""What the newsletter picked before, and how like it a candidate is.

The memory holds numbers only: the picks' vectors, hashed ids and authors, and when. Picks fade:
what the editors liked last month says more of next week than what they liked last year. Ages are
counted from the newest pick, so that a newsletter that paused is not taken to have forgotten.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newsletter.embedding import Vectors
from newsletter.models import Candidate

Array = NDArray[np.float64]

SPAN_DAYS = 60 * 7
"""Older picks are forgotten."""
LATELY_WEEKS = 12
"""Half-life of the average pick's direction."""
TOPIC_WEEKS = 52
"""Half-life of a single pick's pull."""
AUTHOR_WEEKS = 40
"""Half-life of an author's picks."""

HISTORY_NAMES = ("history: lately", "history: nearest", "history: nearest five", "history: ten")
AUTHOR_NAMES = ("authors: picked before", "authors: any picked before")


@dataclass(frozen=True, slots=True)
class Pick:
    """Something the newsletter published, when, and in which section (empty when unknown)."""

    candidate: Candidate
    on: datetime
    section: str = ""


@dataclass(frozen=True, slots=True)
class Memory:
    """Past picks as numbers; rows in one order in all arrays but the authors'."""

    ids: NDArray[np.uint64]
    days: Array
    """When each was published, in days since 1970."""
    vectors: Vectors
    """Unit vectors, shape ``(n, dimensions)``."""
    authors: NDArray[np.uint64]
    author_days: Array

    def with_picks(self, picks: Sequence[Pick], vectors: Vectors) -> Memory:
        """Add ``picks`` (``vectors`` in their order); one that is known by id is kept once."""
        ids = np.array([number(pick.candidate.id) for pick in picks], np.uint64)
        new = np.flatnonzero(~np.isin(ids, self.ids))
        new = new[np.unique(ids[new], return_index=True)[1]]
        fresh = [picks[int(place)] for place in new]
        people = [(number(key), day_of(pick.on)) for pick in fresh for key in keys_of(pick)]
        return Memory(
            np.concatenate([self.ids, ids[new]]),
            np.concatenate([self.days, [day_of(pick.on) for pick in fresh]]),
            np.concatenate([self.vectors, vectors[new]]),
            np.concatenate([self.authors, np.array([p[0] for p in people], np.uint64)]),
            np.concatenate([self.author_days, [p[1] for p in people]]),
        )

    def before(self, moment: datetime) -> Memory:
        """Only what was published before ``moment`` and is not forgotten by then."""
        until = day_of(moment)
        newest = self.days[self.days < until].max(initial=-np.inf)
        keep = (self.days < until) & (self.days > newest - SPAN_DAYS)
        known = (self.author_days < until) & (self.author_days > newest - 2 * SPAN_DAYS)
        return Memory(
            self.ids[keep],
            self.days[keep],
            self.vectors[keep],
            self.authors[known],
            self.author_days[known],
        )

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The memory as named arrays, to be kept."""
        return {
            "ids": self.ids,
            "days": self.days.astype(np.float32),
            "vectors": self.vectors.astype(np.float16),
            "authors": self.authors,
            "author_days": self.author_days.astype(np.float32),
        }

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Memory:
        """The memory that :meth:`arrays` gave."""
        return cls(
            arrays["ids"],
            arrays["days"].astype(np.float64),
            arrays["vectors"].astype(np.float32),
            arrays["authors"],
            arrays["author_days"].astype(np.float64),
        )

    @classmethod
    def empty(cls, dimensions: int) -> Memory:
        """Nothing remembered."""
        none, rows = np.zeros(0), np.zeros((0, dimensions), np.float32)
        return cls(np.zeros(0, np.uint64), none, rows, np.zeros(0, np.uint64), none)


def history_features(memory: Memory, vectors: Vectors, centre: Vectors) -> Array:
    """How like past picks each vector is, one column per :data:`HISTORY_NAMES`.

    ``centre`` is the mean vector of the field, taken off both sides so that what all papers share
    does not count. With fewer than ten picks all is unknown (``nan``).
    """
    if len(memory.days) < 10:
        return np.full((len(vectors), len(HISTORY_NAMES)), np.nan)
    likeness = (centred(vectors, centre) @ centred(memory.vectors, centre).T).astype(np.float64)
    weeks = (memory.days.max() - memory.days) / 7 + 1
    lately = 0.5 ** (weeks / LATELY_WEEKS)
    pull = np.sort(likeness * 0.5 ** (weeks / TOPIC_WEEKS), axis=1)[:, ::-1]
    plain = np.sort(likeness, axis=1)[:, ::-1]
    return np.column_stack(
        [
            likeness @ lately / lately.sum(),
            pull[:, 0],
            pull[:, :5].mean(axis=1),
            plain[:, :10].mean(axis=1),
        ]
    )


def centred(vectors: Vectors, centre: Vectors) -> Vectors:
    """Unit vectors of what is left when ``centre`` is taken off."""
    rows = vectors - centre
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vectors = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit


def author_features(memory: Memory, candidates: Sequence[Candidate]) -> Array:
    """Whether the authors were picked before, one column per :data:`AUTHOR_NAMES`.

    A name that stands on many of this run's candidates is likely several people, and counts less.
    No authors, or no authors remembered, is unknown (``nan``).
    """
    features = np.full((len(candidates), len(AUTHOR_NAMES)), np.nan)
    if not len(memory.authors):
        return features
    weight = _author_weights(memory)
    keys = [[number(key) for key in full_names(c.authors)] for c in candidates]
    common = Counter(key for some in keys for key in set(some))
    for row, some in enumerate(keys):
        if some:
            known = [weight[key] / common[key] ** 0.5 for key in some if key in weight]
            features[row] = min(sum(known), 4.0) ** 0.5, float(bool(known))
    return features


def _author_weights(memory: Memory) -> dict[int, float]:
    weeks = (memory.author_days.max() - memory.author_days) / 7 + 1
    weight: dict[int, float] = defaultdict(float)
    for key, fading in zip(memory.authors, 0.5 ** (weeks / AUTHOR_WEEKS), strict=True):
        weight[int(key)] += float(fading)
    return weight


def keys_of(pick: Pick) -> list[str]:
    """The names by which a pick's authors are remembered."""
    return full_names(pick.candidate.authors)


def full_names(authors: Sequence[str]) -> list[str]:
    """Names in lower case, each once, in order."""
    return list(dict.fromkeys(" ".join(name.lower().split()) for name in authors if name.strip()))


def number(text: str) -> int:
    """A 64-bit number for ``text``, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")


def day_of(moment: datetime) -> float:
    """Days since 1970, UTC."""
    return moment.astimezone(UTC).timestamp() / 86_400
