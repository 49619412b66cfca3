"""First person to third."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.paper_voice import told_by_paper
from summarizers.voice import Actors, has_first_person, third_person


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We propose a parser.", "The authors propose a parser."),
        ("We are first.", "The authors are first."),
        ("We propose X, and we test it.", "The authors propose X, and they test it."),
        ("Given text, we parse it.", "Given text, the authors parse it."),
        ("We've built a parser.", "The authors have built a parser."),
        ("We're done.", "The authors are done."),
        ("We show that our parser wins.", "The authors show that their parser wins."),
        ("Our method wins.", "The method wins."),
        ("It asks about our progress.", "It asks about the progress."),
        ("Our proposed method wins.", "The proposed method wins."),
        ("Our key insight is speed.", "The authors' key insight is speed."),
        ("Tests show that our parser wins.", "Tests show that the authors' parser wins."),
        ("Tests show that our method beats ours.", "Tests show that the method beats theirs."),
        ("This allows us to parse faster.", "This makes it possible to parse faster."),
        ("It helps us understand parsers.", "It helps understand parsers."),
        ("We ask ourselves why.", "The authors ask themselves why."),
        ("This paper proposes a parser.", "The paper proposes a parser."),
        ("I present a parser.", "The author presents a parser."),
        ("It is, to our knowledge, new.", "It is, to the authors' knowledge, new."),
        ("I have built what I wanted.", "The author has built what the author wanted."),
        ("It adds a test: We suggest trees.", "It adds a test: the authors suggest trees."),
        ("I then apply my parser.", "The author then applies the author's parser."),
        # What is no first person stays.
        ("US law and Type I errors.", "US law and Type I errors."),
        ("World War I ended.", "World War I ended."),
    ],
)
def test_first_person_becomes_third(text: str, told: str) -> None:
    assert third_person(text).text == told


def test_once_named_the_authors_are_they() -> None:
    assert third_person("We propose a parser.", named=True).text == "They propose a parser."
    assert third_person("Our idea is old.", named=True).text == "Their idea is old."


def test_once_introduced_what_is_theirs_is_known() -> None:
    assert third_person("Our sampler is fast.", introduced=True).text == "The sampler is fast."
    told = third_person("Our users are fast.", introduced=True).text
    assert told == "The authors' users are fast."


def test_a_sentence_says_whether_it_names_the_authors() -> None:
    assert third_person("We propose a parser.").named
    assert not third_person("Parsers are slow.").named


def test_other_actors_take_the_same_verbs() -> None:
    actors = Actors(subject="Lee et al. (2025)")
    assert third_person("We propose it.", actors=actors).text == "Lee et al. (2025) propose it."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We propose a parser.", "This paper proposes a parser."),
        ("We study X and show that it wins.", "This paper studies X and shows that it wins."),
        ("We propose and evaluate a parser.", "This paper proposes and evaluates a parser."),
        ("We propose X, and demonstrate it.", "This paper proposes X, and demonstrates it."),
        ("We introduce our parser.", "This paper introduces its parser."),
        ("We train a parser.", "The authors train a parser."),
        ("We use it to parse and compare.", "The authors use it to parse and compare."),
        ("Parsers are slow.", "Parsers are slow."),
    ],
)  # fmt: skip
def test_a_one_liner_lets_the_paper_speak(text: str, told: str) -> None:
    assert told_by_paper(text) == told


@pytest.mark.parametrize(
    "text", ["We win.", "It is ours.", "Tell us.", "So I think.", "It's my view.", "Let's go."]
)
def test_first_person_is_seen(text: str) -> None:
    assert has_first_person(text)


@pytest.mark.parametrize("text", ["The US wins.", "Type I error.", "Weights and hours.", "WE: x"])
def test_other_words_are_not_taken_for_it(text: str) -> None:
    assert not has_first_person(text)


_WORDS = st.sampled_from("we We our Our ours us ourselves I my me show model that , and is".split())


@given(st.lists(_WORDS, max_size=12).map(" ".join))
def test_no_plural_first_person_is_left(text: str) -> None:
    told = third_person(text).text.split()
    assert not {"we", "We", "our", "Our", "ours", "us", "ourselves"} & set(told)
