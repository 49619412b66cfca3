"""From a ranking to an issue: quotas, a threshold, diversity, and why the rest stayed out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from newsletter.config import RankerConfig, SectionConfig
from newsletter.counting import counted
from newsletter.models import (
    ALREADY_PUBLISHED,
    Kind,
    LeftOut,
    NearMiss,
    Ranked,
    Selection,
    Story,
)
from ranker.history import full_names
from ranker.obstacles import last_of, outscored, spelt
from ranker.twins import Names

Vector = NDArray[np.float32]

SAME_TOPIC = 0.65
"""Cosine of two stories' MiniLM vectors from which they are on one topic."""
SAME_NEWS = 0.88
"""Cosine from which they say the same thing."""
SLACK = 0.3
"""Log-odds by which repositories and posts may stay below the threshold: picks of papers taught it,
and the odds of other kinds are set by hand."""
NEAR_MISSES = 5
"""How many near misses a section keeps."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a selection must keep to, beside each section's own quota."""

    threshold: float = float("-inf")
    """Below this score a story only fills a section's floor."""
    max_per_source: int = 4
    max_per_topic: int = 3
    diversity: float = 0.3

    def least(self, story: Story) -> float:
        """The score from which ``story`` may enter once a section has its floor."""
        return self.threshold if story.of_kind(Kind.PAPER) else self.threshold - SLACK

    @classmethod
    def of(cls, config: RankerConfig, threshold: float) -> Limits:
        """The limits that ``config`` asks for, with a learned ``threshold``."""
        return cls(threshold, config.max_per_source, config.max_per_topic, config.diversity)


def select(
    ranked: Sequence[Ranked],
    sections: Sequence[SectionConfig],
    limits: Limits,
    *,
    vectors: Mapping[str, Vector] | None = None,
    published: Collection[str] = (),
) -> Selection:
    """Fill ``sections`` from ``ranked``; the same input gives the same issue in any order.

    ``vectors`` holds unit vectors by story id; stories without one are alike to nothing.
    ``published`` holds the ids of every item of earlier issues.
    """
    left_out, running = _sift(ranked, sections, frozenset(published))
    issue = _Issue(limits, vectors or {})
    own = {s.name: [r for r in running if r.section == s.name] for s in sections}
    for section in sections:
        issue.fill(section, own[section.name])
    # Only now: what its own section has no room for may go to another that takes its kind.
    for section in sections:
        issue.fill(section, issue.unplaced(section, running))
    return Selection(
        {s.name: issue.held_by(s) for s in sections},
        {s.name: issue.near_misses(s, own[s.name]) for s in sections},
        tuple(left_out),
    )


def _sift(
    ranked: Sequence[Ranked], sections: Sequence[SectionConfig], published: frozenset[str]
) -> tuple[list[LeftOut], list[Ranked]]:
    """Who is out whatever its score, and who runs, best first."""
    names = {section.name for section in sections}
    left_out, running = [], []
    for one in sorted(ranked, key=lambda r: (-r.score, r.story.id)):
        reason = _bar(one, names, published)
        if reason:
            left_out.append(LeftOut(one.story, reason))
        else:
            running.append(one)
    return left_out, running


def _bar(one: Ranked, names: Collection[str], published: Collection[str]) -> str:
    flags = [flag for candidate in one.story.candidates for flag in candidate.flags]
    if flags:
        return ", ".join(dict.fromkeys(flags))
    if any(id_ in published for id_ in one.story.ids):
        return ALREADY_PUBLISHED
    return "" if one.section in names else "no section takes it"


@dataclass
class _Issue:
    """The issue while it fills: what is in, and how often each source already speaks."""

    limits: Limits
    vectors: Mapping[str, Vector]
    chosen: list[Ranked] = field(default_factory=list)
    sources: Counter[str] = field(default_factory=Counter)
    names: dict[str, Names] = field(default_factory=dict)
    """By story id, as they are asked for."""

    def fill(self, section: SectionConfig, pool: Sequence[Ranked]) -> None:
        """Take the best of ``pool`` in turn until the quota is full or the rest too weak."""
        taken = list(self.held_by(section))
        relevance = _relevance(pool, section.max)
        while len(taken) < section.max:
            best = self._best(section, pool, relevance, taken)
            if best is None:
                break
            taken.append(best)
            self.chosen.append(best)
            self.sources.update(groups(best.story))

    def held_by(self, section: SectionConfig) -> tuple[Ranked, ...]:
        """What is in the section so far, best first."""
        held = [r for r in self.chosen if r.section == section.name]
        return tuple(sorted(held, key=lambda r: (-r.score, r.story.id)))

    def unplaced(self, section: SectionConfig, running: Sequence[Ranked]) -> list[Ranked]:
        """What other sections had no room for, of a kind that ``section`` takes, as its own.

        What config's feeds ask a section for stays there.
        """
        ids = self._ids()
        return [
            replace(one, section=section.name)
            for one in running
            if one.section != section.name
            and one.bucket in section.takes
            and one.story.id not in ids
            and not any(candidate.section for candidate in one.story.candidates)
        ]

    def _ids(self) -> set[str]:
        return {one.story.id for one in self.chosen}

    def _best(
        self,
        section: SectionConfig,
        pool: Sequence[Ranked],
        relevance: Mapping[str, float],
        taken: Sequence[Ranked],
    ) -> Ranked | None:
        """Who adds most to the section, of equals the first by id; ``None`` when no one fits.

        ``pool`` is in order of relevance and likeness only takes away, so the search ends with
        the first whose relevance alone adds less than was found.
        """
        best, most = None, float("-inf")
        for one in pool:
            if (1 - self.limits.diversity) * relevance[one.story.id] < most:
                break
            if self._obstacle(one, section, taken):
                continue
            adds = self._marginal(one, relevance, taken)
            if best is None or (-adds, one.story.id) < (-most, best.story.id):
                best, most = one, adds
        return best

    def near_misses(self, section: SectionConfig, pool: Sequence[Ranked]) -> tuple[NearMiss, ...]:
        """The best that stayed out, each with what kept it out."""
        taken, ids = self.held_by(section), self._ids()
        rest = [r for r in pool if r.story.id not in ids][:NEAR_MISSES]
        return tuple(NearMiss(r, self._lifting(r, section, taken)) for r in rest)

    def _lifting(self, one: Ranked, section: SectionConfig, taken: Sequence[Ranked]) -> str:
        """The one thing that kept ``one`` out, and without which it would be in.

        In a section that is full it is no use to reach the threshold: the last must be reached.
        """
        company = self._company(one, taken)
        if company:
            return company
        if len(taken) == section.max and one.score < last_of(taken).score:
            return outscored(one, taken)
        return self._weakness(one, section, taken) or self._likest(one, taken)

    def _likest(self, one: Ranked, taken: Sequence[Ranked]) -> str:
        """What ``one`` is too like, where something else with a lower score was taken."""
        if not taken:
            return outscored(one, taken)
        last = last_of(taken)
        others = [other for other in taken if other is not last] or [last]
        kin = max(others, key=lambda other: self._likeness(one, other)).story.lead.title
        return f"is like “{kin}”, which is in; “{last.story.lead.title}” adds more"

    def _obstacle(self, one: Ranked, section: SectionConfig, taken: Sequence[Ranked]) -> str:
        """The first thing that keeps ``one`` out of the section; empty when nothing does."""
        return self._company(one, taken) or self._weakness(one, section, taken)

    def _company(self, one: Ranked, taken: Sequence[Ranked]) -> str:
        """What is in already and leaves no place for ``one``, whatever its score."""
        if any(one.story.id == other.story.id for other in taken):
            return "already in"
        full = [g for g in groups(one.story) if self.sources[g] >= self.limits.max_per_source]
        if full:
            most = counted(self.limits.max_per_source, "item")
            return f"{spelt(full[0], one.story)} already has {most} in this issue"
        twin = next((o for o in self.chosen if self._are_twins(one, o)), None)
        if twin:
            return f"says the same as “{twin.story.lead.title}”"
        kin = [o for o in taken if self._likeness(one, o) >= SAME_TOPIC]
        if len(kin) >= self.limits.max_per_topic:
            first = kin[0].story.lead.title
            return f"{counted(len(kin), 'item')} like it are in already, “{first}” among them"
        return ""

    def _weakness(self, one: Ranked, section: SectionConfig, taken: Sequence[Ranked]) -> str:
        """How far ``one`` is below the threshold, once the section has its floor."""
        short = self.limits.least(one.story) - one.score
        if len(taken) >= section.min and short > 0:
            return f"scores {short:.2f} below what research editors take"
        return ""

    def _marginal(
        self, one: Ranked, relevance: Mapping[str, float], taken: Sequence[Ranked]
    ) -> float:
        """Maximal marginal relevance (Carbonell and Goldstein, 1998)."""
        likest = max((self._likeness(one, other) for other in taken), default=0.0)
        share = self.limits.diversity
        return (1 - share) * relevance[one.story.id] - share * max(likest, 0.0)

    def _are_twins(self, one: Ranked, other: Ranked) -> bool:
        """Whether a reader of both would read the same thing twice."""
        if self._likeness(one, other) >= SAME_NEWS:
            return True
        return self._names(one.story).tell_of_the_same(self._names(other.story))

    def _names(self, story: Story) -> Names:
        if story.id not in self.names:
            self.names[story.id] = Names.of(story)
        return self.names[story.id]

    def _likeness(self, one: Ranked, other: Ranked) -> float:
        a, b = self.vectors.get(one.story.id), self.vectors.get(other.story.id)
        return 0.0 if a is None or b is None else float(a @ b)


def _relevance(pool: Sequence[Ranked], quota: int) -> dict[str, float]:
    """Scores on the scale of the pool's own head: 1 is the best, 0 the last that could matter."""
    if not pool:
        return {}
    best, last = pool[0].score, pool[min(len(pool), 4 * quota) - 1].score
    span = max(best - last, 1e-9)
    return {r.story.id: (r.score - last) / span for r in pool}


def groups(story: Story) -> tuple[str, ...]:
    """Who a story speaks for: a feed, a GitHub owner, a paper's last author (arXiv is no group)."""
    names = []
    for candidate in story.candidates:
        if candidate.kind is Kind.POST and candidate.source:
            names.append(candidate.source)
        if candidate.kind is Kind.REPOSITORY:
            names.append(candidate.id.removeprefix("github:").partition("/")[0])
        if candidate.kind is Kind.PAPER:
            names.extend(full_names(candidate.authors[-1:]))
    return tuple(dict.fromkeys(names))
