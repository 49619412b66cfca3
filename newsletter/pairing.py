"""Which item of one version of an issue is which of another, whatever an editor did between."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from newsletter.identity import normalised_title
from newsletter.issue import Issue, Item, Section


@dataclass(frozen=True, slots=True)
class Placed:
    """An item and the section that it stands in."""

    section: str
    item: Item


@dataclass(frozen=True, slots=True)
class Pair:
    """One item in two versions; on one side only when it was dropped or added."""

    before: Placed | None
    after: Placed | None


def placed_items(sections: Iterable[Section]) -> list[Placed]:
    """Every item of ``sections`` with its section's name, in order."""
    return [Placed(section.name, item) for section in sections for item in section.items]


def pair_items(before: Issue, after: Issue) -> list[Pair]:
    """Every item of both versions: those of ``after`` in its order, then the dropped ones.

    An item is known by its id; without one by its title, or by a link that no other item has.
    """
    old, new = placed_items(before.sections), placed_items(after.sections)
    partners = _partners(old, new)
    pairs = [Pair(partners.get(id(placed)), placed) for placed in new]
    taken = {id(partner) for partner in partners.values()}
    return pairs + [Pair(placed, None) for placed in old if id(placed) not in taken]


def _partners(old: Sequence[Placed], new: Sequence[Placed]) -> dict[int, Placed]:
    """By ``id()`` of each item of ``new`` that ``old`` has: its old self."""
    partners: dict[int, Placed] = {}
    for names_of in (_id, _title, _links):
        taken = {id(partner) for partner in partners.values()}
        index = _index((placed for placed in old if id(placed) not in taken), names_of)
        for placed in new:
            names = () if id(placed) in partners else names_of(placed.item)
            match = next((index.pop(name) for name in names if name in index), None)
            if match is not None and id(match) not in taken:
                partners[id(placed)] = match
                taken.add(id(match))
    return partners


def _index(
    items: Iterable[Placed], names_of: Callable[[Item], tuple[str, ...]]
) -> dict[str, Placed]:
    """The items by those of their names that no other item has."""
    owners: dict[str, list[Placed]] = {}
    for placed in items:
        for name in names_of(placed.item):
            owners.setdefault(name, []).append(placed)
    return {name: found[0] for name, found in owners.items() if len(found) == 1}


def _id(item: Item) -> tuple[str, ...]:
    return (item.id,) if item.id else ()


def _title(item: Item) -> tuple[str, ...]:
    title = normalised_title(item.title)
    return (title,) if title else ()


def _links(item: Item) -> tuple[str, ...]:
    return item.identities
