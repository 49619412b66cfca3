"""The one polite HTTP client under every source.

A request identifies itself, waits its turn at its host, is bounded in time, size and redirects,
and is tried again only when that may help. No cookie is kept, and no key or token ever appears in
an error.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

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

from newsletter.errors import GalleyError
from sources.bodies import BodyError, read_body
from sources.guard import GuardedTransport
from sources.pace import Pace, Turns
from sources.session import web_session
from sources.stopping import Stop

# RFC 9110 section 15.4: the answers that send a client elsewhere, and the two that say for good.
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_PASSING = frozenset({429, 502, 503, 504})
_SECRET_NAME = re.compile(
    r"token|secret|passw|credential|signature|jwt|(?:^|[_.-])(?:\w*key|pass|pwd|sig|auth|code)$",
    re.I,
)
_TRANSFER_HEADERS = frozenset({"content-encoding", "content-length", "transfer-encoding"})
_SHOWN_QUERY_CHARS = 60
_SECRET_HEADERS = ("authorization", "cookie", "proxy-authorization")


class FetchError(GalleyError):
    """A request that gave nothing usable; ``str()`` is ``<url>: <reason>``, with secrets hidden.

    A long query is left out of the text, so that no reason is lost at the end of a line.
    """

    def __init__(self, url: str, reason: str, status: int | None = None) -> None:
        self.url = safe_url(url)
        self.reason = reason
        self.status = status
        """The HTTP status, when there was an answer."""
        super().__init__(f"{_short(self.url)}: {reason}")

    def __reduce__(self) -> tuple[type[FetchError], tuple[str, str, int | None]]:
        """So that it survives the way from one process to another."""
        return type(self), (self.url, self.reason, self.status)


def _short(url: str) -> str:
    address, mark, query = url.partition("?")
    return f"{address}?…" if mark and len(query) > _SHOWN_QUERY_CHARS else url


class TransientError(FetchError):
    """A failure that another try may mend."""


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


def safe_url(url: str) -> str:
    """``url`` fit for messages and recordings: no user name, password, key or token."""
    try:
        parts = urlsplit(url)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return "an address that cannot be read"
    if any(_SECRET_NAME.search(name) for name, _ in pairs):
        hidden = [(n, "hidden" if _SECRET_NAME.search(n) else value) for n, value in pairs]
        parts = parts._replace(query=urlencode(hidden))
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


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
            request = httpx.Request(method, address, headers=headers, content=content)
        except (httpx.InvalidURL, ValueError, TypeError) as error:
            raise FetchError(url, "is no web address") from error
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
        with self._turns.at(request.url), _as_fetch_errors(url, seconds, connect), self._stop:
            started = self._clock()
            answer = self._transport.handle_request(request)
            try:
                body = read_body(answer, self.limits.bytes)
            finally:
                answer.close()
            elapsed = spent + self._clock() - started
        headers = httpx.Headers(
            [(k, v) for k, v in answer.headers.items() if k not in _TRANSFER_HEADERS]
        )
        return Response(url, answer.status_code, headers, body, None, elapsed)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that ``Retry-After`` asks for (RFC 9110, 10.2.3); ``None`` without a usable one.

    A date is read against the answer's own ``Date``, so that no clock needs to agree with another.
    """
    value = headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
        return max((until - parsedate_to_datetime(headers.get("Date", ""))).total_seconds(), 0.0)
    except (ValueError, TypeError):
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
    if url.scheme not in ("http", "https") or not url.host:
        raise FetchError(str(url), "is no http:// or https:// address")


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


@contextmanager
def _as_fetch_errors(url: str, seconds: float, connect_seconds: float) -> Iterator[None]:
    """Says what went wrong in words, and whether another try may help."""
    try:
        yield
    except httpx.ConnectTimeout as error:
        raise TransientError(url, f"no connection within {connect_seconds:g} s") from error
    except httpx.TimeoutException as error:
        raise TransientError(url, f"timed out after {seconds:g} s") from error
    except httpx.ConnectError as error:
        raise TransientError(url, f"cannot connect: {_plain(error)}") from error
    except httpx.TransportError as error:
        raise TransientError(url, f"the connection broke: {_plain(error)}") from error
    except (httpx.RequestError, BodyError) as error:
        raise FetchError(url, str(error)) from error


def _plain(error: Exception) -> str:
    """A system's error without its number: ``Connection refused``."""
    return re.sub(r"^\[[^]]*\]\s*", "", str(error)) or type(error).__name__
