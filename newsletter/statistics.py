"""How close the drafts come to what goes out, issue by issue.

An *edit* is anything but keeping an item as it was generated. A rate without items to count is
``None``, which is not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from statistics import fmean
from typing import Any

from newsletter.comparing import Edit, EditKind
from newsletter.issue import Issue
from newsletter.markdown import parse
from newsletter.publishing import edits_between, name_of
from newsletter.records import IssueRecord, Verdict


class Known(StrEnum):
    """How near an item that the editor added was to being in the draft."""

    NEAR_MISS = "near miss"
    RANKED = "ranked"
    """It was a candidate, further down."""
    LEFT_OUT = "left out"
    UNKNOWN = "unknown"
    """No source gave it, or it was ranked too low to be remembered."""


@dataclass(frozen=True, slots=True)
class Addition:
    """An item that the editor put in, and what the draft's run knew of it."""

    name: str
    ids: tuple[str, ...]
    section: str
    known: Known
    rank: int | None
    """Its place in the whole ranking, 1 the best; ``None`` where it had none."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The items of a section, or of an issue, by what became of them."""

    kept: int = 0
    reworded: int = 0
    moved: int = 0
    dropped: int = 0
    added: int = 0

    @property
    def edit_rate(self) -> float | None:
        """The share of all items, those dropped or added included, that an editor touched."""
        everything = self.generated + self.added
        return 1 - self.kept / everything if everything else None

    @property
    def generated(self) -> int:
        """How many there were in the draft."""
        return self.kept + self.reworded + self.moved + self.dropped


@dataclass(frozen=True, slots=True)
class IssueStatistics:
    """One published issue against its draft."""

    label: str
    number: int
    published_at: datetime | None
    total: Tally
    sections: Mapping[str, Tally]
    """By the section that an item went out in; a dropped one counts where it was generated."""
    words_changed: float | None
    """The mean share of changed words, over the items that went out from the draft."""
    additions: tuple[Addition, ...]

    @property
    def kept(self) -> float | None:
        """The share of the draft's items that went out, in whatever words and place."""
        generated = self.total.generated
        return 1 - self.total.dropped / generated if generated else None

    @property
    def recall(self) -> float | None:
        """The share of the editor's additions that were among the near misses."""
        return self._share(Known.NEAR_MISS)

    @property
    def known(self) -> float | None:
        """The share of the editor's additions that were candidates at all."""
        return self._share(Known.NEAR_MISS, Known.RANKED, Known.LEFT_OUT)

    def _share(self, *kinds: Known) -> float | None:
        if not self.additions:
            return None
        return sum(a.known in kinds for a in self.additions) / len(self.additions)


def issue_statistics(record: IssueRecord, verdicts: Sequence[Verdict]) -> IssueStatistics:
    """The figures of one published issue; ``verdicts`` are those of its last draft."""
    edits = edits_between(record.generated, record.published or "")
    offered = _near_miss_ids(parse(record.generated))
    changes = [edit.changed for edit in edits if edit.before]
    sections = dict.fromkeys(edit.section for edit in edits)
    return IssueStatistics(
        record.label,
        record.number,
        record.published_at,
        total=_tally(edits),
        sections={name: _tally(e for e in edits if e.section == name) for name in sections},
        words_changed=fmean(changes) if changes else None,
        additions=tuple(
            _addition(edit, offered, verdicts) for edit in edits if edit.kind is EditKind.ADDED
        ),
    )


def statistics_json(figures: IssueStatistics) -> dict[str, Any]:
    """The figures as JSON values; rates between 0 and 1, ``null`` where there is nothing to say."""
    return {
        "label": figures.label,
        "number": figures.number,
        "published_at": figures.published_at.isoformat() if figures.published_at else None,
        "kept": figures.kept,
        "edit_rate": figures.total.edit_rate,
        "words_changed": figures.words_changed,
        "recall_near_misses": figures.recall,
        "recall_candidates": figures.known,
        "items": asdict(figures.total),
        "sections": {
            name: {**asdict(tally), "edit_rate": tally.edit_rate}
            for name, tally in figures.sections.items()
        },
        "added": [{**asdict(one), "known": str(one.known)} for one in figures.additions],
    }


def _tally(edits: Iterable[Edit]) -> Tally:
    kinds = [edit.kind for edit in edits]
    return Tally(**{str(kind): kinds.count(kind) for kind in EditKind})


def _near_miss_ids(issue: Issue) -> frozenset[str]:
    items = (item for section in issue.near_misses for item in section.items)
    return frozenset(name for item in items for name in item.identities)


def _addition(edit: Edit, offered: frozenset[str], verdicts: Sequence[Verdict]) -> Addition:
    ids = edit.item.identities
    verdict = next((v for v in verdicts if not _ids(v).isdisjoint(ids)), None)
    return Addition(
        name_of(edit.item),
        ids,
        edit.section,
        _known(verdict, near=not offered.isdisjoint(ids)),
        verdict.rank if verdict else None,
    )


def _ids(verdict: Verdict) -> frozenset[str]:
    """Every id of the story that the verdict is on."""
    return frozenset((verdict.story_id, *verdict.payload.get("ids", ())))


def _known(verdict: Verdict | None, *, near: bool) -> Known:
    if near:
        return Known.NEAR_MISS
    if verdict is None:
        return Known.UNKNOWN
    return Known.LEFT_OUT if verdict.payload.get("decision") == "left out" else Known.RANKED
