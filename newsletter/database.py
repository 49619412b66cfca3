"""The database behind the archive: how it is opened, and statements that both kinds understand."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Table, create_engine, delete, event, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, ExceptionContext, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    OperationalError,
    ProgrammingError,
    SQLAlchemyError,
)
from sqlalchemy.pool import ConnectionPoolEntry
from tenacity import retry, retry_if_exception, stop_after_delay, wait_random

from newsletter import schema
from newsletter.errors import GalleyError
from newsletter.paths import resolved
from newsletter.schema import ArchiveTooNewError

_PATIENCE = 30  # seconds to wait for another process that holds the archive
_BATCH = 500  # rows a statement: SQLite allows 32,766 bound values in one
T = TypeVar("T")


class ArchiveError(GalleyError):
    """The archive cannot be opened, read or written; the text names it and says why."""


class NoArchiveError(ArchiveError):
    """There is no archive in the database yet."""


def open_database(address: str, base: Path, *, read_only: bool = False) -> Engine:
    """The database at ``address``, made or migrated as need be; with ``read_only`` as it is.

    ``address`` is a file, relative to ``base``, or a SQLAlchemy URL.

    Raises:
        ArchiveError: when it cannot be opened, or a later Galley wrote it.
        NoArchiveError: when it is to be read only, and there is none.
    """
    url = _url(address, base)
    shown = url.render_as_string(hide_password=True)
    with _as_archive_errors(shown):
        _meet_no_circle(url)
        if read_only and not _may_exist(url):
            raise NoArchiveError(f"{shown}: is not there")
        engine = create_engine(url)
        if url.get_backend_name() == "sqlite":
            event.listen(engine, "connect", _tune_sqlite)
        event.listen(engine, "handle_error", partial(_raise_own, shown, read_only))
        if not read_only:
            _make_folder(url)
            schema.upgrade(engine)
            return engine
        age = schema.age_of(engine)
    if age is schema.Age.NONE:
        raise NoArchiveError(f"{shown}: holds no archive")
    return _read_only(engine)


@contextmanager
def _as_archive_errors(shown: str) -> Iterator[None]:
    """Says what keeps the database that is called ``shown`` from being opened."""
    try:
        yield
    except ImportError as error:
        needs = "needs the extra `postgresql`: pip install 'galley[postgresql]'"
        raise ArchiveError(f"{shown}: {needs} ({_first_line(error)})") from error
    except OSError as error:
        raise ArchiveError(f"{shown}: {error.strerror or error}") from error
    except SQLAlchemyError as error:
        raise ArchiveError(f"{shown}: {_first_line(error)}") from error
    except ArchiveTooNewError as error:
        raise ArchiveError(f"{shown}: {error}") from error


def shown_address(address: str, base: Path) -> str:
    """``address`` for a person to read: a whole path, or a URL without its password."""
    url = _url(address, base)
    return str(_file(url) or url.render_as_string(hide_password=True))


def _url(address: str, base: Path) -> URL:
    """The URL of ``address``, whose file, when it is one, is found wherever the run is started."""
    if "://" not in address:
        return URL.create("sqlite", database=str(resolved(base / address)))
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:  # whose words may hold a part of a password
        raise ArchiveError("paths.archive: is no address of a database that can be read") from error
    kind = url.drivername.partition("+")[0]
    if kind not in ("sqlite", "postgresql"):
        raise ArchiveError(f"paths.archive: {kind} is neither sqlite nor postgresql")
    file = _file(url)
    if file:
        return url.set(database=str(resolved(base / file)))
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def _file(url: URL) -> Path | None:
    """The file of SQLite's database, if it is in one that the address names plainly."""
    name = url.database or ":memory:"
    plain = url.get_backend_name() == "sqlite" and not name.startswith((":memory:", "file:"))
    return Path(name) if plain else None


def _meet_no_circle(url: URL) -> None:
    """Nothing, unless the file can never be reached: what follows only asks whether it is there."""
    file = _file(url)
    if file:
        with suppress(FileNotFoundError, NotADirectoryError):
            file.stat()


def _may_exist(url: URL) -> bool:
    """Whether the database can be asked: merely to look at a file would make one.

    Raises:
        ArchiveError: the file could never be where it is said to be.
    """
    file = _file(url)
    if file is None:
        return True
    nearest = next(path for path in (file, *file.parents) if path.exists())
    if nearest != file and not nearest.is_dir():
        raise ArchiveError(f"{file}: {nearest} is not a folder")
    return nearest == file


def _make_folder(url: URL) -> None:
    file = _file(url)
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)


def _tune_sqlite(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    # A second writer waits rather than fails; WAL lets the desk read while a run writes.
    connection.execute(f"PRAGMA busy_timeout={_PATIENCE * 1000}")
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=NORMAL")


def _is_busy(error: BaseException) -> bool:
    return isinstance(error, sqlite3.OperationalError) and (
        error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
    )


@retry(
    retry=retry_if_exception(_is_busy),
    stop=stop_after_delay(_PATIENCE),
    wait=wait_random(0, 0.1),
    reraise=True,
)
def _write_ahead(connection: sqlite3.Connection) -> None:
    # Two that turn one new file to WAL would each wait for the other's lock for ever, so SQLite
    # refuses one at once, whatever busy_timeout says (https://www.sqlite.org/wal.html).
    connection.execute("PRAGMA journal_mode=WAL")


def _raise_own(shown: str, read_only: bool, context: ExceptionContext) -> None:
    """A full disk, a damaged file, a value too long: no fault of the statement's."""
    error = context.sqlalchemy_exception
    if read_only and _is_of_what_is_lacking(context):
        raise ArchiveError(_older(shown)) from error
    if isinstance(error, (OperationalError, DataError)) or type(error) is DatabaseError:
        raise ArchiveError(f"{shown}: {_first_line(context.original_exception)}") from error


def _is_of_what_is_lacking(context: ExceptionContext) -> bool:
    """Whether a table or column is not there: PostgreSQL's word for it, and SQLite's."""
    error, told = context.sqlalchemy_exception, str(context.original_exception)
    return isinstance(error, ProgrammingError) or told.startswith(("no such table", "no such col"))


def _older(shown: str) -> str:
    needs = "is of an earlier Galley and lacks what this needs"
    return f"{shown}: {needs}; `galley draft` without --dry-run brings it up to date"


def require_current(engine: Engine) -> None:
    """Nothing, when the database has every table as this version knows it.

    Raises:
        ArchiveError: when an earlier Galley wrote it, and it was opened to be read only.
    """
    if schema.age_of(engine) is schema.Age.OLDER:
        raise ArchiveError(_older(engine.url.render_as_string(hide_password=True)))


def _read_only(engine: Engine) -> Engine:
    if engine.dialect.name != "sqlite":
        return engine.execution_options(postgresql_readonly=True)
    event.listen(engine, "connect", _refuse_writes)
    engine.dispose()  # of the connections that were made before
    return engine


def _refuse_writes(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA query_only=ON")


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def upsert(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    keep: Collection[str] = (),
) -> None:
    """Insert ``rows``; where the key is there, replace all columns but those in ``keep``."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    keys = [column.name for column in table.primary_key]
    for some in batches(_last_of_each(rows, keys)):
        statement = dialect.insert(table).values(some)
        changes = {
            column.name: statement.excluded[column.name]
            for column in table.columns
            if column.name not in keys and column.name not in keep
        }
        if changes:
            statement = statement.on_conflict_do_update(index_elements=keys, set_=changes)
        else:
            statement = statement.on_conflict_do_nothing(index_elements=keys)
        connection.execute(statement)


def _last_of_each(
    rows: Iterable[Mapping[str, Any]], keys: Sequence[str]
) -> Iterable[Mapping[str, Any]]:
    # PostgreSQL refuses a statement that would update one row twice.
    return {tuple(row[key] for key in keys): row for row in rows}.values()


def replace(
    connection: Connection, table: Table, label: str, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Put ``rows`` in place of all rows of the issue ``label``."""
    connection.execute(delete(table).where(table.c.label == label))
    for some in batches(rows):
        connection.execute(insert(table), some)


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """``items`` in lists that are not too long for one statement."""
    iterator = iter(items)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
