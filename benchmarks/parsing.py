"""How well the parser agrees with the items that people marked in real issues, and how fast it is.

``python -m benchmarks.parsing --newsletters DIR`` reads ``DIR/*.md`` and
``DIR/nlp_newsletter_items.jsonl`` (one item a line: ``issue``, ``section``, ``kind``, ``title``,
``markdown``, ``links``), and prints the round trip, the agreement, and every difference.

Where the two differ on the NLP Newsletter's issues of 2020: in #5 the marked data take the bold
link that opens a mention for its title, though mentions have none (the parser is right); in #13 a
paragraph that leads in to a second list is an item without links to the parser, and a
``section_intro`` in the data (the data are right, and nothing is lost).
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsletter.identity import normalised_title
from newsletter.issue import Issue
from newsletter.markdown import parse, render

_NOT_ITEMS = frozenset({"section_intro"})
"""Kinds that the data lists for completeness: words that lead in to items."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What both sides say of one item."""

    section: str
    title: str
    urls: frozenset[str]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--newsletters", type=Path, required=True, metavar="DIR")
    directory: Path = parser.parse_args().newsletters
    texts = {path.name: _read(path) for path in sorted(directory.glob("*.md"))}
    print("\n".join(round_trips(texts)))
    marked = list(_marked(directory / "nlp_newsletter_items.jsonl"))
    print("\n".join(agreement(texts, marked)))


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _marked(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def round_trips(texts: dict[str, str]) -> Iterator[str]:
    """A line per issue: whether it comes back byte for byte, and the time to read it."""
    for name, text in texts.items():
        begin = time.perf_counter()
        issue = parse(text)
        seconds = time.perf_counter() - begin
        same = "same bytes" if render(issue) == text else "DIFFERS"
        print(f"{name:36} {len(issue.items):3} items  {same}  {seconds * 1000:5.1f} ms")
    yield ""


def agreement(texts: dict[str, str], marked: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The share of marked items found in their section with title and links; the differences."""
    agreed = total = 0
    for number in sorted({row["issue"] for row in marked}, key=int):
        rows = [row for row in marked if row["issue"] == number and row["kind"] not in _NOT_ITEMS]
        ours = Counter(_entries(parse(_issue_text(texts, number))))
        theirs = Counter(_entry_of(row) for row in rows)
        agreed += sum((ours & theirs).values())
        total += len(rows)
        yield from (f"#{number} only marked: {entry}" for entry in theirs - ours)
        yield from (f"#{number} only parsed: {entry}" for entry in ours - theirs)
    share = agreed / total
    yield f"{agreed} of {total} marked items agree in section, title and links ({share:.1%})"


def _issue_text(texts: dict[str, str], number: str) -> str:
    return next(text for name, text in texts.items() if f"newsletter-{int(number):02}-" in name)


def _entries(issue: Issue) -> Iterator[Entry]:
    for section in issue.sections:
        for item in section.items:
            urls = frozenset(link.url for link in item.links)
            yield Entry(section.heading, normalised_title(item.title), urls)


def _entry_of(row: dict[str, Any]) -> Entry:
    urls = frozenset(link["url"] for link in row["links"])
    return Entry(row["section"], normalised_title(row["title"] or ""), urls)


if __name__ == "__main__":
    main()
