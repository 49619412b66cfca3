"""arXiv's daily listing by category as RSS: the stand-in when the API gives up.

Format: https://info.arxiv.org/help/rss.html. It has one day's announcements only.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import feedparser

from newsletter.config import ArxivConfig
from newsletter.identity import arxiv_id
from newsletter.models import Candidate, Window
from sources.arxiv_papers import candidate
from sources.fetch_errors import FetchError
from sources.http import Web

ANNOUNCEMENT_LAG: Final = timedelta(days=3)
"""A paper is announced one to three days after its submission, weekends included."""

# Replacements are new versions of papers that were announced before.
_NEW: Final = frozenset({"new", "cross"})
_LEAD: Final = re.compile(
    r"^\s*arXiv:\S+\s+Announce Type:\s*\S+\s*(?:Abstract:)?\s*", re.IGNORECASE
)
_AFFILIATION: Final = re.compile(r"\s*\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Listing:
    """What the listing gave: its papers, and what went wrong for which category."""

    papers: tuple[Candidate, ...]
    errors: tuple[str, ...]


def read_listing(config: ArxivConfig, web: Web, window: Window) -> Listing:
    """The new papers of every configured category that were announced for ``window``."""
    papers: dict[str, Candidate] = {}
    errors: list[str] = []
    for category in config.categories:
        address = f"{config.rss_url.rstrip('/')}/{category}"
        try:
            response = web.get(address)
        except FetchError as error:
            errors.append(str(error))
            if error.status is None:
                break  # no server, so no other category either
            continue
        parsed = feedparser.parse(response.body, sanitize_html=False)
        if not parsed.get("version"):
            errors.append(f"{address}: is no feed")
        for paper in _papers(parsed.entries, _announced_for(window, config.overlap_days)):
            papers.setdefault(paper.id, paper)
    return Listing(tuple(papers.values()), tuple(errors))


def _announced_for(window: Window, overlap_days: int) -> tuple[datetime, datetime]:
    return window.since - timedelta(days=overlap_days), window.until + ANNOUNCEMENT_LAG


def _papers(entries: Iterable[Any], span: tuple[datetime, datetime]) -> Iterator[Candidate]:
    for entry in entries:
        number = arxiv_id(entry.get("link", ""))
        announced = _announced(entry)
        in_span = announced is None or span[0] <= announced < span[1]
        if number and in_span and entry.get("arxiv_announce_type", "new").lower() in _NEW:
            yield _candidate(entry, number, announced)


def _announced(entry: Any) -> datetime | None:  # noqa: ANN401 -- feedparser is untyped
    stamp = entry.get("published_parsed")
    try:
        return datetime.fromtimestamp(calendar.timegm(stamp), UTC) if stamp else None
    except (ValueError, OverflowError):
        return None


def _candidate(entry: Any, number: str, announced: datetime | None) -> Candidate:  # noqa: ANN401 -- as above
    return candidate(
        number=number,
        title=entry.get("title", ""),
        abstract=_LEAD.sub("", entry.get("summary", "")),
        authors=_AFFILIATION.sub("", entry.get("author", "")).split(", "),
        categories=[tag.get("term") or "" for tag in entry.get("tags", ())],
        published=announced,
        updated=None,
    )
