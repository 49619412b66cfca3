"""The whole post for those whose feed gave a teaser only, read from the post's own page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from typing import Any

from newsletter.models import Candidate, Image, Kind
from newsletter.text import parse_html, plain_text
from sources.feed_posts import MAX_LINKS, MAX_TEXT_CHARS, first_picture, own_summary, post_links
from sources.fetch_errors import FetchError
from sources.http import Response, Web
from sources.memory import NO_MEMORY, Memory

TEASER_CHARS = 600
"""A shorter text is a teaser."""
MAX_PAGE_BYTES = 1_000_000
"""A page made to be slow takes trafilatura the square of its length: ten seconds for as much."""
PAGE_SECONDS = 20.0
MAX_WORKERS = 8
_SERVICE = "Full texts"
_TEASER_ENDS = ("…", "...", "[…]", "[...]", "read more", "continue reading")


@dataclass(frozen=True, slots=True)
class Completed:
    """The same candidates in the same order, with their teasers completed where possible."""

    candidates: tuple[Candidate, ...]
    notes: tuple[str, ...] = ()
    """One sentence for each page that could not be had or read."""


def is_teaser(candidate: Candidate) -> bool:
    """Whether ``candidate`` is a post of which the feed gave only the beginning."""
    if candidate.kind is not Kind.POST or not candidate.url:
        return False
    end = candidate.text[-40:].lower().rstrip(" \n→»>")
    return len(candidate.text) < TEASER_CHARS or end.endswith(_TEASER_ENDS)


def complete(candidates: Sequence[Candidate], web: Web, memory: Memory = NO_MEMORY) -> Completed:
    """Read the pages of the teasers among ``candidates``; one that fails stays as it was.

    Never raises for a page's trouble: a note says what it was.
    """
    teasers = [candidate for candidate in candidates if is_teaser(candidate)]
    told = memory.recall(_SERVICE, [candidate.id for candidate in teasers])
    asked = [candidate for candidate in teasers if candidate.id not in told]
    with ThreadPoolExecutor(max_workers=MAX_WORKERS) as pool:
        results = list(pool.map(lambda candidate: _read(candidate, web), asked))
    whole = {candidate.id: candidate for candidate, _ in results}
    memory.keep(_SERVICE, {c.id: _told_by(c) for c, note in results if not note})
    whole |= {c.id: _recalled(c, told[c.id]) for c in teasers if c.id in told}
    notes = tuple(note for _, note in results if note)
    return Completed(tuple(whole.get(c.id, c) for c in candidates), notes)


def _read(teaser: Candidate, web: Web) -> tuple[Candidate, str]:
    """``teaser``, completed from its page, and what stood in the way."""
    try:
        page = web.get(teaser.url, timeout=PAGE_SECONDS)
    except FetchError as error:
        return teaser, str(error)
    return with_article(teaser, page), ""


def _told_by(whole: Candidate) -> dict[str, Any]:
    """What a page told of a candidate, as JSON."""
    image = asdict(whole.image) if whole.image else None
    return {"text": whole.text, "links": list(whole.links), "image": image}


def _recalled(teaser: Candidate, told: Mapping[str, Any]) -> Candidate:
    """The inverse of :func:`_told_by`, for the teaser as it is now."""
    image = Image(**told["image"]) if told["image"] else teaser.image
    links = tuple(told["links"])
    return replace(_with_text(teaser, told["text"]), links=links, image=image)


def with_article(candidate: Candidate, page: Response) -> Candidate:
    """``candidate`` with the text, links and picture of ``page``, where its text is the longer."""
    article = _article(page)
    text = plain_text(article)[:MAX_TEXT_CHARS]
    if len(text) <= len(candidate.text):
        return candidate
    tree = parse_html(article)
    links = dict.fromkeys((*candidate.links, *post_links(tree, page.url, candidate.url)))
    image = candidate.image or first_picture(tree, page.url, candidate.url)
    return replace(_with_text(candidate, text), links=tuple(links)[:MAX_LINKS], image=image)


def _with_text(teaser: Candidate, text: str) -> Candidate:
    """``teaser`` with its page's text, which it sums up itself unless it is how that begins."""
    description = teaser.description or own_summary(teaser.text, text)
    return replace(teaser, text=text, description=description)


@dataclass(frozen=True, slots=True)
class About:
    """What a page's head says of it; empty where it says nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    day: str = ""
    """``2026-03-02``."""
    description: str = ""


def about(page: Response) -> About:
    """The title, authors and day of ``page``, from its metadata or else its text."""
    if not _is_html(page):
        return About()
    import trafilatura

    try:
        found = trafilatura.extract_metadata(page.body[:MAX_PAGE_BYTES], default_url=page.url)
    except Exception:  # a page may break any of the parsers; it is then one without a title
        return About()
    authors = tuple((found.author or "").split("; "))
    return About(found.title or "", authors, found.date or "", found.description or "")


def _article(page: Response) -> str:
    """The HTML of the article in ``page``, without what is around it; empty when there is none."""
    if not _is_html(page):
        return ""
    import trafilatura  # takes most of a second, which only a run that needs it should spend

    try:
        article = trafilatura.extract(
            page.body[:MAX_PAGE_BYTES],
            url=page.url,
            output_format="html",
            include_links=True,
            include_images=True,
            include_comments=False,
            favor_precision=True,
        )
    except Exception:  # whatever a page makes the parsers do, the teaser is still there
        return ""
    return article or ""


def _is_html(page: Response) -> bool:
    return "html" in page.headers.get("content-type", "text/html").lower()
