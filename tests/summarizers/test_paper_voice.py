"""A paper's one-liner begins with what was done."""

import pytest

from summarizers.paper_voice import from_the_deed


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        (
            "Inspired by birds, we propose Lexa, a small parser of old songs.",
            "We propose Lexa, a small parser of old songs.",
        ),
        (
            "While trees are tall, often too tall, we show that graphs of verse stay small.",
            "We show that graphs of verse stay small.",
        ),
        (
            "Using bird songs, we build a parser that hears the rhythm of verse.",
            "We build a parser that hears the rhythm of verse.",
        ),
    ],
)
def test_the_clause_before_the_deed_is_left_out(text: str, deed: str) -> None:
    assert from_the_deed(text) == deed


@pytest.mark.parametrize(
    "text",
    [
        "We propose Lexa, and where trees are tall, we cut them down to size.",
        "For trees without leaves, we show that parsing takes no time at all.",
        "To parse old songs, we propose a new model.",
        "Inspired by how birds sing, we propose a parser that listens as closely as they do.",
        "Trees grow, and words with them, we propose to cut both of old and new verse.",
    ],
)
def test_a_clause_that_the_rest_needs_stays(text: str) -> None:
    assert from_the_deed(text) == text
