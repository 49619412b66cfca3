"""A post's name: its title, which people wrote to be read, without what only hails it."""

from __future__ import annotations

import re

from summarizers.patterns import pattern
from summarizers.reports import stories_of
from summarizers.shortening import dangles, versions
from summarizers.work_names import is_odd

_MAX_WORDS, _MAX_TITLE = 10, 60
"""A title of no more words and characters stands whole, as the title line lets it."""
_LONG_WORDS, _LONG_TITLE = 16, 100
"""So does one of no more that has no name to be called by: a phrase cut out says too little."""
_LEAST_WORDS = 3
_HAILS = re.compile(
    r"^(?:(?:Introducing|Announcing|Presenting|Unveiling|Meet|Welcom(?:e|ing)(?: to)?|"
    r"Say [Hh]ello [Tt]o|Releasing):? (?=\S*[A-Z\d]|[\w-]+:)(?!(?:An?|The|Our)\b)|Q: )"
)
_PERSONAL = pattern(r"^(?:how|what|why|when|where) (?:we|i)\b|\b(?:our|my|we)\b")
"""A title in the first person, which another rule tells in the third."""
_OUR = pattern(r"\bour\b")
_COLON = re.compile(r": | [—–-] ")


def of_house(title: str, house: str) -> str:
    """``title`` with *Brook's* for *our*; without a first *Our* where no house is known.

    >>> of_house("Inside our approach to trees", "Brook")
    "Inside Brook's approach to trees"
    """
    if house:
        return _OUR.sub(f"{house}'s", title)
    return re.sub(r"^Our (\w)", lambda found: found[1].upper(), title)


def hailed(title: str) -> str:
    """What a title hails: *Lexa-2* for *Introducing Lexa-2*; else the title.

    >>> hailed("Meet Lexa: a parser of verse")
    'Lexa: a parser of verse'
    """
    found = _HAILS.match(title)
    return title[found.end() :] if found and len(title) > found.end() + 1 else title


def whole_title(title: str) -> str:
    """``title`` where it is short, or what stands before its colon; empty where neither can be."""
    if _is_personal(title):
        return ""
    return title.rstrip("!") if _fits(title) else _before_colon(title)


def long_title(title: str) -> str:
    """``title`` although it is long, or as much of it as fits; empty where it cannot stand."""
    if _is_personal(title):
        return ""
    if is_not_too_long(title):
        return title.rstrip("!")
    return "" if title.endswith("?") else _first_stories(title) or _cut(title)


def _is_personal(title: str) -> bool:
    """Whether it is in the first person; a question is everybody's."""
    return not title.endswith("?") and _PERSONAL.search(title) is not None


def has_odd_name(name: str) -> bool:
    """Whether a name before a colon is spelt as no plain word is, so that it needs no more.

    The number of a series does not count: *Diary #8* says nothing.
    """
    return "#" not in name and any(is_odd(word) for word in name.split())


def is_not_too_long(title: str) -> bool:
    """Whether a title can still stand whole where nothing shorter says enough."""
    return len(title.split()) <= _LONG_WORDS and len(title) <= _LONG_TITLE


def _before_colon(title: str) -> str:
    """Some words before a colon, which are not within brackets, or empty."""
    parts = [] if title.endswith("?") else _COLON.split(title, maxsplit=1)
    whole = len(parts) > 1 and parts[0].count("(") == parts[0].count(")")
    return parts[0] if whole and " " in parts[0] and _fits(parts[0]) else ""


def _first_stories(title: str) -> str:
    """As many stories of an issue as fit: *Lexa Reads Verse, Quill Goes Under, Trees Are Back*."""
    stories = stories_of(title)
    heads = (", ".join(stories[:count]) for count in range(len(stories), 0, -1))
    return next((head for head in heads if is_not_too_long(head)), "")


def _cut(title: str) -> str:
    cut = (v for v in versions(title) if title.startswith(v) and v != title and not dangles(v))
    return next((v for v in cut if _fits(v) and len(v.split()) >= _LEAST_WORDS), "")


def _fits(title: str) -> bool:
    return len(title.split()) <= _MAX_WORDS and len(title) <= _MAX_TITLE
