"""How a run ended: the lines a person reads, the JSON a program reads, the exit code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flows.commands.errors import INCOMPLETE
from newsletter.drafts import Placed, Placement
from newsletter.errors import GalleyError
from newsletter.models import Harvest, Ranked, Selection, Status, Window

_TROUBLED = frozenset({Status.FAILED, Status.PARTIAL, Status.STALE})
_PLACED = {
    Placed.WRITTEN: "written",
    Placed.REPLACED: "written anew (no one had edited it)",
    Placed.UNCHANGED: "already holds this draft",
    Placed.MERGED: "merged with your edits",
    Placed.BESIDE: "written beside the file that was there",
}


class NoDraftError(GalleyError):
    """There is nothing to make an issue of; the text has a line for each source, then ``why``."""

    def __init__(self, harvests: Sequence[Harvest], why: str) -> None:
        self.harvests = tuple(harvests)
        super().__init__("\n".join([*map(harvest_line, harvests), f"no draft written: {why}"]))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found, chose and wrote."""

    window: Window
    harvests: tuple[Harvest, ...]
    selection: Selection
    placement: Placement | None
    """``None`` for a dry run."""
    notes: tuple[str, ...] = ()
    """What else a person should know: summarizers that fell back, what they cost…"""

    @property
    def troubled(self) -> tuple[Harvest, ...]:
        """The sources that did not answer as they should."""
        return tuple(harvest for harvest in self.harvests if harvest.status in _TROUBLED)


def exit_code(outcome: Outcome, strict: bool) -> int:
    """0, or 3 when ``strict`` and some source was in trouble."""
    return INCOMPLETE if strict and outcome.troubled else 0


def harvest_line(harvest: Harvest) -> str:
    """One source in one line: ``arxiv: partial, 812 candidates in 41 s; page 2: HTTP 503``."""
    count = len(harvest.candidates)
    noun = "candidate" if count == 1 else "candidates"
    head = f"{harvest.source}: {harvest.status}, {count} {noun} in {harvest.seconds:.0f} s"
    return "; ".join([head, *harvest.notes])


def summary_lines(outcome: Outcome) -> list[str]:
    """The exit summary, a line each."""
    window = outcome.window
    lines = [f"Week {window.label}: {window.since:%Y-%m-%d %H:%M} to {window.until:%Y-%m-%d %H:%M}"]
    lines += _source_lines(outcome.harvests)
    lines += _selection_lines(outcome)
    lines += outcome.notes
    lines.append(_placement_line(outcome.placement))
    return lines


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """The outcome for a program."""
    placement = outcome.placement
    return {
        "label": outcome.window.label,
        "since": outcome.window.since.isoformat(),
        "until": outcome.window.until.isoformat(),
        "sources": [harvest_json(harvest) for harvest in outcome.harvests],
        "sections": {
            name: [_ranked_json(ranked) for ranked in chosen]
            for name, chosen in outcome.selection.chosen.items()
        },
        "in_the_issue": dict(_counts(outcome)),
        "left_out": len(outcome.selection.left_out),
        "notes": list(outcome.notes),
        "draft": str(placement.path) if placement else None,
        "placed": str(placement.placed) if placement else None,
    }


def harvest_json(harvest: Harvest) -> dict[str, Any]:
    """One source for a program."""
    return {
        "source": harvest.source,
        "status": str(harvest.status),
        "candidates": len(harvest.candidates),
        "seconds": round(harvest.seconds, 2),
        "notes": list(harvest.notes),
    }


def _source_lines(harvests: Iterable[Harvest]) -> list[str]:
    """Every source with something to say, and the rest in one line."""
    plain = [h for h in harvests if h.status is Status.OK and not h.notes]
    lines = [harvest_line(harvest) for harvest in harvests if harvest not in plain]
    if plain:
        counts = ", ".join(f"{harvest.source} {len(harvest.candidates)}" for harvest in plain)
        lines.insert(0, f"ok: {counts}")
    return lines


def _selection_lines(outcome: Outcome) -> list[str]:
    lines = ["in the issue: " + ", ".join(f"{name} {count}" for name, count in _counts(outcome))]
    if outcome.placement is None:
        for name, chosen in outcome.selection.chosen.items():
            lines += [f"{name}:", *(f"  {_title_line(ranked)}" for ranked in chosen)]
    return lines


def _counts(outcome: Outcome) -> list[tuple[str, int]]:
    """How much is in each section: in the file when it is the editor's, else as chosen."""
    if outcome.placement and outcome.placement.holds:
        return list(outcome.placement.holds)
    return [(name, len(chosen)) for name, chosen in outcome.selection.chosen.items()]


def _title_line(ranked: Ranked) -> str:
    why = "; ".join(ranked.reasons[:3])
    return f"{ranked.story.lead.title} ({why})" if why else ranked.story.lead.title


def _ranked_json(ranked: Ranked) -> dict[str, Any]:
    return {
        "id": ranked.story.id,
        "title": ranked.story.lead.title,
        "score": round(ranked.score, 6),
        "reasons": list(ranked.reasons),
    }


def _placement_line(placement: Placement | None) -> str:
    if placement is None:
        return "dry run: nothing was written"
    line = f"{placement.path}: {'; '.join([_PLACED[placement.placed], *placement.notes])}"
    return f"{line}; as it was: {placement.kept}" if placement.kept else line
