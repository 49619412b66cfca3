"""Superlatives and praise: *the best*, *the first*, *groundbreaking*, where the source has none.

A model that writes for a newsletter likes to praise. Such a word passes when the source has it,
or one that claims as much; words that only choose (*select the best of them*) are no praise.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarizers.patterns import any_of, pattern
from summarizers.words import fold

_NEVER = r"(?!)"
_CHOOSING = any_of(
    r"""select\w* cho\w+ find\w* search\w* pick\w* identif\w+ determin\w+ predict\w* learn\w*
    recommend\w* decid\w* see\w*"""
)
_COUNTED = any_of(
    r"""few two three four five half one is of and place time order
    (?:[\w-]+_)?(?:part|phase|stage|step|layer|round|author|token|word|sentence|pass)s?"""
)
_PRAISED = any_of(
    """accurate advanced ambitious capable competitive complete comprehensive detailed effective
    efficient extensive impressive innovative powerful precise promising reliable robust scalable
    significant sophisticated successful thorough versatile"""
)
_PRAISE = any_of(
    r"""unprecedented ground-?breaking revolution\w+ breakthroughs? game-chang\w+ unparall?eled
    unmatched unrivall?ed world-class flawless\w* outstanding\w* exceptional\w* remarkabl\w+
    impressive\w* amazing\w* stunning\w* incredibl\w+ seminal"""
)
_THE = any_of("the its their world's")
_SOTA = any_of("state[_-]of[_-]the[_-]arts? sota cutting[_-]edge")
_TOP = any_of(
    rf"""{_SOTA.replace(" ", "_")} (?<!the_)best the_best(?!_of\b) highest top(?!_of\b|-k\b)
    leading(?!_to\b) superior strongest optimal(?:ly)? winn\w+ rank\w*_first first_place
    (?:outperform|surpass|exceed|beat)\w*_(?:all|any|every|each|the_other)"""
)
_EARLIEST = any_of(
    r"""first(?:ly)? 1st initial pioneer\w* never no_(?:prior|previous|existing|other)
    (?:un|under)[_-]?(?:explored|studied|addressed|examined|investigated)"""
)
_LARGEST = any_of("largest biggest greatest")
_LEAST = any_of("smallest cheapest simplest smartest richest broadest")


@dataclass(frozen=True, slots=True)
class _Claim:
    """What in a sentence is a claim, but not after ``unless``; what in a source is as much."""

    said: str
    borne_out: str
    unless: str = _NEVER


_CLAIMS = tuple(
    (
        pattern(rf"(?P<unless>{claim.unless} )?\b(?P<said>{claim.said})"),
        pattern(rf"\b(?:{claim.borne_out})\b"),
    )
    for claim in (
        _Claim(rf"{_THE} (?:very )?best\b(?! practices?\b| of\b)", _TOP, unless=_CHOOSING),
        _Claim(rf"{_SOTA}\b", _TOP),
        _Claim(
            rf"the (?:very )?first\b(?!-| {_COUNTED}\b|.*\bsecond\b)",
            _EARLIEST,
        ),
        _Claim(r"the (?:only|sole)\b", "only|sole(?:ly)?|unique(?:ly)?|single|alone|none"),
        _Claim(rf"{_THE} most {_PRAISED}\b", rf"most|{_TOP}", unless=_CHOOSING),
        _Claim(rf"{_THE} (?:fastest|quickest)\b", "fastest|quickest|most efficient"),
        _Claim(rf"{_THE} {_LARGEST}\b", rf"{_LARGEST}|most (?:comprehensive|extensive)"),
        _Claim(rf"{_THE} (?:highest|strongest)\b", _TOP, unless=_CHOOSING),
        _Claim(rf"{_THE} {_LEAST}\b", rf"{_LEAST}|minimal|most"),
        _Claim(rf"{_PRAISE}\b", _PRAISE),
    )
)


def unsupported_superlatives(sentence: str, source: str) -> list[str]:
    """A phrase for each superlative of ``sentence`` that ``source`` does not bear out.

    >>> unsupported_superlatives("It is the best parser.", "We present a parser.")
    ['the source does not say “the best”']
    """
    said, held = fold(sentence), fold(source)
    return [
        f"the source does not say “{found['said']}”"
        for claim, borne_out in _CLAIMS
        for found in claim.finditer(said)
        if not found["unless"] and not borne_out.search(held)
    ]
