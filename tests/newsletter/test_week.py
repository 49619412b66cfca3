from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from newsletter.week import (
    WindowError,
    current_week,
    first_day,
    is_week_label,
    iso_week,
    label_in,
    last_day,
    named_window,
    span,
)

BERLIN = ZoneInfo("Europe/Berlin")
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


@pytest.mark.parametrize(
    ("days", "every", "labels"),
    [
        (1, 1, ["2026-03-01_2026-03-02", "2026-03-02_2026-03-03", "2026-03-03_2026-03-04"]),
        (3, 4, ["2026-02-27_2026-03-02", "2026-03-03_2026-03-06", "2026-03-07_2026-03-10"]),
        (6, 7, ["2026-02-24_2026-03-02", "2026-03-03_2026-03-09", "2026-03-10_2026-03-16"]),
        (7, 7, ["2026-W09", "2026-W10", "2026-W11"]),
        (10, 7, ["2026-W09", "2026-W10", "2026-W11"]),
        (14, 14, ["2026-W09", "2026-W11", "2026-W13"]),
        (30, 30, ["2026-W07", "2026-W12", "2026-W16"]),
        (60, 30, ["2026-W05", "2026-W10", "2026-W14"]),
    ],
)
def test_each_issue_has_a_label_of_its_own_however_often_it_comes_out(
    days: int, every: int, labels: list[str]
) -> None:
    monday = datetime(2026, 3, 2, 6, tzinfo=UTC)
    runs = [current_week(monday + timedelta(days=n * every), days, "UTC") for n in range(3)]

    assert [run.label for run in runs] == labels


def test_an_issue_of_days_has_one_label_all_day_long_where_it_is_made() -> None:
    early, late = datetime(2026, 3, 3, 5, 1, tzinfo=UTC), datetime(2026, 3, 4, 4, 59, tzinfo=UTC)

    labels = {current_week(now, 1, "America/New_York").label for now in (early, late)}

    assert labels == {"2026-03-02_2026-03-03"}


@pytest.mark.parametrize(
    ("now", "hours"),
    [(datetime(2026, 3, 29, 6, tzinfo=BERLIN), -1), (datetime(2026, 10, 25, 6, tzinfo=BERLIN), 1)],
)
@pytest.mark.parametrize("days", [1, 7])
def test_runs_at_one_hour_leave_no_gap_where_the_clock_is_changed(
    now: datetime, hours: int, days: int
) -> None:
    window = current_week(now.astimezone(UTC), days, "Europe/Berlin")

    assert window.until - window.since == timedelta(days=days, hours=hours)


def test_a_named_week_runs_from_monday_to_monday_in_the_newsletters_zone() -> None:
    window = iso_week("2026-W10", "Europe/Berlin")

    assert window.since == datetime(2026, 3, 1, 23, tzinfo=UTC)
    assert window.until == datetime(2026, 3, 8, 23, tzinfo=UTC)


def test_a_span_is_named_after_its_days_and_may_end_now() -> None:
    assert span("2026-03-02", "2026-03-09", "UTC").label == "2026-03-02_2026-03-09"
    assert span("2026-03-02", NOW, "UTC").until == NOW


@pytest.mark.parametrize("label", ["2026-W10", "2026-03-02_2026-03-05"])
@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo"])
def test_a_label_names_its_window(label: str, zone: str) -> None:
    window = named_window(label, zone)

    assert window.label == label
    assert first_day(window, zone) == date(2026, 3, 2)


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Europe/Berlin", "Pacific/Kiritimati"])
@pytest.mark.parametrize(
    ("label", "first", "last"),
    [
        ("2026-W10", date(2026, 3, 2), date(2026, 3, 8)),  # New York's clocks change at its end
        ("2026-W13", date(2026, 3, 23), date(2026, 3, 29)),  # and Berlin's
        ("2026-W43", date(2026, 10, 19), date(2026, 10, 25)),
        ("2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        ("2026-03-02_2026-03-03", date(2026, 3, 2), date(2026, 3, 2)),
    ],
)
def test_the_days_of_a_window_are_those_of_the_newsletter_s_zone(
    label: str, first: date, last: date, zone: str
) -> None:
    window = named_window(label, zone)

    assert (first_day(window, zone), last_day(window, zone)) == (first, last)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("2026-W10.md", "2026-W10"),
        ("2026-W10-final.md", "2026-W10"),
        ("2026-03-02_2026-03-05.md", "2026-03-02_2026-03-05"),
        ("2026-W105.md", ""),
        ("2026-03-02-proof-sheet.md", ""),
        ("issue.md", ""),
    ],
)
def test_a_file_s_name_begins_with_its_label(name: str, label: str) -> None:
    assert label_in(name) == label


def test_a_week_is_told_from_days() -> None:
    assert is_week_label("2026-W10")
    assert not is_week_label("2026-03-02_2026-03-05")


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/New_York"])
@pytest.mark.parametrize(
    "week",
    ["2026-10", "2026-W54", "W10", "2026-W1", "0000-W01", "2026-W10 "]
    + ["9999-W52", "0001-W01", "٢٠٢٦-W١٠", "2026-03-02", "2026-03-02_2026-03-0٥"],
)
def test_what_is_no_week_is_refused_in_one_line(week: str, zone: str) -> None:
    with pytest.raises(WindowError, match="is not a week; write it as 2026-W10"):
        named_window(week, zone)


@pytest.mark.parametrize(
    ("since", "until", "message"),
    [
        ("2026-03-09", "2026-03-09", "is empty"),
        ("2026-03-09", "2026-03-01", "from 2026-03-09 to 2026-03-01 is empty"),
        ("2026-03-11", NOW, "from 2026-03-11 to now is empty"),
        ("yesterday", NOW, "is not a date"),
        ("0001-01-01", NOW, "is not a date"),
        ("9999-12-31", NOW, "is not a date"),
        ("2026-03-01", "9999-12-31", "is not a date"),
        ("٢٠٢٦-03-01", NOW, "is not a date"),
        ("2025-01-01", "2026-01-01", "longer than 92 days"),
    ],
)
@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/New_York"])
def test_an_impossible_span_says_what_is_wrong(
    since: str, until: str | datetime, message: str, zone: str
) -> None:
    with pytest.raises(WindowError, match=message):
        span(since, until, zone)


@pytest.mark.parametrize("until", ["2026-11-01", datetime(2026, 10, 31, 23, tzinfo=UTC)])
def test_the_longest_span_may_have_the_change_to_winter_time_in_it(until: str | datetime) -> None:
    window = span("2026-08-01", until, "Europe/Berlin")

    assert window.until - window.since == timedelta(days=92, hours=1)
