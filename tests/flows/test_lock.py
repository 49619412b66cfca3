from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from flows.lock import LockError, LockHeldError, run_lock
from newsletter.archive import Archive
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


@pytest.fixture
def machines(postgres_url: str, tmp_path: Path) -> Iterator[tuple[Archive, Archive]]:
    """Two that share an archive."""
    with (
        closing(Archive.open(postgres_url, tmp_path)) as one,
        closing(Archive.open(postgres_url, tmp_path)) as two,
    ):
        yield one, two


def test_a_run_on_another_machine_holds_the_archive_that_both_share(
    machines: tuple[Archive, Archive], tmp_path: Path
) -> None:
    one, two = machines
    said: list[str] = []
    held = f"held by process {os.getpid()} on {socket.gethostname()} \\(started 2"

    with (
        run_lock(tmp_path / "one", 0, print, one),
        pytest.raises(LockHeldError, match=held) as caught,
        run_lock(tmp_path / "two", 0, said.append, two),
    ):
        pass

    assert str(caught.value).startswith("postgresql+psycopg://galley@/postgres")
    assert said[0].startswith(f"waiting up to 0 s: process {os.getpid()} on ")
    with run_lock(tmp_path / "two", 0, said.append, two):
        assert len(said) == 1


def test_a_run_waits_for_that_on_another_machine_to_end(
    machines: tuple[Archive, Archive], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.lock._POLL_SECONDS", 0.01)
    one, two = machines
    other = ExitStack()
    other.enter_context(run_lock(tmp_path / "one", 0, print, one))
    ended: list[str] = []

    def end_the_other(line: str) -> None:
        other.close()
        ended.append(line)

    with run_lock(tmp_path / "two", 30, end_the_other, two):
        assert len(ended) == 1


def test_archives_in_files_are_not_locked_by_a_server(tmp_path: Path) -> None:
    with (
        closing(Archive.open("a.sqlite", tmp_path)) as archive,
        run_lock(tmp_path / "one", 0, print, archive),
        run_lock(tmp_path / "two", 0, print, archive),
    ):
        pass


def test_a_lock_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "run.lock").mkdir()

    with (
        pytest.raises(LockError, match=r"run\.lock: cannot be made: Is a directory$"),
        run_lock(tmp_path, 0, print),
    ):
        pass


@pytest.mark.parametrize("seconds", [-1.0, float("nan")])
def test_no_wait_is_without_end(tmp_path: Path, seconds: float) -> None:
    told: list[str] = []

    with (
        run_lock(tmp_path, 0.0, told.append),
        pytest.raises(LockHeldError),
        run_lock(tmp_path, seconds, told.append),
    ):
        pass

    assert told[0].startswith("waiting up to 0 s: ")
