"""OPML, the feed readers' format for lists of feeds: http://opml.org/spec2.opml ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET
from xml.parsers import expat

from pydantic import ValidationError

from newsletter.config import FeedConfig
from newsletter.config_values import MAX_FEED_NAME_CHARACTERS
from newsletter.identity import canonical_url
from newsletter.text import tidy

MAX_OPML_BYTES = 5_000_000
MAX_FEEDS = 2_000


class OpmlError(ValueError):
    """A file that is no usable OPML; the message says why."""


def parse_opml(data: bytes) -> list[FeedConfig]:
    """The feeds that the outlines of ``data`` name, in order, each address and name once.

    Raises:
        OpmlError: when it is no XML, declares a document type (whose entities could fill the
            memory), is too large, or names no feed.
    """
    if len(data) > MAX_OPML_BYTES:
        raise OpmlError(f"larger than {MAX_OPML_BYTES / 1e6:g} MB")
    feeds = [feed for outline in _outlines(data) if (feed := _feed(outline))]
    if not feeds:
        raise OpmlError("names no feed")
    return new_feeds(feeds[:MAX_FEEDS], ())


def new_feeds(found: Iterable[FeedConfig], known: Sequence[FeedConfig]) -> list[FeedConfig]:
    """Those of ``found`` whose address ``known`` lacks, under names that nobody has yet."""
    addresses = {canonical_url(feed.url) for feed in known}
    names = {feed.name for feed in known}
    new: list[FeedConfig] = []
    for feed in found:
        address = canonical_url(feed.url)
        if address not in addresses:
            name = _free_name(feed.name, names)
            new.append(feed.model_copy(update={"name": name}))
            names.add(name)
            addresses.add(address)
    return new


def write_opml(feeds: Sequence[FeedConfig], title: str) -> str:
    """``feeds`` as an OPML 2.0 document that feed readers import."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = tidy(title)
    body = ET.SubElement(root, "body")
    for feed in feeds:
        name = tidy(feed.name)
        ET.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=feed.url)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _outlines(data: bytes) -> list[dict[str, str]]:
    """The attributes of every ``outline``, however deep, with their names in lower case."""
    outlines: list[dict[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.lower() == "outline":
            outlines.append({key.lower(): value for key, value in attributes.items()})

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise (
            error if isinstance(error, OpmlError) else OpmlError(f"is not XML: {error}")
        ) from error
    return outlines


def _refuse_doctype(name: str, *_: object) -> None:
    raise OpmlError("declares a document type, which OPML has no use for")


def _feed(outline: dict[str, str]) -> FeedConfig | None:
    """The feed of an outline; ``None`` for a folder, a link, or an address that is none."""
    url = tidy(outline.get("xmlurl", ""))
    name = tidy(outline.get("title") or outline.get("text") or url)[:MAX_FEED_NAME_CHARACTERS]
    try:
        return FeedConfig(name=name, url=url)
    except ValidationError:
        return None


def _free_name(name: str, taken: set[str]) -> str:
    number, free = 2, name
    while free in taken:
        suffix = f" ({number})"
        free, number = name[: MAX_FEED_NAME_CHARACTERS - len(suffix)] + suffix, number + 1
    return free
