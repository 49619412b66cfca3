"""What a text tells somebody to do, or says that something does, with a name for its subject.

*Turn verse into trees*, and *Supports trees in Welsh*, as descriptions and the lines of READMEs say
what a work does without naming it.
"""

from __future__ import annotations

import re

from summarizers.common_words import is_common
from summarizers.patterns import any_of, pattern
from summarizers.verbs import (
    NO_NOUNS,
    ORDERS,
    VERBS,
    gerund,
    is_plain,
    is_singular,
    third_singular,
)

_RELATIVE = pattern(r"\b(?:that|which|who|whose|where|when|so|how|what|because|if)\b")
_SAYS = pattern(
    r"\b(?:is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|do|does|did|"
    r"let['’]?s|enables|allows|provides)\b|\b(?!(?:across|as|plus|towards|versus|this|these|less)\b)"
    r"(?:(?-i:[A-Z]?[a-z]+(?:s|ed))|came|cost|found|gave|got|lost|made|ran|saw|took|went|won) "
    r"(?:the|an?|its|your|all(?! over)|each|every|both|it|them|you|\d+(?![\dx%]))\b"
)
"""The verb of a whole sentence."""
_DOES = pattern(
    any_of(
        """analy[sz]e annotate call compress convert deploy detect distill draw evaluate
        export extract generate index monitor parse predict render route search serve simulate
        summarize synthesize track transcribe transform translate turn visualize"""
    )
    + "$"
)
"""What a reader is told to do that the thing itself does; with others, it only helps."""
_ORDER = re.compile(
    r"(?:(?P<manner>[A-Z]?[a-z]+ly) )?(?P<verb>[A-Z]?[a-z-]+)(?P<more>,| and\b)? (?=[\w\"“])"
)
_SEVERAL = re.compile(r"(?P<verbs>\w+(?:, \w+)*),? and (?P<last>[a-z]+) ")
_COORDINATED = pattern(r"(?:, (?:[\w-]+, )*)?(?:and|or) (?P<verb>[a-z-]+) ")
_SECOND = pattern(r" and (?P<verb>[a-z-]+) (?:with|it|them|your|the)\b")
_OBJECT = pattern(r"(?:the|an?|any|all|every|your|each) ")
PUSHED = pattern(
    r"go (?!to\b|from\b|beyond\b|through\b)|open(?:[- ]source|(?= deep| machine| large))\b|"
    r"clean code\b|supports? (?:of|for)\b|push notifications?\b|test suite\b|search engine\b|"
    r"build system\b|like\b|"
    r"(?:search|test|build|track|index|monitor|export|extract)s? (?:of|for|in|with)\b|"
    r"(?:search|test|track|index|monitor|export|extract)s? and\b"
)
"""What is a noun, though it opens with what may be an order."""
SPEAKS = pattern(r"\b(?:we|our|i|my)\b|[?!]")
_COMPARES = pattern(rf"{SPEAKS.pattern}|(?<!% )(?<!\band )\b(?:less|more)\b(?! than \d)")
SLOGAN = pattern(rf"{_COMPARES.pattern}|\b(?:you|your)\b")
"""What speaks to somebody rather than describes."""
_LEARNED = frozenset("discover explore learn master study understand".split())
"""What a reader does and no thing helps with in so many words: it is for that."""
_ORDERED = frozenset(
    """associate automate browse chat collect connect create decrypt diff download grab host
    manage organize read schedule scrape send spawn stream supercharge sync upload""".split()
)
"""What tells somebody to do something, with anything behind it."""
_IDLE = frozenset("be go have let say start".split())
_STARTED = pattern(r"get (?:going|ready|rid|started|up)\b")
"""What nobody needs a tool for."""
SUBJECTLESS = pattern(
    r"(?:provides|offers|implements|contains|includes|supports|enables|allows|lets|makes|helps|"
    r"brings|gives|turns|combines|extends|converts|generates|wraps|simplifies|automates|"
    r"creates|manages|exposes|integrates|displays) (?=\w)|"
    r"(?:comes|works|runs|ships) (?:with|on|in|as|out)\b"
)
_DOES_TO = pattern(r"(?P<verb>[a-z]+s) (?:the|an?|any|all|every|your|each) ")
"""A sentence whose subject is the heading above it, by its verb, and by what that does it to."""


def has_verb(text: str) -> bool:
    """Whether ``text`` has a verb of its own, and not only one of a relative clause."""
    matrix = text[: relative.start()] if (relative := _RELATIVE.search(text)) else text
    return _SAYS.search(matrix) is not None


def says_what_it_does(text: str) -> bool:
    """Whether ``text`` has a verb for a heading's thing: *Measures the height of trees*."""
    found = _DOES_TO.match(text)
    return found is not None and is_singular(found["verb"].lower())


def as_deed(text: str, name: str) -> str:
    """``text`` with ``name`` as its subject, where it tells what to do or is done; else empty.

    >>> as_deed("Turn verse into trees", "Lexa"), as_deed("Write and print verse", "Lexa")
    ('Lexa turns verse into trees', 'Lexa helps write and print verse')
    """
    if SUBJECTLESS.match(text) or says_what_it_does(text):
        return f"{name} {text[:1].lower()}{text[1:]}"
    order = order_in(text)
    if order is None or has_verb(text) or ";" in text or _COMPARES.search(text):
        return ""
    verb = order["verb"].lower()
    if verb in _IDLE or _STARTED.match(text):
        return ""
    if verb in _LEARNED:
        deed = done(text)
        return f"{name} is for {deed[:1].lower()}{deed[1:]}" if deed else ""
    if _DOES.match(verb) and not (order["manner"] or order["more"] or _is_coordinated(text)):
        return f"{name} {third_singular(verb)} {text[order.end() :]}"
    return f"{name} helps {text[:1].lower()}{text[1:]}"


def order_in(text: str) -> re.Match[str] | None:
    """The verb that ``text`` opens with, where it tells somebody to do something."""
    found = _ORDER.match(text)
    if found is None:
        return None
    verb = found["verb"].lower()
    told = is_plain(verb) and _OBJECT.match(text, found.end())
    tells = (
        told
        or verb in _ORDERED
        or verb in NO_NOUNS | ORDERS
        or _DOES.match(verb)
        or _is_coordinated(text)
    )
    tells = tells and (verb in _ORDERED or is_common(verb))
    return found if tells and not PUSHED.match(text) else None


def _is_coordinated(text: str) -> bool:
    """Whether a second order follows: *Train new trees and cut them*."""
    first = text.split(" ")[0].strip(",").lower()
    second = _COORDINATED.search(text)
    return bool(second and is_plain(first) and is_plain(second["verb"].lower()))


def done(text: str) -> str | None:
    """An order as what is done: *Turning verse into trees* for *Turn verse into trees*."""
    several = _SEVERAL.match(text)
    if several and _is_coordinated(text):
        verbs = [gerund(verb.lower()) for verb in re.findall(r"\w+", several["verbs"])]
        return f"{', '.join(verbs)} and {gerund(several['last'])} {text[several.end() :]}"
    order = order_in(text)
    second = _SECOND.search(text)
    goes_on = second is not None and second["verb"].lower() in VERBS
    if order is None or order["more"] or goes_on or _is_coordinated(text):
        return None
    manner = f"{order['manner']} " if order["manner"] else ""
    return f"{manner}{gerund(order['verb'].lower())} {text[order.end() :]}"
