"""How long a whole draft takes, and how much memory: ``python -m benchmarks.draft``.

A local server plays a week of 5,000 arXiv entries, 300 repositories and 200 feeds; ``galley draft``
runs against it as a user would run it, first with nothing known, then again with the archive warm.
Beside it, in the same run: the replay of the bundled sample, and ``galley --help``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.world import make_world
from benchmarks.world_server import WorldServer

GALLEY = Path(sys.executable).with_name("galley")
SAMPLE = Path(__file__).parents[1] / "sample"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took."""

    seconds: float
    megabytes: float
    """Peak resident memory of the process itself; Prefect's server is another."""
    exit_code: int


def measured(command: Sequence[str | Path], environ: Mapping[str, str], log: Path) -> Cost:
    """Run ``command`` to its end, its output in ``log``."""
    with log.open("ab") as output:
        started = time.perf_counter()
        process = subprocess.Popen(command, env=dict(environ), stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
    # ru_maxrss counts kilobytes on Linux (getrusage(2)).
    return Cost(seconds, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))


def main() -> None:
    """Print a row for each command, with the bound that it should keep to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=int, default=5000)
    parser.add_argument("--repositories", type=int, default=300)
    parser.add_argument("--feeds", type=int, default=200)
    asked = parser.parse_args()
    world = make_world(
        datetime.now(UTC),
        papers=asked.papers,
        repositories=asked.repositories,
        blogs=asked.feeds,
    )
    with tempfile.TemporaryDirectory() as name, WorldServer(world) as server:
        folder = Path(name)
        config = folder / "config.yaml"
        config.write_text(server.config_text(), encoding="utf-8")
        log = folder / "log"
        # Any token will do: with one, GitHub's look-ups are not held to a guest's few.
        environ = os.environ | {"PREFECT_HOME": str(folder / "prefect"), "GITHUB_TOKEN": "none"}
        draft: list[str | Path] = [GALLEY, "draft", "--config", config]
        print(f"{'command':<34} {'seconds':>8} {'bound':>6} {'MB':>6} {'bound':>6}  exit")
        _row("galley draft, first run", measured(draft, environ, log), 120, 1536)
        again: list[str | Path] = [*draft, "--refresh"]
        _row("galley draft --refresh, archive warm", measured(again, environ, log), 30, 1536)
        _row("galley draft, again at once", measured(draft, environ, log), 30, 1536)
        replay: list[str | Path] = [GALLEY, "draft", "--replay", _sample_copy(folder)]
        _row("galley draft --replay sample", measured(replay, environ, log), 45, 1536)
        _row("galley --help", measured([GALLEY, "--help"], environ, log), 0.3, 100)


def _sample_copy(folder: Path) -> Path:
    """The sample in a folder of its own, so that its draft is a first one."""
    return Path(shutil.copytree(SAMPLE, folder / "sample"))


def _row(name: str, cost: Cost, seconds: float, megabytes: float) -> None:
    print(
        f"{name:<34} {cost.seconds:>8.2f} {seconds:>6g} {cost.megabytes:>6.0f} {megabytes:>6g}"
        f"  {cost.exit_code}",
        flush=True,
    )


if __name__ == "__main__":
    main()
