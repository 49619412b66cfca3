"""Phrases cut where it does the least harm."""

from __future__ import annotations

import pytest

from summarizers.shortening import is_hollow, versions


@pytest.mark.parametrize(
    ("phrase", "short"),
    [
        ("a parser for old verse", "a parser for old verse"),
        ("a parser to read old verse", "a parser for reading old verse"),
        ("learning to read old verse", "learning to read old verse"),
        ("teaching parsers to read old verse", "teaching parsers to read old verse"),
        ("a framework for parsers to read verse", "a framework for parsers to read verse"),
        ("routing between a small and a large language model of old and new verse",
         "routing between a small and a large language model"),
        ("learning to write with the reader's own joy as the only reward for verse",
         "learning to write with the reader's own joy"),
        ("the style of verse from Homer to Dante", "the style of verse"),
        (
            "long poems by large language models in many old and new dialects today",
            "long poems by large language models",
        ),
        (
            "a dialect parser for the verse of old island towns using small sparse trees",
            "a dialect parser for the verse of old island towns",
        ),
        (
            "whether the parsers in all of these many towns read verse in dialects with ease",
            "",
        ),
        ("an efficient framework for the parsing of old verse that nobody reads any more",
         "an efficient framework for the parsing of old verse"),
    ],
)  # fmt: skip
def test_the_fullest_version_that_is_short_comes_first(phrase: str, short: str) -> None:
    assert next(versions(phrase), "") == short


@pytest.mark.parametrize(
    ("phrase", "hollow"),
    [
        ("an efficient framework", True),
        ("a new and efficient method", True),
        ("large language models", True),
        ("a study of best practices", True),
        ("the parser's guide", True),
        ("a parser-guided framework", False),
        ("a chemical tree parsing framework", False),
        ("small language models", False),
        ("old verse", False),
    ],
)
def test_a_kind_of_work_alone_is_hollow(phrase: str, hollow: bool) -> None:
    assert is_hollow(phrase) is hollow
