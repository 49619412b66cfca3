"""What becomes of a harvest: stories, a ranking, a selection, blurbs, the issue and its file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flows.fresh import RecentLookups
from flows.outcome import Entry, Outcome
from flows.progress import reporter
from flows.publication import number_after_earlier
from flows.running import in_the_running
from flows.signals import near_selection, with_popularity
from flows.taste import picks_before
from flows.updates import barred_ids, look_again, told_as_updates, updates_of
from flows.verdicts import verdicts
from flows.waiting import waiting_notes
from flows.workbench import Workbench
from newsletter.compose import compose
from newsletter.config import SectionConfig
from newsletter.counting import counted
from newsletter.drafts import Placement, foresee_draft, place_draft, read_draft, write_whole
from newsletter.editor_note import editor_note
from newsletter.issue import Issue
from newsletter.markdown import render
from newsletter.markdown.lines import same_lines
from newsletter.models import Blurb, Bucket, Harvest, Ranked, Selection, Story, Window
from newsletter.past_issues import section_now
from newsletter.publishing import edits_between, name_of, published_ids
from newsletter.records import IssueRecord
from newsletter.week import local_day
from ranker.facade import Ranking, rank_closer, rank_stories, select_issue
from ranker.merge import merge
from sources.memory import Memory
from summarizers.styles import style_for
from summarizers.writer import Usage


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole issue before it is written anywhere."""

    window: Window
    number: int
    harvests: tuple[Harvest, ...]
    ranking: Ranking
    selection: Selection
    blurbs: Mapping[str, Blurb]
    text: str
    notes: tuple[str, ...]
    usage: Usage


def draft_from(
    bench: Workbench,
    window: Window,
    harvests: Sequence[Harvest],
    *,
    write: bool = True,
    refresh: bool = False,
) -> Draft:
    """The issue of ``window``; without ``write`` it is chosen but no blurb is written.

    With ``refresh`` services are asked again that told what they know a short while ago.
    """
    memory = RecentLookups(bench.archive, bench.now, refresh=refresh)
    harvests = [*harvests, *look_again(bench, window, harvests, memory)]
    running = in_the_running(bench, window)
    candidates, harvests = with_popularity(bench, window, running, harvests, memory)
    reporter().working(f"ranking {counted(len(candidates), 'candidate')}")
    ranking, harvests = _ranked(bench, window, merge(candidates), harvests, memory)
    stories = [ranked.story for ranked in ranking.ranked]
    updates = updates_of(bench, window, stories)
    barred = barred_ids(bench, window, stories, updates)
    selection = select_issue(ranking, bench.config, published=barred)
    blurbs, notes, usage = _written(bench, selection) if write else ({}, (), Usage())
    blurbs = told_as_updates(bench, blurbs, updates)
    number = _number(bench, window)
    text = _text(bench, window, number, harvests, selection, blurbs)
    notes = (*waiting_notes(bench, selection.left_out), *notes)
    return Draft(window, number, tuple(harvests), ranking, selection, blurbs, text, notes, usage)


def _written(
    bench: Workbench, selection: Selection
) -> tuple[dict[str, Blurb], tuple[str, ...], Usage]:
    """The blurbs, what a person should know of those who wrote them, and what that took."""
    reporter().working("writing blurbs")
    blurbs = _blurbs(bench, selection)
    return blurbs, bench.summarizer.notes, bench.summarizer.usage


def keep(bench: Workbench, draft: Draft) -> Outcome:
    """Write the draft's file, never over a person's work, and remember the issue."""
    archive, label = bench.archive, draft.window.label
    earlier = archive.issue(label)
    files = _files(bench, label, earlier)
    last_generated = _last_generated(files, earlier)
    write_whole(files.begun, draft.text)
    history = bench.state / "history"
    placement = place_draft(files.draft, draft.text, last_generated, history, bench.now)
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
    _settle(files, is_recorded=record.generated == draft.text)
    return _outcome(bench, draft, earlier, placement)


def foresee(bench: Workbench, draft: Draft) -> Outcome:
    """What :func:`keep` would do with ``draft`` once it has its blurbs; nothing is written."""
    earlier = bench.archive.issue(draft.window.label)
    files = _files(bench, draft.window.label, earlier)
    placement = foresee_draft(files.draft, draft.text, _last_generated(files, earlier))
    return replace(_outcome(bench, draft, earlier, placement), is_dry=True)


@dataclass(frozen=True, slots=True)
class _Files:
    """The draft's file, and what Galley notes beside the archive of what it wrote there."""

    draft: Path
    begun: Path
    """The draft that is being written."""
    latest: Path
    """The one that was written last, of an issue that was out by then: of that the archive has the
    draft that it was published from."""


def _files(bench: Workbench, label: str, earlier: IssueRecord | None) -> _Files:
    path = bench.drafted_file(earlier) if earlier else bench.draft_of(label)
    return _Files(path, bench.state / f"{label}.begun.md", bench.state / f"{label}.latest.md")


def _settle(files: _Files, *, is_recorded: bool) -> None:
    """Note what was written where the archive does not have it."""
    if is_recorded:
        files.begun.unlink(missing_ok=True)
        files.latest.unlink(missing_ok=True)
    else:
        files.begun.replace(files.latest)


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


def _last_generated(files: _Files, earlier: IssueRecord | None) -> str | None:
    """What Galley last wrote to the draft's file, also in a run that was killed on the way."""
    there, begun = read_draft(files.draft), read_draft(files.begun)
    if there is not None and begun is not None and same_lines(there, begun):
        return begun
    if earlier is None:
        return None
    latest = None if earlier.published is None else read_draft(files.latest)
    return latest or earlier.generated


def _compared_with(earlier: IssueRecord | None, draft: Draft) -> str:
    """The text to tell the editor's hand by: once published, that of the draft it came from."""
    if earlier is None or earlier.published is None:
        return draft.text
    return earlier.generated


def _ranked(
    bench: Workbench,
    window: Window,
    stories: Sequence[Story],
    harvests: Sequence[Harvest],
    memory: Memory,
) -> tuple[Ranking, Sequence[Harvest]]:
    """Rank, look closer at what is near selection, and rank again with what that told."""
    picks = picks_before(bench, window.since)
    rest = (bench.config, picks, window.until, bench.embedder, bench.learned)
    first = rank_stories(stories, *rest)
    nearest = [ranked.story for ranked in first.ranked if not _flagged(ranked.story)]
    closer, harvests = near_selection(bench, nearest, harvests, memory)
    return (rank_closer(first, closer, *rest) if closer else first), harvests


def _flagged(story: Story) -> bool:
    return any(candidate.flags for candidate in story.candidates)


def _blurbs(bench: Workbench, selection: Selection) -> dict[str, Blurb]:
    """A blurb for every story in the issue and near it, by story id."""
    blurbs: dict[str, Blurb] = {}
    for section in bench.config.sections:
        near = (miss.ranked for miss in selection.near_misses.get(section.name, ()))
        blurbs |= _section_blurbs(bench, section, [*selection.chosen[section.name], *near])
    return blurbs


def _section_blurbs(
    bench: Workbench, section: SectionConfig, ranked: Iterable[Ranked]
) -> dict[str, Blurb]:
    """The blurbs of a section, those of one kind of story together."""
    groups: dict[Bucket, list[Story]] = {}
    for one in ranked:
        groups.setdefault(one.bucket, []).append(one.story)
    blurbs: dict[str, Blurb] = {}
    for bucket, stories in groups.items():
        style = style_for(bench.config.newsletter.format, section.style, bucket, section.words)
        written = bench.summarizer.write(stories, style)
        blurbs |= {story.id: blurb for story, blurb in zip(stories, written, strict=True)}
    return blurbs


def _number(bench: Workbench, window: Window) -> int:
    """The issue's number: as drafted before, or the one after the earlier issues'."""
    drafted = bench.archive.issue(window.label)
    if drafted:
        return drafted.number
    return number_after_earlier(bench, window)


def _text(
    bench: Workbench,
    window: Window,
    number: int,
    harvests: Sequence[Harvest],
    selection: Selection,
    blurbs: Mapping[str, Blurb],
) -> str:
    notes = editor_note(
        window=window,
        number=number,
        harvests=harvests,
        selection=selection,
        blurbs=blurbs,
        config=bench.config,
    )
    issue = compose(selection, blurbs, bench.config, number=number, window=window, notes=notes)
    return render(issue)


def _ids_used(draft: Draft, record: IssueRecord) -> set[str]:
    """The ids of everything in the issue: as published when it was, else as drafted."""
    if record.published is not None:
        return set(published_ids(edits_between(record.generated, record.published)))
    chosen = (ranked for items in draft.selection.chosen.values() for ranked in items)
    return {name for ranked in chosen for name in ranked.story.ids}
