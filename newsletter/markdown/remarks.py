"""An editor's own comments in a draft: kept while it is a draft, taken out when it is published.

``<!-- TODO: ask Ana -->`` is for those who make the issue. It goes out with Galley's own comments;
what stays is what a publishing platform reads, and what stands in code, which readers see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.markdown.comments import (
    LINE_END,
    Comment,
    is_galleys,
    strip_marks,
    with_blank_line,
)
from newsletter.markdown.front_matter import front_matter_end

PLATFORM_MARKS = frozenset(
    {
        "",  # parts two lists (CommonMark, example 308)
        "more",  # where the excerpt ends: Jekyll, Hugo, Hexo, WordPress, VuePress
        "truncate",  # Docusaurus
        "excerpt",  # Jekyll, Gatsby
        "end excerpt",
        "excerpt end",
        "end",  # Gatsby
        "break",  # Drupal
        "readmore",
        "teaser_end",  # Nikola
        "pelican_begin_summary",
        "pelican_end_summary",
        "nextpage",  # WordPress: a new page
        "noteaser",
        "toc",  # a table of contents
    }
)
"""What a platform reads in a comment, in small letters: such a comment is published."""

_PLATFORM_START = re.compile(
    r"/?wp:[a-z]"  # WordPress blocks
    r"|kg-card-(?:begin|end)\b"  # Ghost
    r"|buttondown-editor-mode\b"
    r"|\[if [^\]\n]{1,80}\]>|<!\[endif\]"  # Outlook's conditional comments
)
_TOKEN = re.compile(
    r"\\[\\`<]"
    r"|(?P<comment><!--)"
    r"|^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]){0,12}"
    r"(?P<fence>`{3,}(?=[^`\r\n]*(?:[\r\n]|\Z))|~{3,})"
    r"|(?P<ticks>`+)",
    re.MULTILINE,
)
"""What decides whether a comment is one: an escape, a comment, a code fence, code in a line."""
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
_SPACE = re.compile(r"[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(?:(?:-[ \t]*)+|=+[ \t]*)(?:\r\n|\r|\n|\Z)")
_BREAK = "\\\\"
"""kramdown's line break, alone on its line."""


def strip_comments(text: str) -> str:
    """``text`` as it is published: every comment gone but a platform's, the rest byte for byte."""
    # In this order: without an id's own end, a comment left open would go on to the next one's.
    return strip_marks(without_remarks(text))


def remarks(text: str) -> tuple[str, ...]:
    """The editor's own comments in ``text``, which publishing takes out."""
    return tuple(text[remark.start : remark.end] for remark in placed_remarks(text))


def without_remarks(text: str, *, platforms: bool = False) -> str:
    """``text`` without the editor's comments, and without the ``platforms``'; Galley's own stay.

    A comment on lines of its own takes them along, and the blank line below when what is above
    is blank too; one in a line takes the space before it.
    """
    pieces, position = [], 0
    for begin, end in _removals(text, platforms=platforms):
        pieces.append(text[position:begin])
        position = max(position, end)
    return "".join((*pieces, text[position:]))


def _removals(text: str, *, platforms: bool) -> Iterator[tuple[int, int]]:
    above, line_after_last = "", -1
    for remark in placed_remarks(text, platforms=platforms):
        begin = remark.start
        while begin and text[begin - 1] in " \t":
            begin -= 1
        line_end = LINE_END.match(text, remark.end)
        if begin and text[begin - 1] not in "\r\n":
            yield begin, remark.end
        elif line_end is None:
            yield remark.start, _after(_SPACE, text, remark.end)
        else:
            # Below a comment that is gone stands what stood above that one.
            above = above if begin == line_after_last else _line_above(text, begin)
            begin, line_after_last = _lines(text, begin, remark.end, above)
            yield begin, line_after_last


def _line_above(text: str, begin: int) -> str:
    """The line before the one that begins at ``begin``, without the space round it."""
    stop = max(0, begin - (2 if text[max(0, begin - 2) : begin] == "\r\n" else 1))
    start = text.rfind("\n", 0, stop) + 1
    start = text.rfind("\r", start, stop) + 1 or start
    return text[start:stop].strip(" \t")


def _lines(text: str, begin: int, end: int, above: str) -> tuple[int, int]:
    """The span of a comment that stands on lines of its own, below the line ``above``."""
    next_line = _after(LINE_END, text, end)
    if not above or above == _BREAK:
        return with_blank_line(text, begin, next_line)
    # Without an empty line in the comment's place the words above would become a heading.
    return begin, end if _UNDERLINE.match(text, next_line) else next_line


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def placed_remarks(text: str, *, platforms: bool = False) -> Iterator[Comment]:
    """Where the editor's comments stand, and the ``platforms``': those that are one to Markdown."""
    position = front_matter_end(text) if "<!--" in text else len(text)
    paragraph_end = -1
    while token := _TOKEN.search(text, position):
        position = token.end()
        if token["comment"]:
            comment = _comment(text, token.start())
            position = comment.end
            if _is_remark(text, comment, platforms=platforms):
                yield comment
        elif token["fence"]:
            position = _fence_end(text, token["fence"], position)
        elif token["ticks"]:
            if position > paragraph_end:
                paragraph_end = _paragraph_end(text, position)
            position = _code_end(text, token["ticks"], position, paragraph_end)


def _comment(text: str, start: int) -> Comment:
    """The comment that begins at ``start``; one that is never closed takes all that is left.

    An item that is commented out has its id inside, whose own end does not end the comment.
    """
    close = text.find("-->", start + 2)
    inner = text.find("<!--", start + 4, max(close, 0))
    if inner >= 0 and is_galleys(text, inner) and not is_galleys(text, start):
        opened, outer = text.find("<!--", close), text.find("-->", close + 3)
        close = outer if outer >= 0 and (opened < 0 or outer < opened) else close
    return Comment(start, close + 3 if close >= 0 else len(text))


def _is_remark(text: str, comment: Comment, *, platforms: bool) -> bool:
    """Whether a comment is whole, and not Galley's, nor a platform's but for ``platforms``."""
    inner = text[comment.start + 4 : comment.end - 3].strip().lower()
    if not text.endswith("-->", comment.start, comment.end) or is_galleys(text, comment.start):
        return False
    words = " ".join(inner.replace("-", " ").split())
    return platforms or not (words in PLATFORM_MARKS or _PLATFORM_START.match(inner))


def _paragraph_end(text: str, at: int) -> int:
    blank = _BLANK_LINE.search(text, at)
    return blank.start() if blank else len(text)


def _fence_end(text: str, fence: str, at: int) -> int:
    """Where the code that a fence opens is over: past the fence that closes it, or never."""
    closing = re.compile(rf"^[ \t>]*{fence}{fence[0]}*[ \t]*(?=[\r\n]|\Z)", re.MULTILINE)
    found = closing.search(text, at)
    return found.end() if found else len(text)


def _code_end(text: str, ticks: str, at: int, stop: int) -> int:
    """Where code in a line is over; ``at`` itself when nothing closes it."""
    found = re.compile(rf"(?<!`){ticks}(?!`)").search(text, at, stop)
    return found.end() if found else at
