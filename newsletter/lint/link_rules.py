"""Rules on links: seen before, twice, tracking, dead, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from newsletter.identity import canonical_url, identify, strip_tracking
from newsletter.issue import Issue, Mark
from newsletter.lint.draft import Draft, PlacedItem, PlacedLink
from newsletter.lint.findings import Context, Edit, Fault, Reach, Severity, rule
from newsletter.lint.words import count_words, shown_words

_VAGUE = frozenset({"click", "click here", "here", "link", "see here", "this", "this link"})
_HERE = "here"
_SPELT_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{0,200})\]\(\s{0,9}([^\s()]{0,2000})\s{0,9}\)")
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
    words = f"{item.note} {item.title} {shown_words(item.blurb)}".lower()
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


@rule(
    "tracking-link",
    Severity.WARNING,
    bad="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example/?utm_source=mail) tags text.\n",
    good="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example/) tags text.\n",
)
def tracking_link(draft: Draft, context: Context) -> Iterator[Fault]:
    """An address carries parameters that only tell its owner where the reader came from."""
    for link in draft.links(draft.body):
        clean = _without_tracking(link.url)
        if clean != link.url:
            edit = _address_edit(draft, link, clean)
            yield Fault(link.at, f"{link.url} carries tracking parameters", edit)


def _without_tracking(url: str) -> str:
    try:
        return strip_tracking(url)
    except ValueError:
        return url


def _address_edit(draft: Draft, link: PlacedLink, url: str) -> Edit | None:
    """The edit that puts ``url`` in the place of the link's address, where that is spelt out."""
    at = draft.text.find(link.url, link.at)
    if at < 0 or at > link.at + len(link.text) + 8:
        return None
    return Edit(at, at + len(link.url), url)


@rule(
    "dead-link",
    Severity.ERROR,
    bad="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example/gone) tags text.\n",
    good="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example/) tags text.\n",
)
def dead_link(draft: Draft, context: Context) -> Iterator[Fault]:
    """There is no page, or no host, at the address. Asked with `--online` only."""
    for link in draft.links(draft.body):
        state = context.knowledge.links.get(link.url)
        if state and state.reach is Reach.DEAD:
            yield Fault(link.at, f"{link.url} is dead: {state.reason}")


@rule(
    "moved-link",
    Severity.WARNING,
    bad="# Tools\n\n***Lexis***\n\n[Lexis](http://lexis.example/old) tags text.\n",
    good="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example/) tags text.\n",
)
def moved_link(draft: Draft, context: Context) -> Iterator[Fault]:
    """The address redirects for good; the new one is what should be printed. With `--online`."""
    for link in draft.links(draft.body):
        state = context.knowledge.links.get(link.url)
        if state and state.reach is Reach.MOVED:
            edit = _address_edit(draft, link, state.url)
            yield Fault(link.at, f"{link.url} has moved to {state.url}", edit)


@rule(
    "unchecked-link",
    Severity.WARNING,
    bad="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example/slow) tags text.\n",
    good="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example/) tags text.\n",
)
def unchecked_link(draft: Draft, context: Context) -> Iterator[Fault]:
    """No answer says whether the page is there: open it yourself. Asked with `--online` only."""
    for link in draft.links(draft.body):
        state = context.knowledge.links.get(link.url)
        if state and state.reach is Reach.UNKNOWN:
            yield Fault(link.at, f"{link.url} could not be checked: {state.reason}")


@rule(
    "vague-link",
    Severity.WARNING,
    bad="# Education\n\n***A course***\n\nA course on parsing is [here](https://parse.example).\n",
    good="# Education\n\n***A course***\n\nA [course on parsing](https://parse.example).\n",
)
def vague_link(draft: Draft, context: Context) -> Iterator[Fault]:
    """The link's words say nothing of where it leads.

    "here" is left alone in the sections that use it: config's `here_sections`, and those in which
    past issues have it.
    """
    usual = {*context.config.here_sections, *context.knowledge.here_sections}
    for placed in draft.items:
        for link in draft.links(placed.span):
            words = _said(link.text)
            if words in _VAGUE and not (words == _HERE and placed.section.name in usual):
                yield Fault(link.at, f'the link says only "{words}"')


def _said(text: str) -> str:
    return shown_words(text).strip(" .,:;!*_").lower()


@rule(
    "long-link",
    Severity.WARNING,
    bad="# Tools\n\n***Lexis***\n\n[Lexis is a new tool that tags every word of any text in more "
    "than a hundred languages](https://lexis.example).\n",
    good="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags any text in a hundred "
    "languages.\n",
)
def long_link(draft: Draft, context: Context) -> Iterator[Fault]:
    """A link's text is longer than config's `max_link_words`."""
    most = context.config.max_link_words
    for link in draft.links(draft.body):
        words = count_words(link.text)
        if words > most:
            yield Fault(link.at, f"the link's text has {words} words; at most {most} read well")


@rule(
    "missing-link",
    Severity.ERROR,
    bad="# Tools\n\n***Lexis***\n\nLexis tags text.\n",
    good="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags text.\n",
)
def missing_link(draft: Draft, context: Context) -> Iterator[Fault]:
    """An item links to nothing, so that a reader can go nowhere from it."""
    for placed in draft.items:
        if not draft.links(placed.span) and not _leads_to_others(placed):
            name = shown_words(placed.item.title) or "an entry"
            yield Fault(draft.first_words(placed.span), f"{name} has no link")


def _leads_to_others(placed: PlacedItem) -> bool:
    """Whether the item is a bare heading or a line with a colon, above the items it gathers."""
    item = placed.item
    bare = item.mark is Mark.HEADING and not item.blurb and not item.extras
    return bare or (item.mark is Mark.PARAGRAPH and item.blurb.rstrip().endswith(":"))


@rule(
    "empty-link",
    Severity.ERROR,
    bad="# Tools\n\n***Lexis***\n\nLexis []() tags text: [the code](https://lexis.example).\n",
    good="# Tools\n\n***Lexis***\n\nLexis tags text: [the code](https://lexis.example).\n",
)
def empty_link(draft: Draft, context: Context) -> Iterator[Fault]:
    """A link has no words or no address, so that it shows nothing or leads nowhere."""
    for match in _SPELT_LINK.finditer(draft.shown, draft.body.start):
        if not match[1].strip():
            edit = Edit(match.start(), match.end())
            yield Fault(match.start(), f"a link to {match[2] or 'nothing'} has no words", edit)
        elif not match[2]:
            yield Fault(match.start(), f'the link "{match[1]}" has no address')


def addresses(text: str) -> list[str]:
    """Every address on the web that a reader, or a reader's mail program, would ask for."""
    draft = Draft(text)
    urls = [link.url for link in (*draft.links(draft.body), *draft.pictures())]
    return list(dict.fromkeys(url for url in urls if url.startswith(("http://", "https://"))))


def sections_with_here(issues: Iterable[Issue]) -> frozenset[str]:
    """The names of the sections in which ``issues`` link the word "here"."""
    return frozenset(
        section.name
        for issue in issues
        for section in issue.sections
        for item in section.items
        if any(_said(link.text) == _HERE for link in item.links)
    )


RULES = (
    already_published,
    linked_before,
    duplicate_link,
    repeated_link,
    tracking_link,
    dead_link,
    moved_link,
    unchecked_link,
    vague_link,
    long_link,
    missing_link,
    empty_link,
)
