"""Sentences told one after another: who is named, and what ties are cut."""

import pytest

from summarizers.actors import Subject
from summarizers.choice import Chosen
from summarizers.document import Passage
from summarizers.telling import tell


def chosen(*sentences: str, follows: tuple[int, ...] = ()) -> list[Chosen]:
    return [
        Chosen(Passage(text, 0, 0, i, False), text, i in follows)
        for i, text in enumerate(sentences)
    ]


def told(*sentences: str, follows: tuple[int, ...] = (), subject: Subject | None = None) -> str:
    return " ".join(tell(chosen(*sentences, follows=follows), subject=subject))


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
            ("We propose a parser.", "To test readers, we grow trees that they cut."),
            "The authors propose a parser. To test readers, they grow trees that they cut.",
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


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (Subject.AUTHORS, "The authors propose Lexa, a parser. They test it on trees."),
        (Subject.PAPER, "The paper proposes Lexa, a parser. The authors test it on trees."),
        (Subject.WORK, "Lexa is a parser. The authors test it on trees."),
    ],
)
def test_a_paper_may_open_with_another_subject_than_its_authors(
    subject: Subject, text: str
) -> None:
    assert told("We propose Lexa, a parser.", "We test it on trees.", subject=subject) == text


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("We design a parser.", "The authors design a parser."),
        ("We further design a parser.", "The authors design a parser."),
        ("We train a parser.", "The authors train a parser."),
        ("Lexa is a parser.", "Lexa is a parser."),
    ],
)
def test_what_papers_do_not_do_is_left_to_their_authors(text: str, opening: str) -> None:
    assert told(text, subject=Subject.PAPER) == opening


@pytest.mark.parametrize(
    ("third", "text"),
    [
        ("We find that tall trees help.", "Tall trees help."),
        ("We find that they help.", "The paper finds that they help."),
        ("We argue that trees help.", "The paper argues that trees help."),
        ("We discuss our method.", "The paper discusses the method."),
        ("We train on trees.", "They train on trees."),
    ],
)
def test_after_two_sentences_of_the_authors_another_subject_is_found(third: str, text: str) -> None:
    sentences = ("We grow trees.", "We cut them.", third)
    start = "The authors grow trees. They cut them."
    assert told(*sentences, subject=Subject.AUTHORS) == f"{start} {text}"
    assert told(*sentences).startswith(f"{start} They")
