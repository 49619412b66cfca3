"""An issue read from its Markdown: the fields of every part, and the part's own text."""

from __future__ import annotations

from collections.abc import Iterable

from newsletter.issue import Format, Issue, Item, Picture, Section
from newsletter.markdown.comments import (
    NEAR_MISSES_HELP,
    NEAR_MISSES_LABEL,
    NOTE_LABEL,
    block_text,
)
from newsletter.markdown.front_matter import FrontMatter, FrontMatterError, read_front_matter
from newsletter.markdown.headings import KICKER, NEWS, section_name
from newsletter.markdown.items import is_caption, item_of
from newsletter.markdown.lines import (
    SPACE,
    Line,
    Sort,
    heading_of,
    picture_of,
    source,
    split_lines,
    unix_lines,
)
from newsletter.markdown.outline import Outline, SectionSource, outline, section_sources


def parse(text: str) -> Issue:
    """The issue that ``text`` holds, in either format or in someone else's Markdown.

    Never fails: what it does not understand stays in the parts' ``raw``. Front matter that cannot
    be read gives no keys (:func:`newsletter.markdown.front_matter.read_front_matter` says why).
    """
    return issue_of(outline(text), text)


def issue_of(parts: Outline, text: str) -> Issue:
    """The issue that the parts of ``text`` make."""
    opening = _Opening(parts.opening)
    near_note, near_misses = near_misses_of(parts.near_misses, parts.format)
    return Issue(
        format=parts.format,
        front_matter=front_matter_of(parts.front_matter),
        editor_note=note_of(parts.note),
        heading=opening.heading,
        kicker=opening.kicker,
        tagline=opening.tagline,
        header=opening.header,
        intro=opening.intro,
        sections=tuple(_section(part, parts.format) for part in parts.sections),
        near_misses=near_misses,
        near_misses_note=near_note,
        footer=words_of(split_lines(parts.footer)),
        raw=text,
    )


def front_matter_of(block: str) -> FrontMatter:
    """The keys of the front matter; none when it cannot be read."""
    try:
        return read_front_matter(block) if block else ()
    except FrontMatterError:
        return ()


def note_of(source_text: str) -> str:
    """The words of the editor's note."""
    return (_inside(source_text, NOTE_LABEL) or "").strip("\n")


def near_misses_of(source_text: str, document: Format) -> tuple[str, tuple[Section, ...]]:
    """An editor's words at the head of the *almost made it* comment, and its sections."""
    inside = _inside(source_text, NEAR_MISSES_LABEL)
    above, sources = section_sources(inside, document) if inside else ("", ())
    note = words_of(line for line in split_lines(above) if line.words.strip() != NEAR_MISSES_HELP)
    return note, tuple(_section(part, document) for part in sources)


def _inside(source_text: str, label: str) -> str | None:
    text = unix_lines(source_text).strip()
    return block_text(text, label) if text else None


def _section(part: SectionSource, document: Format) -> Section:
    items = tuple(item_of(raw) for raw in part.items)
    return section_of(part.head, document, items)


def section_of(head: str, document: Format, items: tuple[Item, ...] = ()) -> Section:
    """The section whose heading and intro are ``head``."""
    lines = split_lines(head)
    if not lines or lines[0].sort is not Sort.HEADING:
        name = NEWS if document is Format.NLP_CYPHER else ""
        return Section(name, level=0, intro=words_of(lines), items=items, raw=head)
    level, heading = heading_of(lines[0].words)
    intro = words_of(lines[1:])
    return Section(section_name(heading), heading, level, intro, items, head)


def words_of(lines: Iterable[Line]) -> str:
    """Paragraphs with one blank line between them and no separators."""
    kept = source(Line("\n", Sort.BLANK) if line.sort is Sort.BREAK else line for line in lines)
    lines_kept = unix_lines(kept).split("\n")
    paragraphs = "\n".join(line.rstrip() for line in lines_kept).split("\n\n")
    return "\n\n".join(words for part in paragraphs if (words := part.strip("\n")))


class _Opening:
    """What stands above the first section: title lines, header image with its credit, intro."""

    def __init__(self, text: str) -> None:
        self.heading = self.kicker = self.tagline = ""
        self.header: Picture | None = None
        self._rest: list[Line] = []
        lines = split_lines(text)
        self._titled = any(line.sort is Sort.HEADING for line in lines)
        self._begun = False
        for line in lines:
            if not self._takes(line):
                self._begun = self._begun or line.sort not in SPACE
                self._rest.append(line)
        self.intro = words_of(self._rest)

    def _takes(self, line: Line) -> bool:
        """Whether the line is one of the parts above the intro, which then has it."""
        if self._begun:
            return False
        if line.sort is Sort.HEADING:
            return self._takes_heading(line)
        if line.sort is Sort.IMAGE and self.header is None:
            self.header = picture_of(line.words)
            return True
        return line.sort is Sort.TEXT and self._takes_credit(line)

    def _takes_heading(self, line: Line) -> bool:
        level, words = heading_of(line.words)
        if level == 1 and not self.heading:
            self.heading = words
        elif not self.kicker and (not self.heading or words.upper() == KICKER):
            self.kicker = words
        elif not self.tagline:
            self.tagline = words
        else:
            return False
        return True

    def _takes_credit(self, line: Line) -> bool:
        """The line right below the header; in the Cypher, whose title follows, any words are it."""
        if self.header is None or self.header.caption or self.heading:
            return False
        broken = any(above.sort is Sort.BREAK for above in self._rest)
        if not self._titled and not is_caption(line.sort, line.words, after_break=broken):
            return False
        self.header = Picture(self.header.url, self.header.alt, line.words.strip())
        return True
