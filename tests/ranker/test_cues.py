"""What the plain features find in a title and a text."""

from __future__ import annotations

import re

import pytest

from ranker.cues import TEXT_CUES, TITLE_CUES, compiled, cue_features, cue_names
from ranker.repositories import SIGNS
from ranker.section_features import CUES, LINK_KINDS
from tests.ranker.world import paper


def found(title: str, text: str = "") -> set[str]:
    """The names of the cues of a paper that are 1."""
    (row,) = cue_features([paper(1, title, text)])
    cues = {f"title: {name}" for name in TITLE_CUES} | {f"text: {name}" for name in TEXT_CUES}
    return {name for name, value in zip(cue_names(), row, strict=True) if value == 1} & cues


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("A model of 7B parameters.", "model size"),
        ("A model of 1.7 billion parameters.", "model size"),
        ("It gains 45.3% over it.", "percentages"),
        (r"It gains 45.3 \% over it.", "percentages"),
        ("It is 2.5x faster.", "speed-up"),
        ("It is 3 × faster.", "speed-up"),
        ("For the First Time, it works.", "first"),
        ("OUR CODE IS ON GITHUB.COM/lab/code.", "GitHub link"),
    ],
)
def test_a_text_says_what_it_has_in_any_case(text: str, cue: str) -> None:
    assert f"text: {cue}" in found("A Title", text)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The GPT4B1 chip.", "model size"),
        ("All of the percentages.", "percentages"),
        ("A matrix of 3 xs.", "speed-up"),
        ("In the firstborn version.", "first"),
    ],
)
def test_what_only_looks_like_a_cue_is_none(text: str, cue: str) -> None:
    assert f"text: {cue}" not in found("A Title", text)


def test_a_shouting_title_is_read_as_any_other() -> None:
    title = "RAG-Bench: A Survey of Large Language Models"

    assert found(title) == found(title.upper()) >= {"title: named", "title: survey"}


def test_every_pattern_can_match_lower_cased_text() -> None:
    tables = (TITLE_CUES, TEXT_CUES, CUES, LINK_KINDS)
    patterns = [pattern for table in tables for pattern in table.values()]
    patterns += [sign.pattern.pattern for sign in SIGNS]

    for pattern in patterns:
        letters = re.sub(r"\\.", "", pattern)
        assert letters == letters.lower()


@pytest.mark.parametrize(
    ("cue", "text", "matches"),
    [
        (r"\bagents?\b|agentic", "two agents", True),
        (r"\bagents?\b|agentic", "reagents", False),
        (r"\bs?ervers?\b", "an erver", True),
        (r"\ba+b", "aab", True),
        (r"(?:\bart|gan)\b", "bart", False),
    ],
)
def test_a_compiled_cue_finds_what_the_cue_says(cue: str, text: str, matches: bool) -> None:
    assert bool(compiled(cue).search(text)) == bool(re.search(cue, text)) == matches
