"""Recorded feeds through the program's own reading of them, beside feedparser's bare one."""

from __future__ import annotations

import calendar
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import feedparser
import httpx

from benchmarks.corpus_shelf import Recorded, Row, Runs, always, garbled, manifest, web_of
from flows.gather import fetch
from flows.workbench import Workbench
from newsletter.archive import Archive
from newsletter.config import FeedConfig
from newsletter.config_file import parse_config
from newsletter.identity import normalised_title
from newsletter.models import Candidate, Harvest, Window
from newsletter.text import plain_text
from sources.feeds import FeedState, fetch_feed

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
ALWAYS = Window(datetime(1990, 1, 1, tzinfo=UTC), NOW + timedelta(days=1), "always")
MAX_KEY_CHARS = 200
ADDRESS = "https://blog.example/feed.xml"


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry as feedparser alone gives it."""

    title: str
    """Normalised."""
    dates: frozenset[datetime]


@dataclass
class Account:
    """What came of some feeds."""

    entries: int = 0
    posts: int = 0
    lost: list[str] = field(default_factory=list)
    wrong_dates: list[str] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)


def feed_lines(folder: Path, garble: int) -> Iterator[str]:
    """The figures of ``folder``, which has a manifest and the files that it names."""
    account, runs = Account(), Runs(folder.name)
    broken = Runs(f"{folder.name}, garbled")
    for row in manifest(folder / "manifest.jsonl"):
        data = (folder / row["file"]).read_bytes()
        harvest = runs.run(row["file"], harvest_of, data, row)
        if harvest is not None:
            _note(account, row, data, harvest)
        for piece in garbled(data, garble):
            broken.run(row["file"], harvest_of, piece, row)
    yield runs.line()
    yield f"  {account.entries} entries with words by feedparser, {account.posts} candidates"
    yield f"  {len(account.lost)} lost, {len(account.wrong_dates)} with another date"
    yield from (f"    {line}" for line in (*account.lost, *account.wrong_dates, *runs.raised))
    yield from (f"  {count} failed: {why}" for why, count in account.failures.most_common())
    yield from broken.lines()


def harvest_of(data: bytes, row: Row) -> Harvest:
    """What a draft would have of a feed that answers with ``data``, all times together."""
    headers = {"content-type": "", **{k: str(v) for k, v in row.get("http_headers", {}).items()}}
    feed = FeedConfig(name="feed", url=ADDRESS)
    web = always(Recorded(data, 200, headers))
    return fetch_feed(feed, FeedState(ADDRESS), web, ALWAYS, now=NOW, seen={}).harvest


def _note(account: Account, row: Row, data: bytes, harvest: Harvest) -> None:
    listed = _listed(data)
    account.entries += len(listed)
    account.posts += len(harvest.candidates)
    if not harvest.candidates and harvest.status == "failed":
        account.failures[harvest.notes[0].partition(": ")[2]] += 1
    posts = {_key(post.title): post for post in harvest.candidates}
    for entry in listed:
        post = posts.get(entry.title) or _prefixed(entry.title, harvest.candidates)
        if post is None:
            account.lost.append(f"{row['file']}: {entry.title[:60]}")
    account.wrong_dates += [f"{row['file']}: {name[:60]}" for name in _wrong_dates(listed, posts)]


def _prefixed(title: str, posts: Collection[Candidate]) -> Candidate | None:
    """A release, whose title says in addition what was released."""
    return next((post for post in posts if _key(post.title).endswith(title)), None)


def _key(title: str) -> str:
    return normalised_title(title)[:MAX_KEY_CHARS]


def _wrong_dates(listed: Sequence[Listed], posts: dict[str, Candidate]) -> Iterator[str]:
    dates: dict[str, set[datetime]] = defaultdict(set)
    for entry in listed:
        dates[entry.title] |= entry.dates
    for title, post in posts.items():
        if post.published and dates.get(title) and post.published not in dates[title]:
            yield f"{post.title} ({post.published})"


def _listed(data: bytes) -> list[Listed]:
    """Feedparser's entries that have a title, less what repeats an entry before."""
    entries: dict[tuple[str, str], Listed] = {}
    for entry in feedparser.parse(data).entries:
        title = _key(plain_text(plain_text(entry.get("title", ""))))
        own = dict(entry)  # feedparser's own lookup takes one date for another
        stamps = [own.get(f"{name}_parsed") for name in ("published", "updated", "created")]
        dates = (datetime.fromtimestamp(calendar.timegm(s), UTC) for s in stamps if s)
        if title:
            entries.setdefault((title, entry.get("link", "")), Listed(title, frozenset(dates)))
    return list(entries.values())


@dataclass
class Serial:
    """A feed over the years, read once a week into an archive."""

    weeks: int = 0
    given: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """The weeks in which each id was given."""
    titles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    missed: set[str] = field(default_factory=set)
    """Titles of posts that were in the feed, of the week, and never given."""

    def line(self, name: str) -> str:
        """The figures in a line."""
        twice = sum(len(weeks) > 1 for weeks in self.given.values())
        doubled = sum(len(ids) > 1 for ids in self.titles.values())
        missed = self.missed - self.titles.keys()
        return (
            f"{name}: {self.weeks} weekly drafts, {len(self.given)} posts given, {twice} of them "
            f"in two weeks, {doubled} titles under two ids, {len(missed)} of its week never given"
        )


def series_lines(folder: Path) -> Iterator[str]:
    """Each series of snapshots in ``folder``, played to weekly drafts."""
    series: dict[str, list[tuple[datetime, Path]]] = defaultdict(list)
    for row in manifest(folder / "manifest.jsonl"):
        when = datetime.fromisoformat(row["date"]).astimezone(UTC)
        series[row["file"].partition("/")[0]].append((when, folder / row["file"]))
    for name, snapshots in series.items():
        yield _played(snapshots).line(name)


def _played(snapshots: Sequence[tuple[datetime, Path]]) -> Serial:
    serial = Serial()
    off = {"enabled": False}
    sources = {"feeds": [{"name": "feed", "url": ADDRESS}], "arxiv": off, "github": off}
    config = parse_config(json.dumps({"sources": sources}).encode(), "series.yaml")
    with tempfile.TemporaryDirectory() as folder, closing(_archive(folder)) as archive:
        for monday in _mondays(snapshots[0][0], snapshots[-1][0]):
            shown = [path for when, path in snapshots if when <= monday][-1]
            web = web_of(partial(_snapshot, shown=shown))
            bench = Workbench(config, Path(folder), archive, web, monday, lambda _: None)
            until = monday.replace(hour=0)
            window = Window(until - timedelta(days=7), until, f"{until:%G-W%V}")
            [harvest] = fetch(bench, "feeds", window, refresh=True)
            _note_week(serial, harvest, window, shown)
    return serial


def _archive(folder: str) -> Archive:
    return Archive.open("archive.sqlite", Path(folder))


def _mondays(first: datetime, last: datetime) -> Iterator[datetime]:
    """Monday mornings after ``first``, up to three weeks after ``last``."""
    monday = first + timedelta(days=7 - first.weekday())
    monday = monday.replace(hour=6, minute=0, second=0, microsecond=0)
    while monday <= last + timedelta(days=21):
        yield monday
        monday += timedelta(days=7)


def _snapshot(request: httpx.Request, shown: Path) -> Recorded:
    """The feed as it was, unless the reader has this very version."""
    tag = f'"{shown.name}"'
    if request.headers.get("if-none-match") == tag:
        return Recorded(b"", 304, {"etag": tag})
    return Recorded(shown.read_bytes(), 200, {"etag": tag, "content-type": "application/xml"})


def _note_week(serial: Serial, harvest: Harvest, window: Window, shown: Path) -> None:
    serial.weeks += 1
    for post in harvest.candidates:
        serial.given[post.id].append(window.label)
        serial.titles[_key(post.title)].add(post.id)
    for entry in _listed(shown.read_bytes()):
        if any(window.since <= date < window.until for date in entry.dates):
            serial.missed.add(entry.title)


def all_feed_lines(folder: Path, garble: int) -> Iterator[str]:
    """Everything under ``folder``: ``real``, ``hard`` and ``series``."""
    for name in ("real", "hard"):
        yield from feed_lines(folder / name, garble)
    yield from series_lines(folder / "series")
