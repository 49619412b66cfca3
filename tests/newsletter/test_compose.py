"""A selection becomes an issue in the newsletter's own grammar."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.compose import MAX_NEAR_MISSES, compose
from newsletter.config import Config
from newsletter.front_page import cypher_intro
from newsletter.issue import Format, Issue, Section
from newsletter.markdown import parse, render, strip_comments
from newsletter.models import Blurb, NearMiss, Selection, Story
from tests.newsletter.week_of_stories import (
    BARE,
    BLURBS,
    CYPHER,
    GUIDE,
    LONG_MEMORY,
    NEWSLETTER,
    PARSER,
    TAX,
    TOKENKIT,
    WEEK,
    ranked,
    selection,
)

GOLDEN = Path(__file__).parent / "golden"
NOTES = ("Two sources answered.", "Left out: nothing -- this time.")
NEWSLETTER_WEEK = selection(papers="Publications", tools="Tools", repositories="Repo Cypher")
CYPHER_WEEK = selection(papers="News", tools="Software Updates", repositories="Repo Cypher")
WEEKS = {"nlp-newsletter": (NEWSLETTER, NEWSLETTER_WEEK), "nlp-cypher": (CYPHER, CYPHER_WEEK)}


def composed(name: str) -> Issue:
    config, chosen = WEEKS[name]
    return compose(chosen, BLURBS, config, number=3, window=WEEK, notes=NOTES)


def unread(issue: Issue) -> Issue:
    """The issue as if it had never been read from a text."""

    def plain(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        return tuple(
            replace(s, raw="", items=tuple(replace(item, raw="") for item in s.items))
            for s in sections
        )

    return replace(
        issue, raw="", sections=plain(issue.sections), near_misses=plain(issue.near_misses)
    )


@pytest.mark.parametrize("name", WEEKS)
def test_the_draft_is_the_golden_one(name: str) -> None:
    assert render(composed(name)) == (GOLDEN / f"composed-{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WEEKS)
def test_a_draft_reads_back_as_it_was_composed(name: str) -> None:
    issue = replace(composed(name), editor_note="Two sources answered.")

    assert unread(parse(render(issue))) == issue


@pytest.mark.parametrize("name", WEEKS)
def test_a_published_draft_is_the_draft_without_ids_note_and_near_misses(name: str) -> None:
    issue = composed(name)
    bare = replace(
        issue,
        editor_note="",
        near_misses=(),
        sections=tuple(
            replace(s, items=tuple(replace(item, id="") for item in s.items))
            for s in issue.sections
        ),
    )

    assert strip_comments(render(issue)) == render(bare)


@pytest.mark.parametrize("name", WEEKS)
def test_every_page_of_every_story_can_be_reached(name: str) -> None:
    items = {item.id: item for item in composed(name).items}

    for story in (LONG_MEMORY, TAX, PARSER, BARE):
        assert set(story.ids) <= set(items[story.id].identities)
    assert set(TOKENKIT.ids[:1]) <= set(items[TOKENKIT.id].identities)


def test_a_story_without_a_blurb_says_so_and_shows_its_links_only() -> None:
    issue = compose(
        Selection({"Publications": (ranked(TAX, "Publications"),)}),
        {},
        NEWSLETTER,
        number=1,
        window=WEEK,
    )

    (item,) = issue.items
    assert item.note == "unsummarised"
    assert item.blurb == (
        r"What Do Probes \[Really\] Measure? A Study of 7 * 6 Tasks "
        "([paper](https://arxiv.org/abs/2603.02222))"
    )


def test_an_empty_section_is_left_out() -> None:
    chosen = Selection({"Publications": (), "Tools": (ranked(TOKENKIT, "Tools"),)})

    issue = compose(chosen, BLURBS, NEWSLETTER, number=1, window=WEEK)

    assert [section.name for section in issue.sections] == ["Tools"]


def test_a_section_offers_a_handful_of_near_misses() -> None:
    misses = tuple(NearMiss(ranked(GUIDE, "Tools"), "full") for _ in range(MAX_NEAR_MISSES + 3))

    issue = compose(Selection({}, {"Tools": misses}), BLURBS, NEWSLETTER, number=1, window=WEEK)

    assert len(issue.near_misses[0].items) == MAX_NEAR_MISSES


def with_settings(config: Config, **settings: str) -> Config:
    newsletter = config.newsletter.model_copy(update=settings)
    return config.model_copy(update={"newsletter": newsletter})


def test_config_gives_the_header_the_intro_and_the_footer() -> None:
    config = with_settings(
        NEWSLETTER, header_image="https://i.example/h_{number}.png", intro="Rain.", footer="Bye."
    )

    text = render(compose(NEWSLETTER_WEEK, BLURBS, config, number=4, window=WEEK))

    assert "---\n\n![](https://i.example/h_4.png)\n\n\\\\\nRain.\n\n# Publications 📙\n" in text
    assert text.endswith("\n\n----------\n\nBye.\n")


def test_a_cypher_footer_is_quoted() -> None:
    config = with_settings(CYPHER, footer="One.\n\nTwo.")

    issue = compose(CYPHER_WEEK, BLURBS, config, number=4, window=WEEK)

    assert issue.footer == "> One.\n>\n> Two."
    assert parse(render(issue)).footer == issue.footer


def test_in_the_cypher_an_update_that_prints_no_words_is_told_to_the_editor() -> None:
    told = Blurb("Update to issue 2.", flags=("update of 2026-W09: its code is out",))

    issue = compose(CYPHER_WEEK, BLURBS | {TOKENKIT.id: told}, CYPHER, number=3, window=WEEK)

    (line,) = next(s for s in issue.sections if s.name == "Software Updates").items
    assert line.note == "update of 2026-W09: its code is out"


def test_a_section_of_repositories_that_holds_other_things_is_no_collection_of_repositories() -> (
    None
):
    values = CYPHER.model_dump() | {
        "sections": [
            {"name": "Data Set of the Week", "prefer": ["corpus"], "style": "repository"},
        ]
    }
    chosen = Selection({"Data Set of the Week": (ranked(TOKENKIT, "Data Set of the Week"),)})

    issue = compose(chosen, BLURBS, Config.model_validate(values), number=3, window=WEEK)

    (section,) = parse(render(issue)).sections
    assert (section.heading, section.intro) == ("Data Set of the Week", "")
    assert [item.id for item in section.items] == [TOKENKIT.id]


def test_a_name_that_asks_is_quoted_in_the_cypher_s_welcome() -> None:
    assert cypher_intro(CYPHER, ["Why Parse?", "B", "C"]).endswith(
        "This week: “Why Parse?”, B and C."
    )


HOSTILE = st.text(max_size=60) | st.text(
    st.sampled_from("-#*_[](){}%<>!\\`|:\"'.\n a1é&~$=+\u202e"), max_size=60
)


@settings(deadline=None, max_examples=60)
@given(title=HOSTILE, text=HOSTILE, headline=HOSTILE, obstacle=HOSTILE, note=HOSTILE)
@pytest.mark.parametrize("name", WEEKS)
def test_no_text_from_outside_changes_the_shape(
    name: str, title: str, text: str, headline: str, obstacle: str, note: str
) -> None:
    config, _ = WEEKS[name]
    sections = [section.name for section in config.sections]
    lead = replace(LONG_MEMORY.lead, title=title)
    story = Story(lead, LONG_MEMORY.others)
    blurbs = {story.id: Blurb(text, headline=headline, flags=(note,))}
    entry = ranked(story, "")
    chosen = Selection(
        dict.fromkeys(sections, (entry, entry)),
        {section: (NearMiss(entry, obstacle),) for section in sections},
    )

    draft = render(compose(chosen, blurbs, config, number=1, window=WEEK, notes=(note,)))
    issue = parse(draft)

    assert [len(section.items) for section in issue.sections] == [2] * len(sections)
    assert {item.id for item in issue.items} == {story.id}
    assert [len(section.items) for section in issue.near_misses] == [1] * len(sections)
    assert "galley" not in strip_comments(draft)
    assert not re.search(r"\{[{%]", draft)
    if issue.format is Format.NLP_NEWSLETTER:
        assert len(issue.front_matter) == 8
