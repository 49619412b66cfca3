"""``galley history`` and ``galley stats``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import ConfigOption, JsonOption


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    for command in (history, stats):
        app.command()(command)


def history(
    what: Annotated[
        str,
        typer.Argument(
            metavar="ITEM|URL|WORD",
            help="An id, an address, or words of a title or blurb.",
            show_default="every issue",
        ),
    ] = "",
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Say where something was covered before; exit 1 when nowhere.

    Example: galley history https://arxiv.org/abs/2502.01234
    """
    from flows.past import run_history

    raise typer.Exit(run_history(config, what, as_json=json))


def stats(
    config: ConfigOption = None,
    plot: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Also draw the figures: a .svg or .png file."),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Show by issue how close the drafts came to what was published.

    Example: galley stats --plot stats.svg
    """
    from flows.past import run_stats

    raise typer.Exit(run_stats(config, plot, as_json=json))
