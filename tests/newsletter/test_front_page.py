"""The title line, excerpt and intro say what is in the issue, in the newsletter's words."""

from __future__ import annotations

import pytest

from newsletter.config import ScheduleConfig
from newsletter.front_page import (
    covers,
    cypher_intro,
    dated_title,
    front_matter,
    headline,
    headlines,
    newsletter_intro,
    ordinal,
    subjects,
    title_line,
)
from newsletter.models import Blurb, Candidate, Kind, Selection, Story
from newsletter.week import iso_week
from tests.newsletter.week_of_stories import (
    BARE,
    BLURBS,
    CYPHER,
    LONG_MEMORY,
    NEWSLETTER,
    PARSER,
    TAX,
    TOKENKIT,
    WEEK,
    selection,
)

MANY = [f"Name{number}" for number in range(9)]


def test_the_title_line_takes_the_best_of_every_section_first() -> None:
    chosen = selection(papers="Publications", tools="Tools", repositories="Repo Cypher")

    names = headlines(chosen, BLURBS)

    assert names == ["LongMem-X", "token_kit", "Tree-Sketch", "Probes", "blotter"]


def test_each_section_gives_a_topic_of_another_subject() -> None:
    chosen = selection(papers="Publications", tools="Tools", repositories="Repo Cypher")
    told = {
        LONG_MEMORY.id: "a cache for whole books",
        TAX.id: "what probing measures",
        TOKENKIT.id: "training tokenizers on a laptop",
        PARSER.id: "a laptop that sketches trees",
        BARE.id: "tidier ink",
    }
    blurbs = {name: Blurb("It is told.", topic=topic) for name, topic in told.items()}

    assert subjects(chosen, blurbs) == [
        "a cache for whole books",
        "training tokenizers on a laptop",
        "tidier ink",  # the other one has a laptop, too
    ]


def test_what_has_no_topic_goes_by_its_name_where_nothing_else_is_left() -> None:
    chosen = selection(papers="Publications", tools="Tools", repositories="Repo Cypher")
    blurbs = {TAX.id: Blurb("It is told.", topic="what probing measures")}

    assert subjects(chosen, blurbs) == ["what probing measures", "token_kit", "Tree-Sketch"]
    assert subjects(Selection({}), {}) == []


def test_two_topics_need_no_name_beside_them() -> None:
    chosen = selection(papers="Publications", tools="Tools", repositories="Repo Cypher")
    told = {LONG_MEMORY.id: "a cache for whole books", TAX.id: "what probing measures"}
    blurbs = {name: Blurb("It is told.", topic=topic) for name, topic in told.items()}

    assert subjects(chosen, blurbs) == ["a cache for whole books", "what probing measures"]


def test_a_whole_title_stands_amid_no_topics() -> None:
    chosen = selection(papers="Publications", tools="Tools", repositories="Repo Cypher")
    titled = Blurb("It is told.", headline="Toward Fair Verse Governance")
    blurbs = dict.fromkeys((LONG_MEMORY.id, TOKENKIT.id, PARSER.id, BARE.id), titled)
    told = {TAX.id: Blurb("It is told.", topic="what probing measures")}

    assert subjects(chosen, blurbs | told) == ["what probing measures"]
    assert subjects(chosen, {**blurbs, TAX.id: titled}) == ["Toward Fair Verse Governance"]


@pytest.mark.parametrize(
    "topic",
    [
        "learning to remember books",
        "remembering every book that anyone has ever held in their hands",
    ],
)
def test_a_topic_with_a_to_of_its_own_or_a_long_one_stands_back(topic: str) -> None:
    chosen = selection(papers="Publications", tools="Tools", repositories="Repo Cypher")
    blurbs = {
        LONG_MEMORY.id: Blurb("", topic=topic),
        TAX.id: Blurb("", topic="what probing measures"),
    }

    assert subjects(chosen, blurbs)[0] == "what probing measures"


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (MANY, "Name0, Name1, Name2, Name3, Name4, Name5, Name6,…"),
        (MANY[:2], "Name0, Name1"),
        (
            [f"{name} of some considerable length" for name in MANY],
            ", ".join(f"{name} of some considerable length" for name in MANY[:4]) + ",…",
        ),
        (
            ["A name that goes on for quite a while", *MANY[:5]],
            "Name0, Name1, Name2, Name3, Name4,…",
        ),
        (
            ["Name by name " * 4, *[f"A name that goes on for quite a {n}" for n in "abcd"], "B"],
            ", ".join(f"A name that goes on for quite a {n}" for n in "abcd") + ",…",
        ),
        (
            ["A name that goes on for quite a while", *MANY[:3]],
            "A name that goes on for quite a while, Name0, Name1, Name2",
        ),
    ],
)
def test_dots_end_the_title_when_there_is_more(names: list[str], line: str) -> None:
    assert title_line(NEWSLETTER, 12, names) == f"NLP Newsletter #12 [EN]: {line}"


def test_a_title_without_names_has_no_colon() -> None:
    assert title_line(NEWSLETTER, 12, []) == "NLP Newsletter #12 [EN]"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Quill: A Pen for All", "Quill"),
        ("A plain title", "A plain title"),
        ("word " * 30, "word word word word word word word word word word word word word…"),
        ("長い題名" * 20, "長い題名" * 16 + "長…"),
        ("  ", "arxiv:2603.00001"),
    ],
)
def test_a_story_without_a_blurb_goes_by_its_titles_short_name(title: str, name: str) -> None:
    story = Story(Candidate(id="arxiv:2603.00001", kind=Kind.PAPER, title=title))

    assert headline(story, {}) == name


def test_a_repository_goes_by_its_name_without_the_owner() -> None:
    assert headline(PARSER, {}) == "Tree-Sketch"
    assert headline(LONG_MEMORY, BLURBS) == "LongMem-X"


@pytest.mark.parametrize(
    ("number", "word"),
    [(1, "first"), (12, "twelfth"), (13, "13th"), (21, "21st"), (111, "111th"), (102, "102nd")],
)
def test_ordinals(number: int, word: str) -> None:
    assert ordinal(number) == word


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (MANY, "covers topics that range from Name0 to Name1 to Name2"),
        (MANY[:2], "covers topics that range from Name0 to Name1"),
        (MANY[:1], "covers Name0"),
        (["a", "b to c", "d"], "covers topics such as a, b to c, and d"),
        (["a", "b to c"], "covers topics such as a and b to c"),
        ([], ""),
    ],
)
def test_what_an_issue_covers(names: list[str], words: str) -> None:
    assert covers(names) == words


def test_the_title_has_names_and_the_excerpt_topics() -> None:
    front = dict(front_matter(NEWSLETTER, 12, ["Quill", "Inkpot"], ["longer ink", "pens"]))

    assert front["title"] == "NLP Newsletter #12 [EN]: Quill, Inkpot"
    assert front["excerpt"] == "This issue covers topics that range from longer ink to pens."


def test_the_front_matter_has_the_eight_keys_in_order() -> None:
    front = front_matter(NEWSLETTER, 12, MANY, MANY)

    assert [key for key, _ in front] == [
        *("layout", "title", "author", "modified", "comments", "excerpt", "tags", "image")
    ]
    assert dict(front)["image"] == {"thumb": "nlp_newsletter_12.png"}


def test_the_welcomes() -> None:
    assert newsletter_intro(NEWSLETTER, 2, MANY) == (
        "Hello everyone! Welcome to the second issue of the NLP Newsletter. In this issue, we "
        "cover topics that range from Name0 to Name1 to Name2."
    )
    assert newsletter_intro(NEWSLETTER, 2, []).endswith("issue of the NLP Newsletter.")
    assert cypher_intro(CYPHER, MANY) == "Welcome back! This week: Name0, Name1 and Name2."
    assert cypher_intro(CYPHER, []) == "Welcome back! It was a quiet week."


def test_the_cyphers_title_has_the_windows_last_day() -> None:
    assert dated_title(CYPHER, WEEK) == "The Ink Cypher | 03.08.26"


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_the_last_day_is_that_of_the_newsletter_s_zone(zone: str) -> None:
    config = CYPHER.model_copy(update={"schedule": ScheduleConfig(timezone=zone)})

    assert dated_title(config, iso_week("2026-W10", zone)) == "The Ink Cypher | 03.08.26"
