"""The commands that fetch: run the flow or ask the sources, and print what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows.interrupt import interruptible
from flows.output import print_json, print_lines
from flows.prefect_settings import prepare
from flows.progress import reporting
from flows.workbench import Tape, config_path, existing_archive, open_workbench
from newsletter.config_file import load_config


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRequest:
    """What the command line asked of a draft."""

    config: Path | None
    week: str | None
    since: str | None
    until: str | None
    dry_run: bool
    record: Path | None
    replay: Path | None
    refresh: bool
    wait: float


def run_draft(request: DraftRequest, *, strict: bool, as_json: bool, verbose: bool) -> int:
    """``galley draft``: the flow, with Prefect's temporary server or the one at PREFECT_API_URL.

    Returns the exit code. Errors are raised, to be told by the command line.
    """
    # What is wrong with a request should be said before Prefect's server takes its time to start.
    _check(request)
    prepare(verbose)
    kept = "what was gathered is kept, and the next run goes on from there"
    with (
        reporting(quiet=as_json),
        interruptible("nothing was written" if request.dry_run else kept),
    ):
        from flows.draft import draft_issue
        from flows.outcome import exit_code, outcome_json, summary_lines

        outcome = draft_issue(**_parameters(request))
    if as_json:
        print_json(outcome_json(outcome))
    else:
        print_lines(summary_lines(outcome))
    return exit_code(outcome, strict)


def run_sources(
    *, config: Path | None, record: Path | None, replay: Path | None, as_json: bool
) -> int:
    """``galley sources``: ask each now, and print how each answered; 1 when all failed."""
    from flows.gather import fetch_all, have_all_failed
    from flows.outcome import harvest_json, harvest_line
    from flows.window import window_of

    tape = Tape(record, replay)
    with (
        reporting(quiet=as_json),
        interruptible("not every source had answered"),
        open_workbench(config_path(config, tape), tape, keep=False) as bench,
    ):
        harvests = fetch_all(bench, window_of(bench, None, None, None))
    if as_json:
        print_json([harvest_json(harvest) for harvest in harvests])
    else:
        print_lines(map(harvest_line, harvests))
    return int(have_all_failed(harvests))


def _check(request: DraftRequest) -> None:
    """Raise at once what the flow would raise for a faulty config, window, recording or archive."""
    from flows.gather import asked_sources
    from flows.window import asked_window
    from sources.recording import Player

    path = config_path(request.config, Tape(request.record, request.replay))
    config = load_config(path)
    asked_sources(config)
    now = Player(request.replay).now if request.replay else datetime.now(UTC)
    asked_window(config, now, request.week, request.since, request.until)
    with existing_archive(config, path.resolve().parent) as archive:
        if archive and request.dry_run:
            archive.require_current()


def _parameters(request: DraftRequest) -> dict[str, Any]:
    tape = Tape(request.record, request.replay)
    return {
        "config": str(config_path(request.config, tape)),
        "week": request.week,
        "since": request.since,
        "until": request.until,
        "dry_run": request.dry_run,
        "refresh": request.refresh,
        "record": str(request.record) if request.record else None,
        "replay": str(request.replay) if request.replay else None,
        "wait": request.wait,
    }
