"""Lists within a sentence: what announces one, and whether all of its members are still told."""

from __future__ import annotations

import re

from summarizers.patterns import any_of, pattern
from summarizers.signs import FIRST_POINT

_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "twofold": 2, "two-fold": 2, "threefold": 3, "three-fold": 3, "fourfold": 4, "four-fold": 4,
}  # fmt: skip
_COUNT = any_of(
    """two three four five six seven eight several following (?:two|three|four)-?fold"""
)
_COUNTED = pattern(rf"\b{_COUNT}(?: [\w-]+){{0,3}}(?:,? [\w-]+){{0,10}}$")
"""Announces as many things as come next."""
_INTRODUCED = re.compile(r":\s|\b(?:namely|viz\.),? ")
_LATER_POINTS = re.compile(r"; (?:and )?\((?:[2-9]|i[iv]+|v|[b-d])\) .*$", re.DOTALL)
_POINT = re.compile(r"(?<![\w.-])\(?(?:\d|[ivx]{1,3}|[a-h])\)(?= )")
_JOINT = re.compile(r"[,;] (?:and|or|as well as) ")
_FIRST = pattern(r"(?:first(?:ly)?|one(?: is)?|1\.),? ")
_SECOND = pattern(r"[;,.] (?:and )?(?:second(?:ly)?|finally|another|then|the other)\b")
_PROMISE = pattern(
    rf",? (?:through|via|with|by|using|from|along|across|on|over|based on) (?:the )?(?:\w+ly )?"
    rf"{_COUNT}(?: [\w-]+){{1,4}}\.$"
)
_NEEDS_BOTH = pattern(
    r"\b(?:(?:align|balanc|compar|combin|contrast|coupl|equip|exchang|integrat|interleav|merg|pair|"
    r"replac|substitut|swap|trad)(?:e?[ds]|e|ing)?|unif(?:y|ies|ying))\b[^,;:]*$"
)
"""Verbs that are nothing without their *with two stages*."""
_LEAST_LEFT = 5
_FINDINGS = any_of(
    """findings results observations insights conclusions advantages benefits reasons lessons
    contributions"""
)
"""What is told in whole sentences, as steps and parts need not be."""
_HEAD_OF_FIRST = pattern(
    rf"(?:we|our|the|this|these|there)\b[^:;.]*\b{_COUNT} (?:[\w-]+ )?"
    rf"(?:{_FINDINGS}\b[^:;.]*: first(?:ly)?,? |[\w-]+s\b[^:;.]*: first(?:ly)?,? (?=we\b))"
)

_MEMBER = any_of(
    """is are one approach aspect challenge class component contribution experiment finding half
    idea innovation insight level method model module part phase problem result setting stage step
    strategy study task type"""
)
_PLACES = {"first": 1, "initial": 1, "second": 2, "third": 3, "fourth": 4}
_IN_PLACE = pattern(
    rf"(?:(?:in|at|during|for) )?the (?P<place>{'|'.join(_PLACES)})(?:,| {_MEMBER}\b)"
)
_LATER = pattern(r"(?:second|third|fourth|fifth)(?:ly)?, ")


def points(text: str) -> int:
    """How many numbered points ``text`` holds: two in *(1) a parser and (2) a tagger*."""
    return len(_POINT.findall(text))


def breaks_a_list(tail: str, rest: str) -> bool:
    """Whether ``rest`` would announce or begin a list whose end goes with ``tail``."""
    return _is_the_list(tail, rest) or _ends_it(tail, rest) or _goes_on_with_it(tail, rest)


def _is_the_list(tail: str, rest: str) -> bool:
    """Whether the tail is the list that *in three ways* announces."""
    return tail.startswith(":") and _COUNTED.search(rest) is not None


def _ends_it(tail: str, rest: str) -> bool:
    """Whether the tail is the *and C* of *A, B, and C*, without which the list is broken."""
    return bool(re.match(r",? (?:and|or)\b(?! (?:we|they)\b)", tail)) and "," in rest


def _goes_on_with_it(tail: str, rest: str) -> bool:
    """Whether later members of a list that was announced stand in the tail."""
    announced = list(_INTRODUCED.finditer(rest))
    if not announced:
        return False
    told = rest[announced[-1].end() :]
    if _JOINT.search(told):
        return False
    counted = _COUNTED.search(rest[: announced[-1].start()]) is not None
    return bool(_JOINT.search(tail)) or ";" in tail or (counted and " and " not in told)


def place_in_series(text: str) -> int:
    """The place that ``text`` gives its subject: 2 for *The second stage reads*, mostly 0."""
    found = _IN_PLACE.match(text)
    return _PLACES[found["place"].lower()] if found else 0


def is_later_member(text: str) -> bool:
    """Whether ``text`` opens with *Second,* or the like."""
    return _LATER.match(text) is not None


def is_unfinished(text: str) -> bool:
    """Whether ``text`` announces more things than it tells, as in *two ways: (i) trees*."""
    head, colon, told = text.partition(": ")
    found = _COUNTED.search(head) if colon else None
    if found is None:
        return False
    if _FIRST.match(told) and not _SECOND.search(told):
        return True
    return 0 < points(told) < _NUMBERS.get(found[0].split()[0].lower(), 0)


def without_later_points(text: str) -> str:
    """``text`` up to the later points of a list whose first one is not in it.

    >>> without_later_points("It needs no tuning; (ii) we introduce a module.")
    'It needs no tuning.'
    """
    return text if FIRST_POINT.search(text) else _LATER_POINTS.sub(".", text)


def without_announcement(text: str) -> str:
    """The one thing told of a list that the next sentences go on with.

    >>> without_announcement("We report two findings: First, trees help.")
    'trees help.'
    """
    found = _HEAD_OF_FIRST.match(text)
    return text[found.end() :] if found and is_unfinished(text) else text


def without_promise(text: str) -> str:
    """``text`` without an ending that only announces a list, such as *through two upgrades*.

    >>> without_promise("We improve the old parser through two key upgrades.")
    'We improve the old parser.'
    """
    found = _PROMISE.search(text)
    if found is None:
        return text
    rest = text[: found.start()]
    if len(rest.split()) < _LEAST_LEFT or _NEEDS_BOTH.search(rest):
        return text
    return rest.rstrip(" ,") + "."
