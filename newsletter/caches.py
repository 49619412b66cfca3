"""The archive's caches: embeddings, models' answers, and what services told of single subjects.

A cache may stand on another: it shows what that one holds, and keeps what is new to itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, delete, select

from newsletter import schema
from newsletter.database import batches, upsert


class ByteCache:
    """A table of bytes by key."""

    def __init__(self, engine: Engine, below: ByteCache | None = None) -> None:
        self._engine = engine
        self._below = below

    def get(self, keys: Sequence[str]) -> dict[str, bytes]:
        """What is kept under ``keys``; those that are not known are left out."""
        table = schema.vectors
        found = self._below.get(keys) if self._below else {}
        with self._engine.connect() as connection:
            for some in batches(keys):
                rows = connection.execute(select(table).where(table.c.key.in_(some)))
                found.update({row.key: row.value for row in rows})
        return found

    def put(self, vectors: Mapping[str, bytes]) -> None:
        """Keep ``vectors``, replacing what their keys held."""
        rows = [{"key": key, "value": value} for key, value in vectors.items()]
        with self._engine.begin() as connection:
            upsert(connection, schema.vectors, rows)


class TextCache:
    """A table of texts by key."""

    def __init__(self, engine: Engine, below: TextCache | None = None) -> None:
        self._engine = engine
        self._below = below

    def get(self, key: str) -> str | None:
        """What is kept under ``key``, or ``None``."""
        query = select(schema.blurbs.c.value).where(schema.blurbs.c.key == key)
        with self._engine.connect() as connection:
            found = connection.scalar(query)
        return self._below.get(key) if found is None and self._below else found

    def put(self, key: str, value: str) -> None:
        """Keep ``value``, replacing what ``key`` held; no text of PostgreSQL's has a NUL in it."""
        row = {"key": key, "value": value.replace("\0", "")}
        with self._engine.begin() as connection:
            upsert(connection, schema.blurbs, [row])


class LookupCache:
    """A table of what services told, as JSON, by the service, the subject and the time."""

    def __init__(self, engine: Engine, below: LookupCache | None = None) -> None:
        self._engine = engine
        self._below = below

    def get(
        self, service: str, subjects: Iterable[str], since: datetime, until: datetime
    ) -> dict[str, Any]:
        """What ``service`` told of ``subjects`` from ``since`` to ``until``, by subject."""
        table, wanted = schema.lookups, list(subjects)
        found = self._below.get(service, wanted, since, until) if self._below else {}
        with self._engine.connect() as connection:
            for some in batches(wanted):
                query = select(table).where(
                    table.c.service == service,
                    table.c.subject.in_(some),
                    table.c.fetched_at.between(since, until),
                )
                found.update({row.subject: row.value for row in connection.execute(query)})
        return found

    def put(self, service: str, told: Mapping[str, Any], now: datetime) -> None:
        """Keep what ``service`` told just now, by subject, in place of what it told before."""
        rows = [
            {"service": service, "subject": subject, "fetched_at": now, "value": value}
            for subject, value in told.items()
            if len(subject) <= schema.MAX_ID_CHARACTERS
        ]
        with self._engine.begin() as connection:
            upsert(connection, schema.lookups, rows)

    def forget(self, before: datetime) -> None:
        """Drop what was told earlier than ``before``."""
        with self._engine.begin() as connection:
            connection.execute(delete(schema.lookups).where(schema.lookups.c.fetched_at < before))
