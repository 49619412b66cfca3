"""What the archive remembers, as it gives it back, and as a row of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row

from newsletter.models import Candidate, Harvest, Status, Window

CANDIDATE = TypeAdapter(Candidate)
"""Reads and writes the JSON of a candidate."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate as last seen, with the moment it first was."""

    candidate: Candidate
    first_seen: datetime


@dataclass(frozen=True, slots=True)
class HarvestRecord:
    """That a source was asked for a window, when, and how it went."""

    source: str
    asked: str
    """A fingerprint of what it was asked, so that a changed config asks again."""
    fetched_at: datetime
    status: Status
    found: int
    seconds: float
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """One issue: what was generated, and what went out."""

    label: str
    number: int
    window: Window
    generated: str
    """The draft exactly as Galley last wrote it; empty when it was only imported."""
    published: str | None = None
    """The text that went out, as the editor left it: with the ids that readers never see."""
    drafted_at: datetime | None = None
    published_at: datetime | None = None
    draft_file: str = ""
    """The name of the draft's file; empty when it was only imported."""
    draft_place: str = ""
    """The machine and the folder that have the file, where several share the archive."""


CHOSEN = "chosen"
NEAR_MISS = "near miss"
"""What a verdict's payload has as the ``decision`` of what is in, and of what nearly was."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run decided on one story, kept so that it can be explained."""

    label: str
    story_id: str
    rank: int | None
    """1 is best; ``None`` when it was left out before the ranking."""
    payload: Mapping[str, Any]


def candidate_rows(candidates: Iterable[Candidate], now: datetime) -> list[dict[str, Any]]:
    """Rows of ``candidates``, seen for the first time ``now`` unless they are there already."""
    return [
        {
            "id": candidate.id,
            "source": candidate.source,
            "published": candidate.published,
            "first_seen": now,
            "last_seen": now,
            "payload": payload(candidate),
        }
        for candidate in candidates
    ]


def payload(candidate: Candidate) -> Any:  # noqa: ANN401 -- JSON
    """A candidate as JSON, without what is as it is by default."""
    return CANDIDATE.dump_python(candidate, mode="json", exclude_defaults=True)


def star_rows(candidates: Iterable[Candidate], now: datetime) -> list[dict[str, Any]]:
    """Rows of ``star_counts``, for those whose stars are known."""
    return [
        {"candidate_id": c.id, "day": now.date(), "stars": c.signals.stars}
        for c in candidates
        if c.signals.stars is not None
    ]


def sighting_rows(candidates: Iterable[Candidate], label: str) -> list[dict[str, Any]]:
    """Rows of ``sightings``: that each was given for the window ``label``."""
    return [{"label": label, "source": c.source, "candidate_id": c.id} for c in candidates]


def harvest_row(harvest: Harvest, label: str, asked: str, now: datetime) -> dict[str, Any]:
    """A row of ``harvests``: how a source answered for the window ``label``."""
    return {
        "label": label,
        "source": harvest.source,
        "asked": asked,
        "fetched_at": now,
        "status": str(harvest.status),
        "found": len(harvest.candidates),
        "seconds": harvest.seconds,
        "notes": list(harvest.notes),
    }


def harvest_record(row: Row[Any]) -> HarvestRecord:
    """A row of ``harvests``, read."""
    return HarvestRecord(
        source=row.source,
        asked=row.asked,
        fetched_at=row.fetched_at,
        status=Status(row.status),
        found=row.found,
        seconds=row.seconds,
        notes=tuple(row.notes),
    )


def issue_record(row: Row[Any]) -> IssueRecord:
    """A row of ``issues``, read."""
    return IssueRecord(
        label=row.label,
        number=row.number,
        window=Window(row.since, row.until, row.label),
        generated=row.generated,
        published=row.published,
        drafted_at=row.drafted_at,
        published_at=row.published_at,
        draft_file=row.draft_file,
        draft_place=row.draft_place,
    )
