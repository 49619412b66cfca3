"""The archive's issues as weeks to learn from and to be judged by, each as it was then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from flows.gather import candidate_sources
from flows.taste import picks_of
from flows.workbench import Workbench
from newsletter.issue import Issue
from newsletter.lessons import lessons
from newsletter.markdown import parse
from newsletter.models import Candidate
from newsletter.past_issues import section_now
from newsletter.publishing import name_of
from newsletter.records import IssueRecord, Seen
from ranker.history import Pick
from ranker.merge import merge
from ranker.past_week import PastWeek, Published


@dataclass(frozen=True, slots=True)
class PastIssue:
    """A published issue, what is in it, and its items as the ranker learns from them."""

    record: IssueRecord
    issue: Issue
    picks: tuple[Pick, ...]


def past_issues(bench: Workbench) -> list[PastIssue]:
    """Every published issue in the archive, oldest first."""
    records = {record.label: record for record in bench.archive.issues()}
    return [
        PastIssue(
            records[lesson.label],
            parse(records[lesson.label].published or ""),
            tuple(picks_of(bench, lesson)),
        )
        for lesson in lessons(records.values())
    ]


def past_weeks(bench: Workbench, issues: Sequence[PastIssue]) -> list[PastWeek]:
    """The weeks of those ``issues`` whose candidates the archive holds."""
    weeks = (_week(bench, issue, issues) for issue in issues)
    return [week for week in weeks if week.stories]


def picks_beside(issues: Iterable[PastIssue], weeks: Iterable[PastWeek]) -> list[Pick]:
    """The picks of ``issues`` that were no candidates in any of ``weeks``.

    They are dated a day late, so that no week looks back on what came out at its own end.
    """
    inside = {name for week in weeks for story in week.picked for name in story.ids}
    picks = (pick for issue in issues for pick in issue.picks)
    late = timedelta(days=1)
    return [replace(p, on=p.on + late) for p in picks if p.candidate.id not in inside]


def _week(bench: Workbench, issue: PastIssue, issues: Iterable[PastIssue]) -> PastWeek:
    window = issue.record.window
    earlier = (one for one in issues if one.record.window.since < window.since)
    published = _published(bench, issue.issue)
    ids = {name for item in published for name in item.ids}
    used = bench.archive.used_ids(window.since).keys() - ids
    stories = merge(_candidates(bench, issue.record))
    return PastWeek(
        window,
        tuple(story for story in stories if used.isdisjoint(story.ids)),
        published,
        tuple(pick for one in earlier for pick in one.picks),
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
