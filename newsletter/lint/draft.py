"""A draft with every part in its place: where sections, items, links and pictures stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsletter.issue import Issue, Item, Section
from newsletter.links import INLINE_LINK, placed_links
from newsletter.markdown.lines import Line, split_lines
from newsletter.markdown.outline import Outline, outline
from newsletter.markdown.reading import issue_of

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DEFINITION = re.compile(r"^[ \t]{0,3}\[galley\]:[^\r\n]*", re.MULTILINE)
_CODE = re.compile(
    r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)|(`{1,9})(?!`).{1,500}?(?<!`)\2(?!`)", re.S | re.M
)
_LINE_START = re.compile(r"\r\n|\r|\n")
_ANY_CHARACTER = re.compile(r"[^\r\n]")


@dataclass(frozen=True, slots=True)
class Span:
    """``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """An item, its section, and where it stands."""

    item: Item
    section: Section
    span: Span


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A section, and where its heading and intro stand."""

    section: Section
    span: Span
    items: tuple[PlacedItem, ...]


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A link or an image's address, and where it begins."""

    text: str
    url: str
    at: int


class Draft:
    """One text, read once for all rules."""

    def __init__(self, text: str) -> None:
        self.text = text
        parts = outline(text)
        self.issue: Issue = issue_of(parts, text)
        self.front_matter = Span(0, len(parts.front_matter))
        self.sections = tuple(_placed(self.issue, parts, text))
        self._line_starts = [0, *(match.end() for match in _LINE_START.finditer(text))]

    @property
    def items(self) -> Iterator[PlacedItem]:
        """Every item in order."""
        return (item for section in self.sections for item in section.items)

    @cached_property
    def lines(self) -> Sequence[Line]:
        """The lines below the front matter; their offsets count from there."""
        return split_lines(self.text[self.front_matter.end :])

    @cached_property
    def shown(self) -> str:
        """The text with blanks for every comment and id: offsets stay the same."""
        end = self.text.rfind("-->") + 3  # past it, looking for a comment's end would be in vain
        text = _COMMENT.sub(_blanked, self.text[:end]) + self.text[end:]
        return _DEFINITION.sub(_blanked, text)

    @cached_property
    def prose(self) -> str:
        """As :attr:`shown`, with blanks for front matter, code and the addresses of links too."""
        end = self.front_matter.end
        body = _CODE.sub(_blanked, self.shown[end:])
        body = INLINE_LINK.sub(_address_blanked, body)
        return _ANY_CHARACTER.sub(" ", self.text[:end]) + body

    def links(self, span: Span) -> tuple[PlacedLink, ...]:
        """The links that readers see in ``span``."""
        found = placed_links(self.shown[span.start : span.end])
        return tuple(PlacedLink(link.text, link.url, span.start + at) for at, link in found)

    def pictures(self) -> tuple[PlacedLink, ...]:
        """Every image that readers see: its alternative text and address."""
        start = self.front_matter.end
        return tuple(
            PlacedLink(match[2], match[3] if match[3] is not None else match[4], match.start())
            for match in INLINE_LINK.finditer(self.shown, start)
            if match[1]
        )

    @property
    def body(self) -> Span:
        """All below the front matter."""
        return Span(self.front_matter.end, len(self.text))

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset, both from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def first_words(self, span: Span) -> int:
        """Where the first visible character of ``span`` stands, past blank lines and separators."""
        match = re.compile(r"(?:\s|\\\\(?=\s))*").match(self.shown, span.start, span.end)
        return min(match.end(), span.end - 1) if match else span.start


def _blanked(match: re.Match[str]) -> str:
    return _ANY_CHARACTER.sub(" ", match[0])


def _address_blanked(match: re.Match[str]) -> str:
    """A link with its words alone left; an image with nothing."""
    if match[1]:
        return _blanked(match)
    words = match[2] if not match[2].startswith("![") else " " * len(match[2])
    return f" {words}" + " " * (len(match[0]) - len(words) - 1)


def _placed(issue: Issue, parts: Outline, text: str) -> Iterator[PlacedSection]:
    """The sections where they stand; the parts are the text in order but for the near misses."""
    hidden = text.find(parts.near_misses) if parts.near_misses else len(text)
    position = len(parts.front_matter) + len(parts.note) + len(parts.opening)

    def next_span(length: int) -> Span:
        nonlocal position
        start, position = position, position + length
        return Span(past_hidden(start), past_hidden(position - 1) + 1 if length else start)

    def past_hidden(at: int) -> int:
        return at if at < hidden else at + len(parts.near_misses)

    for section, source in zip(issue.sections, parts.sections, strict=True):
        span = next_span(len(source.head))
        items = tuple(
            PlacedItem(item, section, next_span(len(raw)))
            for item, raw in zip(section.items, source.items, strict=True)
        )
        yield PlacedSection(section, span, items)
