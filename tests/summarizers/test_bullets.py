"""A README's list told in one sentence."""

from __future__ import annotations

import pytest

from newsletter.models import Kind
from summarizers.bullets import told_lists
from summarizers.prose import prose_blocks


def told(text: str) -> list[str]:
    blocks = prose_blocks(text, Kind.REPOSITORY)
    return [sentence.text for sentence in told_lists(text, blocks).values()]


def listed(*entries: str) -> str:
    return "\n".join(f"- {entry}" for entry in entries)


@pytest.mark.parametrize(
    ("lead", "entries", "sentence"),
    [
        ("Lexa offers:", ["Sparse search", "A cache of trees."],
         "Lexa offers sparse search and a cache of trees."),
        ("Lexa offers the following features:", ["Sparse search", "Verse parsing in Welsh"],
         "Lexa offers sparse search and verse parsing in Welsh."),
        ("It reads old verse and trees, allowing you to:", ["Draw trees", "Search and print verse"],
         "It reads old verse and trees, allowing you to draw trees, and search and print verse."),
        ("Lexa is a small parser that provides two features:", ["Trees (in ink)", "Verse search"],
         "Lexa is a small parser that provides two features: trees and verse search."),
        # Of many, the first that fit in a sentence, and that there are more.
        ("Lexa provides:",
         ["Sparse search", "Tree drawing", "A verse cache", "Welsh recovery", "Ink"],
         "Lexa provides sparse search, tree drawing, a verse cache, Welsh recovery, and more."),
        ("Lexa includes:", ["Sparse search", "Tree drawing", "Fast", "It is small and reads verse"],
         "Lexa includes sparse search and tree drawing."),
        # What counts its entries needs them all; what has none that fit, or leads nowhere, is none.
        ("Lexa works in two stages:", ["Tree drawing", "Verse is read aloud"], None),
        ("Lexa provides:", ["Fast", "Multilingual", "Easy to use"], None),
        ("Lexa provides:", ["Run the parser", "Install the trees"], None),
        ("Please cite:", ["Tree drawing", "Verse search"], None),
    ],
)  # fmt: skip
def test_what_a_colon_announces_is_told(
    lead: str, entries: list[str], sentence: str | None
) -> None:
    text = f"Lexa is a parser of verse.\n\n{lead}\n\n{listed(*entries)}\n"

    assert told(text) == ([sentence] if sentence else [])


@pytest.mark.parametrize(
    ("heading", "entries", "sentence"),
    [
        ("Key Features", ["**Tree Search**: Finds any tree.", "[x] Unified Tree API - for verse"],
         "Features include tree search and a unified tree API."),
        ("✨ Features", ["Support for old verse", "Welsh/Cornish Verse Recovery", "100% Coverage"],
         "Features include support for old verse and Welsh/Cornish verse recovery."),
        ("Features", ["Scan recent trees", "Cut out long verses of Wales", "Four trees available",
                      "Task leaves", "Scan caching"],
         "Features include task leaves and scan caching."),
        ("New Features", ["Tree search", "Verse recovery"], None),
        ("Features", ["Various models", "Wide tasks", "Draws trees"], None),
        ("Members", ["Tree search", "Verse recovery"], None),
    ],
)  # fmt: skip
def test_what_stands_under_features_is_told(
    heading: str, entries: list[str], sentence: str | None
) -> None:
    text = f"# Lexa\n\nLexa is a parser of verse.\n\n## {heading}\n\n{listed(*entries)}\n"

    assert told(text) == ([sentence] if sentence else [])


def test_a_told_list_spans_what_it_tells() -> None:
    text = "Lexa offers:\n\n- Sparse search\n- Tree drawing\n"
    (sentence,) = told_lists(text, prose_blocks(text, Kind.REPOSITORY)).values()

    assert text[sentence.start : sentence.end] == text.strip()
