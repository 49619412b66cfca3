"""``--record`` and ``--replay``: the same code on kept responses, and the same draft."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from flows import draft, run
from flows.workbench import open_workbench
from tests.flows.conftest import Galley, the_draft
from tests.flows.services import Services
from tests.loopback import Reply
from tests.sample_server import SAMPLE, SampleServer, replay_config_text

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect", "quick")]

SAMPLE_NOW = datetime(2025, 6, 2, 6, tzinfo=UTC)


def test_what_was_recorded_gives_the_same_draft_without_a_network(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    live, played = tmp_path / "live", tmp_path / "played"
    for folder in (live, played):
        services.write_config(folder)
    galley("draft", "--config", live / "config.yaml", "--record", tmp_path / "tape")
    services.requests.clear()

    ended = galley("draft", "--config", played / "config.yaml", "--replay", tmp_path / "tape")

    assert ended.code == 0
    assert services.requests == []
    assert the_draft(played).read_bytes() == the_draft(live).read_bytes()


def test_a_replay_says_that_it_asks_no_endpoint(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    chat = {"kind": "chat", "chat": {"url": f"{services.url}/v1"}}
    services.route("/v1/chat/completions", Reply('{"choices": [{"message": {}}]}'))
    for name in ("live", "played"):
        services.write_config(tmp_path / name, summarizer=chat)
    config = tmp_path / "live/config.yaml"
    live = galley("draft", "--config", config, "--record", tmp_path / "tape", "--json")
    services.requests.clear()

    config = tmp_path / "played/config.yaml"
    ended = galley("draft", "--config", config, "--replay", tmp_path / "tape")

    calls = json.loads(live.out)["usage"]["calls"]
    assert calls > 0
    assert (ended.code, services.requests) == (0, [])
    told = [line for line in ended.out.splitlines() if "summarizer" in line]
    assert told == ["The chat summarizer is not available: a replay asks no endpoint."]


def test_a_recording_is_not_written_over(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    services.write_config(tmp_path)
    (tmp_path / "tape").mkdir()
    (tmp_path / "tape/notes.txt").write_text("mine")

    ended = galley("draft", "--record", "tape")

    assert ended.code == 2
    assert ended.err == "galley: tape: is not empty; record into a new folder\n"


def test_the_sample_served_over_http_gives_the_same_draft_as_its_replay(
    galley: Galley, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    then = partial(open_workbench, clock=lambda: SAMPLE_NOW)
    for module in (draft, run):
        monkeypatch.setattr(module, "open_workbench", then)
    live, played = (tmp_path / name / "in" / "config.yaml" for name in ("live", "played"))
    played.parent.mkdir(parents=True)
    played.write_text(hasty(replay_config_text()), encoding="utf-8")

    with SampleServer() as server:
        live.parent.mkdir(parents=True)
        live.write_text(hasty(server.config_text()), encoding="utf-8")
        served = galley("draft", "--config", live)
    replayed = galley("draft", "--config", played, "--replay", SAMPLE)

    drafts = [the_draft(tmp_path / name).read_text(encoding="utf-8") for name in ("live", "played")]
    assert (served.code, replayed.code) == (0, 0)
    assert server.global_text(drafts[0]) == drafts[1]
    assert server.unknown == []


def hasty(config: str) -> str:
    """``config`` with the model's fastest arithmetic: both drafts are made on one machine."""
    return config.replace("precision: fp32", "precision: auto")
