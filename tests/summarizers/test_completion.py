"""A one-liner says what its paper is about, in its title's words where its sentence does not."""

import pytest

from summarizers.completion import completed

ABSTRACT = "Growing trees of short verse is hard. Robust tree parsing by pruning is our subject."


@pytest.mark.parametrize(
    ("sentence", "subject", "whole"),
    [
        (
            "This paper proposes Lexa, a graph.",
            "growing trees of short verse",
            "This paper proposes Lexa, a graph, growing trees of short verse.",
        ),
        (
            "This paper shows that graphs help.",
            "growing trees of short verse",
            "This paper shows that graphs help, in work on growing trees of short verse.",
        ),
        (
            "The authors introduce Lexa.",
            "robust tree parsing",
            "The authors introduce Lexa, for robust tree parsing.",
        ),
        (
            "The authors test Lexa.",
            "robust tree parsing",
            "The authors test Lexa, in work on robust tree parsing.",
        ),
        (
            "The authors test Lexa.",
            "a robust parser of short verse",
            "The authors test Lexa, in a robust parser of short verse.",
        ),
        (
            "This paper proposes a robust parser.",
            "robust parsers for trees of short verse",
            "This paper proposes a robust parser, for trees of short verse.",
        ),
        (
            "The report tests a graph.",
            "growing trees of short verse",
            "The report tests a graph, growing trees of short verse.",
        ),
        (
            "Graphs are everywhere.",
            "growing trees of short verse",
            "A paper on growing trees of short verse: Graphs are everywhere.",
        ),
        (
            "Graphs are everywhere.",
            "a survey of short verse",
            "A survey of short verse: Graphs are everywhere.",
        ),
    ],
)
def test_a_missing_subject_is_told(sentence: str, subject: str, whole: str) -> None:
    assert completed(sentence, subject, ABSTRACT) == whole


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("This paper proposes Lexa, which grows trees of verse.", "growing trees of short verse"),
        ("This paper proposes Lexa.", "an epic of nightingales"),
        ("This paper proposes Lexa.", ""),
        ("This paper asks: “Do graphs help?”", "growing trees of short verse"),
        (f"This paper proposes {'very ' * 33}old graphs.", "growing trees of short verse"),
    ],
)
def test_a_sentence_that_needs_no_more_stays_as_it_is(sentence: str, subject: str) -> None:
    assert completed(sentence, subject, ABSTRACT) == sentence
