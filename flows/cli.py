"""The command line: ``galley COMMAND``.

Only Typer is imported here and in the command modules; what a command needs beyond it is imported
when it runs, so that ``galley --help`` answers at once.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from flows.commands import (
    document,
    draft,
    feeds,
    learning,
    past,
    publish,
    ranking,
    schedule,
    sources,
    start,
)
from flows.errors import exit_code
from flows.output import spell_what_can_be, until_the_reader_leaves

HELP = """Drafts the next issue of your research newsletter.

Example: galley init my-newsletter && cd my-newsletter && galley draft
"""

app = typer.Typer(
    name="galley",
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for module in (start, draft, document, ranking, publish, learning, past, sources, feeds, schedule):
    module.register(app)


@app.callback(invoke_without_command=True)
def version(
    context: typer.Context,
    show: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    """The options that stand before any command."""
    if show:
        from importlib.metadata import version as installed

        typer.echo(f"galley {installed('galley')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit


def main() -> None:
    """Run a command; an error is one line on standard error and an exit code, never a traceback."""
    spell_what_can_be()
    try:
        with until_the_reader_leaves():
            app()
    except Exception as error:
        if os.environ.get("GALLEY_DEBUG"):
            raise
        sys.exit(exit_code(error))
