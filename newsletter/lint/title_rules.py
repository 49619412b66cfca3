"""Rules on items' titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.issue import Mark
from newsletter.links import links_in
from newsletter.lint.draft import Draft, PlacedItem
from newsletter.lint.findings import Context, Fault, Severity, rule
from newsletter.markdown.plain import count_words, plain_words

_CUT = re.compile(r"(?:…|\.\.\.|[,;:–—-])\s*\Z")
_LABEL_COLON = re.compile(r":\s*\Z")
_DANGLING = frozenset("a an and by for from in of on or the to via with".split())
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))
_MIN_SHOUTED_LETTERS = 9
_MIN_SHOUTED_WORDS = 2


def _titled(draft: Draft) -> Iterator[tuple[PlacedItem, str]]:
    """Items with a title, and the title as a reader sees it."""
    for placed in draft.items:
        words = plain_words(placed.item.title).strip()
        if words:
            yield placed, words


@rule(
    "truncated-title",
    Severity.ERROR,
    bad="# Publications\n\n***A Study of Parsing and…***\n\n[They](https://a.example) study it.\n",
    good="# Publications\n\n***A Study of Parsing***\n\n[They](https://a.example) study it.\n",
)
def truncated_title(draft: Draft, context: Context) -> Iterator[Fault]:
    """A title was cut: it ends with an ellipsis, a comma, a word that leads on, or in a bracket."""
    for placed, title in _titled(draft):
        why = _cut_off(title, heading=placed.item.mark is Mark.HEADING)
        if why:
            yield Fault(draft.first_words(placed.span), f'the title "{title}" {why}')


def _cut_off(title: str, *, heading: bool) -> str:
    if _CUT.search(title) and not (heading and _LABEL_COLON.search(title)):
        return f"ends with {title[-1]!r}: it seems cut off"
    if title.split()[-1] in _DANGLING and len(title.split()) > 2:
        return f'ends with "{title.split()[-1]}": it seems cut off'
    if any(title.count(left) > title.count(right) for left, right in _PAIRS):
        return "opens a bracket or quotation that it does not close"
    return ""


@rule(
    "shouting-title",
    Severity.WARNING,
    bad="# Tools\n\n***A TAGGER FOR EVERYONE!!***\n\n[Lexis](https://lexis.example) tags text.\n",
    good="# Tools\n\n***A tagger for everyone***\n\n[Lexis](https://lexis.example) tags text.\n",
)
def shouting_title(draft: Draft, context: Context) -> Iterator[Fault]:
    """A title is all in capitals, or ends with several exclamation or question marks."""
    for placed, title in _titled(draft):
        if _shouts(title):
            yield Fault(draft.first_words(placed.span), f'the title "{title}" shouts')


def _shouts(title: str) -> bool:
    letters = [character for character in title if character.isalpha()]
    capitals = (
        len(letters) >= _MIN_SHOUTED_LETTERS
        and len(re.findall(r"[A-Z]{2,}", title)) >= _MIN_SHOUTED_WORDS
        and all(character.isupper() for character in letters)
    )
    return capitals or bool(re.search(r"[!?]{2,}\W*\Z", title))


@rule(
    "long-title",
    Severity.WARNING,
    bad="# Publications\n\n***" + "A very " * 12 + "long study***\n\n[It](https://a.example).\n",
    good="# Publications\n\n***A long study***\n\n[It](https://a.example).\n",
)
def long_title(draft: Draft, context: Context) -> Iterator[Fault]:
    """A title has more words than config's `max_title_words`."""
    most = context.config.max_title_words
    for placed, title in _titled(draft):
        words = count_words(title)
        if words > most:
            yield Fault(
                draft.first_words(placed.span),
                f"the title has {words} words; at most {most} read well",
            )


@rule(
    "title-style",
    Severity.WARNING,
    bad="# Tools\n\n***[Lexis](https://lexis.example).***\n\n[It](https://lexis.example) tags.\n",
    good="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags text.\n",
)
def title_style(draft: Draft, context: Context) -> Iterator[Fault]:
    """A title in bold italics has no link and no full stop, and is not merely bold."""
    for placed, title in _titled(draft):
        item = placed.item
        if item.mark is not Mark.TITLE:
            continue
        at = draft.first_words(placed.span)
        if links_in(item.title):
            yield Fault(at, "the title is a link; the link belongs in the first sentence")
        if title.endswith(".") and not title.endswith(("...", "etc.", "al.")):
            yield Fault(at, f'the title "{title}" ends with a full stop')
        if not re.match(r"(?:\*\*\*|___|\*\*_|_\*\*)", draft.shown[at : at + 3]):
            yield Fault(at, f'the title "{title}" is bold, not ***bold italic***')


RULES = (truncated_title, shouting_title, long_title, title_style)
