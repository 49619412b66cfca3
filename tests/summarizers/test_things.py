"""What names a thing."""

from __future__ import annotations

import pytest

from summarizers.things import is_phrase, own_words


@pytest.mark.parametrize(
    ("text", "whether"),
    [
        ("A parser for Welsh", True),
        ("A new kind of notes as a tree of verse", True),
        ("A parser for verse reads the lines.", False),
        ("Trees for Welsh", False),
    ],
)
def test_a_phrase_has_no_verb(text: str, whether: bool) -> None:
    assert is_phrase(text) is whether


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("old trees for Welsh", "old trees"),
        ("verse files adapted to Ink", "verse files"),
        ("small trees available in Welsh", "small trees"),
        ("drawing of trees", "drawing"),
        ("old trees", "old trees"),
    ],
)
def test_what_is_said_of_a_noun_is_none_of_its_own_words(text: str, words: str) -> None:
    assert own_words(text) == words
