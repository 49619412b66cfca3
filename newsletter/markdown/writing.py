"""An issue written as Markdown: what was not touched byte for byte, the rest in canonical form.

The text is a row of leaves: front matter, note, opening, each heading, each item, near misses,
footer. A leaf keeps the bytes it was read from while its fields still say what they said, and two
leaves that stood side by side keep what stood between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsletter.issue import Format, Issue, Item, Mark, Section
from newsletter.markdown.comments import (
    NEAR_MISSES_HELP,
    NEAR_MISSES_LABEL,
    NOTE_LABEL,
    IdMark,
    comment_safe,
    comment_words,
    definition_mark,
)
from newsletter.markdown.front_matter import write_front_matter
from newsletter.markdown.items import item_of, write_item
from newsletter.markdown.lines import SPACE, Sort, line_end_of, source, split_lines
from newsletter.markdown.outline import Outline, outline
from newsletter.markdown.reading import issue_of, section_of

_OPENING_FIELDS = ("heading", "kicker", "tagline", "header", "intro")
_SEPARATED = frozenset({Mark.TITLE, Mark.PARAGRAPH})
_BREAK = "\\\\\n"


def render(issue: Issue) -> str:
    """The Markdown of ``issue``; ``render(parse(text)) == text`` for every text.

    A part whose fields differ from what its ``raw`` says is written anew; all others keep their
    bytes. Lines end as they do in ``issue.raw``.
    """
    if not issue.raw:
        return _joined(_leaves(issue, None, None), (), issue.format, "\n")
    parts = outline(issue.raw)
    before = issue_of(parts, issue.raw)
    if before == issue:
        return issue.raw
    originals = [text for text in _texts(parts) if text.strip()]
    leaves = _leaves(issue, before, parts)
    return _joined(leaves, originals, issue.format, line_end_of(issue.raw))


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A part of the text: the bytes it came from, and what it says now."""

    raw: str
    body: str | None
    """Canonical Markdown without a line end; ``None`` while ``raw`` still says it all."""
    mark: Mark | None = None
    """An item's mark; other leaves have none."""


def _texts(parts: Outline) -> Iterator[str]:
    yield from (parts.front_matter, parts.note, parts.opening)
    for section in parts.sections:
        yield section.head
        yield from section.items
    yield from (parts.near_misses, parts.footer)


def _leaves(issue: Issue, before: Issue | None, parts: Outline | None) -> Iterator[_Leaf]:
    was = before or Issue(issue.format)
    raw = parts or Outline(issue.format, "", "", "", (), "", "")
    front = write_front_matter(issue.front_matter) if issue.front_matter else ""
    yield _leaf(raw.front_matter, front, same=was.front_matter == issue.front_matter)
    yield _leaf(raw.note, _note(issue), same=was.editor_note == issue.editor_note)
    same = all(getattr(was, name) == getattr(issue, name) for name in _OPENING_FIELDS)
    yield _leaf(raw.opening, _opening(issue), same=same)
    for section in issue.sections:
        yield from _section_leaves(section, issue.format)
    same = _near_parts(was) == _near_parts(issue)
    yield _leaf(raw.near_misses, _near_misses(issue), same=same)
    yield _leaf(raw.footer, _footer(issue), same=was.footer == issue.footer)


def _leaf(raw: str, canonical: str, *, same: bool) -> _Leaf:
    return _Leaf(raw, None if raw and same else canonical.rstrip("\n"))


def _section_leaves(section: Section, document: Format) -> Iterator[_Leaf]:
    same = section_of(section.raw, document) == replace(section, items=())
    yield _leaf(section.raw, _section_head(section), same=same)
    for item in section.items:
        fresh = bool(item.raw) and item_of(item.raw) == item
        body = None if fresh else write_item(item, document).rstrip("\n")
        yield _Leaf(item.raw, body, item.mark)


def _section_head(section: Section) -> str:
    heading = f"{'#' * section.level} {section.heading or section.name}" if section.level else ""
    return "\n\n".join(part for part in (heading, section.intro) if part)


def _note(issue: Issue) -> str:
    if not issue.editor_note:
        return ""
    return f"<!-- galley: {NOTE_LABEL}\n{comment_words(issue.editor_note)}\n-->"


def _opening(issue: Issue) -> str:
    header = issue.header
    picture = [f"![{header.alt}]({header.url})", header.caption] if header else []
    marks = (("## ", issue.kicker), ("# ", issue.heading), ("## ", issue.tagline))
    headings = [f"{mark}{words}" for mark, words in marks if words]
    above = [part for part in (*picture, *headings) if part]
    intro = _paragraphs(issue.intro, issue.format, below_something=bool(above))
    return "\n\n".join((*above, *intro))


def _paragraphs(text: str, document: Format, *, below_something: bool) -> Iterable[str]:
    """Paragraphs; in the NLP Newsletter a line break parts each from what stands above it."""
    paragraphs = [part for part in text.split("\n\n") if part]
    if document is Format.NLP_CYPHER:
        return paragraphs
    first = 0 if below_something else 1
    return paragraphs[:first] + [f"{_BREAK}{part}" for part in paragraphs[first:]]


def _footer(issue: Issue) -> str:
    if issue.format is Format.NLP_CYPHER:
        return issue.footer
    rule, _, words = issue.footer.partition("\n\n")
    paragraphs = _paragraphs(words, issue.format, below_something=False)
    return "\n\n".join((rule, *paragraphs))


def _near_parts(issue: Issue) -> tuple[object, ...]:
    return issue.near_misses_note, issue.near_misses


def _near_misses(issue: Issue) -> str:
    if not any(_near_parts(issue)):
        return ""
    note = [comment_safe(issue.near_misses_note)] if issue.near_misses_note else []
    blocks = [block for section in issue.near_misses for block in _near_section(section, issue)]
    begun = f"<!-- galley: {NEAR_MISSES_LABEL}\n{NEAR_MISSES_HELP}"
    return "\n\n".join((begun, *note, *blocks, "-->"))


def _near_section(section: Section, issue: Issue) -> Iterator[str]:
    head = _section_head(section)
    if head:
        yield comment_safe(head)
    for item in section.items:
        definition = definition_mark(IdMark(item.id, item.note)) if item.id else ""
        block = comment_safe(movable(item, issue.format))
        yield "\n\n".join(part for part in (definition, block) if part)


def movable(item: Item, document: Format) -> str:
    """The item, without its id, as a block that can be moved below any other of a section."""
    text = write_item(replace(item, id=""), document).rstrip("\n")
    return f"{_BREAK}{text}" if _is_separated(item.mark, document) else text


def _is_separated(mark: Mark | None, document: Format) -> bool:
    """Whether a line break parts such an item from the one above it."""
    return document is Format.NLP_NEWSLETTER and mark in _SEPARATED


@dataclass(frozen=True, slots=True)
class _Pieces:
    """A leaf's bytes: the separators before it, its own, and the space after it."""

    lead: str
    body: str
    tail: str


def _pieces(leaf: _Leaf) -> _Pieces:
    lines = split_lines(leaf.raw)
    skipped = SPACE if leaf.mark else frozenset({Sort.BLANK})
    first = next((i for i, line in enumerate(lines) if line.sort not in skipped), len(lines))
    lead, rest = source(lines[:first]), source(lines[first:])
    body = rest.rstrip(" \t\r\n")
    return _Pieces(lead, body, rest[len(body) :])


def _joined(
    leaves: Iterable[_Leaf], originals: Sequence[str], document: Format, line_end: str
) -> str:
    text, tail, above, place = "", "", None, -1
    for leaf in leaves:
        pieces = _pieces(leaf)
        body = pieces.body if leaf.body is None else leaf.body.replace("\n", line_end)
        if not body:
            # Blank lines alone are no part of their own: they belong to what stands above them.
            tail += leaf.raw if not leaf.raw.strip() else ""
            continue
        here = _place(originals, leaf.raw, place + 1)
        if here is not None and here == place + 1:
            text += tail + pieces.lead
        elif above is not None:
            text += _joint(above, leaf, body, document).replace("\n", line_end)
        text += body
        tail, above, place = pieces.tail, leaf, -2 if here is None else here
    if place == len(originals) - 1 and originals:
        return text + tail
    return text + line_end if text else ""


def _place(originals: Sequence[str], raw: str, expected: int) -> int | None:
    """Which original leaf this is: the expected one when it fits, else the first alike."""
    if not raw:
        return None
    if 0 <= expected < len(originals) and originals[expected] == raw:
        return expected
    return originals.index(raw) if raw in originals else None


def _joint(above: _Leaf, leaf: _Leaf, body: str, document: Format) -> str:
    """What stands between two leaves that did not stand side by side before."""
    if above.mark is Mark.BULLET and leaf.mark is Mark.BULLET:
        return "\n"
    separated = _is_separated(leaf.mark, document)
    if separated and above.mark and not body.startswith("[galley]:"):
        return f"\n\n{_BREAK}"
    return "\n\n"
