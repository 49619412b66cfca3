"""A selection and its blurbs as an issue, in the grammar of the newsletter's format.

The grammars are those of the two newsletters' own issues. Every story keeps its id in a comment;
what has no blurb is marked *unsummarised* and shows its links only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from newsletter.config import Config, SectionConfig
from newsletter.front_page import (
    cypher_intro,
    dated_title,
    front_matter,
    headlines,
    newsletter_intro,
    subjects,
)
from newsletter.issue import Format, Issue, Item, Picture, Section
from newsletter.markdown.escape import escape_text, escape_url
from newsletter.markdown.headings import COLLECTION, KICKER, NEWS, default_heading, section_name
from newsletter.models import Blurb, Bucket, Selection, Window
from newsletter.story_items import Entry, mention, news, release, repository, titled

MAX_NEAR_MISSES = 5
"""How many a section offers in the *almost made it* block."""
_RULE = "----------"


def compose(
    selection: Selection,
    blurbs: Mapping[str, Blurb],
    config: Config,
    *,
    number: int,
    window: Window,
    notes: Sequence[str] = (),
) -> Issue:
    """The issue of ``selection``; ``blurbs`` by story id, ``notes`` for the head comment.

    Sections stand in config's order; an empty one is left out.
    """
    chosen = {
        name: [Entry(ranked.story, blurbs.get(ranked.story.id)) for ranked in found]
        for name, found in selection.chosen.items()
    }
    missed = {
        name: [
            Entry(miss.ranked.story, blurbs.get(miss.ranked.story.id), miss.obstacle)
            for miss in misses[:MAX_NEAR_MISSES]
        ]
        for name, misses in selection.near_misses.items()
    }
    return replace(
        _front(config, number, window, selection, blurbs),
        editor_note="\n".join(notes),
        sections=_sections(chosen, config),
        near_misses=_sections(missed, config),
        footer=_footer(config),
    )


def _front(
    config: Config,
    number: int,
    window: Window,
    selection: Selection,
    blurbs: Mapping[str, Blurb],
) -> Issue:
    names = headlines(selection, blurbs)
    header = escape_url(config.newsletter.header_image.replace("{number}", str(number)))
    picture = Picture(header) if header else None
    if config.newsletter.format is Format.NLP_NEWSLETTER:
        phrases = subjects(selection, blurbs)
        return Issue(
            Format.NLP_NEWSLETTER,
            front_matter=front_matter(config, number, names, phrases),
            header=picture,
            intro=newsletter_intro(config, number, phrases),
        )
    return Issue(
        Format.NLP_CYPHER,
        heading=dated_title(config, window),
        kicker=KICKER,
        tagline=escape_text(config.newsletter.tagline),
        header=picture,
        intro=cypher_intro(config, names),
    )


def _footer(config: Config) -> str:
    """Config's footer, told from the last item: below a rule, or quoted."""
    footer = config.newsletter.footer.strip()
    if not footer or footer.startswith((_RULE, ">")):
        return footer
    if config.newsletter.format is Format.NLP_NEWSLETTER:
        return f"{_RULE}\n\n{footer}"
    return "\n".join(f"> {line}".rstrip() for line in footer.splitlines())


def _sections(entries: Mapping[str, Sequence[Entry]], config: Config) -> tuple[Section, ...]:
    """The sections that have an entry; in The NLP Cypher, stories make up one without heading."""
    sections: list[Section] = []
    cypher = config.newsletter.format is Format.NLP_CYPHER
    for section in config.sections:
        found = entries.get(section.name, ())
        if found and cypher and section.style == "item":
            _add_news(sections, [news(entry) for entry in found])
        elif found:
            sections.append(_headed(section, found, cypher=cypher))
    return tuple(sections)


def _add_news(sections: list[Section], items: Sequence[Item]) -> None:
    """Stories of several sections in a row stand together, as they do on the page."""
    if sections and sections[-1].level == 0:
        sections[-1] = replace(sections[-1], items=(*sections[-1].items, *items))
    else:
        sections.append(Section(NEWS, level=0, items=tuple(items)))


def _headed(section: SectionConfig, entries: Sequence[Entry], *, cypher: bool) -> Section:
    heading = section.heading or default_heading(section.name)
    collected = section.style == "repository" and Bucket.REPO_CYPHER in section.takes
    writers = {"item": titled, "mention": release if cypher else mention}
    writer = writers.get(section.style, repository)
    return Section(
        name=section_name(heading),
        heading=heading,
        intro=f"## {COLLECTION}" if collected else "",
        items=tuple(writer(entry) for entry in entries),
    )
