"""Why a story is where it is, in phrases that an editor would use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsletter.config import RankerConfig
from newsletter.models import Candidate, Kind, Story
from ranker.popularity import highest
from ranker.taste import Scored

MAX_REASONS = 4
_LIKE = 0.35
"""Centred cosine from which a past pick is worth naming."""

_LEARNED = {
    "words": "worded like past picks",
    "title": "a title like past picks'",
    "text": "claims like past picks'",
    "meaning": "on what editors pick",
    "history": "near recent picks",
    "field": "in a field that is often picked",
}
_WORTH_SAYING = 0.25
"""Log-odds from which a learned component is worth a phrase."""


def reasons_for(
    scored: Scored,
    components: Mapping[str, float],
    placement: Sequence[str],
    config: RankerConfig,
) -> tuple[str, ...]:
    """Up to four phrases, facts first, then what the models liked, strongest first."""
    facts = [*_wishes(components, config), *_alike(scored), *_facts(scored.story), *placement]
    liked = sorted(_LEARNED, key=lambda name: -components.get(name, 0.0))
    learned = [_LEARNED[name] for name in liked if components.get(name, 0.0) >= _WORTH_SAYING]
    phrases = tuple(dict.fromkeys([*facts, *learned]))[:MAX_REASONS]
    return phrases or ("nothing speaks for it in particular",)


def _wishes(components: Mapping[str, float], config: RankerConfig) -> list[str]:
    said = {
        "topics": "on your topics",
        "pinned": "by one you pinned",
        "avoid": "has a word to avoid",
    }
    return [phrase for name, phrase in said.items() if components.get(name)]


def _alike(scored: Scored) -> list[str]:
    if not scored.nearest or scored.nearest[0][1] < _LIKE:
        return []
    pick = scored.nearest[0][0]
    return [f"like your pick of {pick.on.day} {pick.on:%b} on “{pick.candidate.title}”"]


def _facts(story: Story) -> list[str]:
    facts = [*_numbers(story)]
    venue = next((c.venue for c in story.candidates if c.venue), "")
    if venue:
        facts.append(f"accepted at {venue}")
    if story.of_kind(Kind.PAPER) and _code(story):
        facts.append("code out")
    return facts


def _numbers(story: Story) -> list[str]:
    gained, stars = highest(story, "stars_gained"), highest(story, "stars")
    upvotes, points = highest(story, "hf_upvotes"), highest(story, "hn_points")
    facts = []
    if gained:
        facts.append(f"{gained:,} stars this week")
    elif stars:
        facts.append(f"{stars:,} stars")
    if upvotes:
        facts.append(f"{upvotes:,} upvotes on Hugging Face")
    if points:
        facts.append(f"{points:,} points on Hacker News")
    return facts


def _code(story: Story) -> bool:
    return any(_links_code(candidate) for candidate in story.candidates)


def _links_code(candidate: Candidate) -> bool:
    named = (candidate.comment, candidate.text, *candidate.links)
    return candidate.kind is Kind.REPOSITORY or any("github.com/" in text for text in named)
