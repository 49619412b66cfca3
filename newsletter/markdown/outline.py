"""Where the parts of an issue begin: head, sections, items, near misses, footer.

Everything is cut between lines and nothing is thrown away. Whoever wrote the text, a section
begins at a heading, and an item at a title, a deeper heading, a list entry or a paragraph,
whichever of them the section uses first; an id that Galley left always begins one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsletter.issue import Format
from newsletter.markdown.beginnings import (
    footer_start,
    is_footer,
    item_starts,
    stray_start,
    with_separator,
)
from newsletter.markdown.comments import NEAR_MISSES_LABEL, NOTE_LABEL, block_text, id_mark
from newsletter.markdown.front_matter import front_matter_end
from newsletter.markdown.headings import KICKER, REPOSITORIES_INTRO, is_known_section
from newsletter.markdown.lines import SPACE, Line, Sort, heading_of, source, split_lines

_DATED_TITLE = re.compile(r"\|\s*\d{1,2}\.\d{1,2}\.\d{2,4}$")


@dataclass(frozen=True, slots=True)
class _Start:
    """The line at which a section begins, and whether that line is its heading."""

    at: int
    headed: bool = True


@dataclass(frozen=True, slots=True)
class SectionSource:
    """A section's text: its heading with the intro, and each item."""

    head: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """An issue's text in parts."""

    format: Format
    front_matter: str
    note: str
    opening: str
    """Title, header image and intro."""
    sections: tuple[SectionSource, ...]
    near_misses: str
    footer: str


def outline(text: str, document: Format | None = None) -> Outline:
    """The parts of ``text``; ``document`` is its format where the text cannot say it."""
    at = front_matter_end(text)
    note, lines = _take_note(text[at:], split_lines(text[at:]))
    near_misses, lines, below = _take_near_misses(text[at:], lines)
    document = document or _format(lines, has_front_matter=at > 0)
    starts = _section_starts(lines, document, has_front_matter=at > 0)
    end = min(footer_start(lines, starts[-1].at), below) if starts else len(lines)
    return Outline(
        format=document,
        front_matter=text[:at],
        note=note,
        opening=source(lines[: starts[0].at if starts else end]),
        sections=_sections(lines, starts, end),
        near_misses=near_misses,
        footer=source(lines[end:]),
    )


def _take_note(text: str, lines: list[Line]) -> tuple[str, list[Line]]:
    """The editor's note, when it comes first, and the lines below it."""
    first = next((line for line in lines if line.sort is not Sort.BLANK), None)
    if first is None or first.comment is None:
        return "", lines
    if block_text(text[first.comment.start : first.comment.end], NOTE_LABEL) is None:
        return "", lines
    return _cut(lines, lines.index(first), first.comment.end, from_start=True)


def _take_near_misses(text: str, lines: list[Line]) -> tuple[str, list[Line], int]:
    """The near misses, the other lines, and which of these begins a footer below them."""
    for number, line in enumerate(lines):
        comment = line.comment
        if comment and block_text(text[comment.start : comment.end], NEAR_MISSES_LABEL) is not None:
            taken, left = _cut(lines, number, comment.end)
            return taken, left, number if is_footer(left[number:]) else len(left)
    return "", lines, len(lines)


def _cut(
    lines: list[Line], first: int, end: int, *, from_start: bool = False
) -> tuple[str, list[Line]]:
    """The lines of the comment that ends at ``end`` with the blank ones below, and the others."""
    stop = first + 1
    while stop < len(lines) and (lines[stop].start < end or lines[stop].sort is Sort.BLANK):
        stop += 1
    begin = 0 if from_start else first
    return source(lines[begin:stop]), lines[:begin] + lines[stop:]


def _format(lines: Sequence[Line], *, has_front_matter: bool) -> Format:
    for line in lines:
        if line.sort is Sort.HEADING:
            level, words = heading_of(line.words)
            dated = level == 1 and _DATED_TITLE.search(words)
            told = REPOSITORIES_INTRO.match(words) or words.upper() == KICKER
            if dated or (told and not has_front_matter):
                return Format.NLP_CYPHER
    return Format.NLP_NEWSLETTER


def section_sources(text: str, document: Format) -> tuple[str, tuple[SectionSource, ...]]:
    """What stands above the first section of a text of sections, the near misses; and these."""
    lines = split_lines(text)
    starts = _section_starts(lines, document, has_front_matter=True)
    above = source(lines[: starts[0].at] if starts else lines)
    return above, _sections(lines, starts, len(lines))


def _section_starts(
    lines: Sequence[Line], document: Format, *, has_front_matter: bool
) -> list[_Start]:
    headings = [i for i, line in enumerate(lines) if line.sort is Sort.HEADING]
    if document is Format.NLP_CYPHER:
        starts = _cypher_starts(lines, headings)
    else:
        starts = _newsletter_starts(lines, headings, has_front_matter=has_front_matter)
    first = starts[0].at if starts else len(lines)
    stray = stray_start(lines[:first], any_item=not starts)
    return [_Start(stray, headed=False), *starts] if stray is not None else starts


def _level(lines: Sequence[Line], at: int) -> int:
    return heading_of(lines[at].words)[0]


def _newsletter_starts(
    lines: Sequence[Line], headings: Sequence[int], *, has_front_matter: bool
) -> list[_Start]:
    if not has_front_matter and _first_is_title(lines, headings):
        headings = headings[1:]
    if not headings:
        return []
    top = min(_level(lines, at) for at in headings)
    return [_Start(at) for at in headings if _begins_section(lines, at, top)]


def _first_is_title(lines: Sequence[Line], headings: Sequence[int]) -> bool:
    """Whether the first heading is the text's own title: the only H1, and no section's name."""
    levels = [_level(lines, at) for at in headings]
    if (
        len(levels) < 2
        or levels[0] != 1
        or is_known_section(heading_of(lines[headings[0]].words)[1])
    ):
        return False
    return 1 not in levels[1:] or "newsletter" in lines[headings[0]].words.lower()


def _begins_section(lines: Sequence[Line], at: int, top: int) -> bool:
    level, words = heading_of(lines[at].words)
    if level == top:
        return True
    return level == top + 1 and is_known_section(words) and not _is_marked(lines, at)


def _is_marked(lines: Sequence[Line], at: int) -> bool:
    """Whether an id stands on the line, right below it, or as a definition above it."""
    if id_mark(lines[at].words):
        return True
    if at + 1 < len(lines) and lines[at + 1].sort is Sort.MARK:
        return True
    above = next((lines[i] for i in range(at - 1, -1, -1) if lines[i].sort not in SPACE), None)
    return above is not None and above.sort is Sort.DEFINITION


def _cypher_starts(lines: Sequence[Line], headings: Sequence[int]) -> list[_Start]:
    """H1s after the title: each section's, and the first of each run of news stories."""
    tops = [at for at in headings if _level(lines, at) == 1]
    titled = _cypher_title(lines, headings, tops)
    starts, in_news = [], False
    for at in tops:
        if at <= titled:
            continue
        headed = _is_cypher_section(lines, at)
        if headed:
            starts.append(_Start(at))
        elif not in_news:
            starts.append(_Start(with_separator(lines, at, titled + 1), headed=False))
        in_news = not headed
    return starts


def _cypher_title(lines: Sequence[Line], headings: Sequence[int], tops: Sequence[int]) -> int:
    """The line of the title: the H1 with a date, or the first one below the kicker; -1 for none."""
    dated = next((at for at in tops if _DATED_TITLE.search(lines[at].words.rstrip())), None)
    if dated is not None:
        return dated
    kicked = tops and heading_of(lines[headings[0]].words)[1].upper() == KICKER
    return tops[0] if kicked else -1


def _is_cypher_section(lines: Sequence[Line], at: int) -> bool:
    """Whether an H1 is a section's heading, not a story's: known, or items follow at once."""
    if _is_marked(lines, at):
        return False
    if is_known_section(heading_of(lines[at].words)[1]):
        return True
    below = next(
        (lines[i] for i in range(at + 1, len(lines)) if lines[i].sort is not Sort.BLANK), None
    )
    if below is None:
        return False
    deeper = below.sort is Sort.HEADING and heading_of(below.words)[0] == 2
    return deeper or (below.sort is Sort.TEXT and id_mark(below.words) is not None)


def _sections(
    lines: Sequence[Line], starts: Sequence[_Start], end: int
) -> tuple[SectionSource, ...]:
    bounds = [*(start.at for start in starts), end]
    return tuple(
        _section(lines[start.at : stop], headed=start.headed)
        for start, stop in zip(starts, bounds[1:], strict=True)
    )


def _section(lines: Sequence[Line], *, headed: bool) -> SectionSource:
    floor = 1 if headed else 0
    starts = [at + floor for at in item_starts(lines[floor:])]
    bounds = [*(with_separator(lines, at, floor) for at in starts), len(lines)]
    return SectionSource(
        head=source(lines[: bounds[0]]),
        items=tuple(source(lines[begin:stop]) for begin, stop in pairwise(bounds)),
    )
