"""Figures of an issue: what is counted, and what there is nothing to say of."""

from __future__ import annotations

import json

import pytest

from newsletter.records import IssueRecord, Verdict
from newsletter.statistics import Known, Tally, issue_statistics, statistics_json
from tests.newsletter.week_of_stories import WEEK

ONE = "***One***\n\n[One](https://arxiv.org/abs/2603.00001) is a thing of note.\n"
TWO = "***Two***\n\n[Two](https://github.com/ada/two) is another thing.\n"


def figures(generated: str, published: str, *verdicts: Verdict) -> dict[str, object]:
    return statistics_json(issue_statistics(record(generated, published), verdicts))


def record(generated: str, published: str) -> IssueRecord:
    return IssueRecord(WEEK.label, 3, WEEK, generated, published)


def text(*items: str) -> str:
    return "# Tools\n\n" + "\n\\\\\n".join(items)


def test_with_nothing_added_there_is_no_recall() -> None:
    told = figures(text(ONE), text(ONE))

    assert told["recall_near_misses"] is None
    assert told["recall_candidates"] is None
    assert told["edit_rate"] == 0.0


def test_an_issue_that_was_not_drafted_has_no_share_of_items_kept() -> None:
    told = figures("", text(ONE))

    assert told["kept"] is None
    assert told["words_changed"] is None
    assert told["edit_rate"] == 1.0


@pytest.mark.parametrize(
    ("verdict", "known", "rank"),
    [
        (Verdict(WEEK.label, "github:ada/two", 41, {"decision": "ranked"}), Known.RANKED, 41),
        (
            Verdict(WEEK.label, "arxiv:2603.00009", 41, {"ids": ["github:ada/two"]}),
            Known.RANKED,
            41,
        ),
        (
            Verdict(WEEK.label, "github:ada/two", None, {"decision": "left out"}),
            Known.LEFT_OUT,
            None,
        ),
        (Verdict(WEEK.label, "github:ada/three", 1, {}), Known.UNKNOWN, None),
    ],
)
def test_an_addition_tells_how_near_it_was(
    verdict: Verdict, known: Known, rank: int | None
) -> None:
    (added,) = issue_statistics(record(text(ONE), text(ONE, TWO)), [verdict]).additions

    assert (added.known, added.rank) == (known, rank)


def test_the_edit_rate_is_the_share_that_an_editor_touched() -> None:
    assert Tally(kept=2, reworded=1, moved=1, dropped=1, added=3).edit_rate == pytest.approx(6 / 8)
    assert Tally().edit_rate is None


def test_the_figures_are_json() -> None:
    assert json.loads(json.dumps(figures(text(ONE), text(TWO))))["items"]["added"] == 1
