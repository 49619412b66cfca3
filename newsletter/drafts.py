"""The draft's file: written whole or not at all, and never over a person's work."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from pathlib import Path

MAX_DRAFT_BYTES = 20_000_000


class DraftError(Exception):
    """The draft's file cannot be read or written; the text names it and says why."""


class Placed(StrEnum):
    """What became of the new draft."""

    WRITTEN = "written"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    BESIDE = "beside"
    """A person has edited the file, so the new draft went beside it."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the draft is, and how it came there."""

    path: Path
    placed: Placed


def read_draft(path: Path) -> str | None:
    """The text of the draft, or ``None`` when there is no such file.

    Line ends are kept as they are.

    Raises:
        DraftError: when it cannot be read, is too large, or is not UTF-8 text.
    """
    try:
        if path.stat().st_size > MAX_DRAFT_BYTES:
            raise DraftError(f"{path}: is larger than {MAX_DRAFT_BYTES:,} bytes")
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise DraftError(f"{path}: is not UTF-8 text") from None
    except OSError as error:
        raise DraftError(f"{path}: cannot be read: {error.strerror or error}") from error


def place_draft(path: Path, text: str, last_generated: str | None) -> Placement:
    """Put ``text`` at ``path``, or beside it when a person has touched what is there.

    ``last_generated`` is what Galley last wrote there; a file that differs from it is a person's.

    Raises:
        DraftError: when it cannot be read or written.
    """
    there = read_draft(path)
    if there == text:
        return Placement(path, Placed.UNCHANGED)
    if there is None:
        write_whole(path, text)
        return Placement(path, Placed.WRITTEN)
    if there == last_generated:
        write_whole(path, text)
        return Placement(path, Placed.REPLACED)
    beside = _free_name(path, text)
    write_whole(beside, text)
    return Placement(beside, Placed.BESIDE)


def write_whole(path: Path, text: str) -> None:
    """Write ``text`` so that a reader, or a crash, meets the old file or the new, never a part.

    Raises:
        DraftError: when it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise DraftError(f"{path}: cannot be written: {error.strerror or error}") from error


def _free_name(path: Path, text: str) -> Path:
    """``2026-W10.new.md``, or the next such name that holds nothing else."""
    for number in count(1):
        suffix = ".new" if number == 1 else f".new-{number}"
        candidate = path.with_name(f"{path.stem}{suffix}{path.suffix}")
        if read_draft(candidate) in (None, text):
            return candidate
    raise AssertionError("count() has no end")
