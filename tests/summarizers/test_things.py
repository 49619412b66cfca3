"""What names a thing."""

from __future__ import annotations

import pytest

from summarizers.things import is_phrase


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
