"""What the editor did: the issue as generated against the issue as it went out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from newsletter.issue import Issue, Item
from newsletter.pairing import Pair, Placed, pair_items

_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class EditKind(StrEnum):
    """What became of an item; the first that applies in this order of weight."""

    DROPPED = "dropped"
    ADDED = "added"
    MOVED = "moved"
    """To another section; it may be reworded besides."""
    REWORDED = "reworded"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Edit:
    """One item of either version, and what was done to it."""

    kind: EditKind
    item: Item
    """As it went out; as it was generated when it was dropped."""
    section: str
    """Where it went out; where it was generated when it was dropped."""
    before: Item | None = None
    section_before: str = ""
    changed: float = 0.0
    """The share of its title's and blurb's words that were changed, 0 to 1."""


def compare(generated: Issue, published: Issue) -> list[Edit]:
    """What the editor did to each item, in the published order, the dropped ones last."""
    return [edit for pair in pair_items(generated, published) if (edit := _edit(pair))]


def words_changed(before: Sequence[str], after: Sequence[str]) -> float:
    """One less the ratio of common words in order (Ratcliff and Obershelp), 0 to 1."""
    if not before and not after:
        return 0.0
    return 1.0 - SequenceMatcher(a=before, b=after, autojunk=False).ratio()


def words_of(item: Item) -> list[str]:
    """The words that a reader sees of ``item``: its title and blurb, without addresses."""
    return _WORD.findall(_LINK_TARGET.sub("]", f"{item.title}\n{item.blurb}"))


def _edit(pair: Pair) -> Edit | None:
    before, after = pair.before, pair.after
    if after is None:
        return Edit(EditKind.DROPPED, before.item, before.section) if before else None
    if before is None:
        return Edit(EditKind.ADDED, after.item, after.section)
    changed = words_changed(words_of(before.item), words_of(after.item))
    kind = _kind(before, after, changed)
    return Edit(kind, after.item, after.section, before.item, before.section, changed)


def _kind(before: Placed, after: Placed, changed: float) -> EditKind:
    if before.section != after.section:
        return EditKind.MOVED
    return EditKind.REWORDED if changed else EditKind.KEPT
