"""What a sentence points back at: *these results*, *both stages*, *each dimension*.

A pointer is met where the thing has been named before: in the sentence itself or in one that is
printed before it. The check is by the words of the noun, so it is a likeness, not a proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from summarizers.openings import THE_WORKS
from summarizers.patterns import any_of, pattern
from summarizers.verbs import is_plain, plural_of
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

_OBJECT_IS_ELSEWHERE = pattern(
    r"(?!(?:to|we|the authors)\b)(?:(?:our|the|an?|this|each|every|both|its|their) )?"
    r"(?:(?!of\b|and\b)[\w-]+ ){1,3}?"
    r"(?:(?:never|always|also|then|only|still|now|often|(?:does|do|did) not|cannot|can|could|will|"
    r"may|[a-z]+ly) ){0,2}(?P<verb>[a-z]+) "
    r"(?:(?:only |almost |nearly )?(?:the )?"
    + any_of("whole rest most all half none each much some any parts? copies size")
    + r" of )?(?:it|them)\b(?![-'’]| (?:"
    + any_of(
        """is are was were has have had can could may might will would to that how when whether
        (?:(?:too|more|less|very)_)?[a-z]+(?:ble|ult|ant|ary|ful|ous|al|ive) clear hard(?:er)?
        eas(?:y|ier) cheap(?:er)? simpler? worth challenging also [a-z]+ly"""
    )
    + r")\b)"
)
"""A clause whose object is *it*, and whose only noun before that is its subject."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """One noun that a sentence points at, by the stems of its words."""

    stems: frozenset[str]
    loose: bool
    """Whether it may be meant at large: *each token* needs no token before it."""
    strict: bool
    """Whether it cannot be read without what it counts or follows: *both stages*."""


def takes_up(text: str) -> bool:
    """Whether what ``text`` does is done to what the sentence before it tells of.

    >>> [takes_up(text) for text in ("The pen never writes all of it.", "The pen makes it easy.")]
    [True, False]
    """
    found = _OBJECT_IS_ELSEWHERE.match(text)
    verb = found["verb"].lower() if found else ""
    return is_plain(verb) or plural_of(verb) is not None


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
