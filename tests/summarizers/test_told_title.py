"""A post's title told in a sentence, and the blurb that opens with it."""

import pytest

from newsletter.issue import Format
from newsletter.models import Bucket, Candidate, Kind, Story
from summarizers.base import source_text
from summarizers.extractive import Extractive
from summarizers.styles import style_for
from summarizers.told_title import told_title
from tests.summarizers.bag_of_words import BagOfWords

ITEM = style_for(Format.NLP_NEWSLETTER, "item", Bucket.ARTICLES)
STONES = (
    "Letters have been carved into stones for many thousands of years in valleys of the world. "
    "Stones remain the best that people have for such letters, although rain is a challenge."
)


def post(title: str, text: str = STONES) -> Candidate:
    return Candidate(id="url:https://lexa.example", kind=Kind.POST, title=title, text=text)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("How to Read Verse with Two Parsers", "explains how to read verse with two parsers."),
        ("Why Every Tree Will Lean", "explains why every tree will lean."),
        ("Verse Tools: How to Read at Night", "explains how to read at night."),
        ("Q: How should I read old verse?", "explains how to read old verse."),
        ("How do I show trees to my team?", "explains how to show trees to one’s team."),
        ("How often should I read verse?", "explains how often to read verse."),
        ("Are there trees that never lean?", "asks whether there are trees that never lean."),
        ("Fast Trees | Introducing Quill 5", "introduces Quill 5."),
        ("Can I use one tree for two poems?", "asks whether one can use one tree for two poems."),
        ("Do Small Trees Lean to the Left?", "asks whether small trees lean to the left."),
        ("Which Trees Lean the Most?", "asks which trees lean the most."),
        ("How Many Trees Lean at Night?", "asks how many trees lean at night."),
        ("What should go into a tree?", "asks what should go into a tree."),
        ("What is a leaning tree?", "explains what a leaning tree is."),
        ("Old Poems Are Fundamentally Broken", "says that old poems are fundamentally broken."),
        ("Parsing a Map of Old Poems", "is about parsing a map of old poems."),
        ("A Password That Breaks Every Poem", "is about a password that breaks every poem."),
        ("An Introduction to Leaning Trees", "presents an introduction to leaning trees."),
        ("A Statistical Analysis of Old Poems", "presents a statistical analysis of old poems."),
        ("Introducing the Reading of Poems", "introduces the reading of poems."),
        ("Introducing Lexa", "introduces Lexa."),
        ("Impact of Rain on Old Poems", "is about the impact of rain on old poems."),
    ],
)
def test_a_title_is_told_in_a_sentence(title: str, told: str) -> None:
    assert told_title(post(title)) == f"This post {told}"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("LexaQ: A Parser of Old Verse", "LexaQ is a parser of old verse."),
        ("Lexa 3 Fully Available on Old Phones!", "Lexa 3 is fully available on old phones."),
        ("Introducing LexaQ: the first parser", "LexaQ is the first parser."),
    ],
)
def test_a_name_is_told_as_what_it_is(title: str, told: str) -> None:
    assert told_title(post(title)) == told


@pytest.mark.parametrize(
    "title",
    [
        "Lexa",
        "If You Read, Read Verse, Not Novels Only",
        "Lexa launches a parser",
        "Lexa to join Quill as Chief Reader",
        "Parsers of Verse - Part 3: Trees",
        "What’s your favorite tree?",
        "We Will Read a New Poem Soon",
        "My Checklist of Leaning Trees",
        "Lexa Loom Meets Quill",
        "Leaning Trees: A Modular Perspective",
        "Poems, Please Stop Leaning",
    ],
)
def test_what_makes_no_sentence_is_not_told(title: str) -> None:
    assert told_title(post(title)) == ""


@pytest.mark.parametrize(
    ("text", "title", "told"),
    [
        ("It was written by Quill in a day.", "Reading Verse With Quill", "verse with Quill."),
        ("Poems of Wend are read at Wend.", "Reading Poems Of Wend", "poems of Wend."),
        ("A quill is a pen. Use a quill.", "Reading Verse With Quill", "verse with quill."),
    ],
)
def test_names_keep_their_capitals(text: str, title: str, told: str) -> None:
    assert told_title(post(title, text)).endswith(told)


def item(title: str, text: str) -> str:
    return Extractive(BagOfWords()).write([Story(post(title, text))], ITEM)[0].text


def test_a_post_that_tells_no_news_opens_with_its_title() -> None:
    story = Story(post("How to Read Verse with Two Parsers"))
    [blurb] = Extractive(BagOfWords()).write([story], ITEM)

    assert blurb.text == "The post explains how to read verse with two parsers."
    span = blurb.evidence[0]
    assert source_text(story)[span.start : span.end] == story.lead.title


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        (f"{STONES} Today we release Lexa, a parser of verse.", "The authors release Lexa"),
        (
            f"{STONES} A group of readers has just shown that verse has no end.",
            "A group of readers",
        ),
        (f"In this post, we read verse with two parsers. {STONES}", "The authors read verse"),
    ],
)
def test_news_opens_rather_than_the_title(text: str, opening: str) -> None:
    assert item("How to Read Verse with Two Parsers", text).startswith(opening)


def test_a_whole_issue_is_told_by_its_headlines() -> None:
    letter = "Dear friends, I launched Wend, a course about leaning trees, in May of this year."
    told = item("Lexa Reads Verse, Quill Sells Pens, Ink Is Dry", f"{letter} {STONES}")

    stories = "“Lexa Reads Verse”, “Quill Sells Pens” and “Ink Is Dry”"
    assert told == f"The post brings together the stories {stories}."


def test_an_answer_follows_what_a_title_asks() -> None:
    answer = "Two parsers agree on most of the leaning trees in old verse, which makes them a pair."
    told = item("How should I read old verse?", f"{STONES} {answer}")

    assert told == f"The post explains how to read old verse. {answer}"
