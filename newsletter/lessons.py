"""What an editor's edits teach: what to pick, what not, where things belong, how to say them.

What went out is what counts. An issue that has not been published teaches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from newsletter.comparing import Edit, EditKind
from newsletter.identity import identify
from newsletter.issue import Item
from newsletter.markdown.plain import plain_words
from newsletter.publishing import edits_between
from newsletter.records import IssueRecord


@dataclass(frozen=True, slots=True)
class Taught:
    """An item that went out, or was dropped, and its section."""

    ids: tuple[str, ...]
    """Its own canonical id first, then those of what it links to."""
    section: str
    """Where it went out; where it was generated when it was dropped."""
    is_added: bool = False
    """Whether the editor put it in; a near miss that was used counts."""


@dataclass(frozen=True, slots=True)
class Move:
    """An item that the editor put into another section."""

    ids: tuple[str, ...]
    section_before: str
    section: str


@dataclass(frozen=True, slots=True)
class Rewording:
    """A blurb before and after the editor's hand, as plain words."""

    ids: tuple[str, ...]
    section: str
    generated: str
    published: str
    changed: float
    """The share of the words that were changed, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """All that one published issue teaches."""

    label: str
    on: datetime
    """The end of its window: what later weeks may learn from, whenever it was published."""
    picked: tuple[Taught, ...]
    dropped: tuple[Taught, ...]
    moved: tuple[Move, ...]
    reworded: tuple[Rewording, ...]


def lessons(records: Iterable[IssueRecord]) -> list[Lesson]:
    """A lesson for each published issue of ``records``, in their order."""
    return [_lesson(record, record.published) for record in records if record.published is not None]


def dropped_ids(taught: Iterable[Lesson]) -> dict[str, str]:
    """Every id of the items that an editor took out -> the label of the first such issue.

    What went out after all, in that issue or another, is not among them.
    """
    known = list(taught)
    out = {name for lesson in known for item in lesson.picked for name in item.ids}
    found: dict[str, str] = {}
    for lesson in known:
        for item in lesson.dropped:
            if out.isdisjoint(item.ids):
                found |= {name: lesson.label for name in item.ids if name not in found}
    return found


def subject_urls(item: Item) -> tuple[str, ...]:
    """Where to find what the item is about: its papers and repositories, or else its first link."""
    urls = tuple(dict.fromkeys(link.url for link in item.links))
    works = tuple(url for url in urls if not identify(url).startswith("url:"))
    return works or urls[:1]


def _lesson(record: IssueRecord, published: str) -> Lesson:
    edits = edits_between(record.generated, published)
    stayed = [edit for edit in edits if edit.kind is not EditKind.DROPPED]
    return Lesson(
        record.label,
        record.window.until,
        picked=tuple(_taught(edit) for edit in stayed),
        dropped=tuple(_taught(edit) for edit in edits if edit.kind is EditKind.DROPPED),
        moved=tuple(
            Move(_ids(edit), edit.section_before, edit.section)
            for edit in stayed
            if edit.kind is EditKind.MOVED
        ),
        reworded=tuple(
            _rewording(edit, edit.before) for edit in stayed if edit.before and edit.changed
        ),
    )


def _taught(edit: Edit) -> Taught:
    return Taught(_ids(edit), edit.section, is_added=edit.kind is EditKind.ADDED)


def _rewording(edit: Edit, before: Item) -> Rewording:
    texts = plain_words(before.blurb), plain_words(edit.item.blurb)
    return Rewording(_ids(edit), edit.section, *texts, edit.changed)


def _ids(edit: Edit) -> tuple[str, ...]:
    """The published text has no ids of its own: the generated item lends its own."""
    own = edit.before.id if edit.before else ""
    return tuple(dict.fromkeys(name for name in (own, *edit.item.identities) if name))
