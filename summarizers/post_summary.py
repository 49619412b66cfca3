"""What a feed says of its post, as sentences: many are a phrase, or an invitation."""

from __future__ import annotations

import re

from summarizers.common_words import is_common
from summarizers.fragments import is_fragment
from summarizers.patterns import any_of, pattern
from summarizers.verbs import is_plain

_LABEL = re.compile(
    r"^(?:[A-Z&][\w&'’-]* (?:and )?){1,6}(?:News|Insights|Newsletter|Blog|Update|Podcast): (?=\S)"
)
"""What a feed puts before each of its summaries."""
_UNENDED = re.compile(r"[\w)\]\"”’%]$")
_CLAUSE = pattern(
    r"(?:(?:learn|see|explore|discover|read about|find out|here[’']s|a look at|this is) )?"
    r"(?P<clause>(?:how|why) (?!(?:not|much|many|do|does|did|can|is|are|it|they)\b)[^?]+|"
    r"what (?:we|i)(?:['’]ve| have)? (?:\w+ly )?[a-z]+(?:ed|nt) [^?]+)$"
)
"""How a summary says what its post explains, as part of a sentence or to the reader."""
_THING = pattern(
    r"(?:an? (?!few\b|lot\b|number\b)|"
    r"(?:(?:new|early|latest|first|preliminary|further|experimental) )?"
    r"(?:results|research|findings|experiments|lessons|notes|evidence)\b)"
)
"""How a phrase begins for what a post presents."""
_DEFINITE = pattern(r"(?:the|our|\w+ing) ")
_OF = r" (?:about|across|at|between|exploring|for|from|in|into|of|on|that|to|with)\b"
_ONE = pattern(
    r"(?:(?!an?\b)[\w-]+,? ){0,3}"
    + any_of(
        """approach case_study discussion exploration guide integration interview introduction
        lecture look overview partnership review session summary talk tutorial update
        walkthrough"""
    )
    + _OF
)
"""How a phrase begins for one thing that a post presents, and lacks its article."""
_SUBJECT = pattern(
    r"(?:the|our) (?!(?:\w+ )?(?:we|i)\b)(?:(?!that\b|which\b|who\b|when\b|where\b)[\w’'-]+,? ){2}|"
    r"(?![^,.;:]*\b(?:is|are|was|were)\b)[a-z]+ing (?!\w+ing\b)"
    r"(?![^.]*, (?:the|this|these|we|it|they|i|our)\b)[\w’'-]+ |"
    r"(?:(?:[\w-]+,? )(?:and )?){0,4}"
    + any_of(
        """access advice guidance guides ideas insights integrations interviews lessons methods
        notes open_problems (?:anti-)?patterns practices principles questions reflections stories
        techniques thoughts tips tools ways"""
    )
    + _OF
)
"""How a phrase begins for what a post is about."""
_NAMED = re.compile(r"(?P<name>[A-Z][\w.-]*(?: [A-Z\d][\w.-]*){0,2}): (?=(?:an? |the )[a-z])")
"""A name before what it is the name of."""
_INTRODUCING = pattern(r"(?P<verb>introduc|announc|releas)ing (?=\S+(?: \S+){3})")
_EXPLORE = pattern(r"(?:explore|discover|meet) (?=(?:an? |the |our |new |(?-i:[A-Z])))")
"""How a reader is told what there is to read of."""
_GOVERNED = pattern(
    r"\b(?:of|on|at|about|into|for|from) (?:how|why|what|when|where|whether)\b.*|"
    r"(?<=\w )(?:(?:of|on|for|from|by|in|to) [a-z]+ing|to [a-z]+) "
    r"(?!.*\b(?:is|are|was|were|has|have|can|will|makes?|helps?|shows?|leads?)\b).*"
)
"""A clause within a phrase, whose verb makes no sentence of it, and what an infinitive governs."""
_PREPOSITION = pattern(r"(?:about|at|between|for|from|in|into|of|on|to|with)\b")
_FIRST_WORD = re.compile(r"[A-Za-z][a-z’'-]*(?![\w’'-])")
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
        return f"This post explains {with_small_letter(clause['clause'])}"
    if introducing := _INTRODUCING.match(text):
        return f"We {introducing['verb'].lower()}e {text[introducing.end() :]}"
    if explore := _EXPLORE.match(text):
        return f"This post is about {text[explore.end() :]}"
    if says_nothing(text) or not is_phrase(text) or _is_order(text) or "?" in text:
        return text
    if named := _NAMED.match(text):
        return f"{named['name']} is {text[named.end() :]}"
    if _THING.match(text):
        return f"This post presents {with_small_letter(text)}"
    if _ONE.match(text) and not _DEFINITE.match(text):
        article = "an" if text[0] in "AEIOUaeiou" else "a"
        return f"This post presents {article} {with_small_letter(text)}"
    return f"This post is about {with_small_letter(text)}" if _SUBJECT.match(text) else text


def with_small_letter(text: str) -> str:
    """``text`` with a small letter, where its first word is no name."""
    word = _FIRST_WORD.match(text)
    common = word is not None and (len(word[0]) == 1 or is_common(word[0]))
    return text[0].lower() + text[1:] if common else text


def is_untold(text: str) -> bool:
    """Whether ``text`` is still no sentence, or one to the reader."""
    return says_nothing(text) or is_phrase(text)


def says_nothing(text: str) -> bool:
    """Whether ``text`` begins as a clause or an order does."""
    return _NO_STATEMENT.match(text) is not None


def is_phrase(text: str) -> bool:
    """Whether ``text`` has no verb of its own, though a clause within it may have one."""
    return is_fragment(_GOVERNED.sub("to", text))


def _is_order(text: str) -> bool:
    """Whether ``text`` begins with a verb that no preposition makes a noun: *Build trees*."""
    first, _, rest = text.partition(" ")
    return is_plain(first.lower()) and _PREPOSITION.match(rest) is None
