from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.numerals import spelled_value
from summarizers.quantities import Bound, quantities, unsupported_quantity

SAME = [
    ("1.2M examples", "1,200,000 examples"),
    ("1.2 million examples", "1,200,000 examples"),
    ("1.2M examples", "1.2 million examples"),
    ("7 billion parameters", "7B parameters"),
    ("a 7B model", "models with 7B parameters"),
    ("10k steps", "10,000 steps"),
    ("1.5×10^3 steps", "1,500 steps"),
    ("10⁶ samples", "1,000,000 samples"),
    ("1e-4", "10⁻⁴"),
    ("3x faster", "3 times faster"),
    ("3× faster", "threefold faster"),
    ("twice as fast", "2x faster"),
    ("doubles throughput", "doubled throughput"),
    ("5 percent", "5%"),
    ("5 per cent", "5 %"),
    ("three data sets", "3 benchmark data sets"),
    ("twenty-five languages", "25 languages"),
    ("two hundred and fifty tasks", "250 different tasks"),
    ("a million pages", "1,000,000 pages"),
    ("half a million pages", "500,000 pages"),
    ("a dozen tasks", "12 tasks"),
    ("4-bit weights", "weights of 4 bits"),
    ("20 ms", "20 milliseconds"),
    ("5 s", "5 seconds"),
    ("a 2-stage method", "a two-stage method"),
    ("10% to 20%", "between 10 and 20%"),
    ("10-20% better", "10–20% better"),
    ("$5M", "5 million dollars"),
    ("half of the tokens", "50% of the tokens"),
    ("published in 2020", "Proceedings, 2020"),
    ("100 languages", "more than 100 languages"),
    ("up to 3x faster", "up to 3× faster"),
    ("86.50 points", "86.5 points"),
    ("-0.5", "−0.5"),
    ("thousands of pages", "thousands of web pages"),
    ("5 percentage points", "5 points"),
]
DIFFERENT = [
    ("5%", "6%", "not in the source"),
    ("5%", "5 points", "another unit"),
    ("3x faster", "3 models", "another unit"),
    ("1.3M examples", "1,200,000 examples", "not in the source"),
    ("7B", "7M", "not in the source"),
    ("20 ms", "20 s", "another unit"),
    ("24 hours", "24 days", "another unit"),
    ("5 languages and 12 tasks", "12 languages and 5 tasks", "counts something else"),
    ("3x faster", "up to 3x faster", "another limit"),
    ("at most 100 tokens", "100 tokens", "another limit"),
    ("more than 100 tokens", "at most 100 tokens", "another limit"),
    ("three tasks", "four tasks", "not in the source"),
    ("0.5", "-0.5", "not in the source"),
    ("$5M", "€5M", "another unit"),
    ("15%", "1.5%", "not in the source"),
    ("4", "GPT-4 and B2B", "not in the source"),
    ("thousands of pages", "2,000 pages", "not in the source"),
    ("version 3.8.8", "version 3.8.9", "not in the source"),
]


def faults(claim: str, source: str) -> list[str]:
    known = quantities(source)
    checked = (unsupported_quantity(one, known) for one in quantities(claim, claim=True))
    return [fault for fault in checked if fault]


@pytest.mark.parametrize(("claim", "source"), SAME)
def test_one_quantity_written_two_ways_is_found(claim: str, source: str) -> None:
    assert quantities(claim, claim=True)
    assert faults(claim, source) == []


@pytest.mark.parametrize(("claim", "source", "why"), DIFFERENT)
def test_another_quantity_is_not(claim: str, source: str, why: str) -> None:
    assert any(why in fault for fault in faults(claim, source))


@pytest.mark.parametrize("text", ["one of the first", "GPT-4o", "3D scenes", "the 2nd task", "no"])
def test_what_is_no_quantity_claims_nothing(text: str) -> None:
    assert quantities(text, claim=True) == []


def test_a_quantity_knows_its_place_and_its_limit() -> None:
    text = "It is up to 3.5x faster."

    (found,) = quantities(text)

    assert text[found.start : found.end] == found.text == "3.5x"
    assert found.bound is Bound.UPPER


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("zero", 0),
        ("ninety-nine", 99),
        ("one hundred and five", 105),
        ("two thousand three hundred", 2300),
        ("three million", 3_000_000),
        ("a hundred thousand", 100_000),
        ("half a billion", 500_000_000),
        ("two three", None),
        ("five twenty", None),
    ],
)
def test_number_words_have_their_value(words: str, value: int | None) -> None:
    assert spelled_value(words) == (None if value is None else Decimal(value))


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_a_number_is_found_exactly_where_it_is(claimed: int, held: int) -> None:
    fault = faults(f"It has {claimed:,} parts", f"There are {held} parts in it.")

    assert (fault == []) == (claimed == held)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    for found in quantities(text):
        assert 0 <= found.start < found.end <= len(text)
