"""How many there are of a thing, in words."""

from __future__ import annotations

_PLURALS = {"near miss": "near misses", "story": "stories"}


def counted(number: int, noun: str) -> str:
    """``number`` and its noun, as it is said.

    >>> counted(1, "issue"), counted(1200, "issue"), counted(2, "story")
    ('1 issue', '1,200 issues', '2 stories')
    """
    return f"{number:,} {noun if number == 1 else _PLURALS.get(noun, f'{noun}s')}"
