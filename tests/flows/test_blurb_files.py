"""``galley blurb`` with a model: what is kept, what is told, and what it leaves alone."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsletter.archive import Archive
from newsletter.models import Harvest, Status
from tests.flows.conftest import Galley
from tests.loopback import Answer, Loopback, Reply, Request

PATH = "/v1/chat/completions"
ARCHIVE = ".galley/archive.sqlite"
TEXT = "We present Quoin, a parser that reads the letters of 14 old printers. It halves the error."
BLURB = "The authors present Quoin, a parser that reads the letters of 14 old printers."


def completion(content: str = BLURB) -> Reply:
    usage = {"prompt_tokens": 1500, "completion_tokens": 20}
    return Reply(json.dumps({"choices": [{"message": {"content": content}}], "usage": usage}))


@pytest.fixture
def chat(loopback: Loopback, tmp_path: Path) -> Loopback:
    """A newsletter whose blurbs an endpoint writes, and two candidates."""
    loopback.route(PATH, completion())
    endpoint: dict[str, Any] = {"url": f"{loopback.url}/v1", "price_per_million_input": 2}
    config = {"newsletter": {"name": "Proof"}, "summarizer": {"kind": "chat", "chat": endpoint}}
    (tmp_path / "config.yaml").write_text(json.dumps(config), encoding="utf-8")
    lines = [{"id": f"2502.0000{n}", "title": f"Quoin {n}", "text": TEXT} for n in (1, 2)]
    (tmp_path / "two.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return loopback


BLURB_TWO = ("blurb", "two.jsonl", "--style", "tldr", "--config", "config.yaml")


def test_a_second_run_asks_no_model(galley: Galley, chat: Loopback) -> None:
    first = galley(*BLURB_TWO)
    again = galley(*BLURB_TWO)

    assert (first.code, again.code) == (0, 0)
    assert [json.loads(line)["blurb"] for line in first.out.splitlines()] == [BLURB, BLURB]
    assert again.out == first.out
    assert len(chat.requests) == 2
    assert first.err == "galley: summarizer: 2 calls, 3,000 tokens in, 40 out, cost 0.0060\n"
    assert again.err == ""


def test_a_draft_that_is_made_at_the_same_time_is_not_disturbed(
    galley: Galley, chat: Loopback, tmp_path: Path
) -> None:
    harvest = Harvest("arxiv", Status.OK)

    def answer_while_a_draft_writes(_: Request) -> Answer:
        with closing(Archive.open(ARCHIVE, tmp_path)) as archive:
            archive.record(harvest, "2026-W10", "", datetime(2026, 3, 2, tzinfo=UTC))
        return completion()

    chat.route(PATH, answer_while_a_draft_writes)

    with closing(Archive.open(ARCHIVE, tmp_path)) as drafting:
        ended = galley(*BLURB_TWO)
        assert list(drafting.harvests("2026-W10")) == ["arxiv"]

    assert ended.code == 0
    assert [json.loads(line)["summarizer"] for line in ended.out.splitlines()] == ["chat", "chat"]
    assert sorted(path.name for path in (tmp_path / ".galley").iterdir()) == ["archive.sqlite"]


@pytest.mark.parametrize("arguments", [(), ("--config", "config.yaml")])
def test_where_no_model_is_asked_nothing_is_made(
    galley: Galley, chat: Loopback, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    ended = galley("blurb", "two.jsonl", "--summarizer", "extractive", *arguments)

    assert (ended.code, ended.err, chat.requests) == (0, "", [])
    assert not (tmp_path / ".galley").exists()


def test_why_a_model_is_not_available_is_told_once(galley: Galley, chat: Loopback) -> None:
    chat.route(PATH, Reply('{"error": "no such key."}', 401))

    ended = galley(*BLURB_TWO)

    assert ended.code == 0
    assert ended.err == (
        f"galley: The chat summarizer is not available: {chat.url}{PATH}: "
        "answered 401: no such key.\n"
    )
    assert {flag for line in ended.out.splitlines() for flag in json.loads(line)["flags"]} == {
        "fell back from chat to extractive: not available"
    }


def test_a_reader_that_has_enough_is_no_failure(chat: Loopback, tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("galley")), *BLURB_TWO]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=tmp_path, stdout=pipe, stderr=pipe) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        told = running.stderr.read()

    assert (running.returncode, told) == (0, b"")
