"""``galley why``."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.options import ConfigOption, JsonOption


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    app.command()(why)


def why(
    item: Annotated[str, typer.Argument(metavar="ID", help="An id or address of a story.")],
    week: Annotated[
        str | None, typer.Option(help="Of one issue.", show_default="every issue")
    ] = None,
    config: ConfigOption = None,
    json: JsonOption = False,
) -> None:
    """Say why a story is in or out of an issue: its score's parts, its rank, what it lost to.

    Example: galley why arxiv:2505.22954
    """
    from dataclasses import asdict

    from flows.explain import explained, lines_of
    from flows.output import print_json, print_lines
    from flows.workbench import Tape, config_path

    found = explained(config_path(config, Tape()), item, week)
    if json:
        print_json([asdict(verdict) for verdict in found])
        return
    print_lines(line for verdict in found for line in lines_of(verdict))
