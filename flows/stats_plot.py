"""The figures of ``galley stats`` as a plot, drawn by matplotlib (the extra ``plot``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from newsletter.errors import RequestError
from newsletter.statistics import IssueStatistics

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FORMATS = (".svg", ".png")
_LINES: dict[str, Callable[[IssueStatistics], float | None]] = {
    "drafted items that went out": lambda one: one.kept,
    "words changed": lambda one: one.words_changed,
    "additions that were near misses": lambda one: one.recall,
    "additions that were candidates": lambda one: one.known,
}


class PlotError(RequestError):
    """A plot that cannot be drawn; the text says why."""


def check_plot(path: Path) -> None:
    """See that ``path`` can become a plot, before anything is worked out.

    Raises:
        PlotError: its name ends in another format, or matplotlib is missing.
    """
    if path.suffix.lower() not in FORMATS:
        raise PlotError(f"--plot {path}: must end in {' or '.join(FORMATS)}")
    if find_spec("matplotlib") is None:
        raise PlotError("--plot needs matplotlib: pip install 'galley[plot]'")


def write_plot(figures: Sequence[IssueStatistics], path: Path) -> None:
    """Draw the issues' rates, and each section's edit rate, over the issues.

    Raises:
        PlotError: the file cannot be written.
    """
    import matplotlib as mpl
    from matplotlib.figure import Figure

    # Text that stays text, and ids that do not change from one drawing to the next.
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "galley"}):
        figure = Figure(figsize=(max(7.0, 0.5 * len(figures)), 8.0), layout="constrained")
        above, below = figure.subplots(2, 1, sharex=True)
        _draw_issues(above, figures)
        _draw_sections(below, figures)
        try:
            figure.savefig(path, metadata={"Date": None} if path.suffix.lower() == ".svg" else None)
        except OSError as error:
            raise PlotError(f"{path}: cannot be written: {error.strerror or error}") from error


def _draw_issues(axes: Axes, figures: Sequence[IssueStatistics]) -> None:
    for name, rate in _LINES.items():
        _line(axes, name, map(rate, figures))
    _finish(axes, figures, "What became of the drafts")


def _draw_sections(axes: Axes, figures: Sequence[IssueStatistics]) -> None:
    for name in dict.fromkeys(name for one in figures for name in one.sections):
        _line(axes, name, (_edit_rate(one, name) for one in figures))
    _finish(axes, figures, "Edit rate by section")


def _edit_rate(one: IssueStatistics, section: str) -> float | None:
    return one.sections[section].edit_rate if section in one.sections else None


def _line(axes: Axes, name: str, rates: Iterable[float | None]) -> None:
    """A line over the issues, with a gap where there is nothing to say."""
    values = [float("nan") if rate is None else 100 * rate for rate in rates]
    label = name.replace("$", r"\$")  # a dollar begins mathematics
    axes.plot(range(len(values)), values, marker="o", label=label)


def _finish(axes: Axes, figures: Sequence[IssueStatistics], title: str) -> None:
    axes.set_title(title, loc="left")
    axes.set_ylim(-3, 103)
    axes.set_ylabel("per cent")
    axes.set_xticks(range(len(figures)), [one.label for one in figures], rotation=45, ha="right")
    axes.grid(visible=True, axis="y", alpha=0.3)
    axes.legend(fontsize="small", loc="center left", bbox_to_anchor=(1.0, 0.5))
