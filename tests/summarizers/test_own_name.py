"""The name that a repository has of its own."""

from __future__ import annotations

import pytest

from summarizers.own_name import names_its_work, spelt_as_named


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("Tree Zoo grows trees.", "noor/tree-zoo", True),
        ("Our parser TreeZoo grows trees.", "noor/treezoo", True),
        ("This library grows trees.", "noor/tree-zoo", True),
        ("LexPress-X grows trees.", "noor/tree-zoo", True),
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
    assert (
        spelt_as_named("Tree-Zoo is it.", "Tree-Zoo is it.", "noor/tree-zoo") == "Tree-Zoo is it."
    )
