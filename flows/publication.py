"""What every way of publishing shares: which issue it is, what it is called, and remembering it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flows.documents import DocumentError
from flows.linting import name_of_issue, own_record
from flows.progress import reporter
from flows.workbench import Workbench
from newsletter.comparing import Edit, EditKind
from newsletter.counting import counted
from newsletter.errors import GalleyError
from newsletter.identity import identify
from newsletter.lessons import subject_urls
from newsletter.markdown import parse
from newsletter.models import Window
from newsletter.naming import filled, next_number
from newsletter.publishing import edit_json, edits_between, published_ids
from newsletter.records import IssueRecord
from newsletter.week import WindowError, last_day, named_window
from sources.lookup import Desk, look_up


class PublishError(GalleyError):
    """Nothing was published; the text says why, a line for each reason."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published, or put before others, and how it differs from the draft."""

    label: str
    number: int
    said: str
    """What was done, in a line."""
    edits: Sequence[Edit]
    notes: tuple[str, ...] = ()
    file: Path | None = None
    pull_request: str = ""
    """Its address."""


def publication_json(done: Publication) -> dict[str, Any]:
    """The publication for a program."""
    return {
        "label": done.label,
        "number": done.number,
        "file": str(done.file) if done.file else None,
        "pull_request": done.pull_request or None,
        "edits": [edit_json(edit) for edit in done.edits],
        "notes": list(done.notes),
    }


def record_of(bench: Workbench, file: Path, label: str, text: str) -> IssueRecord:
    """The archive's record of the issue, or a new one for a week or days not drafted here.

    An empty ``label`` goes by the file's name, or else as :func:`flows.linting.own_record` does.

    Raises:
        DocumentError: there is no such issue.
    """
    name = label or name_of_issue(file)
    record = bench.archive.issue(name)
    if record:
        return record
    try:
        window = named_window(name, bench.config.schedule.timezone)
    except WindowError:
        by_number = None if label else own_record(bench.archive, file, parse(text))
        if by_number:
            return by_number
        raise DocumentError(
            f"{file}: no issue {name} was drafted here; say which it is with --label 2026-W10"
        ) from None
    return IssueRecord(name, number_after_earlier(bench, window), window, generated="")


def number_after_earlier(bench: Workbench, window: Window) -> int:
    """The number of the issue of ``window``, going by those before it; no other issue has it."""
    issues = bench.archive.issues()
    earlier = (issue.number for issue in issues if issue.window.since < window.since)
    taken = {issue.number for issue in issues if issue.label != window.label}
    return next_number(earlier, taken, bench.config.newsletter.first_number)


def name_in(bench: Workbench, pattern: str, record: IssueRecord, text: str) -> str:
    """Config's ``pattern`` for a file or branch, filled in for the issue ``text``."""
    return filled(
        pattern,
        label=record.label,
        number=record.number,
        day=last_day(record.window, bench.config.schedule.timezone),
        title=parse(text).title,
    )


def remember(
    bench: Workbench, record: IssueRecord, text: str
) -> tuple[list[Edit], tuple[str, ...]]:
    """Archive ``text`` as what went out, with the candidates behind what was added by hand.

    ``text`` may still have Galley's comments: their ids tell items apart that were moved between
    sections of different kinds. Gives the edits, and a note for each candidate that could not be
    had.
    """
    edits, archive = edits_between(record.generated, text), bench.archive
    notes = _look_up_added(bench, record.label, edits)
    first = record.published_at or bench.now
    ids = published_ids(edits)
    archive.record_issue(replace(record, published=text, published_at=first), ids)
    known = (archive.candidate(name) for name in sorted(ids))
    archive.keep_published(record.label, [seen.candidate for seen in known if seen])
    return edits, notes


def _look_up_added(bench: Workbench, label: str, edits: Iterable[Edit]) -> tuple[str, ...]:
    added = [edit.item for edit in edits if edit.kind is EditKind.ADDED]
    new = [item for item in added if not _is_known(bench, item.id)]
    urls = [url for item in new for url in subject_urls(item)]
    unknown = [url for url in urls if not _is_known(bench, identify(url))]
    if not unknown:
        return ()
    reporter().working(f"looking up {counted(len(unknown), 'thing')} that you added")
    harvest = look_up(unknown, desk_of(bench))
    bench.archive.record(harvest, label, "", bench.now)
    return harvest.notes


def _is_known(bench: Workbench, name: str) -> bool:
    return bench.archive.candidate(name) is not None


def desk_of(bench: Workbench) -> Desk:
    """What looking things up needs, from the workbench."""
    return Desk(
        web=bench.web,
        arxiv=bench.config.sources.arxiv,
        github=bench.config.sources.github,
        now=bench.now,
        github_token=bench.github_token,
        sleep=bench.sleep,
    )
