"""Which window a run drafts: the one asked for, or this week's, the same on every re-run."""

from __future__ import annotations

from flows.workbench import Workbench
from newsletter.models import Window
from newsletter.week import WindowError, current_week, iso_week, span


def window_of(bench: Workbench, week: str | None, since: str | None, until: str | None) -> Window:
    """The window asked for; this week's keeps the bounds that its first run gave it.

    Raises:
        WindowError: the request names no week or span, or both.
    """
    timezone = bench.config.schedule.timezone
    if week and (since or until):
        raise WindowError("--week and --since/--until exclude each other")
    if until and not since:
        raise WindowError("--until needs --since")
    if since:
        return span(since, until, bench.now, timezone)
    if week:
        return _as_drafted(bench, iso_week(week, timezone))
    days = bench.config.sources.arxiv.window_days
    return _as_drafted(bench, current_week(bench.now, days, timezone))


def _as_drafted(bench: Workbench, window: Window) -> Window:
    drafted = bench.archive.issue(window.label)
    return drafted.window if drafted else window
