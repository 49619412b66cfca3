"""``galley publish``: the final text put where config says, and remembered as what went out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.documents import read_own_issue
from flows.drafted import as_drafted
from flows.linting import knowledge_of
from flows.lock import run_lock
from flows.output import print_json, print_lines
from flows.progress import reporter, reporting
from flows.proposal import propose, take_merged
from flows.publication import (
    Publication,
    PublishError,
    name_in,
    publication_json,
    record_of,
    remember,
)
from flows.workbench import Workbench, config_path, open_workbench
from newsletter.config_file import ConfigError, load_config
from newsletter.counting import counted
from newsletter.drafts import read_draft, write_over
from newsletter.lint import Finding, Severity, lint
from newsletter.lint.reporting import finding_lines
from newsletter.markdown.lines import same_lines, with_line_ends_of
from newsletter.paths import resolved
from newsletter.publishing import edit_lines, final_text, remarks_note
from newsletter.records import IssueRecord

_WAIT_SECONDS = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishRequest:
    """What the command line asked."""

    file: Path
    config: Path | None = None
    label: str = ""
    force: bool = False
    pull_request: bool = False
    merged: bool = False


def run_publish(request: PublishRequest, *, as_json: bool) -> int:
    """Publish as asked, and print what was done.

    Raises:
        ConfigError: the config is faulty, or lacks what is asked for.
        DocumentError: the file is no issue of this newsletter, or of no known week.
        PublishError, PullRequestError, DraftError, FetchError: it could not be published.
    """
    path = config_path(request.config)
    config = load_config(path)
    if request.pull_request and not config.publish.pull_request.repository:
        raise ConfigError([f"{path}: publish.pull_request.repository: is needed for --pr"])
    names = [section.name for section in config.sections]
    read_own_issue(request.file, names)  # a wrong file is refused before anything waits for it
    with (
        reporting(quiet=as_json),
        open_workbench(path) as bench,
        run_lock(bench.state, _WAIT_SECONDS, reporter().say, bench.archive),
    ):
        # Only now: the run that was waited for may have written the draft anew.
        done = publish(bench, request, read_own_issue(request.file, names))
    _print(done, as_json)
    return 0


def publish(bench: Workbench, request: PublishRequest, text: str) -> Publication:
    """Publish the issue ``text``, which ``request.file`` holds; raises as :func:`run_publish`."""
    record = record_of(bench, request.file, request.label, text)
    record = as_drafted(bench, record, request.file)
    if request.merged:
        return take_merged(bench, record, text)
    if not request.force:
        _refuse_errors(bench, request.file, record, text)
    if request.pull_request:
        return propose(bench, record, text, force=request.force)
    return _write(bench, record, text)


def _refuse_errors(bench: Workbench, file: Path, record: IssueRecord, text: str) -> None:
    """Stop at what lint calls an error; how many warnings there are is said."""
    known = knowledge_of(bench.config, bench.archive, record)
    findings = lint(text, bench.config.lint, known)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise PublishError("\n".join([*_lines(file, errors), "not published (--force does it)"]))
    if findings:
        reporter().say(f"{file}: galley lint has {counted(len(findings), 'warning')}")


def _lines(file: Path, findings: Sequence[Finding]) -> list[str]:
    *lines, _counts = finding_lines(str(file), findings)
    return lines


def _write(bench: Workbench, record: IssueRecord, text: str) -> Publication:
    """Put the final text into config's folder, where no one else's file stands, and remember it."""
    final, path = final_text(text), _target(bench, record, text)
    if path == bench.drafted_file(record):
        raise PublishError(
            f"{path}: is the draft itself, which would be lost; "
            "name another place in publish.folder or publish.file_name"
        )
    ours = (final, text, *map(final_text, filter(None, [record.published])))
    there = read_draft(path)
    if there is not None and not any(same_lines(there, one) for one in ours):
        raise PublishError(
            f"{path}: is not as Galley left it, and stays so; move it away, "
            "or run `galley publish` on that file to take it over"
        )
    notes = _earlier_file(bench, record, path)
    if there is None or not same_lines(there, final):
        write_over(path, there, with_line_ends_of(there, final))
    edits, more = remember(bench, record, text)
    said = f"published {record.label}: {path}"
    notes = (*remarks_note(text), *notes, *more)
    return Publication(record.label, record.number, said, edits, notes, file=path)


def _target(bench: Workbench, record: IssueRecord, text: str) -> Path:
    folder = resolved(bench.base / bench.config.publish.folder)
    return folder / name_in(bench, bench.config.publish.file_name, record, text)


def _earlier_file(bench: Workbench, record: IssueRecord, path: Path) -> tuple[str, ...]:
    """A word on the file of an earlier publication, when the issue is called otherwise now."""
    if record.published is None:
        return ()
    earlier = _target(bench, record, record.published)
    there = None if earlier == path else read_draft(earlier)
    if there is None or not same_lines(there, final_text(record.published)):
        return ()
    return (f"{earlier}: is the issue under its earlier title, and still there",)


def _print(done: Publication, as_json: bool) -> None:
    if as_json:
        print_json(publication_json(done))
        return
    print_lines([done.said, *edit_lines(done.edits), *(f"note: {note}" for note in done.notes)])
