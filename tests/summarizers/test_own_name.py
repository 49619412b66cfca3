"""The name that a repository has of its own."""

from __future__ import annotations

import pytest

from summarizers.own_name import named, names_its_work, spelt_as_named, without_name


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("Tree Zoo grows trees.", "noor/tree-zoo", True),
        ("Our parser TreeZoo grows trees.", "noor/treezoo", True),
        ("This library grows trees.", "noor/tree-zoo", True),
        ("LexPress-X grows trees.", "noor/tree-zoo", True),
        ("Tree grows tall.", "noor/tree-lm", True),
        ("Tree grows tall.", "noor/python-tree", True),
        ("This tree-library grows trees.", "noor/tree-zoo", True),
        ("Noor Tree Zoo grows trees.", "noor-labs/tree-zoo", True),
        ("Ada Tree Zoo grows trees.", "noor-labs/tree-zoo", False),
        ("LLMs are slow.", "noor/tree-zoo", False),
        ("Growing long trees is slow.", "noor/tree-zoo", False),
    ],
)
def test_a_sentence_about_its_work_opens_with_it(text: str, title: str, names: bool) -> None:
    assert names_its_work(text, title) is names


def test_a_name_keeps_its_small_letter() -> None:
    source = "tree-zoo grows trees."
    assert spelt_as_named("Tree-zoo grows trees.", source, "noor/tree-zoo") == source
    assert spelt_as_named("Trees grow.", "trees grow.", "noor/tree-zoo") == "Trees grow."
    assert spelt_as_named("Tree grows up.", "tree grows up.", "noor/tree-zoo") == "tree grows up."
    assert spelt_as_named("Tree zoo grows.", "tree zoo grows.", "noor/tree-x") == "Tree zoo grows."
    assert (
        spelt_as_named("Tree-Zoo is it.", "Tree-Zoo is it.", "noor/tree-zoo") == "Tree-Zoo is it."
    )


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("This library grows trees.", "Lexa grows trees."),
        ("This small tool grows trees.", "Lexa grows trees."),
        ("This mini-package grows trees.", "Lexa grows trees."),
        ("This repository holds trees.", "The Lexa repository holds trees."),
        ("The library grows trees.", "The library grows trees."),
    ],
)
def test_this_library_is_called_by_its_name(text: str, called: str) -> None:
    assert named(text, "Lexa") == called


def test_a_name_is_taken_off_with_what_it_stands_for() -> None:
    assert without_name("Lexa (Long Tree), read verse aloud", "noor/lexa") == "read verse aloud"
    assert without_name("Dear Lexa: a parser of verse", "noor/lexa") == "a parser of verse"
    assert without_name("Trees by Lexa, and verse of old", "noor/lexa").startswith("Trees")
