"""When something that was published may come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from newsletter.models import Blurb, Candidate, Kind, Story
from newsletter.updates import Update, labelled, update_of, updates_among

PAPER = Candidate(
    id="arxiv:2603.01111",
    kind=Kind.PAPER,
    title="Small but Useful",
    text="We trim trees with small shears. " * 10,
    updated=datetime(2026, 3, 4, tzinfo=UTC),
)
CODE = Candidate(id="github:ada/shears", kind=Kind.REPOSITORY, title="ada/shears")
LATER = datetime(2026, 6, 1, tzinfo=UTC)
THEN = {PAPER.id: PAPER}


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        (Story(PAPER), None),
        (Story(CODE, (PAPER,)), "its code is out"),
        (Story(replace(PAPER, links=("https://github.com/Ada/Shears",))), "its code is out"),
        (Story(replace(PAPER, links=("https://shears.example.org",))), None),
        (Story(replace(PAPER, venue="ACL 2026")), "it was accepted at ACL 2026"),
        (
            Story(replace(PAPER, updated=LATER, text="We now fell whole forests instead. " * 10)),
            "a new version says more",
        ),
        (Story(replace(PAPER, updated=LATER, title="Useful but Small")), "a new version says more"),
        (Story(replace(PAPER, updated=LATER, text=PAPER.text + "Typos mended.")), None),
        (Story(replace(PAPER, updated=LATER, title="Small, But Still Useful")), None),
        (
            Story(
                replace(
                    PAPER,
                    updated=LATER,
                    title="Small, But Still Useful",
                    text="We now fell whole forests instead. " * 10,
                )
            ),
            "a new version says more",
        ),
        (Story(replace(PAPER, updated=LATER, published=LATER, title="Useful but Small")), None),
        (Story(replace(PAPER, text="Another reading of the same version. " * 10)), None),
        (Story(CODE), None),
    ],
)
def test_news_is_code_a_venue_or_a_version_that_says_something_else(
    now: Story, reason: str | None
) -> None:
    assert update_of(now, THEN) == reason


def test_code_that_was_published_with_the_paper_is_no_news() -> None:
    then = {**THEN, CODE.id: CODE}

    assert update_of(Story(CODE, (PAPER,)), then) is None


def test_an_update_names_the_issue_that_had_it() -> None:
    story = Story(replace(PAPER, venue="ACL 2026"))

    updates = updates_among([story], {PAPER.id: {"2026-W10": PAPER}})

    assert updates == {PAPER.id: Update("2026-W10", "it was accepted at ACL 2026")}


def test_what_has_come_back_does_not_come_back_again() -> None:
    story = Story(CODE, (replace(PAPER, venue="ACL 2026"),))
    published = {PAPER.id: {"2026-W10": PAPER, "2026-W14": PAPER}, CODE.id: {"2026-W14": CODE}}

    assert updates_among([story], published) == {}


def test_what_was_never_published_is_no_update() -> None:
    assert updates_among([Story(PAPER)], {}) == {}


def test_readers_and_editor_are_told() -> None:
    blurb = labelled(Blurb("It trims trees."), Update("2026-W10", "its code is out"), 12)

    assert blurb.text == "Update to issue 12 (2026-W10): its code is out. It trims trees."
    assert blurb.flags == ("update of 2026-W10: its code is out",)


def test_without_words_only_the_editor_is_told() -> None:
    blurb = labelled(None, Update("2026-W10", "its code is out"), 12)

    assert blurb.text == ""
    assert blurb.flags == ("update of 2026-W10: its code is out",)
