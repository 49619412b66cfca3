"""What every summarizer is: stories and a style in, one blurb per story out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol

from newsletter.issue import Format
from newsletter.models import Blurb, Bucket, Candidate, Story

_FIELDS: tuple[Literal["title", "description", "text"], ...] = ("title", "description", "text")
_BETWEEN = "\n\n"


class Shape(StrEnum):
    """The kinds of blurb; the first three are a config section's ``style``."""

    ITEM = "item"
    """A paragraph in the third person under a title."""
    MENTION = "mention"
    """One short paragraph without a title."""
    REPOSITORY = "repository"
    """One noun-phrase sentence without a subject."""
    TLDR = "tldr"
    """One sentence that says what is new."""


@dataclass(frozen=True, slots=True)
class Words:
    """A blurb's length in words: what to aim at, and what an editor would still keep."""

    low: int
    target: int
    high: int


@dataclass(frozen=True, slots=True)
class Style:
    """How a blurb should read: the newsletter's format, the section's shape, and the length."""

    format: Format
    shape: Shape
    bucket: Bucket
    words: Words
    sentences: int
    """At most so many sentences."""


class Summarizer(Protocol):
    """Writes blurbs; a story that it cannot serve gets a flag, never invented text."""

    name: str

    def write(self, stories: Sequence[Story], style: Style) -> list[Blurb]:
        """One blurb per story, in order.

        The offsets of :class:`newsletter.models.Evidence` count in :func:`source_text` of the
        story; an evidence entry's ``text`` is the sentence of the blurb that it supports, and a
        sentence made from several spans has an entry for each.
        """
        ...


@dataclass(frozen=True, slots=True)
class Part:
    """One field of one candidate, at its place in :func:`source_text`."""

    candidate: Candidate
    field: Literal["title", "description", "text"]
    text: str
    start: int


def source_parts(story: Story) -> list[Part]:
    """The title, description and text of the lead, then of the others; what is empty is left out.

    An unchanged repeat (a title that is the description again) is left out too.
    """
    parts: list[Part] = []
    at = 0
    for candidate in story.candidates:
        for field in _FIELDS:
            text = getattr(candidate, field).strip()
            if text and all(text != part.text for part in parts):
                parts.append(Part(candidate, field, text, at))
                at += len(text) + len(_BETWEEN)
    return parts


def source_text(story: Story) -> str:
    """The text that a story's blurb is written from and its evidence points into.

    The parts of :func:`source_parts`, a paragraph each: whatever a blurb may rightly say stands in
    it somewhere.
    """
    return _BETWEEN.join(part.text for part in source_parts(story))
