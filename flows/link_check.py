"""Asking every address of an issue whether it is still there."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urldefrag, urlsplit

from newsletter.lint import LinkState, Reach
from newsletter.markdown import escape_url
from sources.fetch_errors import Failure, FetchError
from sources.http import Response, Web

_WORKERS = 8
_GONE = frozenset({404, 410})


def check_links(web: Web, urls: Iterable[str]) -> dict[str, LinkState]:
    """How each address answers; several hosts at a time, one request at each.

    When no host is known at all it is the network that is down, and nothing is called dead.
    """
    asked = list(dict.fromkeys(urls))
    with ThreadPoolExecutor(_WORKERS) as pool:
        answers = dict(zip(asked, pool.map(lambda url: _ask(web, url), asked), strict=True))
    is_down = not any(map(_has_host, answers.values()))
    return {url: _state(url, answer, is_down) for url, answer in answers.items()}


def _ask(web: Web, url: str) -> Response | FetchError:
    try:
        return web.get(urldefrag(url).url)
    except FetchError as error:
        return error


def _has_host(answer: Response | FetchError) -> bool:
    return isinstance(answer, Response) or answer.kind is not Failure.NO_HOST


def _state(url: str, answer: Response | FetchError, is_down: bool) -> LinkState:
    if isinstance(answer, Response):
        return _answered(url, answer)
    if answer.kind is Failure.TOO_LARGE:
        return LinkState(Reach.OK)
    is_dead = answer.status in _GONE or (not is_down and not _has_host(answer))
    return LinkState(Reach.DEAD if is_dead else Reach.UNKNOWN, answer.reason)


def _answered(url: str, response: Response) -> LinkState:
    address, fragment = urldefrag(url)
    kind = response.headers.get("Content-Type", "")
    moved = escape_url(response.permanent_url or "")
    if not moved or moved == address:
        return LinkState(Reach.OK, content_type=kind)
    if urlsplit(address).path.strip("/") and not urlsplit(moved).path.strip("/"):
        return LinkState(Reach.UNKNOWN, f"redirects to the front page {moved}", content_type=kind)
    target = f"{moved}#{fragment}" if fragment else moved
    return LinkState(Reach.MOVED, url=target, content_type=kind)
