"""The one polite HTTP client under every source.

A request identifies itself, waits its turn at its host, is bounded in time, size and redirects,
and is tried again only when that may help. No cookie is kept, and no key or token ever appears in
an error.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime

import httpx
import requests
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    retry_if_result,
    stop_after_attempt,
    wait_exponential,
    wait_random,
)

from newsletter.numbers import whole_number
from sources.bodies import read_body
from sources.fetch_errors import FetchError, TransientError, as_fetch_errors
from sources.guard import GuardedTransport
from sources.pace import Pace, Turns
from sources.session import web_session
from sources.stopping import Stop

# RFC 9110 section 15.4: the answers that send a client elsewhere, and the two that say for good.
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_PASSING = frozenset({429, 502, 503, 504})
_TRANSFER_HEADERS = frozenset({b"content-encoding", b"content-length", b"transfer-encoding"})
_LAST_PORT = 65535
_SECRET_HEADERS = ("authorization", "cookie", "proxy-authorization")


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one fetch."""

    connect_seconds: float = 5.0
    seconds: float = 30.0
    """From the first byte sent to the last byte read, redirects included, for one try."""
    bytes: int = 16_000_000
    """Of the body, after decompression."""
    redirects: int = 5
    attempts: int = 3
    backoff_seconds: float = 1.0
    """The first wait between tries; it doubles, with as much jitter again."""
    retry_after_seconds: float = 60.0
    """The longest wait that a server may ask for; one that asks for more is not asked again."""


@dataclass(frozen=True, slots=True)
class Response:
    """A whole answer."""

    url: str
    """Where the answer came from in the end."""
    status: int
    headers: Mapping[str, str]
    """Looked up in any case; those of the transfer itself are gone."""
    body: bytes
    permanent_url: str | None = None
    """The address to ask from now on: set when every redirect on the way was permanent."""
    elapsed: float = 0.0
    """Seconds from the first byte sent to the last byte read."""


class Web:
    """The client. Safe to share between threads; requests to one host never overlap.

    ``trusted_hosts`` (``host`` or ``host:port``, from config) may be private addresses. Without a
    ``transport`` the real network is used, behind :class:`sources.guard.GuardedTransport`; a
    given transport guards itself. Once ``stop`` is called, every request is interrupted.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        trusted_hosts: Collection[str] = (),
        transport: httpx.BaseTransport | None = None,
        limits: Limits = Limits(),
        paces: Sequence[Pace] = (),
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        stop: Stop | None = None,
        proxy: str = "",
    ) -> None:
        self.limits = limits
        self._user_agent = user_agent
        self._stop = stop or Stop()
        self._transport = transport or GuardedTransport(trusted_hosts, stop=self._stop, proxy=proxy)
        self._turns = Turns(paces, sleep, clock)
        self._sleep = sleep
        self._clock = clock

    def get(
        self,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
    ) -> Response:
        """Fetch ``url``, following redirects; ``timeout`` in seconds stands in for the limit.

        Raises:
            FetchError: for every failure, a status of 400 and above among them.
        """
        request = self._request("GET", url, headers, b"", params)
        response = self._retrying(lambda: self._follow(request, timeout))
        if response.status >= 400:
            raise FetchError(response.url, f"HTTP {response.status}", response.status)
        return response

    def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        content: bytes = b"",
        timeout: float | None = None,
        leaves: Collection[int] = (),
    ) -> Response:
        """One exchange with whatever status it has; follows no redirect. Only reads are retried.

        An answer whose status is among ``leaves`` is the caller's to deal with.

        Raises:
            FetchError: when there is no answer.
        """
        request = self._request(method, url, headers, content, None)
        seconds = timeout or self.limits.seconds

        def exchange() -> Response:
            return self._exchange(request, seconds)

        return self._retrying(exchange, leaves) if method in ("GET", "HEAD") else exchange()

    def session(
        self, timeout: float | None = None, leaves: Collection[int] = ()
    ) -> requests.Session:
        """A requests session for libraries that want one; everything it sends goes through here.

        Failures come as :class:`FetchError`, not as errors of requests; what is among ``leaves``
        is not tried again.
        """
        return web_session(self, timeout, leaves)

    def close(self) -> None:
        """Close every connection."""
        self._transport.close()

    def _request(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str] | None,
        content: bytes,
        params: Mapping[str, str] | None,
    ) -> httpx.Request:
        try:
            given = httpx.URL(url)
            address = given.copy_with(userinfo=b"")
            if params:  # otherwise the query stays spelled as it was
                address = address.copy_merge_params(params)
        except (httpx.InvalidURL, ValueError, TypeError) as error:
            raise FetchError(url, "is no web address") from error
        if not all(map(can_be_sent, (headers or {}).values())):
            raise FetchError(url, "has a header in its request that cannot be sent")
        request = httpx.Request(method, address, headers=headers, content=content)
        _check_scheme(request.url)
        request.headers["User-Agent"] = self._user_agent
        request.headers["Accept-Encoding"] = "gzip, deflate"
        request.headers.setdefault("Accept", "*/*")
        if given.userinfo:
            request = next(httpx.BasicAuth(given.username, given.password).auth_flow(request))
        return request

    def _retrying(self, fetch: Callable[[], Response], leaves: Collection[int] = ()) -> Response:
        """Call ``fetch`` until it answers, or trying again is of no use, or one of ``leaves``."""

        def may_pass(answer: Response) -> bool:
            return answer.status in _PASSING.difference(leaves) and self._is_soon(answer)

        retrying = Retrying(
            retry=retry_if_exception_type(TransientError) | retry_if_result(may_pass),
            stop=stop_after_attempt(self.limits.attempts),
            wait=self._wait,
            sleep=self._sleep,
            retry_error_callback=_last_outcome,
        )
        return retrying(fetch)

    def _is_soon(self, answer: Response) -> bool:
        """Whether the next try need not wait for longer than is waited for."""
        asked = retry_after(answer.headers)
        return asked is None or asked <= self.limits.retry_after_seconds

    def _wait(self, state: RetryCallState) -> float:
        """Seconds before the next try: what the server asks for, else exponential with jitter."""
        asked = None
        if state.outcome and not state.outcome.failed:
            asked = retry_after(state.outcome.result().headers)
        if asked is not None:
            return asked
        first = self.limits.backoff_seconds
        backoff = wait_exponential(first, self.limits.retry_after_seconds) + wait_random(0, first)
        return backoff(state)

    def _follow(self, request: httpx.Request, timeout: float | None) -> Response:
        """One try: ``request`` and the redirects it leads to."""
        seconds = timeout or self.limits.seconds
        elapsed, permanent = 0.0, True
        for hop in range(self.limits.redirects + 1):
            response = self._exchange(request, seconds, elapsed)
            elapsed = response.elapsed
            target = _redirect(request, response)
            if target is None:
                moved = response.url if hop and permanent else None
                return replace(response, permanent_url=moved)
            permanent = permanent and response.status in _PERMANENT
            request = target
        raise FetchError(response.url, f"more than {self.limits.redirects} redirects")

    def _exchange(self, request: httpx.Request, seconds: float, spent: float = 0.0) -> Response:
        """Send ``request``, whose ``seconds`` are partly ``spent``, and read the answer whole."""
        url, left = str(request.url), max(seconds - spent, 0.001)
        connect = min(self.limits.connect_seconds, left)
        request.extensions["timeout"] = {"connect": connect, "read": left, "total": left}
        with self._turns.at(request.url), as_fetch_errors(url, seconds, connect), self._stop:
            started = self._clock()
            answer = self._transport.handle_request(request)
            try:
                body = read_body(answer, self.limits.bytes)
            finally:
                answer.close()
            elapsed = spent + self._clock() - started
        # The bytes as they came: servers send more than the ASCII that httpx makes of text.
        headers = httpx.Headers(
            [(k, v) for k, v in answer.headers.raw if k.lower() not in _TRANSFER_HEADERS]
        )
        return Response(url, answer.status_code, headers, body, None, elapsed)


def can_be_sent(value: str) -> bool:
    """Whether ``value`` may be a header's in a request (RFC 9110, 5.5)."""
    return value.isascii() and value.isprintable()


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that ``Retry-After`` asks for (RFC 9110, 10.2.3); ``None`` without a usable one.

    A date is read against the answer's own ``Date``, so that no clock needs to agree with another.
    """
    value = headers.get("Retry-After", "").strip()
    seconds = whole_number(value)
    if seconds is not None:
        return float(seconds)
    try:
        until = parsedate_to_datetime(value)
        return max((until - parsedate_to_datetime(headers.get("Date", ""))).total_seconds(), 0.0)
    except (ValueError, TypeError, OverflowError):
        return None


def _last_outcome(state: RetryCallState) -> Response:
    """What the last try gave, be it an answer or an error."""
    assert state.outcome  # noqa: S101 -- for the type checker
    response: Response = state.outcome.result()
    return response


def _redirect(request: httpx.Request, response: Response) -> httpx.Request | None:
    """The request that ``response`` sends the client on to, without secrets for another origin."""
    location = response.headers.get("Location")
    if response.status not in _REDIRECTS or not location:
        return None
    try:
        target = request.url.join(location).copy_with(userinfo=b"")
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(response.url, "redirects to what is no web address") from error
    _check_scheme(target)
    headers = request.headers.copy()
    del headers["Host"]
    if _origin(target) != _origin(request.url):
        for name in _SECRET_HEADERS:
            headers.pop(name, None)
    return httpx.Request(request.method, target, headers=headers)


def _check_scheme(url: httpx.URL) -> None:
    if url.scheme not in ("http", "https") or not url.host or (url.port or 0) > _LAST_PORT:
        raise FetchError(str(url), "is no http:// or https:// address")


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port
