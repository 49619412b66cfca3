"""``galley publish``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import ConfigOption, JsonOption
from newsletter.errors import RequestError


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(publish)


def publish(
    file: Annotated[Path, typer.Argument(help="The edited draft.")],
    config: ConfigOption = None,
    label: Annotated[
        str,
        typer.Option(metavar="WEEK", help="Which issue it is.", show_default="the file's name"),
    ] = "",
    force: Annotated[
        bool, typer.Option("--force", help="Publish although galley lint finds errors.")
    ] = False,
    pr: Annotated[
        bool, typer.Option("--pr", help="Open a pull request, or bring it up to date, instead.")
    ] = False,
    merged: Annotated[
        bool, typer.Option("--merged", help="The pull request is merged: that is what went out.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Write the final issue, and learn from what you changed.

    It goes where `publish` in config.yaml says, and never anywhere without this command.

    Example: galley publish drafts/2026-W10.md
    """
    if pr and merged:
        raise RequestError("--pr and --merged exclude each other")
    from flows.publishing import PublishRequest, run_publish

    request = PublishRequest(
        file=file, config=config, label=label, force=force, pull_request=pr, merged=merged
    )
    raise typer.Exit(run_publish(request, as_json=json))
