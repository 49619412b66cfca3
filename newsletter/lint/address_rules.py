"""Rules on where links lead."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.identity import strip_tracking
from newsletter.lint.draft import Draft, PlacedLink
from newsletter.lint.findings import Context, Edit, Fault, Reach, Severity, rule


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


def addresses(text: str) -> list[str]:
    """Every address on the web that a reader, or a reader's mail program, would ask for."""
    draft = Draft(text)
    urls = [link.url for link in (*draft.links(draft.body), *draft.pictures())]
    return list(dict.fromkeys(url for url in urls if url.startswith(("http://", "https://"))))


RULES = (tracking_link, dead_link, moved_link, unchecked_link)
