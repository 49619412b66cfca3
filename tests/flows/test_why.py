"""``galley why``: what a run decided on a story, what became of it, and what else is known."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from newsletter.models import Candidate, Harvest, Kind, Status, Window
from newsletter.records import IssueRecord, Verdict
from tests.flows.conftest import Galley
from tests.flows.newsroom import DRAFTED, PAPERS, TOOLS, Newsroom, open_newsroom
from tests.newsletter.week_of_stories import BARE, GUIDE, LONG_MEMORY, PARSER, TAX, WEEK

LATE = Candidate(id="arxiv:2603.09999", kind=Kind.PAPER, title="On late ink", source="arxiv")
LOW = Candidate(id="arxiv:2603.08888", kind=Kind.PAPER, title="On low ink", source="arxiv")
YEARS_AGO = Window(
    WEEK.since - timedelta(weeks=300), WEEK.until - timedelta(weeks=300), label="2020-W23"
)
LETTER = "# Tools\n\n***Blotter***\n\n\\\\\n[It](https://github.com/Ada/Old) soaks up ink.\n"


@pytest.fixture
def room(tmp_path: Path, galley: Galley) -> Newsroom:
    """A drafted week, and an issue of years ago that was only taken in."""
    opened = open_newsroom(tmp_path, galley)
    with opened.archive() as archive:
        past = IssueRecord(YEARS_AGO.label, 1, YEARS_AGO, "", LETTER)
        archive.record_issue(past, ["github:ada/old"])
        archive.record(Harvest("arxiv", Status.OK, (LOW,)), WEEK.label, "", DRAFTED)
        late = DRAFTED + timedelta(days=1)
        archive.record(Harvest("arxiv", Status.OK, (LATE,)), "2026-W11", "", late)
    return opened


def second_lines(room: Newsroom, *names: str) -> list[str]:
    """Of each story what is told below its decision."""
    return [room.galley("why", name).out.splitlines()[2] for name in names]


def test_before_an_issue_is_out_only_the_verdict_is_told(room: Newsroom) -> None:
    answer = room.galley("why", TAX.id)

    assert (answer.code, answer.out.splitlines()) == (
        0,
        [
            f"{TAX.lead.title} ({TAX.id})",
            "  2026-W10: chosen (rank 2 overall, 1 in Publications)",
            "  because: on “ink”",
            "  score -2.50 = base -2.00, words -0.50",
            "    (log-odds of being picked; `ranker.weights` in config.yaml turns each of them)",
        ],
    )


def test_the_reasons_of_what_stayed_out_are_not_told_as_why(room: Newsroom) -> None:
    decision, reasons = room.galley("why", GUIDE.id).out.splitlines()[1:3]

    assert decision.startswith("  2026-W10: near miss (")
    assert reasons.startswith("  known of it: ")


def test_what_became_of_each_story_is_told_once_the_issue_is_out(room: Newsroom) -> None:
    room.edit("questions about a whole book", "questions about all of Proust")
    room.move(TAX, TOOLS)
    room.delete(BARE)
    room.use_near_miss("Decoding, step by step", PAPERS)
    assert room.galley("publish", room.draft, "--force").code == 0

    assert second_lines(room, LONG_MEMORY.id, TAX.id, BARE.id, GUIDE.id, PARSER.id) == [
        "  then: reworded by you (6% of its words changed), and published",
        "  then: moved by you from Publications to Tools, and published",
        "  then: taken out by you; the issue was published without it",
        "  then: added by you to Publications, and published",
        "  then: published as it was drafted",
    ]
    (told,) = json.loads(room.galley("why", BARE.id, "--json").out)
    assert (told["label"], told["payload"]["decision"]) == ("2026-W10", "chosen")
    assert told["outcome"] == "taken out by you; the issue was published without it"


def test_what_an_earlier_issue_had_is_told_with_that_issue(room: Newsroom) -> None:
    with room.archive() as archive:
        (verdict,) = archive.verdicts(label=WEEK.label, story_id=TAX.id)
        left_out = {"decision": "left out", "obstacle": "already published", "section_rank": None}
        again = {**verdict.payload, **left_out, "ids": ["github:ada/old"]}
        archive.record_verdicts(WEEK.label, [Verdict(WEEK.label, TAX.id, 2, again)])

    assert room.galley("why", TAX.id).out.splitlines()[1] == (
        "  2026-W10: left out (rank 2 overall; Publications): already published in 2020-W23"
    )


@pytest.mark.parametrize(
    "name",
    [
        "github:ada/old",
        "ada/old",
        "GitHub:Ada/Old",
        "github.com/ada/old",
        "https://github.com/ada/old",
    ],
)
def test_what_a_past_issue_published_is_known_by_any_of_its_names(
    room: Newsroom, name: str
) -> None:
    assert room.galley("why", name).out.splitlines() == [
        "Blotter (github:ada/old)",
        "  2020-W23: published in Tools",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["ink"], 2, "'ink' is no id of a story; write it as arxiv:2505.22954, github:owner/name"),
        ([""], 2, "'' is no id of a story; "),
        ([TAX.id, "--week", "soon"], 2, "'soon' is not a week; write it as 2026-W10"),
        ([TAX.id, "--week", "2026-03-02_2026-03-03"], 1, "there is no issue 2026-03-02_2026-03-03"),
        ([TAX.id, "--week", "2026-W12"], 1, "there is no issue 2026-W12; the latest are 2026-W10"),
        (["arxiv:2603.00404"], 1, "arxiv:2603.00404: no source has brought it"),
        (
            [LATE.id],
            1,
            (
                f"{LATE.id}: was first seen on 2026-03-10; "
                "it was not in the running for any of 2 issues"
            ),
        ),
        (
            [LATE.id, "--week", "2026-W10"],
            1,
            f"{LATE.id}: was first seen on 2026-03-10; it was not in the running for 2026-W10",
        ),
        (
            [LOW.id],
            1,
            (
                f"{LOW.id}: was first seen on 2026-03-09, and was in the running for 2026-W10, "
                "too far down the ranking for its verdict to be kept"
            ),
        ),
    ],
)
def test_what_is_not_known_is_said_as_it_is(
    room: Newsroom, arguments: list[str], code: int, said: str
) -> None:
    ended = room.galley("why", *arguments)

    assert (ended.code, ended.out) == (code, "")
    assert ended.err.startswith(f"galley: {said}")
    assert ended.err.count("\n") == 1


def test_without_an_archive_that_is_said_and_none_is_made(tmp_path: Path, galley: Galley) -> None:
    (tmp_path / "config.yaml").write_text("newsletter: {name: Ink Letter}\n", encoding="utf-8")

    ended = galley("why", TAX.id)

    assert ended.code == 1
    assert ended.err.startswith(
        f"galley: nothing is drafted with config.yaml yet: there is no archive at {tmp_path}"
    )
    assert not (tmp_path / ".galley").exists()
