"""Linear models whose every part can be shown: standardised columns, each with its weight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_CLIP = 4.0
"""Standard deviations beyond which a feature says nothing more."""


@dataclass(frozen=True, slots=True)
class Linear:
    """``bias + Σ weight · (x - mean) / scale``; an unknown (``nan``) column adds nothing."""

    names: tuple[str, ...]
    mean: Array
    scale: Array
    weight: Array
    bias: float

    def total(self, rows: Array) -> Array:
        """The score of each row, shape ``(n,)``."""
        total: Array = standardised(rows, self.mean, self.scale) @ self.weight + self.bias
        return total

    def parts(self, rows: Array) -> list[dict[str, float]]:
        """For each row its contributions by group (a name's part before the colon) and ``base``."""
        groups = [name.partition(":")[0] for name in self.names]
        order = list(dict.fromkeys(groups))
        weights = np.array([[float(group == one) for one in order] for group in groups])
        weights *= self.weight[:, None]
        sums = standardised(rows, self.mean, self.scale) @ weights
        return [{"base": self.bias, **dict(zip(order, row, strict=True))} for row in sums.tolist()]

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The model as named arrays, to be kept."""
        return {
            "names": np.array(self.names),
            "mean": self.mean.astype(np.float32),
            "scale": self.scale.astype(np.float32),
            "weight": self.weight.astype(np.float32),
            "bias": np.array(self.bias, np.float32),
        }

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Linear:
        """The model that :meth:`arrays` gave."""
        return cls(
            tuple(str(name) for name in arrays["names"]),
            arrays["mean"].astype(np.float64),
            arrays["scale"].astype(np.float64),
            arrays["weight"].astype(np.float64),
            float(arrays["bias"]),
        )


def standardised(rows: Array, mean: Array, scale: Array) -> Array:
    """Columns in standard deviations, clipped; unknown is the mean."""
    columns = rows - mean
    columns /= scale
    np.clip(columns, -_CLIP, _CLIP, out=columns)
    return np.nan_to_num(columns, copy=False, nan=0.0)


def fit_linear(
    names: Sequence[str],
    rows: Array,
    picked: NDArray[np.bool_],
    weights: Array,
    strength: float = 0.003,
) -> Linear:
    """A logistic regression; ``strength`` is the inverse of its L2 penalty, small is cautious."""
    from sklearn.linear_model import LogisticRegression

    mean, scale = _moments(rows)
    model = LogisticRegression(C=strength, max_iter=1000)
    model.fit(standardised(rows, mean, scale), picked, sample_weight=weights)
    return Linear(tuple(names), mean, scale, model.coef_[0], float(model.intercept_[0]))


def _moments(rows: Array) -> tuple[Array, Array]:
    """Mean and standard deviation of the known values; an empty column has 0 and 1."""
    known = np.isfinite(rows)
    counts = np.maximum(known.sum(axis=0), 1)
    filled = np.where(known, rows, 0.0)
    mean = filled.sum(axis=0) / counts
    spread = np.where(known, rows - mean, 0.0)
    scale = np.sqrt((spread**2).sum(axis=0) / counts)
    return mean, np.where(scale > 1e-9, scale, 1.0)
