"""How a run ended: the lines a person reads, the JSON a program reads, the exit code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self
from zoneinfo import ZoneInfo

from flows.errors import INCOMPLETE
from newsletter.counting import counted
from newsletter.drafts import Placed, Placement
from newsletter.errors import GalleyError
from newsletter.models import Harvest, Ranked, Selection, Status, Window
from newsletter.week import is_week_label
from summarizers.writer import Usage

_TROUBLED = frozenset({Status.FAILED, Status.PARTIAL, Status.STALE})
_PLACED = {
    Placed.WRITTEN: "written",
    Placed.REPLACED: "written anew (no one had edited it)",
    Placed.UNCHANGED: "already holds this draft",
    Placed.MERGED: "merged with your edits",
    Placed.BESIDE: "written beside the file that was there",
}
_FORESEEN = {
    Placed.WRITTEN: "would be written",
    Placed.REPLACED: "would be written anew (no one has edited it)",
    Placed.UNCHANGED: "already holds this draft",
    Placed.MERGED: "would be merged with your edits",
    Placed.BESIDE: "would be written beside the file that is there",
}


class NoDraftError(GalleyError):
    """There is nothing to make an issue of; the text has a line for each source, then ``why``."""

    def __init__(self, harvests: Sequence[Harvest], why: str) -> None:
        self.harvests = tuple(harvests)
        super().__init__("\n".join([*map(harvest_line, harvests), f"no draft written: {why}"]))


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the issue; without a score where the editor alone put or kept it there."""

    id: str
    title: str
    score: float | None = None
    reasons: tuple[str, ...] = ()

    @classmethod
    def of(cls, ranked: Ranked) -> Self:
        """The entry of what the run chose."""
        return cls(ranked.story.id, ranked.story.lead.title, ranked.score, tuple(ranked.reasons))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found, chose and wrote, or would write."""

    window: Window
    timezone: str
    """The newsletter's own, in which a person is told of times."""
    harvests: tuple[Harvest, ...]
    sections: Mapping[str, Sequence[Entry]]
    """What is in the issue: what was chosen, and after a merge what the editor left of it."""
    selection: Selection
    placement: Placement
    notes: tuple[str, ...]
    """What else a person should know, such as that a summarizer is out of service."""
    usage: Usage
    """What the summarizer's models were asked for in this run."""
    is_dry: bool = False
    """Whether nothing was written, and ``placement`` is what would become of the draft."""

    @property
    def troubled(self) -> tuple[Harvest, ...]:
        """The sources that did not answer as they should."""
        return tuple(harvest for harvest in self.harvests if harvest.status in _TROUBLED)


def exit_code(outcome: Outcome, strict: bool) -> int:
    """0, or 3 when ``strict`` and some source was in trouble."""
    return INCOMPLETE if strict and outcome.troubled else 0


def harvest_line(harvest: Harvest) -> str:
    """One source in one line: ``arxiv: partial, 812 candidates in 41 s; page 2: HTTP 503``."""
    count = counted(len(harvest.candidates), "candidate")
    head = f"{harvest.source}: {harvest.status}, {count} in {harvest.seconds:.0f} s"
    return "; ".join([head, *harvest.notes])


def summary_lines(outcome: Outcome) -> list[str]:
    """The exit summary, a line each."""
    lines = [_window_line(outcome.window, outcome.timezone)]
    lines += _source_lines(outcome.harvests)
    lines += _section_lines(outcome.sections, titles=outcome.is_dry)
    lines += [*outcome.notes, *usage_lines(outcome.usage)]
    lines.append(_placement_line(outcome.placement, _FORESEEN if outcome.is_dry else _PLACED))
    return [*lines, "dry run: nothing was written"] if outcome.is_dry else lines


def _window_line(window: Window, timezone: str) -> str:
    zone = ZoneInfo(timezone)
    since, until = window.since.astimezone(zone), window.until.astimezone(zone)
    kind = "Week" if is_week_label(window.label) else "Days"
    return f"{kind} {window.label}: {since:%Y-%m-%d %H:%M} to {until:%Y-%m-%d %H:%M} ({timezone})"


def usage_lines(usage: Usage) -> list[str]:
    """What the models' answers took, in a line; none when no model was asked."""
    return [f"summarizer: {usage}"] if usage.calls else []


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """The outcome for a program."""
    placement, is_dry = outcome.placement, outcome.is_dry
    return {
        "label": outcome.window.label,
        "since": outcome.window.since.isoformat(),
        "until": outcome.window.until.isoformat(),
        "sources": [harvest_json(harvest) for harvest in outcome.harvests],
        "sections": {
            name: [_entry_json(entry) for entry in entries]
            for name, entries in outcome.sections.items()
        },
        "left_out": len(outcome.selection.left_out),
        "notes": list(outcome.notes),
        "usage": asdict(outcome.usage),
        "draft": None if is_dry else str(placement.path),
        "placed": None if is_dry else str(placement.placed),
        "would_be": str(placement.placed) if is_dry else None,
        "merge": list(placement.notes),
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


def _section_lines(sections: Mapping[str, Sequence[Entry]], titles: bool) -> list[str]:
    counts = ", ".join(f"{name} {len(entries)}" for name, entries in sections.items())
    lines = [f"in the issue: {counts}"]
    if titles:
        for name, entries in sections.items():
            lines += [f"{name}:", *(f"  {_title_line(entry)}" for entry in entries)]
    return lines


def _title_line(entry: Entry) -> str:
    why = "; ".join(entry.reasons[:3])
    return f"{entry.title} ({why})" if why else entry.title


def _entry_json(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "score": None if entry.score is None else round(entry.score, 6),
        "reasons": list(entry.reasons),
    }


def _placement_line(placement: Placement, words: Mapping[Placed, str]) -> str:
    line = f"{placement.path}: {'; '.join([words[placement.placed], *placement.notes])}"
    return f"{line}; as it was: {placement.kept}" if placement.kept else line
