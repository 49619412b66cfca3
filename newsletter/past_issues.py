"""A newsletter's earlier issues, from before Galley: their items, and where these would go now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from newsletter.config import SectionConfig
from newsletter.identity import identify, kind_of, normalised_title
from newsletter.issue import Item
from newsletter.lessons import subject_urls
from newsletter.links import links_in
from newsletter.markdown import parse
from newsletter.markdown.front_matter import front_matter_end
from newsletter.markdown.headings import section_name
from newsletter.markdown.plain import plain_words
from newsletter.models import Bucket, Candidate
from newsletter.publishing import name_of

SOURCE = "past issues"
"""The source's name of candidates that only a past issue is known to have; never proposed."""
OWN_HEADING = "Links"
"""The section of a text that has none."""

_NUMBER = re.compile(
    r"#\s?(\d{1,5})\b|\b(?:newsletter|issue|number|no\.|vol\.)\s+(\d{1,5})\b", re.I
)
_TABLE_ROW = re.compile(r"^\s{0,3}\|(.+?)\|?\s*$")
_DEFINITION = re.compile(
    r"^ {0,3}\[([^\[\]\n]{1,200})\]:[ \t]*<?(https?://[^\s<>]{1,4000})>?"
    r"(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
"""Where a link by reference leads: ``[1]: https://a.org "A title"``."""
_REFERENCE = re.compile(
    r"(!?)\[((?:[^\[\]\\]|\\.){1,500})\](?:\[([^\[\]\n]{0,200})\])?(?![\[(:])", re.DOTALL
)
"""Groups: ``!`` for a picture, the text, the label; of ``[ink][]`` and ``[ink]`` the text is it."""
_BLANK = re.compile(r"\r?\n[ \t]*\r?\n")
_HEADING = re.compile(r"^ {0,3}#{1,6}\s+", re.M)
_MEANING = {
    Bucket.PUBLICATIONS: "publication publications paper papers research",
    Bucket.TOOLS: "tool tools dataset datasets data library libraries software",
    Bucket.REPO_CYPHER: "repo repos repository repositories code",
    Bucket.ARTICLES: "article articles blog blogs post posts reading reads",
    Bucket.EDUCATION: "education course courses tutorial tutorials",
    Bucket.CREATIVITY: "creativity creative society",
    Bucket.ETHICS: "ethics ethical fairness",
}
_BUCKETS = {word: bucket for bucket, words in _MEANING.items() for word in words.split()}


def readable(text: str) -> str:
    """``text`` with every linked thing in it as an item, whoever's Markdown it is.

    Links whose address stands elsewhere get it back, rows of a table become bullets. Of a text
    without sections that we know how to read, the paragraphs with links are left, in one section.
    The newsletters' own formats stay as they are.
    """
    text = _linked_in_place(text)
    lines = [_bullet(line) if _TABLE_ROW.match(line) else line for line in text.splitlines()]
    listed = "\n".join(lines) + "\n" if lines != text.splitlines() else text
    if any(item.links for item in parse(listed).items) or not links_in(listed):
        return listed
    end = front_matter_end(listed)
    linked = [part for part in _BLANK.split(listed[end:]) if links_in(part)]
    bodies = "\n\n".join(_HEADING.sub("", part).strip() for part in linked)
    return f"{listed[:end]}\n# {OWN_HEADING}\n\n{bodies}\n"


def _linked_in_place(text: str) -> str:
    """``text`` with ``[ink][1]`` and its ``[1]: https://…`` below as one inline link."""
    targets = {_label(found[1]): found[2] for found in _DEFINITION.finditer(text)}

    def inline(found: re.Match[str]) -> str:
        url = targets.get(_label(found[3] or found[2]))
        return f"{found[1]}[{found[2]}](<{url}>)" if url else found[0]

    return _REFERENCE.sub(inline, _DEFINITION.sub("", text)) if targets else text


def _label(text: str) -> str:
    """A reference's label as Markdown compares it."""
    return " ".join(text.casefold().split())


def _bullet(row: str) -> str:
    """A table's row as a bullet; one without a link says nothing."""
    cells = (cell.strip() for cell in row.strip().strip("|").split("|"))
    return f"- {' — '.join(cell for cell in cells if cell)}" if links_in(row) else ""


def issue_number(title: str) -> int | None:
    """The number in an issue's title: 10 of ``NLP Newsletter #10 [EN]: …``."""
    found = _NUMBER.search(title)
    return int(found[1] or found[2]) if found else None


def candidate_of(item: Item, on: datetime) -> Candidate:
    """The item of an issue of the day ``on`` as a candidate, in the issue's own words.

    It is about its first paper or repository, or else its first link; without a link it has no id.
    """
    urls = subject_urls(item)
    name = identify(urls[0]) if urls else ""
    return Candidate(
        id=name,
        kind=kind_of(name),
        title=plain_words(item.title) or name_of(item),
        text=plain_words(item.blurb),
        published=on,
        url=urls[0] if urls else "",
        links=tuple(dict.fromkeys(link.url for link in item.links if link.url != urls[0])),
        source=SOURCE,
    )


def section_now(past: str, sections: Sequence[SectionConfig]) -> str:
    """The name of the section that items of the past section ``past`` would go to; or ``""``.

    That of the same name or heading, or else the first that takes what the name's words mean.
    """
    words = normalised_title(section_name(past)).split()
    for section in sections:
        names = (section.name, section_name(section.heading))
        if words in [normalised_title(name).split() for name in names]:
            return section.name
    bucket = next((_BUCKETS[word] for word in words if word in _BUCKETS), None)
    return next((section.name for section in sections if bucket in section.takes), "")
