"""One run at a time for each archive folder, and who holds it."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from newsletter.errors import GalleyError


class LockError(GalleyError):
    """The lock cannot be made; the text names it and says why."""


class LockHeldError(LockError):
    """Another run holds the lock; the text says which."""


@contextmanager
def run_lock(folder: Path, wait_seconds: float, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of ``folder`` for the block; wait up to ``wait_seconds`` for another's end.

    The operating system lets go of it when the process dies, however it dies.

    Raises:
        LockHeldError: when the other run does not end in time.
        LockError: when the lock cannot be made.
    """
    lock, holder = FileLock(folder / "run.lock"), folder / "run.holder.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _acquire(lock, holder, wait_seconds, say)
        holder.write_text(json.dumps(_me()), encoding="utf-8")
    except OSError as error:
        lock.release()
        raise LockError(f"{lock.lock_file}: cannot be made: {error.strerror or error}") from error
    try:
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _acquire(
    lock: BaseFileLock, holder: Path, wait_seconds: float, say: Callable[[str], None]
) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say(f"waiting up to {wait_seconds:.0f} s: {_who(holder)} holds {lock.lock_file}")
        try:
            lock.acquire(timeout=wait_seconds)
        except Timeout:
            raise LockHeldError(f"{lock.lock_file}: held by {_who(holder)}") from None


def _me() -> dict[str, str | int]:
    started = datetime.now(UTC).isoformat(timespec="seconds")
    return {"pid": os.getpid(), "host": socket.gethostname(), "started": started}


def _who(holder: Path) -> str:
    try:
        me = json.loads(holder.read_text(encoding="utf-8"))
        return f"process {me['pid']} on {me['host']} (started {me['started']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another run"
