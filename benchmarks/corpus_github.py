"""Recorded pages and answers of GitHub through the program's own reading of them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.corpus_shelf import Recorded, Row, Runs, always, garbled, manifest
from newsletter.config import GithubConfig
from sources.fetch_errors import FetchError
from sources.github_api import GithubApi, Patience
from sources.github_lookup import decoded_readme
from sources.github_search import search
from sources.repositories import Repository, of_trending, repository_of, warnings
from sources.trending import Trending, TrendingRow, read_trending

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
FIELDS = {"stars": "stars", "forks": "forks", "stars_period": "stars_gained"}
"""Counts by their names in a manifest's own reading and in ours; its texts may be mis-decoded."""
_TEMPLATE = re.compile(r"\{\{.*?\}\}")


def github_lines(folder: Path, garble: int) -> Iterator[str]:
    """The figures of the trending pages and of the REST answers in ``folder``."""
    yield from _trending_lines(folder, garble)
    yield from _rest_lines(folder, garble)


def _trending_lines(folder: Path, garble: int) -> Iterator[str]:
    runs, broken = Runs("trending pages"), Runs("trending pages, garbled")
    rows: list[TrendingRow] = []
    differing: list[str] = []
    unusable = 0
    for row in manifest(folder / "manifest_trending_html.jsonl"):
        data = (folder / row["file"]).read_bytes()
        trending = runs.run(row["file"], _trending, data)
        for piece in garbled(data, garble):
            broken.run(row["file"], _trending, piece)
        if trending is not None:
            rows += trending.rows
            unusable += not trending.usable
            marked = json.loads((folder / row["own_parse"]).read_text(encoding="utf-8"))
            differing += [f"{row['file']}: {what}" for what in _differences(marked, trending.rows)]
    yield runs.line()
    yield f"  {len(rows)} rows, {len(differing)} unlike the marked; {unusable} pages too poor"
    yield from (f"    {line}" for line in (*differing, *runs.raised))
    flagged = [row.full_name for row in rows if warnings(of_trending(row), NOW)]
    yield f"  {len(flagged)} of {len(rows)} rows flagged as suspicious: {' '.join(flagged)}"
    yield from broken.lines()


def _trending(data: bytes) -> Trending:
    web = always(Recorded(data, 200, {"content-type": "text/html; charset=utf-8"}))
    return read_trending(GithubConfig(languages=()), web)


def _differences(marked: Sequence[Row], rows: Sequence[TrendingRow]) -> Iterator[str]:
    ours = {row.full_name.lower(): row for row in rows}
    for theirs in marked:
        name = theirs["repo"].lower()
        row = ours.get(name)
        if row is None:
            yield f"{name} is missing"
            continue
        for their_name, our_name in FIELDS.items():
            expected, found = theirs.get(their_name), getattr(row, our_name)
            if expected is not None and expected != found:
                yield f"{name}: {our_name} {found}, marked {expected}"


def _rest_lines(folder: Path, garble: int) -> Iterator[str]:
    runs, broken = Runs("REST answers"), Runs("REST answers, garbled")
    told: dict[str, Counter[str]] = {}
    for row in manifest(folder / "manifest_rest.jsonl"):
        answer = json.loads((folder / row["file"]).read_text(encoding="utf-8"))["response"]
        recorded = _recorded(answer)
        what = runs.run(row["file"], _read, row["category"], recorded)
        for piece in garbled(recorded.body, garble):
            cut = Recorded(piece, recorded.status, recorded.headers)
            broken.run(row["file"], _read, row["category"], cut)
        told.setdefault(row["category"], Counter())[what or "raised"] += 1
    yield runs.line()
    yield from (f"    {line}" for line in runs.raised)
    for category, counts in told.items():
        yield f"  {category}: {', '.join(f'{n} x {what}' for what, n in counts.items())}"
    yield from broken.lines()


def _recorded(answer: Row) -> Recorded:
    """The answer as it came; where a recording has a template for a number, any number."""
    body = answer.get("body") or ""
    text = body if isinstance(body, str) else json.dumps(body)
    dropped = ("content-encoding", "content-length", "transfer-encoding", "location")
    headers = {
        name: _TEMPLATE.sub("0", str(value))
        for name, value in (answer.get("headers") or {}).items()
        if name.lower() not in dropped
    }
    return Recorded(_TEMPLATE.sub("0", text).encode(), answer["status"], headers)


def _read(category: str, recorded: Recorded) -> str:
    """What the program makes of the answer, in a phrase."""
    api = GithubApi(
        "https://api.github.com", always(recorded), None, Patience(600.0, lambda _: None)
    )
    if category == "search_repositories":
        found = search(api, ["topic:recorded"])
        return "repositories" if found.complete else "; ".join(found.notes)
    try:
        data = api.get("/repos/ada/recorded")
    except FetchError as error:
        return error.reason
    return _kind(category, data)


def _kind(category: str, data: Any) -> str:  # noqa: ANN401 -- JSON
    if category == "repo":
        return "a repository" if repository_of(data) else "no repository"
    if category == "readme":
        readme = decoded_readme(data, Repository(full_name="ada/recorded"))
        return "a README" if readme and readme.text else "no README"
    return type(data).__name__
