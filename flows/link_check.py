"""Asking every address of an issue whether it is still there."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from urllib.parse import urldefrag, urlsplit

from newsletter.lint import LinkState, Reach
from newsletter.markdown import escape_url
from sources.http import FetchError, Response, Web

_WORKERS = 8
_GONE = frozenset({404, 410})
_NO_HOST = "no such host"
_TOO_LARGE = "larger than"


def check_links(web: Web, urls: Iterable[str]) -> dict[str, LinkState]:
    """How each address answers; several hosts at a time, one request at each.

    When no host is known at all it is the network that is down, and nothing is called dead.
    """
    asked = list(dict.fromkeys(urls))
    with ThreadPoolExecutor(_WORKERS) as pool:
        states = dict(zip(asked, pool.map(lambda url: _ask(web, url), asked), strict=True))
    if any(state.reason != _NO_HOST for state in states.values()):
        return states
    return {url: replace(state, reach=Reach.UNKNOWN) for url, state in states.items()}


def _ask(web: Web, url: str) -> LinkState:
    address, fragment = urldefrag(url)
    try:
        response = web.get(address)
    except FetchError as error:
        return _failed(error)
    return _answered(address, response, fragment)


def _failed(error: FetchError) -> LinkState:
    if error.reason.startswith(_TOO_LARGE):
        return LinkState(Reach.OK)
    is_dead = error.status in _GONE or error.reason == _NO_HOST
    return LinkState(Reach.DEAD if is_dead else Reach.UNKNOWN, error.reason)


def _answered(address: str, response: Response, fragment: str) -> LinkState:
    kind = response.headers.get("Content-Type", "")
    moved = escape_url(response.permanent_url or "")
    if not moved or moved == address:
        return LinkState(Reach.OK, content_type=kind)
    if urlsplit(address).path.strip("/") and not urlsplit(moved).path.strip("/"):
        return LinkState(Reach.UNKNOWN, f"redirects to the front page {moved}", content_type=kind)
    target = f"{moved}#{fragment}" if fragment else moved
    return LinkState(Reach.MOVED, url=target, content_type=kind)
