"""Words that tell what a text is about, and pairs of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise, zip_longest

from newsletter.function_words import FUNCTION_WORDS

NO_SUBJECTS = frozenset(
    "analysis approach approaches efficient exploring framework frameworks improving introducing "
    "learn learning method methods model models novel overview paper papers recent report reports "
    "review scaling simple study studies survey surveys system systems technical thinking tool "
    "tools tutorial work".split()
)
"""What many titles say and none is about; beside another word it may name a subject."""
_NONE_ALONE = NO_SUBJECTS | frozenset(
    "engineering foundation generation intelligence language large think understanding".split()
)
"""What names a subject only with another of these: *foundation models*."""

_SHORTEST = 3
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_BEGINNINGS = frozenset("self multi cross inter intra pre non semi".split())
_ENDINGS = frozenset("augmented based driven aware guided centric specific".split())
"""Halves of words that many write apart: *self supervised*, *retrieval augmented*."""


def words_of(text: str) -> list[str]:
    """The words of ``text`` in small letters without accents, each with its hyphens.

    What only goes with its neighbour is joined to it, as if the hyphen stood there.
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    found = _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))
    words: list[str] = []
    for word, following in zip_longest(found, found[1:], fillvalue=""):
        before = words[-1] if words else "of"
        is_ending = word in _ENDINGS and following not in FUNCTION_WORDS  # not *based on*
        if (is_ending or before in _BEGINNINGS) and not FUNCTION_WORDS & {before, word}:
            words[-1] += f"-{word}"
        else:
            words.append(word)
    return words


def blanked(words: Iterable[str]) -> list[str]:
    """``words`` (small letters) in their places, empty for common and short ones and numbers."""
    return [
        "" if len(word) < _SHORTEST or word.isdigit() or word in FUNCTION_WORDS else word
        for word in words
    ]


def terms(words: Sequence[str]) -> set[str]:
    """Each of ``words`` that is not empty, and each pair of neighbours that are not."""
    return {word for word in words if word} | {f"{a} {b}" for a, b in pairwise(words) if a and b}


def is_subject(term: str) -> bool:
    """Whether a word, or one of a pair, may be what a text is about."""
    words = term.split()
    return not (NO_SUBJECTS if len(words) > 1 else _NONE_ALONE).issuperset(words)
