"""Who a blurb speaks of: *the authors*, or *Wolfson et al. (2020)*, or the paper, or its work."""

from __future__ import annotations

import re
from enum import StrEnum
from zlib import crc32

from newsletter.issue import Format
from newsletter.models import Candidate, Kind, Story
from summarizers.base import Shape, Style
from summarizers.voice import THE_AUTHORS, Actors

ONE_IN = 5
"""The NLP Newsletter names first authors in few of its items; so do we, by the story's id."""
_MIN_AUTHORS = 3
_FULL_NAME = re.compile(
    r"(?:[^\W\d_][\w.'’-]*\s){1,3}(?P<surname>[^\W\d_][^\W\d_'’-]+(?:-[^\W\d_]+)?)"
)


class Subject(StrEnum):
    """The subject of a blurb's first sentence, where that announces the work."""

    AUTHORS = "authors"
    PAPER = "paper"
    """*The paper introduces Lexa, a parser*."""
    WORK = "work"
    """*Lexa is a parser*."""


def subject_of(story: Story, style: Style) -> Subject:
    """The subject that ``story``'s blurb had better open with, so that not all open alike.

    It goes by the story's id: a blurb that is written again opens as it did.
    """
    if story.lead.kind is not Kind.PAPER or actors_of(story, style) != THE_AUTHORS:
        return Subject.AUTHORS
    return tuple(Subject)[crc32(story.id.encode()) // ONE_IN % len(Subject)]


def actors_of(story: Story, style: Style) -> Actors:
    """The actors for the first sentence of ``story``'s blurb."""
    lead = story.lead
    known = lead.kind is Kind.PAPER and lead.published and len(lead.authors) >= _MIN_AUTHORS
    usual = style.format is Format.NLP_NEWSLETTER and style.shape is Shape.ITEM
    if not known or not usual or crc32(story.id.encode()) % ONE_IN:
        return THE_AUTHORS
    return _cited(lead)


def _cited(paper: Candidate) -> Actors:
    """The first author's surname and the year, where the name is spelt so that it can be told."""
    name = _FULL_NAME.fullmatch(paper.authors[0].strip())
    if name is None or not name["surname"][0].isupper() or paper.published is None:
        return THE_AUTHORS
    return Actors(subject=f"{name['surname']} et al. ({paper.published.year})")
