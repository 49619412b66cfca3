"""What is prose in a README or a post."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.models import Kind
from summarizers.prose import Form, prose_blocks


def prose(text: str, kind: Kind = Kind.REPOSITORY) -> list[str]:
    return [text[b.start : b.end] for b in prose_blocks(text, kind) if b.form is not Form.HEADING]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("# Lexa\n\nLexa is a parser.", ["Lexa is a parser."]),
        (
            "Lexa is a parser.\n```\ncode here\n```\nIt is fast.",
            ["Lexa is a parser.", "It is fast."],
        ),
        ("Lexa is a parser.\n\n## Installation\n\nRun this first.", ["Lexa is a parser."]),
        (
            "Lexa parses.\n\n## License\n\nMIT it is.\n\n## Why Lexa\n\nIt is fast.",
            ["Lexa parses.", "It is fast."],
        ),
        (
            "Lexa parses.\n\nQuick start\n\nRun it.\n\nWhat is Lexa?\n\nIt is fast.",
            ["Lexa parses.", "It is fast."],
        ),
        ("Lexa parses.\n\n## FAQ\n\nWhy Lexa?\n\nIt is fast.", ["Lexa parses."]),
        ("# Lexa\n\nAPI | FAQ | News\n\nLexa parses.", ["Lexa parses."]),
        ("- It is fast.\n- It is small.", ["It is fast.", "It is small."]),
        (
            "Lexa parses.\n\n## Lexa News 🔥\n\nWe met in Oslo.\n\n## About\n\nIt is fast.",
            ["Lexa parses.", "It is fast."],
        ),
        ("> It is quoted.", ["It is quoted."]),
        ("Lexa parses.\n\n> I like it a lot.", ["Lexa parses."]),
        (
            "Lexa parses.\n<!-- It is hidden.\nAll of it. -->\nIt is fast.",
            ["Lexa parses.", "It is fast."],
        ),
        (
            "Lexa parses.\n<details>\nIt is folded.\n</details>\nIt is fast.",
            ["Lexa parses.", "It is fast."],
        ),
        ("Contents\n\n1. Introduction\n\nLexa parses.", ["Lexa parses."]),
        ("Lexa is a parser\nthat was wrapped.", ["Lexa is a parser\nthat was wrapped."]),
        ("| a | b |\n|---|---|\nIt is fast.", ["It is fast."]),
        ("![logo](x.png)\nIt is fast.", ["It is fast."]),
        ("pip install lexa\nIt is fast.", ["It is fast."]),
        ("Lexa offers the following:\n- Trees.", ["Lexa offers the following:", "Trees."]),
        (
            "Build a Parser (From Scratch)\n\nLexa is the code of a book.",
            ["Lexa is the code of a book."],
        ),
        (
            "Lexa is a parser that was wrapped at some width here\nand goes on in the next line.",
            ["Lexa is a parser that was wrapped at some width here\nand goes on in the next line."],
        ),
    ],
)
def test_what_a_reader_would_read_is_kept(text: str, kept: list[str]) -> None:
    assert prose(text) == kept


LONG = "Lexa reads the old verse of many lands and keeps the trees of it in a small file. " * 2


def test_of_a_readme_that_says_enough_only_what_is_about_the_work_is_read() -> None:
    text = f"# Lexa\n\n{LONG}\n\n## Prompting\n\nIt asks.\n\n## Key features\n\nIt is fast."

    assert prose(text) == [LONG.strip(), "It is fast."]
    assert prose(text.replace(LONG, "Lexa parses.")) == ["Lexa parses.", "It asks.", "It is fast."]


def test_a_post_has_each_line_for_itself() -> None:
    long = "Lexa reads the old verse of many lands and keeps the trees of it"
    assert prose(f"{long}\nQuill writes.", Kind.POST) == [long, "Quill writes."]
    assert prose(f"{long}\nof it.", Kind.POST) == [f"{long}\nof it."]


def test_an_abstract_is_all_prose() -> None:
    text = "# 1 is a prime.\n- So they say."
    assert prose(text, Kind.PAPER) == [text]


@given(st.text(alphabet=st.sampled_from("ab .\n#-`>|*=1)!["), max_size=200))
def test_blocks_lie_in_the_text_in_order(text: str) -> None:
    at = 0
    for block in prose_blocks(text, Kind.POST):
        assert at <= block.start < block.end <= len(text)
        at = block.end


def test_a_command_of_a_thousand_slashes_is_read_at_once() -> None:
    line = "apt " + "/" * 1000 + " , and so on."

    assert prose(line) == [line]
