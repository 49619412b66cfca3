"""The way out to the network: no address is connected to that was not looked at first.

Feeds, pages and redirects name hosts that an attacker may choose. A host is resolved once, every
answer is checked, and the connection goes to one of the very addresses that were checked, so that
a second answer of the name server (DNS rebinding) is never asked for. TLS and the ``Host`` header
still carry the name. Only hosts that the operator trusts may be private.
"""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from ssl import SSLCertVerificationError, SSLContext
from typing import Any

import httpcore
import httpx

from newsletter.identity import DEFAULT_PORTS
from sources.addresses import (
    TrustedHosts,
    host_and_port,
    is_local_name,
    is_this_machine,
    refusal,
)
from sources.proxy import connection_pool
from sources.stopping import Stop

Resolver = Callable[[str, int], Sequence[str]]
"""Gives the IP addresses of a host for a port; raises :class:`OSError` when there are none."""

MAX_ADDRESSES_TRIED = 4
MIN_CONNECT_SECONDS = 2.0
"""For each address, when the time to connect in is shared among many."""


class RefusedAddressError(httpx.RequestError):
    """The host leads to an address that only trusted hosts may have."""


class UnknownHostError(httpx.RequestError):
    """The name server knows no such host."""


class NameServerError(httpx.RequestError):
    """The name server does not answer."""


class CertificateError(httpx.RequestError):
    """The host cannot prove that it is the one that the address names."""


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The addresses that the system gives for ``host``, each once, in its order of preference."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))


class GuardedTransport(httpx.BaseTransport):
    """An httpx transport over the real network that checks every address before it connects.

    With ``proxy`` (``http://[user:password@]host:port``) all but what is asked of this machine
    itself goes through it, after the same check of what the name leads to from here.

    Honours ``extensions["timeout"]`` with httpx's ``connect`` and ``read`` in seconds, and with
    ``total``: the seconds after which the exchange ends even if bytes still trickle in.
    """

    def __init__(
        self,
        trusted_hosts: Collection[str] = (),
        *,
        resolver: Resolver = system_resolver,
        ssl_context: SSLContext | None = None,
        stop: Stop | None = None,
        proxy: str = "",
    ) -> None:
        self._deadline = _Deadline()
        self._resolver = resolver
        self._trusted = TrustedHosts(trusted_hosts)
        ssl_context, stop = ssl_context or httpx.create_ssl_context(), stop or Stop()

        def pool(through: httpx.URL | None, reachable: TrustedHosts) -> httpcore.ConnectionPool:
            backend = _GuardedBackend(reachable, resolver, self._deadline, stop)
            return connection_pool(through, ssl_context, backend)

        self._direct = pool(None, self._trusted)
        self._proxied = None
        if proxy:
            # Every connection leads to the proxy, which is trusted.
            address = httpx.URL(proxy)
            self._proxied = pool(address, TrustedHosts([host_and_port(address)]))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request``; the response's stream must be read or closed in the same thread.

        Raises:
            httpx.RequestError: timeouts, broken connections, refused addresses.
        """
        timeouts = dict(request.extensions.get("timeout", {}))
        self._deadline.start(timeouts.pop("total", None))
        pool = self._pool_for(request.url, timeouts.get("connect"))
        with _as_httpx_errors():
            answer = pool.handle_request(
                httpcore.Request(
                    request.method,
                    httpcore.URL(
                        scheme=request.url.raw_scheme,
                        host=request.url.raw_host,
                        port=request.url.port,
                        target=request.url.raw_path,
                    ),
                    headers=request.headers.raw,
                    content=request.stream,
                    extensions={"timeout": timeouts},
                )
            )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def _pool_for(self, url: httpx.URL, timeout: float | None) -> httpcore.ConnectionPool:
        """The connections to ask ``url`` by: a proxy is no way to this machine itself."""
        if self._proxied is None or is_this_machine(url.host):
            return self._direct
        self._check_name(url, timeout)
        return self._proxied

    def _check_name(self, url: httpx.URL, timeout: float | None) -> None:
        """Refuse to have a proxy reach what could not be reached without one.

        The proxy resolves a name once more, and perhaps otherwise; a name of the public web that
        cannot be resolved here, as behind many proxies, is left to it.
        """
        port = url.port or DEFAULT_PORTS.get(url.scheme, 80)
        if self._trusted.allow(url.raw_host.decode("ascii"), port):
            return
        try:
            addresses = _resolve_within(self._resolver, url.host, port, timeout)
        except (UnknownHostError, NameServerError):
            if is_local_name(url.host):
                raise RefusedAddressError(f"refused: {url.host} is a local name") from None
        else:
            _refuse_private(url.host, addresses)

    def close(self) -> None:
        """Close every connection."""
        self._direct.close()
        if self._proxied:
            self._proxied.close()


class _Deadline(threading.local):
    """When this thread's exchange must be over."""

    at: float | None = None

    def start(self, seconds: float | None) -> None:
        self.at = None if seconds is None else time.monotonic() + seconds

    def limit(self, timeout: float | None) -> float | None:
        """``timeout`` cut to what is left.

        Raises:
            httpcore.ReadTimeout: when nothing is left.
        """
        if self.at is None:
            return timeout
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("out of time")
        return left if timeout is None else min(timeout, left)


class _GuardedBackend(httpcore.NetworkBackend):
    """Resolves and checks before it connects, to what it checked."""

    def __init__(
        self, trusted: TrustedHosts, resolver: Resolver, deadline: _Deadline, stop: Stop
    ) -> None:
        self._trusted = trusted
        self._resolver = resolver
        self._deadline = deadline
        self._stop = stop
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = _resolve_within(self._resolver, host, port, self._deadline.limit(timeout))
        if not self._trusted.allow(host, port):
            _refuse_private(host, addresses)
        failure: Exception = UnknownHostError("no such host")
        tried = addresses[:MAX_ADDRESSES_TRIED]
        each = timeout and max(timeout / (len(tried) or 1), MIN_CONNECT_SECONDS)
        for address in tried:
            try:
                stream = self._sockets.connect_tcp(
                    address, port, self._deadline.limit(each), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline, self._stop)
        raise failure


def _refuse_private(host: str, addresses: Iterable[str]) -> None:
    for address in addresses:
        reason = refusal(address)
        if reason:
            named = f", and http.private_hosts does not name {host}" if host != address else ""
            raise RefusedAddressError(f"{reason}{named}")


def _resolve_within(
    resolver: Resolver, host: str, port: int, timeout: float | None
) -> Sequence[str]:
    """Resolve in a thread of its own, because the system's resolver takes no timeout."""
    answers: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def resolve() -> None:
        try:
            answers.put(resolver(host, port))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=resolve, daemon=True).start()
    try:
        answer = answers.get(timeout=timeout)
    except queue.Empty:
        raise NameServerError("the name server does not answer") from None
    if isinstance(answer, socket.gaierror) and answer.errno == socket.EAI_AGAIN:
        raise NameServerError("the name server does not answer") from answer
    if isinstance(answer, Exception):
        raise UnknownHostError("no such host") from answer
    return answer


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every operation ends with the exchange's deadline, or with the run."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: _Deadline, stop: Stop) -> None:
        self._stream = stream
        self._deadline = deadline
        self._stop = stop
        stop.watch(stream.get_extra_info("socket"))

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.limit(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.limit(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        timeout = self._deadline.limit(timeout)
        try:
            secured = self._stream.start_tls(ssl_context, server_hostname, timeout)
        except httpcore.ConnectError as error:
            if not isinstance(error.__cause__, SSLCertVerificationError):
                raise
            reason = error.__cause__.verify_message
            raise CertificateError(f"its certificate is not valid: {reason}") from error
        return _TimedStream(secured, self._deadline, self._stop)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class _Body(httpx.SyncByteStream):
    """The raw body as it comes."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx_errors():
            yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@contextmanager
def _as_httpx_errors() -> Iterator[None]:
    """Turns httpcore's errors into the httpx errors of the same meaning."""
    try:
        yield
    except httpcore.ConnectTimeout as error:
        raise httpx.ConnectTimeout(str(error)) from error
    except httpcore.TimeoutException as error:
        raise httpx.ReadTimeout(str(error)) from error
    except httpcore.ConnectError as error:
        raise httpx.ConnectError(str(error)) from error
    except httpcore.ProxyError as error:
        raise httpx.RequestError(f"the proxy refuses: {error}") from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise httpx.RemoteProtocolError(str(error)) from error
