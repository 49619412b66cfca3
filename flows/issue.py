"""What becomes of a harvest: stories, a ranking, a selection, blurbs, and the issue of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flows.fresh import RecentLookups
from flows.progress import reporter
from flows.publication import number_after_earlier
from flows.running import in_the_running
from flows.signals import near_selection, with_popularity
from flows.taste import picks_before
from flows.updates import barred_ids, look_again, told_as_updates, updates_of
from flows.waiting import waiting_notes
from flows.workbench import Workbench
from newsletter.compose import compose
from newsletter.config import SectionConfig
from newsletter.counting import counted
from newsletter.editor_note import editor_note
from newsletter.markdown import render
from newsletter.models import Blurb, Bucket, Harvest, Ranked, Selection, Story, Window
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
