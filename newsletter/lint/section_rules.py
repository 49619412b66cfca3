"""Rules on the sections and their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsletter.identity import normalised_title
from newsletter.lint.draft import Draft
from newsletter.lint.findings import Context, Fault, Severity, rule

_USUAL_ORDER = (
    "publications",
    "research and publications",
    "creativity and society",
    "creativity ethics and society",
    "tools and datasets",
    "ethics in ai",
    "articles and blog posts",
    "education",
    "stay informed",
    "noteworthy mentions",
    "notable mentions",
)
"""The NLP Newsletter's."""
_ITEM = "***Lexis***\n\n[Lexis](https://lexis.example) tags text.\n"


@rule(
    "empty-section",
    Severity.ERROR,
    bad=f"# Tools\n\n# Education\n\n{_ITEM}",
    good=f"# Education\n\n{_ITEM}",
)
def empty_section(draft: Draft, context: Context) -> Iterator[Fault]:
    """A heading stands over nothing."""
    for placed in draft.sections:
        if not placed.items and not placed.section.intro.strip():
            at = draft.first_words(placed.span)
            yield Fault(at, f"the section {placed.section.name} is empty")


@rule(
    "section-order",
    Severity.WARNING,
    bad=f"# Education\n\n{_ITEM}\n# Publications\n\n{_ITEM}",
    good=f"# Publications\n\n{_ITEM}\n# Education\n\n{_ITEM}",
)
def section_order(draft: Draft, context: Context) -> Iterator[Fault]:
    """A section stands after one that it usually precedes, in config or in the NLP Newsletter."""
    orders = (tuple(normalised_title(s.name) for s in context.knowledge.sections), _USUAL_ORDER)
    order = max(orders, key=lambda names: _known(draft, names))
    last = -1
    for placed in draft.sections:
        name = normalised_title(placed.section.name)
        rank = order.index(name) if name in order else last
        if rank < last:
            above = _title(draft, order[last])
            at = draft.first_words(placed.span)
            yield Fault(at, f"{placed.section.name} usually stands before {above}")
        last = max(last, rank)


def _known(draft: Draft, names: Sequence[str]) -> int:
    """How many of the draft's sections are among ``names``."""
    return sum(normalised_title(placed.section.name) in names for placed in draft.sections)


def _title(draft: Draft, name: str) -> str:
    return next(s.section.name for s in draft.sections if normalised_title(s.section.name) == name)


@rule(
    "repeated-section",
    Severity.ERROR,
    bad=f"# Tools\n\n{_ITEM}\n# Tools ⚙️\n\n***Parse***\n\n[It](https://parse.example) parses.\n",
    good=f"# Tools\n\n{_ITEM}\n\\\\\n***Parse***\n\n\\\\\n[It](https://parse.example) parses.\n",
)
def repeated_section(draft: Draft, context: Context) -> Iterator[Fault]:
    """Two sections have the same name."""
    seen: dict[str, int] = {}
    for placed in draft.sections:
        name = normalised_title(placed.section.name)
        at = draft.first_words(placed.span)
        if placed.section.level and name in seen:
            line, _ = draft.position(seen[name])
            yield Fault(at, f"there is a section {placed.section.name} already, at line {line}")
        seen.setdefault(name, at)


RULES = (empty_section, section_order, repeated_section)
