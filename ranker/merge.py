"""Candidates to stories: what is the same thing, or tied by an explicit link, is one story.

Never on similarity. A story holds one paper at most, so that nothing can chain two papers
together; see :mod:`ranker.ties` for what counts as a link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import timedelta
from itertools import combinations
from typing import TypeVar
from urllib.parse import urlsplit

from newsletter.identity import normalised_title
from newsletter.models import Candidate, Kind, Signals, Story
from ranker.ties import Tie, explicit_ties
from ranker.twins import MIN_TITLE_WORDS

MAX_REPOSITORIES = 2
"""Repositories in one story: the code, and perhaps the data."""

_SAME_POST = timedelta(days=3)
"""Posts with one title further apart are two issues of a series."""

_LEAD = {Kind.REPOSITORY: 0, Kind.PAPER: 1, Kind.POST: 2}

_T = TypeVar("_T")


def merge(candidates: Iterable[Candidate]) -> list[Story]:
    """Group ``candidates`` into stories, in the order in which each story first appears.

    A repository leads its paper, and a paper leads its post: the code that comes with a paper is
    what a reader can try, and a post is about one of them. The result does not depend on the
    order of the candidates, but for the order of the list itself.
    """
    unique = deduplicate(candidates)
    groups = _Groups(unique)
    for tie in (*_title_ties(unique), *explicit_ties(unique)):
        groups.join(tie)
    return [_story(group) for group in groups.all()]


def deduplicate(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate per id: several sources' views of a thing are put together."""
    views: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        views[candidate.id].append(candidate)
    return [combined(same) for same in views.values()]


def combined(views: Sequence[Candidate]) -> Candidate:
    """The richest view of one thing, completed from the others: all links, the highest counts."""
    if len(views) == 1:
        return views[0]
    ordered = sorted(views, key=lambda c: (-len(c.text), c.source, c.title, c.url, repr(c)))
    best = ordered[0]
    filled = {
        name: next((getattr(c, name) for c in ordered if getattr(c, name)), getattr(best, name))
        for name in ("authors", "published", "updated", "url", "image", "description",
                     "categories", "comment", "venue", "language", "licence", "section")
    }  # fmt: skip
    return replace(
        best,
        **filled,
        links=_union(c.links for c in ordered),
        flags=_union(c.flags for c in ordered),
        weight=max(c.weight for c in ordered),
        signals=_highest([c.signals for c in ordered]),
    )


def _union(groups: Iterable[Iterable[_T]]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(item for group in groups for item in group))


def _highest(signals: Sequence[Signals]) -> Signals:
    known: dict[str, int] = {}
    for field in fields(Signals):
        counts = [n for s in signals if (n := getattr(s, field.name)) is not None]
        if counts:
            known[field.name] = max(counts)
    return Signals(**known)


def _title_ties(candidates: Sequence[Candidate]) -> list[Tie]:
    """Papers and posts of one title that share an author, or a site within a few days."""
    by_title: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        title = normalised_title(candidate.title)
        if candidate.kind is not Kind.REPOSITORY and len(title.split()) >= MIN_TITLE_WORDS:
            by_title[title].append(candidate)
    ties = [tie for same in by_title.values() for tie in _ties_among(same)]
    return sorted(ties, key=lambda tie: (tie.one, tie.other))


def _ties_among(same: Sequence[Candidate]) -> Iterator[Tie]:
    """The ties of candidates with one title."""
    authors = {c.id: author_keys(c.authors) for c in same}
    for one, other in combinations(same, 2):
        shared = not authors[one.id].isdisjoint(authors[other.id]) or _same_site(one, other)
        if shared and not _are_a_series(one, other):
            yield Tie(min(one.id, other.id), max(one.id, other.id), 4)


def author_keys(authors: Iterable[str]) -> frozenset[str]:
    """Names as ``family initial``, so that *J. Doe* and *Jane Doe* are one."""
    parts = (normalised_title(name).split() for name in authors)
    return frozenset(f"{words[-1]} {words[0][0]}" for words in parts if len(words) > 1)


def _same_site(one: Candidate, other: Candidate) -> bool:
    """Whether both are posts of one site."""
    if one.kind is not Kind.POST or other.kind is not Kind.POST or not one.url:
        return False
    return urlsplit(one.url).hostname == urlsplit(other.url).hostname


def _are_a_series(one: Candidate, other: Candidate) -> bool:
    """Whether they are posts of which nobody can say that they came out together."""
    if one.kind is not Kind.POST or other.kind is not Kind.POST:
        return False
    if one.published is None or other.published is None:
        return True
    return abs(one.published - other.published) > _SAME_POST


class _Groups:
    """Union-find over candidates that refuses what would put two papers into one story."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._members = {c.id: [c] for c in candidates}
        self._root = {c.id: c.id for c in candidates}

    def join(self, tie: Tie) -> None:
        one, other = self._root[tie.one], self._root[tie.other]
        if one == other or not _may_share([*self._members[one], *self._members[other]]):
            return
        for member in self._members.pop(other):
            self._root[member.id] = one
            self._members.setdefault(one, []).append(member)

    def all(self) -> Iterable[list[Candidate]]:
        return self._members.values()


def _may_share(members: Sequence[Candidate]) -> bool:
    papers = {normalised_title(c.title) for c in members if c.kind is Kind.PAPER}
    repositories = sum(c.kind is Kind.REPOSITORY for c in members)
    return len(papers) <= 1 and repositories <= MAX_REPOSITORIES


def _story(members: Sequence[Candidate]) -> Story:
    lead, *others = sorted(members, key=lambda c: (_LEAD[c.kind], -_popularity(c), c.id))
    return Story(lead, tuple(others))


def _popularity(candidate: Candidate) -> int:
    return candidate.signals.stars or 0
