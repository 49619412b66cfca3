"""New papers from arXiv: its API for the window, its RSS listing when the API gives up."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import arxiv

from newsletter.config import ArxivConfig
from newsletter.identity import arxiv_id
from newsletter.models import Candidate, Harvest, Status, Window
from sources.arxiv_api import Answer, ask, search_query
from sources.arxiv_listing import read_listing
from sources.arxiv_papers import SOURCE, candidate
from sources.http import Web

# Categories with papers on every working day; none of them is empty for three days on end.
_BUSY_CATEGORIES: Final = frozenset("cs.AI cs.CL cs.CV cs.LG cs.RO cs.CR cs.SE stat.ML".split())
_NEVER_EMPTY_FOR: Final = timedelta(days=4)
_NEVER_OLDER_THAN: Final = timedelta(days=5)


class ArxivSource:
    """Papers of the configured categories that were first submitted in a window.

    Revisions of older papers are left out; withdrawn papers are flagged.
    """

    name = SOURCE

    def __init__(
        self,
        config: ArxivConfig,
        web: Web,
        *,
        now: datetime,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._config = config
        self._web = web
        self._now = now
        self._sleep = sleep
        self._clock = clock

    def fetch(self, window: Window) -> Harvest:
        """The papers of ``window`` and of ``overlap_days`` before it; trouble is in the notes."""
        started = self._clock()
        since = window.since - timedelta(days=self._config.overlap_days)
        until = min(window.until, self._now)
        if since >= until:
            return Harvest(SOURCE, Status.QUIET, notes=("The window lies in the future.",))
        answer = ask(
            self._config,
            search_query(self._config, since, until),
            self._web,
            may_be_empty=not self._must_have_papers(until - since),
            sleep=self._sleep,
            clock=self._clock,
        )
        if answer.error and not answer.results:
            status, papers, notes = self._stand_in(window, answer)
        else:
            status, papers, notes = self._kept(answer, since, until)
        return Harvest(SOURCE, status, papers, notes, self._clock() - started)

    def _must_have_papers(self, span: timedelta) -> bool:
        busy = not _BUSY_CATEGORIES.isdisjoint(self._config.categories)
        return busy and not self._config.query and span >= _NEVER_EMPTY_FOR

    def _kept(
        self, answer: Answer, since: datetime, until: datetime
    ) -> tuple[Status, tuple[Candidate, ...], tuple[str, ...]]:
        """What the API gave, less what is older than the window, or newer."""
        old = sum(result.published < since for result in answer.results)
        new = [result for result in answer.results if since <= result.published < until]
        papers = tuple(paper for paper in map(candidate_of, new) if paper is not None)
        notes = [*_revision_note(old), *self._cut_note(answer)]
        if answer.error:
            notes.append(f"{answer.error}; the {len(papers)} papers before that were kept.")
            return Status.PARTIAL, papers, tuple(notes)
        newest = max((result.published for result in new), default=until)
        if self._must_have_papers(until - since) and newest < until - _NEVER_OLDER_THAN:
            notes.append(f"The newest paper is of {newest:%d %B %Y}: the API's index looks old.")
            return Status.STALE, papers, tuple(notes)
        return Status.OK if papers else Status.QUIET, papers, tuple(notes)

    def _cut_note(self, answer: Answer) -> list[str]:
        if answer.error or answer.total <= self._config.max_results:
            return []
        most = self._config.max_results
        return [f"There are {answer.total} papers; the newest {most} were taken (max_results)."]

    def _stand_in(
        self, window: Window, answer: Answer
    ) -> tuple[Status, tuple[Candidate, ...], tuple[str, ...]]:
        """The RSS listing in place of an API that gave nothing."""
        listing = read_listing(self._config, self._web, window)
        trouble = f"The API gave nothing: {answer.error}."
        if listing.papers:
            note = "The RSS listing stands in, with the latest announcement only."
            return Status.PARTIAL, listing.papers, (trouble, note, *listing.errors)
        empty = "The RSS listing has no papers for the window either."
        notes = (trouble, *(listing.errors or (empty,)))
        return Status.STALE if answer.empty else Status.FAILED, (), notes


def _revision_note(count: int) -> list[str]:
    return [f"Revisions of older papers left out: {count}."] if count else []


def candidate_of(result: arxiv.Result) -> Candidate | None:
    """A paper of the API's answer; ``None`` when its address holds no arXiv number."""
    number = arxiv_id(result.entry_id)
    if number is None:
        return None
    return candidate(
        number=number,
        title=result.title,
        abstract=result.summary,
        authors=[author.name for author in result.authors],
        categories=[c for c in (result.primary_category, *result.categories) if c],
        published=result.published,
        updated=result.updated,
        comment=result.comment or "",
        journal=result.journal_ref or "",
    )
