"""Numbers from outside, before pydantic reads them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

MAX_COUNT = 2**31 - 1
"""What an archive's columns hold; a larger number is a slip."""
_MOST_DIGITS = 15


def whole_number(text: str) -> int | None:
    """The number that ``text`` is in the digits 0 to 9; ``None`` when it is anything else.

    One of more digits than anybody means is as good as its first ones.
    """
    return int(text[:_MOST_DIGITS]) if text.isascii() and text.isdecimal() else None


def count_of(value: object) -> int | None:
    """``value`` out of JSON when it can be a count of something; ``None`` when it is none."""
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if 0 <= value <= MAX_COUNT else None


def not_boolean(value: object) -> object:
    """``value``, which is to be a number: pydantic would have ``true`` for 1."""
    if isinstance(value, bool):
        raise ValueError("must be a number, not true or false")
    return value


WholeNumber = Annotated[int, BeforeValidator(not_boolean)]
Number = Annotated[float, BeforeValidator(not_boolean)]
