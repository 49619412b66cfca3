"""How the ranker would have done on a newsletter's own past weeks, beside plain ways.

Walks forward: each week is ranked with what was published before it, and with nothing later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from newsletter.embedding import Embedder
from newsletter.models import Story
from ranker.baselines import Baseline, baselines
from ranker.learn import PlacedItem, learn_sections
from ranker.metrics import Figures, WeekRanks, figures, week_ranks
from ranker.section_model import SectionModel
from ranker.taste import Scored, Taste
from ranker.weeks import Week
from ranker.weights import Weights

MISSED_BEYOND = 50
"""A pick that stood lower than this is a miss."""
_BEST = 10


@dataclass(frozen=True, slots=True)
class Miss:
    """A pick that the ranker did not see coming, and what would have lifted it."""

    week: str
    title: str
    rank: int
    of: int
    lacked: str
    """The component in which it fell furthest behind the week's ten best."""
    by: float
    """By how much, in log-odds."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of each way, the ranker's last, and its misses, the worst first."""

    ways: Mapping[str, Figures]
    misses: tuple[Miss, ...]
    section_accuracy: float | None
    """Of placed items by a model of the other issues; ``None`` with too few of them."""


def evaluate(
    weeks: Sequence[Week],
    items: Sequence[PlacedItem],
    weights: Weights,
    embedder: Embedder,
) -> Evaluation:
    """Evaluate on ``weeks`` in order of time, and on where ``items`` were put."""
    ways: dict[str, Figures] = {
        baseline.name: figures(_walk(weeks, baseline))
        for baseline in baselines(embedder, with_vectors=True)
        if _can_run(baseline, weeks)
    }
    ranks, misses = _walk_ranker(weeks, weights, embedder)
    ways["the ranker"] = figures(ranks)
    ordered = sorted(misses, key=lambda miss: (-miss.rank, miss.title))
    return Evaluation(ways, tuple(ordered), section_accuracy(items, embedder))


def _can_run(baseline: Baseline, weeks: Sequence[Week]) -> bool:
    """Whether any week has something before it to learn from; two weeks at least."""
    return not baseline.needs_past or sum(bool(week.picked) for week in weeks) > 1


def _walk(weeks: Sequence[Week], baseline: Baseline) -> list[WeekRanks]:
    return [
        week_ranks(
            week.start.isoformat(),
            baseline.order(week, weeks[:number]),
            [candidate.id for candidate in week.picked],
        )
        for number, week in enumerate(weeks)
        if not baseline.needs_past or any(earlier.picked for earlier in weeks[:number])
    ]


def _walk_ranker(
    weeks: Sequence[Week], weights: Weights, embedder: Embedder
) -> tuple[list[WeekRanks], list[Miss]]:
    told: list[WeekRanks] = []
    misses: list[Miss] = []
    for number, week in enumerate(weeks):
        picks = [pick for earlier in weeks[:number] for pick in earlier.picks]
        stories = [Story(candidate) for candidate in week.offered]
        scored = Taste(weights, picks).score(stories, now=week.now, embedder=embedder)
        ordered = sorted(scored, key=lambda one: (-one.score, one.story.id))
        picked = {candidate.id for candidate in week.picked}
        label = week.start.isoformat()
        told.append(week_ranks(label, [one.story.id for one in ordered], picked))
        misses.extend(_misses(label, ordered, picked))
    return told, misses


def _misses(label: str, ordered: Sequence[Scored], picked: set[str]) -> list[Miss]:
    best = ordered[:_BEST]
    return [
        Miss(label, one.story.lead.title, rank, len(ordered), *_lacked(one, best))
        for rank, one in enumerate(ordered, start=1)
        if rank > MISSED_BEYOND and one.story.id in picked
    ]


def _lacked(one: Scored, best: Sequence[Scored]) -> tuple[str, float]:
    names = sorted({name for other in best for name in other.parts} - {"base"})
    usual = {name: float(np.median([o.parts.get(name, 0.0) for o in best])) for name in names}
    short = {name: usual[name] - one.parts.get(name, 0.0) for name in names}
    worst = max(names, key=lambda name: (short[name], name))
    return worst, short[worst]


def section_accuracy(items: Sequence[PlacedItem], embedder: Embedder) -> float | None:
    """How often an item's section is guessed by a model that has not seen its issue."""
    right: list[bool] = []
    for issue in sorted({item.issue for item in items}):
        model = learn_sections([item for item in items if item.issue != issue], embedder)
        if model is None:
            return None
        inside = [item for item in items if item.issue == issue]
        right += [
            a == b.section for a, b in zip(_guess(model, inside, embedder), inside, strict=True)
        ]
    return float(np.mean(right)) if right else None


def _guess(model: SectionModel, items: Sequence[PlacedItem], embedder: Embedder) -> list[str]:
    things = [item.thing for item in items]
    odds = model.odds(things, embedder.embed([thing.embedded for thing in things]))
    return [model.labels[place] for place in odds.argmax(axis=1)]
