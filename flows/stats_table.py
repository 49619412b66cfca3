"""The figures of ``galley stats`` as tables in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from newsletter.statistics import IssueStatistics

RECENT = 8
"""How many issues the table of sections has room for."""
_WIDTH = 120
_NONE = "–"


def print_tables(figures: Sequence[IssueStatistics]) -> None:
    """Print the issues, oldest first, and the edit rate of each section in the latest of them."""
    # A pipe has no width; what is folded there could not be read by a program.
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _WIDTH)
    console.print(_issues(figures))
    console.print(_sections(figures[-RECENT:]))


def share(value: float | None) -> str:
    """A rate as a person reads it: ``43%``; a dash where there is nothing to say."""
    return _NONE if value is None else f"{100 * value:.0f}%"


def _issues(figures: Iterable[IssueStatistics]) -> Table:
    table = Table(title="What became of the drafts", title_justify="left")
    table.add_column("issue", no_wrap=True)
    for name in ("drafted", "went out", "as drafted", "reworded", "moved", "dropped", "added"):
        table.add_column(name, justify="right")
    for name in ("words changed", "added: near misses", "added: candidates"):
        table.add_column(name, justify="right")
    for one in figures:
        total = one.total
        counts = (total.kept, total.reworded, total.moved, total.dropped, total.added)
        table.add_row(
            one.label,
            str(total.generated),
            share(one.kept),
            *map(str, counts),
            share(one.words_changed),
            share(one.recall),
            share(one.known),
        )
    return table


def _sections(figures: Sequence[IssueStatistics]) -> Table:
    table = Table(title="Edit rate by section", title_justify="left")
    table.add_column("section")
    for one in figures:
        table.add_column(one.label, justify="right", no_wrap=True)
    for name in dict.fromkeys(name for one in figures for name in one.sections):
        rates = (one.sections[name].edit_rate if name in one.sections else None for one in figures)
        table.add_row(name, *map(share, rates))
    return table
