"""Sentences told one after another: who is named, and what ties are cut."""

import pytest

from summarizers.choice import Chosen
from summarizers.document import Passage
from summarizers.telling import tell


def chosen(*sentences: str, follows: tuple[int, ...] = ()) -> list[Chosen]:
    return [
        Chosen(Passage(text, 0, 0, i, False), text, i in follows)
        for i, text in enumerate(sentences)
    ]


def told(*sentences: str, follows: tuple[int, ...] = ()) -> str:
    return " ".join(tell(chosen(*sentences, follows=follows)))


@pytest.mark.parametrize(
    ("sentences", "text"),
    [
        (
            ("We propose a parser.", "We test it on trees."),
            "The authors propose a parser. They test it on trees.",
        ),
        (
            ("We propose a parser.", "On five trees, we test its speed."),
            "The authors propose a parser. On five trees, they test its speed.",
        ),
        (
            ("We propose a parser.", "It is fast.", "We test it."),
            "The authors propose a parser. It is fast. The authors test it.",
        ),
        (
            (
                "Inspired by older trees from the north, we propose a parser.",
                "Our sampler is fast.",
            ),
            (
                "Inspired by older trees from the north, the authors propose a parser. "
                "The sampler is fast."
            ),
        ),
        (
            ("We propose a parser.", "Users saved time.", "Our team of two is small."),
            "The authors propose a parser. Users saved time. The authors' team of two is small.",
        ),
        (("This survey also covers trees.",), "The survey covers trees."),
        (("It won the FoldThat! Lab with trees!",), "It won the FoldThat! Lab with trees."),
        (("The parser is then trained on trees.",), "The parser is trained on trees."),
        (("Oaks, in contrast, grow slowly.",), "Oaks grow slowly."),
        (("We went to ReadThis! Lab for a day!",), "The authors went to ReadThis! Lab for a day."),
    ],
)
def test_the_authors_are_named_once_and_go_on(sentences: tuple[str, ...], text: str) -> None:
    assert told(*sentences) == text


def test_a_sentence_in_its_place_keeps_its_ties() -> None:
    text = told("A tree is grown.", "The parser is then trained on it.", follows=(1,))
    assert text == "A tree is grown. The parser is then trained on it."


def test_a_tie_that_may_join_two_clauses_stays() -> None:
    text = (
        "Parsers of books have been slow on phones for as long as anybody can recall, however, "
        "trees are old."
    )
    assert told(text) == text
