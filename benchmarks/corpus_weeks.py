"""What an issue would choose from the repositories that really trended: to be read by an editor.

Only what the trending page shows is known of them: no README, no topics, no forks.
"""

from __future__ import annotations

import gzip
import html
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import httpx

from benchmarks.corpus_shelf import Recorded, Row, web_of
from newsletter.config import Config
from newsletter.minilm import MiniLM
from newsletter.models import Ranked, Selection, Window
from ranker.facade import rank_stories, select_issue
from ranker.merge import merge
from sources.github import GithubSource

FORKS_TO_STARS = 0.1
"""Forks are not recorded; real pages have about one for ten stars."""


@dataclass(frozen=True, slots=True)
class History:
    """Trending repositories by day."""

    rows: tuple[Row, ...]
    stars: dict[str, dict[date, int]]
    """Known star counts by repository."""

    @classmethod
    def read(cls, folder: Path) -> History:
        """Every ``*.jsonl.gz`` of ``folder``: date, since, repo, description, language, stars."""
        rows: list[Row] = []
        for path in sorted(folder.glob("*.jsonl.gz")):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                rows += map(json.loads, lines)
        stars: dict[str, dict[date, int]] = defaultdict(dict)
        for row in rows:
            if row["stars"] is not None:
                stars[row["repo"]][date.fromisoformat(row["date"])] = row["stars"]
        return cls(tuple(rows), dict(stars))

    def page(self, day: date, since: str) -> list[Row]:
        """The page of ``day``, or of the last day before it that has one."""
        known = [row for row in self.rows if row["since"] == since and row["date"] <= str(day)]
        last = max((row["date"] for row in known), default="")
        return [row for row in known if row["date"] == last]

    def gained(self, row: Row) -> int | None:
        """Stars gained in the row's span: as shown, else by the counts of other days."""
        if row["stars_period"] is not None:
            return int(row["stars_period"])
        day, days = date.fromisoformat(row["date"]), 7 if row["since"] == "weekly" else 1
        counts = self.stars.get(row["repo"], {})
        before = [then for then in counts if 0 < (day - then).days <= 3 * days]
        if not before or row["stars"] is None:
            return None
        then = min(before, key=lambda then: abs((day - then).days - days))
        grown = int(row["stars"]) - counts[then]
        return max(round(grown * days / (day - then).days), 0)


def week_lines(folder: Path, weeks: int) -> Iterator[str]:
    """The choices of ``weeks`` Mondays, spread over the history in ``folder``."""
    history, config, embedder = History.read(folder), Config(), MiniLM(Config().embedding.precision)
    days = sorted({date.fromisoformat(row["date"]) for row in history.rows})
    mondays = [day for day in days if day.weekday() == 0]
    for monday in mondays[:: max(len(mondays) // weeks, 1)][:weeks]:
        now = datetime(monday.year, monday.month, monday.day, 6, tzinfo=UTC)
        web = web_of(partial(_answer, history=history, day=monday))
        source = GithubSource(config.sources.github, web, now=now)
        harvest = source.fetch(Window(now - timedelta(days=7), now, f"{now:%G-W%V}"))
        ranking = rank_stories(merge(harvest.candidates), config, (), now, embedder)
        yield f"{monday}: {harvest.status}, {len(harvest.candidates)} repositories"
        yield from _chosen_lines(select_issue(ranking, config))


def _chosen_lines(selection: Selection) -> Iterator[str]:
    for section, chosen in selection.chosen.items():
        yield from (f"  {section}: {_line(ranked)}" for ranked in chosen)


def _line(ranked: Ranked) -> str:
    lead = ranked.story.lead
    gained = lead.signals.stars_gained or 0
    return f"{lead.title} (+{gained:,}, {ranked.score:.2f}): {lead.description[:80]}"


def _answer(request: httpx.Request, history: History, day: date) -> Recorded | None:
    if request.url.path == "/trending":
        rows = history.page(day, request.url.params["since"])
        return Recorded(_page(rows, history).encode(), 200, {"content-type": "text/html"})
    if request.url.path.startswith("/search/"):
        return Recorded(b'{"total_count": 0, "incomplete_results": false, "items": []}')
    return None


def _page(rows: Sequence[Row], history: History) -> str:
    """The least of a trending page that shows ``rows``."""
    return f"<main>{''.join(_article(row, history.gained(row)) for row in rows)}</main>"


def _article(row: Row, gained: int | None) -> str:
    repo, stars = html.escape(row["repo"]), row["stars"] or 0
    gain = f"{gained:,} stars this week" if gained is not None else ""
    language, description = (
        html.escape(row["language"] or ""),
        html.escape(row["description"] or ""),
    )
    return (
        f'<article><h2><a href="/{repo}">{repo}</a></h2> <p>{description}</p> '
        f'<span itemprop="programmingLanguage">{language}</span> '
        f'<a href="/{repo}/stargazers">{stars:,}</a> '
        f'<a href="/{repo}/forks">{round(stars * FORKS_TO_STARS):,}</a> <span>{gain}</span>'
        "</article>"
    )
