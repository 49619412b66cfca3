"""Which span of time an issue covers, and what the issue is called.

An issue of a week or more is called after an ISO week, one of fewer days after its days: several
of them come out in one week, and each is an issue of its own.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from newsletter.errors import RequestError
from newsletter.models import Window

_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DAYS = re.compile(f"({_DAY})_({_DAY})")
_LABEL = re.compile(rf"(?:{_WEEK.pattern}|{_DAYS.pattern})(?![0-9])")
_WEEK_DAYS = 7
_MAX_SPAN = timedelta(days=92)
_YEARS = range(1900, 3000)
"""Far enough from the ends of the calendar that no zone or month around goes past them."""


class WindowError(RequestError):
    """A week or a span that cannot be drafted; the text says what is wrong."""


def current_week(now: datetime, days: int, timezone: str) -> Window:
    """The ``days`` before ``now``, by the clock of ``timezone``.

    A week or more is called after the ISO week that holds its middle: so a run on Monday morning
    drafts the week that has just ended, and one on Friday or Sunday the week it stands in.
    """
    here = now.astimezone(ZoneInfo(timezone))
    since, middle = here - timedelta(days=days), here - timedelta(days=days) / 2
    label = week_label(middle.date()) if days >= _WEEK_DAYS else _days_label(since, here)
    return Window(since.astimezone(UTC), now, label)


def week_label(day: date) -> str:
    """The ISO 8601 week of ``day``: ``2026-W47``."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def is_week_label(label: str) -> bool:
    """Whether ``label`` is that of an ISO week, and not of a span of days."""
    return bool(_WEEK.fullmatch(label))


def label_in(name: str) -> str:
    """The label of a week or of days that a draft's file name begins with; empty without one."""
    found = _LABEL.match(name)
    return found[0] if found else ""


def named_window(label: str, timezone: str) -> Window:
    """The ISO week, or the days, that ``label`` names: ``2026-W10``, ``2026-03-02_2026-03-05``.

    Raises:
        WindowError: when ``label`` names neither.
    """
    days = _DAYS.fullmatch(label)
    return span(days[1], days[2], timezone) if days else iso_week(label, timezone)


def iso_week(label: str, timezone: str) -> Window:
    """The ISO week named ``label``, Monday 00:00 to Monday 00:00 in ``timezone``.

    Raises:
        WindowError: when ``label`` names no week.
    """
    found = _WEEK.fullmatch(label)
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        monday = None
    if not monday or not is_usable(monday):
        raise WindowError(f"{label!r} is not a week; write it as 2026-W10")
    following = monday + timedelta(days=_WEEK_DAYS)
    return Window(midnight(monday, timezone), midnight(following, timezone), label)


def week_before(day: date, timezone: str) -> Window:
    """The seven days before ``day``, as :func:`current_week` calls them."""
    return current_week(midnight(day, timezone), _WEEK_DAYS, timezone)


def span(since: str, until: str | datetime, timezone: str) -> Window:
    """The days from ``since`` to ``until``: ISO dates, of which ``until`` is left out, or now.

    Raises:
        WindowError: when a date cannot be read, or the span is empty or longer than 92 days.
    """
    start = _start(since, timezone)
    end, told = (until, "now") if isinstance(until, datetime) else (_start(until, timezone), until)
    if end <= start:
        raise WindowError(f"the span from {since} to {told} is empty")
    zone = ZoneInfo(timezone)
    first, last = start.astimezone(zone), end.astimezone(zone)
    # By the clock on the wall, as times of one zone are subtracted: a day may have 25 hours.
    if last - first > _MAX_SPAN:
        raise WindowError(f"the span from {since} is longer than {_MAX_SPAN.days} days")
    return Window(start, end, _days_label(first, last))


def _start(day: str, timezone: str) -> datetime:
    return midnight(_day(day), timezone)


def _days_label(since: datetime, until: datetime) -> str:
    return f"{since.date()}_{until.date()}"


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if not is_usable(day):
        raise WindowError(f"{text!r} is not a date; write it as 2026-03-02")
    return day


def is_usable(day: date) -> bool:
    """Whether ``day`` is within the years in which newsletters come out, give or take a lot."""
    return day.year in _YEARS


def midnight(day: date, timezone: str) -> datetime:
    """When ``day`` begins in ``timezone``, as UTC."""
    return datetime.combine(day, time(), ZoneInfo(timezone)).astimezone(UTC)


def local_day(moment: datetime, timezone: str) -> date:
    """The day that ``moment`` is on in ``timezone``."""
    return moment.astimezone(ZoneInfo(timezone)).date()


def first_day(window: Window, timezone: str) -> date:
    """The first day that ``window`` has a part of, in ``timezone``."""
    return local_day(window.since, timezone)


def last_day(window: Window, timezone: str) -> date:
    """The last day that ``window`` has a part of, in ``timezone``."""
    return local_day(window.until - timedelta(microseconds=1), timezone)
