"""One run at a time for each archive, and who holds it.

A file in the archive's folder keeps a machine's runs apart, the archive's own server those of the
machines that share it.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from operator import not_
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout
from sqlalchemy import Connection, text
from tenacity import Retrying, retry_if_result, stop_after_delay, wait_fixed

from newsletter.archive import Archive
from newsletter.database import ArchiveError
from newsletter.errors import GalleyError

_POLL_SECONDS = 0.5
# A name of Galley's own, and whose archive of those in the database.
_TRY = text("SELECT pg_try_advisory_lock(4711003, hashtext(current_schema()))")
_RELEASE = text("SELECT pg_advisory_unlock_all()")
_HOLDER = text(
    "SELECT application_name, backend_start FROM pg_locks JOIN pg_stat_activity USING (pid) "
    "WHERE locktype = 'advisory' AND granted AND classid = 4711003 "
    "AND objid = CAST(hashtext(current_schema()) AS oid) AND datname = current_database()"
)
# A machine that lost its power says no goodbye: the server finds out in minutes, not in hours.
_INTRODUCE = text(
    "SELECT set_config('application_name', :me, false), "
    "set_config('tcp_keepalives_idle', '60', false), "
    "set_config('tcp_keepalives_interval', '10', false)"
)


class LockError(GalleyError):
    """The lock cannot be made; the text names it and says why."""


class LockHeldError(LockError):
    """Another run holds the lock; the text says which."""


@contextmanager
def run_lock(
    folder: Path, wait_seconds: float, say: Callable[[str], None], archive: Archive | None = None
) -> Iterator[None]:
    """Hold the lock of ``folder`` for the block; wait up to ``wait_seconds`` for another's end.

    Also that of an ``archive`` that machines share. The operating system, or the server, lets go
    of it when the process dies, however it dies.

    Raises:
        LockHeldError: when the other run does not end in time.
        LockError: when the lock cannot be made.
        ArchiveError: the archive's server cannot be asked.
    """
    lock, holder = FileLock(folder / "run.lock"), folder / "run.holder.json"
    wait_seconds = max(0.0, wait_seconds)  # a lock would take a negative time for one without end
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _acquire(lock, holder, wait_seconds, say)
        holder.write_text(json.dumps(_me()), encoding="utf-8")
    except OSError as error:
        lock.release()
        raise LockError(f"{lock.lock_file}: cannot be made: {error.strerror or error}") from error
    try:
        with _shared_lock(archive, wait_seconds, say):
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


@contextmanager
def _shared_lock(
    archive: Archive | None, wait_seconds: float, say: Callable[[str], None]
) -> Iterator[None]:
    """Hold the lock that the archive's server keeps for the machines that share it, if any do."""
    if archive is None or not archive.is_shared:
        yield
        return
    engine = archive.engine.execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.detach()  # the lock is the connection's, and ends with it at the latest
        connection.execute(_INTRODUCE, {"me": f"process {os.getpid()} on {socket.gethostname()}"})
        _acquire_shared(connection, wait_seconds, say)
        try:
            yield
        finally:
            with suppress(ArchiveError):
                connection.execute(_RELEASE)


def _acquire_shared(
    connection: Connection, wait_seconds: float, say: Callable[[str], None]
) -> None:
    if connection.scalar(_TRY):
        return
    name = connection.engine.url.render_as_string(hide_password=True)
    say(f"waiting up to {wait_seconds:.0f} s: {_who_shares(connection)} holds {name}")
    tries = Retrying(
        retry=retry_if_result(not_),
        stop=stop_after_delay(wait_seconds),
        wait=wait_fixed(_POLL_SECONDS),
        retry_error_callback=lambda _: False,
    )
    if not tries(connection.scalar, _TRY):
        raise LockHeldError(f"{name}: held by {_who_shares(connection)}")


def _who_shares(connection: Connection) -> str:
    row = connection.execute(_HOLDER).first()
    if row is None or not row.application_name:
        return "another run"
    started = row.backend_start.astimezone(UTC).isoformat(timespec="seconds")
    return f"{row.application_name} (started {started})"


def _me() -> dict[str, str | int]:
    started = datetime.now(UTC).isoformat(timespec="seconds")
    return {"pid": os.getpid(), "host": socket.gethostname(), "started": started}


def _who(holder: Path) -> str:
    try:
        me = json.loads(holder.read_text(encoding="utf-8"))
        return f"process {me['pid']} on {me['host']} (started {me['started']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another run"
