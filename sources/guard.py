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
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from ssl import SSLCertVerificationError, SSLContext
from typing import Any

import httpcore
import httpx

from newsletter.identity import DEFAULT_PORTS
from sources.proxy import connection_pool, is_local_name
from sources.stopping import Stop

Resolver = Callable[[str, int], Sequence[str]]
"""Gives the IP addresses of a host for a port; raises :class:`OSError` when there are none."""

MAX_ADDRESSES_TRIED = 4
MIN_CONNECT_SECONDS = 2.0
"""For each address, when the time to connect in is shared among many."""
_NO_BRACKETS = str.maketrans("", "", "[]")  # of IPv6 addresses in URLs
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: IPv4 addresses inside IPv6 ones


class RefusedAddressError(httpx.RequestError):
    """The host leads to an address that only trusted hosts may have."""


class UnknownHostError(httpx.RequestError):
    """The name server knows no such host, or does not answer."""


class CertificateError(httpx.RequestError):
    """The host cannot prove that it is the one that the address names."""


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The addresses that the system gives for ``host``, each once, in its order of preference."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))


def refusal(address: str) -> str | None:
    """Why an untrusted host may not have ``address``; ``None`` when it is a public one."""
    ip = ip_address(address)
    for form in (ip, *_embedded(ip)):
        what = _what_is_wrong(form)
        if what:
            return f"refused: {address} is a {what} address"
    return None


def _embedded(ip: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    """The IPv4 addresses that an IPv6 address stands for."""
    if isinstance(ip, IPv4Address):
        return
    yield from (form for form in (ip.ipv4_mapped, ip.sixtofour) if form)
    yield from ip.teredo or ()
    if ip in _NAT64:
        yield IPv4Address(int(ip) & 0xFFFFFFFF)


def _what_is_wrong(ip: IPv4Address | IPv6Address) -> str | None:
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped:
        return None  # judged by the IPv4 address inside
    kinds = (
        (ip.is_loopback, "loopback"),
        (ip.is_link_local, "link-local"),
        (ip.is_multicast, "multicast"),
        (ip.is_unspecified or (ip.is_reserved and not _is_nat64(ip)), "reserved"),
        (not ip.is_global or (isinstance(ip, IPv6Address) and ip.is_site_local), "private"),
    )
    return next((name for holds, name in kinds if holds), None)


def _is_nat64(ip: IPv4Address | IPv6Address) -> bool:
    return isinstance(ip, IPv6Address) and ip in _NAT64


def is_trusted(host: str, port: int, trusted_hosts: Collection[str]) -> bool:
    """Whether ``trusted_hosts`` names ``host`` (any port) or ``host:port``."""
    name = host.lower().rstrip(".")
    return name in trusted_hosts or f"{name}:{port}" in trusted_hosts


class GuardedTransport(httpx.BaseTransport):
    """An httpx transport over the real network that checks every address before it connects.

    With ``proxy`` (``http://[user:password@]host:port``) all goes through it, after the same check
    of what the name leads to from here.

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
        self._trusted = _host_names(trusted_hosts)
        self._proxy = httpx.URL(proxy) if proxy else None
        # To a proxy, every connection leads to the proxy, which is trusted.
        reachable = [self._proxy.netloc.decode("ascii")] if self._proxy else trusted_hosts
        backend = _GuardedBackend(reachable, resolver, self._deadline, stop or Stop())
        self._pool = connection_pool(
            self._proxy, ssl_context or httpx.create_ssl_context(), backend
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request``; the response's stream must be read or closed in the same thread.

        Raises:
            httpx.RequestError: timeouts, broken connections, refused addresses.
        """
        timeouts = dict(request.extensions.get("timeout", {}))
        self._deadline.start(timeouts.pop("total", None))
        if self._proxy:
            self._check_name(request.url, timeouts.get("connect"))
        with _as_httpx_errors():
            answer = self._pool.handle_request(
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

    def _check_name(self, url: httpx.URL, timeout: float | None) -> None:
        """Refuse to have a proxy reach what could not be reached without one.

        The proxy resolves a name once more, and perhaps otherwise; a name of the public web that
        cannot be resolved here, as behind many proxies, is left to it.
        """
        port = url.port or DEFAULT_PORTS.get(url.scheme, 80)
        if is_trusted(url.host, port, self._trusted):
            return
        try:
            addresses = _resolve_within(self._resolver, url.host, port, timeout)
        except UnknownHostError:
            if is_local_name(url.host):
                raise RefusedAddressError(f"refused: {url.host} is a local name") from None
        else:
            _refuse_private(addresses)

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


def _host_names(hosts: Iterable[str]) -> frozenset[str]:
    return frozenset(host.lower().translate(_NO_BRACKETS) for host in hosts)


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
        self, trusted_hosts: Collection[str], resolver: Resolver, deadline: _Deadline, stop: Stop
    ) -> None:
        self._trusted = _host_names(trusted_hosts)
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
        if not is_trusted(host, port, self._trusted):
            _refuse_private(addresses)
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


def _refuse_private(addresses: Iterable[str]) -> None:
    for address in addresses:
        reason = refusal(address)
        if reason:
            raise RefusedAddressError(reason)


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
        raise UnknownHostError("the name server does not answer") from None
    if isinstance(answer, socket.gaierror) and answer.errno == socket.EAI_AGAIN:
        raise UnknownHostError("the name server does not answer") from answer
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
