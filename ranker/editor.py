"""The editor's hand: config's weights, topics, avoid, pinned and prefer, applied to scored stories.

Plain arithmetic on what the models gave; no model runs again.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from newsletter.config import RankerConfig, SectionConfig
from newsletter.models import Bucket, Kind, Ranked, Story
from ranker.phrases import Wording
from ranker.reasons import Wishes, reasons_for
from ranker.sections import Placement
from ranker.taste import Scored

TOPIC = 1.2
"""Log-odds for a story on one of the newsletter's topics; each further topic adds half of it."""
MOST_TOPICS = 2 * TOPIC
"""Log-odds that no number of topics adds more than."""
NEAR_TOPIC = 2 / 3
"""What a story that is as near a topic as can be counts beside one that says it."""
AVOID = -4.0
"""Log-odds for a story with a word to avoid."""
NEAR_AVOID = -1.2
"""Log-odds for a story that does not say it and is as near to it as can be."""
_SURELY = 0.8
"""Nearness from which something is avoided: what is wrongly pushed down is seen by no one."""
PINNED = 3.0
"""Log-odds for work of a pinned author, organisation or owner."""
PREFER = 0.8
"""Log-odds, within its section, for a story with words that the section prefers."""
LEARNED = 0.6
"""How far the sections learned from the newsletter's own issues are believed."""
FEED = 1.0
"""Log-odds for each doubling of a feed's weight."""
MISFIT = -3.0
"""The most that a repository loses for standing where it hardly belongs."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A scored story and where it belongs."""

    scored: Scored
    placement: Placement
    near: Mapping[str, float] = field(default_factory=dict)
    """The phrases of config that it is near in meaning, and how near, 0 to 1."""
    liked: str = ""
    """What of its title is often picked, as a phrase."""


def rank(
    judged: Sequence[Judged], config: RankerConfig, sections: Sequence[SectionConfig]
) -> list[Ranked]:
    """The stories best first, each in the section that suits it best among those there are."""
    homes = home_sections(sections)
    ranked = [_ranked(one, config, sections, homes) for one in judged]
    return sorted(ranked, key=lambda r: (-r.score, r.story.id))


def _ranked(
    judged: Judged,
    config: RankerConfig,
    sections: Sequence[SectionConfig],
    homes: Mapping[Bucket, str],
) -> Ranked:
    story, wording = judged.scored.story, Wording.of(judged.scored.story)
    section, bucket, probability = _section_for(story, wording, judged.placement, sections, homes)
    wishes = _wishes(story, wording, judged.near, config)
    parts = {**judged.scored.parts, **_wished(wishes, judged.near)}
    parts["prefer"] = PREFER if section and wording.said(section.prefer) else 0.0
    parts["fit"] = _fit(story, probability)
    parts["feed"] = FEED * _doublings(max(c.weight for c in story.candidates))
    weighted = {
        name: value * config.weights.get(name, 1.0) for name, value in parts.items() if value
    }
    return Ranked(
        story=story,
        score=sum(weighted.values()),
        components=MappingProxyType(weighted),
        bucket=bucket,
        section=section.name if section else "",
        section_probability=probability,
        reasons=reasons_for(
            judged.scored, weighted, judged.placement.reasons, wishes, judged.liked
        ),
    )


def _wishes(
    story: Story, wording: Wording, near: Mapping[str, float], config: RankerConfig
) -> Wishes:
    """Which of the editor's wishes the story meets."""
    topics, avoid = wording.said(config.topics), wording.said(config.avoid)
    nearest = sorted(near, key=lambda phrase: (-near[phrase], phrase))
    return Wishes(
        topics=tuple(topics),
        near_topics=tuple(p for p in nearest if p in config.topics and p not in topics),
        avoid=tuple(avoid),
        near_avoid=tuple(p for p in nearest if p in config.avoid and near[p] >= _SURELY),
        pinned=tuple(pinned_names(story, config.pinned)),
    )


def _wished(wishes: Wishes, near: Mapping[str, float]) -> dict[str, float]:
    """The components that the wishes give."""
    strengths = [1.0] * len(wishes.topics) + [NEAR_TOPIC * near[p] for p in wishes.near_topics]
    nearly = NEAR_AVOID if wishes.near_avoid else 0.0
    return {
        "topics": min(TOPIC * (max(strengths) + sum(strengths)) / 2, MOST_TOPICS)
        if strengths
        else 0.0,
        "avoid": AVOID if wishes.avoid else nearly,
        "pinned": PINNED if wishes.pinned else 0.0,
    }


def _fit(story: Story, probability: float) -> float:
    """Log-odds for a repository's section: a list is no good tool, however many starred it.

    Papers and posts are spread over several sections by nature, and lose nothing.
    """
    if story.lead.kind is not Kind.REPOSITORY or not 0.0 < probability < 0.5:
        return 0.0
    return max(math.log(probability / (1 - probability)), MISFIT)


def _doublings(weight: float) -> float:
    """Base-2 logarithm, bounded: a feed of weight 0 is pushed down, not banned."""
    return math.log2(max(weight, 2**-4))


def pinned_names(story: Story, pinned: Sequence[str]) -> list[str]:
    """Which of ``pinned`` are an author, a source or a GitHub owner of the story."""
    names = {name.casefold() for c in story.candidates for name in (*c.authors, c.source)}
    names |= {
        c.id.removeprefix("github:").partition("/")[0]
        for c in story.candidates
        if c.id.startswith("github:")
    }
    return [name for name in pinned if name.casefold() in names]


def _section_for(
    story: Story,
    wording: Wording,
    placement: Placement,
    sections: Sequence[SectionConfig],
    homes: Mapping[Bucket, str],
) -> tuple[SectionConfig | None, Bucket, float]:
    """The section a feed asks for, else the one whose buckets suit the story best."""
    bucket = max(placement.odds, key=lambda b: (placement.odds[b], b))
    asked = next((c.section for c in story.candidates if c.section), "")
    for section in sections:
        if section.name == asked:
            return section, bucket, 1.0
    fits = [(chance, -place, section) for place, section in enumerate(sections)
            if (chance := _suits(wording, placement, section, homes)) > 0]  # fmt: skip
    if not fits:
        return None, bucket, 0.0
    chance, _, best = max(fits, key=lambda fit: fit[:2])
    if best.takes:
        own = [bucket for bucket in best.takes if homes[bucket] == best.name]
        bucket = max(own or best.takes, key=lambda b: (placement.odds.get(b, 0.0), b))
    return best, bucket, chance


def home_sections(sections: Sequence[SectionConfig]) -> Mapping[Bucket, str]:
    """The section of each kind: of those that take it the one that takes least else.

    Of equals it is the first. The others hold what it has no room for, as Noteworthy Mentions do.
    """
    homes: dict[Bucket, str] = {}
    for section in sorted(sections, key=lambda section: len(section.takes)):
        for bucket in section.takes:
            homes.setdefault(bucket, section.name)
    return homes


def _suits(
    wording: Wording,
    placement: Placement,
    section: SectionConfig,
    homes: Mapping[Bucket, str],
) -> float:
    """The chance that ``section`` is where an editor would put the story."""
    if not section.takes:
        return 0.99 if wording.said(section.prefer) else 0.0
    own = (bucket for bucket in section.takes if homes[bucket] == section.name)
    chance = min(1.0, sum(placement.odds.get(bucket, 0.0) for bucket in own))
    if chance == 0.0 or section.name not in placement.named:
        return chance
    return (1 - LEARNED) * chance + LEARNED * placement.named[section.name]
