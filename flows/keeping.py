"""A draft put into its file, never over a person's work, and remembered; or what that would do."""

from __future__ import annotations

from dataclasses import replace

from flows.drafted import DraftFiles
from flows.issue import Draft
from flows.outcome import Entry, Outcome
from flows.verdicts import verdicts
from flows.workbench import Workbench
from newsletter.drafts import Placement, foresee_draft, place_draft
from newsletter.issue import Issue
from newsletter.past_issues import section_now
from newsletter.publishing import edits_between, name_of, published_ids
from newsletter.records import IssueRecord
from newsletter.week import local_day


def keep(bench: Workbench, draft: Draft) -> Outcome:
    """Write the draft's file, never over a person's work, and remember the issue."""
    archive, label = bench.archive, draft.window.label
    earlier = archive.issue(label)
    files = DraftFiles.of(bench, label, earlier)
    last = files.last_written(earlier)
    files.begin(draft.text)
    placement = place_draft(files.draft, draft.text, last, bench.state / "history", bench.now)
    files.note_placed(placement.path)
    record = IssueRecord(
        label,
        draft.number,
        draft.window,
        _compared_with(earlier, draft),
        published=earlier.published if earlier else None,
        drafted_at=bench.now,
        published_at=earlier.published_at if earlier else None,
        draft_file=placement.path.name,
        draft_place=bench.place,
    )
    archive.record_issue(record, _ids_used(draft, record))
    decided = verdicts(label, draft.ranking, draft.selection, draft.blurbs)
    archive.record_verdicts(label, list(decided))
    files.settle(is_recorded=record.generated == draft.text)
    return _outcome(bench, draft, earlier, placement)


def foresee(bench: Workbench, draft: Draft) -> Outcome:
    """What :func:`keep` would do with ``draft`` once it has its blurbs; nothing is written."""
    earlier = bench.archive.issue(draft.window.label)
    files = DraftFiles.of(bench, draft.window.label, earlier)
    placement = foresee_draft(files.draft, draft.text, files.last_written(earlier))
    return replace(_outcome(bench, draft, earlier, placement), is_dry=True)


def _compared_with(earlier: IssueRecord | None, draft: Draft) -> str:
    """The text to tell the editor's hand by: once published, that of the draft it came from."""
    if earlier is None or earlier.published is None:
        return draft.text
    return earlier.generated


def _ids_used(draft: Draft, record: IssueRecord) -> set[str]:
    """The ids of everything in the issue: as published when it was, else as drafted."""
    if record.published is not None:
        return set(published_ids(edits_between(record.generated, record.published)))
    chosen = (ranked for items in draft.selection.chosen.values() for ranked in items)
    return {name for ranked in chosen for name in ranked.story.ids}


def _outcome(
    bench: Workbench, draft: Draft, earlier: IssueRecord | None, placement: Placement
) -> Outcome:
    sections = (
        _as_merged(bench, draft, placement.merged) if placement.merged else _as_drafted(draft)
    )
    return Outcome(
        draft.window,
        bench.config.schedule.timezone,
        draft.harvests,
        sections,
        draft.selection,
        placement,
        notes=(*draft.notes, *_published_note(bench, earlier)),
        usage=draft.usage,
    )


def _as_drafted(draft: Draft) -> dict[str, tuple[Entry, ...]]:
    chosen = draft.selection.chosen
    return {name: tuple(map(Entry.of, items)) for name, items in chosen.items()}


def _as_merged(bench: Workbench, draft: Draft, merged: Issue) -> dict[str, tuple[Entry, ...]]:
    """What the editor's sections hold after the merge, by config's names of them."""
    chosen = {one.story.id: one for items in draft.selection.chosen.values() for one in items}
    held: dict[str, list[Entry]] = {name: [] for name in draft.selection.chosen}
    for section in merged.sections:
        name = section_now(section.name, bench.config.sections) or section.name
        held.setdefault(name, []).extend(
            Entry.of(chosen[item.id]) if item.id in chosen else Entry(item.id, name_of(item))
            for item in section.items
        )
    return {name: tuple(entries) for name, entries in held.items()}


def _published_note(bench: Workbench, earlier: IssueRecord | None) -> tuple[str, ...]:
    """A word where the week's issue is out already."""
    if earlier is None or earlier.published is None:
        return ()
    at, timezone = earlier.published_at, bench.config.schedule.timezone
    on = f" on {local_day(at, timezone)}" if at else ""
    stays = "what went out stays as it is until you publish this draft"
    return (f"{earlier.label} was published{on}: {stays}",)
