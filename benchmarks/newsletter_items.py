"""Published items of real newsletters, read for the sections' benchmark and training."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsletter.models import Bucket
from ranker.section_features import LINK_KINDS, Thing

SIX = {
    "publications": Bucket.PUBLICATIONS,
    "society": Bucket.CREATIVITY,
    "tools-datasets": Bucket.TOOLS,
    "ethics": Bucket.ETHICS,
    "articles": Bucket.ARTICLES,
    "education": Bucket.EDUCATION,
}
"""The NLP Newsletter's six sections."""

THREE = {
    "publications": Bucket.PUBLICATIONS,
    "articles": Bucket.PUBLICATIONS,
    "tools-datasets": Bucket.TOOLS,
    "repo-cypher": Bucket.REPO_CYPHER,
}
"""The default buckets, from both newsletters: papers and posts, tools and data, Repo Cypher."""

_PAPER_LINK = re.compile(LINK_KINDS["paper"], re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One item, its label, and its issue (which is left out as a whole)."""

    thing: Thing
    label: str
    issue: str
    is_article: bool = False


def read_items(folder: Path, labels: Mapping[str, str]) -> list[Labelled]:
    """The items of ``folder``'s ``*_items.jsonl`` whose section has a label."""
    lines = (line for path in sorted(folder.glob("*_items.jsonl")) for line in _lines(path))
    return [_labelled(line, labels[line["section_canon"]]) for line in lines if _fits(line, labels)]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def _fits(line: Mapping[str, Any], labels: Mapping[str, str]) -> bool:
    return line["kind"] == "item" and line["section_canon"] in labels


def is_research(item: Labelled) -> bool:
    """Whether an article is a research post: it links a paper. Other items are as they are."""
    return not item.is_article or any(_PAPER_LINK.search(link) for link in item.thing.links)


def _labelled(line: Mapping[str, Any], label: str) -> Labelled:
    links = tuple(link["url"] for link in line["links"])
    return Labelled(
        Thing(line["title"] or "", line["text"] or "", links),
        label,
        f"{line['newsletter']} {line['issue']}",
        line["section_canon"] == "articles",
    )


def issues(items: Sequence[Labelled]) -> list[str]:
    """The issues that ``items`` come from, in order."""
    return sorted({item.issue for item in items})
