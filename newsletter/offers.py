"""The near misses of a merged draft: what the new run offers, and what the editor did to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from newsletter.issue import Format, Issue, Item, Section
from newsletter.markdown.comments import comment_safe
from newsletter.markdown.items import write_item
from newsletter.pairing import Pair, pair_items, placed_items

NEW = "new since your draft"


@dataclass(frozen=True, slots=True)
class Offers:
    """The *almost made it* block of a merged draft."""

    sections: tuple[Section, ...]
    kept: int
    """How many near misses stay as the editor worded them, or put them there."""
    new: int
    """How many were not in the draft before."""

    @property
    def count(self) -> int:
        """How many items it holds."""
        return len(placed_items(self.sections))


def merged_offers(base: Issue, mine: Issue, theirs: Issue) -> Offers:
    """The near misses of ``theirs``, and its items that ``mine`` lacks, for the draft ``mine``.

    What the editor used or took out is not offered again; what they reworded, or wrote into the
    block, stays. ``base`` is the draft as it was generated before.
    """
    pairs = pair_items(_whole(base), _whole(mine))
    taken_out = [pair.before.item for pair in pairs if pair.before and pair.after is None]
    block = _Block(theirs, settled=_names((*mine.items, *taken_out)))
    written = _written(pairs, base, mine)
    offered = _items(mine.near_misses)
    own = _names(item for item in offered if id(item) in written)
    new = block.offer_new(theirs, own, known=_names(offered))
    for section in mine.near_misses:
        kept = [item for item in section.items if id(item) in written]
        intro = section.intro if section.intro not in _intros(section.name, base) else ""
        if kept or intro:
            block.put_back(replace(section, intro=intro, items=tuple(kept)), mine.near_misses)
    sections = tuple(section for section in block.sections if section.items or section.intro)
    same = _bare(sections) == _bare(mine.near_misses)
    return Offers(mine.near_misses if same else sections, len(written), new)


class _Block:
    """The block while it fills."""

    def __init__(self, theirs: Issue, settled: Collection[str]) -> None:
        self._settled = settled
        self._back: set[int] = set()
        self.sections = [replace(s, items=self._open(s), raw="") for s in theirs.near_misses]

    def _open(self, section: Section) -> tuple[Item, ...]:
        """The items of ``section`` that the editor has not decided on."""
        return tuple(i for i in section.items if _names([i]).isdisjoint(self._settled))

    def offer_new(self, theirs: Issue, own: Collection[str], known: Collection[str]) -> int:
        """Put first what the new run chose, but for the editor's ``own``; how many no one knew."""
        count = 0
        for section in theirs.sections:
            fresh = [
                replace(item, note=NEW, raw="")
                for item in self._open(section)
                if _names([item]).isdisjoint(own)
            ]
            if fresh:
                at = self._section(section, theirs.sections)
                held = self.sections[at]
                self.sections[at] = replace(held, items=(*fresh, *held.items))
            count += sum(_names([item]).isdisjoint(known) for item in fresh)
        return count

    def put_back(self, written: Section, order: Sequence[Section]) -> None:
        """Have the editor's items and words in place of Galley's, or else at the section's end."""
        for item in written.items:
            self._back.add(id(item))
            at, number = self._place(item) or (self._section(written, order), None)
            held = self.sections[at].items
            stop = len(held) if number is None else number
            self.sections[at] = replace(
                self.sections[at], items=(*held[:stop], item, *held[stop + 1 :])
            )
        if written.intro:
            at = self._section(written, order)
            self.sections[at] = replace(self.sections[at], intro=written.intro)

    def _place(self, item: Item) -> tuple[int, int] | None:
        """The section, and the place in it, of what Galley has there of ``item``'s subject."""
        names = _names([item])
        for at, section in enumerate(self.sections):
            for number, other in enumerate(section.items):
                if id(other) not in self._back and not names.isdisjoint(_names([other])):
                    return at, number
        return None

    def _section(self, head: Section, order: Sequence[Section]) -> int:
        """The place of the section called as ``head``, which is made where ``order`` has it."""
        names = [section.name for section in self.sections]
        if head.name in names:
            return names.index(head.name)
        ordered = [section.name for section in order]
        above = ordered[: ordered.index(head.name)]
        at = max((place + 1 for place, name in enumerate(names) if name in above), default=0)
        self.sections.insert(at, replace(head, items=(), raw=""))
        return at


def _whole(issue: Issue) -> Issue:
    """``issue`` with the near misses among its sections."""
    return replace(issue, sections=(*issue.near_misses, *issue.sections))


def _items(sections: Iterable[Section]) -> list[Item]:
    return [placed.item for placed in placed_items(sections)]


def _written(pairs: Iterable[Pair], base: Issue, mine: Issue) -> frozenset[int]:
    """``id()`` of the near misses that the editor worded, or put there."""
    # Of two items that say the same, one may be in the issue and one be offered.
    offered = frozenset(map(id, _items(mine.near_misses)))
    before = frozenset(map(id, _items(base.near_misses)))
    return frozenset(
        id(pair.after.item)
        for pair in pairs
        if pair.after and id(pair.after.item) in offered and _is_written(pair, before)
    )


def _is_written(pair: Pair, before: Collection[int]) -> bool:
    if pair.before is None or pair.after is None:
        return True
    was, now = pair.before.item, pair.after.item
    if _as_offered(was) != _as_offered(now):
        return True
    return now.note != NEW and (id(was) not in before or now.note != was.note)


def _as_offered(item: Item) -> str:
    """The item's words as they stand in the block, without its note."""
    return comment_safe(write_item(replace(item, note=""), Format.NLP_NEWSLETTER))


def _names(items: Iterable[Item]) -> frozenset[str]:
    """What ``items`` are about: each its id, or all its links when it has none."""
    return frozenset(name for item in items for name in item.own_names)


def _intros(name: str, base: Issue) -> set[str]:
    """What Galley wrote below the headings called ``name``."""
    return {"", *(s.intro for s in (*base.near_misses, *base.sections) if s.name == name)}


def _bare(sections: Iterable[Section]) -> list[Section]:
    """``sections`` without the bytes that they were read from."""
    return [
        replace(s, items=tuple(replace(item, raw="") for item in s.items), raw="") for s in sections
    ]
