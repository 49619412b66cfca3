"""A real HTTP server on 127.0.0.1 that answers as a test tells it to, faults included.

Every connection serves one request and is closed, so a fault on one never touches another.
Nothing here sleeps for its own sake: a hanging or trickling reply ends when the client goes away
or the server is closed.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

TRICKLE_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Request:
    """What a client sent; header names are in lower case."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """A plain answer."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        """The body as sent."""
        return self.body.encode() if isinstance(self.body, str) else self.body


@dataclass(frozen=True, slots=True)
class Hang:
    """Reads the request and never answers."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Closes the connection: before the answer, or after ``sent`` bytes of the promised body."""

    sent: int | None = None


@dataclass(frozen=True, slots=True)
class Endless:
    """A body without end, as fast as the client takes it."""

    chunk: bytes = b"x" * 65536
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trickle:
    """A body without end, one byte at a time: each read succeeds, the whole never does."""

    headers: Mapping[str, str] = field(default_factory=dict)


Fault = Hang | Drop | Endless | Trickle
Answer = Reply | Fault
Route = Answer | Callable[[Request], Answer]


def redirect(to: str, status: int = 302) -> Reply:
    """A reply that sends the client to ``to``."""
    return Reply(b"", status, {"Location": to})


class Loopback:
    """The server; use it as a context manager, or through the ``loopback`` fixture."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.closing = threading.Event()
        self._routes: dict[str, list[Route]] = {}
        self._lock = threading.Lock()
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def port(self) -> int:
        """The port the system gave."""
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """The server's address, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    def route(self, path: str, *replies: Route) -> str:
        """Answer ``path`` with ``replies`` in order, the last repeating; give the full address."""
        with self._lock:
            self._routes[path] = list(replies)
        return self.url + path

    def requests_to(self, path: str) -> list[Request]:
        """The requests for ``path``, in order."""
        return [request for request in self.requests if request.path == path]

    def answer(self, request: Request) -> Answer:
        """Note ``request`` and take its next answer; 404 for a path without a route."""
        with self._lock:
            self.requests.append(request)
            replies = self._routes.get(request.path, [Reply(b"no such page", 404)])
            reply = replies.pop(0) if len(replies) > 1 else replies[0]
        return reply(request) if callable(reply) else reply

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 256

    def __init__(self, loopback: Loopback) -> None:
        self.loopback = loopback
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hung up is what several tests are about; say nothing."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def _serve(self) -> None:
        self.close_connection = True
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        request = Request(self.command, parts.path, query, headers, body)
        self._send(self.server.loopback.answer(request))

    do_GET = do_POST = do_HEAD = do_PUT = do_PATCH = do_DELETE = _serve  # noqa: N815

    def _send(self, answer: Answer) -> None:
        match answer:
            case Reply():
                self._head(answer.status, answer.headers, len(answer.content))
                if self.command != "HEAD" and answer.status != 304:
                    self.wfile.write(answer.content)
            case Hang():
                self._wait_for_hang_up()
            case Drop(sent=None):
                self._reset()
            case Drop(sent=sent):
                self._head(200, {}, (sent or 0) + 1000)
                self.wfile.write(b"x" * (sent or 0))
            case Endless():
                self._forever(answer.chunk, answer.headers, pause=0.0)
            case Trickle():
                self._forever(b"x", answer.headers, pause=TRICKLE_SECONDS)

    def _head(self, status: int, headers: Mapping[str, str], length: int | None) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if length is not None and "Content-Length" not in headers:
            self.send_header("Content-Length", str(length))
        self.send_header("Connection", "close")
        self.end_headers()

    def _forever(self, chunk: bytes, headers: Mapping[str, str], pause: float) -> None:
        self._head(200, headers, None)
        while not self.server.loopback.closing.wait(pause):
            self.wfile.write(chunk)
            self.wfile.flush()

    def _wait_for_hang_up(self) -> None:
        self.connection.settimeout(0.05)
        while not self.server.loopback.closing.is_set():
            try:
                if not self.connection.recv(1):
                    return
            except TimeoutError:
                continue

    def _reset(self) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing on the test's output."""
