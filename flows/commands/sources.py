"""``galley sources``."""

from __future__ import annotations

import typer

from flows.commands.options import ConfigOption, JsonOption, RecordOption, ReplayOption


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(sources)


def sources(
    config: ConfigOption = None,
    record: RecordOption = None,
    replay: ReplayOption = None,
    json: JsonOption = False,
) -> None:
    """Ask each source now: ok, quiet, stale or failed, and why.

    Example: galley sources --json | jq '.[] | select(.status == "failed")'
    """
    from flows.run import run_sources

    raise typer.Exit(run_sources(config=config, record=record, replay=replay, as_json=json))
