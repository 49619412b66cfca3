"""A sentence about a work as the noun phrase that names it: *A benchmark for …*."""

from __future__ import annotations

import re

from summarizers.openings import capitalised

_MAKES = (
    "proposes?|presents?|introduces?|develops?|describes?|provides?|offers?|releases?|builds?|designs?|"
    "constructs?|contributes?|creates?|devises?|formulates?|unveils?"
)
_MAKING = re.compile(
    rf"(?:we|this (?:paper|work|study|article|report|repository|repo|project|package|library)|the (?:authors|paper|work|repository|repo))"
    rf"(?: (?:also|here|then|further|\w+ly))* (?:{_MAKES}) (?=(?:an?|the|several|two|three|new|novel|\w+)\b)",
    re.IGNORECASE,
)
_IS_A = re.compile(
    r"(?!(?:it|this|that|there|what|which|here|one|he|she|the (?:goal|aim|idea|problem|task|purpose|key|main)\b)[^,]*? is)"
    r"(?:(?:this|the) (?:repository|repo|project|package|library|tool) |[A-Z@][\w.+/-]*(?: [A-Z0-9][\w.+-]*){0,4}(?: \([^()]{1,80}\))? )(?:is|are) (?=(?:an?|the)\b)",
    re.IGNORECASE,
)
_NOT_AN_OBJECT = re.compile(
    r"(?:that|to|how|and|or|whether|why|it|them|us|for|in|on|by|with|here|our|its|their|this|these|results?|evidence)\b",
    re.I,
)
_NAMED_FIRST = re.compile(
    r"(?P<name>(?:the )?[A-Z][^,:;]{0,80}?)(?:, |: | — |, (?:which|that) is )(?P<rest>(?:an?|the(?: first)?|our|one of)\b.+)"
)
_NAME_THEN_CLAUSE = re.compile(
    r"[\"“]?[A-Z][\w.+-]*[\"”]?(?: \([^()]*\))?,? (?:that|which|to|for|by|in|with|where|as|on|using)\b"
)
_SECOND_CLAUSE = re.compile(
    r"(?:,|;| and) (?:and |which we |where we )?(?:we|show|demonstrate|evaluate|validate|apply|argue|find|prove|discuss|analy[sz]e|compare|investigate|derive|study|test|then|use|conduct|report|establish|verify|present|provide|propose|introduce|it (?:is|can))\b",
    re.I,
)


def noun_phrase(text: str) -> str | None:
    """*We propose a benchmark for X.* as *A benchmark for X.*; ``None`` where it does not fit.

    A work that is named and then described is its description: *We present Foo, a tool for X.*
    gives *A tool for X.*
    """
    found = _MAKING.match(text) or _IS_A.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    if _NOT_AN_OBJECT.match(rest) or _SECOND_CLAUSE.search(rest):
        return None
    named = _NAMED_FIRST.match(rest)
    if named is not None and not re.match(r"(?:an?|the) ", named["name"], re.I):
        rest = named["rest"]
    elif _NAME_THEN_CLAUSE.match(rest):
        return None
    return capitalised(rest)
