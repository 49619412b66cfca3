"""What a story is about, in a phrase for the issue's excerpt: ``sparse parsing of long trees``.

The title line names the works; the excerpt and the intro say *from A to B to C* of their subjects.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from newsletter.models import Candidate, Kind, Story
from summarizers.language import is_english
from summarizers.orders import gives_orders
from summarizers.topic_described import of_repository, of_text
from summarizers.topic_title import MAX_TEXT, MAX_TITLE, before_colon, of_title


def topic(story: Story) -> str:
    """A phrase of two to ten words for what ``story`` is about; empty where none is good.

    It is lower-case but for names, and says nothing that the story's titles, description or
    abstract do not. Phrases with *to* in them come last: they stand between other *to*s.
    """
    if not all(map(_is_readable, story.candidates)):
        return ""
    for phrases in (_told(story), _presented(story)):
        found = list(phrases)
        if found:
            return min(found, key=lambda phrase: " to " in phrase)
    return ""


def titled_topic(paper: Candidate) -> str:
    """A phrase for what ``paper`` is about that its title says, as :func:`topic`'s; else empty."""
    phrases = chain(of_title(paper), before_colon(paper)) if _is_readable(paper) else ()
    return next(iter(phrases), "")


def _is_readable(candidate: Candidate) -> bool:
    """Whether the candidate is English, and its title and description speak to no model."""
    named = f"{candidate.title[:MAX_TITLE]} {candidate.description[:MAX_TITLE]}"
    english = is_english(candidate.text[:MAX_TEXT] or named)
    return english and is_english(candidate.description) and not gives_orders(named)


def _told(story: Story) -> Iterator[str]:
    """What the description and the titles say."""
    paper = story.of_kind(Kind.PAPER)
    if story.lead.kind is Kind.REPOSITORY:
        yield from of_repository(story.lead)
    for candidate in (story.lead, paper):
        if candidate is not None and candidate.kind is not Kind.REPOSITORY:
            yield from of_title(candidate)


def _presented(story: Story) -> Iterator[str]:
    """What stands before the title's colon, and what the abstract says that it presents."""
    for candidate in story.candidates:
        if candidate.kind is not Kind.REPOSITORY:
            yield from before_colon(candidate)
    for candidate in story.candidates:
        if candidate.kind is Kind.PAPER:
            yield from of_text(candidate)
