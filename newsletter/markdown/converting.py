"""An issue of one newsletter in the form of the other."""

from __future__ import annotations

from dataclasses import replace

from newsletter.issue import Format, Issue, Item, Mark, Section
from newsletter.markdown.headings import KICKER, NEWS, default_heading


def converted(issue: Issue, document: Format) -> Issue:
    """The issue in ``document``'s grammar; itself when it is in it already.

    The NLP Newsletter's titled items become the Cypher's stories and the other way round; mentions
    and repositories are alike in both. Of the front matter the Cypher keeps the title only.
    """
    if issue.format is document:
        return issue
    sections = [_section(section, document) for section in issue.sections]
    near_misses = [_section(section, document) for section in issue.near_misses]
    to_cypher = document is Format.NLP_CYPHER
    return replace(
        issue,
        format=document,
        front_matter=() if to_cypher else (("layout", "post"), ("title", issue.title)),
        heading=issue.title if to_cypher else "",
        kicker=KICKER if to_cypher else "",
        tagline="",
        sections=tuple(sections),
        near_misses=tuple(near_misses),
        raw="",
    )


def _section(section: Section, document: Format) -> Section:
    items = tuple(_item(item, document) for item in section.items)
    stories = bool(items) and all(item.mark is Mark.HEADING and item.level == 1 for item in items)
    if document is Format.NLP_CYPHER and stories:
        return Section(NEWS, level=0, items=items)
    if section.level:
        return replace(section, items=items, raw="")
    return Section(NEWS, default_heading(NEWS), items=items)


def _item(item: Item, document: Format) -> Item:
    if document is Format.NLP_CYPHER and item.mark is Mark.TITLE:
        return replace(item, mark=Mark.HEADING, level=1, raw="")
    if document is Format.NLP_NEWSLETTER and item.mark is Mark.HEADING and item.level == 1:
        return _titled(item)
    return replace(item, raw="")


def _titled(story: Item) -> Item:
    """A story as a titled item: what its heading and labels link to goes into the words."""
    heading = (f"[{story.title}]({story.title_url})",) if story.title_url else ()
    blurb = "\n\n".join(part for part in (story.blurb, *heading, *story.extras) if part)
    return replace(story, mark=Mark.TITLE, level=0, title_url="", blurb=blurb, extras=(), raw="")
