"""Whether a short text is English, by its script and its small words."""

from __future__ import annotations

import re
import unicodedata

from newsletter.function_words import FUNCTION_WORDS

_FOREIGN = frozenset(
    """aan als ao aos auch aus avec bei che com como con cette comme da dal dans das de dei del
    della den der des det di die dit du ein eine einem einen einer el en es est em et für
    gli het ich il im ist je la las le les los mais met mit não nicht niet och oder ou où
    par para pas per plus por pour qu que qui sich sie sind su sur sus también te um uma un
    una und une van ve vom von voor wie wird y zu zum zur är é å""".split()
)
"""Small words of the neighbours' languages that are no English words."""
_LATIN_SHARE = 0.8
_ENGLISH_SHARE = 0.1
_ENOUGH_WORDS = 12
_MANY_WORDS = 30
"""Fewer than these may have a single small word, where no letter and no word is foreign."""


def is_english(text: str) -> bool:
    """Whether ``text`` is written in English; a few words without a verb may be taken on trust."""
    letters = [character for character in text if character.isalpha()]
    if sum(map(_is_latin, letters)) < _LATIN_SHARE * len(letters):
        return False
    found = re.findall(r"[^\W\d_]+", text.lower())
    english = sum(word in FUNCTION_WORDS for word in found)
    foreign = sum(word in _FOREIGN for word in found)
    if foreign > english:
        return False
    sure = not foreign and english and text.isascii()
    return (
        len(found) < _ENOUGH_WORDS
        or (sure and len(found) < _MANY_WORDS)
        or english >= _ENGLISH_SHARE * len(found)
    )


def _is_latin(character: str) -> bool:
    return "LATIN" in unicodedata.name(character, "") or "GREEK" in unicodedata.name(character, "")
