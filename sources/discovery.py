"""The feeds that a web page says it has."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from newsletter.text import parse_html, tidy
from sources.feed_format import parse_feed
from sources.feed_xml import FeedFormatError
from sources.http import Response, Web

MAX_FEEDS = 20
MAX_PAGE_BYTES = 1_000_000
# https://html.spec.whatwg.org/multipage/links.html#rel-alternate, and JSON Feed's own type.
_FEED_TYPES = frozenset(
    ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"]
)


@dataclass(frozen=True, slots=True)
class FoundFeed:
    """A feed's address and what the page, or the feed, calls it."""

    url: str
    title: str = ""


def advertised_feeds(page: bytes, url: str) -> tuple[FoundFeed, ...]:
    """The feeds that the HTML ``page`` at ``url`` names in ``<link rel="alternate">``, in order."""
    tree = parse_html(page[:MAX_PAGE_BYTES].decode("utf-8", "replace"))
    base_tag = tree.css_first("base[href]")
    base = _join(url, base_tag.attributes.get("href") if base_tag else "") or url
    found: dict[str, FoundFeed] = {}
    for link in tree.css("link[rel][href]"):
        address = _join(base, link.attributes.get("href"))
        kind = (link.attributes.get("type") or "").partition(";")[0].strip().lower()
        rel = (link.attributes.get("rel") or "").lower().split()
        if address and "alternate" in rel and kind in _FEED_TYPES:
            found.setdefault(address, FoundFeed(address, tidy(link.attributes.get("title") or "")))
    return tuple(found.values())[:MAX_FEEDS]


def discover(url: str, web: Web) -> tuple[FoundFeed, ...]:
    """The feeds at ``url``: itself when it is a feed, else those that the page names.

    Raises:
        sources.fetch_errors.FetchError: when ``url`` cannot be had.
    """
    response = web.get(url)
    try:
        return (FoundFeed(_lasting_url(url, response), tidy(parse_feed(response).title)),)
    except FeedFormatError:
        return advertised_feeds(response.body, response.url)


def _lasting_url(url: str, response: Response) -> str:
    return response.permanent_url or url


def _join(base: str, address: str | None) -> str:
    try:
        joined = urljoin(base, (address or "").strip())
        parts = urlsplit(joined)
        return joined if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""
