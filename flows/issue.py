"""What becomes of a harvest: stories, a ranking, a selection, blurbs, the issue and its file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.again import (
    barred_ids,
    carried_over,
    look_again,
    told_as_updates,
    updates_of,
    without_dropped,
)
from flows.fresh import RecentLookups
from flows.gather import candidate_sources
from flows.outcome import Outcome
from flows.progress import reporter
from flows.publication import number_after_earlier
from flows.signals import near_selection, with_popularity
from flows.taste import picks_before
from flows.verdicts import verdicts
from flows.waiting import waiting_notes, without_waiting
from flows.workbench import Workbench
from newsletter.compose import compose
from newsletter.config import SectionConfig
from newsletter.drafts import Placement, place_draft, read_draft, write_whole
from newsletter.editor_note import editor_note
from newsletter.markdown import render
from newsletter.models import Blurb, Bucket, Candidate, Harvest, Ranked, Selection, Story, Window
from newsletter.publishing import edits_between, published_ids
from newsletter.records import IssueRecord
from ranker.facade import Ranking, rank_closer, rank_stories, select_issue
from ranker.merge import merge
from sources.memory import Memory
from summarizers.styles import style_for


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

    def outcome(self, placement: Placement | None) -> Outcome:
        """The run's end; without a ``placement`` nothing was written."""
        return Outcome(self.window, self.harvests, self.selection, placement, self.notes)


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
    seen = _candidates(bench, window)
    candidates, harvests = with_popularity(bench, window, seen, harvests, memory)
    reporter().working(f"ranking {len(candidates)} candidates")
    ranking, harvests = _ranked(bench, window, merge(candidates), harvests, memory)
    stories = [ranked.story for ranked in ranking.ranked]
    updates = updates_of(bench, window, stories)
    barred = barred_ids(bench, window, stories, updates)
    selection = select_issue(ranking, bench.config, published=barred)
    reporter().working("writing blurbs")
    blurbs, notes = _blurbs(bench, selection) if write else ({}, ())
    blurbs = told_as_updates(bench, blurbs, updates)
    number = _number(bench, window)
    text = _text(bench, window, number, harvests, selection, blurbs)
    notes = (*waiting_notes(bench, selection.left_out), *notes)
    return Draft(window, number, tuple(harvests), ranking, selection, blurbs, text, notes)


def keep(bench: Workbench, draft: Draft) -> Outcome:
    """Write the draft's file, never over a person's work, and remember the issue."""
    archive, label = bench.archive, draft.window.label
    earlier = archive.issue(label)
    path, begun = bench.drafts / f"{label}.md", bench.state / f"{label}.begun.md"
    last_generated = _last_generated(path, begun, earlier)
    write_whole(begun, draft.text)
    placement = place_draft(path, draft.text, last_generated, bench.state / "history", bench.now)
    record = IssueRecord(
        label,
        draft.number,
        draft.window,
        _compared_with(earlier, draft),
        published=earlier.published if earlier else None,
        drafted_at=bench.now,
        published_at=earlier.published_at if earlier else None,
    )
    archive.record_issue(record, _ids_used(draft, record))
    decided = verdicts(label, draft.ranking, draft.selection, draft.blurbs)
    archive.record_verdicts(label, list(decided))
    begun.unlink(missing_ok=True)
    return draft.outcome(placement)


def _last_generated(path: Path, begun: Path, earlier: IssueRecord | None) -> str | None:
    """What Galley last wrote to ``path``, also in a run that was killed before its record."""
    there = read_draft(path)
    if there is not None and there == read_draft(begun):
        return there
    return earlier.generated if earlier else None


def _compared_with(earlier: IssueRecord | None, draft: Draft) -> str:
    """The text to tell the editor's hand by: once published, that of the draft it came from."""
    if earlier is None or earlier.published is None:
        return draft.text
    return earlier.generated


def _candidates(bench: Workbench, window: Window) -> list[Candidate]:
    seen = bench.archive.candidates(window, candidate_sources(bench.config))
    known = {one.candidate.id for one in seen}
    carried = [one for one in carried_over(bench, window) if one.id not in known]
    running = without_dropped(bench, window, [*(one.candidate for one in seen), *carried])
    return without_waiting(bench, window, running)


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


def _blurbs(bench: Workbench, selection: Selection) -> tuple[dict[str, Blurb], tuple[str, ...]]:
    """A blurb for every story in the issue and near it, by story id."""
    blurbs: dict[str, Blurb] = {}
    for section in bench.config.sections:
        near = (miss.ranked for miss in selection.near_misses.get(section.name, ()))
        blurbs |= _section_blurbs(bench, section, [*selection.chosen[section.name], *near])
    return blurbs, bench.summarizer.notes


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
