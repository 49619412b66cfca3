"""What a page sets round a post, glued to its text by a feed that has the page in one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from summarizers.patterns import any_of, pattern
from summarizers.sentences import Sentence

_HEAD = 600
"""Characters of a text among which the top of its page stands."""
_TOP = re.compile(
    r"\bBack to (?:[A-Z][a-z]+|main|top)\b|\bUpdate on GitHub\b|\bUpvote \d|\bCopy link\b|"
    r"\b\d{1,2} min(?:ute)?s?(?: read|\b(?= [A-Z]))|\bShare (?:on|this)\b|\bTable of Contents\b"
)
_LONG = 300
"""A line of so many characters holds more than its page's top."""
_TITLES = any_of(
    """[Aa]cknowledge?ments? [Bb]ackground [Cc]onclusions? [Ii]ntroduction [Mm]otivation
    [Nn]ext_[Ss]teps? [Oo]verview [Rr]eferences [Rr]esources [Ss]ummary TL;?DR
    [Tt]able[_-]of[_-][Cc]ontents [Ww]hat['’]s_[Nn]ext [Ff]urther_[Rr]eading
    [Ll]imitations"""
)
_AFTER_TITLE = re.compile(rf"(?<!\w){_TITLES}(?! (?:of|for|to|and|the|a|is|are|us|me)\b)[:?.]? ")
_OPENS = any_of(
    """We(?:['’](?:re|ve))? This These It There Today Yesterday Recently In With If When While As
    Since To Over For Although After Following Many More Most Modern Existing Despite The An? Our
    Every You"""
)
_OPENING = re.compile(
    rf"(?<=[^\s,;:.—–-]) (?={_OPENS}(?:,? [a-z]|, [A-Z]| [A-Z]\w+,))"
    r"(?!(?:To|For|With|As|Over) \w+ [A-Z])"
)
"""Where a sentence opens with no stop before it, as it does after a title."""
_OPENER = re.compile(rf"{_OPENS}\b")
_PAGE = pattern(r"\b(?:upvote \d|update on github|back to articles)")
_LEFT = re.compile(r"(?<=\w) (?:How|What|Why|Getting|Using) [a-z]|\s\d{1,2}\.$")
"""A title, or the number of one, that is left in a sentence."""
_FIRST_WORDS, _TITLED = 10, 0.5
"""So many words, so many of them with capitals, begin with a title."""


def is_one_line(text: str) -> bool:
    """Whether ``text`` begins with the top of its page, in one line with what follows it."""
    top = _TOP.search(text, 0, _HEAD)
    if top is None:
        return False
    end = text.find("\n", top.start())
    return (len(text) if end < 0 else end) - text.rfind("\n", 0, top.start()) > _LONG


def without_titles(sentence: Sentence) -> Sentence:
    """``sentence`` from where it opens, without the titles that are glued before it.

    It is left empty where titles remain, and no place to open at is known.
    """
    at = max(_openings(sentence.text), default=0)
    text = sentence.text[at:]
    if (not at and _PAGE.search(text)) or _LEFT.search(text) or _begins_titled(text):
        return replace(sentence, text="", start=sentence.end)
    return replace(sentence, text=text, start=sentence.start + at)


def _openings(text: str) -> Iterator[int]:
    yield from (found.end() for found in _AFTER_TITLE.finditer(text))
    yield from (found.end() for found in _OPENING.finditer(text))


def _begins_titled(text: str) -> bool:
    capitals = sum(word[0].isupper() for word in text.split()[:_FIRST_WORDS])
    return capitals >= _TITLED * _FIRST_WORDS and _OPENER.match(text) is None
