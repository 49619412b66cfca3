"""Which sentence opens a blurb, and which are told at all."""

import pytest

from newsletter.issue import Format
from newsletter.models import Bucket, Candidate, Kind, Story
from summarizers.base import Style
from summarizers.extractive import Extractive
from summarizers.styles import style_for
from tests.summarizers.bag_of_words import BagOfWords

ITEM = style_for(Format.NLP_NEWSLETTER, "item", Bucket.TOOLS)
MENTION = style_for(Format.NLP_NEWSLETTER, "mention", Bucket.TOOLS)


def blurb(text: str, kind: Kind = Kind.PAPER, style: Style = ITEM) -> str:
    lead = Candidate(id="url:https://lexa.example", kind=kind, title="Lexa: A Parser", text=text)
    return Extractive(BagOfWords()).write([Story(lead)], style)[0].text


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        # The first thing that the authors did, however shyly it is said.
        (
            (
                "Parsers have been slow for many years. To attempt to answer this question, we "
                "review parsers of two decades. We find that trees were the reason for most of it."
            ),
            "The authors review parsers",
        ),
        (
            (
                "Many ask what parsers know. To better understand this, we conducted a survey of "
                "the parsers in use. On long texts, most parsers fail in the same place."
            ),
            "The authors conducted a survey",
        ),
        # What is pointed at stands elsewhere.
        (
            (
                "Parsers are rigid about their tokens. We relax this rigidity by introducing a "
                "parser that learns its tokens. It reads letters first and words later."
            ),
            "The authors introduce a parser",
        ),
        (
            (
                "Parsers break easily on long texts. We introduce Lexa, a parser that overcomes "
                "these limits through two tricks. It reads letters first and words later."
            ),
            "The authors introduce Lexa, a parser",
        ),
    ],
)
def test_a_paper_opens_with_what_was_done(text: str, opening: str) -> None:
    assert blurb(text, style=MENTION).startswith(opening)


def test_points_of_a_list_are_told_without_their_numbers() -> None:
    told = blurb(
        "We test parsers on trees of every size and have these findings: 1. Small parsers win on "
        "small trees. 2. Knowing when to stop matters for large parsers."
    )
    assert "Knowing when to stop matters" in told
    assert "2." not in told


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Supports trees, gates and many other things besides.", False),
        ("No trees at all, no gates, all of it exact.", False),
        ("Parsers: Many methods are available through one class.", True),
        ("It reads a book in one sitting.", True),
    ],
)
def test_a_readmes_line_is_told_when_it_is_a_sentence(line: str, kept: bool) -> None:
    told = blurb(f"Lexa is a parser for long documents.\n\n- {line}", Kind.REPOSITORY)
    assert told.startswith("Lexa is a parser for long documents.")
    assert (line.removeprefix("Parsers: ") in told) is kept


def test_a_post_opens_with_what_it_is_about() -> None:
    told = blurb(
        "Recent successes have convinced some that parsing is solved. They defy our intuitions "
        "about it, as scaling did on hardware we already had. In this essay, I argue that parsers "
        "need a body.",
        Kind.POST,
        MENTION,
    )
    assert told == "In this essay, the author argues that parsers need a body."
