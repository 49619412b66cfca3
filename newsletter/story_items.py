"""A story and its blurb as an item, in the grammar of the section that holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsletter.front_page import headline
from newsletter.identity import arxiv_id
from newsletter.issue import Item, Mark, Picture
from newsletter.linking import StoryLinks, bare_links, linked_blurb, story_links
from newsletter.markdown.comments import note_words
from newsletter.markdown.escape import escape_text, escape_url
from newsletter.models import Blurb, Candidate, Kind, Story
from newsletter.text import tidy

UNSUMMARISED = "unsummarised"
_MAX_NEWS_TITLE = 90


@dataclass(frozen=True, slots=True)
class Entry:
    """A story with what is said of it."""

    story: Story
    blurb: Blurb | None
    obstacle: str = ""

    @property
    def text(self) -> str:
        """The blurb's words; empty when there are none."""
        return self.blurb.text.strip() if self.blurb else ""

    @property
    def headline(self) -> str:
        """The story's short name, as in the title line."""
        return headline(self.story, {self.story.id: self.blurb} if self.blurb else {})

    @property
    def note(self) -> str:
        """What the item's comment tells the editor."""
        return self._told("" if self.text else UNSUMMARISED)

    @property
    def note_without_words(self) -> str:
        """The same for an item that prints no blurb."""
        return self._told()

    def _told(self, *more: str) -> str:
        flags = self.blurb.flags if self.blurb else ()
        return note_words("; ".join(part for part in (self.obstacle, *more, *flags) if part))


def titled(entry: Entry) -> Item:
    """``***Title***``, the blurb, the picture with its caption."""
    lead = entry.story.lead
    title = "" if lead.kind is Kind.REPOSITORY else tidy(lead.title)
    return Item(
        Mark.TITLE,
        id=entry.story.id,
        note=entry.note,
        title=escape_text(title or entry.headline),
        blurb=_words(entry),
        picture=_picture(entry.story),
    )


def mention(entry: Entry) -> Item:
    """The blurb as one paragraph."""
    return Item(Mark.PARAGRAPH, entry.story.id, entry.note, blurb=_one_paragraph(_words(entry)))


def _words(entry: Entry) -> str:
    links = story_links(entry.story)
    if not entry.text:
        return f"{escape_text(entry.headline)} ({bare_links(links)})"
    return linked_blurb(entry.text, entry.story, entry.headline, links)


def _one_paragraph(markdown: str) -> str:
    return " ".join(markdown.split("\n\n"))


def _picture(story: Story) -> Picture | None:
    """The story's first picture; the caption says whose it is."""
    for candidate in story.candidates:
        url = escape_url(candidate.image.url) if candidate.image else ""
        if url and candidate.image:
            alt = escape_text(candidate.image.alt)
            return Picture(url, alt, _caption(candidate, candidate.image.source_url))
    return None


def _caption(candidate: Candidate, source_url: str) -> str:
    source = escape_url(source_url) or story_links(Story(candidate)).main
    if not source:
        return ""
    if candidate.kind is not Kind.PAPER or not candidate.authors:
        return f"[*source*]({source})"
    return f"*Figure by* [*{escape_text(_citation(candidate))}*]({source})"


def _citation(candidate: Candidate) -> str:
    """``Beltagy et al. (2020)``; two authors are both named."""
    surnames = [author.split()[-1] for author in candidate.authors if author.split()]
    who = " and ".join(surnames) if len(surnames) < 3 else f"{surnames[0]} et al."
    return f"{who} ({candidate.published.year})" if candidate.published else who


def repository(entry: Entry) -> Item:
    """``## Name``, one quoted sentence, the repository's link and its paper's neighbours."""
    links = story_links(entry.story)
    paper = entry.story.of_kind(Kind.PAPER)
    return Item(
        Mark.HEADING,
        id=entry.story.id,
        note=entry.note,
        title=escape_text((paper and tidy(paper.title)) or entry.headline),
        title_url=links.paper,
        level=2,
        blurb=_quoted(entry.text),
        extras=tuple(_repository_lines(entry.story, links)),
    )


def _quoted(text: str) -> str:
    return f"> {escape_text(text)}" if text else ""


def _repository_lines(story: Story, links: StoryLinks) -> Iterator[str]:
    repository = links.code or ("" if links.paper else links.main)
    if repository:
        yield f"[{_address_words(repository)}]({repository})"
    paper = arxiv_id(links.paper)
    if paper:
        yield f"[**Connected Papers**](https://www.connectedpapers.com/arxiv/{paper}) 📈"


def _address_words(url: str) -> str:
    """How a link card names a page: ``owner/name`` on GitHub, else the host."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    path = "/".join(parts.path.strip("/").split("/")[:2])
    return escape_text(path if host == "github.com" and path else host)


def news(entry: Entry) -> Item:
    """A story of its own: heading, prose, and a label line for each page."""
    links = story_links(entry.story)
    return Item(
        Mark.HEADING,
        id=entry.story.id,
        note=entry.note,
        title=escape_text(_news_title(entry)),
        level=1,
        blurb="\n\n".join(escape_text(part) for part in entry.text.split("\n\n") if part.strip()),
        picture=_picture(entry.story),
        extras=tuple(_labels(entry.story, links)),
    )


def _news_title(entry: Entry) -> str:
    """A post's own title, which was written to stand above prose; of all else the short name."""
    lead = entry.story.lead
    title = tidy(lead.title) if lead.kind is Kind.POST else ""
    return title if 0 < len(title) <= _MAX_NEWS_TITLE else entry.headline


def _labels(story: Story, links: StoryLinks) -> Iterator[str]:
    paper, post = story.of_kind(Kind.PAPER), story.of_kind(Kind.POST)
    if links.paper and paper:
        yield f"**Paper:** [{escape_text(paper.title)}]({links.paper})"
    if links.code:
        yield f"**GitHub:** [{_address_words(links.code)}]({links.code})"
    if links.post and post:
        yield f"**Blog:** [{escape_text(post.title)}]({links.post})"


def release(entry: Entry) -> Item:
    """A line of Software Updates: the name in bold, and where it is."""
    links = story_links(entry.story)
    line = f"**{escape_text(entry.headline)}:** [{_address_words(links.main)}]({links.main})"
    return Item(Mark.PARAGRAPH, entry.story.id, entry.note_without_words, blurb=line)
