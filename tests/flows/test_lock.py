from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from flows.lock import LockError, LockHeldError, run_lock
from tests.flows.conftest import said

HOLDER = """
import sys
from pathlib import Path
from flows.lock import run_lock
with run_lock(Path(sys.argv[1]), 0, print):
    print("held", flush=True)
    sys.stdin.read()
"""


def hold(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    said(process, process.stdout, "held")
    return process


def test_a_second_run_says_who_holds_the_lock(tmp_path: Path) -> None:
    other = hold(tmp_path)
    told: list[str] = []

    with (
        pytest.raises(LockHeldError, match=f"held by process {other.pid} on "),
        run_lock(tmp_path, 0.05, told.append),
    ):
        pass

    assert f"process {other.pid}" in told[0]
    other.communicate(timeout=30)


def test_a_second_run_waits_for_the_first_to_end(tmp_path: Path) -> None:
    other = hold(tmp_path)

    def end_the_other(_: str) -> None:
        other.communicate(timeout=30)

    with run_lock(tmp_path, 30, end_the_other):
        assert other.returncode == 0


def test_a_killed_run_holds_nothing(tmp_path: Path) -> None:
    other = hold(tmp_path)
    other.kill()
    other.communicate(timeout=30)

    told: list[str] = []
    with run_lock(tmp_path, 0, told.append):
        pass

    assert told == []


def test_a_lock_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "run.lock").mkdir()

    with (
        pytest.raises(LockError, match=r"run\.lock: cannot be made: Is a directory$"),
        run_lock(tmp_path, 0, print),
    ):
        pass
