"""A sentence about a work as the noun phrase that names it: *A benchmark for …*."""

from __future__ import annotations

import re

from summarizers.openings import capitalised
from summarizers.patterns import any_of, pattern

_MAKES = any_of(
    """proposes? presents? introduces? develops? describes? provides? offers? releases? builds?
    designs? constructs? contributes? creates? devises? formulates? unveils? contains? includes?
    hosts? implements?"""
)
_MAKER = (
    r"(?:we|(?:this|the|our) (?:paper|work|study|article|report|repository|repo|project|package|"
    r"library)|the authors|here you (?:can|will) find)"
)
_MAKING = pattern(rf"{_MAKER}(?: (?:also|here|then|further|\w+ly))* {_MAKES} (?=\w)")
_IS = re.compile(
    r"(?:(?:[Tt]his|[Tt]he) (?:(?:[\w-]+ )?(?:repository|repo|project|package|library|tool|code) )?"
    r"|(?!it\b|this\b|that\b|there\b|what\b|which\b|here\b|one\b)[a-z][\w.+/-]* "
    r"|(?!It\b|This\b|That\b|There\b|What\b|Which\b|Here\b|One\b|He\b|She\b|The\b|A\b|An\b|Our\b)"
    r"[A-Z@][\w.+/-]*(?: (?:(?:of|for|and|in) )?[A-Z0-9][\w.+-]*){0,5}"
    r"(?: \([^()]{1,80}\)|, or [^,]{3,80},)? )(?:is|are) (?=(?:an?|the)\b)"
)
_NO_OBJECT = pattern(
    any_of(
        """that to how and or whether why it them us for in on by with here our its their this
        these results? evidence"""
    )
    + r"\b"
)
_GOODS = pattern(
    r"(?:the|our|all)(?: (?:the|our))? (?:[\w-]+ )?(?:code|weights|data|datasets?|models?|"
    r"checkpoints?|scripts?)\b(?! for\b)"
)
"""What comes with a work, which says nothing of what the work is."""
_NAMED_FIRST = re.compile(
    r"(?P<name>(?:the )?[A-Z][^,:;]{0,80}?)(?:, |: | — |, (?:which|that) is )"
    r"(?P<rest>(?:an?|the(?: first)?|one of)\b.+)"
)
_NAME_THEN_CLAUSE = re.compile(
    r"[\"“]?[A-Z][\w.+-]*[\"”]?(?: \([^()]*\))?,? "
    r"(?:that|which|to|for|by|in|with|where|as|on|using)\b"
)
_SECOND_CLAUSE = pattern(
    r"; (?:the|it|we|they) |(?:,|;| and) (?:and |which we |where we )?"
    + any_of(
        """we show demonstrate evaluate validate apply argue find prove discuss analy[sz]e compare
        investigate derive study test then use conduct report establish verify present provide
        propose introduce examine explore describe illustrate identify extend outline assess
        it_(?:is|can)"""
    )
    + r"\b"
)


def noun_phrase(text: str) -> str | None:
    """*We propose a benchmark for X.* as *A benchmark for X.*; ``None`` where it does not fit.

    A work that is named and then described is its description: *We present Foo, a tool for X.*
    gives *A tool for X.*
    """
    found = _MAKING.match(text) or _IS.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    if any(rule.match(rest) for rule in (_NO_OBJECT, _GOODS)) or _SECOND_CLAUSE.search(rest):
        return None
    named = _NAMED_FIRST.match(rest)
    if named is not None and not re.match(r"(?:an?|the) ", named["name"], re.IGNORECASE):
        rest = named["rest"]
    elif _NAME_THEN_CLAUSE.match(rest):
        return None
    return capitalised(rest)
