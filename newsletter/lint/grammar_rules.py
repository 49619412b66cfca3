r"""Rules on the format's grammar: separators, blank lines, space at the ends of lines.

In the NLP Newsletter kramdown's line break, ``\\`` alone on a line, stands before every title but
the first of a section; The NLP Cypher has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from newsletter.issue import Format
from newsletter.lint.draft import Draft
from newsletter.lint.findings import Context, Edit, Fault, Severity, rule
from newsletter.markdown.lines import Line, Sort

_FIRST = "# Tools\n\n***Lexis***\n\n\\\\\n[Lexis](https://lexis.example) tags text.\n\n"
_SECOND = "***Parse***\n\n\\\\\n[It](https://parse.example) parses.\n"
_CREDIT = re.compile(r"[*_(]*\[[*_]*source\b|[*_]*(?:source|figure by)\b", re.IGNORECASE)

_MAX_BLANK_LINES = 2


@rule("separator", Severity.WARNING, bad=_FIRST + _SECOND, good=f"{_FIRST}\\\\\n{_SECOND}")
def separator(draft: Draft, context: Context) -> Iterator[Fault]:
    """A separator is missing before a title, or stands where it does harm: twice, first in a
    section, at a section's end, between a picture and its credit, or in The NLP Cypher.
    """
    lines = [line for line in draft.lines if line.sort is not Sort.BLANK]
    if not any(line.sort is Sort.BREAK for line in lines):
        return
    base = draft.body.start
    for above, line, below in zip([None, *lines[:-1]], lines, [*lines[1:], None], strict=True):
        if line.sort is Sort.BREAK:
            why = _misplaced(above, below, draft.issue.format)
            if why:
                yield Fault(base + line.start, f"the separator \\\\ {why}", _removal(line, base))
        elif line.sort is Sort.TITLE and _lacks_separator(above, draft.issue.format):
            at = base + line.start
            yield Fault(at, "there is no separator \\\\ before the title", Edit(at, at, "\\\\\n"))


def _misplaced(above: Line | None, below: Line | None, document: Format) -> str:
    """Why a separator should not stand between two lines; empty when it may."""
    if document is Format.NLP_CYPHER:
        return "has no place in The NLP Cypher"
    if above and above.sort is Sort.BREAK:
        return "is there twice"
    if below is None or below.sort is Sort.HEADING:
        return "has nothing below it"
    if above and above.sort is Sort.HEADING and below.sort is Sort.TITLE:
        return "has no place before the first title of a section"
    if above and above.sort is Sort.IMAGE and _CREDIT.match(below.words):
        return "parts a picture from its credit"
    return ""


def _lacks_separator(above: Line | None, document: Format) -> bool:
    if document is not Format.NLP_NEWSLETTER or above is None:
        return False
    return above.sort in (Sort.TEXT, Sort.IMAGE)


def _removal(line: Line, base: int) -> Edit:
    return Edit(base + line.start, base + line.start + len(line.raw))


@rule(
    "blank-lines",
    Severity.WARNING,
    bad="# Tools\n\n\n\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags text.\n",
    good="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags text.\n",
)
def blank_lines(draft: Draft, context: Context) -> Iterator[Fault]:
    """More than two blank lines in a row; they show nothing and hide changes in a diff."""
    base = draft.body.start
    for run in _blank_runs(draft.lines):
        if len(run) > _MAX_BLANK_LINES:
            start, end = base + run[1].start, base + run[-1].start + len(run[-1].raw)
            yield Fault(start, f"{len(run)} blank lines in a row", Edit(start, end))


def _blank_runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if line.sort is Sort.BLANK:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


@rule(
    "trailing-space",
    Severity.WARNING,
    bad="# Tools\n\n***Lexis*** \n\n[Lexis](https://lexis.example) tags text.\n",
    good="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags text.\n",
)
def trailing_space(draft: Draft, context: Context) -> Iterator[Fault]:
    """Space at the end of a line; two spaces above a line of text break the line, and stay."""
    base = draft.body.start
    for line, below in zip_longest(draft.lines, draft.lines[1:]):
        kept = line.words.rstrip(" \t")
        if kept == line.words or line.sort is Sort.OPAQUE or _breaks_line(line, below):
            continue
        start = base + line.start + len(kept)
        edit = Edit(start, base + line.start + len(line.words))
        yield Fault(start, "space at the end of the line", edit)


def _breaks_line(line: Line, below: Line | None) -> bool:
    """Whether the line's end is Markdown's hard break (CommonMark 0.31, 6.7)."""
    texts = (Sort.TEXT, Sort.QUOTE, Sort.BULLET)
    return line.words.endswith("  ") and below is not None and below.sort in texts


RULES = (separator, blank_lines, trailing_space)
