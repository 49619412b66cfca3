"""Sentences made fit to print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.cleaning import clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Parsers win [12].", "Parsers win."),
        ("Parsers win [1, 2–4] here.", "Parsers win here."),
        ("Parsers win (Lee et al., 2020).", "Parsers win."),
        ("Parsers win (Lee, 2019; Wu and Li, 2020).", "Parsers win."),
        ("Lee et al. (2020) win.", "Lee et al. (2020) win."),
        ("Scores rise (see below).", "Scores rise (see below)."),
        ("a spread [[40,8,6]] tree code", "a spread [[40,8,6]] tree code"),
        ("the codes [[ 3n^2, 2, n ]]", "the codes [[3n^2, 2, n]]"),
        ("a [9,4,3] tree code", "a [9,4,3] tree code"),
        ("along the [110] direction", "along the [110] direction"),
        ("It is W[1]-hard on [0,1].", "It is W[1]-hard on [0,1]."),
        ("a score in the range of [20,40]", "a score in the range of [20,40]"),
        ("Code is available at https://example.org/a.b.", "Code is available."),
        ("Code: https://example.org/x", "Code"),
        ("Lexa is a web application https://example.org/x.", "Lexa is a web application."),
        ("We keep a list available at https://example.org/x.", "We keep a list."),
        ("It is publicly available at https://example.org/x.", "It is publicly available."),
        ("The code is released at this https URL.", "The code is released."),
        ("See **bold** and *soft* and `code`.", "See bold and soft and code."),
        ("A [parser](https://example.org) wins.", "A parser wins."),
        ("A badge ![b](https://example.org/b.svg) here.", "A badge here."),
        ("It is <b>fast</b> &amp; small.", "It is fast & small."),
        ("Fast 🚀 parsers :rocket: win.", "Fast parsers win."),
        (r"A \emph{fast} parser of $O(n^2)$ time.", "A fast parser of O(n²) time."),
        ("They say ``parse'' often.", "They say “parse” often."),
        ("Wide   spaces\nand lines .", "Wide spaces and lines."),
        ("It is fast -- and small.", "It is fast — and small."),
        ("a graph - based parser", "a graph-based parser"),
        ("A parser - EEG in, trees out - is fast.", "A parser — EEG in, trees out — is fast."),
        (
            "Wide - BO - SWA is good for fine - tuning.",
            "Wide - BO - SWA is good for fine — tuning.",
        ),
        ("It turns x - y and 3 - 2 — or so — away.", "It turns x - y and 3 - 2 — or so — away."),
        ("It is \u202efast\u202c and sm\u200ball.", "It is fast and small."),
        ("It is fast&#8238; and <b>small</b>.", "It is fast and small."),
        ("with **M**odel-made **T**rees (**MT**)", "with Model-made Trees (MT)"),
        ("an LLM- assisted parser", "an LLM-assisted parser"),
        ("in three ways: (1)trees; (2)gates", "in three ways: (1) trees; (2) gates"),
        ("For 1,000 queries,the parser waits.", "For 1,000 queries, the parser waits."),
        (
            "Old trees are infeasible.To prune them, we wait.",
            "Old trees are infeasible. To prune them, we wait.",
        ),
        ("It calls verse.Tree and verse.to here.", "It calls verse.Tree and verse.to here."),
        (
            "Tree Policy Optimization(TPO) wins at f(X).",
            "Tree Policy Optimization (TPO) wins at f(X).",
        ),
        ("Ratio 3:1 at 10:30 is kept.", "Ratio 3:1 at 10:30 is kept."),
        ("Three points: 1) speed; and 2) size.", "Three points: (1) speed; and (2) size."),
        ("Use snake_case_names and 2*3*4.", "Use snake_case_names and 2*3*4."),
        ("An arrow A → B stays.", "An arrow A → B stays."),
        ("Its code base at https://example.org and docs.", "Its code base and docs."),
    ],
)
def test_marks_go_and_words_stay(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(max_size=200))
def test_any_text_becomes_one_line(text: str) -> None:
    cleaned = clean(text)
    assert "\n" not in cleaned
    assert cleaned == cleaned.strip()


def test_an_address_after_a_thousand_blanks_is_left_out_at_once() -> None:
    assert (
        clean("Code is" + " " * 1000 + "available at https://example.org/a.")
        == "Code is available."
    )
