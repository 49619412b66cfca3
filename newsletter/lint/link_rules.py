"""Rules on what links say, and on links that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsletter.issue import Issue, Mark
from newsletter.lint.draft import Draft, PlacedItem
from newsletter.lint.findings import Context, Edit, Fault, Severity, rule
from newsletter.markdown.plain import count_words, plain_words

_VAGUE = frozenset({"click", "click here", "here", "link", "see here", "this", "this link"})
_HERE = "here"
_SPELT_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{0,200})\]\(\s{0,9}([^\s()]{0,2000})\s{0,9}\)")


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
    return plain_words(text).strip(" .,:;!*_").lower()


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
            name = plain_words(placed.item.title) or "an entry"
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


def sections_with_here(issues: Iterable[Issue]) -> frozenset[str]:
    """The names of the sections in which ``issues`` link the word "here"."""
    return frozenset(
        section.name
        for issue in issues
        for section in issue.sections
        for item in section.items
        if any(_said(link.text) == _HERE for link in item.links)
    )


RULES = (vague_link, long_link, missing_link, empty_link)
