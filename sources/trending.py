"""GitHub's trending page: HTML without a promise, read field by field and checked for its yield."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final
from urllib.parse import quote, urlsplit

from selectolax.lexbor import LexborNode

from newsletter.config import GithubConfig
from newsletter.identity import github_repository
from newsletter.numbers import count_of
from newsletter.text import parse_html, tidy
from sources.fetch_errors import FetchError
from sources.http import Web

_NUMBER: Final = r"(?<![\d,.])\d[\d,]{0,14}(?:\.\d{1,6})?k?(?![\d,])"
_GAINED: Final = re.compile(rf"({_NUMBER})\s+stars?\s+(today|this\s+(?:week|month))", re.I | re.A)
_COUNT: Final = re.compile(_NUMBER, re.I)
MAX_ROWS: Final = 100
MAX_DESCRIPTION: Final = 500

# The share of rows that must have a field before the page is believed. Language and description
# are missing honestly in some rows; a count is not.
_LEAST: Final = {
    "stars": 0.8,
    "stars_gained": 0.8,
    "forks": 0.5,
    "description": 0.5,
    "language": 0.3,
}
_LEAST_ROWS: Final = 5


class Span(StrEnum):
    """What a page's figures are of, as it says it."""

    DAY = "today"
    WEEK = "this week"
    MONTH = "this month"


@dataclass(frozen=True, slots=True)
class TrendingRow:
    """One repository as the page shows it; ``None`` and ``""`` where a field was not found."""

    full_name: str
    """``Owner/name`` as GitHub spells it."""
    description: str = ""
    language: str = ""
    stars: int | None = None
    forks: int | None = None
    stars_gained: int | None = None
    """Within ``span``."""
    span: Span | None = None

    def gained_in(self, span: Span) -> int | None:
        """The stars gained within ``span``, when it is the one that the page tells of."""
        return self.stars_gained if self.span is span else None


def parse_trending(page: str) -> tuple[TrendingRow, ...]:
    """The repositories of a trending page, in its order; empty when there are none to be found.

    A row is an ``article`` today and was an item of a list until 2019.
    """
    tree = parse_html(page)
    rows = (_row(node) for node in tree.css("article") or tree.css("li"))
    return tuple(islice((row for row in rows if row is not None), MAX_ROWS))


def yield_faults(rows: Sequence[TrendingRow]) -> tuple[str, ...]:
    """What the page no longer gives, a phrase each; empty when it can be believed."""
    if len(rows) < _LEAST_ROWS:
        return (f"only {len(rows)} rows",)
    faults = []
    for field, least in _LEAST.items():
        filled = sum(getattr(row, field) not in (None, "") for row in rows)
        if filled < least * len(rows):
            faults.append(f"{field.replace('_', ' ')} in only {filled} of {len(rows)} rows")
    return tuple(faults)


def _row(article: LexborNode) -> TrendingRow | None:
    full_name = _full_name(article)
    if full_name is None:
        return None
    language = article.css_first('[itemprop="programmingLanguage"]')
    description = article.css_first("p")
    gained = _GAINED.search(tidy(article.text(separator=" ")))
    return TrendingRow(
        full_name=full_name,
        description=tidy(description.text())[:MAX_DESCRIPTION] if description else "",
        language=tidy(language.text()) if language else "",
        stars=_linked_count(article, f"/{full_name}/stargazers"),
        forks=_linked_count(article, f"/{full_name}/forks", f"/{full_name}/network"),
        stars_gained=_count(gained[1]) if gained else None,
        span=Span(gained[2].lower()) if gained else None,
    )


def _full_name(article: LexborNode) -> str | None:
    """The repository that the row's heading links to."""
    link = article.css_first("h1 a[href], h2 a[href], h3 a[href]")
    path = urlsplit((link.attributes.get("href") or "") if link else "").path.strip("/")
    if path.count("/") != 1 or github_repository(f"https://github.com/{path}") is None:
        return None
    return path


def _linked_count(article: LexborNode, *pages: str) -> int | None:
    """The number on the link to one of ``pages``; GitHub has hung words of its own on their ends.

    Forks were told of at ``/network`` and ``/network/members.name`` before they had ``/forks``.
    """
    found = (article.css_first(f'a[href*="{page}"]') for page in pages)
    link = next((link for link in found if link), None)
    return _count(tidy(link.text())) if link else None


def _count(text: str) -> int | None:
    """``12,345`` and ``1.2k`` as numbers."""
    found = _COUNT.search(text)
    if found is None:
        return None
    number = found[0].replace(",", "").lower()
    scale = 1000 if number.endswith("k") else 1
    return count_of(round(float(number.removesuffix("k")) * scale))


@dataclass(frozen=True, slots=True)
class Trending:
    """All trending pages together."""

    rows: tuple[TrendingRow, ...]
    """Each repository once; the week's figure where it has one, else the day's."""
    usable: bool
    """Whether the pages gave enough to rely on."""
    notes: tuple[str, ...] = ()
    """What went wrong, a sentence each."""


def read_trending(config: GithubConfig, web: Web) -> Trending:
    """The week's and the day's pages, for all languages and for each configured one."""
    rows: dict[str, TrendingRow] = {}
    errors: list[str] = []
    answered = False
    for span in ("weekly", "daily"):
        for path in ("", *(f"/{quote(language)}" for language in config.languages)):
            try:
                page = web.get(config.trending_url.rstrip("/") + path, params={"since": span})
            except FetchError as error:
                errors.append(f"{error}.")
                if error.status is None:
                    return _trending(rows, errors, answered)  # no server, so no other page either
                continue
            answered = True
            for row in parse_trending(page.body.decode("utf-8", "replace")):
                rows.setdefault(row.full_name.lower(), row)
    return _trending(rows, errors, answered)


def _trending(rows: Mapping[str, TrendingRow], errors: Sequence[str], answered: bool) -> Trending:
    found = tuple(rows.values())
    faults = yield_faults(found)
    notes = list(dict.fromkeys(errors))
    if faults and answered:
        notes.append(f"The trending page gives too little: {', '.join(faults)}.")
    return Trending(found, not faults, tuple(notes))
