"""New and growing repositories by topic, from GitHub's Search API.

Syntax: https://docs.github.com/en/search-github/searching-on-github/searching-for-repositories
Without a token GitHub allows ten searches a minute, so the searches are few, and one at a time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from newsletter.config import GithubConfig
from newsletter.models import Window
from sources.fetch_errors import FetchError
from sources.github_api import GithubApi, LimitReachedError
from sources.repositories import Repository, repository_of

PER_PAGE: Final = 100
"""The API's own limit."""
_RISING_WITHIN: Final = timedelta(days=365)
_RISING_STARS: Final = 10
"""A repository that is not new must have so many times ``min_stars``."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the searches gave together, and which of them failed."""

    repositories: tuple[Repository, ...]
    notes: tuple[str, ...]
    complete: bool


def search_queries(config: GithubConfig, window: Window, *, by_language: bool) -> tuple[str, ...]:
    """The searches for ``window``: new ones by topic, then rising ones by topic.

    ``by_language`` adds the new ones of each language, in place of the trending page.
    """
    new_since = window.until - timedelta(days=config.created_within_days)
    new = f"created:{new_since:%Y-%m-%d}..{window.until:%Y-%m-%d} stars:>={config.min_stars}"
    rising = (
        f"created:{window.until - _RISING_WITHIN:%Y-%m-%d}..{new_since:%Y-%m-%d} "
        f"pushed:>={window.since:%Y-%m-%d} stars:>={config.min_stars * _RISING_STARS}"
    )
    languages = config.languages if by_language else ()
    return (
        *(f"topic:{topic} {new}" for topic in config.topics),
        *(f'language:"{language.replace("-", " ")}" {new}' for language in languages),
        *(f"topic:{topic} {rising}" for topic in config.topics),
    )


def search(api: GithubApi, queries: Iterable[str]) -> Found:
    """Run ``queries`` in order, most stars first in each; a rate limit too far off ends them."""
    repositories: dict[str, Repository] = {}
    notes: list[str] = []
    complete = True
    for query in queries:
        try:
            answer = api.get(
                "/search/repositories", q=query, sort="stars", order="desc", per_page=PER_PAGE
            )
        except FetchError as error:
            complete = False
            notes.append(f"{error}.")
            if isinstance(error, LimitReachedError) or error.status is None:
                break
            continue
        found, note = _read(answer, query)
        notes += note
        for repository in found:
            repositories.setdefault(repository.id, repository)
    return Found(tuple(repositories.values()), tuple(dict.fromkeys(notes)), complete)


def _read(answer: object, query: str) -> tuple[list[Repository], list[str]]:
    if not isinstance(answer, dict) or not isinstance(answer.get("items"), list):
        return [], [f"The search {query!r} was not answered with a list."]
    notes = []
    if answer.get("incomplete_results"):
        notes.append(f"GitHub ran out of time for the search {query!r}; it may lack some.")
    read = (repository_of(item) for item in answer["items"][:PER_PAGE])
    return [repository for repository in read if repository is not None], notes
