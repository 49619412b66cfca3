"""Who did the work, as a blurb names them: *the authors*, now and then *Wolfson et al. (2020)*."""

from __future__ import annotations

import re
from zlib import crc32

from newsletter.issue import Format
from newsletter.models import Candidate, Kind, Story
from summarizers.base import Shape, Style
from summarizers.voice import Actors

ONE_IN = 5
"""The NLP Newsletter names first authors in few of its items; so do we, by the story's id."""
_MIN_AUTHORS = 3
_FULL_NAME = re.compile(
    r"(?:[^\W\d_][\w.'’-]*\s){1,3}(?P<surname>[^\W\d_][^\W\d_'’-]+(?:-[^\W\d_]+)?)"
)


def actors_of(story: Story, style: Style) -> Actors:
    """The actors for the first sentence of ``story``'s blurb."""
    lead = story.lead
    known = lead.kind is Kind.PAPER and lead.published and len(lead.authors) >= _MIN_AUTHORS
    usual = style.format is Format.NLP_NEWSLETTER and style.shape is Shape.ITEM
    if not known or not usual or crc32(story.id.encode()) % ONE_IN:
        return Actors()
    return _cited(lead)


def _cited(paper: Candidate) -> Actors:
    """The first author's surname and the year, where the name is spelt so that it can be told."""
    name = _FULL_NAME.fullmatch(paper.authors[0].strip())
    if name is None or not name["surname"][0].isupper() or paper.published is None:
        return Actors()
    return Actors(subject=f"{name['surname']} et al. ({paper.published.year})")
