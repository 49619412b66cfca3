"""``galley evaluate``: how the ranking would have done on the newsletter's own past weeks."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from flows.output import print_lines
from flows.past_weeks import past_issues, past_weeks
from flows.progress import reporter, reporting
from flows.workbench import open_workbench
from newsletter.counting import counted
from newsletter.errors import GalleyError
from ranker.evaluate import MISSED_BEYOND, RANKER, UNTAUGHT, Evaluation, Miss, evaluate
from ranker.metrics import CUTS, Figures

_WIDTH = 120


class NothingToEvaluateError(GalleyError):
    """No published issue has its week's candidates in the archive; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Report:
    """The evaluation, and what it could be made on."""

    evaluation: Evaluation
    weeks: int
    left_out: int
    """Published issues without candidates: nothing is known of what they were picked from."""


def evaluate_archive(config: Path, *, quiet: bool) -> Report:
    """Evaluate on every published issue whose week's candidates the archive holds.

    The archive gains nothing but the embeddings that were not in it.

    Raises:
        ConfigError, ArchiveError: the config or the archive cannot be used.
        NothingToEvaluateError: there is no such issue.
    """
    with reporting(quiet=quiet), open_workbench(config) as bench:
        issues = past_issues(bench)
        weeks = past_weeks(bench, issues)
        if not weeks:
            raise NothingToEvaluateError(
                "the archive holds no published issue with the candidates of its week; "
                "each issue that galley drafts and publishes is one"
            )
        reporter().working(f"ranking {counted(len(weeks), 'past week')} anew")
        found = evaluate(weeks, bench.config, bench.embedder)
    return Report(found, len(weeks), len(issues) - len(weeks))


def report_json(report: Report) -> dict[str, Any]:
    """The report for a program; shares between 0 and 1."""
    found = report.evaluation
    return {
        "weeks": report.weeks,
        "left_out": report.left_out,
        "taught": found.taught,
        "ways": {name: asdict(figures) for name, figures in found.ways.items()},
        "sections": asdict(found.sections),
        "no_fair_test": list(found.fitted),
        "misses": [asdict(miss) for miss in found.misses],
    }


def print_report(report: Report) -> None:
    """Print the report for a person: a table, then the misses."""
    found = report.evaluation
    # A pipe has no width; what is folded there could not be read by a program.
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _WIDTH)
    console.print(_table(found.ways))
    print_lines(_lines(report))


def _table(ways: Mapping[str, Figures]) -> Table:
    picks = max(figures.picks for figures in ways.values())
    weeks = max(figures.weeks for figures in ways.values())
    table = Table(title=f"Where your {picks} picks stood", title_justify="left", box=SIMPLE_HEAD)
    table.add_column("ranked by", no_wrap=True)
    for name in (*(f"recall@{cut}" for cut in CUTS), "MRR", "nDCG@20"):
        table.add_column(name, justify="right")
    for name, figures in ways.items():
        values = (*(figures.recall[cut] for cut in CUTS), figures.reciprocal_rank, figures.ndcg)
        table.add_row(_row_name(name, figures, weeks), *(f"{value:.2f}" for value in values))
    return table


def _row_name(name: str, figures: Figures, weeks: int) -> str:
    """The way's name; one that needs a past could not rank the first weeks."""
    return name if figures.weeks == weeks else f"{name} ({figures.weeks} of {weeks} weeks)"


def _lines(report: Report) -> Iterator[str]:
    found = report.evaluation
    issues = counted(report.weeks, "issue")
    left_out = f"; {report.left_out} without candidates left out" if report.left_out else ""
    yield f"{issues}, each ranked with what was published before it{left_out}"
    yield _taught_line(report)
    if found.fitted:
        those = _those(len(found.fitted), report.weeks)
        yield f"{those} no fair test: Galley's weights were fitted on weeks as late as these"
    if found.sections.of:
        share = 100 * found.sections.right / found.sections.of
        yield f"sections: {share:.0f}% of {found.sections.of} items where you put them"
    yield f"missed (below rank {MISSED_BEYOND}, or no candidate): {len(found.misses) or 'none'}"
    yield from (f"  {_miss_line(miss)}" for miss in found.misses)


def _taught_line(report: Report) -> str:
    """What the figures of the ranker measure."""
    if not report.evaluation.taught:
        return f"{RANKER}: as shipped and looking back; the issues before taught nothing more yet"
    return (
        f"{RANKER}: with what `galley learn` would have kept of the issues before each week "
        f"({report.evaluation.taught} of {report.weeks} had some), nothing from the future; "
        f"{UNTAUGHT}: without it"
    )


def _those(some: int, total: int) -> str:
    if some == total:
        return "this is" if total == 1 else "these are"
    return "1 of them is" if some == 1 else f"{some} of them are"


def _miss_line(miss: Miss) -> str:
    place = f"rank {miss.rank} of {miss.of}" if miss.rank else "no candidate"
    return f"{miss.label}: {miss.name}: {place}; {miss.remedy}"
