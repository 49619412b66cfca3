"""A closer look at repositories, one request per question, best repositories first."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from sources.fetch_errors import FetchError
from sources.github_api import GithubApi, LimitReachedError
from sources.readme import MAX_README_CHARS, Readme, read_readme
from sources.repositories import MANY_STARS, Repository, moment, repository_of

REQUESTS_WITHOUT_TOKEN: Final = 55
"""GitHub allows 60 an hour; a few are left for other uses of the same address."""
_FAILURES_IN_A_ROW: Final = 5
_YOUNG_REPOSITORY: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Seen:
    """A repository and its README; ``None`` when nobody looked or there is none."""

    repository: Repository
    readme: Readme | None = None


@dataclass
class Lookup:
    """Looks into repositories until the requests, the time or the rate limit are used up."""

    api: GithubApi
    now: datetime
    requests_left: int | None
    """``None`` for as many as it takes."""
    in_time: Callable[[], bool]
    ended: str = ""
    """Why the looking ended early, as a sentence; empty while it goes on."""
    is_failure: bool = False
    _failures: int = 0
    _owners: dict[str, datetime | None] = field(default_factory=dict)

    def look_into(self, repositories: Sequence[Repository]) -> list[Seen]:
        """Every repository, with its details and its README as far as the looking got."""
        seen = [self._one(repository) for repository in repositories]
        missing = sum(s.readme is None for s in seen)
        if self.ended and missing:
            self.ended = f"{self.ended} {missing} repositories are without their README."
        return seen

    def _one(self, repository: Repository) -> Seen:
        detailed = self._detailed(repository)
        data = self._get(f"/repos/{detailed.full_name}/readme")
        return Seen(self._with_owner(detailed), decoded_readme(data, detailed))

    def _detailed(self, repository: Repository) -> Repository:
        """What the trending page does not tell, asked for; known figures stay."""
        if repository.created is not None:
            return repository
        found = repository_of(self._get(f"/repos/{repository.full_name}"))
        return replace(found, stars_gained=repository.stars_gained) if found else repository

    def _with_owner(self, repository: Repository) -> Repository:
        """The owner's age, asked where many stars came to a young one and requests abound."""
        created = repository.created
        is_young = created is not None and self.now - created < _YOUNG_REPOSITORY
        if self.requests_left is not None or not is_young or (repository.stars or 0) < MANY_STARS:
            return repository
        owner = repository.full_name.split("/")[0]
        if owner not in self._owners:
            data = self._get(f"/users/{owner}")
            self._owners[owner] = moment(data.get("created_at")) if isinstance(data, dict) else None
        return replace(repository, owner_created=self._owners[owner])

    def _get(self, path: str) -> object:
        """The JSON at ``path``; ``None`` when there is none or the looking has ended."""
        if self.ended or not self._may_ask():
            return None
        try:
            answer: object = self.api.get(path)
        except LimitReachedError as error:
            self._end(f"{error}.", is_failure=True)
        except FetchError as error:
            if error.status != 404:
                self._note_failure(error)
        else:
            self._failures = 0
            return answer
        return None

    def _may_ask(self) -> bool:
        if not self.in_time():
            self._end("GitHub was too slow to be asked everything.", is_failure=True)
        elif self.requests_left == 0:
            self._end("Without GITHUB_TOKEN, GitHub answers 60 requests an hour.")
        elif self.requests_left is not None:
            self.requests_left -= 1
        return not self.ended

    def _note_failure(self, error: FetchError) -> None:
        self._failures += 1
        if self._failures >= _FAILURES_IN_A_ROW:
            self._end(f"{error}.", is_failure=True)

    def _end(self, reason: str, *, is_failure: bool = False) -> None:
        self.ended, self.is_failure = reason, is_failure


def decoded_readme(data: object, repository: Repository) -> Readme | None:
    """The README in the API's answer; ``None`` when there is none in it.

    Format: https://docs.github.com/en/rest/repos/contents#get-a-repository-readme
    """
    if not isinstance(data, dict) or data.get("encoding") != "base64":
        return None
    try:
        content = base64.b64decode(str(data.get("content"))[: MAX_README_CHARS * 6])
    except (binascii.Error, ValueError):
        return None
    base = f"https://raw.githubusercontent.com/{repository.full_name}/HEAD/"
    return read_readme(
        content.decode("utf-8", "replace"),
        str(data.get("name") or "README.md"),
        str(data.get("download_url") or base),
        repository.url,
    )
