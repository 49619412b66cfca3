"""The one-liner's voice: *This paper proposes …*, as the summaries of reviewers begin."""

from __future__ import annotations

import re

from summarizers.patterns import any_of, pattern
from summarizers.voice import third_person, third_singular

_SAID_OF_PAPERS = any_of(
    """address analy[sz]e apply argue compare consider contribute demonstrate derive describe
    design develop discuss establish evaluate examine explore extend find formali[sz]e formulate
    identify illustrate improve introduce investigate offer present propose prove provide
    reveal review revisit show study suggest survey tackle test"""
)
_JOINED = any_of(
    """analy[sz]e apply argue compare demonstrate derive describe discuss establish evaluate examine
    explore find identify illustrate introduce investigate propose prove provide show suggest
    validate verify"""
)
_OPENING = pattern(
    rf"we (?P<adverbs>(?:\w+ly |also |first |then |further )*)(?P<verb>{_SAID_OF_PAPERS})\b"
)
_SECOND_VERB = pattern(rf"^(?P<and> and (?:\w+ly )?)(?P<verb>{_SAID_OF_PAPERS})\b")
_LATER_VERB = re.compile(
    rf"(?P<and>, and (?:\w+ly |also |then )?)(?P<verb>{_JOINED})\b"
    rf"|(?P<and_that> and (?:\w+ly |also )?)(?P<verb_that>{_JOINED})(?= (?:that|how)\b)"
)


def told_by_paper(text: str) -> str:
    """``text`` with the paper as its subject where *we* did what papers do; else with the authors.

    >>> told_by_paper("We propose a parser and show that it is fast.")
    'This paper proposes a parser and shows that it is fast.'
    """
    found = _OPENING.match(text)
    if found is None:
        return third_person(text).text
    rest = _SECOND_VERB.sub(_joined_verb, text[found.end() :])
    rest = _LATER_VERB.sub(_joined_verb, rest)
    rest = re.sub(r"\bour\b", "its", rest)
    told = f"This paper {third_singular(found['verb'].lower())}{rest}"
    return third_person(told, deictic=True).text


def _joined_verb(found: re.Match[str]) -> str:
    parts = [part for part in found.groups() if part is not None]
    return parts[0] + third_singular(parts[1])
