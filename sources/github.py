"""Repositories from GitHub: what trends, what is new and growing, and a look into the best."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from newsletter.config import GithubConfig
from newsletter.models import Candidate, Harvest, Kind, Signals, Status, Window
from sources.github_api import GithubApi, Patience
from sources.github_lookup import REQUESTS_WITHOUT_TOKEN, Lookup, Seen
from sources.github_search import Found, search, search_queries
from sources.http import Web
from sources.repositories import Repository, of_trending, promise, warnings, weekly_growth
from sources.trending import Trending, read_trending

SOURCE: Final = "github"
_TRENDING_IS_OF: Final = timedelta(days=4)
"""How long after a window the trending page, which knows only today, still tells of it."""

StarHistory = Callable[[Iterable[str]], Mapping[str, Sequence[tuple[date, int]]]]
"""Gives our own star counts by day, oldest first, for those canonical ids that have any."""


def no_history(_: Iterable[str]) -> Mapping[str, Sequence[tuple[date, int]]]:
    """The history of a first run."""
    return {}


class GithubSource:
    """Trending and searched repositories, merged; at most ``max_repositories``, best first."""

    name = SOURCE

    def __init__(
        self,
        config: GithubConfig,
        web: Web,
        *,
        now: datetime,
        token: str | None = None,
        star_history: StarHistory = no_history,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._config = config
        self._web = web
        self._now = now
        self._token = token
        self._star_history = star_history
        self._sleep = sleep
        self._clock = clock

    def fetch(self, window: Window) -> Harvest:
        """The repositories of ``window``; trouble is in the notes, never raised."""
        started = self._clock()
        past = self._now - window.until > _TRENDING_IS_OF
        trending = _of_the_past() if past else read_trending(self._config, self._web)
        api = GithubApi(self._config.api_url, self._web, self._token, self._patience())
        queries = search_queries(self._config, window, by_language=not trending.usable)
        found = search(api, queries)
        best = self._best(_merged(trending, found))
        lookup = self._lookup(api, started)
        candidates = _unique(candidate_of(seen, self._now) for seen in lookup.look_into(best))
        is_whole = found.complete and (trending.usable or past) and not lookup.is_failure
        notes = (*_trending_notes(trending, found), *found.notes, *filter(None, [lookup.ended]))
        status = _status(bool(candidates), is_whole)
        return Harvest(SOURCE, status, candidates, notes, self._clock() - started)

    def _patience(self) -> Patience:
        """Half the time may go into waiting for rate limits."""
        return Patience(self._config.timeout_seconds / 2, self._sleep)

    def _lookup(self, api: GithubApi, started: float) -> Lookup:
        def in_time() -> bool:
            return self._clock() - started < self._config.timeout_seconds

        most = None if self._token else REQUESTS_WITHOUT_TOKEN
        return Lookup(api, self._now, most, in_time)

    def _best(self, repositories: Sequence[Repository]) -> list[Repository]:
        """The most promising, with our own growth where GitHub gives none."""
        history = self._star_history([repository.id for repository in repositories])
        grown = [self._grown(repository, history) for repository in repositories]
        grown.sort(key=lambda repository: (-promise(repository, self._now), repository.id))
        return grown[: self._config.max_repositories]

    def _grown(
        self, repository: Repository, history: Mapping[str, Sequence[tuple[date, int]]]
    ) -> Repository:
        if repository.stars_gained is not None or repository.stars is None:
            return repository
        known = history.get(repository.id, ())
        gained = weekly_growth(known, repository.stars, self._now.date())
        return replace(repository, stars_gained=gained)


def candidate_of(seen: Seen, now: datetime) -> Candidate:
    """A repository that was looked into, as a candidate."""
    repository, readme = seen.repository, seen.readme
    links = (repository.homepage, *(readme.papers if readme else ()))
    return Candidate(
        id=repository.id,
        kind=Kind.REPOSITORY,
        title=repository.full_name,
        text=readme.text if readme else "",
        authors=(repository.full_name.split("/")[0],),
        published=repository.created,
        updated=repository.pushed,
        url=repository.url,
        links=tuple(link for link in links if link.startswith(("https://", "http://"))),
        image=readme.image if readme else None,
        signals=Signals(
            stars=repository.stars,
            stars_gained=repository.stars_gained,
            forks=repository.forks,
            watchers=repository.watchers,
        ),
        source=SOURCE,
        description=repository.description,
        categories=repository.topics,
        language=repository.language,
        licence=repository.licence,
        flags=warnings(repository, now),
    )


def _of_the_past() -> Trending:
    return Trending((), usable=False, notes=("The trending page knows only the present.",))


def _merged(trending: Trending, found: Found) -> list[Repository]:
    """Each repository once: the search knows more of it, the trending page its gain."""
    merged = {repository.id: repository for repository in found.repositories}
    for row in trending.rows:
        seen = of_trending(row)
        known = merged.get(seen.id)
        merged[seen.id] = _with_gain(known, seen) if known else seen
    return list(merged.values())


def _with_gain(known: Repository, seen: Repository) -> Repository:
    return replace(known, stars_gained=seen.stars_gained, stars_today=seen.stars_today)


def _unique(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The first of each id: a renamed repository may be met under both its names."""
    by_id: dict[str, Candidate] = {}
    for candidate in candidates:
        by_id.setdefault(candidate.id, candidate)
    return tuple(by_id.values())


def _trending_notes(trending: Trending, found: Found) -> tuple[str, ...]:
    if found.repositories and not trending.usable:
        return (*trending.notes, "The search stands in for the trending page.")
    return trending.notes


def _status(has_candidates: bool, is_whole: bool) -> Status:
    if is_whole:
        return Status.OK if has_candidates else Status.QUIET
    return Status.PARTIAL if has_candidates else Status.FAILED
