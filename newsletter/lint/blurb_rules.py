"""Rules on what items say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.issue import Mark
from newsletter.lint.draft import Draft, PlacedItem
from newsletter.lint.findings import Context, Fault, Severity, rule
from newsletter.lint.lengths import usual_words
from newsletter.markdown.plain import count_words, plain_words
from newsletter.story_items import UNSUMMARISED

_NO_VERB = r"(?:and|for|in|is|of|or|to)\b"
"""What follows the numeral of "Phase I of"."""
_FIRST_PERSON = re.compile(
    r"(?<![\w'’.-])"
    rf"(?:I(?=['’](?:m|ve|d|ll)\b|\s+(?!{_NO_VERB})[a-z])|[Ww]e(?:['’](?:re|ve|d|ll))?"
    r"|[Oo]urs?|[Mm]y|[Mm]yself|[Oo]urselves|us)(?![\w.-])"
)
_RELEASE = re.compile(r"\*\*[^*\n]+:\*\* \[[^\]\n]+\]\([^)\n]+\)")
"""A line of Software Updates, which hardly ever says more."""
_QUOTED = re.compile(r"“[^”]{0,600}”|\"[^\"\n]{0,600}\"|(?<!\w)‘[^’]{0,600}’(?!\w)")


@rule(
    "blurb-length",
    Severity.WARNING,
    bad="# Publications\n\n***Parsing***\n\n[Ada](https://a.example) parses.\n",
    good="# Publications\n\n***Parsing***\n\n[Ada](https://a.example) parses "
    + "one more language, " * 20
    + "and well.\n",
)
def blurb_length(draft: Draft, context: Context) -> Iterator[Fault]:
    """A blurb is far from its section's usual length: more than config's `length_factor` times.

    The usual length is the section's `words` in config, else that of the published newsletters.
    """
    factor = context.config.length_factor
    for placed in draft.items:
        usual = usual_words(placed.section.name, context.knowledge.sections)
        words = count_words(placed.item.blurb)
        if usual is None or _may_be_bare(placed) or usual / factor <= words <= usual * factor:
            continue
        says = f"{words} words" if words else "no blurb"
        yield Fault(
            draft.first_words(placed.span),
            f"{says}; {usual} are usual in {placed.section.name}",
        )


def _may_be_bare(placed: PlacedItem) -> bool:
    """Whether a heading or a name with its link is enough, and no blurb failed."""
    item = placed.item
    headed = item.mark is Mark.HEADING and not item.blurb and bool(item.links)
    released = _RELEASE.fullmatch(item.blurb.strip()) is not None
    return (headed or released) and UNSUMMARISED not in item.note


@rule(
    "first-person",
    Severity.WARNING,
    bad="# Publications\n\n***Parsing***\n\n[We](https://a.example) propose a parser.\n",
    good="# Publications\n\n***Parsing***\n\n[Ada](https://a.example) proposes a parser, "
    "“the best we have”.\n",
)
def first_person(draft: Draft, context: Context) -> Iterator[Fault]:
    """A blurb says I, we or our: the newsletter speaks of others in the third person.

    Quotations and config's `first_person_sections` are left alone.
    """
    for placed in draft.items:
        if placed.section.name in context.config.first_person_sections:
            continue
        words = draft.prose[placed.span.start : placed.span.end]
        unquoted = _QUOTED.sub(lambda match: " " * len(match[0]), words)
        found = _FIRST_PERSON.search(unquoted)
        if found:
            yield Fault(placed.span.start + found.start(), f'"{found[0]}": first person')


@rule(
    "untraced-claim",
    Severity.WARNING,
    bad="# Tools\n\n***Lexis*** <!-- galley: github:example/lexis -->\n\n"
    "[Lexis](https://github.com/example/lexis) by Umbrella tags 104 languages.\n",
    good="# Tools\n\n***Lexis*** <!-- galley: github:example/lexis -->\n\n"
    "[Lexis](https://github.com/example/lexis) tags 40 languages.\n",
)
def untraced_claim(draft: Draft, context: Context) -> Iterator[Fault]:
    """A name or a number in a generated item's blurb does not stand in its source.

    Needs the archive, which holds the source's text.
    """
    trace = context.knowledge.trace
    if trace is None:
        return
    for placed in draft.items:
        item = placed.item
        if item.id:
            name = plain_words(item.title) or item.id
            for why in trace(item.identities, plain_words(item.blurb)):
                yield Fault(draft.first_words(placed.span), f"{name}: {why}")


RULES = (blurb_length, first_person, untraced_claim)
