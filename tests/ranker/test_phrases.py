"""Where an editor's phrases are found in a story's words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsletter.models import Story
from ranker.phrases import Wording
from tests.ranker.world import paper, repository


def wording(title: str, text: str = "") -> Wording:
    return Wording.of(Story(paper(1, title, text)))


@pytest.mark.parametrize(
    ("phrase", "title"),
    [
        ("low-resource languages", "Low Resource Languages at Last"),
        ("knowledge graph", "On KNOWLEDGE GRAPHS"),
        ("RAG", "When RAG Fails"),
        ("C++", "Writing C++ with Models"),
    ],
)
def test_a_phrase_is_said_in_any_case_hyphenated_or_in_the_plural(phrase: str, title: str) -> None:
    assert wording(title).says(phrase)


@pytest.mark.parametrize(
    ("phrase", "title"),
    [("RAG", "A Fragile Storage"), ("agents", "Agentic Models"), ("", "Anything"), (" ", "x  y")],
)
def test_a_part_of_a_word_is_not_the_word(phrase: str, title: str) -> None:
    assert not wording(title).says(phrase)


@pytest.mark.parametrize(
    ("phrase", "title"),
    [
        ("efficient inference", "Inference of Language Models Made Efficient"),
        ("quantisation", "Quantized Caches"),
        ("evaluation of agents", "Evaluating Web Agents"),
        ("tool use", "Which Tools Do Models Use?"),
    ],
)
def test_its_words_inflected_and_in_another_order_are_met_loosely(phrase: str, title: str) -> None:
    assert wording(title).says_loosely(phrase)
    assert not wording(title).says(phrase)


@pytest.mark.parametrize(
    ("phrase", "title"),
    [
        ("trading bot", "A Traditional Trade-off in Both Directions"),
        ("efficient inference", "Efficient Sorting in Time and Space, and Much Later Inference"),
        ("reasoning, agents and the use of tools", "Reasoning Agents Use Tools"),
        ("of the", "Of the Best"),
    ],
)
def test_words_far_apart_or_alike_or_too_many_are_not(phrase: str, title: str) -> None:
    assert not wording(title).says_loosely(phrase)


def test_a_word_deep_in_a_long_readme_does_not_say_what_it_is_about() -> None:
    readme = "A kit. " + "More on it. " * 300 + "Made with gardening in mind."

    assert not Wording.of(Story(repository("example/kit", "A kit", readme))).says("gardening")


def test_tags_and_every_candidate_of_the_story_count() -> None:
    code = replace(repository("example/kit", "A kit"), categories=("plant-care",))

    assert Wording.of(Story(paper(1, "Leaves"), (code,))).said(["plant care", "soil"]) == [
        "plant care"
    ]
