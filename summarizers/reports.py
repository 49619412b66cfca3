"""Titles that report what people do: *Lexa launches a parser*, which no phrase can tell."""

from __future__ import annotations

import re

from summarizers.patterns import any_of, pattern

_DOES = any_of(
    """acquires adds advances announces appoints backs brings buys commits cuts debuts donates
    expands faces hires hits introduces joins lands launches lets loads names opens plays
    posts raises ranks releases sells sets shows signs strikes sues unveils uses wins"""
)
_DO = any_of("acquire advance announce commit donate expand join land launch raise sign unveil")
_OBJECT = (
    r"(?!(?i:of|for|in|to|by|from|at|on|that|and|or|as|via|is|are|can|will)\b)"
    r"(?:an?\b|another|the\b|their|its|\$?\d[\w.,]*|[A-Z][\w.’'-]*|[a-z-]+(?: [a-z]+|$))"
)
_SOMEBODY = r"(?!(?:An?|The|How|Why|What|When|Where)\b)[A-Z](?:(?! (?i:that|which|who) )[^,:;])*?"
_MANNER = r"(?:(?i:[a-z]+ly) )?"
_ONE_DOES = re.compile(rf"{_SOMEBODY}(?:, [^,:;]+,)? {_MANNER}(?i:{_DOES}) {_OBJECT}")
_MANY_DO = re.compile(rf"{_SOMEBODY}(?: and [\w’'-]+|s) (?i:{_DO}) {_OBJECT}")
_COMES_ABOUT = pattern(
    r"[^,:;]+? (?:appointed to|named (?:an?|the|as)|to (?:join|acquire|become|launch|receive)|"
    r"(?:is|are) (?:donating|bringing|joining|launching|expanding)|ha(?:s|ve) \w+ed (?:an?|the)|"
    r"partners? (?:with|to)|launch(?:es)? to the) \w"
)
"""What has come about, or is about to."""
_STORIES = 3
"""How many stories make a list; two may be a pair of subjects."""


def stories_of(title: str) -> list[str]:
    """What ``title`` lists, which may be stories, where each is more than a word; else nothing."""
    stories = title.split(", ")
    return stories if len(stories) >= _STORIES and all(" " in one for one in stories) else []


def is_whole_issue(title: str) -> bool:
    """Whether ``title`` lists stories: *Lexa Reads Verse, Quill Sells Pens, Ink Is Dry*."""
    stories = stories_of(title)
    opens_small = any(story.split()[0].islower() for story in stories)
    return bool(stories) and not (opens_small or re.match(r"(?:and|or|&) ", stories[-1]))


def reports(title: str) -> bool:
    """Whether ``title`` is news of what somebody does.

    >>> reports("Lexa launches a parser"), reports("Launches of small parsers")
    (True, False)
    """
    return any(told.match(title) for told in (_ONE_DOES, _MANY_DO, _COMES_ABOUT))
