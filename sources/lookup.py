"""What stands behind an address that an editor wrote: the paper, the repository, the page.

Each address is asked for by what it is: arXiv by number, GitHub by its API, anything else as a
page. What cannot be had is a note, never an error.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from newsletter.config import ArxivConfig, GithubConfig
from newsletter.identity import identify
from newsletter.models import Candidate, Harvest, Kind, Status
from newsletter.text import tidy
from sources import articles
from sources.arxiv import candidate_of as paper_of
from sources.arxiv_api import ask_for
from sources.feed_posts import MAX_TITLE_CHARS
from sources.fetch_errors import FetchError
from sources.github import candidate_of as repository_candidate
from sources.github_api import GithubApi, Patience
from sources.github_lookup import Lookup
from sources.http import Web
from sources.repositories import Repository

SOURCE = "editor"
"""The source of what an editor added by hand."""
_BATCH = 100  # arXiv numbers in one request
_PATIENCE_SECONDS = 60.0
_GITHUB_SECONDS = 120.0
_PAGES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What looking up needs: the client, the services, the time."""

    web: Web
    arxiv: ArxivConfig
    github: GithubConfig
    now: datetime
    github_token: str | None = None
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic


def look_up(urls: Iterable[str], desk: Desk) -> Harvest:
    """The candidates at ``urls``, in no certain order; a note for each that could not be had."""
    started = desk.clock()
    by_id = {identify(url): url for url in urls}
    papers = [name.removeprefix("arxiv:") for name in by_id if name.startswith("arxiv:")]
    names = [name.removeprefix("github:") for name in by_id if name.startswith("github:")]
    pages = [url for name, url in by_id.items() if name.startswith("url:")]
    found = [look_up_papers(papers, desk), _repositories(names, desk), _pages(pages, desk)]
    candidates = tuple(candidate for part in found for candidate in part.candidates)
    notes = tuple(note for part in found for note in part.notes)
    return _harvest(candidates, notes, desk.clock() - started)


def look_up_papers(numbers: Sequence[str], desk: Desk) -> Harvest:
    """The papers with these arXiv numbers, as arXiv has them now."""
    wanted = {f"arxiv:{number}" for number in numbers}
    papers: list[Candidate] = []
    notes: list[str] = []
    waiting = iter(numbers)
    while batch := list(islice(waiting, _BATCH)):
        answer = ask_for(desk.arxiv, batch, desk.web, sleep=desk.sleep, clock=desk.clock)
        found = map(paper_of, answer.results)
        papers += [paper for paper in found if paper and paper.id in wanted]
        if answer.error:
            notes.append(f"{answer.error}; asked for {_some(batch)}")
            break
    known = {paper.id for paper in papers}
    missing = [number for number in numbers if f"arxiv:{number}" not in known]
    if not notes:
        notes += [f"arxiv:{number}: arXiv has no such paper" for number in missing]
    return _harvest(tuple(papers), tuple(notes))


def _some(numbers: Sequence[str]) -> str:
    """The first numbers, and how many more there are."""
    more = f" and {len(numbers) - 3} more" if len(numbers) > 3 else ""
    return ", ".join(numbers[:3]) + more


def _repositories(names: Sequence[str], desk: Desk) -> Harvest:
    if not names:
        return _harvest((), ())
    started = desk.clock()
    patience = Patience(_PATIENCE_SECONDS, desk.sleep)
    api = GithubApi(desk.github.api_url, desk.web, desk.github_token, patience)
    lookup = Lookup(api, desk.now, None, lambda: desk.clock() - started < _GITHUB_SECONDS)
    seen = lookup.look_into([Repository(full_name=name) for name in names])
    known = [one for one in seen if one.repository.created is not None]
    unknown = [one.repository.full_name for one in seen if one.repository.created is None]
    reason = lookup.ended or "GitHub told nothing of it"
    notes = tuple(f"github:{name}: {reason}" for name in unknown)
    return _harvest(tuple(repository_candidate(one, desk.now) for one in known), notes)


def _pages(urls: Sequence[str], desk: Desk) -> Harvest:
    posts: list[Candidate] = []
    notes = [f"{url}: not looked up; {_PAGES} pages were" for url in urls[_PAGES:]]
    for url in urls[:_PAGES]:
        try:
            posts.append(_page(url, desk))
        except FetchError as error:
            notes.append(str(error))
    return _harvest(tuple(posts), tuple(notes))


def _page(url: str, desk: Desk) -> Candidate:
    """The post at ``url``.

    Raises:
        FetchError: it cannot be had, or has no title.
    """
    page = desk.web.get(url, timeout=articles.PAGE_SECONDS)
    about = articles.about(page)
    if not about.title:
        raise FetchError(url, "a page without a title")
    post = Candidate(
        id=identify(url),
        kind=Kind.POST,
        title=tidy(about.title)[:MAX_TITLE_CHARS],
        text=tidy(about.description),
        authors=tuple(filter(None, map(tidy, about.authors))),
        published=_day(about.day),
        url=url,
        source=SOURCE,
    )
    return articles.with_article(post, page)


def _day(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return None


def _harvest(
    candidates: tuple[Candidate, ...], notes: tuple[str, ...], seconds: float = 0.0
) -> Harvest:
    whole = Status.OK if candidates else Status.QUIET
    broken = Status.PARTIAL if candidates else Status.FAILED
    return Harvest(SOURCE, broken if notes else whole, candidates, notes, seconds)
