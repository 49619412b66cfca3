"""The prose of a text: its paragraphs, without code, tables, badges, menus and the like.

Abstracts are all prose. READMEs and posts come as plain text, a paragraph to a line, or as
Markdown; either way what is no prose is passed over, and so are the sections that tell how to
install, run, cite or contribute. Of a README that tells what it is about, only that is read.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from newsletter.models import Kind
from summarizers.cleaning import without_markup
from summarizers.patterns import any_of, pattern

_FENCE = re.compile(r"\s*(```|~~~)")
_HIDDEN = {"<!--": "-->", "<details": "</details>"}
_HIDES = re.compile(r"\s*(<!--|<details)", re.IGNORECASE)
"""What a reader of the page does not see, or has to unfold."""
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|\*{3,}|_{3,})\s*$")
_ITEM = re.compile(r"\s*(?:[-*+•·▪–]|\d{1,2}[.)])\s+(?=\S)")
_QUOTE = re.compile(r"\s*(?:>\s?)+")
_COMMANDS = any_of(
    r"""pip3? conda npm npx yarn pnpm git cd docker brew cargo uv curl wget python3? bash sudo
    apt(?:-get)? make export import from_\S+_import"""
)
_TAGS = any_of("img p div a h\\d br center table t[rdh] picture source sub details summary !--")
_NOT_PROSE = re.compile(
    rf"\s*(?:\||!\[|\[!\[|\.\. |:[\w-]+:(?:\s|$)|"
    rf"<{_TAGS}\b[^>]*>\s*$|</|<!--|\[[^\]]*\]:\s|@\w+\{{|\$\s|>>>|"
    rf"{_COMMANDS}(?:\s+[\w./@=<>\[\]'\"-]+){{1,7}}\s*$)"
)
_NOISE_SECTION = pattern(
    r"[\W\d_]*(?:(?:[\w-]+ )?(?:news|updates|announcements?)[\W\d_]*$|"
    + any_of(
        r"""table_of_contents contents toc install(?:ation|ing)? set[-_]?up quick_?start
        getting_started usage how_to_(?:use|run|cite) requirements? prerequisites dependencies
        build(?:ing)? running training evaluation inference docker licen[cs]es? contribut\w*
        acknowledge?ments? credits citations? citing cite bibtex references star_history sponsors?
        changelog release_notes news updates? latest_news what['’]?s_new roadmap to-?do contact
        support community disclaimer authors? faq examples? commands? configuration
        api(?:_reference)? documentation docs links related(?:_work|_projects)? share_this comments?
        subscribe read_more about_the_authors? tags"""
    )
    + r"\b(?:\W+\w+){0,2}\W*$)"
)
_ABOUT = pattern(
    r"[\W\d_]*(?:(?:the|our|key|main|core|project|quick|short|brief|a) )*"
    + any_of(
        """about overview introduc(?:tion|ing) intro description summary abstract tl;?dr what why
        features? highlights? capabilities motivation background how_(?:it|does|do) methods?
        approach in_a_nutshell mission goals? purpose concept key_ideas at_a_glance benefits
        advantages welcome"""
    )
    + r"\b"
)
"""The heading of a section that tells what the thing is."""
_ASKS = pattern(r"[\W\d_]*what (?:is|are|does|do|can)\b[^?]*\?\W*$")
_MENU = re.compile(r"\s[|·•]\s.*\s[|·•]\s")
"""A line of links to sections, which is none."""
_ENOUGH_WORDS = 30
"""A README that says so much of what it is needs no other sections read."""
_SENTENCE_END = re.compile(r"[.!?…][)\]\"'”’*_]*\s*$")
_ANNOUNCES = pattern(
    r"^\S+ .*\b(?:offers|provides|supports|includes|contains|implements|gives you)"
    r"(?: the following)?(?: [\w-]+)?:\s*$"
)
"""A short sentence before a list."""
_WRAPPED_LINE = 50
"""A line at least so long without a full stop goes on in the next one when that is no new block;
a shorter one, where the next begins with a small letter."""


_FIRST_LETTER = re.compile(r"[\"'“‘(]*(\w)")


class Form(StrEnum):
    """What a block of prose is set as."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    """An entry of a list."""
    QUOTE = "quote"
    """What somebody said, or a notice in a box."""
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of prose: ``text[start:end]`` of the text it was found in."""

    form: Form
    start: int
    end: int


def prose_blocks(text: str, kind: Kind) -> list[Block]:
    """The prose of ``text`` in order; an abstract is one paragraph between blank lines."""
    if kind is Kind.PAPER:
        return [Block(Form.PARAGRAPH, 0, len(text))] if text.strip() else []
    # Of a post each line is a block of its own: feeds do not wrap.
    wrapped = _WRAPPED_LINE if kind is Kind.REPOSITORY else sys.maxsize
    blocks = _kept_sections(text, _joined(text, _lines(text), wrapped))
    return _about_work(text, list(blocks)) if kind is Kind.REPOSITORY else list(blocks)


def _lines(text: str) -> Iterator[Block]:
    """Each line of prose as a block of its own, without its Markdown mark; others as gaps."""
    at, fenced, hidden = 0, False, ""
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        opened = None if fenced or hidden else _HIDES.match(line)
        if opened:
            hidden = _HIDDEN[opened[1].lower()]
        if hidden:
            hidden = "" if hidden in line.lower() else hidden
        elif _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield _line_block(line, start)


def _line_block(line: str, start: int) -> Block:
    """The line as a block; one that holds nothing to read is empty."""
    end = start + len(line.rstrip())
    if heading := _HEADING.match(line):
        return Block(Form.HEADING, start + heading.start(1), start + heading.end(1))
    quote = _QUOTE.match(line)
    at = quote.end() if quote else 0
    if not line.strip() or _UNDERLINE.match(line) or _NOT_PROSE.match(line[at:]) or _is_code(line):
        return Block(Form.PARAGRAPH, end, end)
    if quote:
        return Block(Form.QUOTE, start + at, end)
    item = _ITEM.match(line[at:])
    if item:
        return Block(Form.ITEM, start + at + item.end(), end)
    return Block(Form.PARAGRAPH, start + at, end)


def _is_code(line: str) -> bool:
    return bool(re.match(r"(?: {4}|\t)\S", line)) and not _ITEM.match(line)


def _joined(text: str, lines: Iterator[Block], wrapped: int) -> Iterator[Block]:
    """Lines that were wrapped, as one block; short lines alone are headings.

    A line of ``wrapped`` characters goes on in the next one, whatever that begins with.
    """
    open_block: Block | None = None
    for line in lines:
        if open_block and line.start < line.end and _goes_on(text, open_block, line, wrapped):
            open_block = Block(open_block.form, open_block.start, line.end)
            continue
        if open_block:
            yield _titled(text, open_block)
        open_block = line if line.start < line.end else None
    if open_block:
        yield _titled(text, open_block)


def _goes_on(text: str, block: Block, line: Block, wrapped: int) -> bool:
    last_line = text[block.start : block.end].rsplit("\n", 1)[-1]
    return (
        (line.form is Form.PARAGRAPH or line.form is block.form is Form.QUOTE)
        and block.form is not Form.HEADING
        and (len(last_line) >= wrapped or _opens_small(text, line))
        and len(last_line) < 2 * 100
        and not (_SENTENCE_END.search(last_line) and len(last_line) < _WRAPPED_LINE + 10)
        and (not _SENTENCE_END.search(last_line) or "\n" in text[block.start : block.end])
    )


def _opens_small(text: str, line: Block) -> bool:
    """Whether the line's first word, be it in a quotation, begins with a small letter."""
    word = _FIRST_LETTER.match(text, line.start)
    return word is not None and word[1].islower()


def _titled(text: str, block: Block) -> Block:
    """A short paragraph that ends in no full stop is a heading, and so is *1. Introduction*.

    So is *What is Lexa?*, which asks what is told behind it.
    """
    words = text[block.start : block.end].split()
    bare = block.form is Form.PARAGRAPH and len(words) <= 8
    if block.form is Form.ITEM and len(words) <= 4:
        bare = _ABOUT.match(text[block.start : block.end]) is not None
    told = text[block.start : block.end]
    asks = _ASKS.match(told)
    if bare and (asks or not (_SENTENCE_END.search(told) or _ANNOUNCES.search(told))):
        return Block(Form.HEADING, block.start, block.end)
    return block


def _kept_sections(text: str, blocks: Iterator[Block]) -> Iterator[Block]:
    """Blocks outside the sections that say nothing of what the thing is."""
    noise = False
    for block in blocks:
        told = text[block.start : block.end]
        if block.form is Form.HEADING and not _MENU.search(told):
            noise = bool(_NOISE_SECTION.match(told))
        if not noise:
            yield block


def _about_work(text: str, blocks: list[Block]) -> list[Block]:
    """What a README says before its first section and in those about the thing itself.

    Of a README that says too little there, everything; a quotation only where it opens the text.
    """
    told, others = list[Block](), list[Block]()
    is_told = True
    for block in blocks:
        if block.form is Form.HEADING:
            opens = not any(other.form is not Form.HEADING for other in told)
            is_told = opens or bool(_ABOUT.match(text[block.start : block.end]))
        if block.form is not Form.QUOTE or not told:
            (told if is_told else others).append(block)
    prose = (block for block in told if block.form is not Form.HEADING)
    words = (without_markup(text[block.start : block.end]).split() for block in prose)
    enough = sum(map(len, words)) >= _ENOUGH_WORDS
    return told if enough else sorted(told + others, key=lambda block: block.start)
