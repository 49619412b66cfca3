"""What is in the running for an issue: what sources brought for it, and what earlier ones left.

A candidate that an editor took out before, or that waits in an earlier draft, is flagged: it stays
out, and the draft says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from flows.gather import candidate_sources
from flows.waiting import is_given_up, without_waiting
from flows.workbench import Workbench
from newsletter.lessons import dropped_ids, lessons
from newsletter.models import Candidate, Window
from newsletter.records import CHOSEN, NEAR_MISS, IssueRecord


def in_the_running(bench: Workbench, window: Window) -> list[Candidate]:
    """The candidates for the issue of ``window``, those flagged that are to stay out."""
    seen = bench.archive.candidates(window, candidate_sources(bench.config))
    known = {one.candidate.id for one in seen}
    carried = [one for one in _carried_over(bench, window) if one.id not in known]
    running = _without_dropped(bench, window, [*(one.candidate for one in seen), *carried])
    return without_waiting(bench, window, running)


def _carried_over(bench: Workbench, window: Window) -> list[Candidate]:
    """What almost made the issues of the last ``carry_over_weeks`` and is in the running again.

    All of an issue whose draft was given up almost made it.
    """
    earliest = window.since - timedelta(weeks=bench.config.ranker.carry_over_weeks)
    recent = [i for i in bench.archive.issues(before=window.since) if i.window.since >= earliest]
    decisions = {issue.label: _carried_from(bench, issue) for issue in recent}
    names = dict.fromkeys(
        name
        for label, carried in decisions.items()
        for verdict in bench.archive.verdicts(label=label)
        if verdict.payload["decision"] in carried
        for name in verdict.payload["ids"]
    )
    found = (bench.archive.candidate(name) for name in names)
    return [seen.candidate for seen in found if seen]


def _carried_from(bench: Workbench, issue: IssueRecord) -> tuple[str, ...]:
    """What was decided in ``issue`` on the stories that are in the running again."""
    return (NEAR_MISS, CHOSEN) if is_given_up(bench, issue) else (NEAR_MISS,)


def _without_dropped(
    bench: Workbench, window: Window, candidates: Sequence[Candidate]
) -> list[Candidate]:
    """``candidates``, those flagged that the editor took out of an earlier issue."""
    dropped = dropped_ids(lessons(bench.archive.issues(before=window.since)))
    return [_flagged(one, dropped[one.id]) if one.id in dropped else one for one in candidates]


def _flagged(candidate: Candidate, label: str) -> Candidate:
    reason = f"taken out of {label} by the editor"
    return replace(candidate, flags=(*candidate.flags, reason))
