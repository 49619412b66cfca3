"""Sentences as they are found in abstracts and posts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.sentences import split_sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["We train a model.", "It is small."],
        ["Parsers, e.g. chart parsers, are slow.", "Ours is not."],
        ["It bends trees–e.g., by cutting them–at will.", "They grow."],
        ["The loss, i.e. the cost, falls."],
        ["Smith et al. showed this first.", "We show it again."],
        ["It was shown by Smith et al.", "We extend their proof."],
        ["Results are in Fig. 3 and Tab. 4.", "They hold."],
        ["Accuracy rises from 3.5 to 7.25 points.", "Cost falls by 0.4."],
        ["Version v1.2.3 of Node.js is out.", "See docs.example.org for more."],
        ["It costs $5.99 vs. $7 before."],
        ["J. R. Smith wrote it.", "So did A. Jones."],
        ["The U.S. government paid.", "The U.K. did not."],
        ["Does it help?", "Yes!", "It does."],
        ["Tasks are many (parsing, tagging, etc.). ".strip(), "All are hard."],
        ["We ask (does it work? Yes.) and answer.", "Good."],
        ['They call it "search."', "It is not."],
        ["It runs on GPUs, TPUs, etc.", "The code is out."],
        ["arXiv papers cf. Section 2.", "Done."],
        ["Prof. Lee and Dr. Wu agree."],
        ["It wins over larger models.", "rStar-Tree does so again.", "s1 does not."],
        ["It stops at www.example.org/a.b?c=d.e for now.", "Then it goes on."],
        ["1. Load the data.", "2. Train on it."],
        ["It works…", "Mostly."],
        ["The model answers “Why?”", "Nobody knows."],
        ["It won Task 1 of the FoldThat! Lab at home."],
        ["It won FoldThat! 2024 Task 1 and lost at CheckThat! 2025.", "We tell why."],
        ["It learns from Yahoo! News and from Yahoo!", "We test it."],
        ["We play Are You a Tree? Europe with it."],
        ["Is it better than Foo Bar?", "Humans say no."],
        ["Welcome to FoldThat!", "FoldThat is a tree."],
        ["We join ReadThis! Lab in June.", "It rained!", "Lab work stopped."],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(sentences: list[str]) -> None:
    assert [s.text for s in split_sentences(" ".join(sentences))] == sentences


def test_a_missing_space_still_ends_a_sentence() -> None:
    found = split_sentences("The model is small.We train it on text.")
    assert [s.text for s in found] == ["The model is small.", "We train it on text."]


def test_a_blank_line_ends_a_sentence_and_a_line_break_does_not() -> None:
    found = split_sentences("A title without a stop\n\nThe first\nsentence. The second.")
    assert [s.text for s in found] == [
        "A title without a stop",
        "The first\nsentence.",
        "The second.",
    ]


def test_a_stray_bracket_does_not_swallow_the_rest() -> None:
    text = "We list (a many things. " + "More text follows here. " * 30
    assert len(split_sentences(text)) > 20


def test_only_the_span_asked_for_is_split() -> None:
    source = "Title here\n\nOne sentence. Another one."
    assert [s.text for s in split_sentences(source, 12, 25)] == ["One sentence."]


@given(st.text(alphabet=st.sampled_from("ab AZ.?!()[]\"'\n12,;é…"), max_size=200))
def test_sentences_lie_in_the_text_in_order(source: str) -> None:
    at = 0
    for sentence in split_sentences(source):
        assert source[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        assert at <= sentence.start < sentence.end
        assert not source[at : sentence.start].strip()
        at = sentence.end
    assert not source[at:].strip()


def test_a_sentence_too_long_to_read_ends_at_its_semicolons() -> None:
    long = "trees " * 130
    text = f"We cut (all; old) trees; we plant {long}here; which is new; then we wait."
    found = split_sentences(text)
    assert [text[s.start : s.end] for s in found] == [s.text for s in found]
    assert [s.text for s in found] == [
        "We cut (all; old) trees;",
        f"we plant {long}here; which is new;",
        "then we wait.",
    ]
    assert len(split_sentences("We cut trees; then we wait.")) == 1
