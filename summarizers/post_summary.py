"""The summary that a feed gives of its post, as sentences: many are a phrase, or an invitation."""

from __future__ import annotations

import re

from summarizers.fragments import is_fragment
from summarizers.patterns import pattern

_LABEL = re.compile(
    r"^(?:[A-Z&][\w&'’-]* (?:and )?){1,6}(?:News|Insights|Newsletter|Blog|Update|Podcast): (?=\S)"
)
"""What a feed puts before each of its summaries."""
_UNENDED = re.compile(r"[\w)\]\"”’%]$")
_CLAUSE = pattern(
    r"(?:(?:learn|see|explore|discover|read about|find out|here[’']s|a look at|this is) )?"
    r"(?P<clause>(?:how|why) (?!(?:to|not|much|many|do|does|did|can|is|are)\b)[^?]+)$"
)
"""How a summary says what its post explains, as part of a sentence or to the reader."""
_THING = pattern(
    r"(?:an? (?!few\b|lot\b|number\b)|"
    r"(?:(?:new|early|latest|first|preliminary|further|experimental) )?"
    r"(?:results|research|findings|experiments|lessons|notes|evidence)\b)"
)
"""How a phrase begins for what a post presents."""
_INTRODUCING = pattern(r"(?P<verb>introduc|announc|releas)ing (?=\S+(?: \S+){3})")
_GOVERNED = pattern(r"\b(?:of|on|at|about|into|for|from) (?:how|why|what|when|where|whether)\b.*")
"""A clause within a phrase, whose verb makes no sentence of it."""
_NO_STATEMENT = pattern(
    r"[^\w\s\"'“‘@#$]|(?:what|whether|which|how|why|where) |"
    r"(?:explore|learn|see|discover|meet|find out|watch|join|introducing|announcing) (?=\w)"
)
"""How a clause or an order begins, and text that a machine garbled."""


def told_summary(text: str) -> str:
    """One sentence of a summary, with the subject and the full stop that it lacks.

    >>> told_summary("How small parsers learn to read")
    'This post explains how small parsers learn to read.'
    """
    text = _LABEL.sub("", text)
    if not _UNENDED.search(text):
        return _told(text)
    told = _told(f"{text}.")
    # The last word of a title is no verb, though it may look like one.
    return text if told == f"{text}." and is_fragment(text.rpartition(" ")[0]) else told


def _told(text: str) -> str:
    if clause := _CLAUSE.match(text):
        return f"This post explains {clause['clause'][0].lower()}{clause['clause'][1:]}"
    if introducing := _INTRODUCING.match(text):
        return f"We {introducing['verb'].lower()}e {text[introducing.end() :]}"
    if _THING.match(text) and is_untold(text):
        return f"This post presents {text[0].lower()}{text[1:]}"
    return text


def is_untold(text: str) -> bool:
    """Whether ``text`` is still no sentence, or one to the reader."""
    return _NO_STATEMENT.match(text) is not None or is_fragment(_GOVERNED.sub("", text))
