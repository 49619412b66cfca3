"""What a repository is, in a whole sentence."""

from __future__ import annotations

import pytest

from summarizers.definition import as_sentence, is_phrase, names_its_work, spelt_as_named


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("A curated list of trees.", "Lexa is a curated list of trees."),
        ("An agent that reads your verse.", "Lexa is an agent that reads your verse."),
        ("A small parser in Rust.", "Lexa is a small parser in Rust."),
        ("A 900-line parser trainer in C", "Lexa is a 900-line parser trainer in C"),
        ("Convert old verse into trees.", "Lexa converts old verse into trees."),
        ("Learn parsing", ""),
        ("Trees for Welsh.", ""),
        ("A tree can be cut ahead of time.", ""),
        ("A parser for verse reads the lines.", ""),
        ("A team of six parsed the verse of a bank.", ""),
        ("A guide is available.", ""),
    ],
)  # fmt: skip
def test_a_phrase_or_an_order_gets_its_subject(text: str, sentence: str) -> None:
    assert as_sentence(text, "Lexa") == sentence
    assert is_phrase(text) == sentence.startswith("Lexa is")


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
