"""XML of unknown origin through feedparser, in bounded time and memory.

No parser sees a document type, so that no entity is declared and none is expanded; markup without
end is refused; and the few things that make feedparser give a whole feed up are mended.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import feedparser
from feedparser.encodings import convert_to_utf8

from sources.http import Response

WEB_PAGE = "a web page, not a feed"
MAX_MARKS = 250_000
"""Of ``<`` and ``&``: what the parsers take their time by."""
_MAX_PROLOG_PARTS = 100
_XML_DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>\n'
_UTF8_HEADERS = {"content-type": "application/xml; charset=utf-8"}
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\s[^<>]*>|<rss>", re.IGNORECASE)
MEDIA_TEXT = "caption"
"""The words of a picture or video, which feedparser would take for the entry's own."""
_MEDIA_DESCRIPTION = re.compile(rb"(</?media:)description(?=[\s/>])")
_HOST = re.compile(rb"//[^/\s\"'<>?#&]*")
_REFERENCE = re.compile(rb"&#([xX][0-9a-fA-F]{1,8}|[0-9]{1,8});")


class FeedFormatError(Exception):
    """What came is no feed; the message says what it is instead."""


@dataclass(frozen=True, slots=True)
class ParsedXml:
    """What feedparser made of a feed."""

    feed: Mapping[str, Any]
    entries: Sequence[Mapping[str, Any]]
    fault: str = ""
    """What is wrong with the feed's form; empty when nothing is."""


def read_xml(response: Response) -> ParsedXml:
    """The RSS, Atom or RDF feed in ``response``, with HTML and addresses as they stand in it.

    Raises:
        FeedFormatError: when there is none.
    """
    about: dict[str, Any] = {}
    headers = {name.lower(): value for name, value in response.headers.items()}
    try:
        data = convert_to_utf8(headers, response.body, about)
        root = _root_at(data)
        is_page = data[root : root + 5].lower() == b"<html"
        parsed = _parse(_feed_from(data, root), response.url)
    except FeedFormatError:
        raise
    except Exception as error:  # feedparser lets the errors of its several parsers through
        raise FeedFormatError(f"a feed that cannot be read ({type(error).__name__})") from error
    if not parsed.entries and (is_page or not parsed.version):
        is_page = is_page or "html" in headers.get("content-type", "").lower()
        raise FeedFormatError(WEB_PAGE if is_page else "no feed")
    return ParsedXml(parsed.feed, parsed.entries, _fault(about, parsed))


def _parse(data: bytes, url: str) -> feedparser.FeedParserDict:
    headers = _UTF8_HEADERS | {"content-location": url}
    options: dict[str, Any] = {"sanitize_html": False, "resolve_relative_uris": False}
    try:
        return feedparser.parse(BytesIO(data), response_headers=headers, **options)
    except ValueError:
        return feedparser.parse(BytesIO(_mended(data)), response_headers=headers, **options)


def _mended(data: bytes) -> bytes:
    """``data`` without what costs feedparser a whole feed: odd brackets, impossible characters."""
    data = _HOST.sub(lambda host: host[0].translate(None, b"[]"), data)
    return _REFERENCE.sub(lambda reference: reference[0] if _exists(reference[1]) else b"", data)


def _exists(reference: bytes) -> bool:
    """Whether a numeric reference is of a character: no half of a surrogate pair, none too high."""
    is_hexadecimal = reference[:1] in b"xX"
    code = int(reference[1:], 16) if is_hexadecimal else int(reference)
    return code < 0xD800 or 0xE000 <= code <= 0x10FFFF


def _feed_from(data: bytes, root: int) -> bytes:
    """UTF-8 XML from the feed's element on, or failing that from its root.

    So there is no document type, hence no entity of the feed's own, and nothing that a broken
    server printed before the feed, be it a warning or a page around it.
    """
    if data.count(b"<") + data.count(b"&") > MAX_MARKS:
        raise FeedFormatError("more markup than a feed has")
    feed = _FEED.search(data, root)
    body = data[feed.start() if feed else root :]
    return _XML_DECLARATION + _MEDIA_DESCRIPTION.sub(rb"\1" + MEDIA_TEXT.encode(), body)


def _root_at(data: bytes) -> int:
    """Where the root element begins, past declarations, comments and the document type.

    Raises:
        FeedFormatError: when there is none.
    """
    at = 0
    for _ in range(_MAX_PROLOG_PARTS):
        at = data.find(b"<", at)
        if at >= 0 and data[at + 1 : at + 2] not in (b"?", b"!"):
            return at
        at = data.find(_prolog_end(data, at), at) if at >= 0 else at
        if at < 0:
            break
    raise FeedFormatError("no feed")


def _prolog_end(data: bytes, at: int) -> bytes:
    """What ends the part of the prolog that begins at ``at``."""
    if data.startswith(b"<?", at):
        return b"?>"
    if data.startswith(b"<!--", at):
        return b"-->"
    subset, end = data.find(b"[", at), data.find(b">", at)
    return b"]" if 0 <= subset < end else b">"


def _fault(about: Mapping[str, Any], parsed: Mapping[str, Any]) -> str:
    """What the editor should know of the feed's form; a mere mislabelled encoding is no fault."""
    if not about.get("encoding"):
        return "its encoding is neither declared nor one that can be read"
    error = parsed.get("bozo_exception")
    return f"it is not well-formed XML ({error})"[:200] if error and parsed["bozo"] else ""
