"""The flow as Prefect sees it: its tasks, its artifacts, its parameters, its deployment."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    ArtifactFilter,
    ArtifactFilterFlowRunId,
    FlowRunFilter,
    FlowRunFilterDeploymentId,
    FlowRunFilterId,
    FlowRunFilterName,
)
from prefect.client.schemas.objects import Artifact, FlowRun
from prefect.client.schemas.schedules import CronSchedule

from flows import draft, gather
from flows.draft import draft_issue
from tests.flows.conftest import Galley, Processes, said, the_draft
from tests.flows.services import BLOGS, Services

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect", "quick")]

Found = TypeVar("Found")


def eventually(look: Callable[[], Found | None], seconds: float = 90.0) -> Found:
    """What ``look`` finds, once it does: Prefect writes down what happens a little later."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f"nothing found within {seconds:g} s")


def run_named(client: SyncPrefectClient, name: str) -> FlowRun:
    (run,) = client.read_flow_runs(
        flow_run_filter=FlowRunFilter(name=FlowRunFilterName(any_=[name]))
    )
    return run


def artifacts_of(client: SyncPrefectClient, run: FlowRun) -> dict[str | None, Artifact]:
    of_run = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run.id]))
    return {artifact.key: artifact for artifact in client.read_artifacts(artifact_filter=of_run)}


def test_a_run_shows_the_draft_and_a_table_of_its_sources(
    services: Services, tmp_path: Path
) -> None:
    config = services.write_config(tmp_path)

    draft_issue.with_options(flow_run_name="shown")(config=str(config))

    with get_client(sync_client=True) as client:
        shown = artifacts_of(client, run_named(client, "shown"))
    rows = json.loads(str(shown["sources"].data))
    assert shown["draft"].type == "markdown"
    assert shown["draft"].data == the_draft(tmp_path).read_text(encoding="utf-8")
    assert [row["source"] for row in rows] == ["arxiv", "github", *BLOGS]
    assert rows[0].items() >= {"status": "ok", "candidates": 8}.items()


def test_the_tasks_of_a_run_are_named_for_what_they_do(services: Services, tmp_path: Path) -> None:
    config = services.write_config(tmp_path)

    draft_issue.with_options(flow_run_name="named")(config=str(config))

    with get_client(sync_client=True) as client:
        run = run_named(client, "named")

        def task_names() -> set[str] | None:
            filters = FlowRunFilter(id=FlowRunFilterId(any_=[run.id]))
            names = {task.name for task in client.read_task_runs(flow_run_filter=filters)}
            return names if len(names) == 5 else None

        names = eventually(task_names)
    assert {name.rpartition("-")[0] or name for name in names} == {
        "fetch arxiv",
        "fetch github",
        "fetch feeds",
        "rank_select_and_write",
        "keep_draft",
    }


def test_a_source_that_breaks_is_tried_again_and_then_costs_only_itself(
    galley: Galley, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.write_config(tmp_path)
    tries: list[object] = []

    def breaks(*arguments: object) -> None:
        tries.append(arguments)
        raise KeyError("what nobody foresaw")

    monkeypatch.setitem(gather._FETCHERS, "github", breaks)
    monkeypatch.setattr(draft, "_SOURCE_RETRY_SECONDS", 0.0)

    ended = galley("draft")

    assert (ended.code, len(tries)) == (0, 2)
    assert "github: failed, 0 candidates in 0 s; 'what nobody foresaw'" in ended.out


def test_the_parameters_are_described_where_a_run_is_started() -> None:
    schema = draft_issue.parameters

    described = {name: str(field.get("description")) for name, field in schema.properties.items()}
    assert schema.required == []
    assert (
        described["week"]
        == "An ISO week such as 2026-W10, or days as a draft is called; this week by default."
    )
    assert all(text.endswith((".", "default.")) for text in described.values())


def test_the_schedule_is_served_until_stopped_and_its_runs_draft(
    processes: Processes, services: Services, tmp_path: Path
) -> None:
    schedule = {"cron": "30 5 * * 2", "timezone": "Europe/Berlin"}
    services.write_config(tmp_path, schedule=schedule)
    processes.environ["PREFECT_RUNNER_POLL_FREQUENCY"] = "1"

    with get_client(sync_client=True) as client, processes.start("schedule") as served:
        said(served, served.stdout, "drafting at '30 5 * * 2' (Europe/Berlin); stop with Ctrl-C")
        said(
            served,
            served.stdout,
            "Your flow 'draft-issue' is being served and polling for scheduled runs!",
        )
        deployment = client.read_deployment_by_name("draft-issue/weekly-proof-sheet")
        of_deployment = FlowRunFilterDeploymentId(any_=[deployment.id])
        of_schedule = FlowRunFilter(deployment_id=of_deployment)
        due = eventually(lambda: client.read_flow_runs(flow_run_filter=of_schedule))
        run = client.create_flow_run_from_deployment(deployment.id)

        def ended() -> FlowRun | None:
            now = client.read_flow_run(run.id)
            return now if now.state and now.state.is_final() else None

        state = eventually(ended).state
        served.send_signal(signal.SIGINT)
        served.communicate(timeout=60)
        afterwards = client.read_deployment_by_name("draft-issue/weekly-proof-sheet")

    (planned,) = afterwards.schedules
    times = {
        run.expected_start_time.astimezone(ZoneInfo("Europe/Berlin"))
        for run in due
        if run.expected_start_time
    }
    assert {(time.isoweekday(), time.hour, time.minute) for time in times} == {(2, 5, 30)}
    assert state is not None
    assert state.is_completed()
    assert the_draft(tmp_path).exists()
    assert isinstance(planned.schedule, CronSchedule)
    assert (planned.schedule.cron, planned.schedule.timezone) == ("30 5 * * 2", "Europe/Berlin")
    assert (planned.active, afterwards.paused) == (True, False)
