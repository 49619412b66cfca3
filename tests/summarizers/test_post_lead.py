"""Where the blurb of a post opens, and how it goes on."""

import pytest

from newsletter.issue import Format
from newsletter.models import Bucket, Candidate, Kind, Story
from summarizers.extractive import Extractive
from summarizers.post_lead import is_order
from summarizers.styles import style_for
from tests.summarizers.bag_of_words import BagOfWords

ITEM = style_for(Format.NLP_NEWSLETTER, "item", Bucket.ARTICLES)
MENTION = style_for(Format.NLP_NEWSLETTER, "mention", Bucket.ARTICLES)


def blurb(text: str, title: str = "Lexa", *, item: bool = False) -> str:
    lead = Candidate(id="url:https://lexa.example", kind=Kind.POST, title=title, text=text)
    return Extractive(BagOfWords()).write([Story(lead)], ITEM if item else MENTION)[0].text


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        # What is given out, however late it comes.
        (
            (
                "Readers of verse need trees for many of their tasks. Trees have grown slowly for "
                "as long as there is verse. Today, we’re releasing Lexa, a parser of trees."
            ),
            "The authors are releasing Lexa, a parser of trees.",
        ),
        (
            (
                "Verse is old and hard to read on phones. Using Quill, readers at Brook have "
                "discovered new ways to read it. When we launched Quill, we showed it to no one."
            ),
            "Using Quill, readers at Brook have discovered",
        ),
        (
            (
                "Ferns are popular with readers of verse. After counting all 1,265,114 ferns in "
                "Wales, I gathered a few figures which show where they grow."
            ),
            "After counting all 1,265,114 ferns in Wales, the author gathered",
        ),
        (
            (
                "Some trees have no leaves for most of the year. Earlier work looked at few of "
                "them. This blog aims to explore the limits of trees through tests of their leaves."
            ),
            "The blog aims to explore the limits of trees",
        ),
        (
            (
                "Some trees have no leaves for most of the year. Earlier work looked at few of "
                "them. In this post, starting from their roots, we derive how trees grow leaves."
            ),
            "The authors derive how trees grow leaves.",
        ),
        (
            (
                "Verse is old and hard to read on phones for most of its readers. We’re excited "
                "to welcome Quill to the gardens of Brook, where it reads verse aloud."
            ),
            "The authors welcome Quill to the gardens",
        ),
        # What we did, although it may be of use to everybody.
        (
            (
                "We trained parsers to read in simpler steps, so we can better see how they work. "
                "Parsers power many readers of verse, but they remain hard to see through."
            ),
            "The authors trained parsers to read in simpler steps",
        ),
        # A subtitle is no sentence.
        (
            "Training tall parsers to read verse.\n\nLexa reads old verse from both of its ends.",
            "Lexa reads old verse",
        ),
        # Not what is said in passing, nor what is available besides.
        (
            (
                "Lexa is built to be the best reader of verse yet. Lexa reads from both ends. It "
                "is available on all phones from today, at the price of two old trees a month."
            ),
            "Lexa is built to be",
        ),
        (
            (
                "We're making updates to Lexa in a way that spares trees. Trees are now read from "
                "both ends. The update we're announcing today means that many more leaves are left."
            ),
            "The authors are making updates to Lexa",
        ),
    ],
)
def test_a_post_opens_with_what_is_new(text: str, opening: str) -> None:
    assert blurb(text).startswith(opening)


def test_what_follows_the_news_in_the_text_follows_it_in_the_blurb() -> None:
    background = "Verse is read by few. Trees are read by fewer still in most of the old gardens."
    news = "Today, we're introducing Lexa, a test of how well parsers read the verse of trees."
    more = "It goes beyond Quill and holds longer verse of trees in forty tongues of the north."
    late = "Parsers of trees in verse are tested by how many leaves they miss on a long page."
    story = " ".join([background, news, more, *[f"Gardener {n} has a tree." for n in "abc"], late])
    assert blurb(story, item=True).startswith(
        "The authors are introducing Lexa, a test of how well parsers read the verse of trees. "
        "It goes beyond Quill"
    )


def test_a_post_without_more_news_is_told_in_a_sentence() -> None:
    told = blurb(
        "We release Lexa, a parser of old verse that reads a line from both of its ends. Letters "
        "have been carved into stones for many thousands of years in most valleys of the world. "
        "Stones remain the best that people have for such letters, although rain is a challenge.",
        item=True,
    )
    assert told == (
        "The authors release Lexa, a parser of old verse that reads a line from both of its ends."
    )


def test_a_partnership_is_news() -> None:
    told = blurb(
        "Before a printer commits to a poem, readers read the poem in the shop three times over. "
        "We’re partnering with Quill, a shop of pens for printers of poems in every valley.",
        item=True,
    )
    assert told.startswith("The authors are partnering with Quill")


def test_what_a_chapter_presents_is_not_told() -> None:
    told = blurb(
        "We release Lexa, a parser of old verse that reads a line from both of its ends. Chapter 3 "
        "presents what we read with Lexa in the valleys. The motivation section presents arguments "
        "for Lexa, with references to what we and others had read before.",
        item=True,
    )
    assert "Chapter" not in told
    assert "section" not in told


def test_who_did_what_is_not_left_to_guess() -> None:
    told = blurb(
        "We release Lexa, a parser of old verse that reads a line from both of its ends. Readers "
        "have long had poor eyes. Trained on many lines of Lexa's verse, they quietly shape verse.",
        item=True,
    )
    assert "Trained on" not in told


def test_a_finding_without_its_finders_is_news() -> None:
    told = blurb(
        "Letters have been carved into stones for many thousands of years in most valleys. Reading "
        "three parsers of letters at night reveals that two of them fail on most of the stones.",
        item=True,
    )
    assert told.startswith("Reading three parsers of letters at night reveals that")


def test_what_came_of_it_is_told() -> None:
    told = blurb(
        "We release Lexa, a parser of old verse that reads a line from both of its ends. Letters "
        "have been carved into stones for many thousands of years in most valleys of the world. "
        "The main result is that Lexa misses no word of what two scholars found in them.",
        item=True,
    )
    assert "The main result is that Lexa misses no word" in told


def test_a_post_is_told_without_its_pitch() -> None:
    told = blurb(
        "We release Lexa, a parser of old verse. This release is part of our broader effort to "
        "support verse in every way that our readers may dream of. Lexa reads a line from both of "
        "its ends and stops at the tree that stands between them in the middle of a line. On "
        "phones, Lexa reads only one end of a line and asks a larger Lexa for the rest of it.",
        item=True,
    )
    assert "broader effort" not in told
    assert "from both of its ends" in told


def test_a_long_post_is_ours_although_its_examples_say_i() -> None:
    told = blurb(
        "We release Lexa, a parser of verse. We grew it on trees. We read it to birds. We asked "
        "them what they heard. We wrote their songs down. A bird may say that I am a tree. It may "
        "say that I am a leaf. It may also say that I am a line.",
    )
    assert told.startswith("The authors release Lexa, a parser of verse.")


def test_a_sentence_in_brackets_goes_with_them() -> None:
    told = blurb("We propose (This word was coined by an old friend.) a parser of trees and verse.")
    assert told == "The authors propose a parser of trees and verse."


def test_news_that_points_back_has_what_it_points_at() -> None:
    told = blurb(
        "Brook began with gardens and verse as two things that few readers tell apart. Leaves are "
        "green for most of a year. Snow is white. Today we share how these gardens become one path "
        "through the trees, so that readers of verse can walk there.",
        item=True,
    )
    assert told.startswith("Brook began with gardens and verse")
    assert "The authors share how these gardens become one path" in told


@pytest.mark.parametrize(
    "passed_over",
    [
        "In this section, we introduce the oldest of trees and the verse of the north.",
        "Trees (which we introduced in an old post about our gardens) grow in all of Wales.",
        "Once a gardener agrees, the tree becomes one of many and is published to the garden.",
        "“Which trees do the readers of old verse in Wales like best of all?”",
        "The leaves in the chart above fall faster than those of the other trees in Wales.",
        "As shown here, the leaves of tall trees fall faster than those of others in Wales.",
        "Edit: A whole new garden of trees was released today for the readers of Wales.",
        "In the garden, open the gate and find the oldest of all the trees of Wales.",
        "A few weeks ago we introduced a garden for the readers of verse in all of Wales.",
        "A fern that has three leaves and no tree beside it is a fine example of this.",
        "As a first test, she and her team pruned the oldest tree of all the gardens of Wales.",
        "While lovely, they often fail to stand in the wind that comes to Wales in the spring.",
        "A year ago, we released a garden of trees for the readers of old verse in Wales.",
        "To save the verse of Wales, Quill teamed up with the gardeners at and grows trees.",
        "Imagine a garden in Wales that has no trees and that nobody has ever read in.",
        "If we walk through a garden in Wales, the oldest trees stand at the end of it.",
        "This post is part of a collection of old questions about the trees of Wales.",
        "In response, the gardeners of Wales have moved the oldest of their trees to verse.",
        "Famous examples include the tree of Wales that has been read by all of its readers.",
        "Which tree will fall first? We ran tests for a whole year in Wales to find out.",
        "Getting started with Lexa takes a minute and no more than three of your trees.",
    ],
)
def test_a_post_does_not_open_with_what_is_no_news(passed_over: str) -> None:
    news = "We show how Lexa reads verse from both of its ends at the same time."
    assert blurb(f"{passed_over} {news}").startswith("The authors show how Lexa reads verse")


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Look at the oldest tree twice.", True),
        ("Attach a tree to your reader.", True),
        ("Trees the readers planted are old.", False),
        ("Under the trees stands a reader.", False),
    ],
)
def test_an_order_is_one_to_the_reader(text: str, order: bool) -> None:
    assert is_order(text) is order


def test_a_post_does_not_end_on_a_beginning() -> None:
    told = blurb(
        "We release Lexa, a parser of trees. Parsers of trees are just the beginning of it. Lexa "
        "reads a tree from both of its ends."
    )
    assert told.endswith("trees. Lexa reads a tree from both of its ends.")


def test_and_so_today_is_no_opening() -> None:
    told = blurb("And so today we’re releasing Lexa, a parser of the trees and verse of Wales.")
    assert told.startswith("The authors are releasing Lexa")


def test_what_lately_happened_to_us_is_no_scene() -> None:
    told = blurb(
        "Over the past four months, our parser flagged a million (what we’ll call many) leaves. "
        "Gardeners often spent too much of their time on leaves."
    )
    assert told.startswith(
        "Over the past four months, the authors' parser flagged a million leaves."
    )
