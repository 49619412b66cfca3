"""Keeping every exchange of a run in a folder, and playing a folder back without a network.

The folder is meant to be read, edited and checked in::

    recording.json    {"format": 1, "now": "2025-06-09T06:00:00Z"}
    exchanges.jsonl   one exchange a line, in order: method, url, status, headers, body
    bodies/…          the bodies, decompressed, in files named after their address

An exchange that failed has ``error`` (and ``detail``) in place of ``status``. Requests match by
method and address, the query's parameters sorted; lines with one address are played in order and
the last repeats. No cookie, key or token is kept.
"""

from __future__ import annotations

import json
import re
import threading
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

import httpx
from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from newsletter.errors import RequestError
from sources.bodies import BodyError, read_body
from sources.fetch_errors import safe_url
from sources.guard import (
    CertificateError,
    NameServerError,
    RefusedAddressError,
    UnknownHostError,
)
from sources.http import Limits

FORMAT = 1
MAX_NAME_CHARS = 80

_HEAD = "recording.json"
_EXCHANGES = "exchanges.jsonl"

_KEPT_HEADERS = re.compile(
    r"content-type|date|etag|last-modified|link|location|retry-after|x-ratelimit-[a-z]+"
)
# The failures that a recording knows, by name; the first that an error is an instance of is used.
_FAILURES: Mapping[str, type[httpx.RequestError]] = {
    "connect-timeout": httpx.ConnectTimeout,
    "timeout": httpx.ReadTimeout,
    "refused": RefusedAddressError,
    "unknown-host": UnknownHostError,
    "name-server": NameServerError,
    "certificate": CertificateError,
    "connect": httpx.ConnectError,
    "broken": httpx.RemoteProtocolError,
    "unread": httpx.RequestError,
}


class RecordingError(RequestError):
    """A folder that cannot be recorded into or played; the message names it and says why."""


class Head(BaseModel):
    """``recording.json``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int
    now: AwareDatetime
    """When it was recorded, which is the time that a replay takes it to be."""


class Exchange(BaseModel):
    """One line of ``exchanges.jsonl``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    method: str = "GET"
    url: str
    status: int | None = None
    headers: dict[str, str] = {}
    body: str | None = None
    """A path relative to the folder; absent for an empty body."""
    error: str | None = None
    detail: str = ""


def request_key(method: str, url: str) -> str:
    """What a request is found by: method and address, secrets hidden, parameters sorted."""
    parts = urlsplit(safe_url(url))
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return f"{method.upper()} {urlunsplit(parts._replace(query=query, fragment=''))}"


class Recorder(httpx.BaseTransport):
    """Passes every request on to ``transport`` and keeps what comes of it under ``directory``.

    Raises:
        RecordingError: when ``directory`` cannot be made, or holds anything already.
    """

    def __init__(
        self,
        directory: Path,
        transport: httpx.BaseTransport,
        *,
        now: datetime,
        max_bytes: int = Limits().bytes,
    ) -> None:
        self._directory = directory
        self._transport = transport
        self._max_bytes = max_bytes
        self._lock = threading.Lock()
        self._names: Counter[str] = Counter()
        _prepare(directory, Head(format=FORMAT, now=now.astimezone(UTC)))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request``, read the answer whole, keep it, and pass it on decompressed.

        Raises:
            httpx.RequestError: as the transport below, and for a body that cannot be had whole.
        """
        try:
            with closing(self._transport.handle_request(request)) as response:
                body = read_body(response, self._max_bytes)
        except BodyError as error:
            raise self._keep_failure(request, httpx.RequestError(str(error))) from error
        except httpx.RequestError as error:
            self._keep_failure(request, error)
            raise
        kept = {k: v for k, v in response.headers.items() if _KEPT_HEADERS.fullmatch(k)}
        self._keep_answer(request, response.status_code, kept, body)
        return httpx.Response(
            response.status_code,
            headers=_as_bytes(kept),
            stream=httpx.ByteStream(body),
            request=request,
        )

    def close(self) -> None:
        """Close the transport below."""
        self._transport.close()

    def _keep_answer(
        self, request: httpx.Request, status: int, headers: dict[str, str], body: bytes
    ) -> None:
        if "location" in headers:
            headers = {**headers, "location": safe_url(headers["location"])}
        path = None
        if body:
            path = self._body_path(request, headers.get("content-type", ""))
            _write_whole(self._directory / path, body)
        self._append(request, {"status": status, "headers": headers, "body": path})

    def _keep_failure(
        self, request: httpx.Request, error: httpx.RequestError
    ) -> httpx.RequestError:
        name = next(name for name, kind in _FAILURES.items() if isinstance(error, kind))
        self._append(request, {"error": name, "detail": str(error)})
        return error

    def _body_path(self, request: httpx.Request, content_type: str) -> str:
        name = readable_name(str(request.url))
        with self._lock:
            self._names[name] += 1
            return f"bodies/{name}-{self._names[name]}.{_extension(content_type)}"

    def _append(self, request: httpx.Request, outcome: Mapping[str, object]) -> None:
        method, url = request_key(request.method, str(request.url)).split(" ", 1)
        exchange = Exchange.model_validate({"method": method, "url": url, **outcome})
        line = json.dumps(exchange.model_dump(exclude_unset=True, exclude_none=True))
        with self._lock, (self._directory / _EXCHANGES).open("a", encoding="utf-8") as file:
            file.write(line + "\n")


class Player(httpx.BaseTransport):
    """Answers from a recording; the network is never asked.

    Raises:
        RecordingError: when ``directory`` holds no readable recording.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.now = _read_head(directory / _HEAD).now.astimezone(UTC)
        """The time at which it was recorded."""
        self._lock = threading.Lock()
        self._exchanges: dict[str, deque[Exchange]] = {}
        for exchange in _read_exchanges(directory / _EXCHANGES):
            key = request_key(exchange.method, exchange.url)
            self._exchanges.setdefault(key, deque()).append(exchange)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The next answer that the recording has for ``request``.

        Raises:
            httpx.RequestError: the failure that was recorded, or that there is nothing recorded.
        """
        exchange = self._next(request_key(request.method, str(request.url)))
        if exchange is None:
            raise httpx.RequestError(f"is not in the recording {self._directory}")
        if exchange.error:
            raise _FAILURES.get(exchange.error, httpx.RequestError)(
                exchange.detail or exchange.error
            )
        return httpx.Response(
            exchange.status or 200,
            headers=_as_bytes(exchange.headers),
            stream=httpx.ByteStream(self._body(exchange)),
            request=request,
        )

    def _next(self, key: str) -> Exchange | None:
        with self._lock:
            exchanges = self._exchanges.get(key)
            if not exchanges:
                return None
            return exchanges.popleft() if len(exchanges) > 1 else exchanges[0]

    def _body(self, exchange: Exchange) -> bytes:
        if not exchange.body:
            return b""
        path = (self._directory / exchange.body).resolve()
        if not path.is_relative_to(self._directory.resolve()):
            raise httpx.RequestError(f"the recording names a file outside itself: {exchange.body}")
        try:
            return path.read_bytes()
        except OSError as error:
            raise httpx.RequestError(f"the recording lacks {exchange.body}") from error


def _as_bytes(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """``headers`` for httpx, which would take text for ASCII."""
    return [(name.encode(), value.encode()) for name, value in headers.items()]


def readable_name(url: str) -> str:
    """A file name, without extension, that tells a person which address it stands for."""
    parts = urlsplit(safe_url(url))
    name = unquote(f"{parts.hostname or ''} {parts.path} {parts.query}")
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))[:MAX_NAME_CHARS].strip("-") or "body"


def _extension(content_type: str) -> str:
    media_type = content_type.partition(";")[0].strip().lower()
    for word in ("html", "json", "xml", "markdown", "png", "jpeg", "gif", "webp", "svg"):
        if word in media_type:
            return word
    return "txt" if media_type.startswith("text/") else "bin"


def _prepare(directory: Path, head: Head) -> None:
    try:
        directory.mkdir(parents=True, exist_ok=True)
        if any(directory.iterdir()):
            raise RecordingError(f"{directory}: is not empty; record into a new folder")
        (directory / "bodies").mkdir()
        _write_whole(directory / _HEAD, head.model_dump_json().encode() + b"\n")
    except OSError as error:
        raise RecordingError(f"{directory}: cannot be written: {error.strerror}") from error


def _write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` so that a reader sees all of it or no file."""
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_bytes(data)
    unfinished.replace(path)


def _read_head(path: Path) -> Head:
    try:
        head = Head.model_validate_json(path.read_bytes())
    except OSError as error:
        raise RecordingError(f"{path.parent}: is no recording: no {path.name}") from error
    except ValidationError as error:
        raise RecordingError(f"{path}: {_first_fault(error)}") from error
    if head.format != FORMAT:
        raise RecordingError(f"{path}: format {head.format} is not known; {FORMAT} is")
    return head


def _read_exchanges(path: Path) -> Iterator[Exchange]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise RecordingError(f"{path}: cannot be read: {error}") from error
    for number, line in enumerate(lines, start=1):
        try:
            yield Exchange.model_validate_json(line)
        except ValidationError as error:
            raise RecordingError(f"{path}:{number}: {_first_fault(error)}") from error


def _first_fault(error: ValidationError) -> str:
    fault = error.errors()[0]
    return ": ".join([*(str(part) for part in fault["loc"]), fault["msg"]])
