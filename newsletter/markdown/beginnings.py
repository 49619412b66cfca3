"""Which lines of a section begin an item, and where the footer begins.

A section is read by the first kind of beginning that it uses: titles or deeper headings, else list
entries, else paragraphs. An id that Galley left always begins an item, so that what an editor
moves into a section of another kind is still found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsletter.links import links_in
from newsletter.markdown.comments import id_mark
from newsletter.markdown.headings import REPOSITORIES_INTRO
from newsletter.markdown.items import is_caption
from newsletter.markdown.lines import SPACE, Line, Sort, heading_of

_FOOTER_WORDS = re.compile(r"\W{0,20}(?:subscribe\b|every sunday we do\b)", re.IGNORECASE)
_CALL = re.compile(
    r"\W{0,20}if you have (?:any|a)\b.*\b(?:submit|send|share|reach)\b", re.IGNORECASE
)
_MAX_FOOTER_LINES = 40
_TITLES = frozenset({Sort.TITLE, Sort.HEADING})
_MAY_CARRY_ID = frozenset({Sort.TEXT, Sort.BULLET, Sort.TITLE})
_OF_ITEMS = _TITLES | {Sort.DEFINITION, Sort.MARK}


def item_starts(lines: Sequence[Line]) -> list[int]:
    """Where the items of a section's body begin, in order."""
    marked = set(_marked_starts(lines))
    titles = [i for i, line in enumerate(lines) if line.sort in _TITLES and not _is_intro(line)]
    if titles:
        return sorted(marked | set(_titled_starts(lines, titles)))
    if any(line.sort is Sort.BULLET for line in lines):
        return sorted(marked | set(_list_starts(lines)))
    return sorted(marked | set(_paragraph_starts(lines)))


def _is_intro(line: Line) -> bool:
    return bool(REPOSITORIES_INTRO.match(heading_of(line.words)[1]))


def _marked_starts(lines: Sequence[Line]) -> Iterator[int]:
    """The first line of every block that carries an id."""
    paragraph = 0
    for at, line in enumerate(lines):
        previous = lines[at - 1].sort if at else Sort.BLANK
        if line.sort is not Sort.TEXT or previous not in (Sort.TEXT, Sort.BULLET):
            paragraph = at
        if line.sort is Sort.DEFINITION:
            below = _below(lines, at)
            if below is not None:
                yield below
        elif line.sort in _MAY_CARRY_ID and "<!--" in line.raw and id_mark(line.words):
            yield paragraph


def _below(lines: Sequence[Line], at: int) -> int | None:
    """The line that a definition belongs to: the next with words, unless it is an id again."""
    for number in range(at + 1, len(lines)):
        if lines[number].sort is Sort.DEFINITION:
            return None
        if lines[number].sort not in SPACE:
            return number
    return None


def _titled_starts(lines: Sequence[Line], titles: Sequence[int]) -> Iterator[int]:
    """Titles, or the headings of the first one's level, in which titles are only emphasis."""
    first = lines[titles[0]]
    if first.sort is Sort.TITLE:
        yield from titles
        return
    level = heading_of(first.words)[0]
    for at in titles:
        if lines[at].sort is Sort.HEADING and heading_of(lines[at].words)[0] <= level:
            yield at


def _list_starts(lines: Sequence[Line]) -> Iterator[int]:
    """The entries of the outermost list, and the paragraphs between lists."""
    first = next(i for i, line in enumerate(lines) if line.sort is Sort.BULLET)
    indent = _indent(lines[first])
    lead_in = next((i for i in reversed(range(first)) if _begins_paragraph(lines, i)), None)
    for at, line in enumerate(lines):
        entry = line.sort is Sort.BULLET and _indent(line) <= indent + 1
        if entry or (_begins_paragraph(lines, at) and (at != lead_in or _has_link(lines, at))):
            yield at


def _indent(line: Line) -> int:
    return len(line.raw) - len(line.raw.lstrip(" "))


def _paragraph_starts(lines: Sequence[Line]) -> Iterator[int]:
    """Every paragraph, but for one that leads in to the others; none where nothing links."""
    starts = [at for at in range(len(lines)) if _begins_paragraph(lines, at)]
    if not any(links_in(line.words) for line in lines if "http" in line.raw):
        return
    for at in starts:
        if at != starts[0] or _has_link(lines, at) or not _ends_with_colon(lines, at):
            yield at


def _begins_paragraph(lines: Sequence[Line], at: int) -> bool:
    """Whether an unindented paragraph, no caption, begins at the line."""
    if lines[at].sort is not Sort.TEXT or lines[at].raw[:1] in " \t":
        return False
    if at and lines[at - 1].sort in (Sort.TEXT, Sort.BULLET, Sort.QUOTE):
        return False
    above = next((i for i in range(at - 1, -1, -1) if lines[i].sort is not Sort.BLANK), None)
    if above is None or lines[above].sort is not Sort.IMAGE:
        return True
    return not is_caption(Sort.TEXT, lines[at].words, after_break=False)


def _paragraph(lines: Sequence[Line], at: int) -> str:
    stop = at
    while stop < len(lines) and lines[stop].sort is Sort.TEXT:
        stop += 1
    return "".join(line.raw for line in lines[at:stop])


def _has_link(lines: Sequence[Line], at: int) -> bool:
    return bool(links_in(_paragraph(lines, at)))


def _ends_with_colon(lines: Sequence[Line], at: int) -> bool:
    return _paragraph(lines, at).rstrip().endswith(":")


def with_separator(lines: Sequence[Line], start: int, floor: int) -> int:
    """The start with the break before it, and the id that came along with a near miss."""
    at = start
    for number in range(start - 1, floor - 1, -1):
        if lines[number].sort in (Sort.BREAK, Sort.DEFINITION):
            at = number
        elif lines[number].sort is not Sort.BLANK:
            break
    return at


def stray_start(lines: Sequence[Line], *, any_item: bool) -> int | None:
    """Where items stand above the first heading: those with an id; all, where no heading is."""
    for number, line in enumerate(lines):
        if line.sort is Sort.TITLE and (any_item or id_mark(line.words)):
            return number
        if any_item and line.sort is Sort.BULLET:
            return number
    return None


def is_footer(lines: Sequence[Line]) -> bool:
    """Whether what stands below the near misses closes the text: nothing in it begins an item."""
    return not any(
        line.sort in _OF_ITEMS or line.sort is Sort.BULLET or id_mark(line.words) for line in lines
    )


def footer_start(lines: Sequence[Line], last_section: int) -> int:
    """Where the footer begins: at a rule, a call to subscribe, or a quote that ends the text."""
    tail = range(max(last_section + 1, len(lines) - _MAX_FOOTER_LINES), len(lines))
    last_item = max((at for at in tail if lines[at].sort in _OF_ITEMS), default=last_section)
    tail = range(max(tail.start, last_item + 1), len(lines))
    for at in tail:
        if lines[at].sort is Sort.RULE and not any("<!--" in line.raw for line in lines[at:]):
            return at
    called = next((at for at in tail if _calls(lines[at])), None)
    return (
        _with_call(lines, called, tail.start) if called is not None else _closing_quote(lines, tail)
    )


def _calls(line: Line) -> bool:
    return line.sort in (Sort.TEXT, Sort.QUOTE) and bool(_FOOTER_WORDS.match(line.words))


def _with_call(lines: Sequence[Line], at: int, floor: int) -> int:
    """The footer's start with the break before it and a call for submissions above that."""
    start = with_separator(lines, at, floor)
    above = next(
        (i for i in range(start - 1, floor - 1, -1) if lines[i].sort is not Sort.BLANK), None
    )
    if above is not None and _CALL.match(lines[above].words):
        return with_separator(lines, above, floor)
    return start


def _closing_quote(lines: Sequence[Line], tail: range) -> int:
    """Where the quote that ends the text begins; the end where none does, or it is an item's."""
    at = len(lines)
    while at > tail.start and lines[at - 1].sort in (Sort.BLANK, Sort.QUOTE):
        at -= 1
    if at == tail.start:
        return len(lines)
    return next((i for i in range(at, len(lines)) if lines[i].sort is Sort.QUOTE), len(lines))
