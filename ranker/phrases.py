"""An editor's phrases in a story's words: as they stand, or loosely, inflected and in any order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations

from newsletter.models import Story

_BEGINNING = 2000
"""Characters of a text that say what it is about; a phrase deep in a long README says little."""
_MOST_WORDS = 3
"""Longer phrases are a list of things, and are met loosely by nothing."""
_APART = 4
"""How many words may stand between two of a phrase that is met loosely."""
_STEM = 5
"""Fewer letters say too little of a word: *trad* is traditional, too."""
_SMALL = frozenset("a an and for how in of on or the to what with".split())
_ENDING = re.compile(
    r"(?:abilit(?:y|ies)|ational|ations?|ically|[ae]nces?|[ae]nts?|enc(?:y|ies)|ings?|ed(?:ly)?|"
    r"ers?|ors?|ives?|it(?:y|ies)|ness|ments?|als?|ally|ies|es|s|e|y|ly|able|ions?|ic)$"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """What a story says it is about: title, description, tags, comment, and how its text begins."""

    text: str
    folded: str
    """In lower case, with *s* for *z*: British and American spelling are one."""

    @classmethod
    def of(cls, story: Story) -> Wording:
        """The wording of every candidate of ``story``."""
        text = " . ".join(
            part
            for c in story.candidates
            for part in (c.title, c.description, c.text[:_BEGINNING], *c.categories, c.comment)
            if part
        )
        return cls(text, _folded(text))

    def says(self, phrase: str) -> bool:
        """Whether ``phrase`` stands there as words, in any case, hyphenated or in the plural."""
        words = re.split(r"[\s-]+", phrase.strip())
        likely = all(_folded(word) in self.folded for word in words)
        return bool(phrase.strip()) and likely and bool(_strict(phrase).search(self.text))

    def says_loosely(self, phrase: str) -> bool:
        """Whether its words stand near each other, however inflected and in whatever order."""
        stems = _stems(phrase)
        return (
            0 < len(stems) <= _MOST_WORDS
            and all(stem in self.folded for stem in stems)
            and bool(_loose(stems).search(self.folded))
        )

    def said(self, phrases: Iterable[str]) -> list[str]:
        """Which of ``phrases`` it says."""
        return [phrase for phrase in phrases if self.says(phrase)]


@cache
def _strict(phrase: str) -> re.Pattern[str]:
    words = (re.escape(word) for word in re.split(r"[\s-]+", phrase.strip()))
    body = r"[\s-]+".join(words)
    return re.compile(rf"(?<!\w){body}s?(?!\w)", re.IGNORECASE)


@cache
def _loose(stems: Sequence[str]) -> re.Pattern[str]:
    between = rf"\W+(?:\w+\W+){{0,{_APART}}}?"
    words = (_inflected(stem) for stem in stems)
    orders = (between.join(order) for order in permutations(words))
    return re.compile(rf"(?<!\w)(?:{'|'.join(orders)})(?!\w)")


def _inflected(stem: str) -> str:
    """Any word that begins so; of a short stem only its own plain inflections."""
    return re.escape(stem) + (r"\w*" if len(stem) >= _STEM else "(?:e?s|e?d|ing)?")


@cache
def _stems(phrase: str) -> tuple[str, ...]:
    """The phrase's words without small ones and endings."""
    words = re.findall(r"\w+", _folded(phrase))
    return tuple(dict.fromkeys(_stem(word) for word in words if word not in _SMALL))


def _stem(word: str) -> str:
    """``word`` without its ending; what would leave too little stays whole."""
    ending = _ENDING.search(word)
    return word[: ending.start()] if ending and ending.start() >= _STEM else word


def _folded(text: str) -> str:
    return text.casefold().replace("z", "s")
