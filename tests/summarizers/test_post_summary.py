"""A feed's summary of its post as sentences, and the blurb that begins with it."""

from dataclasses import replace

import pytest

from newsletter.issue import Format
from newsletter.models import Bucket, Candidate, Kind, Story
from summarizers.base import source_text
from summarizers.document import read_document
from summarizers.extractive import Extractive
from summarizers.post_summary import is_untold, told_summary
from summarizers.styles import style_for
from tests.summarizers.bag_of_words import BagOfWords

ITEM = style_for(Format.NLP_NEWSLETTER, "item", Bucket.ARTICLES)
POST = Candidate(
    id="url:https://lexa.example",
    kind=Kind.POST,
    title="Why Trees Lean",
    text=(
        "Trees have been a puzzle to readers of verse for as long as there is verse. Their roots "
        "grow slowly in the shade. Oaks and elms lean to the left in every valley of Wales. The "
        "wind there blows from the west on most days of the year."
    ),
    description="Trees lean to the left where parsers read them from right to left.",
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Lexa reads verse in one pass.", "Lexa reads verse in one pass."),
        ("Lexa reads verse in one pass", "Lexa reads verse in one pass."),
        ("How two settings helped Lexa.", "This post explains how two settings helped Lexa."),
        ("Learn how parsers read verse.", "This post explains how parsers read verse."),
        ("Introducing Lexa, a parser of verse.", "We introduce Lexa, a parser of verse."),
        ("A parser that reads verse", "This post presents a parser that reads verse."),
        (
            "Results from our test of whether Lexa can help.",
            "This post presents results from our test of whether Lexa can help.",
        ),
        (
            "How to read verse with two parsers.",
            "This post explains how to read verse with two parsers.",
        ),
        (
            "What we learned from two parsers.",
            "This post explains what we learned from two parsers.",
        ),
        (
            "Our library to make verse easy to read.",
            "This post is about our library to make verse easy to read.",
        ),
        ("Reading verse with two parsers.", "This post is about reading verse with two parsers."),
        (
            "Practical tips for readers of verse.",
            "This post is about practical tips for readers of verse.",
        ),
        (
            "Overview of parsers that read verse.",
            "This post presents an overview of parsers that read verse.",
        ),
        (
            "An early update on what we’ve read.",
            "This post presents an early update on what we’ve read.",
        ),
        (
            "A way to make parsers faster, more careful",
            "This post presents a way to make parsers faster, more careful.",
        ),
        ("Lexa: a parser for verse of all ages.", "Lexa is a parser for verse of all ages."),
        ("Explore Lexa, our parser of verse.", "This post is about Lexa, our parser of verse."),
        ("The Fern News & Insights: Lexa reads verse.", "Lexa reads verse."),
        ("A new study shows how Lexa reads.", "A new study shows how Lexa reads."),
    ],
)
def test_a_summary_is_told_in_a_sentence(text: str, told: str) -> None:
    assert told_summary(text) == told
    assert not is_untold(told)


@pytest.mark.parametrize(
    "text",
    [
        "How do parsers read verse?",
        "What the author thinks about verse.",
        "Explore daily verse with two parsers.",
        "Build parsers into the tools that readers know.",
        "How it reads verse.",
        "Looking for guides to parsers of verse?",
        "Our reader Jo Doe on open models",
        '["This post tells how parsers read verse.',
        "Announcing Lexa.",
    ],
)
def test_what_states_nothing_is_not_told(text: str) -> None:
    assert is_untold(told_summary(text)) or not told_summary(text).endswith(".")


def blurb(post: Candidate) -> str:
    return Extractive(BagOfWords()).write([Story(post)], ITEM)[0].text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Reading verse with two parsers", "The post is about reading verse with two parsers."),
        (
            "How two parsers\nread daily verse",
            "The post explains how two parsers read daily verse.",
        ),
        ("Lexa reads verse.\n\nFixed trees", ""),
    ],
)
def test_a_short_text_is_told_as_a_summary(text: str, told: str) -> None:
    """A feed's text of one paragraph is all that it says of a post whose page cannot be read."""
    assert blurb(replace(POST, title="Trees", text=text, description="")) == told


def test_an_essay_opens_with_its_summary() -> None:
    [item] = Extractive(BagOfWords()).write([Story(POST)], ITEM)

    assert item.text.startswith("Trees lean to the left where parsers read them")
    whole = source_text(Story(POST))
    assert whole[item.evidence[0].start : item.evidence[0].end] == POST.description


def test_news_in_the_text_opens_all_the_same() -> None:
    text = f"{POST.text} Today, we’re releasing Lexa, a parser of leaning trees."

    assert blurb(replace(POST, text=text)).startswith("The authors are releasing Lexa")


def test_a_phrase_that_names_the_subject_gives_way_to_news() -> None:
    text = f"{POST.text} Lexa is a parser that reads leaning trees from both of their ends at once."
    post = replace(POST, text=text, title="Lexa reads", description="Our leaning trees of Wales.")

    assert not blurb(post).startswith("The post is about")


def test_what_the_summary_says_is_not_said_again() -> None:
    again = "Trees lean to the left where our parsers read them all from right to left. "

    assert blurb(replace(POST, text=again + POST.text)).count("to the left where") == 1


def test_a_posts_summary_is_no_description_of_anything_else() -> None:
    paper = Candidate(id="arxiv:2502.00001", kind=Kind.PAPER, title="T", text="We read trees.")

    assert read_document(Story(paper, (POST,))).description is None
