"""Numbers from outside."""

from __future__ import annotations

import pytest

from newsletter.numbers import MAX_COUNT, count_of, whole_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("0042", 42),
        ("9" * 5000, 10**15 - 1),
        ("", None),
        ("-1", None),
        ("1.5", None),
        ("²", None),
        ("٤", None),
        ("½", None),
        ("nan", None),
    ],
)
def test_a_whole_number_is_made_of_the_digits_0_to_9(text: str, number: int | None) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (7, 7),
        (0, 0),
        (MAX_COUNT, MAX_COUNT),
        (MAX_COUNT + 1, None),
        (-1, None),
        (True, None),
        (7.0, None),
        (float("nan"), None),
        ("7", None),
        (None, None),
    ],
)
def test_a_count_is_a_number_of_things(value: object, count: int | None) -> None:
    assert count_of(value) == count
