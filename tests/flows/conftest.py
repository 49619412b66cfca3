from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import IO

import pytest

from flows.cli import main
from flows.prefect_settings import prepare
from flows.serve import free_port, wait_until_healthy
from newsletter.embedding import CachedEmbedder, MemoryStore
from newsletter.minilm import MiniLM, Precision
from sources.http import Limits
from tests.flows.services import Services


@pytest.fixture(scope="session")
def prefect_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The API address of a real Prefect server, one for the whole session."""
    prepare(verbose=False)
    home = tmp_path_factory.mktemp("prefect")
    port = free_port()
    environ = os.environ | {"PREFECT_HOME": str(home), "PREFECT_UI_ENABLED": "false"}
    command = [sys.executable, "-m", "prefect", "server", "start", "--port", str(port)]
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(command, env=environ, stdout=log, stderr=log)
        try:
            url = f"http://127.0.0.1:{port}/api"
            wait_until_healthy(url, 120.0, server.poll)
            yield url
        finally:
            server.terminate()
            server.wait(timeout=30)


@pytest.fixture
def prefect(prefect_api: str, tmp_path: Path) -> Iterator[None]:
    """Flows run in this process against the session's server."""
    from prefect.settings import (
        PREFECT_API_URL,
        PREFECT_HOME,
        PREFECT_LOGGING_TO_API_ENABLED,
        temporary_settings,
    )

    settings = {PREFECT_API_URL: prefect_api, PREFECT_HOME: tmp_path / "prefect"}
    with temporary_settings({**settings, PREFECT_LOGGING_TO_API_ENABLED: False}):
        yield


@cache
def embedder(precision: Precision = "auto") -> CachedEmbedder:
    """The real embedded model, loaded once, each text embedded once in the session."""
    return CachedEmbedder(MiniLM(precision), MemoryStore())


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs in this process share one embedded model, and do not pause between tries."""
    monkeypatch.setattr("newsletter.minilm.MiniLM", embedder)
    monkeypatch.setattr("flows.web.Limits", partial(Limits, backoff_seconds=0.0, seconds=5.0))


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """What a newsletter reads, on a loopback server; nothing of the environment gets in."""
    monkeypatch.delenv("GITHUB_TOKEN", raising=False)
    with Services() as server:
        yield server


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Galley = Callable[..., Ended]


@dataclass(frozen=True)
class Processes:
    """Starts ``galley`` as processes of their own, on the session's Prefect server."""

    folder: Path
    environ: dict[str, str]

    def start(self, *arguments: object) -> subprocess.Popen[str]:
        """A running ``galley`` whose output can be read as it comes."""
        command = [str(Path(sys.executable).with_name("galley")), *map(str, arguments)]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, cwd=self.folder, env=self.environ, stdout=pipe, stderr=pipe, text=True
        )

    def run(self, *arguments: object, seconds: float | None = None) -> Ended:
        """A ``galley`` that has ended; an error when it takes longer than ``seconds``."""
        with self.start(*arguments) as process:
            try:
                out, err = process.communicate(timeout=seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        return Ended(process.returncode, out, err)


@pytest.fixture
def processes(prefect_api: str, tmp_path: Path) -> Processes:
    """Runs ``galley`` as a user does, in an empty folder."""
    # A shell's background job ignores Ctrl-C, and what it starts would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    apart = {"PREFECT_API_URL": prefect_api, "PREFECT_HOME": str(tmp_path / "prefect")}
    environ = {k: v for k, v in os.environ.items() if k not in ("GITHUB_TOKEN", "GALLEY_DEBUG")}
    return Processes(tmp_path, environ | apart)


def said(process: subprocess.Popen[str], stream: IO[str] | None, *lines: str) -> None:
    """Read the process's ``stream`` until each of ``lines`` was seen.

    A process that ends before, or says nothing more for two minutes and is killed, is an error.
    """
    missing, heard = set(lines), list[str]()
    while missing:
        with _killed_after(120.0, process):
            line = stream.readline() if stream else ""
        assert line, f"never said: {missing}, but: {''.join(heard)}"
        heard.append(line)
        missing.discard(line.rstrip("\n"))


@contextmanager
def _killed_after(seconds: float, process: subprocess.Popen[str]) -> Iterator[None]:
    """For the block, the process may live so long: no one can wait for its words for ever."""
    timer = threading.Timer(seconds, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def the_draft(folder: Path) -> Path:
    """The one Markdown file among the drafts in ``folder``."""
    (draft,) = (folder / "drafts").glob("*.md")
    return draft


@pytest.fixture
def galley(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Galley:
    """Runs ``galley`` with the given arguments in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GALLEY_DEBUG", raising=False)

    def run(*arguments: object) -> Ended:
        monkeypatch.setattr("sys.argv", ["galley", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capsys.readouterr()
        assert isinstance(ended.value.code, int | None)
        return Ended(ended.value.code or 0, captured.out, captured.err)

    return run
