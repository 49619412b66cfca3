"""Regular expressions out of word lists, so that a rule reads as the words it is about."""

from __future__ import annotations

import re


def any_of(words: str) -> str:
    """A group that matches any of ``words``, which are set apart by white space.

    An underscore stands for a space; everything else is a regular expression's own.
    """
    return "(?:" + "|".join(word.replace("_", " ") for word in words.split()) + ")"


def pattern(expression: str) -> re.Pattern[str]:
    """``expression`` compiled without regard to case."""
    return re.compile(expression, re.IGNORECASE)
