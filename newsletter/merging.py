"""A re-run meets an edited draft: the editor's hand stays, what it did not touch may improve.

A three-way merge on items: the draft as generated before, as it is edited now, and as it is
generated anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from newsletter.issue import Issue, Item, Section
from newsletter.markdown import parse, render
from newsletter.pairing import Placed, pair_items, placed_items

NEW = "new since your draft"


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged draft, and how many of its items met with what."""

    text: str
    kept: int
    """Edited, moved or added by the editor, and left so."""
    improved: int
    deleted: int
    offered: int
    """New, and put below the last section."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What was done, a sentence each."""
        counts = {
            "kept as you edited, moved or added it": self.kept,
            "improved": self.improved,
            "deleted by you, and not brought back": self.deleted,
            "new, and offered below the last section": self.offered,
        }
        return tuple(f"{_items(count)} {what}" for what, count in counts.items() if count)


def merge_drafts(generated: str, edited: str, anew: str) -> Merged:
    """The draft ``edited`` with what ``anew`` may bring to it.

    Items that differ from ``generated`` stay as they are, wherever they stand; untouched ones take
    their new text; deleted ones stay away; new ones are offered among the near misses. The front
    matter, the headings and the intro are the editor's too.
    """
    base, mine, theirs = parse(generated), parse(edited), parse(anew)
    untouched, gone = _untouched(base, mine), _deleted(base, mine)
    new = _new(theirs, base, mine)
    fresh = {item.id: item for item in theirs.items}
    merged = replace(
        mine,
        sections=tuple(_improved(section, untouched, fresh) for section in mine.sections),
        near_misses=_offers(theirs, new, [*mine.items, *gone]),
        editor_note=theirs.editor_note,
    )
    return Merged(
        render(merged),
        kept=sum(item.id not in untouched for item in mine.items),
        improved=sum(new != old for new, old in zip(merged.items, mine.items, strict=True)),
        deleted=len(gone),
        offered=len(new),
    )


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"


def _untouched(base: Issue, mine: Issue) -> frozenset[str]:
    """The ids of the items that stand in ``mine`` just as they were generated."""
    return frozenset(
        pair.after.item.id
        for pair in pair_items(base, mine)
        if pair.before and pair.after and _says_the_same(pair.before, pair.after)
    ) - {""}


def _says_the_same(before: Placed, after: Placed) -> bool:
    if before.section != after.section:
        return False
    return replace(before.item, raw="") == replace(after.item, raw="")


def _deleted(base: Issue, mine: Issue) -> list[Item]:
    """The items that the editor took out."""
    pairs = pair_items(base, mine)
    return [pair.before.item for pair in pairs if pair.before and pair.after is None]


def _improved(section: Section, untouched: Collection[str], fresh: Mapping[str, Item]) -> Section:
    items = tuple(
        fresh[item.id] if item.id in untouched and item.id in fresh else item
        for item in section.items
    )
    return replace(section, items=tuple(map(_keep_raw, section.items, items)))


def _keep_raw(old: Item, new: Item) -> Item:
    """``old`` itself when the new one says the same, so that its bytes stay."""
    written_anew = replace(new, raw="")
    return old if replace(old, raw="") == written_anew else written_anew


def _new(theirs: Issue, base: Issue, mine: Issue) -> list[Placed]:
    """The items generated anew that neither the old draft nor the editor had."""
    known = {name for issue in (base, mine) for item in issue.items for name in _own(item)}
    return [p for p in placed_items(theirs.sections) if known.isdisjoint(_own(p.item))]


def _offers(theirs: Issue, new: Sequence[Placed], settled: Iterable[Item]) -> tuple[Section, ...]:
    """The near misses of the new run, its new items before them, without what is ``settled``."""
    out = {name for item in settled for name in _own(item)}
    names = dict.fromkeys(s.name for s in (*theirs.sections, *theirs.near_misses))
    sections = (_offered(name, theirs, new, out) for name in names)
    return tuple(section for section in sections if section.items)


def _offered(name: str, theirs: Issue, new: Iterable[Placed], out: Set[str]) -> Section:
    near = next((s for s in theirs.near_misses if s.name == name), None)
    head = near or next(s for s in theirs.sections if s.name == name)
    fresh = (replace(p.item, note=NEW, raw="") for p in new if p.section == name)
    missed = near.items if near else ()
    items = tuple(item for item in (*fresh, *missed) if out.isdisjoint(_own(item)))
    return replace(head, intro="", items=items, raw="")


def _own(item: Item) -> tuple[str, ...]:
    """What an item is about: its id, or all its links when it has none."""
    return (item.id,) if item.id else item.identities
