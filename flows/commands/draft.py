"""``galley draft``."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.options import ConfigOption, JsonOption, RecordOption, ReplayOption


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(draft)


def draft(
    config: ConfigOption = None,
    week: Annotated[
        str | None,
        typer.Option(
            help="An ISO week, such as 2026-W10, or an issue's days, as its draft is called.",
            show_default="this week",
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Instead of a week: the first day.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="With --since: the day after the last.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be in; write nothing.")
    ] = False,
    record: RecordOption = None,
    replay: ReplayOption = None,
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Ask sources again that answered for this week.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 3 when a source failed, the draft written.")
    ] = False,
    wait: Annotated[
        float,
        typer.Option(metavar="SECONDS", min=0, help="How long to wait for another run to end."),
    ] = 600.0,
    json: JsonOption = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Show Prefect's log.")] = False,
) -> None:
    """Draft an issue: this week's, or any week's.

    Example: galley draft --week 2026-W10
    """
    from flows.run import DraftRequest, run_draft

    request = DraftRequest(
        config=config,
        week=week,
        since=since,
        until=until,
        dry_run=dry_run,
        record=record,
        replay=replay,
        refresh=refresh,
        wait=wait,
    )
    raise typer.Exit(run_draft(request, strict=strict, as_json=json, verbose=verbose))
