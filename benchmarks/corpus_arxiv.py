"""Recorded answers of arXiv's API through the program's own source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.corpus_shelf import Recorded, Row, Runs, always, garbled, manifest
from newsletter.config import ArxivConfig
from newsletter.models import Candidate, Harvest, Status, Window
from sources.arxiv import ArxivSource
from sources.arxiv_papers import is_withdrawn

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
ALWAYS = Window(datetime(1991, 1, 1, tzinfo=UTC), NOW, "always")
_TEX = re.compile(r"\\[a-zA-Z]+|\$[^$\d]{1,60}\$")


def arxiv_lines(folder: Path, garble: int) -> Iterator[str]:
    """The figures of ``folder``: its manifest's files, and what it knows to be withdrawn."""
    runs, broken = Runs("arXiv"), Runs("arXiv, garbled")
    expected, statuses = 0, Counter[str]()
    papers: dict[str, Candidate] = {}
    differing: list[str] = []
    for row in manifest(folder / "manifest.jsonl"):
        data = (folder / row["file"]).read_bytes()
        harvest = runs.run(row["file"], harvest_of, data)
        for piece in garbled(data, garble):
            broken.run(row["file"], harvest_of, piece)
        if harvest is None:
            continue
        statuses[str(harvest.status)] += 1
        expected += _entries(row)
        papers |= {paper.id: paper for paper in harvest.candidates}
        if _entries(row) != len(harvest.candidates) or _is_error(row) != _failed(harvest):
            differing.append(f"{row['file']}: {harvest.status}, {len(harvest.candidates)} papers")
    yield runs.line()
    yield f"  {dict(statuses)}; {expected} entries, {len(differing)} files differ"
    yield from (f"    {line}" for line in (*differing, *runs.raised))
    yield f"  {len(papers)} different papers, {_with_tex(papers)} with TeX left"
    yield from _withdrawn_lines(folder / "withdrawn_metadata.jsonl")
    yield from broken.lines()


def harvest_of(data: bytes) -> Harvest:
    """What a draft would have of an API that answers every question with ``data``."""
    entries = max(data.count(b"<entry"), 1)
    config = ArxivConfig(query="all:recorded", max_results=entries, page_size=min(entries, 2000))
    web = always(Recorded(data, 200, {"content-type": "application/atom+xml"}))
    return ArxivSource(config, web, now=NOW, sleep=lambda _: None).fetch(ALWAYS)


def _entries(row: Row) -> int:
    return 0 if row.get("error_entry") else int(row.get("entries") or 0)


def _is_error(row: Row) -> bool:
    return bool(row.get("error_entry")) or row.get("entries") is None


def _failed(harvest: Harvest) -> bool:
    return harvest.status is Status.FAILED


def _with_tex(papers: dict[str, Candidate]) -> int:
    return sum(bool(_TEX.search(f"{paper.title} {paper.text}")) for paper in papers.values())


def _withdrawn_lines(path: Path) -> Iterator[str]:
    rows = manifest(path)
    told = [(row, is_withdrawn(row["summary"], row["comment"] or "")) for row in rows]
    differing = [row for row, found in told if found != row["looks_withdrawn"]]
    yield f"  {len(rows)} that may be withdrawn, {len(differing)} told otherwise than marked"
    yield from (f"    {row['id']}: {' '.join((row['comment'] or '').split())}" for row in differing)
