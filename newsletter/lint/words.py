"""The words that a reader sees, counted."""

from __future__ import annotations

import re

from newsletter.markdown.plain import plain_words

_WORD = re.compile(r"\S*\w\S*")
_MAX_PARSED = 8000
"""No blurb is longer; the Markdown parser takes time quadratic in a run of brackets."""


def shown_words(markdown: str) -> str:
    """``markdown`` without marks and addresses, on one line; past 8,000 characters as it stands."""
    return plain_words(markdown[:_MAX_PARSED]) + markdown[_MAX_PARSED:]


def count_words(markdown: str) -> int:
    """How many words a reader sees."""
    return len(_WORD.findall(shown_words(markdown)))
