"""Weeks of editors' picks, as files: what was to choose from, and what was chosen.

``weeks*.jsonl`` has a week a line: ``week_start``, ``week_end``, ``picks`` and either
``candidates`` (all ids) or ``not_picked_sample``. ``papers*.jsonl[.gz]`` has a paper a line.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from newsletter.latex import latex_to_text
from newsletter.models import Candidate, Kind, Signals
from ranker.history import Pick


@dataclass(frozen=True, slots=True)
class Week:
    """What a week offered (all of it, or a sample) and what of it was picked."""

    start: date
    end: date
    picked: tuple[Candidate, ...]
    passed: tuple[Candidate, ...]

    @property
    def now(self) -> datetime:
        """When the week is ranked: the day after its end, UTC."""
        return datetime.combine(self.end, time(), UTC) + timedelta(1)

    @property
    def picks(self) -> tuple[Pick, ...]:
        """What was published, on the week's last day."""
        return tuple(Pick(candidate, self.now - timedelta(1)) for candidate in self.picked)

    @property
    def offered(self) -> tuple[Candidate, ...]:
        """Everything there was to choose from, the picks first."""
        return self.picked + self.passed


def read_papers(paths: Iterable[Path]) -> dict[str, Candidate]:
    """Papers by their bare arXiv number, their TeX as plain text, as the sources give it."""
    return {str(line["id"]): _plain(paper(line)) for path in paths for line in read_lines(path)}


def paper(line: Mapping[str, Any]) -> Candidate:
    """A line of a papers file as a candidate, its TeX as it stands."""
    return Candidate(
        id=f"arxiv:{line['id']}",
        kind=Kind.PAPER,
        title=str(line["title"]),
        text=str(line.get("abstract") or ""),
        authors=tuple(line.get("authors") or ()),
        published=_day(line.get("first_seen")),
        url=f"https://arxiv.org/abs/{line['id']}",
        signals=Signals(hf_upvotes=line.get("hf_upvotes")),
        source="arxiv",
        categories=tuple(line.get("categories") or ()),
        comment=str(line.get("comment") or ""),
    )


def _plain(candidate: Candidate) -> Candidate:
    return replace(
        candidate,
        title=latex_to_text(candidate.title),
        text=latex_to_text(candidate.text),
        comment=latex_to_text(candidate.comment),
    )


def _day(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None


def read_weeks(path: Path, papers: Mapping[str, Candidate]) -> list[Week]:
    """The weeks of a file in order of time, each with the papers that are known."""
    weeks = [_week(line, papers) for line in read_lines(path)]
    return sorted(weeks, key=lambda week: week.start)


def by_time(weeks: Iterable[Week]) -> list[Week]:
    """The weeks in order of time; what several files know of one week is put together."""
    best: dict[date, Week] = {}
    for week in weeks:
        known = best.get(week.start)
        best[week.start] = _united(known, week) if known else week
    return sorted(best.values(), key=lambda week: week.start)


def _united(one: Week, other: Week) -> Week:
    picked = {candidate.id: candidate for candidate in (*one.picked, *other.picked)}
    passed = {candidate.id: candidate for candidate in (*one.passed, *other.passed)}
    return Week(
        one.start,
        max(one.end, other.end),
        tuple(picked.values()),
        tuple(candidate for name, candidate in passed.items() if name not in picked),
    )


def _week(line: Mapping[str, Any], papers: Mapping[str, Candidate]) -> Week:
    picks = [name for name in line["picks"] if name in papers]
    offered = line.get("candidates") or line.get("not_picked_sample") or ()
    chosen = set(picks)
    passed = [name for name in offered if name in papers and name not in chosen]
    return Week(
        date.fromisoformat(line["week_start"]),
        date.fromisoformat(line["week_end"]),
        tuple(papers[name] for name in picks),
        tuple(papers[name] for name in passed),
    )


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON lines of a file, gzipped or not."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as file
    ):
        for line in file:
            if line.strip():
                yield json.loads(line)
