"""What ranking costs: ``python -m benchmarks.ranking_cost --papers F``.

Ranks and selects from ever more candidates, each size first with no embedding kept and then with
all that it needs in an archive. Every run is a process of its own, timed whole: its start, the
reading of the papers, the opening of the archive. A file with fewer papers is read again under
new ids.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

SIZES = (5_000, 10_000, 25_000, 50_000, 100_000)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print seconds, the processor's seconds and the peak of memory of each size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ranking_cost", description=__doc__)
    parser.add_argument("--papers", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--run", nargs=2, metavar=("COUNT", "FOLDER"), help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.run:
        print(_peak(chosen.papers, int(chosen.run[0]), Path(chosen.run[1])))
        return
    print(f"{'candidates':>10} {'embeddings':>10} {'seconds':>8} {'CPU s':>8} {'peak MiB':>9}")
    for count in chosen.sizes:
        with tempfile.TemporaryDirectory() as folder:
            _row(chosen.papers, count, Path(folder), "none kept")
            _row(chosen.papers, count, Path(folder), "kept")


def _row(papers: Path, count: int, folder: Path, embeddings: str) -> None:
    command = [sys.executable, "-m", "benchmarks.ranking_cost", "--papers", str(papers)]
    begun, worked = time.perf_counter(), _worked()
    done = subprocess.run(
        [*command, "--run", str(count), str(folder)], capture_output=True, check=True, text=True
    )
    seconds, cpu = time.perf_counter() - begun, _worked() - worked
    peak = float(done.stdout)
    print(f"{count:10,} {embeddings:>10} {seconds:8.1f} {cpu:8.1f} {peak:9.0f}", flush=True)


def _worked() -> float:
    """Seconds that the processor worked for the processes that were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _peak(papers: Path, count: int, folder: Path) -> float:
    """Rank, and give the peak of this process's memory in MiB."""
    from newsletter.archive import Archive
    from newsletter.config import Config
    from newsletter.embedding import CachedEmbedder
    from newsletter.minilm import MiniLM
    from newsletter.models import Story
    from ranker.facade import rank_stories, select_issue
    from ranker.weeks import paper, read_lines

    known = [paper(line) for line in islice(read_lines(papers), count)]
    stories = [
        Story(replace(candidate, id=f"arxiv:{number:010}"))
        for number, candidate in enumerate(islice(cycle(known), count))
    ]
    with closing(Archive.open("archive.sqlite", folder)) as archive:
        embedder = CachedEmbedder(MiniLM(), archive.vectors)
        now = datetime(2026, 3, 9, tzinfo=UTC)
        select_issue(rank_stories(stories, Config(), (), now, embedder), Config())
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
