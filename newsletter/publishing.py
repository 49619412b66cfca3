"""What goes out, and what is said of it: the final text, and what the editor did to the draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from newsletter.comparing import Edit, EditKind, compare
from newsletter.counting import counted
from newsletter.issue import Issue, Item, Section
from newsletter.markdown import parse, strip_comments
from newsletter.markdown.plain import plain_words
from newsletter.markdown.remarks import remarks, without_remarks
from newsletter.pairing import pair_items
from newsletter.text import shortened

_MAX_NAME = 80
_TOLD = (EditKind.REWORDED, EditKind.MOVED, EditKind.DROPPED, EditKind.ADDED)


def final_text(draft: str) -> str:
    """The draft as readers get it: without Galley's and the editor's comments, else as it is."""
    return strip_comments(draft)


def remarks_note(draft: str) -> tuple[str, ...]:
    """A line on how many of the editor's own comments publishing takes out, if there is any."""
    count = len(remarks(draft))
    return (f"took out {counted(count, 'comment')} of yours",) if count else ()


def edits_between(generated: str, published: str) -> list[Edit]:
    """What became of each item of the generated text, and what was added to it.

    A near miss that was used is an addition, and has its id. Comments are no words.
    """
    before = parse(generated)
    edits = compare(before, parse(without_remarks(published, platforms=True)))
    offers = _offers_used(before, [e.item for e in edits if e.kind is EditKind.ADDED])
    return [replace(e, item=replace(e.item, id=offers.get(e.item, e.item.id))) for e in edits]


def _offers_used(generated: Issue, added: Sequence[Item]) -> dict[Item, str]:
    """The ids of the added items that were near misses."""
    offered = replace(generated, sections=generated.near_misses)
    used = replace(generated, sections=(Section("", items=tuple(added)),))
    return {
        pair.after.item: pair.before.item.id
        for pair in pair_items(offered, used)
        if pair.before and pair.after
    }


def published_ids(edits: Iterable[Edit]) -> frozenset[str]:
    """Every canonical id of what went out: of its items, and of what they link to."""
    out = [edit for edit in edits if edit.kind is not EditKind.DROPPED]
    own = {edit.before.id for edit in out if edit.before and edit.before.id}
    return frozenset(own).union(*(edit.item.identities for edit in out))


def name_of(item: Item) -> str:
    """What a person calls the item: its title, or how its text begins."""
    words = plain_words(item.title) or plain_words(item.blurb)
    name = " ".join(words.split())
    return shortened(name, _MAX_NAME) or item.id or "an item without words"


def edit_lines(edits: Sequence[Edit]) -> list[str]:
    """The edits as a person reads them: a line of counts, then a line for each but the kept."""
    counts = Counter(edit.kind for edit in edits)
    said = ", ".join(f"{counts[kind]} {kind}" for kind in (EditKind.KEPT, *_TOLD))
    return [said, *_edit_lines(edits)]


def _edit_lines(edits: Iterable[Edit]) -> Iterator[str]:
    for kind in _TOLD:
        for edit in edits:
            if edit.kind is kind:
                yield f"{kind}: {name_of(edit.item)} ({_detail(edit)})"


def _detail(edit: Edit) -> str:
    place = edit.section
    if edit.kind is EditKind.MOVED:
        place = f"{edit.section_before} to {edit.section}"
    if not edit.changed:
        return place
    return f"{place}; {max(1, round(100 * edit.changed))}% of its words changed"


def edit_json(edit: Edit) -> dict[str, Any]:
    """An edit as JSON values."""
    return {
        "kind": str(edit.kind),
        "id": edit.item.id or (edit.before.id if edit.before else ""),
        "identities": list(edit.item.identities),
        "name": name_of(edit.item),
        "section": edit.section,
        "section_before": edit.section_before,
        "words_changed": round(edit.changed, 4),
    }
