"""What a command prints on standard output: lines for a person, JSON for a program."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime


def print_lines(lines: Iterable[str]) -> None:
    """Print ``lines``, one each."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def print_json(value: Mapping[str, object] | Sequence[object]) -> None:
    """Print ``value`` as indented JSON; times in ISO 8601."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write("\n")


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
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
