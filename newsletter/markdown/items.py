r"""One item: read from its own lines, and written in the grammar of its kind.

The grammar of the NLP Newsletter puts kramdown's line break ``\\`` before every paragraph and
image of an item, but never before a caption or a list; The NLP Cypher has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsletter.issue import Format, Item, Mark, Picture
from newsletter.links import INLINE_LINK
from newsletter.markdown.comments import IdMark, comment_mark, id_mark, strip_marks
from newsletter.markdown.lines import (
    SPACE,
    Line,
    Sort,
    heading_of,
    picture_of,
    source,
    split_lines,
    title_of,
    unix_lines,
)

_MARKS_ALONE = frozenset({Sort.MARK, Sort.DEFINITION})
_LEADING = SPACE | _MARKS_ALONE
_BULLET = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_LABEL = re.compile(r"\*\*[^*\n]{1,60}:\*\*|\*\*[^*\n]{1,60}\*\*:")
_CREDIT = re.compile(r"[*_\[(]|(?:source|figure|image|credit|photo|via)\b", re.IGNORECASE)
_CREDIT_INSIDE = re.compile(r"\]\(|[*_]")
_MAX_PLAIN_CAPTION = 300
_UNBROKEN = frozenset({Sort.BULLET, Sort.QUOTE, Sort.OPAQUE, Sort.HEADING, Sort.RULE})


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines without a blank one between them."""

    sort: Sort
    text: str
    after_break: bool


def item_of(raw: str) -> Item:
    """The item that ``raw`` says; its first line decides what kind it is."""
    lines = split_lines(raw)
    first = next((i for i, line in enumerate(lines) if line.sort not in _LEADING), len(lines))
    named = id_mark(raw) or IdMark("")
    if first == len(lines):
        return Item(Mark.PARAGRAPH, named.id, named.note, raw=raw)
    blocks = list(_blocks(_without_start(lines[first:])))
    picture, blocks = _take_picture(blocks)
    mark = _MARKS.get(lines[first].sort, Mark.PARAGRAPH)
    extras = [block for block in blocks if mark is Mark.HEADING and _is_label(block)]
    title, title_url, level = _title(lines[first])
    return Item(
        mark=mark,
        id=named.id,
        note=named.note,
        title=title,
        title_url=title_url,
        level=level,
        blurb="\n\n".join(block.text for block in blocks if block not in extras),
        picture=picture,
        extras=tuple(block.text for block in extras),
        raw=raw,
    )


_MARKS = {Sort.TITLE: Mark.TITLE, Sort.HEADING: Mark.HEADING, Sort.BULLET: Mark.BULLET}


def _title(line: Line) -> tuple[str, str, int]:
    """The title's words, address and heading level."""
    if line.sort is Sort.TITLE:
        return title_of(line.words) or "", "", 0
    if line.sort is not Sort.HEADING:
        return "", "", 0
    level, words = heading_of(line.words)
    link = INLINE_LINK.fullmatch(words)
    if link and not link[1]:
        return link[2], link[3] or link[4] or "", level
    return words, "", level


def _without_start(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines below the title; or all of them, without the first bullet's mark."""
    if lines[0].sort in (Sort.TITLE, Sort.HEADING):
        return lines[1:]
    if lines[0].sort is Sort.BULLET:
        return (Line(_BULLET.sub("", lines[0].raw, count=1), Sort.TEXT), *lines[1:])
    return lines


def _blocks(lines: Iterable[Line]) -> Iterator[_Block]:
    held: list[Line] = []
    broken = held_broken = False
    for line in lines:
        alone = line.sort is Sort.IMAGE or (held and held[-1].sort is Sort.IMAGE)
        if held and (alone or line.sort in SPACE):
            yield from _block(held, held_broken)
            held, broken = [], False
        if line.sort in SPACE:
            broken = broken or line.sort is Sort.BREAK
        elif line.sort not in _MARKS_ALONE:
            held_broken = held_broken if held else broken
            held.append(line)
    yield from _block(held, held_broken)


def _block(lines: Sequence[Line], broken: bool) -> Iterator[_Block]:
    text = strip_marks(unix_lines(source(lines))).strip("\n")
    if text.strip():
        yield _Block(lines[0].sort, text, broken)


def _take_picture(blocks: list[_Block]) -> tuple[Picture | None, list[_Block]]:
    """The first picture with its caption, and the blocks that are left."""
    at = next((i for i, block in enumerate(blocks) if block.sort is Sort.IMAGE), None)
    picture = picture_of(blocks[at].text) if at is not None else None
    if at is None or picture is None or blocks[at].text.startswith("["):
        return None, blocks
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if below and is_caption(below.sort, below.text, after_break=below.after_break):
        return Picture(picture.url, picture.alt, below.text), blocks[:at] + blocks[at + 2 :]
    return picture, blocks[:at] + blocks[at + 1 :]


def is_caption(sort: Sort, text: str, *, after_break: bool) -> bool:
    """Whether the block below an image is its caption: no break between, and it reads like one."""
    if sort is not Sort.TEXT or after_break:
        return False
    if _CREDIT.match(text):
        return True
    return len(text) <= _MAX_PLAIN_CAPTION and bool(_CREDIT_INSIDE.search(text))


def _is_label(block: _Block) -> bool:
    """Whether a block is a label line: ``**Paper:** …``, or links with nothing said about them."""
    if block.sort is not Sort.TEXT or "\n" in block.text:
        return False
    if _LABEL.match(block.text):
        return True
    rest = INLINE_LINK.sub("", block.text)
    return rest != block.text and not any(character.isalnum() for character in rest)


def write_item(item: Item, document: Format) -> str:
    """The item in canonical Markdown, without the separator before it; ends with a line end."""
    mark = comment_mark(IdMark(item.id, item.note)) if item.id else ""
    return "\n\n".join((_start(item, mark), *_body(item, document))) + "\n"


def _start(item: Item, mark: str) -> str:
    if item.mark is Mark.TITLE:
        return f"***{item.title}***" + (f" {mark}" if mark else "")
    if item.mark is Mark.HEADING:
        words = f"[{item.title}]({item.title_url})" if item.title_url else item.title
        return f"{'#' * max(1, item.level)} {words}" + (f"\n{mark}" if mark else "")
    first, _, _ = item.blurb.partition("\n\n")
    bullet = "- " if item.mark is Mark.BULLET else ""
    return f"{bullet}{first}" + (f" {mark}" if mark else "")


def _body(item: Item, document: Format) -> Iterator[str]:
    breaks = document is Format.NLP_NEWSLETTER and item.mark is not Mark.HEADING
    own_start = item.mark in (Mark.TITLE, Mark.HEADING)
    paragraphs = item.blurb if own_start else item.blurb.partition("\n\n")[2]
    for paragraph in paragraphs.split("\n\n") if paragraphs else ():
        yield _broken(paragraph) if breaks else paragraph
    if item.picture:
        image = f"![{item.picture.alt}]({item.picture.url})"
        yield f"\\\\\n{image}" if breaks else image
        if item.picture.caption:
            yield item.picture.caption
    yield from item.extras


def _broken(paragraph: str) -> str:
    """A paragraph with the line break before it, unless that would swallow a list or the like."""
    first = split_lines(paragraph)[:1]
    return paragraph if first and first[0].sort in _UNBROKEN else f"\\\\\n{paragraph}"
