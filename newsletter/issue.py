"""The nouns of the document: what a draft holds, as an editor sees it.

An :class:`Issue` is what :func:`newsletter.markdown.parse` reads and
:func:`newsletter.markdown.render` writes. Text in it is Markdown, already escaped where it came
from outside.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """The two newsletters' own Markdown."""

    NLP_NEWSLETTER = "nlp-newsletter"
    NLP_CYPHER = "nlp-cypher"


@dataclass(frozen=True, slots=True)
class Link:
    """An inline link: its text (Markdown) and its address."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An item's image with the caption line below it (Markdown; empty when there is none)."""

    url: str
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a section."""

    id: str = ""
    """The canonical id from the item's comment; empty for what an editor wrote by hand."""
    title: str = ""
    """Markdown without the title's own marks; empty for items that have none (mentions)."""
    title_url: str = ""
    """The address the title links to (The NLP Cypher's repositories); usually empty."""
    blurb: str = ""
    """Markdown paragraphs, a blank line between them."""
    links: tuple[Link, ...] = ()
    """Every link of the item in order of appearance."""
    picture: Picture | None = None
    extras: tuple[str, ...] = ()
    """Label lines below the blurb, Markdown: a repository card, ``**Paper:** …``."""
    raw: str = ""
    """The exact text it was parsed from; empty for what was composed."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its items."""

    name: str
    """The heading's words without its emoji, such as ``Tools and Datasets``."""
    heading: str = ""
    """The heading as printed, without the ``#`` marks: ``Tools and Datasets ⚙️``."""
    level: int = 1
    intro: str = ""
    """Markdown between the heading and its first item."""
    items: tuple[Item, ...] = ()
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """A whole draft or published issue."""

    format: Format
    title: str = ""
    front_matter: tuple[tuple[str, object], ...] = ()
    """The YAML front matter's keys in order; empty for The NLP Cypher."""
    editor_note: str = ""
    """The head comment's lines for the editor, without the comment marks."""
    intro: str = ""
    sections: tuple[Section, ...] = ()
    near_misses: tuple[Section, ...] = ()
    """The *almost made it* block, a section for each section."""
    footer: str = ""
    raw: str = ""
