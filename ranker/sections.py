"""Where a story belongs: the odds of each bucket, and for a repository why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from newsletter.models import Bucket, Candidate, Kind, Story
from ranker.repositories import repository_buckets


@dataclass(frozen=True, slots=True)
class Placement:
    """The odds of each bucket (they add up to 1), and phrases that say why."""

    odds: Mapping[Bucket, float]
    reasons: tuple[str, ...] = ()


def place(story: Story) -> Placement:
    """Where ``story`` belongs, by its lead: a repository by its README, a post by its words."""
    lead = story.lead
    if lead.kind is Kind.REPOSITORY:
        odds, reasons = repository_buckets(story, lead)
        if story.of_kind(Kind.PAPER):
            odds = _with_publications(odds)
        return Placement(odds, reasons)
    if lead.kind is Kind.PAPER:
        return Placement({Bucket.PUBLICATIONS: 0.95, Bucket.TOOLS: 0.05})
    return _place_post(lead)


def _with_publications(odds: Mapping[Bucket, float]) -> dict[Bucket, float]:
    """Code that comes with its paper may stand as the paper where there is no place for code."""
    shares = {bucket: 0.75 * chance for bucket, chance in odds.items()}
    return {**shares, Bucket.PUBLICATIONS: 0.25}


_RELEASE = re.compile(
    r"\b(releas(e|es|ed|ing)|v?\d+\.\d+(\.\d+)?|now available|announc\w+|launch\w*|"
    r"open[- ]sourc\w+|introducing)\b",
    re.IGNORECASE,
)
_TOOL = re.compile(
    r"\b(librar(y|ies)|toolkit|tools?|sdk|api|cli|framework|package|platform|data ?sets?|plugin|"
    r"extension|app|server|engine|notebook|pipeline|hub)\b",
    re.IGNORECASE,
)
_TEACHING = re.compile(
    r"\b(course|tutorial|lecture|how to|guide|beginner|primer|explained|introduction to|"
    r"from scratch|step[- ]by[- ]step|walkthrough)\b",
    re.IGNORECASE,
)


def _place_post(post: Candidate) -> Placement:
    weights = {Bucket.ARTICLES: 1.0, Bucket.PUBLICATIONS: 0.6, Bucket.TOOLS: 0.25}
    weights[Bucket.EDUCATION] = 0.2
    if _TOOL.search(post.title):
        weights[Bucket.TOOLS] += 0.5
    if _RELEASE.search(post.title):
        weights[Bucket.TOOLS] += 1.5 if _TOOL.search(f"{post.title} {post.text[:400]}") else 0.5
    if _TEACHING.search(post.title):
        weights[Bucket.EDUCATION] += 1.5
    total = sum(weights.values())
    return Placement({bucket: weight / total for bucket, weight in weights.items()})
