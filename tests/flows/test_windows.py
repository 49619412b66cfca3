"""Which window a run drafts, of a newsletter that comes out more often than once a week."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.outcome import Outcome, summary_lines
from flows.past import run_history
from flows.publication import name_in, record_of
from flows.window import window_of
from flows.workbench import Workbench, open_workbench
from newsletter.drafts import Placed, Placement
from newsletter.models import Selection, Window
from newsletter.records import IssueRecord
from newsletter.week import current_week, iso_week
from summarizers.writer import Usage

NEW_YORK = "America/New_York"
MONDAY = datetime(2026, 3, 2, 6, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = "sources: {arxiv: {window_days: 1}}\nschedule: {timezone: America/New_York}\n"
    (tmp_path / "config.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@contextmanager
def bench_at(folder: Path, now: datetime) -> Iterator[Workbench]:
    with open_workbench(folder / "config.yaml", clock=lambda: now) as bench:
        yield bench


def drafted(folder: Path, now: datetime) -> Window:
    """The window of a run at ``now``, its issue remembered."""
    with bench_at(folder, now) as bench:
        window = window_of(bench, None, None, None)
        bench.archive.record_issue(IssueRecord(window.label, 1, window, "text"), ())
    return window


def test_each_day_is_an_issue_of_its_own(folder: Path) -> None:
    week = [drafted(folder, MONDAY + timedelta(days=n)) for n in range(5)]

    assert [window.until for window in week] == [MONDAY + timedelta(days=n) for n in range(5)]
    assert len({window.label for window in week}) == 5


def test_a_second_run_of_the_day_drafts_the_same_days_again(folder: Path) -> None:
    first = drafted(folder, MONDAY)

    assert drafted(folder, MONDAY + timedelta(hours=9)) == first


def test_an_issue_of_days_is_drafted_again_by_the_name_of_its_draft(folder: Path) -> None:
    first = drafted(folder, MONDAY)

    with bench_at(folder, MONDAY + timedelta(days=30)) as bench:
        assert window_of(bench, first.label, None, None) == first


def test_days_that_were_not_drafted_here_can_be_published(folder: Path) -> None:
    with bench_at(folder, MONDAY) as bench:
        record = record_of(bench, Path("2026-02-23_2026-02-26.md"), "", "# Tools\n")

    assert record.window.since == datetime(2026, 2, 23, 5, tzinfo=UTC)
    assert record.window.until == datetime(2026, 2, 26, 5, tzinfo=UTC)


def test_the_day_in_a_publication_s_name_is_the_newsletter_s_own(folder: Path) -> None:
    with bench_at(folder, MONDAY) as bench:
        record = record_of(bench, Path("2026-W08.md"), "", "# Tools\n")
        name = name_in(bench, "{date}.md", record, "# Tools\n")

    assert name == "2026-02-22.md"  # in New York; by UTC the week ends on Monday


@pytest.mark.parametrize(
    ("window", "line"),
    [
        (iso_week("2026-W10", NEW_YORK), "Week 2026-W10: 2026-03-02 00:00 to 2026-03-09 00:00"),
        (
            current_week(MONDAY, 1, NEW_YORK),
            "Days 2026-03-01_2026-03-02: 2026-03-01 01:00 to 2026-03-02 01:00",
        ),
    ],
)
def test_the_summary_tells_the_window_by_the_newsletter_s_clock(window: Window, line: str) -> None:
    placement = Placement(Path("draft.md"), Placed.WRITTEN)
    outcome = Outcome(window, NEW_YORK, (), {}, Selection({}), placement, (), Usage())

    assert summary_lines(outcome)[0] == f"{line} (America/New_York)"


@pytest.mark.parametrize(("zone", "day"), [(NEW_YORK, "2026-03-08"), ("Asia/Tokyo", "2026-03-09")])
def test_history_tells_the_day_by_the_newsletter_s_clock(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], zone: str, day: str
) -> None:
    (tmp_path / "config.yaml").write_text(f"schedule: {{timezone: {zone}}}\n", encoding="utf-8")
    went_out = datetime(2026, 3, 8, 23, tzinfo=UTC)
    with bench_at(tmp_path, went_out) as bench:
        window = iso_week("2026-W10", zone)
        record = IssueRecord(window.label, 1, window, "", "# A\n", published_at=went_out)
        bench.archive.record_issue(record, ())

    run_history(tmp_path / "config.yaml", "", as_json=False)

    assert capsys.readouterr().out.startswith(f"2026-W10 ({day}): ")
