"""``galley history`` and ``galley stats``: what past issues tell."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from flows.output import print_json, print_lines
from flows.workbench import config_path, existing_archive, no_archive_yet
from newsletter.archive import Archive
from newsletter.config import Config
from newsletter.config_file import load_config
from newsletter.counting import counted
from newsletter.coverage import Coverage, IssueSummary, covered, summaries
from newsletter.statistics import IssueStatistics, issue_statistics, statistics_json
from newsletter.week import local_day


def run_history(config: Path | None, query: str, *, as_json: bool) -> int:
    """Print where ``query`` was covered, or every issue without one; 1 when it was nowhere.

    Raises:
        ConfigError, ArchiveError: the config or the archive cannot be used.
    """
    settings, base = _newsletter(config)
    with existing_archive(settings, base) as archive:
        records = archive.issues() if archive else []
    timezone = settings.schedule.timezone
    if not query:
        issues = summaries(records)
        lines = (_issue_line(one, timezone) for one in issues)
        print_json([*map(asdict, issues)]) if as_json else print_lines(lines)
        return 0
    found = covered(records, query)
    if as_json:
        print_json([*map(asdict, found)])
    else:
        lines = (_coverage_line(one, timezone) for one in found)
        print_lines(lines if found else [f"{query}: not covered yet"])
    return 0 if found else 1


def run_stats(config: Path | None, plot: Path | None, *, as_json: bool) -> int:
    """Print the figures of every draft that was published, and draw them into the file ``plot``.

    Raises:
        ConfigError, ArchiveError: the config or the archive cannot be used.
        PlotError: the plot cannot be drawn or written.
    """
    if plot:
        from flows.stats_plot import check_plot

        check_plot(plot)
    settings, base = _newsletter(config)
    with existing_archive(settings, base) as archive:
        figures = _figures(archive) if archive else []
    if as_json:
        print_json([*map(statistics_json, figures)])
    elif not figures:
        why = f": {no_archive_yet(settings, base)}" if archive is None else ""
        print_lines([f"no drafted issue is published yet{why}"])
    else:
        from flows.stats_table import print_tables

        print_tables(figures)
    if plot and figures:
        from flows.stats_plot import write_plot

        write_plot(figures, plot)
    return 0


def _newsletter(config: Path | None) -> tuple[Config, Path]:
    """The config, and the folder that its paths start from."""
    path = config_path(config)
    return load_config(path), path.resolve().parent


def _figures(archive: Archive) -> list[IssueStatistics]:
    """Of the issues that went out from a draft: one that was only imported shows no edits."""
    return [
        issue_statistics(record, archive.verdicts(label=record.label))
        for record in archive.issues()
        if record.generated and record.published is not None
    ]


def _issue_line(one: IssueSummary, timezone: str) -> str:
    return f"{_when(one, timezone)}: {counted(one.items, 'item')}: {one.title}"


def _coverage_line(one: Coverage, timezone: str) -> str:
    return f"{_when(one, timezone)}: {one.section}: {one.name} {one.url}".rstrip()


def _when(one: IssueSummary | Coverage, timezone: str) -> str:
    day = f" ({local_day(one.on, timezone)})" if one.on else ""
    return f"{one.label}{day}{'' if one.published else ', only drafted'}"
