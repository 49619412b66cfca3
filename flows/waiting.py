"""Earlier drafts that no one has published yet: what they propose waits there.

A story is proposed once. An issue that is still being edited may go out any day, so what its draft
has is not put into the next one. Whoever skips the issue deletes its draft, on the machine that
drafted it: what was in it is in the running again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from flows.workbench import Workbench
from newsletter.counting import counted
from newsletter.drafts import DraftError, read_draft
from newsletter.markdown import parse
from newsletter.models import Candidate, LeftOut, Window
from newsletter.records import IssueRecord

_REMEMBERED = timedelta(weeks=52)
"""How long an issue may be late."""
_SAME_DAYS = timedelta(hours=12)
"""Windows that begin within so short a time are two tries at the same issue."""
_REASON = "was proposed in the draft of {label}, which is not published"


def without_waiting(
    bench: Workbench, window: Window, candidates: Sequence[Candidate]
) -> list[Candidate]:
    """``candidates``, those flagged that wait in the draft of an earlier issue.

    What the issue's own draft proposed before stays in it, whatever was drafted since.
    """
    own = bench.archive.issue_ids(window.label)
    went_out = bench.archive.used_ids(window.since).keys()
    waiting = {
        name: record.label
        for record in reversed(_unpublished(bench, window))
        # What went out since waits no more; what had gone out before is news of it.
        for name in {*_ids(bench, record)}
        - (went_out - bench.archive.used_ids(record.window.since).keys())
        - own
    }
    return [_flagged(one, waiting[one.id]) if one.id in waiting else one for one in candidates]


def waiting_notes(bench: Workbench, left_out: Iterable[LeftOut]) -> tuple[str, ...]:
    """A line for each draft in which something of ``left_out`` waits, and how to free it."""
    counts = Counter(one.reason for one in left_out)
    return tuple(
        f"{counted(count, 'story')}: {reason}; to have them in the "
        f"running again, delete {_whereabouts(bench, record)}"
        for record in bench.archive.issues()
        if (count := counts[reason := _REASON.format(label=record.label)])
    )


def is_given_up(bench: Workbench, record: IssueRecord) -> bool:
    """Whether the draft of ``record`` was deleted rather than published.

    Only where it was written does it tell anything that the file is not there.
    """
    unpublished = record.published is None and bool(record.generated)
    ours = record.draft_place == bench.place and bench.drafts.is_dir()
    return unpublished and ours and not bench.drafted_file(record).exists()


def _whereabouts(bench: Workbench, record: IssueRecord) -> str:
    file = bench.drafted_file(record)
    if record.draft_place == bench.place:
        return str(file)
    return f"{file.name} in {record.draft_place or 'the folder that it was drafted in'}"


def _unpublished(bench: Workbench, window: Window) -> list[IssueRecord]:
    """The drafts of issues before that of ``window``, oldest first, that are not published."""
    return [
        record
        for record in bench.archive.issues(before=window.since - _SAME_DAYS)
        if record.published is None and record.window.until > window.since - _REMEMBERED
    ]


def _ids(bench: Workbench, record: IssueRecord) -> Iterator[str]:
    """What the run chose, unless that was given up, and what the editor has in the issue's files.

    One who wrote a file of their own before there was a draft may have taken items over into it.
    """
    if not is_given_up(bench, record):
        yield from bench.archive.issue_ids(record.label)
    for path in {bench.drafted_file(record), bench.draft_of(record.label)}:
        yield from _ids_in(path)


def _ids_in(path: Path) -> Iterator[str]:
    try:
        text = read_draft(path)
    except DraftError:
        return
    for item in parse(text or "").items:
        yield from item.own_names


def _flagged(candidate: Candidate, label: str) -> Candidate:
    return replace(candidate, flags=(*candidate.flags, _REASON.format(label=label)))
