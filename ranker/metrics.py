"""How good a ranking is: recall at k, mean reciprocal rank, nDCG, over weeks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

CUTS = (10, 50, 100, 200)


@dataclass(frozen=True, slots=True)
class WeekRanks:
    """At which places (1 is best) one week's picks stood."""

    label: str
    ranks: tuple[int, ...]
    candidates: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of some weeks."""

    recall: Mapping[int, float]
    """Share of all picks among the first k, over all weeks together."""
    spread: Mapping[int, float]
    """Standard error of that share, from the weeks' differences."""
    reciprocal_rank: float
    """Mean over weeks of 1 / the best pick's rank."""
    ndcg: float
    """Mean over weeks of nDCG@20."""
    picks: int
    weeks: int


def week_ranks(label: str, ordered: Sequence[str], picks: Collection[str]) -> WeekRanks:
    """The places of ``picks`` in ``ordered`` (best first); what is not in it is last of all."""
    place = {name: number for number, name in enumerate(ordered, start=1)}
    ranks = sorted(place.get(name, len(ordered) + 1) for name in set(picks))
    return WeekRanks(label, tuple(ranks), len(ordered))


def recall_at(ranks: Sequence[int], k: int) -> float:
    """The share of ``ranks`` that are k or better; 0 for none."""
    return sum(rank <= k for rank in ranks) / len(ranks) if ranks else 0.0


def reciprocal_rank(ranks: Sequence[int]) -> float:
    """1 / the best rank; 0 for none."""
    return 1 / min(ranks) if ranks else 0.0


def ndcg_at(ranks: Sequence[int], k: int) -> float:
    """Normalised discounted cumulative gain with equal gains (Järvelin and Kekäläinen, 2002)."""
    if not ranks:
        return 0.0
    gained = sum(1 / np.log2(rank + 1) for rank in ranks if rank <= k)
    ideal = sum(1 / np.log2(rank + 1) for rank in range(1, min(len(ranks), k) + 1))
    return float(gained / ideal)


def figures(weeks: Sequence[WeekRanks]) -> Figures:
    """The figures of ``weeks``; weeks without picks say nothing and are left out."""
    told = [week for week in weeks if week.ranks]
    every = [rank for week in told for rank in week.ranks]
    return Figures(
        recall={k: recall_at(every, k) for k in CUTS},
        spread={k: _standard_error(told, k) for k in CUTS},
        reciprocal_rank=_mean([reciprocal_rank(week.ranks) for week in told]),
        ndcg=_mean([ndcg_at(week.ranks, 20) for week in told]),
        picks=len(every),
        weeks=len(told),
    )


def _mean(values: Sequence[float]) -> float:
    return float(np.mean(values)) if values else 0.0


def _standard_error(weeks: Sequence[WeekRanks], k: int) -> float:
    """Of a ratio of sums over weeks (the delta method): weeks differ in how many they picked."""
    if len(weeks) < 2:
        return 0.0
    counts = np.array([len(week.ranks) for week in weeks], np.float64)
    hits = np.array([sum(r <= k for r in week.ranks) for week in weeks], np.float64)
    share = hits.sum() / counts.sum()
    residual = hits - share * counts
    error = np.sqrt((residual**2).sum() * len(weeks) / (len(weeks) - 1)) / counts.sum()
    return float(error)
