"""Rules on what was there before: in a past issue, or further up in this one."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from newsletter.identity import canonical_url, identify
from newsletter.lint.draft import Draft, PlacedItem, PlacedLink
from newsletter.lint.findings import Context, Fault, Severity, rule
from newsletter.markdown.plain import plain_words

_REPOSITORY_DEPTH = 2
"""Path segments of a repository's own page; a release or a file in it is another page."""


@rule(
    "already-published",
    Severity.ERROR,
    bad="# Tools\n\n***Lexis***\n\n[Lexis](https://github.com/example/lexis) tags text.\n",
    good="# Tools\n\n***Lexis, an update***\n\n"
    "[Lexis](https://github.com/example/lexis) now reads speech (first in 2026-W02).\n",
)
def already_published(draft: Draft, context: Context) -> Iterator[Fault]:
    """A past issue had this item: its id, or every page that it links to. Readers dislike nothing
    more than repeats.

    An item that calls itself an update, or names the earlier issue, may come back.
    """
    used = context.knowledge.used
    for placed in draft.items:
        names = [placed.item.id] if placed.item.id in used else _pages(draft, placed)
        labels = [used[name] for name in names if name in used]
        if names and len(labels) == len(names) and not _is_update(placed, labels[0]):
            at = draft.first_words(placed.span)
            yield Fault(at, f"{names[0]} was in the issue {labels[0]}")


def _pages(draft: Draft, placed: PlacedItem) -> list[str]:
    """The canonical ids of the pages that the item's words link to."""
    return list(dict.fromkeys(_page(link.url) for link in _read_links(draft, placed)))


def _page(url: str) -> str:
    """The canonical id of a page; one inside a repository is not the repository."""
    name = identify(url)
    inside = name.startswith("github:") and _depth(url) > _REPOSITORY_DEPTH
    return f"url:{canonical_url(url)}" if inside else name


def _depth(url: str) -> int:
    return len([segment for segment in urlsplit(url).path.split("/") if segment])


def _is_update(placed: PlacedItem, label: str) -> bool:
    item = placed.item
    words = f"{item.note} {item.title} {plain_words(item.blurb)}".lower()
    return label.lower() in words or "update" in words


@rule(
    "linked-before",
    Severity.WARNING,
    bad="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags text, "
    "after [this paper](https://arxiv.org/abs/2501.00001).\n",
    good="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags text.\n",
)
def linked_before(draft: Draft, context: Context) -> Iterator[Fault]:
    """A link of the item was in a past issue: fine as background, not as news."""
    used = context.knowledge.used
    for placed in draft.items:
        pages = _pages(draft, placed)
        if placed.item.id in used or all(page in used for page in pages):
            continue
        for link in _read_links(draft, placed):
            label = used.get(_page(link.url))
            if label:
                yield Fault(link.at, f"{link.url} was in the issue {label}")


@rule(
    "duplicate-link",
    Severity.ERROR,
    bad="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags text.\n\n\\\\\n"
    "***A tagger***\n\n\\\\\n[A tagger](https://www.lexis.example/) that is fast.\n",
    good="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags text, fast.\n",
)
def duplicate_link(draft: Draft, context: Context) -> Iterator[Fault]:
    """Two items are about the same thing: their ids, or first links, lead to the same page."""
    seen: dict[str, int] = {}
    for placed in draft.items:
        at = draft.first_words(placed.span)
        subjects = {name: at for name in (placed.item.id, *_pages(draft, placed)[:1]) if name}
        before = next((name for name in subjects if name in seen), None)
        if before:
            line, _ = draft.position(seen[before])
            yield Fault(at, f"{before} is already the subject of the item at line {line}")
        seen = subjects | seen


@rule(
    "repeated-link",
    Severity.WARNING,
    bad="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags text. "
    "[The page](https://lexis.example) says how.\n",
    good="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags text.\n",
)
def repeated_link(draft: Draft, context: Context) -> Iterator[Fault]:
    """The same page is linked twice in the issue; a picture's credit does not count."""
    seen: dict[str, PlacedLink] = {}
    for link in (link for placed in draft.items for link in _read_links(draft, placed)):
        name = f"{canonical_url(link.url)}#{urlsplit(link.url).fragment}"
        if name in seen:
            line, _ = draft.position(seen[name].at)
            yield Fault(link.at, f"{link.url} is already linked at line {line}")
        seen.setdefault(name, link)


def _read_links(draft: Draft, placed: PlacedItem) -> Iterator[PlacedLink]:
    """The links of the item's words, without those of its picture's caption."""
    caption = placed.item.picture.caption if placed.item.picture else ""
    begin = draft.text.find(caption, placed.span.start, placed.span.end) if caption else -1
    for link in draft.links(placed.span):
        if begin < 0 or not begin <= link.at < begin + len(caption):
            yield link


RULES = (already_published, linked_before, duplicate_link, repeated_link)
