"""``galley schedule``."""

from __future__ import annotations

import typer

from flows.commands.options import ConfigOption


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(schedule)


def schedule(config: ConfigOption = None) -> None:
    """Serve the weekly run at the times of config.yaml, until stopped.

    Example: PREFECT_API_URL=http://127.0.0.1:4200/api galley schedule
    """
    from flows.serve import serve_schedule
    from flows.workbench import config_path

    serve_schedule(config_path(config), typer.echo)
