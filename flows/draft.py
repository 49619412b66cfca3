"""The weekly flow: the verbs in order, each a Prefect task that is one call of a plain function.

Everything here works, and is tested, without Prefect: see :mod:`flows.gather` for what the
sources bring, :mod:`flows.issue` for what becomes of it, :mod:`flows.keeping` for its file.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TypeVar, cast

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from flows.gather import asked_sources, failed_harvest, fetch, have_all_failed, timeout_of
from flows.issue import Draft, draft_from
from flows.keeping import foresee, keep
from flows.lock import run_lock
from flows.outcome import NoDraftError, Outcome, harvest_json
from flows.progress import reporter
from flows.window import window_of
from flows.workbench import Tape, Workbench, config_path, open_workbench
from newsletter.models import Harvest, Window

_T = TypeVar("_T")

_SOURCE_RETRIES = 1  # beyond the HTTP client's own: for what no one foresaw
_SOURCE_RETRY_SECONDS = 2.0
_GRACE_SECONDS = 120.0
"""How long past its own time a source may tell what it got: one request's tries, a stand-in's."""


@task(cache_policy=NO_CACHE, persist_result=False, task_run_name="fetch {name}")
def fetch_source(bench: Workbench, name: str, window: Window, refresh: bool) -> list[Harvest]:
    """Ask one source for what it has in the window."""
    return fetch(bench, name, window, refresh)


@task(cache_policy=NO_CACHE, persist_result=False)
def rank_select_and_write(
    bench: Workbench, window: Window, harvests: Sequence[Harvest], *, write: bool, refresh: bool
) -> Draft:
    """Merge, rank, select and summarise what the sources brought, and compose the issue."""
    return draft_from(bench, window, harvests, write=write, refresh=refresh)


@task(cache_policy=NO_CACHE, persist_result=False)
def keep_draft(bench: Workbench, draft: Draft) -> Outcome:
    """Write the draft's file, never over a person's work, and remember the issue."""
    return keep(bench, draft)


@flow(
    name="draft-issue",
    description="Drafts the newsletter's next issue: fetch, merge, rank, select, write.",
    task_runner=ThreadPoolTaskRunner(max_workers=4),  # type: ignore[arg-type]  # invariant
    persist_result=False,
)
def draft_issue(
    config: str = "config.yaml",
    week: str | None = None,
    since: str | None = None,
    until: str | None = None,
    dry_run: bool = False,
    refresh: bool = False,
    record: str | None = None,
    replay: str | None = None,
    wait: float = 600.0,
) -> Outcome:
    """Draft an issue.

    Args:
        config: The newsletter's config file.
        week: An ISO week such as 2026-W10, or days as a draft is called; this week by default.
        since: Instead of a week, the first day of a span (2026-03-02).
        until: With since, the day after the span's last; now by default.
        dry_run: Find and choose, but write nothing.
        refresh: Ask sources again that already answered for this week.
        record: Keep every response in this folder.
        replay: Answer from the responses recorded in this folder.
        wait: Seconds to wait for another run to end.

    Raises:
        NoDraftError: every source failed, or nothing was found; nothing was written.
        RequestError: config turns every source off.
    """
    tape = Tape(_path(record), _path(replay))
    path = config_path(Path(config), tape)
    with (
        open_workbench(path, tape, keep=not dry_run) as bench,
        # A dry run touches nothing that another run could be writing.
        nullcontext() if dry_run else run_lock(bench.state, wait, reporter().say, bench.archive),
    ):
        window = window_of(bench, week, since, until)
        ask_again = refresh or tape != Tape()
        harvests = _gather(bench, window, ask_again)
        _show_sources(window, harvests)
        if have_all_failed(harvests):
            raise NoDraftError(harvests, "every source failed")
        draft = rank_select_and_write(
            _as_it_is(bench), window, _as_it_is(harvests), write=not dry_run, refresh=ask_again
        )
        if not any(draft.selection.chosen.values()):
            raise NoDraftError(harvests, f"nothing of {window.label} belongs in a section")
        if dry_run:
            return foresee(bench, draft)
        outcome = keep_draft(_as_it_is(bench), _as_it_is(draft))
        _show_draft(draft)
        return outcome


def _as_it_is(argument: _T) -> _T:
    """``argument`` for a task, which gets it unwrapped.

    Prefect would look into every candidate for futures, which takes seconds and finds none.
    """
    return cast(_T, quote(argument))


def _gather(bench: Workbench, window: Window, refresh: bool) -> list[Harvest]:
    """Ask all sources at once; one that breaks is a failed harvest, not a failed run."""
    futures = {
        name: fetch_source.with_options(
            timeout_seconds=timeout_of(bench.config, name) + _GRACE_SECONDS,
            retries=_SOURCE_RETRIES,
            retry_delay_seconds=_SOURCE_RETRY_SECONDS,
            retry_condition_fn=_may_pass,
        ).submit(_as_it_is(bench), name, window, refresh)
        for name in asked_sources(bench.config)
    }
    return [harvest for name, future in futures.items() for harvest in _answer(name, future)]


def _may_pass(_: object, __: object, state: State[list[Harvest]]) -> bool:
    """Whether another try may help: a source that took all its time would take it again."""
    return not isinstance(state.data, TimeoutError)


def _answer(name: str, future: PrefectFuture[list[Harvest]]) -> list[Harvest]:
    try:
        return future.result()
    except Exception as error:
        return [failed_harvest(name, error)]


def _show_sources(window: Window, harvests: Sequence[Harvest]) -> None:
    """A table of the sources on the run's page."""
    rows = [harvest_json(harvest) for harvest in harvests]
    create_table_artifact(key="sources", table=rows, description=f"Sources of {window.label}")


def _show_draft(draft: Draft) -> None:
    """The draft itself on the run's page."""
    create_markdown_artifact(
        key="draft", markdown=draft.text, description=f"Draft of {draft.window.label}"
    )


def _path(name: str | None) -> Path | None:
    return Path(name) if name else None
