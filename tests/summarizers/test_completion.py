"""A one-liner says what its paper is about, in its title's words where its sentence does not."""

import pytest

from summarizers.completion import completed

ABSTRACT = "Growing trees of short verse is hard. Robust tree parsing by pruning is our subject."


LONG = (
    "This paper proposes a graph that finds the roots of old words, allowing readers of old and "
    "new texts to follow them with ease."
)


@pytest.mark.parametrize(
    ("sentence", "subject", "whole"),
    [
        (
            "This paper proposes Lexa, a graph.",
            "growing trees of short verse",
            "This paper proposes Lexa, a graph (growing trees of short verse).",
        ),
        (
            "The authors test Lexa.",
            "a robust parser of short verse",
            "The authors test Lexa (a robust parser of short verse).",
        ),
        (
            "Graphs are everywhere.",
            "growing trees of short verse",
            "Graphs are everywhere (growing trees of short verse).",
        ),
        (
            "This paper proposes a robust parser.",
            "robust parsers for trees of short verse",
            "This paper proposes a robust parser, for trees of short verse.",
        ),
    ],
)
def test_a_missing_subject_is_told(sentence: str, subject: str, whole: str) -> None:
    assert completed(sentence, subject, ABSTRACT) == whole


@pytest.mark.parametrize(
    ("subject", "whole"),
    [
        ("robust tree parsing", f"{LONG[:-1]} (robust tree parsing)."),
        (
            "robust tree parsing by the pruning of short verse",
            (
                "This paper proposes a graph that finds the roots of old words "
                "(robust tree parsing by the pruning of short verse)."
            ),
        ),
    ],
)
def test_a_sentence_makes_room_for_its_subject_where_both_are_long(
    subject: str, whole: str
) -> None:
    assert completed(LONG, subject, ABSTRACT) == whole


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
