"""Popularity from services that count it: upvotes, points and the stars of linked code.

Every service may fail without harm: what it would have told stays unknown, and a note says why.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final, TypeVar

from newsletter.config import SignalConfig, SignalsConfig
from newsletter.identity import arxiv_id, canonical_url, identify
from newsletter.models import Candidate, Kind, Window
from newsletter.numbers import count_of
from sources.fetch_errors import FetchError
from sources.github_api import GithubApi
from sources.http import Web
from sources.memory import NO_MEMORY, Memory
from sources.repositories import repository_of

MAX_SEARCHES: Final = 60
"""Candidates near selection that are looked up, one request each."""
_UNKNOWN_THERE: Final = frozenset({400, 404})
_FAILURES: Final = 2
"""A service that failed so often in a row is left alone."""


Item = TypeVar("Item")
Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Enriched:
    """The candidates in the same order with what could be learned of them, and what failed."""

    candidates: tuple[Candidate, ...]
    notes: tuple[str, ...] = ()


def with_upvotes(
    candidates: Sequence[Candidate],
    config: SignalConfig,
    web: Web,
    window: Window,
    now: datetime,
    memory: Memory = NO_MEMORY,
) -> Enriched:
    """Papers with their upvotes on Hugging Face's Daily Papers, one request per day of ``window``.

    A paper that was not listed stays unknown. Format: a JSON list with ``paper.id`` and
    ``paper.upvotes`` (https://huggingface.co/docs/hub/api).
    """
    if not config.enabled or not any(c.kind is Kind.PAPER for c in candidates):
        return Enriched(tuple(candidates))

    def ask(day: str) -> dict[str, int]:
        listed: dict[str, int] = {}
        for paper, count in _listed(_json(web, config.url, {"date": day, "limit": "100"})):
            listed[paper] = max(count, listed.get(paper, 0))
        return listed

    days = {day: day for day in _days(window, now)}
    told, notes = _told("Daily Papers", days, ask, memory)
    upvotes: dict[str, int] = {}
    for listed in told.values():
        upvotes |= {paper: max(n, upvotes.get(paper, 0)) for paper, n in listed.items()}
    return Enriched(tuple(_with(c, hf_upvotes=upvotes.get(c.id)) for c in candidates), notes)


def with_points(
    candidates: Sequence[Candidate], config: SignalConfig, web: Web, memory: Memory = NO_MEMORY
) -> Enriched:
    """Candidates with the points of their best story on Hacker News; for those near selection.

    API: https://hn.algolia.com/api. A candidate that nobody posted stays unknown.
    """
    if not config.enabled:
        return Enriched(tuple(candidates))

    def ask(candidate: Candidate) -> int | None:
        answer = _json(web, config.url, _story_search(candidate))
        return max(_points(answer, candidate.id), default=None)

    nearest = [c for c in candidates if c.url][:MAX_SEARCHES]
    points, notes = _told("Hacker News", {c.id: c for c in nearest}, ask, memory)
    return Enriched(tuple(_with(c, hn_points=points.get(c.id)) for c in candidates), notes)


def with_linked_stars(
    candidates: Sequence[Candidate], api: GithubApi, memory: Memory = NO_MEMORY
) -> Enriched:
    """Papers with the stars of the first repository they link to; for those near selection.

    A repository among ``candidates`` is not asked for again.
    """
    known = {
        c.id.removeprefix("github:"): c.signals.stars
        for c in candidates
        if c.kind is Kind.REPOSITORY and c.signals.stars is not None
    }
    code = {c.id: _code(c) for c in candidates if c.kind is Kind.PAPER and c.signals.stars is None}
    unknown = [name for name in dict.fromkeys(code.values()) if name and name not in known]

    def ask(name: str) -> int | None:
        found = repository_of(api.get(f"/repos/{name}"))
        return found.stars if found else None

    asked = {name: name for name in unknown[:MAX_SEARCHES]}
    told, notes = _told("Stars of linked code", asked, ask, memory)
    stars = known | told
    return Enriched(tuple(_with(c, stars=stars.get(code.get(c.id, ""))) for c in candidates), notes)


def near_selection(
    candidates: Sequence[Candidate],
    config: SignalsConfig,
    web: Web,
    api: GithubApi,
    memory: Memory = NO_MEMORY,
) -> Enriched:
    """Every signal that costs a request per candidate: call it with the few near selection."""
    posted = with_points(candidates, config.hacker_news, web, memory)
    if not config.linked_stars:
        return posted
    starred = with_linked_stars(posted.candidates, api, memory)
    return Enriched(starred.candidates, (*posted.notes, *starred.notes))


def _told(
    service: str, subjects: Mapping[str, Item], ask: Callable[[Item], Told], memory: Memory
) -> tuple[dict[str, Told], tuple[str, ...]]:
    """What ``service`` tells of ``subjects``, as remembered or else as asked now; with notes.

    What cannot be got is noted once. A day or a page that the service does not know is no failure,
    unless it knows none at all.
    """
    told: dict[str, Told] = dict(memory.recall(service, subjects))
    failures, reason, unknown = 0, "", ""
    for subject in [name for name in subjects if name not in told]:
        try:
            told[subject] = ask(subjects[subject])
        except FetchError as error:
            if error.status in _UNKNOWN_THERE:
                unknown = str(error)
                continue
            failures += 1
            reason = reason or str(error)
            if failures >= _FAILURES or error.status is None:
                break
        else:
            failures = 0
            memory.keep(service, {subject: told[subject]})
    reason = reason or ("" if told else unknown)
    return told, (f"{service}: {reason}.",) if reason else ()


def _with(candidate: Candidate, **counts: int | None) -> Candidate:
    """``candidate`` with those ``counts`` that are known."""
    known = {name: count for name, count in counts.items() if count is not None}
    if not known:
        return candidate
    return replace(candidate, signals=replace(candidate.signals, **known))


def _days(window: Window, now: datetime) -> list[str]:
    """The days (``2026-03-02``) of ``window`` up to today, the day that it ends on among them."""
    last = min(window.until, now).date()
    count = (last - window.since.date()).days + 1
    return [(window.since.date() + timedelta(days=n)).isoformat() for n in range(count)]


def _json(web: Web, url: str, params: Mapping[str, str]) -> object:
    response = web.get(url, params=params)
    try:
        return json.loads(response.body)
    except (ValueError, RecursionError):
        raise FetchError(response.url, "the answer is no JSON", response.status) from None


def _listed(answer: object) -> Iterable[tuple[str, int]]:
    """The ids and upvotes in one day's list."""
    for entry in answer if isinstance(answer, list) else ():
        paper = entry.get("paper") if isinstance(entry, dict) else None
        number = arxiv_id(str(paper.get("id"))) if isinstance(paper, dict) else None
        count = count_of(paper.get("upvotes")) if isinstance(paper, dict) else None
        if number and count is not None:
            yield f"arxiv:{number}", count


def _story_search(candidate: Candidate) -> dict[str, str]:
    """An arXiv paper by its number, as its pages have many addresses; others by address."""
    address = canonical_url(candidate.url).removeprefix("https://")
    return {
        "query": arxiv_id(candidate.url) or address,
        "tags": "story",
        "restrictSearchableAttributes": "url",
        "typoTolerance": "false",
        "hitsPerPage": "20",
    }


def _points(answer: object, wanted: str) -> Iterable[int]:
    """The points of the stories in ``answer`` that are about ``wanted``."""
    hits = answer.get("hits") if isinstance(answer, dict) else None
    for hit in hits if isinstance(hits, list) else ():
        if not isinstance(hit, dict) or not isinstance(hit.get("url"), str):
            continue
        points = count_of(hit.get("points"))
        if points is not None and identify(hit["url"]) == wanted:
            yield points


def _code(paper: Candidate) -> str:
    """``owner/name`` of the first repository that ``paper`` links to, else ``""``."""
    ids = (identify(link) for link in paper.links)
    return next((i.removeprefix("github:") for i in ids if i.startswith("github:")), "")
