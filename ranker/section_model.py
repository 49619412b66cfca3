"""The learned sections: words, meaning, cues and links in one multinomial logistic regression."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from newsletter.embedding import Vectors
from newsletter.models import Bucket
from ranker.hashing import hashed_counts, unit_rows, with_pairs, words_in
from ranker.section_features import Thing, section_features
from ranker.weights import WeightsError, save_arrays

Array = NDArray[np.float64]

BUCKETS = 2**13
_CUE_SHARE = 0.13
_FLOOR = 0.15
"""Added to each column's deviation, so that a rare cue does not shout."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What the model sees of things beside their vectors; several models may look at one."""

    words: sp.csr_matrix
    """Words and pairs, 1 + log of their counts, shape ``(n, BUCKETS)``."""
    cues: Array
    """A column per name of :func:`ranker.section_features.section_names`."""


@dataclass(frozen=True, slots=True)
class SectionModel:
    """Odds of each label for a thing; weights are ``(labels, BUCKETS + dimensions + cues)``."""

    labels: tuple[str, ...]
    rarity: Array
    mean: Array
    scale: Array
    weight: Array
    bias: Array

    @property
    def dimensions(self) -> int:
        """The length of the sentence vectors it takes."""
        return int(self.weight.shape[1]) - len(self.rarity) - len(self.mean)

    def odds(self, looks: Looks, vectors: Vectors) -> Array:
        """Probabilities, one row per thing and one column per label."""
        parts = _parts(looks, vectors, self.rarity, self.mean, self.scale)
        ends = np.cumsum([part.shape[1] for part in parts])[:-1]
        weights = np.split(self.weight, ends, axis=1)
        logits = sum((p @ w.T for p, w in zip(parts, weights, strict=True)), self.bias)
        raised = np.exp(logits - logits.max(axis=1, keepdims=True))
        odds: Array = raised / raised.sum(axis=1, keepdims=True)
        return odds

    def save(self, path: Path) -> None:
        """Write the model, numbers and labels only."""
        arrays = {
            "labels": np.array(self.labels),
            "rarity": self.rarity.astype(np.float16),
            "mean": self.mean.astype(np.float32),
            "scale": self.scale.astype(np.float32),
            "weight": self.weight.astype(np.float16),
            "bias": self.bias.astype(np.float32),
        }
        save_arrays(path, arrays)

    @classmethod
    def load(cls, path: Path) -> SectionModel:
        """Read a file that :meth:`save` wrote.

        Raises:
            WeightsError: it is missing or damaged.
        """
        try:
            with np.load(path, allow_pickle=False) as stored:
                numbers: dict[str, NDArray[Any]] = {
                    name: stored[name].astype(np.float64)
                    for name in ("rarity", "mean", "scale", "weight", "bias")
                }
                labels = tuple(str(label) for label in stored["labels"])
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            raise WeightsError(f"{path}: is no sections file of this Galley: {error}") from error
        return cls(labels=labels, **numbers)


@cache
def shipped_sections() -> SectionModel:
    """The model in the package; its labels are values of :class:`newsletter.models.Bucket`."""
    model = SectionModel.load(Path(str(files("ranker") / "weights" / "sections.npz")))
    if not set(model.labels) <= set(Bucket):
        raise WeightsError("sections.npz: has a label that is no bucket")
    return model


def fit_sections(
    things: Sequence[Thing], vectors: Vectors, labels: Sequence[str], strength: float = 2.0
) -> SectionModel:
    """Fit on labelled things; ``strength`` is the inverse of the L2 penalty."""
    from sklearn.linear_model import LogisticRegression

    looks = look_at(things)
    counts = np.asarray(looks.words.sum(axis=0)).ravel()
    rarity = np.where(counts > 1, np.log((1 + len(things)) / (1 + counts)) + 1, 0.0)
    mean, scale = looks.cues.mean(axis=0), looks.cues.std(axis=0) + _FLOOR
    words, *rest = _parts(looks, vectors, rarity, mean, scale)
    model = LogisticRegression(C=strength, max_iter=2000)
    model.fit(np.hstack([words.toarray(), *rest]), list(labels))
    names = tuple(str(name) for name in model.classes_)
    weight, bias = model.coef_, model.intercept_
    if len(names) == 2:
        weight, bias = np.concatenate([-weight, weight]) / 2, np.concatenate([-bias, bias]) / 2
    return SectionModel(names, rarity, mean, scale, weight, bias)


def _parts(
    looks: Looks, vectors: Vectors, rarity: Array, mean: Array, scale: Array
) -> tuple[sp.csr_matrix, Array, Array]:
    """The columns by kind: words by rarity in rows of length 1, meaning, standardised cues."""
    words = unit_rows(looks.words @ sp.diags_array(rarity))
    return words, vectors.astype(np.float64), _CUE_SHARE * (looks.cues - mean) / scale


def look_at(things: Sequence[Thing]) -> Looks:
    """What there is to see of ``things``."""
    return Looks(_hashed(things), section_features(things))


def _hashed(things: Sequence[Thing]) -> sp.csr_matrix:
    rows = hashed_counts((with_pairs(words_in(thing.words)) for thing in things), BUCKETS)
    rows.data = 1 + np.log(rows.data)
    return rows
