"""*A* or *an*, by the sound that the next word begins with."""

from __future__ import annotations

import re

_LETTERS = re.compile(r"x(?=[A-Z])|[AEFHILMNORSX](?:[B-DF-HJ-NP-TV-Z\d]|oE\b|-|s?\b)|[AEIO][A-Z]")
"""Capitals said one by one: *an LLM*, *an MoE*; *a RAG pipeline* is read as a word."""
_VOWEL = re.compile(
    r"8|1[18]\b|[aio](?!n[ce]+\b)|e(?!u)|u(?!ni(?!n|mp)|s[aeu]|ti|bi|-)|hour|hon(?:est|or)|heir",
    re.IGNORECASE,
)


def article_for(word: str) -> str:
    """``a`` or ``an``, as it is said before ``word``."""
    acronym = re.match(r"x[A-Z]|[A-Z](?:[A-Z\d-]|oE\b|s?\b)", word) is not None
    return "an" if (_LETTERS if acronym else _VOWEL).match(word) else "a"
