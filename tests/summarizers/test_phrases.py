"""What a repository is, in a phrase."""

from __future__ import annotations

import pytest

from summarizers.phrases import in_a_phrase
from tests.summarizers.a_repository import document


@pytest.mark.parametrize(
    ("readme", "description", "phrase"),
    [
        ("# Lexa\n\nLexa is a parser.", "Small parsers for the old verse of Wales in Rust",
         "small parsers for the old verse of Wales in Rust"),
        ("# Lexa\n\nLexa is a parser for the old verse of Wales and Cornwall.", "Find verse",
         "A parser for the old verse of Wales and Cornwall."),
        ("# Lexa\n", "Find old verse in gardens and in woods, by day", (
         "finding old verse in gardens and in woods, by day")),
        # A list has the name already, however the README begins with it.
        ("# Lexa\n\nProgram Lexa is a parser for old verse.", "", "A parser for old verse."),
        ("# Lexa\n\nThe Lexa is a parser for old verse and shows trees.", "",
         "a parser for old verse and shows trees."),
        ("# Lexa\n", "", ""),
    ],
)  # fmt: skip
def test_a_list_of_repositories_has_it_in_a_phrase(
    readme: str, description: str, phrase: str
) -> None:
    found = in_a_phrase(document(readme, description), 8)
    assert (found[0] if found else "") == phrase
