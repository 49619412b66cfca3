"""The figures of ``galley stats`` as tables in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from newsletter.statistics import IssueStatistics

RECENT = 8
"""How many issues the table of sections has room for."""
_WIDTH = 120
_NONE = "–"
_CAPTION = (
    "out: the drafted items that were published; kept: as they were drafted; words: changed in "
    "those that were published; near, known: your additions that were near misses, candidates"
)


def print_tables(figures: Sequence[IssueStatistics]) -> None:
    """Print the issues, oldest first; the sections and the additions of the latest ones."""
    # A pipe has no width; what is folded there could not be read by a program.
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _WIDTH)
    recent = figures[-RECENT:]
    for table in (_issues(figures), _sections(recent), _additions(recent)):
        if table.row_count:
            console.print(table)


def share(value: float | None) -> str:
    """A rate as a person reads it: ``43%``; a dash where there is nothing to say."""
    return _NONE if value is None else f"{100 * value:.0f}%"


def _table(title: str, names: Sequence[str], *, caption: str | None = None) -> Table:
    """A table whose first column is words, and the others figures."""
    table = Table(
        title=title, title_justify="left", caption=caption, caption_justify="left", box=SIMPLE_HEAD
    )
    for place, name in enumerate(names):
        table.add_column(name, justify="right" if place else "left", no_wrap=not place)
    return table


def _issues(figures: Iterable[IssueStatistics]) -> Table:
    names = "issue drafted out kept reworded moved dropped added words near known".split()
    table = _table("What became of the drafts", names, caption=_CAPTION)
    for one in figures:
        total = one.total
        counts = (total.kept, total.reworded, total.moved, total.dropped, total.added)
        rates = (one.words_changed, one.recall, one.known)
        drafted = str(total.generated)
        table.add_row(one.label, drafted, share(one.kept), *map(str, counts), *map(share, rates))
    return table


def _sections(figures: Sequence[IssueStatistics]) -> Table:
    table = _table("Edit rate by section", ["section", *(one.label for one in figures)])
    for name in dict.fromkeys(name for one in figures for name in one.sections):
        rates = (one.sections[name].edit_rate if name in one.sections else None for one in figures)
        table.add_row(escape(name), *map(share, rates))
    return table


def _additions(figures: Iterable[IssueStatistics]) -> Table:
    table = _table("What you added, and where the ranking had it", ["issue", "it was", "rank"])
    table.add_column("item")
    for one in figures:
        for added in one.additions:
            rank = _NONE if added.rank is None else str(added.rank)
            table.add_row(one.label, str(added.known), rank, escape(added.name))
    return table
