"""GitHub's REST API through PyGithub, on the polite client and within its rate limits.

Limits: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from threading import Lock
from typing import Any, Final

import github
import requests
from github.Requester import (
    HTTPRequestsConnectionClass,
    HTTPSRequestsConnectionClass,
    Requester,
    RequestsResponse,
)

from newsletter.numbers import whole_number
from sources.fetch_errors import FetchError
from sources.http import Web, retry_after

SECONDARY_PAUSE: Final = 60.0
"""What GitHub asks for after a secondary limit without Retry-After."""
_ATTEMPTS: Final = 3
_LIMIT_STATUSES: Final = frozenset({403, 429})
UNREADABLE: Final = (
    requests.RequestException,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    RuntimeError,
)
"""What PyGithub raises, beside its own errors, on an answer that is not what GitHub would send."""
_connecting: Final = Lock()


class LimitReachedError(FetchError):
    """A rate limit whose end is further away than there is time to wait."""


@dataclass
class Patience:
    """How many seconds may still be waited, over all requests."""

    seconds: float
    sleep: Callable[[float], None]

    def wait(self, url: str, seconds: float) -> None:
        """Sleep for ``seconds``.

        Raises:
            LimitReachedError: that is longer than may be waited.
        """
        if seconds > self.seconds:
            raise LimitReachedError(url, f"rate limit reached, free again in {seconds:.0f} s")
        self.seconds -= seconds
        if seconds > 0:
            self.sleep(seconds)


class GithubApi:
    """Reads from the REST API, one request at a time."""

    def __init__(
        self, api_url: str, web: Web, token: str | None, patience: Patience, timeout: float = 30.0
    ) -> None:
        self._url = api_url.rstrip("/")
        self._patience = patience
        self._requester = github_client(
            self._url, web.session(timeout, _LIMIT_STATUSES), token
        ).requester
        self._closed: dict[str, float] = {}
        """Seconds that a used-up resource still needs, by its name."""

    def get(self, path: str, **parameters: str | int) -> Any:  # noqa: ANN401 -- JSON
        """The JSON at ``path``, after waiting for the rate limit where that is bearable.

        Raises:
            LimitReachedError: the limit's end is too far away.
            FetchError: any other failure, with the status where there was an answer.
        """
        url = self._url + path
        resource = "search" if path.startswith("/search") else "core"
        for _ in range(_ATTEMPTS):
            self._patience.wait(url, self._closed.pop(resource, 0.0))
            try:
                headers, data = self._request(url, path, parameters)
            except github.GithubException as error:
                pause = limit_pause(error.status, error.headers or {}, _said(error))
                if pause is None:
                    raise FetchError(url, reason_of(error), error.status) from error
                self._patience.wait(url, pause)
                continue
            self._note_remaining(resource, headers)
            return data
        raise LimitReachedError(url, "rate limit reached again and again")

    def _request(
        self, url: str, path: str, parameters: Mapping[str, str | int]
    ) -> tuple[dict[str, Any], Any]:
        try:
            return self._requester.requestJsonAndCheck("GET", path, dict(parameters))
        except UNREADABLE as error:
            raise FetchError(url, "the answer cannot be read") from error

    def _note_remaining(self, resource: str, headers: Mapping[str, Any]) -> None:
        """Remember a limit that this answer has just used up, to wait before asking again."""
        if str(headers.get("x-ratelimit-remaining", "")) == "0":
            self._closed[resource] = _until_reset(headers) or 0.0


def limit_pause(status: int, headers: Mapping[str, Any], message: str) -> float | None:
    """The seconds that a refused request must wait; ``None`` when no limit is the reason."""
    if status not in _LIMIT_STATUSES:
        return None
    asked = retry_after({"Retry-After": str(headers.get("retry-after", ""))})
    if asked is not None:
        return asked
    if str(headers.get("x-ratelimit-remaining", "")) == "0":
        return _until_reset(headers) or SECONDARY_PAUSE
    limited = status == 429 or re.search(r"rate limit|abuse", message, re.IGNORECASE)
    return SECONDARY_PAUSE if limited else None


def _until_reset(headers: Mapping[str, Any]) -> float | None:
    """Seconds from the answer's own date to its reset, so that no clocks need to agree."""
    try:
        reset = whole_number(str(headers["x-ratelimit-reset"]))
        sent = parsedate_to_datetime(str(headers["date"])).timestamp()
    except (KeyError, ValueError, TypeError, OverflowError):
        return None
    return None if reset is None else max(reset - sent + 1, 0.0)


def reason_of(error: github.GithubException) -> str:
    """What GitHub says went wrong, in a phrase: ``HTTP 404: Not Found``."""
    message = re.sub(r"\s+", " ", _said(error))[:120]
    return f"HTTP {error.status}: {message}" if message else f"HTTP {error.status}"


def _said(error: github.GithubException) -> str:
    """GitHub's own words, which PyGithub leaves in the data of the errors that it knows."""
    data = error.data if isinstance(error.data, dict) else {}
    return error.message or str(data.get("message") or "")


def github_client(url: str, session: requests.Session, token: str | None) -> github.Github:
    """PyGithub with our session under it, without its own pauses and tries."""

    class Http(_Polite, HTTPRequestsConnectionClass):
        polite_session = session

    class Https(_Polite, HTTPSRequestsConnectionClass):
        polite_session = session

    # PyGithub takes connection classes for the process, and keeps them in each client it makes.
    with _connecting:
        Requester.injectConnectionClasses(Http, Https)
        return github.Github(
            base_url=url,
            auth=github.Auth.Token(token) if token else None,
            retry=None,
            seconds_between_requests=None,
            seconds_between_writes=None,
        )


class _Polite:
    """A connection that sends through the polite client's session."""

    polite_session: requests.Session
    protocol: str
    host: str
    port: int
    verb: str
    url: str
    headers: dict[str, str]
    input: Any
    """The body: a string, or nothing; PyGithub's two classes type it differently."""

    def getresponse(self) -> RequestsResponse:
        """The answer, redirects followed: a renamed repository answers with one.

        Raises:
            FetchError: no answer, or the promise of one (202), for which PyGithub would wait.
        """
        address = f"{self.protocol}://{self.host}:{self.port}{self.url}"
        response = self.polite_session.request(
            self.verb, address, headers=self.headers, data=self.input
        )
        if response.status_code == requests.codes.accepted:
            raise FetchError(address, "GitHub is still working out the answer", 202)
        return RequestsResponse(response)

    def close(self) -> None:
        """Nothing to close: the session is shared."""
