"""Who a blurb speaks of: *the authors*, or *Wolfson et al. (2020)*, or the paper, or its work.

In a post *we* are mostly the house whose site it stands on, and *I* is who signed it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from urllib.parse import urlsplit
from zlib import crc32

from newsletter.issue import Format
from newsletter.models import Candidate, Kind, Story
from summarizers.base import Shape, Style
from summarizers.patterns import any_of, pattern
from summarizers.signs import ONE_AUTHOR, QUOTED
from summarizers.voice import THE_AUTHORS, Actors

ONE_IN = 5
"""The NLP Newsletter names first authors in few of its items; so do we, by the story's id."""
_MIN_AUTHORS = 3
_FULL_NAME = re.compile(
    r"(?:[^\W\d_][\w.'’-]*\s){1,3}(?P<surname>[^\W\d_][^\W\d_'’-]+(?:-[^\W\d_]+)?)"
)
_NO_PERSON = pattern(
    r"\b"
    + any_of("ai blog bloggers contributors editors? guest labs? news research staff team the")
    + r"\b"
)
_SITE_WORDS = pattern(r"(?: (?:blog|news|newsroom|weblog|updates|changelog|research blog))+$")
_SHORTEST = 3
_TOGETHER = pattern(
    r"\(guest\)|\b(?:guest (?:post|blog|author)|Follow guest|upvote \d[^.]{0,400} guest|"
    r"(?:post|blog|article|piece) (?:is|was) (?:[\w-]+ ){0,4}"
    r"(?:collaboration|partner\w*|jointly|co-?(?:written|authored)))\b|"
    r"(?m:^)co-?(?:written|authored) (?:by|with)\b"
)
"""Others may be *we* too."""
_OUR_OWN = pattern(
    r"\bour (?:own |\w+ )?"
    + any_of(
        "users customers clients products? platform api teams? company employees engineers safety"
    )
    + r"\b"
)
"""What a house has, and the authors of an essay have not."""
_GIVING_OUT = pattern(
    r"\bwe(?:['’]re| are) (?:(?:now|also|today|excited|thrilled|happy|proud|pleased|delighted|glad|"
    r"to) )*(?:announc|launch|introduc|releas|expand|open-?sourc|publish|shar|roll)(?:e|ing)?\b"
)
"""What a house does, and the authors of a paper have done."""
_HEAD = 3000
_BEGINNING = 600
"""Characters in which one who writes alone says *I*; later on that may be a user or a model."""


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
    if lead.kind is Kind.POST and lead.text:
        return _of_post(lead)
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


def _of_post(post: Candidate) -> Actors:
    """The house for *we* and the one who signs for *I*, where either is sure."""
    signed = [name.strip() for name in post.authors if _is_person(name.strip())]
    single = signed[0] if len(signed) == 1 else THE_AUTHORS.single
    house = house_of(post)
    if not house:
        return Actors(single=single)
    return Actors(subject=house, possessive=f"{house}'s", single=single, are_one=True)


def _is_person(name: str) -> bool:
    full = _FULL_NAME.fullmatch(name)
    capitals = all(word[0].isupper() for word in name.split())
    return full is not None and capitals and not _NO_PERSON.search(name)


def house_of(post: Candidate) -> str:
    """The name of the house, as the feed is called, where the post speaks as it.

    It says *At Lexa, we …*, or stands unsigned on Lexa's own site, speaks of what is Lexa's, and
    does not begin with an *I*, whose *we* may be anybody's.
    """
    whole = _SITE_WORDS.sub("", post.source.strip())
    names = dict.fromkeys((whole, *whole.split()[:1]))
    fit = (name for name in names if len(name) >= _SHORTEST and name[0].isupper())
    by_others = any(not _NO_PERSON.search(author) for author in post.authors if author != whole)
    for name in fit:
        spelt = re.escape(name)
        if re.search(rf"\b(?:[Aa]t {spelt},? we|[Ww]e at {spelt})\b", post.text):
            return name
        one_wrote = by_others or ONE_AUTHOR.search(QUOTED.sub("", post.text[:_BEGINNING]))
        if not one_wrote and _is_site_of(name, post.url) and _is_of_one(name, post):
            return name
    return ""


def _is_of_one(name: str, post: Candidate) -> bool:
    """Whether no other house stands beside this one, and the post shows that it is a house's."""
    spelt = re.escape(name)
    beside = rf"\b(?:and|with|\+|&) (?:the )?{spelt}\b|\b{spelt} (?:and|\+|&) "
    if re.search(beside, post.title) or _TOGETHER.search(f"{post.title}\n{post.text[:_HEAD]}"):
        return False
    named = re.search(rf"\b{spelt}\b", post.text)
    return bool(named or _OUR_OWN.search(post.text) or _GIVING_OUT.search(post.text))


def _is_site_of(name: str, url: str) -> bool:
    """Whether ``url``'s host is called as ``name``: *Brook Labs* at ``brooklabs.example``."""
    labels = (urlsplit(url).hostname or "").split(".")
    squeezed = re.sub(r"\W", "", name).lower()
    return squeezed in (*labels, "".join(labels[-2:])) or all(
        word in labels for word in name.lower().split()
    )
