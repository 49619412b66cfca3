"""The head comment tells the editor what went wrong, what is missing and what was left out."""

from __future__ import annotations

import pytest

from newsletter.config import ScheduleConfig
from newsletter.editor_note import MAX_LEFT_OUT, editor_note, merged_note
from newsletter.models import Harvest, LeftOut, Selection, Status
from newsletter.week import iso_week
from tests.newsletter.week_of_stories import (
    BARE,
    BLURBS,
    GUIDE,
    LONG_MEMORY,
    NEWSLETTER,
    TAX,
    WEEK,
    ranked,
    selection,
)

CHOSEN = selection(papers="Publications", tools="Tools", repositories="Repo Cypher")


def note(chosen: Selection = CHOSEN, *harvests: Harvest) -> list[str]:
    return list(
        editor_note(
            window=WEEK,
            number=3,
            harvests=harvests,
            selection=chosen,
            blurbs=BLURBS,
            config=NEWSLETTER,
        )
    )


def test_it_names_the_issue_and_its_days() -> None:
    assert note()[0] == "NLP Newsletter 3, 2026-W10: 2026-03-02 to 2026-03-08."


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_its_days_are_those_of_the_newsletter_s_zone(zone: str) -> None:
    config = NEWSLETTER.model_copy(update={"schedule": ScheduleConfig(timezone=zone)})
    window = iso_week("2026-W10", zone)

    first, *_ = editor_note(
        window=window, number=3, harvests=(), selection=CHOSEN, blurbs=BLURBS, config=config
    )

    assert first == "NLP Newsletter 3, 2026-W10: 2026-03-02 to 2026-03-08."


def test_sources_in_trouble_come_first() -> None:
    lines = note(
        CHOSEN,
        Harvest("arxiv", Status.OK, (LONG_MEMORY.lead, TAX.lead)),
        Harvest("github", Status.PARTIAL, (BARE.lead,), ("page 2 timed out", "Search stood in.")),
    )

    at = lines.index("Sources:")
    assert lines[at + 1 : at + 3] == [
        "- github: partial, 1 candidate. page 2 timed out. Search stood in.",
        "- arxiv: ok, 2 candidates.",
    ]


def test_quiet_sections_missing_blurbs_and_flags_are_named() -> None:
    lines = note(Selection({"Publications": (ranked(TAX, ""), ranked(BARE, ""))}))

    assert "Nothing this time for Tools, Repo Cypher; left out." in lines
    assert "Unsummarised, for you to write: inkwell/blotter" in lines
    assert f"- {TAX.lead.title}: fell back from chat: timeout" in lines


def test_what_was_left_out_is_counted_and_capped() -> None:
    left_out = tuple(LeftOut(GUIDE, "already published") for _ in range(MAX_LEFT_OUT + 1_500))

    lines = note(Selection({}, left_out=left_out))

    at = lines.index("Left out: 1,520")
    assert lines[at + 1] == f"- Decoding, step by step ({GUIDE.id}): already published"
    assert lines[at + MAX_LEFT_OUT + 1 :] == ["- and 1,500 more"]


def test_near_misses_are_counted() -> None:
    assert "Almost made it: 1, below the last section." in note()


GENERATED = """\
Ink Letter 3.
Sources:
- arxiv: ok, 84 candidates.
Almost made it: 2, below the last section.
Left out: 1
- A fork (github:a/b): fork"""
ANEW = GENERATED.replace("84", "91").replace("it: 2", "it: 5")


@pytest.mark.parametrize(
    ("old", "new", "merged", "kept"),
    [
        ("Sources:", "Sources:", ANEW, 0),
        ("Sources:", "Call the printer.\nSources:", "Call the printer.\nSources:", 1),
        ("84 candidates.", "84 candidates. Few!", "84 candidates. Few!", 1),
        ("84 candidates.", "84 candidates.\n- and mine", "- and mine", 1),
        (
            "(github:a/b): fork",
            "(github:a/b): fork\nMine, at the end.",
            "fork\nMine, at the end.",
            1,
        ),
        ("Ink Letter 3.\n", "Mine, at the head.\nInk Letter 3.\n", "Mine, at the head.\nInk", 1),
    ],
)
def test_what_the_editor_wrote_into_the_note_is_carried_over(
    old: str, new: str, merged: str, kept: int
) -> None:
    note = merged_note(GENERATED, GENERATED.replace(old, new, 1), ANEW, 5)

    assert merged in note.text
    assert "- arxiv: ok, 91 candidates." in note.text
    assert note.kept == kept


def test_a_line_that_the_editor_took_out_stays_out_while_it_says_the_same() -> None:
    note = merged_note(GENERATED, GENERATED.replace("\n- A fork (github:a/b): fork", ""), ANEW, 5)

    assert "A fork" not in note.text


def test_the_note_counts_the_near_misses_that_the_draft_has() -> None:
    assert "Almost made it: 4, below" in merged_note(GENERATED, GENERATED, ANEW, 4).text
    assert "Almost made it" not in merged_note(GENERATED, GENERATED, ANEW, 0).text
