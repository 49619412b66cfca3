"""Names that a text coins, which a blurb must not use before it has told what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizers.acronyms import SHORT_FORM, WELL_KNOWN, definitions
from summarizers.words import content_stems

_COMPOUND = re.compile(
    r"(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z][\w-]*[A-Z0-9])[A-Z][\w-]{3,}(?![\w-])"
)
"""A name as works are named, ``VideoTPO``; all capitals are acronyms."""
_COINED = re.compile(
    r"\b(?:(?:named|called|dubbed|termed) [\"“]?(?=[A-Z])|(?:introduces?|proposes?|presents?|"
    r"releases?|develops?) (?=[A-Z][\w-]+(?:[,:.]| \(| to\b| which\b| that\b)))(?P<name>[\w-]+)"
)
_APPOSED = re.compile(
    r"\b(?:algorithm|architecture|approach|benchmark|dataset|framework|library|method|model|"
    r"optimi[sz]er|system|technique|tool), (?P<name>[A-Z][\w-]+)(?= \(|[.:]|, (?:which|that|to)\b)"
)
_BRACKETED = re.compile(rf"\((?P<name>{SHORT_FORM})\)")
_RULES = (_COINED, _APPOSED, _BRACKETED)


@dataclass(frozen=True, slots=True)
class Place:
    """What a reader of the whole text knows before one of its sentences."""

    text: str
    stems: frozenset[str]
    """Of all the words before."""


def names_of(sentences: Sequence[str], title: str) -> frozenset[str]:
    """The names in ``sentences`` that are not understood by themselves.

    A name in the title is known, and an acronym that is spelt out somewhere is spelt out again.
    """
    whole = " ".join(sentences)
    coined = (found["name"] for rule in _RULES for found in rule.finditer(whole))
    named = {n for n in (*_COMPOUND.findall(whole), *coined) if n not in title} - WELL_KNOWN
    return frozenset(named - definitions(whole).keys()) if named else frozenset()


def places_of(sentences: Sequence[str]) -> list[Place]:
    """What stands before each of ``sentences``."""
    places: list[Place] = []
    text, stems = "", frozenset[str]()
    for sentence in sentences:
        places.append(Place(text, stems))
        text = f"{text} {sentence}".strip()
        stems |= frozenset(content_stems(sentence))
    return places


def used_in(text: str, names: frozenset[str]) -> frozenset[str]:
    """Those of ``names`` that ``text`` uses."""
    return frozenset(
        name
        for name in names
        if name in text and re.search(rf"(?<![\w-]){re.escape(name)}(?!\w)", text)
    )
