"""Where something was covered before: in what went out, or else in what was drafted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from newsletter.identity import canonical_id, github_repository, identify, normalised_title
from newsletter.issue import Issue, Item, Section
from newsletter.markdown import parse
from newsletter.markdown.plain import plain_words
from newsletter.publishing import name_of
from newsletter.records import IssueRecord

_WITHOUT_SCHEME = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+/\S", re.IGNORECASE)
"""An address as browsers show it; an owner on GitHub has no dot."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """An item of an issue."""

    label: str
    number: int
    on: datetime | None
    """When the issue was published; when it was drafted where it is a draft."""
    published: bool
    section: str
    name: str
    url: str
    """The item's first link; empty when it has none."""
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssueSummary:
    """An issue in a line."""

    label: str
    number: int
    on: datetime | None
    """When it was published; when it was drafted where it is a draft."""
    published: bool
    title: str
    items: int


def summaries(records: Iterable[IssueRecord]) -> list[IssueSummary]:
    """Every issue, the newest first."""
    return [_summary(record) for record in _newest_first(records)]


def covered(records: Iterable[IssueRecord], query: str) -> list[Coverage]:
    """Every item of ``records`` that ``query`` names, newest issue first.

    An id, an address, an arXiv number or a repository's ``owner/name`` names the items about it;
    where no item is, or for anything else, the words are looked for in titles and blurbs.
    """
    issues = _newest_first(records)
    named = id_named(query)
    about = list(_matching(issues, lambda item: named in item.identities))
    words = frozenset(normalised_title(query).split())
    if about or not words or _is_address(query):
        return about
    return list(_matching(issues, lambda item: words <= _words(item)))


def id_named(query: str) -> str | None:
    """The canonical id that ``query`` stands for; ``None`` for mere words."""
    text = query.strip()
    known = canonical_id(text)
    if known is None and _WITHOUT_SCHEME.match(text):
        known = identify(f"https://{text}")
    if known is None and text.count("/") == 1:
        repository = github_repository(f"https://github.com/{text}")
        known = f"github:{repository}" if repository else None
    return known


def _is_address(text: str) -> bool:
    return text.strip().lower().startswith(("http://", "https://"))


def _matching(records: Iterable[IssueRecord], fits: Callable[[Item], bool]) -> Iterator[Coverage]:
    for record in records:
        for section in _issue(record).sections:
            for item in section.items:
                if fits(item):
                    yield _coverage(record, section, item)


def _newest_first(records: Iterable[IssueRecord]) -> list[IssueRecord]:
    return sorted(records, key=lambda record: record.window.since, reverse=True)


def _issue(record: IssueRecord) -> Issue:
    return parse(record.generated if record.published is None else record.published)


def _summary(record: IssueRecord) -> IssueSummary:
    issue, published = _issue(record), record.published is not None
    on = record.published_at or record.drafted_at
    return IssueSummary(
        record.label, record.number, on, published, plain_words(issue.title), len(issue.items)
    )


def _coverage(record: IssueRecord, section: Section, item: Item) -> Coverage:
    links = item.links
    return Coverage(
        record.label,
        record.number,
        record.published_at or record.drafted_at,
        record.published is not None,
        section.name,
        name_of(item),
        links[0].url if links else "",
        item.identities,
    )


def _words(item: Item) -> frozenset[str]:
    """The words of the title and blurb, as :func:`normalised_title` writes them."""
    return frozenset(
        normalised_title(f"{plain_words(item.title)} {plain_words(item.blurb)}").split()
    )
