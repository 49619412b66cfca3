"""The editor's hand: config's weights, topics, avoid, pinned and prefer, applied to scored stories.

Plain arithmetic on what the models gave; no model runs again.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from newsletter.config import RankerConfig, SectionConfig
from newsletter.models import Bucket, Ranked, Story
from ranker.reasons import reasons_for
from ranker.sections import Placement
from ranker.taste import Scored

TOPIC = 1.2
"""Log-odds for a story on one of the newsletter's topics; each further topic adds half of it."""
AVOID = -4.0
"""Log-odds for a story with a word to avoid."""
PINNED = 3.0
"""Log-odds for work of a pinned author, organisation or owner."""
PREFER = 0.8
"""Log-odds, within its section, for a story with words that the section prefers."""
LEARNED = 0.6
"""How far the sections learned from the newsletter's own issues are believed."""
FEED = 1.0
"""Log-odds for each doubling of a feed's weight."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A scored story and where it belongs."""

    scored: Scored
    placement: Placement


def rank(
    judged: Sequence[Judged], config: RankerConfig, sections: Sequence[SectionConfig]
) -> list[Ranked]:
    """The stories best first, each in the section that suits it best among those there are."""
    ranked = [_ranked(one, config, sections) for one in judged]
    return sorted(ranked, key=lambda r: (-r.score, r.story.id))


def _ranked(judged: Judged, config: RankerConfig, sections: Sequence[SectionConfig]) -> Ranked:
    story = judged.scored.story
    section, bucket, probability = _section_for(story, judged.placement, sections)
    parts = dict(judged.scored.parts)
    parts.update(_wishes(story, config, section))
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
        reasons=reasons_for(judged.scored, weighted, judged.placement.reasons, config),
    )


def _wishes(
    story: Story, config: RankerConfig, section: SectionConfig | None
) -> Mapping[str, float]:
    """The components that config asks for."""
    topics = len(matches(story, config.topics))
    return {
        "topics": TOPIC * (1 + topics) / 2 if topics else 0.0,
        "avoid": AVOID if matches(story, config.avoid) else 0.0,
        "pinned": PINNED if pinned_names(story, config.pinned) else 0.0,
        "prefer": PREFER if section and matches(story, section.prefer) else 0.0,
        "feed": FEED * _doublings(max(c.weight for c in story.candidates)),
    }


def _doublings(weight: float) -> float:
    """Base-2 logarithm, bounded: a feed of weight 0 is pushed down, not banned."""
    return math.log2(max(weight, 2**-4))


def matches(story: Story, phrases: Sequence[str]) -> list[str]:
    """Which of ``phrases`` stand in the story's title, description, text or tags, as words."""
    if not phrases:
        return []
    text = " ".join(
        part
        for c in story.candidates
        for part in (c.title, c.description, c.text, *c.categories, c.comment)
    )
    return [phrase for phrase in phrases if phrase.strip() and _pattern(phrase).search(text)]


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """The phrase as words, in any case, spaced or hyphenated, in the singular or plural."""
    words = (re.escape(word) for word in re.split(r"[\s-]+", phrase.strip()))
    body = r"[\s-]+".join(words)
    return re.compile(rf"(?<!\w){body}s?(?!\w)", re.IGNORECASE)


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
    story: Story, placement: Placement, sections: Sequence[SectionConfig]
) -> tuple[SectionConfig | None, Bucket, float]:
    """The section a feed asks for, else the one whose buckets suit the story best."""
    bucket = max(placement.odds, key=lambda b: (placement.odds[b], b))
    asked = next((c.section for c in story.candidates if c.section), "")
    for section in sections:
        if section.name == asked:
            return section, bucket, 1.0
    fits = [(chance, -place, section) for place, section in enumerate(sections)
            if (chance := _suits(story, placement, section)) > 0]  # fmt: skip
    if not fits:
        return None, bucket, 0.0
    chance, _, best = max(fits, key=lambda fit: fit[:2])
    if best.takes:
        bucket = max(best.takes, key=lambda b: (placement.odds.get(b, 0.0), b))
    return best, bucket, chance


def _suits(story: Story, placement: Placement, section: SectionConfig) -> float:
    """The chance that ``section`` is where an editor would put the story."""
    if not section.takes:
        return 0.99 if matches(story, section.prefer) else 0.0
    chance = min(1.0, sum(placement.odds.get(bucket, 0.0) for bucket in section.takes))
    if chance == 0.0 or section.name not in placement.named:
        return chance
    return (1 - LEARNED) * chance + LEARNED * placement.named[section.name]
