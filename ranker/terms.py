"""Words that tell what a text is about, and pairs of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from newsletter.function_words import FUNCTION_WORDS

_SHORTEST = 3


def blanked(words: Iterable[str]) -> list[str]:
    """``words`` (small letters) in their places, empty for common and short ones and numbers."""
    return [
        "" if len(word) < _SHORTEST or word.isdigit() or word in FUNCTION_WORDS else word
        for word in words
    ]


def terms(words: Sequence[str]) -> set[str]:
    """Each of ``words`` that is not empty, and each pair of neighbours that are not."""
    return {word for word in words if word} | {f"{a} {b}" for a, b in pairwise(words) if a and b}
