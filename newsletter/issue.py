r"""The nouns of the document: what a draft holds, as an editor sees it.

An :class:`Issue` is what :func:`newsletter.markdown.parse` reads and
:func:`newsletter.markdown.render` writes. Text in it is Markdown, already escaped where it came
from outside, with ``\n`` line ends. ``raw`` is the source that a node was read from; it is used
again, byte for byte, while the node still says what its ``raw`` says, so a change is made with
:func:`dataclasses.replace` alone. What is composed has no ``raw``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsletter.identity import identify
from newsletter.links import Link, links_in


class Format(StrEnum):
    """The two newsletters' own Markdown."""

    NLP_NEWSLETTER = "nlp-newsletter"
    NLP_CYPHER = "nlp-cypher"


class Mark(StrEnum):
    """How an item begins, which is what tells it from the one before."""

    TITLE = "title"
    """``***Title***`` on a line of its own."""
    HEADING = "heading"
    """A heading one level below its section's: ``## Repository``; ``# Story`` in the news."""
    BULLET = "bullet"
    """A list entry."""
    PARAGRAPH = "paragraph"
    """Just its words: a mention."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image with the caption line below it (Markdown; empty when there is none)."""

    url: str
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a section."""

    mark: Mark = Mark.TITLE
    id: str = ""
    """The canonical id from the item's comment; empty for what an editor wrote by hand."""
    note: str = ""
    """What the comment tells the editor besides: ``unsummarised``, what kept a near miss out."""
    title: str = ""
    """Markdown without the title's own marks; empty for bullets and paragraphs."""
    title_url: str = ""
    """The address the title links to (The NLP Cypher's repositories); usually empty."""
    level: int = 0
    """The heading's level when ``mark`` is ``heading``, else 0."""
    blurb: str = ""
    """Markdown paragraphs, a blank line between them."""
    picture: Picture | None = None
    extras: tuple[str, ...] = ()
    """Label lines below the blurb, Markdown: a repository's link, ``**Paper:** …``."""
    raw: str = ""

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link of the title, blurb, caption and label lines, in that order."""
        titled = (Link(self.title, self.title_url),) if self.title_url else links_in(self.title)
        caption = self.picture.caption if self.picture else ""
        return titled + links_in("\n\n".join((self.blurb, caption, *self.extras)))

    @property
    def identities(self) -> tuple[str, ...]:
        """The canonical ids of what the item is about: its own id, then its links' ids."""
        ids = (self.id, *(identify(link.url) for link in self.links))
        return tuple(dict.fromkeys(name for name in ids if name))

    @property
    def own_names(self) -> tuple[str, ...]:
        """The id that Galley gave it alone, or all that it may be about when it has none."""
        return (self.id,) if self.id else self.identities


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its items."""

    name: str
    """The heading's words without its emoji, such as ``Tools and Datasets``."""
    heading: str = ""
    """The heading as printed, without the ``#`` marks: ``Tools and Datasets ⚙️``."""
    level: int = 1
    """The heading's level; 0 for items that stand under no heading (the Cypher's news)."""
    intro: str = ""
    """Markdown between the heading and its first item."""
    items: tuple[Item, ...] = ()
    raw: str = ""
    """The source of the heading and the intro; the items have their own."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A whole draft or published issue."""

    format: Format
    front_matter: tuple[tuple[str, object], ...] = ()
    """The YAML front matter's keys in order, as plain JSON values; empty for The NLP Cypher."""
    editor_note: str = ""
    """The head comment's lines for the editor, without the comment marks."""
    heading: str = ""
    """The title as printed in the text: ``The NLP Cypher | 07.11.21``; empty in the other."""
    kicker: str = ""
    """The Cypher's line that says what kind of thing this is."""
    tagline: str = ""
    """The Cypher's line under its title."""
    header: Picture | None = None
    intro: str = ""
    sections: tuple[Section, ...] = ()
    near_misses: tuple[Section, ...] = ()
    """The *almost made it* block, a section for each section."""
    near_misses_note: str = ""
    """What an editor wrote above them, inside their comment."""
    footer: str = ""
    raw: str = ""

    @property
    def title(self) -> str:
        """The front matter's title, or the heading where there is none."""
        return str(dict(self.front_matter).get("title") or self.heading)

    @property
    def items(self) -> tuple[Item, ...]:
        """Every item of every section in order; near misses are not in the issue."""
        return tuple(item for section in self.sections for item in section.items)
