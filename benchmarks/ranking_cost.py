"""What ranking costs: ``python -m benchmarks.ranking_cost --papers F``.

Ranks 5,000 candidates from cold and again warm, and the cheap curve to 100,000, each in a process
of its own so that its peak of memory is its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

WARM_SIZES = (5_000, 10_000, 25_000, 50_000, 100_000)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print seconds and peak memory of each size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ranking_cost", description=__doc__)
    parser.add_argument("--papers", type=Path, required=True)
    parser.add_argument("--largest", type=int, default=WARM_SIZES[-1])
    parser.add_argument("--run", nargs=2, metavar=("COUNT", "VECTORS"), help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.run:
        print(json.dumps(_measure(chosen.papers, int(chosen.run[0]), Path(chosen.run[1]))))
        return
    print(f"{'candidates':>10} {'store':>6} {'seconds':>8} {'peak MiB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        vectors = Path(folder) / "vectors.npz"
        _row(chosen.papers, 5_000, vectors, "cold")
        for count in (size for size in WARM_SIZES if size <= chosen.largest):
            _row(chosen.papers, count, vectors, "warm")


def _row(papers: Path, count: int, vectors: Path, store: str) -> None:
    command = [sys.executable, "-m", "benchmarks.ranking_cost", "--papers", str(papers)]
    done = subprocess.run(
        [*command, "--run", str(count), str(vectors)], capture_output=True, check=True, text=True
    )
    found = json.loads(done.stdout.splitlines()[-1])
    print(f"{count:10,} {store:>6} {found['seconds']:8.1f} {found['mebibytes']:9.0f}", flush=True)


def _measure(papers: Path, count: int, vectors: Path) -> dict[str, float]:
    """Seconds from the first import to the last score, and the process's peak."""
    start = time.perf_counter()
    from newsletter.config import Config
    from newsletter.embedding import CachedEmbedder
    from newsletter.minilm import MiniLM
    from newsletter.models import Story
    from ranker.facade import rank_stories, select_issue
    from ranker.vectors import FileStore
    from ranker.weeks import paper, read_lines

    imported = time.perf_counter() - start
    known = [paper(line) for line in islice(read_lines(papers), 5_000)]
    candidates = [
        replace(candidate, id=f"arxiv:{number:010}")
        for number, candidate in enumerate(islice(cycle(known), count))
    ]
    store = FileStore(vectors)
    begun = time.perf_counter()
    stories = [Story(candidate) for candidate in candidates]
    ranking = rank_stories(
        stories, Config(), (), datetime(2026, 3, 9, tzinfo=UTC), CachedEmbedder(MiniLM(), store)
    )
    select_issue(ranking, Config())
    seconds = imported + time.perf_counter() - begun
    store.save()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "mebibytes": peak}


if __name__ == "__main__":
    main()
