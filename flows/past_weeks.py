"""The archive's issues as weeks to learn from and to be judged by, each as it was then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flows.gather import candidate_sources
from flows.taste import picks_of
from flows.workbench import Workbench
from newsletter.archive import Archive
from newsletter.config import SectionConfig
from newsletter.issue import Issue, Item
from newsletter.lessons import Lesson, lessons
from newsletter.markdown import parse
from newsletter.models import Candidate, Story
from newsletter.past_issues import candidate_of, section_now
from newsletter.publishing import name_of
from newsletter.records import IssueRecord, Seen
from ranker.history import Pick
from ranker.merge import merge
from ranker.past_week import PastWeek, Published
from ranker.section_gain import PlacedStory


@dataclass(frozen=True, slots=True)
class PastIssue:
    """A published issue, what is in it, and its items as the ranker learns from them."""

    record: IssueRecord
    issue: Issue
    lesson: Lesson
    picks: tuple[Pick, ...]
    placed: tuple[PlacedStory, ...]
    """Every item with the section that it stood in, by the issue's own name of it."""


def past_issues(bench: Workbench) -> list[PastIssue]:
    """Every published issue in the archive, oldest first."""
    records = {record.label: record for record in bench.archive.issues()}
    return [_past_issue(bench, records[one.label], one) for one in lessons(records.values())]


def _past_issue(bench: Workbench, record: IssueRecord, lesson: Lesson) -> PastIssue:
    issue = parse(record.published or "")
    placed = tuple(
        PlacedStory(Story(_candidate(bench.archive, record, item)), section.name, record.label)
        for section in issue.sections
        for item in section.items
    )
    return PastIssue(record, issue, lesson, tuple(picks_of(bench, lesson)), placed)


def _candidate(archive: Archive, record: IssueRecord, item: Item) -> Candidate:
    """The item as the archive knows it, or as the issue tells it."""
    told = candidate_of(item, record.window.until)
    seen = archive.candidate(told.id) if told.id else None
    return seen.candidate if seen else told


def placed_now(issues: Iterable[PastIssue], sections: Sequence[SectionConfig]) -> list[PlacedStory]:
    """The items of ``issues`` by the sections of the config; those that have none are left out."""
    placed = (
        replace(one, section=section_now(one.section, sections))
        for issue in issues
        for one in issue.placed
    )
    return [one for one in placed if one.section]


def past_weeks(bench: Workbench, issues: Sequence[PastIssue]) -> list[PastWeek]:
    """The weeks of those ``issues`` whose candidates the archive holds."""
    weeks = (_week(bench, issue, issues) for issue in issues)
    return [week for week in weeks if week.stories]


def _week(bench: Workbench, issue: PastIssue, issues: Iterable[PastIssue]) -> PastWeek:
    window = issue.record.window
    earlier = [one for one in issues if one.record.window.since < window.since]
    published = _published(bench, issue.issue)
    ids = {name for item in published for name in item.ids}
    used = bench.archive.used_ids(window.since).keys() - ids
    stories = merge(_candidates(bench, issue.record))
    return PastWeek(
        window,
        tuple(story for story in stories if used.isdisjoint(story.ids)),
        published,
        tuple(pick for one in earlier for pick in one.picks),
        frozenset(name for item in issue.lesson.dropped for name in item.ids),
        tuple(one.item for one in placed_now(earlier, bench.config.sections)),
    )


def _published(bench: Workbench, issue: Issue) -> tuple[Published, ...]:
    sections = bench.config.sections
    return tuple(
        Published(name_of(item), item.identities, section_now(section.name, sections))
        for section in issue.sections
        for item in section.items
        if item.identities
    )


def _candidates(bench: Workbench, record: IssueRecord) -> list[Candidate]:
    """What the run could choose from, without what was only looked up when the issue went out."""
    seen = bench.archive.candidates(record.window, candidate_sources(bench.config))
    known = [one.candidate for one in seen if _was_known(one, record)]
    stars = bench.archive.star_history(one.id for one in known)
    day = record.window.until.date()
    return [_as_then(one, stars.get(one.id, ()), day) for one in known]


def _was_known(seen: Seen, record: IssueRecord) -> bool:
    return record.drafted_at is None or seen.first_seen <= record.drafted_at


def _as_then(candidate: Candidate, stars: Sequence[tuple[date, int]], day: date) -> Candidate:
    """The candidate without the stars that it got after ``day``."""
    if not stars or stars[-1][0] <= day:
        return candidate
    then = [count for on, count in stars if on <= day]
    signals = replace(candidate.signals, stars=then[-1] if then else None, stars_gained=None)
    return replace(candidate, signals=signals)
