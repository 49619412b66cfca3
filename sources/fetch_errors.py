"""What a request that failed says: in one line, with no key or token in it, and of what kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import httpx

from newsletter.errors import GalleyError
from sources.bodies import BodyError, TooLargeError
from sources.guard import UnknownHostError

_SECRET_NAME = re.compile(
    r"token|secret|passw|credential|signature|jwt|(?:^|[_.-])(?:\w*key|pass|pwd|sig|auth|code)$",
    re.I,
)
_SHOWN_QUERY_CHARS = 60


class Failure(Enum):
    """The kinds of failure that mean more than their words say."""

    NO_HOST = auto()
    """There is no such host."""
    TOO_LARGE = auto()
    """There was an answer, of more than is read."""
    OTHER = auto()


class FetchError(GalleyError):
    """A request that gave nothing usable; ``str()`` is ``<url>: <reason>``, with secrets hidden.

    A long query is left out of the text, so that no reason is lost at the end of a line.
    """

    def __init__(
        self, url: str, reason: str, status: int | None = None, kind: Failure = Failure.OTHER
    ) -> None:
        self.url = safe_url(url)
        self.reason = reason
        self.status = status
        """The HTTP status, when there was an answer."""
        self.kind = kind
        super().__init__(f"{_short(self.url)}: {reason}")

    def __reduce__(self) -> tuple[type[FetchError], tuple[str, str, int | None, Failure]]:
        """So that it survives the way from one process to another."""
        return type(self), (self.url, self.reason, self.status, self.kind)


class TransientError(FetchError):
    """A failure that another try may mend."""


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


@contextmanager
def as_fetch_errors(url: str, seconds: float, connect_seconds: float) -> Iterator[None]:
    """Says what went wrong in words, and whether another try may help.

    Raises:
        FetchError: in place of whatever the transport or the reading of the body raises.
    """
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
        raise FetchError(url, str(error), kind=_kind(error)) from error


def _kind(error: Exception) -> Failure:
    if isinstance(error, UnknownHostError):
        return Failure.NO_HOST
    return Failure.TOO_LARGE if isinstance(error, TooLargeError) else Failure.OTHER


def _plain(error: Exception) -> str:
    """A system's error without its number: ``Connection refused``."""
    return re.sub(r"^\[[^]]*\]\s*", "", str(error)) or type(error).__name__


def _short(url: str) -> str:
    address, mark, query = url.partition("?")
    return f"{address}?…" if mark and len(query) > _SHOWN_QUERY_CHARS else url
