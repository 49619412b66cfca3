"""A re-run meets an edited draft: the editor's hand stays, what it did not touch may improve.

A three-way merge on items: the draft as generated before, as it is edited now, and as it is
generated anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from newsletter.counting import counted
from newsletter.editor_note import merged_note
from newsletter.issue import Issue, Item, Section
from newsletter.markdown import parse, render
from newsletter.markdown.remarks import remarks
from newsletter.offers import merged_offers
from newsletter.pairing import Placed, pair_items, placed_items


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged draft, and how many of its items met with what."""

    text: str
    issue: Issue
    """What the text says."""
    kept: int
    """Edited, moved or added by the editor, and left so."""
    improved: int
    deleted: int
    offered: int
    """New, and put below the last section."""
    near_misses: int
    """Edited or added by the editor."""
    lines: int
    """The editor's own, in Galley's comments."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What was done, a sentence each."""
        counts = (
            (self.kept, "item", "kept as you edited, moved or added it"),
            (self.improved, "item", "improved"),
            (self.deleted, "item", "deleted by you, and not brought back"),
            (self.offered, "item", "new, and offered below the last section"),
            (self.near_misses, "near miss", "kept as you edited or added it"),
            (self.lines, "line", "of yours kept in Galley's comments"),
        )
        return tuple(f"{counted(count, noun)} {what}" for count, noun, what in counts if count)


def merge_drafts(generated: str, edited: str, anew: str) -> Merged:
    """The draft ``edited`` with what ``anew`` may bring to it.

    Items that differ from ``generated`` stay as they are, wherever they stand; untouched ones take
    their new text; deleted ones stay away; new ones are offered among the near misses. The front
    matter, the headings and the intro are the editor's too, and so is what they wrote into
    Galley's comments.
    """
    base, mine, theirs = parse(generated), parse(edited), parse(anew)
    untouched = _untouched(base, mine)
    fresh = {item.id: item for item in theirs.items}
    offers = merged_offers(base, mine, theirs)
    note = merged_note(base.editor_note, mine.editor_note, theirs.editor_note, offers.count)
    merged = replace(
        mine,
        sections=tuple(_improved(section, untouched, fresh) for section in mine.sections),
        near_misses=offers.sections,
        editor_note=note.text,
    )
    return Merged(
        render(merged),
        merged,
        kept=sum(item.id not in untouched for item in mine.items),
        improved=sum(new != old for new, old in zip(merged.items, mine.items, strict=True)),
        deleted=_deleted(base, mine),
        offered=offers.new,
        near_misses=offers.kept,
        lines=note.kept + len(mine.near_misses_note.splitlines()),
    )


def _untouched(base: Issue, mine: Issue) -> frozenset[str]:
    """The ids of the items that stand in ``mine`` just as they were generated.

    Of one that the editor copied, to word it in another way, neither copy is Galley's.
    """
    copies = Counter(item.id for item in mine.items)
    return frozenset(
        pair.after.item.id
        for pair in pair_items(base, mine)
        if pair.before and pair.after and _says_the_same(pair.before, pair.after)
        if copies[pair.after.item.id] == 1
    ) - {""}


def _says_the_same(before: Placed, after: Placed) -> bool:
    """Whether neither its place, its words nor the comments among them are the editor's."""
    if before.section != after.section or remarks(before.item.raw) != remarks(after.item.raw):
        return False
    return replace(before.item, raw="") == replace(after.item, raw="")


def _deleted(base: Issue, mine: Issue) -> int:
    """How many items the editor took out, and did not put among the near misses."""
    offered = {placed.item.id for placed in placed_items(mine.near_misses)} - {""}
    pairs = pair_items(base, mine)
    return sum(
        pair.after is None and pair.before.item.id not in offered for pair in pairs if pair.before
    )


def _improved(section: Section, untouched: Collection[str], fresh: Mapping[str, Item]) -> Section:
    items = [fresh.get(item.id, item) if item.id in untouched else item for item in section.items]
    return replace(section, items=tuple(map(_keep_raw, section.items, items)))


def _keep_raw(old: Item, new: Item) -> Item:
    """``old`` itself when the new one says the same, so that its bytes stay.

    Or when it is another kind of item, which was written for a section of that kind.
    """
    written_anew = replace(new, raw="")
    same = new.mark is not old.mark or replace(old, raw="") == written_anew
    return old if same else written_anew
