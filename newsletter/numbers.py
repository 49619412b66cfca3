"""Numbers from outside, before pydantic reads them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator


def not_boolean(value: object) -> object:
    """``value``, which is to be a number: pydantic would have ``true`` for 1."""
    if isinstance(value, bool):
        raise ValueError("must be a number, not true or false")
    return value


WholeNumber = Annotated[int, BeforeValidator(not_boolean)]
Number = Annotated[float, BeforeValidator(not_boolean)]
