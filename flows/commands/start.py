"""``galley init``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from newsletter.errors import RequestError


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command()(init)


def init(
    folder: Annotated[Path, typer.Argument(help="The newsletter's new folder.")],
    format: Annotated[  # noqa: A002 -- the option's name
        str, typer.Option(help="nlp-newsletter or nlp-cypher.")
    ] = "nlp-newsletter",
) -> None:
    """Make a newsletter's folder, with a commented config.yaml in it.

    Example: galley init my-newsletter --format nlp-cypher
    """
    from newsletter.drafts import write_whole
    from newsletter.issue import Format
    from newsletter.starter import starter_text

    try:
        chosen = Format(format)
    except ValueError:
        listed = ", ".join(Format)
        raise RequestError(f"--format {format}: is not a format; there are {listed}") from None
    config = folder / "config.yaml"
    if config.exists():
        raise RequestError(f"{config}: is already there; nothing was changed")
    (folder / "drafts").mkdir(parents=True, exist_ok=True)
    write_whole(config, starter_text(chosen))
    typer.echo(f"{config} and {folder / 'drafts'}/ are ready.")
    typer.echo(f"Next: cd {folder}, read config.yaml through, then: galley draft")
