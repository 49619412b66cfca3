"""Connections, direct or through an HTTP proxy."""

from __future__ import annotations

from collections.abc import Mapping
from ssl import SSLContext
from typing import Any

import httpcore
import httpx

from newsletter.identity import DEFAULT_PORTS

_POOL_SIZE: Mapping[str, Any] = {
    "max_connections": None,
    "max_keepalive_connections": 20,
    "keepalive_expiry": 15.0,
}


def connection_pool(
    proxy: httpx.URL | None, ssl_context: SSLContext, backend: httpcore.NetworkBackend
) -> httpcore.ConnectionPool:
    """The connections that ``backend`` makes: to the hosts, or all to ``proxy``.

    A proxy is asked for ``http://`` addresses, and for a tunnel to the host of an ``https://`` one
    (RFC 9110, 9.3.6), so that it sees no more of those than the host.
    """
    if proxy is None:
        return httpcore.ConnectionPool(
            ssl_context=ssl_context, network_backend=backend, **_POOL_SIZE
        )
    return httpcore.HTTPProxy(
        httpcore.URL(
            scheme=proxy.raw_scheme,
            host=proxy.raw_host,
            port=proxy.port or DEFAULT_PORTS[proxy.scheme],
            target=b"/",
        ),
        proxy_auth=(proxy.username, proxy.password) if proxy.userinfo else None,
        ssl_context=ssl_context,
        network_backend=backend,
        **_POOL_SIZE,
    )
