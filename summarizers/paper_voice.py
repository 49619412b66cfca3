"""The paper, or the work itself, as the subject where the source says *we*.

One-liners say *This paper proposes …*, as the summaries of reviewers begin. Of paragraphs some
open so, and some with *Lexa is a parser …*: items that all begin with *The authors* tire.
"""

from __future__ import annotations

from summarizers.agreement import SAID_OF_PAPERS, surely_joined
from summarizers.openings import capitalised
from summarizers.patterns import any_of, pattern
from summarizers.trims import is_adjunct
from summarizers.verbs import third_singular
from summarizers.voice import third_person

_OPENING = pattern(
    rf"we (?P<adverbs>(?:\w+ly |also |first |then |further )*)(?P<verb>{SAID_OF_PAPERS})\b"
)
_HERE = pattern(r",? in this (?:paper|work|study|article),?(?= |\.)")
_MAKE = any_of(
    """announce build contribute create design develop introduce open-source present propose release
    unveil"""
)
_WE_MAKE = rf"we (?:(?:\w+ly|also|first|then|here) )*{_MAKE}"
_NAMES = pattern(
    rf"{_WE_MAKE} "
    r"(?P<name>(?-i:[A-Z]|[a-z]{1,2}[A-Z])[^,;:()]{1,50}?(?: \([^(),]{2,60}\))?), (?=an? )"
)
"""*We introduce Lexa (Lean Parser), a …*: what the work is follows its name.

That it is *the first* or *the largest* is for its authors to say."""
_US = pattern(r"\b(?:we|our|ours|us|ourselves)\b")
_OUR = pattern(r"\bour\b(?P<own> own\b)?")
_WE_TOO = pattern(r",? (?:and|but|so|while) we\b")
"""A second main clause of the authors, who cannot be left out then."""
_CLAUSE_BEFORE_US = pattern(r"[^,;:]+(?:, [^,;:]+){0,2}, (?=we\b)")
_REASON = pattern(
    any_of(
        """although as based because besides building built contrary despite drawing driven guided
        in_addition in_order_to inspired instead motivated rather since though to towards? unlike
        while"""
    )
    + r"\b"
)
"""What begins a clause that tells why, and not of what alone the rest is true."""
_MAKING = pattern(rf"{_WE_MAKE}\b")
_TELLING_WORDS = 8
"""*We propose a new model* says nothing without its clause."""
_LOOKS_BACK = pattern(
    any_of("both former it its itself latter so such their them then these they this those")
    + r"(?![\w-])"
)


def from_the_deed(text: str) -> str:
    """``text`` from *we* on, where the clause before only tells why, or we make what follows.

    A one-liner begins with what is done. What the rest looks back to stays.

    >>> from_the_deed("Inspired by birds, we propose Lexa, a parser of songs.")
    'We propose Lexa, a parser of songs.'
    """
    found = _CLAUSE_BEFORE_US.match(text)
    if found is None:
        return text
    rest = text[found.end() :]
    if len(rest.split()) < _TELLING_WORDS or _LOOKS_BACK.search(rest):
        return text
    can_go = _REASON.match(text) or (is_adjunct(found[0]) and _MAKING.match(rest))
    return capitalised(rest) if can_go else text


def told_by_paper(text: str) -> str:
    """``text`` with the paper as its subject where *we* did what papers do; else with the authors.

    With the authors too where a later verb may be joined to the first or to another.

    >>> told_by_paper("We propose a parser and show that it is fast.")
    'This paper proposes a parser and shows that it is fast.'
    """
    told = as_paper(text)
    return third_person(text if told is None else told, deictic=told is not None).text


def as_paper(text: str, our: str = "its") -> str | None:
    """*We propose X and show Y* as *This paper proposes X and shows Y*, with ``our`` for *our*.

    ``None`` where papers do no such thing, or where a later verb may be the authors' or not.
    """
    found = None if _WE_TOO.search(text) else _OPENING.match(text)
    rest = None if found is None else surely_joined(_HERE.sub("", text[found.end() :]))
    if found is None or rest is None:
        return None
    rest = _OUR.sub(lambda own: f"its{own[1]}" if own[1] else our, rest)
    return f"This paper {third_singular(found['verb'].lower())}{rest}"


def as_work(text: str) -> str | None:
    """*We propose Lexa, a parser* as *Lexa is a parser*; ``None`` where no name is told so.

    >>> as_work("We propose Lexa (Lean Parser), a parser that skips dull clauses.")
    'Lexa (Lean Parser) is a parser that skips dull clauses.'
    """
    found = _NAMES.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    return None if _US.search(rest) or surely_joined(rest) != rest else f"{found['name']} is {rest}"
