"""Opinions of a post are told as somebody's."""

import pytest

from newsletter.issue import Format
from newsletter.models import Bucket, Candidate, Kind, Story
from summarizers.attribution import attributed
from summarizers.styles import style_for

ITEM = style_for(Format.NLP_NEWSLETTER, "item", Bucket.ARTICLES)


def told(text: str, *authors: str) -> str:
    post = Candidate(
        id="url:https://lexa.example",
        kind=Kind.POST,
        title="Trees",
        text="A tree has leaves, which parsers read.",
        authors=authors,
    )
    return attributed(text, Story(post), ITEM)


@pytest.mark.parametrize(
    ("text", "with_its_author"),
    [
        ("Trees should lean to the left.", "According to the post, trees should lean to the left."),
        ("Parsers are hard to read.", "According to the post, parsers are hard to read."),
        (
            "Wend is one of the best parsers.",
            "According to the post, Wend is one of the best parsers.",
        ),
        ("Nobody reads old verse.", "According to the post, nobody reads old verse."),
    ],
)
def test_an_opinion_is_the_posts(text: str, with_its_author: str) -> None:
    assert told(text) == with_its_author


def test_an_opinion_is_its_authors_where_one_signs() -> None:
    assert told("Trees must lean.", "Ada Noor") == "According to Ada Noor, trees must lean."


@pytest.mark.parametrize(
    "text",
    [
        "Lexa reads verse from both ends.",
        "The authors say that trees should lean.",
        "The post explains why trees must lean.",
        "Reward a tree and it should lean.",
        "Ada Noor never lets a tree lean.",
    ],
)
def test_facts_and_what_somebody_says_stay(text: str) -> None:
    assert told(text, "Ada Noor") == text
