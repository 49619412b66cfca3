"""A feed's entries as candidates: text out of HTML, the links in it, a picture, one id for each."""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urljoin, urlsplit, urlunsplit

from selectolax.lexbor import LexborHTMLParser

from newsletter.config import FeedConfig
from newsletter.identity import canonical_url, identify, kind_of, normalised_title, strip_tracking
from newsletter.models import Candidate, Image
from newsletter.text import parse_html, plain_text, shortened, tidy, unescape
from sources.feed_format import Entry, Feed
from sources.pictures import is_smaller

MAX_TITLE_CHARS = 300
MAX_TEXT_CHARS = 20_000
MAX_URL_CHARS = 1_500
MAX_LINKS = 50
MAX_SUMMARY_CHARS = 2_000
_TIMES_LONGER = 3
"""A text less longer than its summary is no whole of which that is the sum."""
_BEGINNING = 60
_NO_LETTER = re.compile(r"[\W_]+")
_SHORT_TITLE_CHARS = 80
_SMALLEST_PICTURE = 32  # pixels; smaller ones count visits or stand for an emoji
# Faces, badges, buttons and the counters of feed services.
_NO_PICTURE = re.compile(
    r"/emoji/|//feeds\.feedburner\.com/|//[a-z]+\.pheedo\.com/|//feeds\.wordpress\.com/|"
    r"//avatars\d*\.githubusercontent\.com/|gravatar\.com/avatar|//img\.shields\.io/|"
    r"//(?:i\.)?creativecommons\.org/|//(?:[a-z]+\.)?doubleclick\.net/",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"[{}<>]|=>|://|\[bot\]|^\S+@\S+\.[a-z]+$", re.IGNORECASE)
_RELEASE = re.compile(r"https?://github\.com/[^/]+/([^/]+)/releases/tag/[^/]+")


def posts(feed: Feed, config: FeedConfig, now: datetime) -> list[Candidate]:
    """The entries of ``feed`` as candidates, newest information first as the feed orders them.

    Entries with neither a title nor text are left out, and so is an entry's second appearance. A
    date after ``now`` is no date. Where several entries share one address the id says which.
    """
    shared = _shared_links(feed.entries)
    candidates = (_post(entry, feed, config, shared, now) for entry in feed.entries)
    found: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate and candidate.title:
            found.setdefault(candidate.id, candidate)
    return list(found.values())


def post_links(tree: LexborHTMLParser, base: str, page: str) -> tuple[str, ...]:
    """The web addresses that ``tree`` links to, absolute, each once; not its own ``page``."""
    hrefs = (node.attributes.get("href") for node in tree.css("a[href]"))
    found = dict.fromkeys(_web_address(base, href) for href in hrefs)
    own = ("", canonical_url(page))
    return tuple(url for url in found if url and canonical_url(url) not in own)[:MAX_LINKS]


def first_picture(tree: LexborHTMLParser, base: str, page: str) -> Image | None:
    """The first picture of ``tree`` that is one: no counter, face or emoji, no embedded data."""
    for node in tree.css("img[src]"):
        url = _web_address(base, node.attributes.get("src"))
        if url and not is_smaller(node, _SMALLEST_PICTURE) and not _NO_PICTURE.search(url):
            return Image(url, tidy(node.attributes.get("alt") or "")[:MAX_TITLE_CHARS], page)
    return None


def own_summary(summary: str, text: str) -> str:
    """``summary`` where it says in its own words what ``text`` is about, on one line; else nothing.

    Most are only how the text begins.
    """
    if not summary:
        return ""
    beginning, whole = (_NO_LETTER.sub("", part).lower() for part in (summary, text))
    if len(whole) < _TIMES_LONGER * len(beginning) or beginning[:_BEGINNING] in whole:
        return ""
    return shortened(tidy(summary), MAX_SUMMARY_CHARS)


def _post(
    entry: Entry, feed: Feed, config: FeedConfig, shared: frozenset[str], now: datetime
) -> Candidate | None:
    body = entry.content if len(entry.content) >= len(entry.summary) else entry.summary
    text = plain_text(body)[:MAX_TEXT_CHARS]
    summary = "" if body is entry.summary else plain_text(entry.summary)
    url = _address(entry, feed, config)
    tree, base = parse_html(body), entry.base or url
    identity = _identity(url, entry, shared)
    return Candidate(
        id=identity,
        kind=kind_of(identity),
        title=_title(entry, url, text),
        text=text,
        authors=_authors(entry),
        published=_past(entry.published or entry.updated, now),
        updated=_past(entry.updated, now),
        url=url,
        links=post_links(tree, base, url),
        image=_own_image(entry, url) or first_picture(tree, base, url),
        source=config.name,
        description=own_summary(summary, text),
        categories=tuple(tidy(tag)[:MAX_TITLE_CHARS] for tag in entry.tags),
        section=config.section,
        weight=config.weight,
    )


def _address(entry: Entry, feed: Feed, config: FeedConfig) -> str:
    """Where the entry is read: its link, its id when that is an address, else the site."""
    addresses = (entry.link, entry.id, feed.home)
    found = (_web_address("", address) for address in addresses)
    return next((url for url in found if url), _site(config.url))


def _site(feed_url: str) -> str:
    """The front page of a feed's host; the feed's own address may hold a reader's secret."""
    parts = urlsplit(feed_url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], "/", "", ""))


def _shared_links(entries: Sequence[Entry]) -> frozenset[str]:
    """The addresses that stand for more than one title."""
    titles = {(canonical_url(entry.link), entry.title) for entry in entries}
    counts = Counter(link for link, _ in titles)
    return frozenset(link for link, count in counts.items() if count > 1 or not link)


def _identity(url: str, entry: Entry, shared: frozenset[str]) -> str:
    """The canonical id of ``entry``, which is to be read at ``url``.

    A link to a paper or a repository itself makes the entry that paper or repository. Pages within
    a repository, such as its releases, are posts of their own.
    """
    page = f"url:{canonical_url(url)}"
    if not entry.link or canonical_url(entry.link) in shared:
        own = (entry.id or entry.title or entry.summary).encode(errors="replace")
        return f"{page}#{hashlib.sha256(own).hexdigest()[:12]}"
    identity = identify(url)
    within = identity.startswith("github:") and urlsplit(url).path.strip("/").count("/") > 1
    return page if within else identity


def _authors(entry: Entry) -> tuple[str, ...]:
    """The people named, without their links; machines, addresses and failed templates are none."""
    names = (tidy(plain_text(name))[:MAX_TITLE_CHARS] for name in entry.authors)
    return tuple(dict.fromkeys(name for name in names if name and not _NO_NAME.search(name)))


def _own_image(entry: Entry, page: str) -> Image | None:
    """The picture that the feed attaches; of a release on GitHub that is its author's face."""
    url = _web_address("", entry.image)
    return Image(url, "", page) if url and not _NO_PICTURE.search(url) else None


def _title(entry: Entry, url: str, text: str) -> str:
    """The title as plain text; without one, the beginning of the text."""
    title = plain_text(entry.title) if entry.title_is_html else html.unescape(entry.title)
    title = unescape(title)  # once more, since feeds of feeds escape what was escaped before
    if title:
        return _with_name(title, url)[:MAX_TITLE_CHARS]
    return shortened(text.partition("\n")[0], _SHORT_TITLE_CHARS)


def _with_name(title: str, url: str) -> str:
    """``title``, which of a release on GitHub is often a mere number, with what was released."""
    release = _RELEASE.fullmatch(url)
    if release is None or normalised_title(release[1]) in normalised_title(title):
        return title
    return f"{release[1]} {title}"


def _past(time: datetime | None, now: datetime) -> datetime | None:
    return time if time and time <= now else None


def _web_address(base: str, address: str | None) -> str:
    """``address`` relative to ``base``, without tracking; empty when it is no web address."""
    try:
        url = strip_tracking(urljoin(base, tidy(address or "")))
        is_web = urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname
    except ValueError:
        return ""
    return url if is_web and len(url) <= MAX_URL_CHARS else ""
