"""The draft's file: written whole or not at all, and never over a person's work."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import count
from pathlib import Path
from secrets import token_hex

from newsletter.errors import GalleyError
from newsletter.issue import Issue
from newsletter.markdown.lines import same_lines, with_line_ends_of
from newsletter.merging import Merged, merge_drafts
from newsletter.paths import resolved

MAX_DRAFT_BYTES = 20_000_000


class DraftError(GalleyError):
    """The draft's file cannot be read or written; the text names it and says why."""


class Placed(StrEnum):
    """What became of the new draft."""

    WRITTEN = "written"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    MERGED = "merged"
    """A person has edited the file: their edits stand, and the rest is new."""
    BESIDE = "beside"
    """A person wrote the file, and what they began from is not known: the draft went beside it."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the draft is, and how it came there."""

    path: Path
    placed: Placed
    notes: tuple[str, ...] = ()
    """What a merge kept and changed, a phrase each."""
    kept: Path | None = None
    """Where the file lies as it was before a merge."""
    merged: Issue | None = None
    """What a merge makes of it; else the draft is what it was given."""


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


def place_draft(
    path: Path, text: str, last_generated: str | None, history: Path, now: datetime
) -> Placement:
    """Put ``text`` at ``path``; what a person wrote there stays.

    ``last_generated`` is what Galley last wrote there; a file that differs from it is a person's,
    and is merged with ``text`` after a copy went to the folder ``history``. Its line ends stay.

    Raises:
        DraftError: when it cannot be read or written, or was changed while it was merged.
    """
    there = read_draft(path)
    placed = _fate(there, text, last_generated)
    if there is not None and last_generated and placed is Placed.MERGED:
        return _merge(path, there, merge_drafts(last_generated, there, text), history, now)
    if placed is Placed.BESIDE:
        path = _free_name(path, text)
        there = read_draft(path)
    if placed is not Placed.UNCHANGED:
        write_over(path, there, with_line_ends_of(there, text))
    return Placement(path, placed)


def foresee_draft(path: Path, text: str, last_generated: str | None) -> Placement:
    """What :func:`place_draft` would do with ``text`` once it has its blurbs; nothing is written.

    Which items would be improved is not known before.

    Raises:
        DraftError: when what is there cannot be read.
    """
    there = read_draft(path)
    placed = _fate(there, text, last_generated)
    if there is not None and last_generated and placed is Placed.MERGED:
        merged = replace(merge_drafts(last_generated, there, text), improved=0)
        return Placement(path, placed, merged.notes, merged=merged.issue)
    return Placement(_free_name(path, text) if placed is Placed.BESIDE else path, placed)


def _fate(there: str | None, text: str, last_generated: str | None) -> Placed:
    """What is to become of the new ``text`` where a file says ``there``."""
    if there is None:
        return Placed.WRITTEN
    if same_lines(there, text):
        return Placed.UNCHANGED
    if last_generated and same_lines(there, last_generated):
        return Placed.REPLACED
    return Placed.MERGED if last_generated else Placed.BESIDE


def _merge(path: Path, there: str, merged: Merged, history: Path, now: datetime) -> Placement:
    if merged.text == there:
        return Placement(path, Placed.UNCHANGED, merged.notes, merged=merged.issue)
    kept = _free_name(history / f"{_label(path)}-{now:%Y%m%dT%H%M%S}{path.suffix}", there)
    write_whole(kept, there)
    write_over(path, there, merged.text)
    return Placement(path, Placed.MERGED, merged.notes, kept, merged.issue)


def write_over(path: Path, read: str | None, text: str) -> None:
    """Write ``text`` where ``read`` was read (``None``: no file), as :func:`write_whole` does.

    What someone saved there since is left alone.

    Raises:
        DraftError: when it was changed since, or cannot be read or written.
    """
    if read_draft(path) != read:
        raise DraftError(f"{path}: was changed meanwhile, and stays as it is now; run this again")
    write_whole(path, text)


def write_whole(path: Path, text: str) -> None:
    """Write ``text`` so that a reader, or a crash, meets the old file or the new, never a part.

    Where ``path`` is a link, the file that it leads to is written.

    Raises:
        DraftError: when it cannot be written.
    """
    file_there = resolved(path)
    try:
        file_there.parent.mkdir(parents=True, exist_ok=True)
        # Python makes it as the umask has it; tempfile would make it for its owner alone.
        unfinished = file_there.parent / f".{path.name}.{token_hex(4)}"
        try:
            with unfinished.open("xb") as file:
                _take_mode(unfinished, file_there)
                file.write(text.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(file_there)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise DraftError(f"{path}: cannot be written: {error.strerror or error}") from error


def _take_mode(new: Path, old: Path) -> None:
    """Give ``new`` the permissions of ``old``, if that is there.

    Before a word is in it: a config may hold a password.
    """
    with suppress(FileNotFoundError):
        new.chmod(stat.S_IMODE(old.stat().st_mode))


def _label(path: Path) -> str:
    """What the draft is called: the file's name up to ``.new.md`` or ``.md``."""
    return path.name.partition(".")[0]


def _free_name(path: Path, text: str) -> Path:
    """``2026-W10.new.md``, or the next such name that holds nothing else."""
    for number in count(1):
        suffix = ".new" if number == 1 else f".new-{number}"
        candidate = path.with_name(f"{_label(path)}{suffix}{path.suffix}")
        there = read_draft(candidate)
        if there is None or same_lines(there, text):
            return candidate
    raise AssertionError("count() has no end")
