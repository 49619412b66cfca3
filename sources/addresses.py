"""Which addresses may be connected to: public ones, and private ones of hosts that are trusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

from newsletter.identity import DEFAULT_PORTS

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: IPv4 addresses inside IPv6 ones
_THIS_MACHINE = "localhost"
_LOCAL_ENDINGS = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home.arpa")


class TrustedHosts:
    """Hosts that may be at private addresses, each named as ``host:port``, or ``host`` for any."""

    def __init__(self, names: Iterable[str]) -> None:
        """From ``names``; an IPv6 address among them stands in brackets.

        Raises:
            ValueError: one of them is no host.
        """
        self._known = frozenset(map(_host_and_port, names))

    def allow(self, host: str, port: int) -> bool:
        """Whether ``host`` may be private when it is asked at ``port``."""
        name = _plain(host)
        return (name, port) in self._known or (name, None) in self._known


def private_hosts(addresses: Iterable[str]) -> frozenset[str]:
    """``host:port`` of those web ``addresses`` that say themselves that they are private.

    Their host is an IP address or a local name. Any other name may be made to lead anywhere by
    whoever owns it, and so says nothing.
    """
    urls = filter(None, map(_url, addresses))
    return frozenset(host_and_port(url) for url in urls if _is_private_name(url.host))


def named_hosts(names: Iterable[str]) -> frozenset[str]:
    """``host:port`` of ``names``, each a ``host`` at its usual ports or a ``host:port`` itself."""
    urls = (_url(f"{scheme}://{name}") for name in names for scheme in DEFAULT_PORTS)
    return frozenset(map(host_and_port, filter(None, urls)))


def host_and_port(url: httpx.URL) -> str:
    """``host:port`` of a web address, as :class:`TrustedHosts` reads it."""
    host = url.raw_host.decode("ascii")
    name = f"[{host}]" if ":" in host else host
    return f"{name}:{url.port or DEFAULT_PORTS[url.scheme]}"


def is_local_name(host: str) -> bool:
    """Whether ``host`` can only be of this network (RFC 6761, 6762, 8375 and common use)."""
    name = _plain(host)
    return "." not in name or name.endswith(_LOCAL_ENDINGS)


def is_this_machine(host: str) -> bool:
    """Whether ``host`` names the machine that asks, which is another one to a proxy."""
    name, ip = _plain(host), _ip(host)
    return ip.is_loopback if ip else name == _THIS_MACHINE or name.endswith(f".{_THIS_MACHINE}")


def refusal(address: str) -> str | None:
    """Why an untrusted host may not have ``address``; ``None`` when it is a public one."""
    ip = ip_address(address)
    for form in (ip, *_embedded(ip)):
        what = _what_is_wrong(form)
        if what:
            return f"refused: {address} is a {what} address"
    return None


def _host_and_port(name: str) -> tuple[str, int | None]:
    try:
        url = httpx.URL(f"//{name}")
    except httpx.InvalidURL as error:
        raise ValueError(f"{name!r} is no host") from error
    return _plain(url.raw_host.decode("ascii")), url.port


def _url(address: str) -> httpx.URL | None:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL:
        return None
    return url if url.scheme in DEFAULT_PORTS and url.host else None


def _plain(host: str) -> str:
    return host.lower().rstrip(".")


def _is_private_name(host: str) -> bool:
    return is_local_name(host) or _ip(host) is not None


def _ip(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
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
