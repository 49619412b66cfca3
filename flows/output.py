"""What a command prints: lines for a person, and for programs JSON and files, which are UTF-8."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from io import TextIOWrapper

import typer

_ESCAPED = "backslashreplace"
_NO_TEXT = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)], "\ufffd")
"""What moves a terminal's cursor, colours it or sets its title, but for tabs and line ends."""


def harmless(text: str) -> str:
    """``text`` with a mark in place of all that a terminal would obey rather than show."""
    return text.translate(_NO_TEXT)


def print_lines(lines: Iterable[str]) -> None:
    """Print ``lines``, one each."""
    if sys.stdout:
        sys.stdout.write("".join(f"{harmless(line)}\n" for line in lines))


def print_json(value: Mapping[str, object] | Sequence[object]) -> None:
    """Print ``value`` as indented JSON; times in ISO 8601."""
    print_text(json.dumps(value, ensure_ascii=False, indent=2, default=_plain) + "\n")


def print_text(text: str) -> None:
    """Print ``text`` as a file would hold it: in UTF-8, with its line ends as they are."""
    typer.echo(text.encode("utf-8", _ESCAPED), nl=False)


def spell_what_can_be() -> None:
    """Have what the output's encoding lacks printed as escapes, and file names that are no text."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=_ESCAPED)


@contextmanager
def until_the_reader_leaves() -> Iterator[None]:
    """A reader of standard output that has enough, as ``head``, ends the block: all is well."""
    try:
        yield
    except SystemExit as ended:
        # Of a closed pipe Typer makes an exit with 1, which stands for a run that failed.
        if isinstance(ended.__context__, BrokenPipeError):
            sys.exit(0)
        raise
    finally:
        _flush()


def _flush() -> None:
    """Write what is left while an error can be caught: Python would complain of it at its end."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
