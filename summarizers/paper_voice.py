"""The one-liner's voice: *This paper proposes …*, as the summaries of reviewers begin."""

from __future__ import annotations

import re

from summarizers.agreement import SAID_OF_PAPERS, surely_joined
from summarizers.patterns import pattern
from summarizers.verbs import third_singular
from summarizers.voice import third_person

_OPENING = pattern(
    rf"we (?P<adverbs>(?:\w+ly |also |first |then |further )*)(?P<verb>{SAID_OF_PAPERS})\b"
)
_HERE = pattern(r",? in this (?:paper|work|study|article),?(?= |\.)")


def told_by_paper(text: str) -> str:
    """``text`` with the paper as its subject where *we* did what papers do; else with the authors.

    With the authors too where a later verb may be joined to the first or to another.

    >>> told_by_paper("We propose a parser and show that it is fast.")
    'This paper proposes a parser and shows that it is fast.'
    """
    found = _OPENING.match(text)
    joined = surely_joined(text[found.end() :]) if found else None
    if found is None or joined is None:
        return third_person(text).text
    rest = re.sub(r"\bour\b", "its", _HERE.sub("", joined))
    told = f"This paper {third_singular(found['verb'].lower())}{rest}"
    return third_person(told, deictic=True).text
