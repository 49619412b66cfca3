"""Plain text found again in what it was made from."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.latex import latex_to_text
from summarizers.alignment import Alignment


@pytest.mark.parametrize(
    ("raw", "piece", "found"),
    [
        ("We parse trees. They are long.", "They are long.", "They are long."),
        (r"We \emph{parse} trees. They are long.", "They are long.", "They are long."),
        (r"Old trees. \textit{Lexa} reads.", "Lexa reads.", r"\textit{Lexa} reads."),
        (r"It saves 40\% of time. It is free.", "It saves 40% of time.", r"It saves 40\% of time."),
        ("We cut it to $5^2$. Then we rest.", "Then we rest.", "Then we rest."),
        (r"A tree is $\alpha$. A bush is $\beta$.", "A bush is β.", r"A bush is $\beta$."),
        ("Trees &amp; bushes\n\nare long. We cut.", "Trees & bushes are long.",
         "Trees &amp; bushes\n\nare long."),
        (r"We use \'{e}cole trees. So it is.", "école trees.", r"\'{e}cole trees."),
        ("  Trees are long.  ", "Trees are long.", "Trees are long."),
        ("Trees (see $n_1$) are long. Cut.", "(see n₁) are", "(see $n_1$) are"),
    ],
)  # fmt: skip
def test_a_piece_is_found_again(raw: str, piece: str, found: str) -> None:
    plain = latex_to_text(raw)
    start = plain.index(piece)
    begin, end = Alignment(plain, raw).raw_span(start, start + len(piece))
    assert raw[begin:end] == found


@given(st.text("ab $\\{}_.&;é\n", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_span_is_always_one_of_the_raw_text(raw: str, start: int, length: int) -> None:
    plain = latex_to_text(raw)
    first = min(start, len(plain))
    begin, end = Alignment(plain, raw).raw_span(first, min(first + length, len(plain)))
    assert 0 <= begin <= end <= len(raw)


def test_the_same_word_over_and_over_takes_no_time() -> None:
    started = time.perf_counter()
    raw = "tree " * 50_000 + "$x$ " + "tree " * 50_000
    Alignment(raw.replace("$", ""), raw).raw_span(10, 400_000)
    assert time.perf_counter() - started < 5
