"""First person to third."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.paper_voice import as_paper, as_work, told_by_paper
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
        ("We'd rather wait.", "The authors would rather wait."),
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
        # A plural's verb, where the source has slipped.
        (
            "We uses trees, and we also trains them.",
            "The authors use trees, and they also train them.",
        ),
        # What is no first person stays.
        ("US law and Type I errors.", "US law and Type I errors."),
        ("World War I ended.", "World War I ended."),
    ],
)
def test_first_person_becomes_third(text: str, told: str) -> None:
    assert third_person(text).text == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I became sure of it.", "The author became sure of it."),
        ("I just wanted a parser.", "The author just wanted a parser."),
        ("I broke it and fell back to trees.", "The author broke it and fell back to trees."),
        ("I still use it.", "The author still uses it."),
        ("I need trees.", "The author needs trees."),
        ("I rely on trees.", "The author relies on trees."),
        (
            "I never used it, and I don't miss it.",
            "The author never used it, and the author doesn't miss it.",
        ),
        ("I didn't test it.", "The author didn't test it."),
        ("I, however, often find bugs.", "The author, however, often finds bugs."),
        ("I've drawn what I'm after.", "The author has drawn what the author is after."),
        ("I'd built one.", "The author had built one."),
        ("I'd build one.", "The author would build one."),
        ("Last week I tried to serve it.", "Last week the author tried to serve it."),
        ("In tree-2 small I could not find it.", "In tree-2 small the author could not find it."),
        (
            "Then I ran it, though I only looked once.",
            "Then the author ran it, though the author only looked once.",
        ),
        ("On Tuesday I measured it.", "On Tuesday the author measured it."),
        ("Trees, I argue, are small.", "Trees, the author argues, are small."),
        (
            "I grow a tree and show that it is small.",
            "The author grows a tree and shows that it is small.",
        ),
        ("I grow, prune, and rank the trees.", "The author grows, prunes, and ranks the trees."),
        (
            "I say that a tree is small and propose a saw.",
            "The author says that a tree is small and proposes a saw.",
        ),
        (
            "I grow a tree to size, obtain leaves that last, and describe the rest.",
            "The author grows a tree to size, obtains leaves that last, and describes the rest.",
        ),
        (
            "I say that trees are small and need a saw.",
            "The author says that trees are small and need a saw.",
        ),
        (
            "I grow it to prune and rank the trees.",
            "The author grows it to prune and rank the trees.",
        ),
    ],
)
def test_one_authors_verb_takes_the_form_that_goes_with_it(text: str, told: str) -> None:
    assert third_person(text).text == told
    assert not has_first_person(told)


@pytest.mark.parametrize(
    "text",
    [
        # Past or present, or no verb that is known.
        "I put it on a shelf.",
        "I kwyjibo the trees.",
        "I'd put it there.",
        # Joined to which verb?
        "I argue that trees fruit and propose a saw.",
        # Not alone, not the author, or not only they.
        "My students and I grow a tree.",
        "It says “I grow” often.",
        'It says "I don\'t grow" often.',
        "Which tree should I grow?",
        "He is taller than I.",
        "I propose that we grow trees.",
    ],
)
def test_an_i_that_cannot_be_told_is_left_and_seen(text: str) -> None:
    assert has_first_person(third_person(text).text)


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
        ("We present and implement a parser.", "This paper presents and implements a parser."),
        ("We offer a view of trees and conduct a test.",
         "This paper offers a view of trees and conducts a test."),
        ("We introduce Lexa, an open, open-source parser.",
         "This paper introduces Lexa, an open, open-source parser."),
        ("We train a parser.", "The authors train a parser."),
        ("We use it to parse and compare.", "The authors use it to parse and compare."),
        ("Parsers are slow.", "Parsers are slow."),
        (
            "We describe a loom and perform two tests on wool and see that it holds.",
            "This paper describes a loom and performs two tests on wool and sees that it holds.",
        ),
        (
            "We study two looms, and use them to weave what is sound and complete.",
            "This paper studies two looms, and uses them to weave what is sound and complete.",
        ),
        # Whose verb *have* is cannot be told, so all keep the authors' number.
        (
            "We introduce a loom for yarns, where threads lie on a line and have knots.",
            "The authors introduce a loom for yarns, where threads lie on a line and have knots.",
        ),
        ("We present in this paper a parser.", "This paper presents a parser."),
    ],
)  # fmt: skip
def test_a_one_liner_lets_the_paper_speak(text: str, told: str) -> None:
    assert told_by_paper(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We propose Lexa, a parser.", "Lexa is a parser."),
        ("We introduce Lexa Tree (LT), an old parser.", "Lexa Tree (LT) is an old parser."),
        ("We release xLex, a parser of oaks.", "xLex is a parser of oaks."),
        ("We release xLex, the first parser of oaks.", None),
        ("We propose Lexa, a parser, and show that it wins.", None),
        ("We propose Lexa, a parser of our trees.", None),
        ("We propose Lexa, which parses.", None),
        ("We propose two things, a parser and a tagger.", None),
        ("We propose parsing, a way to read.", None),
        ("We test Lexa, a parser.", None),
    ],
)  # fmt: skip
def test_a_work_speaks_for_itself(text: str, told: str | None) -> None:
    assert as_work(text) == told


def test_the_paper_leaves_to_its_authors_what_they_say_beside_it() -> None:
    assert as_paper("We propose a parser, and we test it.") is None
    assert as_paper("We propose our own parser of our trees.", "the") == (
        "This paper proposes its own parser of the trees."
    )


@pytest.mark.parametrize(
    "text",
    [
        "We win.",
        "It is ours.",
        "Tell us.",
        "So I think.",
        "It's my view.",
        "Let's go.",
        "Last week I tried it.",
        "In GPT-2 small I looked.",
        "The parser that I built wins.",
        "i've built a parser",
        "WE INTRODUCE BAR, A PARSER.",
        "BAR IS OUR NEW PARSER.",
    ],
)
def test_first_person_is_seen(text: str) -> None:
    assert has_first_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "The US wins.",
        "Type I error.",
        "Weights and hours.",
        "WE: x",
        "Type I errors occurred when Phase I ended.",
        "World War I ended.",
        "Parts I and II are long.",
        "Disk I/O and I-frames are slow.",
        "The FOREST I dataset is small.",
        "Let I be the identity, where I is small.",
        "A current I generates heat.",
        "A probe on I achieves much.",
        "The rate I given by leaves is small.",
    ],
)
def test_other_words_are_not_taken_for_it(text: str) -> None:
    assert not has_first_person(text)


_WORDS = st.sampled_from("we We our Our ours us ourselves my me show model that , and is".split())


@given(st.lists(_WORDS, max_size=12).map(" ".join))
def test_no_plural_first_person_is_left(text: str) -> None:
    told = third_person(text).text.split()
    assert not {"we", "We", "our", "Our", "ours", "us", "ourselves"} & set(told)
