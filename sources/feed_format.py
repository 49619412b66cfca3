"""Feeds as they come: RSS, Atom and RDF through feedparser, and JSON Feed 1.1, to plain entries.

HTML is kept as HTML for :mod:`sources.feed_posts` to take the text out of; a date that cannot be is
no date.
"""

from __future__ import annotations

import calendar
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import struct_time
from typing import Any
from urllib.parse import urljoin, urlsplit

from sources.bodies import BodyError, unzipped
from sources.feed_xml import MEDIA_TEXT, FeedFormatError, read_xml
from sources.http import Response

MAX_FEED_BYTES = 5_000_000
MAX_ENTRIES = 1_000
"""The newest of these are looked at; some feeds hold all that a blog ever posted, oldest first."""

_FIRST_YEAR, _LAST_YEAR = 1990, 2200
# Lists of JSON Feed and feedparser hold what the feed says; a hostile one says a lot.
_MAX_NAMES = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry, as the feed gives it; addresses are absolute, HTML is still HTML."""

    id: str = ""
    """The feed's own id for it; any text."""
    link: str = ""
    title: str = ""
    title_is_html: bool = True
    summary: str = ""
    """HTML."""
    content: str = ""
    """HTML; empty when the feed gives a summary only."""
    base: str = ""
    """What relative addresses in the HTML are relative to."""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    """UTC; a time without a zone is taken to be UTC."""
    updated: datetime | None = None
    tags: tuple[str, ...] = ()
    image: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A whole feed."""

    title: str
    home: str
    """The address of the site; empty when the feed does not say."""
    entries: tuple[Entry, ...]
    fault: str = ""
    """What is wrong with the feed's form; empty when nothing is."""


def parse_feed(response: Response) -> Feed:
    """The feed in ``response``.

    Raises:
        FeedFormatError: when there is none.
    """
    response = _readable(response)
    if _looks_like_json(response):
        return _parse_json(response)
    return _parse_xml(response)


def _readable(response: Response) -> Response:
    """``response``, its body decompressed where the server left that to us, of a fit length."""
    try:
        body = unzipped(response.body, MAX_FEED_BYTES)
    except BodyError as error:
        raise FeedFormatError(str(error)) from error
    if len(body) > MAX_FEED_BYTES:
        raise FeedFormatError(f"larger than {MAX_FEED_BYTES / 1e6:g} MB")
    if not body.strip():
        raise FeedFormatError("an empty answer, not a feed")
    return replace(response, body=body)


def _newest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """At most ``MAX_ENTRIES`` of ``entries``, those without a date last; in the feed's order."""
    every = tuple(entries)
    by_age = sorted(range(len(every)), key=lambda at: _date(every[at]), reverse=True)
    return tuple(every[at] for at in sorted(by_age[:MAX_ENTRIES]))


def _date(entry: Entry) -> datetime:
    return entry.published or entry.updated or datetime.min.replace(tzinfo=UTC)


def _looks_like_json(response: Response) -> bool:
    start = response.body[:100].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"{") or (
        "json" in response.headers.get("content-type", "").lower() and not start.startswith(b"<")
    )


def _parse_xml(response: Response) -> Feed:
    parsed = read_xml(response)
    home = _absolute(response.url, parsed.feed.get("link"))
    entries = _newest(_xml_entry(entry, response.url, home) for entry in parsed.entries)
    return Feed(_text(parsed.feed.get("title")), home, entries, parsed.fault)


def _xml_entry(entry: Mapping[str, Any], url: str, home: str) -> Entry:
    title = entry.get("title_detail") or {}
    contents = [part for part in entry.get("content") or () if part.get("value")]
    base = _absolute(url, contents[0].get("base") if contents else title.get("base"))
    own = dict(entry)  # feedparser's own lookup takes one date for another
    # FeedBurner's links count clicks and end with their feed; this one is the post's.
    link = _absolute(base, entry.get("feedburner_origlink") or entry.get("link"))
    base = base if base != url else _page(link, url, home)
    return Entry(
        id=_text(entry.get("id")),
        link=link,
        title=_text(entry.get("title")),
        title_is_html=title.get("type") != "text/plain",
        summary=_text(entry.get("summary")) or _of_video(entry),
        content=max((_text(part.get("value")) for part in contents), key=len, default=""),
        base=base,
        authors=_names(_person(author) for author in entry.get("authors") or ()),
        published=_time(own, "published") or _time(own, "created"),
        updated=_time(own, "updated"),
        tags=_names(tag.get("label") or tag.get("term") for tag in entry.get("tags") or ()),
        image=_absolute(base, _media_image(entry)),
    )


def _page(link: str, url: str, home: str) -> str:
    """What the addresses in an entry's HTML are relative to when the feed does not say.

    They were written for the post's own page, which ``link`` is unless it leads elsewhere.
    """
    own = {_host(url), _host(home)}
    return link if _host(link) in own else home or url


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _person(author: Mapping[str, Any]) -> str:
    """An author's name; feedparser cuts ``jo@lab.example (Jo Doe)`` in the middle of the domain."""
    name = _text(author.get("name"))
    before, bracket, inside = name.rpartition("(")
    return inside if bracket and ")" not in inside else before + bracket + inside


def _media_image(entry: Mapping[str, Any]) -> str:
    """The picture that the feed itself attaches: Media RSS, a thumbnail or an enclosure."""
    for media in entry.get("media_content") or ():
        if media.get("medium") == "image" or _text(media.get("type")).startswith("image/"):
            return _text(media.get("url"))
    for thumbnail in entry.get("media_thumbnail") or ():
        return _text(thumbnail.get("url"))
    for enclosure in entry.get("enclosures") or ():
        if _text(enclosure.get("type")).startswith("image/"):
            return _text(enclosure.get("href"))
    return ""


def _of_video(entry: Mapping[str, Any]) -> str:
    """What Media RSS says of a video, which may have no other text; of a picture nothing."""
    if any(media.get("medium") == "image" for media in entry.get("media_content") or ()):
        return ""
    return _text(entry.get(f"media_{MEDIA_TEXT}")) if entry.get("media_content") else ""


def _time(entry: Mapping[str, Any], name: str) -> datetime | None:
    """The date ``name`` of ``entry`` in UTC; ``None`` for one that cannot be read."""
    parsed: struct_time | None = entry.get(f"{name}_parsed")
    if parsed is None:
        return _rfc822(_text(entry.get(name)))
    try:
        return _plausible(datetime.fromtimestamp(calendar.timegm(parsed), UTC))
    except (OverflowError, ValueError, OSError):
        return None


def _rfc822(text: str) -> datetime | None:
    """A date without a zone, which feedparser does not read and which is taken to be UTC."""
    try:
        return _plausible(parsedate_to_datetime(text))
    except (ValueError, TypeError, OverflowError):
        return None


def _rfc3339(text: str) -> datetime | None:
    try:
        return _plausible(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return None


def _plausible(time: datetime) -> datetime | None:
    """``time`` in UTC, which it is in when it names no zone; ``None`` in a year no post is of."""
    time = time.replace(tzinfo=UTC) if time.tzinfo is None else time.astimezone(UTC)
    return time if _FIRST_YEAR <= time.year <= _LAST_YEAR else None


def _parse_json(response: Response) -> Feed:
    """JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/ ."""
    try:
        data = json.loads(response.body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise FeedFormatError("JSON that cannot be read, not a feed") from error
    version = data.get("version") if isinstance(data, dict) else None
    if not isinstance(version, str) or "jsonfeed.org" not in version:
        raise FeedFormatError("JSON that is no JSON Feed")
    items = [item for item in _list(data.get("items")) if isinstance(item, dict)]
    home = _absolute(response.url, data.get("home_page_url"))
    entries = _newest(_json_entry(item, response.url, home) for item in items)
    return Feed(_text(data.get("title")), home, entries)


def _json_entry(item: Mapping[str, Any], url: str, home: str) -> Entry:
    link = _absolute(url, item.get("url") or item.get("external_url"))
    authors = [*_list(item.get("authors")), item.get("author")]
    names = (author.get("name") for author in authors if isinstance(author, dict))
    return Entry(
        id=_text(item.get("id")),
        link=link,
        title=_text(item.get("title")),
        title_is_html=False,
        summary=_as_html(item.get("summary")),
        content=_text(item.get("content_html")) or _as_html(item.get("content_text")),
        base=_page(link, url, home),
        authors=_names(names),
        published=_rfc3339(_text(item.get("date_published"))),
        updated=_rfc3339(_text(item.get("date_modified"))),
        tags=_names(_list(item.get("tags"))),
        image=_absolute(url, item.get("image") or item.get("banner_image")),
    )


def _as_html(value: object) -> str:
    """Plain text as HTML that shows the same."""
    text = _text(value).replace("&", "&amp;").replace("<", "&lt;")
    return text.replace("\n", "<br>")


def _text(value: object) -> str:
    """A string, or a number as one (ids are, in the wild); anything else is nothing."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else ""


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _names(values: Iterable[object]) -> tuple[str, ...]:
    """The non-empty texts among ``values``, each once."""
    named = dict.fromkeys(text for value in values if (text := _text(value)))
    return tuple(named)[:_MAX_NAMES]


def _absolute(base: str, address: object) -> str:
    """``address`` made absolute; empty when there is none or it is no web address."""
    text = _text(address)
    try:
        absolute = urljoin(base, text) if text else ""
    except ValueError:
        return ""
    return absolute if absolute.startswith(("http://", "https://")) else ""
