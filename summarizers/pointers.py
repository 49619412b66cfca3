"""What a sentence points back at: *these results*, *both stages*, *each dimension*.

A pointer is met where the thing has been named before: in the sentence itself or in one that is
printed before it. The check is by the words of the noun, so it is a likeness, not a proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from summarizers.openings import THE_WORKS
from summarizers.patterns import pattern
from summarizers.words import content_stems

_NUMBERED = (
    r"the (?:first|second|third|last)(?= (?:limitation|challenge|issue|problem|question|gap|"
    r"shortcoming|drawback)\b(?! (?:of|is|that|in|to)\b))"
)
_THAT = (
    r"^that(?= [\w-]+ (?:is|was|can|will|has|makes?|happens?)\b)"
    r"|(?:(?<=in )|(?<=by )|(?<=to )|(?<=with )|(?<=from ))that(?= [\w-]+(?:[.,;]|$))"
    r"|(?:for|in|with|on|at) (?:these|those) [\w-]+s that(?= [\w-]+ (?:is|was|happens)\b)"
)
"""*That*, where it can only point: *in that direction*, *for these trees that habit is right*."""
_POINTER = pattern(
    r"(?<![\w-])(?:each|every|all"
    rf"|{_THAT}|this|these|those|such(?! as\b)|both|neither|either|the (?:two|three|four|five|"
    rf"same|former|latter|above|aforementioned|resulting|remaining)|{_NUMBERED})"
    rf" (?!{THE_WORKS}\b|of\b|who\b|that\b|in\b|from\b|with\b)(?P<noun>(?:[\w-]+ ){{0,2}}[\w-]+)"
)
_PAIR = pattern(r"(?:both|either|neither) [^,;.]* (?:and|or|nor) ")
_COUNTING = pattern(
    r"(?:both|neither|either|the (?:two|three|four|five|former|latter|above|aforementioned)|"
    rf"{_NUMBERED}) "
)
_AS_MANY = pattern(r"(?:each|every|all|the same) ")


@dataclass(frozen=True, slots=True)
class Pointer:
    """One noun that a sentence points at, by the stems of its words."""

    stems: frozenset[str]
    loose: bool
    """Whether it may be meant at large: *each token* needs no token before it."""
    strict: bool
    """Whether it cannot be read without what it counts or follows: *both stages*."""


def pointers(text: str) -> tuple[Pointer, ...]:
    """What ``text`` points at and has not named itself before."""
    return tuple(_open_pointers(text))


def _open_pointers(text: str) -> Iterator[Pointer]:
    for match in _POINTER.finditer(text):
        if _PAIR.match(text, match.start()):
            continue
        stems = frozenset(content_stems(match["noun"]))
        if stems and not stems & set(content_stems(text[: match.start()])):
            yield Pointer(
                stems,
                loose=_AS_MANY.match(text, match.start()) is not None,
                strict=_COUNTING.match(text, match.start()) is not None,
            )


def unmet(pointer: Pointer, told: Set[str], untold: Set[str]) -> bool:
    """Whether ``told``, the stems printed before, lack what ``untold``, those before it, hold."""
    if pointer.stems & told:
        return False
    return not pointer.loose or bool(pointer.stems & untold)
