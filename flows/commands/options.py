"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", "-c", help="The newsletter's config.", show_default="config.yaml"),
]
ReplayOption = Annotated[
    Path | None,
    typer.Option("--replay", metavar="DIR", help="Answer from recorded responses, no network."),
]
RecordOption = Annotated[
    Path | None, typer.Option("--record", metavar="DIR", help="Also keep every response in DIR.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]
