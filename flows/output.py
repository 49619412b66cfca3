"""What a command prints on standard output: lines for a person, JSON for a program."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime


def print_lines(lines: Iterable[str]) -> None:
    """Print ``lines``, one each."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def print_json(value: Mapping[str, object] | Sequence[object]) -> None:
    """Print ``value`` as indented JSON; times in ISO 8601."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write("\n")


def counted(number: int, noun: str) -> str:
    """``number`` and its noun, as it is said.

    >>> counted(1, "issue"), counted(2, "issue")
    ('1 issue', '2 issues')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")
