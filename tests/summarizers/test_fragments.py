"""What is a sentence, and what only a subtitle or an entry of a list."""

import pytest

from summarizers.fragments import is_fragment


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("A fast benchmark measuring how parsers read old verse.", True),
        ("Training small parsers to read old verse.", True),
        ("First-class support for trees, enabling parsers on phones.", True),
        ("New parsers of verse that support trees of every kind.", True),
        ("Scores for Lexa on a variety of old trees.", True),
        ("An early update on old trees.", True),
        ("Lexa reads old verse in one sitting.", False),
        ("Brook released Quill for trees.", False),
        ("Parsers often miss the last line.", False),
        ("The trees went on for miles.", False),
        ("A parser of verse can read trees.", False),
        ("There's a new parser of verse.", False),
        ("Choosing a tree is hard for parsers.", False),
    ],
)
def test_a_fragment_has_a_thing_or_a_doing_and_no_verb(text: str, is_one: bool) -> None:
    assert is_fragment(text) is is_one
