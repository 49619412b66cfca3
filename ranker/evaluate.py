"""How the ranker would have done on a newsletter's own past weeks, beside plain ways.

Walks forward: each week is ranked with what was published before it, as a draft would have been
with all that the issues before it taught, and with nothing later.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import numpy as np

from newsletter.config import Config
from newsletter.embedding import Embedder
from newsletter.models import Ranked
from ranker.baselines import Baseline, plain_ways
from ranker.editor import PINNED, TOPIC
from ranker.facade import rank_stories
from ranker.features import speaker
from ranker.leaning import kept_leaning, look_back
from ranker.learn import NOTHING, Learned, learn_sections
from ranker.metrics import Figures, WeekRanks, figures, week_ranks
from ranker.past_week import PastWeek, Published
from ranker.weeks import Week
from ranker.weights import shipped_weights

RANKER = "Galley"
"""The ranker's name among the ways: with what the issues before each week taught."""
UNTAUGHT = "Galley, untaught"
"""The ranker without that; it looks back on past picks all the same."""
MISSED_BEYOND = 200
"""A pick that stood lower than this is a miss."""
_BEST = 10


@dataclass(frozen=True, slots=True)
class Miss:
    """A pick that the ranker did not see coming, and what would have lifted it."""

    label: str
    """Of the issue."""
    name: str
    rank: int | None
    """1 is best; ``None`` when it was not among the candidates at all."""
    of: int
    """How many candidates there were."""
    remedy: str
    """What it lacked, and what in config would have lifted it."""


@dataclass(frozen=True, slots=True)
class SectionScore:
    """How many of the picks that were candidates the ranker put where the editor did."""

    right: int
    of: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of each way, the ranker's last, and its misses, week by week."""

    ways: Mapping[str, Figures]
    misses: tuple[Miss, ...]
    sections: SectionScore
    fitted: tuple[str, ...]
    """The issues of weeks from which the shipped weights come: no fair test of the ranker."""
    taught: int
    """How many of the weeks had issues before them that taught something."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """A week as the ranker had it."""

    week: PastWeek
    ranked: tuple[Ranked, ...]

    def place_of(self, item: Published) -> int | None:
        """The item's rank, 1 the best; ``None`` when it was not among the candidates."""
        story = self.week.story_of(item)
        if story is None:
            return None
        places = enumerate(self.ranked, start=1)
        return next(place for place, one in places if one.story.id == story.id)


def evaluate(weeks: Sequence[PastWeek], config: Config, embedder: Embedder) -> Evaluation:
    """Evaluate on ``weeks`` in order of time, under ``config`` as it is now.

    Each is ranked with what ``galley learn`` would have kept of the issues before it, never with
    what it learned since; picks that were no candidates count as missed by every way.
    """
    plain = [week.week for week in weeks]
    ways = {
        way.name: figures(list(_walk(way, weeks, plain)))
        for way in plain_ways(embedder)
        if not way.needs_past or any(week.before for week in weeks)
    }
    lessons = list(_lessons(weeks, embedder))
    judged = [
        _judge(week, config, embedder, learned)
        for week, learned in zip(weeks, lessons, strict=True)
    ]
    taught = sum(learned != NOTHING for learned in lessons)
    if taught:
        untaught = [
            one if learned == NOTHING else _judge(one.week, config, embedder, NOTHING)
            for one, learned in zip(judged, lessons, strict=True)
        ]
        ways[UNTAUGHT] = figures([_ranks(one.week, _names(one.ranked)) for one in untaught])
    ways[RANKER] = figures([_ranks(one.week, _names(one.ranked)) for one in judged])
    misses = [miss for one in judged for miss in _misses(one, config)]
    until = shipped_weights().trained_until
    fitted = (week.window.label for week in weeks if week.window.since.date() <= until)
    return Evaluation(ways, tuple(misses), _section_score(judged), tuple(fitted), taught)


def _lessons(weeks: Sequence[PastWeek], embedder: Embedder) -> Iterator[Learned]:
    """What could be learned before each of ``weeks``."""
    looks = look_back(weeks, shipped_weights(), embedder)
    for number, week in enumerate(weeks):
        sections = learn_sections(week.placed_before, embedder)
        yield Learned(kept_leaning(looks[:number]), sections)


def _judge(week: PastWeek, config: Config, embedder: Embedder, learned: Learned) -> _Judged:
    now = week.window.until
    ranking = rank_stories(week.stories, config, week.before, now, embedder, learned)
    return _Judged(week, ranking.ranked)


def _walk(way: Baseline, weeks: Sequence[PastWeek], plain: Sequence[Week]) -> Iterator[WeekRanks]:
    for week, own in zip(weeks, plain, strict=True):
        if way.needs_past and not week.before:
            continue
        past = tuple(pick.candidate for pick in week.before)
        yield _ranks(week, way.order(own, [replace(own, picked=past, passed=())]))


def _ranks(week: PastWeek, ordered: Sequence[str]) -> WeekRanks:
    """Where the picks stood; those that were no candidates are out of every reach."""
    picked = [speaker(story).id for story in week.picked]
    unseen = sum(week.story_of(item) is None for item in week.published)
    found = week_ranks(week.window.label, ordered, picked)
    return replace(found, ranks=(*found.ranks, *[sys.maxsize] * unseen))


def _names(ranked: Iterable[Ranked]) -> list[str]:
    return [speaker(one.story).id for one in ranked]


def _section_score(judged: Iterable[_Judged]) -> SectionScore:
    pairs = [
        (item.section, one.ranked[place - 1].section)
        for one in judged
        for item in one.week.published
        if item.section and (place := one.place_of(item))
    ]
    return SectionScore(sum(a == b for a, b in pairs), len(pairs))


def _misses(judged: _Judged, config: Config) -> Iterator[Miss]:
    label, total = judged.week.window.label, len(judged.ranked)
    for item in judged.week.published:
        place = judged.place_of(item)
        if place is None:
            yield Miss(label, item.name, None, total, _unseen(item, config))
        elif place > MISSED_BEYOND:
            yield Miss(label, item.name, place, total, _low(judged.ranked, place))


def _unseen(item: Published, config: Config) -> str:
    """Which source should have brought what was no candidate."""
    works = [name for name in item.ids if not name.startswith("url:")]
    name = (works or item.ids)[0]
    if name.startswith("arxiv:"):
        told = "is its category in sources.arxiv.categories?"
        return told if config.sources.arxiv.enabled else "sources.arxiv is turned off"
    if name.startswith("github:"):
        told = "neither trending nor in the searches of sources.github"
        return told if config.sources.github.enabled else "sources.github is turned off"
    host = urlsplit(name.removeprefix("url:")).hostname or ""
    followed = {urlsplit(feed.url).hostname or "" for feed in config.sources.feeds}
    if any(one.removeprefix("www.") == host for one in followed):
        return f"the feed of {host} did not bring it in that week"
    return f"no feed of {host} in sources.feeds"


def _low(ranked: Sequence[Ranked], place: int) -> str:
    """In what the story was furthest behind, and what would have lifted it far enough."""
    one, last = ranked[place - 1], ranked[MISSED_BEYOND - 1]
    part, behind = _lacked(one, ranked[:_BEST])
    return (
        f"furthest behind the ten best in {part!r}, by {behind:.1f}; "
        f"{_lift(last.score - one.score)}"
    )


def _lift(short: float) -> str:
    """The least that an editor can do in config to add ``short`` to a score."""
    if short < TOPIC:
        return f"a phrase of it in ranker.topics would do (it lacks {short:.1f})"
    if short < PINNED:
        return f"its author in ranker.pinned would do (it lacks {short:.1f})"
    return f"it lacks {short:.1f}, more than a topic or a pinned author adds"


def _lacked(one: Ranked, best: Sequence[Ranked]) -> tuple[str, float]:
    names = sorted({name for other in (one, *best) for name in other.components} - {"base"})
    usual = {n: float(np.median([o.components.get(n, 0.0) for o in best])) for n in names}
    short = {name: usual[name] - one.components.get(name, 0.0) for name in names}
    worst = max(names, key=lambda name: (short[name], name))
    return worst, short[worst]
