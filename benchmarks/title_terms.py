"""Which subjects of titles editors pick: ``python -m benchmarks.title_terms``.

Prints the terms that picks' titles have more often than those of what was passed over, with how
many picks have them and how many times as often.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from ranker.liked import telling
from ranker.weeks import read_papers, read_weeks

_OFTEN = 10


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for each term, the most telling first."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.title_terms", description=__doc__)
    parser.add_argument("--papers", type=Path, nargs="+", required=True)
    parser.add_argument("--weeks", type=Path, nargs="+", required=True)
    chosen = parser.parse_args(arguments)
    papers = read_papers(chosen.papers)
    weeks = [week for path in chosen.weeks for week in read_weeks(path, papers)]
    picked = [candidate.title for week in weeks for candidate in week.picked]
    passed = [candidate.title for week in weeks for candidate in week.passed]
    lifts, counts = telling(picked, passed, _OFTEN)
    print(f"{len(picked)} titles picked, {len(passed)} passed over")
    for term in sorted(lifts, key=lambda term: (-lifts[term], term)):
        print(f"{term:32} {counts[term]:5} {lifts[term]:6.1f}")


if __name__ == "__main__":
    main()
