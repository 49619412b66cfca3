"""The words that a reader sees.

A lint must end on whatever stands in a draft, so marks are taken off by bounded patterns: a
Markdown parser takes many seconds over a few thousand opening brackets.
"""

from __future__ import annotations

import re

from newsletter.links import INLINE_LINK

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKS = re.compile(
    r"(?<![\w\\])[*_`]{1,4}(?=\w)|(?<=[\w.,;:!?)”\"'])[*_`]{1,4}(?!\w)|^>[ \t]?", re.MULTILINE
)
_WORD = re.compile(r".*?\w")


def shown_words(markdown: str) -> str:
    """``markdown`` with links as their words, without images, marks of emphasis and escapes."""
    words = INLINE_LINK.sub(lambda match: "" if match[1] else match[2], markdown)
    return _ESCAPE.sub(r"\1", _MARKS.sub("", words)).strip()


def count_words(markdown: str) -> int:
    """How many words a reader sees."""
    return sum(bool(_WORD.match(part)) for part in shown_words(markdown).split())
