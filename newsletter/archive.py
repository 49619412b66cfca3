"""What Galley remembers: candidates, star counts, feeds, issues, verdicts, and the caches.

SQLite in a file by default, PostgreSQL by URL. Each method is one transaction, so a run that is
killed leaves either all of a step or none of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import (
    Connection,
    Engine,
    Row,
    Table,
    create_engine,
    delete,
    event,
    exists,
    insert,
    or_,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from newsletter import schema
from newsletter.errors import GalleyError
from newsletter.models import Candidate, Harvest, Status, Window
from newsletter.schema import ArchiveTooNewError

MAX_ID_CHARACTERS = 2000
_BATCH = 500  # rows a statement: SQLite allows 32,766 bound values in one
_CANDIDATE = TypeAdapter(Candidate)
T = TypeVar("T")


class ArchiveError(GalleyError):
    """The archive cannot be opened; the text names it and says why."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate as last seen, with the moment it first was."""

    candidate: Candidate
    first_seen: datetime


@dataclass(frozen=True, slots=True)
class HarvestRecord:
    """That a source was asked for a window, when, and how it went."""

    source: str
    asked: str
    """A fingerprint of what it was asked, so that a changed config asks again."""
    fetched_at: datetime
    status: Status
    found: int
    seconds: float
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssueRecord:
    """One issue: what was generated, and what went out."""

    label: str
    number: int
    window: Window
    generated: str
    """The draft exactly as Galley last wrote it; empty when it was only imported."""
    published: str | None = None
    """The text that went out, as the editor left it: with the ids that readers never see."""
    drafted_at: datetime | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run decided on one story, kept so that it can be explained."""

    label: str
    story_id: str
    rank: int | None
    """1 is best; ``None`` when it was left out before the ranking."""
    payload: Mapping[str, Any]


class Archive:
    """The newsletter's memory, behind any SQLAlchemy engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, address: str, base: Path) -> Archive:
        """Open (and make, or migrate) the archive at ``address``.

        ``address`` is a file, relative to ``base``, or a SQLAlchemy URL.

        Raises:
            ArchiveError: when it cannot be opened, or a later Galley wrote it.
        """
        url = _archive_url(address, base)
        shown = url.render_as_string(hide_password=True)
        try:
            engine = create_engine(url)
            if url.get_backend_name() == "sqlite":
                event.listen(engine, "connect", _tune_sqlite)
            schema.upgrade(engine)
        except (SQLAlchemyError, ImportError) as error:
            raise ArchiveError(f"{shown}: {_first_line(error)}") from error
        except ArchiveTooNewError as error:
            raise ArchiveError(f"{shown}: {error}") from error
        return cls(engine)

    def close(self) -> None:
        """Let go of the file or the server."""
        self._engine.dispose()

    def copy_from(self, address: str, base: Path) -> None:
        """Take over all that the archive at ``address`` holds, leaving that one as it is.

        An archive that is not there yet has nothing to take over.

        Raises:
            ArchiveError: when it cannot be read.
        """
        url = _archive_url(address, base, make_folder=False)
        if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
            return
        other = Archive.open(address, base)
        with other._engine.connect() as source, self._engine.begin() as target:
            for table in schema.metadata.sorted_tables:
                rows = source.execute(select(table)).mappings()
                for some in _batches(dict(row) for row in rows):
                    target.execute(insert(table), some)
        other.close()

    # Candidates

    def record(self, harvest: Harvest, label: str, asked: str, now: datetime) -> None:
        """Keep what ``harvest`` brought for the window ``label``, and how the source answered.

        ``asked`` is a fingerprint of what the source was asked. Star counts are kept by day.
        """
        kept = [c for c in harvest.candidates if len(c.id) <= MAX_ID_CHARACTERS]
        with self._engine.begin() as connection:
            _upsert(connection, schema.candidates, _candidate_rows(kept, now), ("first_seen",))
            _upsert(connection, schema.star_counts, _star_rows(kept, now))
            _upsert(connection, schema.sightings, _sighting_rows(kept, label))
            _upsert(connection, schema.harvests, [_harvest_row(harvest, label, asked, now)])

    def candidates(self, window: Window, sources: Collection[str]) -> list[Seen]:
        """What ``sources`` gave for ``window``'s label or, for any label, published in it."""
        table, sighting = schema.candidates, schema.sightings
        sighted = exists().where(
            sighting.c.label == window.label,
            sighting.c.source == table.c.source,
            sighting.c.candidate_id == table.c.id,
        )
        published = (table.c.published >= window.since) & (table.c.published < window.until)
        query = (
            select(table.c.payload, table.c.first_seen)
            .where(or_(sighted, published), table.c.source.in_(sources))
            .order_by(table.c.id, table.c.source)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return [Seen(_CANDIDATE.validate_python(row.payload), row.first_seen) for row in rows]

    def sighted(self, label: str, source: str) -> tuple[Candidate, ...]:
        """What ``source`` gave for the window ``label``, in the order of the ids."""
        table, sighting = schema.candidates, schema.sightings
        same = (sighting.c.source == table.c.source) & (sighting.c.candidate_id == table.c.id)
        query = (
            select(table.c.payload)
            .join(sighting, same)
            .where(sighting.c.label == label, sighting.c.source == source)
            .order_by(table.c.id)
        )
        with self._engine.connect() as connection:
            return tuple(map(_CANDIDATE.validate_python, connection.scalars(query)))

    def seen_ids(self, source: str) -> frozenset[str]:
        """The ids of every candidate that ``source`` ever gave."""
        query = select(schema.candidates.c.id).where(schema.candidates.c.source == source)
        with self._engine.connect() as connection:
            return frozenset(connection.scalars(query))

    def candidate(self, candidate_id: str) -> Seen | None:
        """The candidate with this id as last seen, whichever source gave it."""
        table = schema.candidates
        query = (
            select(table.c.payload, table.c.first_seen)
            .where(table.c.id == candidate_id)
            .order_by(table.c.last_seen.desc(), table.c.source)
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        return Seen(_CANDIDATE.validate_python(row.payload), row.first_seen)

    def star_history(self, candidate_ids: Iterable[str]) -> dict[str, list[tuple[date, int]]]:
        """For each id that has any: its star counts by day, oldest first."""
        table = schema.star_counts
        history: dict[str, list[tuple[date, int]]] = {}
        with self._engine.connect() as connection:
            for ids in _batches(candidate_ids):
                query = select(table).where(table.c.candidate_id.in_(ids)).order_by(table.c.day)
                for row in connection.execute(query):
                    history.setdefault(row.candidate_id, []).append((row.day, row.stars))
        return history

    # Sources

    def feed_states(self) -> dict[str, dict[str, Any]]:
        """What is known of each feed (its ETag, where it moved…), by the address in config."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(schema.feed_states)).all()
        return {row.url: row.payload for row in rows}

    def save_feed_states(self, states: Mapping[str, Mapping[str, Any]]) -> None:
        """Replace what is known of the feeds in ``states``."""
        rows = [{"url": url, "payload": dict(state)} for url, state in states.items()]
        with self._engine.begin() as connection:
            _upsert(connection, schema.feed_states, rows)

    def harvests(self, label: str) -> dict[str, HarvestRecord]:
        """How each source last answered for the window ``label``."""
        query = select(schema.harvests).where(schema.harvests.c.label == label)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return {row.source: _harvest_record(row) for row in rows}

    # Issues

    def issue(self, label: str) -> IssueRecord | None:
        """The issue named ``label``, if there is one."""
        query = select(schema.issues).where(schema.issues.c.label == label)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return _issue_record(row) if row else None

    def issues(self, before: datetime | None = None) -> list[IssueRecord]:
        """Every issue, or those whose window began before ``before``; oldest first."""
        query = select(schema.issues).order_by(schema.issues.c.since, schema.issues.c.label)
        if before is not None:
            query = query.where(schema.issues.c.since < before)
        with self._engine.connect() as connection:
            return [_issue_record(row) for row in connection.execute(query)]

    def record_issue(self, record: IssueRecord, ids: Collection[str]) -> None:
        """Keep ``record`` and the ids of everything in it, in place of an earlier version."""
        row = {
            "label": record.label,
            "number": record.number,
            "since": record.window.since,
            "until": record.window.until,
            "drafted_at": record.drafted_at,
            "generated": record.generated,
            "published_at": record.published_at,
            "published": record.published,
        }
        used = [
            {"label": record.label, "item_id": item_id}
            for item_id in sorted(set(ids))
            if len(item_id) <= MAX_ID_CHARACTERS
        ]
        with self._engine.begin() as connection:
            _upsert(connection, schema.issues, [row])
            _replace(connection, schema.issue_ids, record.label, used)

    def used_ids(self, before: datetime) -> dict[str, str]:
        """Every id in an issue whose window began before ``before``: id -> the first such label."""
        query = (
            select(schema.issue_ids.c.item_id, schema.issue_ids.c.label)
            .join(schema.issues, schema.issues.c.label == schema.issue_ids.c.label)
            .where(schema.issues.c.since < before)
            .order_by(schema.issues.c.since.desc())
        )
        with self._engine.connect() as connection:
            return {row.item_id: row.label for row in connection.execute(query)}

    def keep_published(self, label: str, candidates: Iterable[Candidate]) -> None:
        """Keep ``candidates`` as they are now for the published issue ``label``.

        What is kept for it already stays: it shows the candidate as it first went out.
        """
        rows = [
            {"label": label, "candidate_id": c.id, "payload": _payload(c)}
            for c in candidates
            if len(c.id) <= MAX_ID_CHARACTERS
        ]
        with self._engine.begin() as connection:
            _upsert(connection, schema.published_candidates, rows, keep=("payload",))

    def published_candidates(self, before: datetime) -> dict[str, dict[str, Candidate]]:
        """What was published in issues whose window began before ``before``, as it was then.

        Id -> label -> candidate, the labels oldest first.
        """
        table = schema.published_candidates
        query = (
            select(table)
            .join(schema.issues, schema.issues.c.label == table.c.label)
            .where(schema.issues.c.since < before)
            .order_by(schema.issues.c.since)
        )
        found: dict[str, dict[str, Candidate]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(query):
                as_then = _CANDIDATE.validate_python(row.payload)
                found.setdefault(row.candidate_id, {})[row.label] = as_then
        return found

    # Verdicts

    def record_verdicts(self, label: str, verdicts: Sequence[Verdict]) -> None:
        """Keep what a run decided for the issue ``label``, in place of an earlier run's."""
        rows = [
            {"label": label, "story_id": v.story_id, "rank": v.rank, "payload": dict(v.payload)}
            for v in verdicts
        ]
        with self._engine.begin() as connection:
            _replace(connection, schema.verdicts, label, rows)

    def verdicts(self, *, label: str = "", story_id: str = "") -> list[Verdict]:
        """The verdicts of an issue, on a story, or both; best rank first, newest issue first."""
        table = schema.verdicts
        query = select(table).order_by(table.c.label.desc(), table.c.rank)
        if label:
            query = query.where(table.c.label == label)
        if story_id:
            query = query.where(table.c.story_id == story_id)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return [Verdict(row.label, row.story_id, row.rank, row.payload) for row in rows]

    # Caches

    @property
    def vectors(self) -> ByteCache:
        """Embeddings by the hash of their text and model."""
        return ByteCache(self._engine)

    @property
    def blurbs(self) -> TextCache:
        """Blurbs by the hash of their model, style and source."""
        return TextCache(self._engine)


class ByteCache:
    """A table of bytes by key."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, keys: Sequence[str]) -> dict[str, bytes]:
        """What is kept under ``keys``; those that are not known are left out."""
        table = schema.vectors
        found: dict[str, bytes] = {}
        with self._engine.connect() as connection:
            for some in _batches(keys):
                rows = connection.execute(select(table).where(table.c.key.in_(some)))
                found.update({row.key: row.value for row in rows})
        return found

    def put(self, vectors: Mapping[str, bytes]) -> None:
        """Keep ``vectors``, replacing what their keys held."""
        rows = [{"key": key, "value": value} for key, value in vectors.items()]
        with self._engine.begin() as connection:
            _upsert(connection, schema.vectors, rows)


class TextCache:
    """A table of texts by key."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, key: str) -> str | None:
        """What is kept under ``key``, or ``None``."""
        query = select(schema.blurbs.c.value).where(schema.blurbs.c.key == key)
        with self._engine.connect() as connection:
            return connection.scalar(query)

    def put(self, key: str, value: str) -> None:
        """Keep ``value``, replacing what ``key`` held."""
        with self._engine.begin() as connection:
            _upsert(connection, schema.blurbs, [{"key": key, "value": value}])


def _archive_url(address: str, base: Path, *, make_folder: bool = True) -> URL:
    if "://" not in address:
        path = (base / address).resolve()
        try:
            if make_folder:
                path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"{path}: {error.strerror or error}") from error
        return URL.create("sqlite", database=str(path))
    try:
        return make_url(address)
    except ArgumentError as error:
        raise ArchiveError(f"paths.archive: {_first_line(error)}") from error


def _tune_sqlite(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    # WAL lets the desk read while a run writes; a second writer waits rather than fails.
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=30000"):
        connection.execute(f"PRAGMA {pragma}")


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def _candidate_rows(candidates: Iterable[Candidate], now: datetime) -> list[dict[str, Any]]:
    return [
        {
            "id": candidate.id,
            "source": candidate.source,
            "published": candidate.published,
            "first_seen": now,
            "last_seen": now,
            "payload": _payload(candidate),
        }
        for candidate in candidates
    ]


def _payload(candidate: Candidate) -> Any:  # noqa: ANN401 -- JSON
    return _CANDIDATE.dump_python(candidate, mode="json", exclude_defaults=True)


def _star_rows(candidates: Iterable[Candidate], now: datetime) -> list[dict[str, Any]]:
    return [
        {"candidate_id": c.id, "day": now.date(), "stars": c.signals.stars}
        for c in candidates
        if c.signals.stars is not None
    ]


def _sighting_rows(candidates: Iterable[Candidate], label: str) -> list[dict[str, Any]]:
    return [{"label": label, "source": c.source, "candidate_id": c.id} for c in candidates]


def _harvest_row(harvest: Harvest, label: str, asked: str, now: datetime) -> dict[str, Any]:
    return {
        "label": label,
        "source": harvest.source,
        "asked": asked,
        "fetched_at": now,
        "status": str(harvest.status),
        "found": len(harvest.candidates),
        "seconds": harvest.seconds,
        "notes": list(harvest.notes),
    }


def _harvest_record(row: Row[Any]) -> HarvestRecord:
    return HarvestRecord(
        source=row.source,
        asked=row.asked,
        fetched_at=row.fetched_at,
        status=Status(row.status),
        found=row.found,
        seconds=row.seconds,
        notes=tuple(row.notes),
    )


def _issue_record(row: Row[Any]) -> IssueRecord:
    return IssueRecord(
        label=row.label,
        number=row.number,
        window=Window(row.since, row.until, row.label),
        generated=row.generated,
        published=row.published,
        drafted_at=row.drafted_at,
        published_at=row.published_at,
    )


def _upsert(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    keep: Collection[str] = (),
) -> None:
    """Insert ``rows``; where the key is there, replace all columns but those in ``keep``."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    keys = [column.name for column in table.primary_key]
    for some in _batches(_last_of_each(rows, keys)):
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


def _replace(
    connection: Connection, table: Table, label: str, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Put ``rows`` in place of all rows of the issue ``label``."""
    connection.execute(delete(table).where(table.c.label == label))
    for some in _batches(rows):
        connection.execute(insert(table), some)


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
