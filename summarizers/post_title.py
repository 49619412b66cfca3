"""A post's name: its title, which people wrote to be read, without what only hails it."""

from __future__ import annotations

import re

from summarizers.patterns import pattern
from summarizers.shortening import dangles, versions
from summarizers.work_names import is_odd

_MAX_WORDS, _MAX_TITLE = 10, 60
"""A title of no more words and characters stands whole, as the title line lets it."""
_LEAST_WORDS = 3
_HAILS = re.compile(
    r"^(?:(?:Introducing|Announcing|Presenting|Unveiling|Meet|Welcom(?:e|ing)(?: to)?|"
    r"Say [Hh]ello [Tt]o|Releasing) (?=\S*[A-Z\d]|[\w-]+:)(?!(?:An?|The|Our)\b)|Q: )"
)
_PERSONAL = pattern(r"^(?:how|what|why|when|where) (?:we|i)\b|\b(?:our|my|we)\b")
"""A title in the first person, which another rule tells in the third."""
_COLON = re.compile(r": | [—–-] ")


def hailed(title: str) -> str:
    """What a title hails: *Lexa-2* for *Introducing Lexa-2*; else the title.

    >>> hailed("Meet Lexa: a parser of verse")
    'Lexa: a parser of verse'
    """
    found = _HAILS.match(title)
    return title[found.end() :] if found and len(title) > found.end() + 1 else title


def whole_title(title: str) -> str:
    """``title`` where it can stand as it is, or up to its colon's name; empty where it cannot."""
    if _PERSONAL.search(title):
        return ""
    if _fits(title):
        return title.rstrip("!")
    if title.endswith("?"):
        return ""
    parts = _COLON.split(title, maxsplit=1)
    if len(parts) > 1 and " " in parts[0] and _fits(parts[0]):
        return parts[0]
    cut = (v for v in versions(title) if title.startswith(v) and v != title and not dangles(v))
    return next((v for v in cut if _fits(v) and len(v.split()) >= _LEAST_WORDS), "")


def has_odd_name(name: str) -> bool:
    """Whether a name before a colon is spelt as no plain word is, so that it needs no more."""
    return any(is_odd(word) for word in name.split())


def _fits(title: str) -> bool:
    return len(title.split()) <= _MAX_WORDS and len(title) <= _MAX_TITLE
