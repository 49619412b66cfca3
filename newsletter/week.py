"""Which span of time an issue covers, and what the issue is called."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from newsletter.errors import RequestError
from newsletter.models import Window

_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
_MAX_SPAN = timedelta(days=92)


class WindowError(RequestError):
    """A week or a span that cannot be drafted; the text says what is wrong."""


def current_week(now: datetime, days: int, timezone: str) -> Window:
    """The ``days`` before ``now``, called after the ISO week that holds their middle.

    So a run on Monday morning drafts the week that has just ended, and one on Friday or Sunday
    the week it stands in.
    """
    since = now - timedelta(days=days)
    middle = (since + timedelta(days=days) / 2).astimezone(ZoneInfo(timezone))
    return Window(since, now, week_label(middle.date()))


def week_label(day: date) -> str:
    """The ISO 8601 week of ``day``: ``2026-W47``."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def iso_week(label: str, timezone: str) -> Window:
    """The ISO week named ``label``, Monday 00:00 to Monday 00:00 in ``timezone``.

    Raises:
        WindowError: when ``label`` names no week.
    """
    found = _WEEK.fullmatch(label)
    try:
        if not found:
            raise ValueError
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        raise WindowError(f"{label!r} is not a week; write it as 2026-W10") from None
    following = monday + timedelta(days=7)
    return Window(midnight(monday, timezone), midnight(following, timezone), label)


def week_before(day: date, timezone: str) -> Window:
    """The seven days before ``day``, as :func:`current_week` calls them."""
    return current_week(midnight(day, timezone), 7, timezone)


def span(since: str, until: str | None, now: datetime, timezone: str) -> Window:
    """The days from ``since`` to ``until`` (both ISO dates, ``until`` left out; now by default).

    Raises:
        WindowError: when a date cannot be read, or the span is empty or longer than 92 days.
    """
    zone = ZoneInfo(timezone)
    start = midnight(_day(since), timezone)
    end = midnight(_day(until), timezone) if until else now
    if end <= start:
        raise WindowError(f"the span from {since} to {until or 'now'} is empty")
    if end - start > _MAX_SPAN:
        raise WindowError(f"the span from {since} is longer than {_MAX_SPAN.days} days")
    last = end.astimezone(zone).date()
    return Window(start, end, f"{start.astimezone(zone).date()}_{last}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WindowError(f"{text!r} is not a date; write it as 2026-03-02") from None


def midnight(day: date, timezone: str) -> datetime:
    """When ``day`` begins in ``timezone``, as UTC."""
    return datetime.combine(day, time(), ZoneInfo(timezone)).astimezone(UTC)
