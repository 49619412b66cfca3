"""What Galley writes into a draft that readers never see, and how it is taken out again.

Three kinds, all HTML comments that begin ``<!-- galley:``: an item's id, the note for the editor
at the head, and the *almost made it* block. Comments cannot nest, so inside that block ids stand
in Markdown's own invisible line, a link definition: ``[galley]: # "arxiv:2502.01234 | why not"``.
A block that is moved up into a section brings that line along, and both spellings are read.
An editor's own comments are in :mod:`newsletter.markdown.remarks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

NOTE_LABEL = "for the editor"
NEAR_MISSES_LABEL = "almost made it"
NEAR_MISSES_HELP = "To use one of these, move its block up into a section."

_GALLEY = re.compile(r"<!--[ \t]*galley\b:?[ \t]*", re.IGNORECASE)
_ID = r"(?P<id>(?:arxiv|github|url):[^\s\"<>|]{1,4000})"
_NOTE = r"(?:[ \t]+\|[ \t]*(?P<note>[^\"\r\n]{0,500}?))?"
COMMENT_MARK = re.compile(rf"<!--[ \t]*galley:[ \t]*{_ID}{_NOTE}[ \t]*-->", re.IGNORECASE)
_DEFINITION_MARK = re.compile(rf"[ \t]{{0,3}}\[galley\]:[ \t]*#[ \t]*\"{_ID}{_NOTE}[ \t]*\"[ \t]*")
_DEFINITION_LINE = re.compile(r"^[ \t]{0,3}\[galley\]:[^\r\n]*(?:\r\n|\r|\n)?", re.MULTILINE)
LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")
"""The space at the end of a line, and its end."""
_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n)")
_BLANK_LINE_BEFORE = re.compile(r"(?:\r\n|\r|\n)((?:\r\n|\r|\n))\Z")
_ADDRESS = re.compile(r"https?://[^\s)>\]]*")
_LIQUID = re.compile(r"\{(?=[{%])")
_DASH_RUN = re.compile(r"-{2,}")
_MAX_NOTE = 400
_UNSAFE_ID = re.compile(r"[\s\"<>|\x00-\x1f]")
_SECOND_DASH = re.compile(r"(?<=-)-")


@dataclass(frozen=True, slots=True)
class Comment:
    """The span of an HTML comment, its marks included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class IdMark:
    """An item's id and what is said beside it."""

    id: str
    note: str = ""


def comment_at(text: str, start: int, stop: int, last_close: int) -> Comment | None:
    """The last comment that begins within ``text[start:stop]``, if it is ever closed.

    ``last_close`` is where the text's last ``-->`` stands: it spares looking for one in vain, which
    would take quadratic time on a text that only opens comments.
    """
    begin = text.rfind("<!--", start, min(stop, last_close)) if last_close > start else -1
    if begin < 0:
        return None
    return Comment(begin, text.find("-->", begin) + 3)


def galley_comments(text: str) -> Iterator[Comment]:
    """The spans of Galley's own HTML comments in ``text``, in order."""
    last_close, position = text.rfind("-->"), 0
    while match := _GALLEY.search(text, position, max(last_close, position)):
        end = text.find("-->", match.start()) + 3
        yield Comment(match.start(), end)
        position = end


def is_galleys(text: str, start: int) -> bool:
    """Whether the comment that begins at ``start`` is Galley's own."""
    return bool(_GALLEY.match(text, start))


def block_text(comment: str, label: str) -> str | None:
    """What stands in a Galley comment over several lines below its label; ``None`` for others."""
    inner = comment.removesuffix("-->")
    opening = _GALLEY.match(inner)
    if not opening or not inner.startswith(label, opening.end()):
        return None
    _, _, lines = inner.partition("\n")
    return lines


def id_mark(markdown: str) -> IdMark | None:
    """The first id in ``markdown``, in either spelling."""
    found = [match for match in (_first_comment(markdown), _definition(markdown)) if match]
    if not found:
        return None
    first = min(found, key=lambda match: match.start())
    return IdMark(_decode_id(first["id"]), (first["note"] or "").strip())


def _first_comment(markdown: str) -> re.Match[str] | None:
    return COMMENT_MARK.search(markdown) if "<!--" in markdown else None


def _definition(markdown: str) -> re.Match[str] | None:
    return next(
        (
            m
            for line in _DEFINITION_LINE.finditer(markdown)
            if (m := _DEFINITION_MARK.match(line[0]))
        ),
        None,
    )


def is_definition(line: str) -> bool:
    """Whether ``line`` is an id as a link definition."""
    return bool(_DEFINITION_MARK.fullmatch(line))


def comment_mark(mark: IdMark) -> str:
    """The id as an HTML comment: ``<!-- galley: arxiv:2502.01234 -->``."""
    return f"<!-- galley: {_mark_body(mark)} -->"


def definition_mark(mark: IdMark) -> str:
    """The id as a link definition, which may stand inside a comment."""
    return f'[galley]: # "{_mark_body(mark)}"'


def _mark_body(mark: IdMark) -> str:
    note = note_words(mark.note)
    return f"{_encode_id(mark.id)} | {note}" if note else _encode_id(mark.id)


def note_words(text: str) -> str:
    """A note as it can stand beside an id: one line, no double quotes, not too long."""
    return " ".join(comment_words(text).replace('"', "'").split())[:_MAX_NOTE].rstrip()


def _encode_id(name: str) -> str:
    """An id that can end neither a comment nor a quoted string."""
    return _SECOND_DASH.sub("%2D", _UNSAFE_ID.sub(lambda m: f"%{ord(m[0]):02X}", name))


def _decode_id(name: str) -> str:
    return name.replace("%2D", "-")


def comment_words(text: str) -> str:
    """Plain words fit for a comment: nothing in them ends it, or is a Liquid tag to Jekyll."""
    return _LIQUID.sub("{ ", _DASH_RUN.sub("—", text).replace("<!", "< !"))


def comment_safe(markdown: str) -> str:
    r"""``markdown`` that may stand inside a comment and still renders the same when moved out.

    Two hyphens in a row become ``-\-``, in an address ``-%2D``.
    """
    pieces, position = [], 0
    for address in _ADDRESS.finditer(markdown):
        pieces.append(_SECOND_DASH.sub(r"\\-", markdown[position : address.start()]))
        pieces.append(_SECOND_DASH.sub("%2D", address[0]))
        position = address.end()
    pieces.append(_SECOND_DASH.sub(r"\\-", markdown[position:]))
    return "".join(pieces)


def strip_marks(text: str) -> str:
    """``text`` with every Galley comment and mark gone, the rest byte for byte.

    A comment on lines of its own takes its line end along, the note and the near misses also the
    blank line below them; one in a line takes the space before it.
    """
    pieces, position = [], 0
    for begin, end in _removals(text):
        if begin >= position:
            pieces.append(text[position:begin])
            position = end
    return "".join((*pieces, text[position:]))


def _removals(text: str) -> list[tuple[int, int]]:
    comments = [_removal(text, comment) for comment in galley_comments(text)]
    marks = [
        with_blank_line(text, line.start(), line.end())
        for line in _DEFINITION_LINE.finditer(text)
        if _DEFINITION_MARK.fullmatch(line[0].rstrip("\r\n"))
    ]
    return sorted(comments + marks)


def _removal(text: str, comment: Comment) -> tuple[int, int]:
    begin, end = comment.start, comment.end
    while begin and text[begin - 1] in " \t":
        begin -= 1
    line_end = LINE_END.match(text, end)
    alone = (begin == 0 or text[begin - 1] in "\r\n") and line_end
    if not alone or not line_end:
        return begin, end
    if COMMENT_MARK.fullmatch(text, comment.start, comment.end):
        return begin, line_end.end()
    return with_blank_line(text, begin, line_end.end())


def with_blank_line(text: str, begin: int, end: int) -> tuple[int, int]:
    """The span with the blank line below it, or above it at the end of the text."""
    below = _BLANK_LINE.match(text, end)
    if below:
        return begin, below.end()
    above = _BLANK_LINE_BEFORE.search(text, max(0, begin - 4), begin) if end == len(text) else None
    return (above.start(1), end) if above else (begin, end)
