"""A sentence that announces a list keeps all of it, or none of the announcement."""

import pytest

from summarizers.lists import (
    breaks_a_list,
    is_unfinished,
    place_in_series,
    points,
    without_announcement,
    without_later_points,
    without_promise,
)
from summarizers.trims import SAFE, variants


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        # The second of two ways goes with the clause about the first.
        (
            (
                "We try two ways to grow a tree: from its seeds, which gives tall ones, and from "
                "cuts, which gives wide ones."
            ),
            "We try two ways to grow a tree: from its seeds.",
        ),
        (
            (
                "The map sorts parsers into three kinds: greedy ones, in which nothing is undone; "
                "patient ones, in which all is; and mixed ones."
            ),
            "The map sorts parsers into three kinds: greedy ones, in which nothing is undone.",
        ),
        (
            (
                "It reads in four stages: words, which are cut into letters; lines, then pages, "
                "and books."
            ),
            "It reads in four stages: words.",
        ),
        (
            "Lexa draws on older tools, namely a lexer, which cuts words, and a tagger.",
            "Lexa draws on older tools, namely a lexer.",
        ),
    ],
)
def test_a_list_is_not_cut_in_its_middle(text: str, broken: str) -> None:
    assert broken not in variants(text, SAFE)


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        (
            "We try two ways to grow a tree: from seeds, and from cuts, which takes less time.",
            "We try two ways to grow a tree: from seeds, and from cuts.",
        ),
        (
            "Lexa reads one kind of text: long letters, which few parsers can read at all.",
            "Lexa reads one kind of text: long letters.",
        ),
    ],
)
def test_what_follows_the_last_member_may_go(text: str, shorter: str) -> None:
    assert shorter in variants(text, SAFE)


def test_an_insert_within_a_longer_list_stays() -> None:
    text = "We present Lexa, which joins a lexer, a tagger, and a parser of long texts."
    assert "We present Lexa a tagger, and a parser of long texts." not in variants(text, SAFE)


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [
        ("We report three findings: First, trees help.", True),
        ("Our work is threefold: (i) a lexer; (ii) a tagger.", True),
        ("We name four rules: (1) cut; (2) sort; (3) wait.", True),
        ("We report two findings: First, trees help, and second, gates do not.", False),
        ("Our work is twofold: (i) a lexer; (ii) a tagger.", False),
        ("It has two parts: a lexer and a tagger.", False),
        ("It has one aim: speed.", False),
        ("It has two parts.", False),
    ],
)
def test_a_list_that_goes_on_in_the_next_sentence_is_unfinished(
    text: str, unfinished: bool
) -> None:
    assert is_unfinished(text) is unfinished


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("We report three findings on trees: First, oaks help.", "oaks help."),
        ("We report two findings: First, trees help; second, gates do not.", None),
        ("We report a finding: trees help.", None),
        ("We tackle them with three key ideas: First, we cut oaks.", "we cut oaks."),
        ("The parser works in two steps: first, a reading of the text.", None),
    ],
)
def test_the_first_of_a_list_is_told_without_its_announcement(text: str, rest: str | None) -> None:
    assert without_announcement(text) == (rest or text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (
            "We present a parser that improves on its elders, through two key upgrades.",
            "We present a parser that improves on its elders.",
        ),
        ("We cut words by three rules.", None),
        ("We solve it by replacing the old slow parser with two fast stages.", None),
        ("The parser consists of three parts.", None),
    ],
)
def test_an_ending_that_only_promises_a_list_is_cut(text: str, rest: str | None) -> None:
    assert without_promise(text) == (rest or text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The first is a lexer of long letters.", 1),
        ("In the second stage, a parser reads it.", 2),
        ("The third, a tagger, is old.", 3),
        ("The second author is a gardener.", 0),
        ("We read the second part.", 0),
    ],
)
def test_a_sentence_may_say_its_place_in_a_series(text: str, place: int) -> None:
    assert place_in_series(text) == place


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It needs no ink; (ii) we add a lexer; and (iii) we test it.", "It needs no ink."),
        ("We (i) draw trees; (ii) add a lexer.", "We (i) draw trees; (ii) add a lexer."),
        ("It needs no ink; the lexer (v2) is new.", "It needs no ink; the lexer (v2) is new."),
    ],
)
def test_the_later_points_of_a_list_go_where_its_first_is_not_told(text: str, kept: str) -> None:
    assert without_later_points(text) == kept


def test_a_version_number_in_brackets_is_no_point() -> None:
    assert points("We test (1) Lexa (based on Lex-3.5) and (2) an older parser (Lex-4) on it.") == 2


def test_a_tail_that_is_no_part_of_a_list_breaks_none() -> None:
    assert not breaks_a_list(", which is fast", "We train a small parser")
