from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsletter.week import WindowError, current_week, iso_week, span

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "label"),
    [
        (datetime(2025, 6, 9, 6, tzinfo=UTC), "2025-W23"),  # Monday morning: the week just ended
        (datetime(2026, 11, 22, 9, tzinfo=UTC), "2026-W47"),  # Sunday: the week it stands in
        (datetime(2026, 11, 20, 17, tzinfo=UTC), "2026-W47"),  # Friday
        (datetime(2027, 1, 4, 6, tzinfo=UTC), "2026-W53"),  # across the year
    ],
)
def test_a_run_drafts_the_week_that_holds_the_middle_of_its_days(now: datetime, label: str) -> None:
    window = current_week(now, 7, "UTC")

    assert window.label == label
    assert (window.until - window.since).days == 7


def test_a_named_week_runs_from_monday_to_monday_in_the_newsletters_zone() -> None:
    window = iso_week("2026-W10", "Europe/Berlin")

    assert window.since == datetime(2026, 3, 1, 23, tzinfo=UTC)
    assert window.until == datetime(2026, 3, 8, 23, tzinfo=UTC)


def test_a_span_is_named_after_its_days_and_may_end_now() -> None:
    assert span("2026-03-02", "2026-03-09", NOW, "UTC").label == "2026-03-02_2026-03-09"
    assert span("2026-03-02", None, NOW, "UTC").until == NOW


@pytest.mark.parametrize(
    "week", ["2026-10", "2026-W54", "W10", "2026-W1", "0000-W01", "2026-W10 ", "٢٠٢٦-W١٠"]
)
def test_what_is_no_week_is_refused_in_one_line(week: str) -> None:
    with pytest.raises(WindowError, match="is not a week; write it as 2026-W10"):
        iso_week(week, "UTC")


@pytest.mark.parametrize(
    ("since", "until", "message"),
    [
        ("2026-03-09", "2026-03-09", "is empty"),
        ("2026-03-09", "2026-03-01", "is empty"),
        ("yesterday", None, "is not a date"),
        ("2025-01-01", "2026-01-01", "longer than 92 days"),
    ],
)
def test_an_impossible_span_says_what_is_wrong(since: str, until: str | None, message: str) -> None:
    with pytest.raises(WindowError, match=message):
        span(since, until, NOW, "UTC")
