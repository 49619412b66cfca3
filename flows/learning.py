"""``galley learn``: the newsletter's own issues teach the ranking and the sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from flows.importing import Import, import_posts
from flows.lock import run_lock
from flows.past_weeks import PastIssue, past_issues, past_weeks, picks_beside
from flows.progress import reporter, reporting
from flows.workbench import Workbench, learned_folder, open_workbench
from newsletter.archive import Archive
from newsletter.errors import GalleyError
from newsletter.issue import Item
from newsletter.models import Candidate, Story
from newsletter.past_issues import candidate_of, section_now
from ranker.learn import (
    Gain,
    Learned,
    held_out_gain,
    learn_leaning,
    learn_sections,
    section_words,
    topic_shift,
)
from ranker.section_gain import PlacedStory, SectionGain, section_gain
from ranker.section_model import SectionModel
from ranker.taste import Leaning, Taste
from ranker.weeks import Week

_WAIT_SECONDS = 600.0
_JUDGED_AT = 100
"""Recall at this place decides whether what was learned is of use."""


class NothingToLearnError(GalleyError):
    """There is no published issue to learn from; the text says what to do."""


@dataclass(frozen=True, slots=True)
class SectionLessons:
    """Where the items stood, and what that taught."""

    counts: Mapping[str, int]
    """How many items each section of the config has."""
    words: Mapping[str, Sequence[str]]
    """The words that tell each section's items from the others'."""
    strange: Mapping[str, int]
    """Past sections that no section of the config answers to, with their items."""
    gain: SectionGain | None
    """``None`` with too few items to tell."""
    is_kept: bool
    """Whether later drafts use it: not when it places held-out items worse than what is shipped."""


@dataclass(frozen=True, slots=True)
class RankingLessons:
    """What was picked, and what that taught."""

    picks: int
    topics_up: Sequence[str]
    topics_down: Sequence[str]
    weeks: int
    """How many issues have their week's candidates in the archive."""
    gain: Gain | None
    """``None`` with too few such weeks to tell."""
    is_kept: bool
    """Whether later drafts lean; they look back on past picks in any case."""


@dataclass(frozen=True, slots=True)
class Told:
    """All that was learned."""

    imported: Import
    issues: int
    items: int
    sections: SectionLessons
    ranking: RankingLessons


def learn_from(config: Path, posts: Sequence[Path], *, quiet: bool) -> Told:
    """Import ``posts``, learn from every published issue, and keep what helps.

    Raises:
        ConfigError, ArchiveError: the config or the archive cannot be used.
        DocumentError: a post is not there, or none of them is an issue.
        NothingToLearnError: there is no published issue.
    """
    with (
        reporting(quiet=quiet),
        open_workbench(config) as bench,
        run_lock(bench.state, _WAIT_SECONDS, reporter().say),
    ):
        imported = import_posts(bench, posts)
        issues = past_issues(bench)
        if not issues:
            raise NothingToLearnError(
                "no issue is published yet; name the files or folders of your past issues"
            )
        reporter().working(f"learning from {len(issues)} issues")
        return _learn(bench, imported, issues)


def _learn(bench: Workbench, imported: Import, issues: Sequence[PastIssue]) -> Told:
    placed = list(_placed(bench, issues))
    sections, model = _sections(bench, placed)
    ranking, leaning = _ranking(bench, issues)
    kept = Learned(leaning if ranking.is_kept else None, model if sections.is_kept else None)
    kept.save(learned_folder(bench.state))
    items = sum(len(issue.issue.items) for issue in issues)
    return Told(imported, len(issues), items, sections, ranking)


def _placed(bench: Workbench, issues: Sequence[PastIssue]) -> Iterator[PlacedStory]:
    """Every item with the section it stood in, as the archive knows it or as the issue tells it."""
    for past in issues:
        for section in past.issue.sections:
            for item in section.items:
                story = Story(_candidate(bench.archive, past, item))
                yield PlacedStory(story, section.name, past.record.label)


def _candidate(archive: Archive, past: PastIssue, item: Item) -> Candidate:
    told = candidate_of(item, past.record.window.until)
    seen = archive.candidate(told.id) if told.id else None
    return seen.candidate if seen else told


def _sections(
    bench: Workbench, placed: Sequence[PlacedStory]
) -> tuple[SectionLessons, SectionModel | None]:
    """What the items' places teach, by the names of the config's sections."""
    sections = bench.config.sections
    now = {one.section: section_now(one.section, sections) for one in placed}
    ours = [replace(one, section=now[one.section]) for one in placed if now[one.section]]
    items = [one.item for one in ours]
    gain = section_gain(ours, sections, bench.embedder)
    counts = Counter(one.section for one in ours)
    strange = Counter(one.section for one in placed if not now[one.section])
    told = SectionLessons(
        counts={s.name: counts[s.name] for s in sections},
        words=section_words(items),
        strange=dict(strange.most_common()),
        gain=gain,
        is_kept=gain is not None and gain.learned >= gain.shipped,
    )
    return told, learn_sections(items, bench.embedder)


def _ranking(
    bench: Workbench, issues: Sequence[PastIssue]
) -> tuple[RankingLessons, Leaning | None]:
    """What the picks teach, where the archive knows what they were picked from."""
    known = past_weeks(bench, issues)
    weeks = [week.week for week in known]
    taste = Taste.shipped(picks_beside(issues, known))
    leaning = learn_leaning(weeks, taste, bench.embedder)
    gain = held_out_gain(weeks, taste, bench.embedder)
    up, down = topic_shift([_titled_picks(issue) for issue in issues])
    told = RankingLessons(
        picks=sum(len(issue.picks) for issue in issues),
        topics_up=up,
        topics_down=down,
        weeks=len(weeks),
        gain=gain,
        is_kept=leaning is not None and (gain is None or _is_better(gain)),
    )
    return told, leaning


def _is_better(gain: Gain) -> bool:
    return gain.learned.recall[_JUDGED_AT] >= gain.shipped.recall[_JUDGED_AT]


def _titled_picks(past: PastIssue) -> Week:
    """The issue's picks that have a title of their own, not just how their text begins."""
    window = past.record.window
    known = (pick.candidate for pick in past.picks)
    picked = (one for one in known if not one.text.startswith(one.title.removesuffix("…")))
    return Week(window.since.date(), window.until.date(), tuple(picked), ())
