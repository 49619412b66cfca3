"""Which window a run drafts: the one asked for, or this week's, the same on every re-run."""

from __future__ import annotations

from datetime import datetime

from flows.workbench import Workbench
from newsletter.config import Config
from newsletter.models import Window
from newsletter.week import WindowError, current_week, local_day, named_window, span


def window_of(bench: Workbench, week: str | None, since: str | None, until: str | None) -> Window:
    """The window asked for; a week keeps the bounds that its first run gave it.

    Raises:
        WindowError: the request names no week or span, or both.
    """
    window = asked_window(bench.config, bench.now, week, since, until)
    drafted = None if since else bench.archive.issue(window.label)
    return drafted.window if drafted else window


def asked_window(
    config: Config, now: datetime, week: str | None, since: str | None, until: str | None
) -> Window:
    """The window asked for, whatever was drafted before.

    Raises:
        WindowError: the request names no week or span, or both, or days that are yet to come.
    """
    window = _named_window(config, now, week, since, until)
    if window.since >= now:
        first = local_day(window.since, config.schedule.timezone)
        raise WindowError(
            f"{window.label} begins on {first}: nothing of it can be drafted before that"
        )
    return window


def _named_window(
    config: Config, now: datetime, week: str | None, since: str | None, until: str | None
) -> Window:
    timezone = config.schedule.timezone
    if week and (since or until):
        raise WindowError("--week and --since/--until exclude each other")
    if until and not since:
        raise WindowError("--until needs --since")
    if since:
        return span(since, until or now, timezone)
    if week:
        return named_window(week, timezone)
    return current_week(now, config.sources.arxiv.window_days, timezone)
