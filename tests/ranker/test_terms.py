"""Which words a text is cut into."""

from __future__ import annotations

import pytest

from ranker.liked import Liked
from ranker.terms import is_subject, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Self-Supervised Rain", ["self-supervised", "rain"]),
        ("Self supervised Rain", ["self-supervised", "rain"]),
        ("Retrieval Augmented Rain", ["retrieval-augmented", "rain"]),
        ("Rain Based on Fog", ["rain", "based", "on", "fog"]),
        ("The self and rain", ["the", "self", "and", "rain"]),
        ("Based Rain", ["based", "rain"]),
        ("Café 7B", ["cafe", "7b"]),
    ],
)
def test_a_word_keeps_its_hyphen_and_a_half_goes_with_its_neighbour(
    text: str, words: list[str]
) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("term", "is_one"),
    [
        ("survey", False), ("technical report", False), ("scaling laws", True), ("rain", True),
        ("foundation", False), ("foundation models", True),
    ],
)  # fmt: skip
def test_what_every_title_may_say_is_no_subject(term: str, is_one: bool) -> None:
    assert is_subject(term) is is_one


def test_forms_of_one_word_are_one_subject() -> None:
    told = Liked({"agent": 6.0, "agentic": 22.0, "memory": 4.0}, {}).phrase(
        "Agentic Memory for an Agent"
    )
    assert told == "on “Agentic” and “Memory”, which research editors often pick"
