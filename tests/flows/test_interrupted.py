"""Runs that are cut short, and runs that meet another."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsletter.archive import Archive
from tests.flows.conftest import Galley, Processes, said, the_draft
from tests.flows.services import Services
from tests.loopback import Hang, Loopback, Request

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect", "quick")]


@pytest.fixture
def stuck(
    processes: Processes, services: Services, loopback: Loopback, tmp_path: Path
) -> Iterator[subprocess.Popen[str]]:
    """A run that waits for one blog, all other answers archived."""
    slow = loopback.route("/octavo.xml", Hang(), services.feed("Octavo"))
    services.write_config(tmp_path, sources={"feeds": services.feeds(Octavo=slow)})
    with processes.start("draft") as process:
        said(
            process,
            process.stderr,
            "arxiv: ok, 8",
            "github: ok, 8",
            "Ampersand: ok, 2",
            "Pilcrow: ok, 2",
        )
        yield process
        process.kill()


def test_a_killed_run_leaves_no_draft_and_the_next_asks_only_for_what_is_missing(
    stuck: subprocess.Popen[str], galley: Galley, services: Services, tmp_path: Path
) -> None:
    stuck.kill()
    stuck.communicate(timeout=30)
    left = list(tmp_path.glob("drafts/*"))
    services.requests.clear()

    ended = galley("draft")

    asked = [services.asked(path) for path in ("/arxiv", "/trending", "/ampersand", "/pilcrow")]
    assert left == []
    assert ended.code == 0
    assert "ok: arxiv 8, github 8, Ampersand 2, Octavo 2, Pilcrow 2" in ended.out
    assert asked == [[], [], [], []]


def test_a_second_run_says_who_holds_the_lock(
    stuck: subprocess.Popen[str], galley: Galley, tmp_path: Path
) -> None:
    ended = galley("draft", "--wait", "0.1")

    lock = tmp_path / ".galley/run.lock"
    assert (ended.code, ended.out) == (1, "")
    assert f"galley: {lock}: held by process {stuck.pid} on " in ended.err


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_waits_for_no_answer_and_keeps_those_it_has(
    stuck: subprocess.Popen[str],
    galley: Galley,
    services: Services,
    tmp_path: Path,
    number: signal.Signals,
    code: int,
) -> None:
    stuck.send_signal(number)
    _, err = stuck.communicate(timeout=30)
    left = list(tmp_path.glob("drafts/*"))
    services.requests.clear()

    ended = galley("draft", "--wait", "0")

    asked = [services.asked(path) for path in ("/arxiv", "/trending", "/ampersand", "/pilcrow")]
    kept = "what was gathered is kept, and the next run goes on from there"
    assert (stuck.returncode, err) == (code, f"galley: interrupted; {kept}\n")
    assert left == []
    assert ended.code == 0
    assert asked == [[], [], [], []]


def test_asking_the_sources_can_be_interrupted(
    processes: Processes, services: Services, loopback: Loopback, tmp_path: Path
) -> None:
    asked = threading.Event()

    def hang(_: Request) -> Hang:
        asked.set()
        return Hang()

    slow = loopback.route("/octavo.xml", hang)
    services.write_config(tmp_path, sources={"feeds": services.feeds(Octavo=slow)})
    with processes.start("sources") as process:
        assert asked.wait(60)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)

    assert (process.returncode, out) == (130, "")
    assert err.splitlines()[-1] == "galley: interrupted; not every source had answered"
    assert not (tmp_path / ".galley").exists()


HELD_UP = """
import signal, threading
from flows import interrupt
interrupt.GRACE_SECONDS = 0
with interrupt.interruptible("nothing was written"):
    try:
        signal.raise_signal(signal.SIGINT)
    finally:
        threading.Event().wait()
"""
HELD_UP_LATER = """
import signal, threading
from flows import interrupt
class Timer(threading.Timer):
    def start(self):
        leaves.append(self.function)
leaves, threading.Timer = [], Timer
try:
    with interrupt.interruptible("nothing was written"):
        signal.raise_signal(signal.SIGINT)
finally:
    leaves[0]()
"""


@pytest.mark.parametrize("program", [HELD_UP, HELD_UP_LATER])
def test_what_holds_an_interrupted_run_up_is_left_behind(program: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False
    )

    assert (ended.returncode, ended.stdout) == (130, "")
    assert ended.stderr == "galley: interrupted; nothing was written\n"


TERMINATED = """
import signal
from flows.interrupt import cleaning_up
with cleaning_up():
    try:
        signal.raise_signal(signal.SIGTERM)
    finally:
        print("what was started is ended")
"""


def test_what_a_terminated_process_started_is_ended() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", TERMINATED], capture_output=True, text=True, timeout=30, check=False
    )

    assert (ended.returncode, ended.stderr) == (143, "")
    assert ended.stdout == "what was started is ended\n"


def test_a_run_killed_between_its_file_and_its_record_leaves_no_foreign_file(
    galley: Galley, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.write_config(tmp_path)
    with monkeypatch.context() as cut_short:
        cut_short.setattr(Archive, "record_issue", failing)
        first = galley("draft")
    services.write_config(tmp_path, newsletter={"footer": "Until next week."})

    second = galley("draft")

    draft = the_draft(tmp_path)
    assert (first.code, second.code) == (1, 0)
    assert f"{draft}: written anew (no one had edited it)" in second.out
    assert "Until next week." in draft.read_text(encoding="utf-8")


def test_a_draft_that_cannot_be_put_in_place_leaves_the_old_one_whole(
    galley: Galley, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.write_config(tmp_path)
    galley("draft")
    old = the_draft(tmp_path).read_bytes()
    services.write_config(tmp_path, newsletter={"footer": "Until next week."})

    with monkeypatch.context() as cut_short:
        cut_short.setattr(os, "fsync", failing)
        ended = galley("draft")

    assert ended.code == 1
    assert ended.err.splitlines()[-1].endswith(": cannot be written: No space left on device")
    assert [path.read_bytes() for path in (tmp_path / "drafts").iterdir()] == [old]


def failing(*_: object) -> None:
    """What a full disk does."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
