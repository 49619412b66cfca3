"""A newsletter with some weeks behind it: their candidates, and the issues that went out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newsletter.archive import Archive
from newsletter.models import Candidate, Harvest, Kind, Signals, Status, Window
from newsletter.records import IssueRecord
from newsletter.week import week_label

FIRST = datetime(2026, 1, 5, tzinfo=UTC)
_CROPS = ("barley", "rye", "oats", "maize")


def soil(week: int, place: int) -> Candidate:
    """What this newsletter picks, whatever the field is on."""
    text = (
        f"Radar measures how wet the soil of {_CROPS[place % 4]} is, day by day, in field {week}."
    )
    return _paper(week, place, f"Wet soil under {_CROPS[place % 4]}, season {week}", text)


def agents(week: int, place: int) -> Candidate:
    """What everyone else picks."""
    text = f"LLM agents that plan, reason and use tools beat earlier agents on benchmark {place}."
    return _paper(week, 100 + place, f"Reasoning agents for task {place} of {week}", text)


def _paper(week: int, place: int, title: str, text: str) -> Candidate:
    number = f"26{1 + week // 4:02}.{1000 * (week % 4) + place:05}"
    return Candidate(
        id=f"arxiv:{number}",
        kind=Kind.PAPER,
        title=title,
        text=text,
        authors=(f"Ada {place}", f"Bo {week}"),
        published=window_of(week).since + timedelta(days=1),
        url=f"https://arxiv.org/abs/{number}",
        source="arxiv",
        categories=("cs.LG",),
        signals=Signals(),
    )


def window_of(week: int) -> Window:
    """The ``week``-th week, from 0."""
    since = FIRST + timedelta(weeks=week)
    return Window(since, since + timedelta(days=7), week_label(since.date()))


def issue_text(items: Sequence[Candidate]) -> str:
    """An issue of ``items``."""
    blocks = (f"***{c.title}***\n\n\\\\\n[A paper]({c.url}) on the matter.\n" for c in items)
    return "# Publications 📙\n\n" + "\n\\\\\n".join(blocks)


def fill_archive(folder: Path, weeks: int, *added: Candidate, passed: int = 12) -> None:
    """Archive ``weeks`` weeks, each with its issue of four; ``added`` went out with the last."""
    with closing(Archive.open(".galley/archive.sqlite", folder)) as archive:
        for week in range(weeks):
            window = window_of(week)
            picked = [soil(week, place) for place in range(4)]
            others = [agents(week, place) for place in range(passed)]
            harvest = Harvest("arxiv", Status.OK, (*picked, *others))
            archive.record(harvest, window.label, "", window.until)
            out = [*picked, *(added if week == weeks - 1 else ())]
            record = IssueRecord(
                window.label,
                week + 1,
                window,
                generated=issue_text(picked),
                published=issue_text(out),
                drafted_at=window.until,
                published_at=window.until,
            )
            archive.record_issue(record, [one.id for one in out])
