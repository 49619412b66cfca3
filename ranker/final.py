"""The final models: standardised columns of all weeks to calibrated log-odds of a pick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ranker.linear import Linear, fit_linear

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

HALF_LIFE_WEEKS = 15.0
"""How fast a week's say fades; found by leaving weeks out."""
PICK_SHARE = 0.3
"""All picks together weigh this much of all that was passed over, as long as it is fitted."""

_USUAL_WEEK = 3600
"""Candidates in a usual week, to which sampled weeks are scaled for calibration."""
_QUOTA = 6
_MIN_HISTORY_WEEKS = 26
"""The first weeks have no history to speak of and are not fitted on."""


@dataclass(frozen=True, slots=True)
class WeekTable:
    """One week's columns, and which of its rows were picked."""

    cheap: Array
    full: Array
    picked: Flags
    age: float
    """Weeks before the last week."""

    def scale(self) -> float:
        """How many candidates of a usual week each row that was passed over stands for."""
        return _USUAL_WEEK / max(1, int((~self.picked).sum()))


def fit_final(names: Sequence[str], tables: Sequence[WeekTable], *, full: bool) -> Linear:
    """Fit on ``tables`` (in order of time) and bring the score to log-odds of a usual week."""
    told = list(tables[_MIN_HISTORY_WEEKS:] or tables)
    muted = [_muted(table, names) for table in told]
    used = told + [table for table in muted if table is not None]
    rows = np.concatenate([_columns(table, full) for table in used])
    picked = np.concatenate([table.picked for table in used])
    weight = np.concatenate([_fading(table) for table in used])
    weight[picked] *= PICK_SHARE * weight[~picked].sum() / weight[picked].sum()
    return _calibrated(fit_linear(names, rows, picked, weight), told, full=full)


def _muted(table: WeekTable, names: Sequence[str]) -> WeekTable | None:
    """The week as it looks with the popularity services down; ``None`` when it looks so anyway.

    Fitted on both, the model ranks well with the signals and without them.
    """
    heard = [place for place, name in enumerate(names) if name.startswith("popularity")]
    cheap_heard = [place for place in heard if place < table.cheap.shape[1]]
    if not table.cheap[:, cheap_heard].any():
        return None
    cheap, full = table.cheap.copy(), table.full.copy()
    cheap[:, cheap_heard] = 0.0
    full[:, heard] = 0.0
    return replace(table, cheap=cheap, full=full)


def _columns(table: WeekTable, full: bool) -> Array:
    return table.full if full else table.cheap


def _fading(table: WeekTable) -> Array:
    """A week's say: all of its picks, and its passed papers as one sample of 300."""
    weight = np.full(len(table.picked), 0.5 ** (table.age / HALF_LIFE_WEEKS))
    passed = int((~table.picked).sum())
    weight[~table.picked] *= min(1.0, 300 / max(1, passed))
    return weight


def _calibrated(model: Linear, tables: Sequence[WeekTable], *, full: bool) -> Linear:
    """Platt scaling (1999) at the odds of a whole week, folded into the weights."""
    from sklearn.linear_model import LogisticRegression

    score = np.concatenate([model.total(_columns(table, full)) for table in tables])
    picked = np.concatenate([table.picked for table in tables])
    weight = np.concatenate([np.where(t.picked, 1.0, t.scale()) for t in tables])
    line = LogisticRegression(C=1e3).fit(score[:, None], picked, sample_weight=weight)
    slope, offset = float(line.coef_[0, 0]), float(line.intercept_[0])
    return replace(model, weight=model.weight * slope, bias=model.bias * slope + offset)


def threshold_of(model: Linear, tables: Sequence[WeekTable]) -> float:
    """The log-odds that the sixth-best paper reached in nine of ten of the last year's weeks."""
    recent = [table for table in tables if table.age < 52 and not table.picked.all()]
    return float(np.percentile([_sixth(model, table) for table in recent], 10))


def _sixth(model: Linear, table: WeekTable) -> float:
    score = model.total(table.full)
    order = np.argsort(-score)
    reached = np.cumsum(np.where(table.picked, 1.0, table.scale())[order])
    place = min(int(np.searchsorted(reached, _QUOTA)), len(score) - 1)
    return float(score[order][place])
