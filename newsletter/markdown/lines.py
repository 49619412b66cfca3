r"""The lines of a Markdown text and what each one is, to the extent that an outline needs it.

This is no CommonMark parser: it never has to know what a line renders to, only where things begin,
and it must give every byte back. Lines end at ``\n``, ``\r\n`` or ``\r`` as in CommonMark 2.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from typing import NamedTuple

from newsletter.issue import Picture
from newsletter.links import INLINE_LINK
from newsletter.markdown.comments import COMMENT_MARK, Comment, comment_at, is_definition

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_LINE_END = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)")
_CLOSING_MARKS = re.compile(r"(?<=[ \t])#+$")
_BULLET = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TITLE_MARKS = ("***", "___", "**_", "_**")
_BOLD_MARKS = ("**",)
"""Bold alone marks a title only directly below a line break, as an editor's slip."""
_MAX_COMMENTS = 4
"""How many comments at the end of a title's line are looked past."""


class Sort(Enum):
    """What a line is."""

    BLANK = auto()
    BREAK = auto()
    """kramdown's ``\\\\`` alone."""
    HEADING = auto()
    TITLE = auto()
    """``***Title***`` alone."""
    BULLET = auto()
    RULE = auto()
    IMAGE = auto()
    QUOTE = auto()
    MARK = auto()
    """An id's comment alone on its line; it belongs to the line above."""
    DEFINITION = auto()
    """An id as a link definition; it belongs to the line below."""
    OPAQUE = auto()
    """Inside a code fence or a comment over several lines."""
    TEXT = auto()


SPACE = frozenset({Sort.BLANK, Sort.BREAK})


class Line(NamedTuple):
    """One line, what it is, and where it stands."""

    raw: str
    """The line with its line end."""
    sort: Sort
    start: int = 0
    comment: Comment | None = None
    """The comment over several lines that begins here."""

    @property
    def words(self) -> str:
        """The line without its line end."""
        return self.raw.rstrip("\r\n")


def unix_lines(text: str) -> str:
    r"""``text`` with every line ending in ``\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def line_end_of(text: str) -> str:
    r"""How the first line of ``text`` ends; ``\n`` when it is the only one."""
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


def same_lines(one: str, other: str) -> bool:
    """Whether two texts say the same, however their lines end."""
    return unix_lines(one) == unix_lines(other)


def with_line_ends_of(there: str | None, text: str) -> str:
    """``text`` with its lines ending as those ``there`` do."""
    return unix_lines(text).replace("\n", line_end_of(there)) if there else text


def split_lines(text: str) -> list[Line]:
    """``text`` as lines, each sorted; joined they are the text again."""
    return list(_sorted_lines(text))


def source(lines: Iterable[Line]) -> str:
    """The text of ``lines``, line ends included."""
    return "".join(line.raw for line in lines)


def _sorted_lines(text: str) -> Iterator[Line]:
    start, hidden_until, fence, above = 0, 0, "", Sort.BLANK
    last_close = text.rfind("-->")
    for raw in _LINE.findall(text):
        words, comment = raw.rstrip("\r\n"), None
        if start < hidden_until:
            sort = Sort.OPAQUE
        elif fence or _FENCE.match(words):
            fence, sort = _fence_after(words, fence), Sort.OPAQUE
        else:
            begun = _long_comment(text, start, raw, last_close) if "<!--" in words else None
            hidden_until = begun.end if begun else 0
            comment = begun if begun and not text[start : begun.start].strip() else None
            sort = Sort.OPAQUE if comment else sort_of(words, above)
        yield Line(raw, sort, start, comment)
        start, above = start + len(raw), sort


def _long_comment(text: str, start: int, raw: str, last_close: int) -> Comment | None:
    """The comment that begins in the line and ends in a later one."""
    comment = comment_at(text, start, start + len(raw), last_close)
    return comment if comment and comment.end > start + len(raw) else None


def _fence_after(words: str, fence: str) -> str:
    """The fence that is open after this line; empty when it closes the one there was."""
    match = _FENCE.match(words)
    if not fence:
        return match[1] if match else ""
    closes = match and match[1].startswith(fence) and not words.strip("`~ \t")
    return "" if closes else fence


def sort_of(words: str, above: Sort = Sort.BLANK) -> Sort:
    """What a line with these words is, outside code and comments, below one of sort ``above``."""
    stripped = words.strip()
    if not stripped:
        return Sort.BLANK
    if stripped == "\\\\":
        return Sort.BREAK
    if _HEADING.match(words):
        return Sort.HEADING
    if is_definition(words):
        return Sort.DEFINITION
    marks = _TITLE_MARKS + _BOLD_MARKS if above is Sort.BREAK else _TITLE_MARKS
    if title_of(words, marks) is not None:
        return Sort.TITLE
    return _sort_by_start(words, stripped)


def _sort_by_start(words: str, stripped: str) -> Sort:
    if _RULE.fullmatch(words):
        return Sort.RULE
    if _BULLET.match(words):
        return Sort.BULLET
    if stripped.startswith(">"):
        return Sort.QUOTE
    if picture_of(stripped):
        return Sort.IMAGE
    if not _is_comments(stripped):
        return Sort.TEXT
    return Sort.MARK if COMMENT_MARK.search(stripped) else Sort.OPAQUE


def _is_comments(stripped: str) -> bool:
    """Whether nothing but comments stands on the line."""
    at = 0
    while stripped.startswith("<!--", at) and (close := stripped.find("-->", at)) > 0:
        at = close + 3
        while stripped[at : at + 1] in (" ", "\t"):
            at += 1
    return at == len(stripped)


def picture_of(line: str) -> Picture | None:
    """The image that stands alone on ``line``, itself a link or not; else ``None``."""
    stripped = line.strip()
    if not stripped.startswith(("![", "[![")):
        return None
    match = INLINE_LINK.match(stripped[1:] if stripped[0] == "[" else stripped)
    if not match or not match[1]:
        return None
    rest = stripped[match.end() + (stripped[0] == "[") :]
    if rest and not (stripped[0] == "[" and INLINE_LINK.fullmatch(f"[{rest}")):
        return None
    return Picture(url=match[3] or match[4] or "", alt=match[2])


def heading_of(words: str) -> tuple[int, str]:
    """The level of a heading line and its words, without a Galley mark or closing ``#`` marks."""
    match = _HEADING.match(_without_comment(words))
    if not match:
        return 0, ""
    return len(match[1]), _CLOSING_MARKS.sub("", match[2].rstrip()).rstrip()


def title_of(words: str, marks: Sequence[str] = _TITLE_MARKS + _BOLD_MARKS) -> str | None:
    """What stands in ``***…***`` (or another of ``marks``) alone on a line, else ``None``."""
    stripped = _without_comment(words).strip()
    for mark in marks:
        if stripped.startswith(mark) and stripped.endswith(mark[::-1]):
            inner = stripped[len(mark) : -len(mark)]
            if inner.strip("*_ \t") and mark not in inner and inner == inner.strip():
                return inner
    return None


def _without_comment(words: str) -> str:
    """``words`` up to the comments at their end: Galley's, and an editor's or two."""
    for _ in range(_MAX_COMMENTS):
        at = words.rfind("<!--")
        words = words[:at] if at > 0 and words.rstrip().endswith("-->") else words
    return words
