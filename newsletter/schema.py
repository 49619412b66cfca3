"""The archive's tables, and how an older archive is brought up to them (Alembic)."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from alembic import command
from alembic.config import Config as AlembicConfig
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Date,
    DateTime,
    Dialect,
    Engine,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

metadata = MetaData()

MAX_ID_CHARACTERS = 2000
"""A candidate or subject whose name is longer is not kept."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC; SQLite forgets the zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Any aware time, as UTC; a naive one is a mistake of the caller's."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone cannot be archived: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The same moment, with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


candidates = Table(
    "candidates",
    metadata,
    Column("id", String(MAX_ID_CHARACTERS), primary_key=True),
    Column("source", String(200), primary_key=True),
    Column("published", UtcDateTime, index=True),
    Column("first_seen", UtcDateTime, nullable=False, index=True),
    Column("last_seen", UtcDateTime, nullable=False),
    Column("payload", JSON, nullable=False),
)

star_counts = Table(
    "star_counts",
    metadata,
    Column("candidate_id", String(MAX_ID_CHARACTERS), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("stars", Integer, nullable=False),
)

feed_states = Table(
    "feed_states",
    metadata,
    Column("url", String(MAX_ID_CHARACTERS), primary_key=True),
    Column("payload", JSON, nullable=False),
)

harvests = Table(
    "harvests",
    metadata,
    Column("label", String(100), primary_key=True),
    Column("source", String(200), primary_key=True),
    Column("asked", String(64), nullable=False),
    Column("fetched_at", UtcDateTime, nullable=False),
    Column("status", String(20), nullable=False),
    Column("found", Integer, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("notes", JSON, nullable=False),
)

sightings = Table(
    "sightings",
    metadata,
    Column("label", String(100), primary_key=True),
    Column("source", String(200), primary_key=True),
    Column("candidate_id", String(MAX_ID_CHARACTERS), primary_key=True),
)

issues = Table(
    "issues",
    metadata,
    Column("label", String(100), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("since", UtcDateTime, nullable=False, index=True),
    Column("until", UtcDateTime, nullable=False),
    Column("drafted_at", UtcDateTime),
    Column("generated", Text, nullable=False, default=""),
    Column("published_at", UtcDateTime),
    Column("published", Text),
    Column("draft_file", Text, nullable=False, server_default=""),
    Column("draft_place", Text, nullable=False, server_default=""),
)

issue_ids = Table(
    "issue_ids",
    metadata,
    Column("label", String(100), primary_key=True),
    Column("item_id", String(MAX_ID_CHARACTERS), primary_key=True, index=True),
)

published_candidates = Table(
    "published_candidates",
    metadata,
    Column("label", String(100), primary_key=True),
    Column("candidate_id", String(MAX_ID_CHARACTERS), primary_key=True, index=True),
    Column("payload", JSON, nullable=False),
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("label", String(100), primary_key=True),
    Column("story_id", String(MAX_ID_CHARACTERS), primary_key=True, index=True),
    Column("rank", Integer),
    Column("payload", JSON, nullable=False),
)

vectors = Table(
    "vectors",
    metadata,
    Column("key", String(100), primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

blurbs = Table(
    "blurbs",
    metadata,
    Column("key", String(100), primary_key=True),
    Column("value", Text, nullable=False),
)

lookups = Table(
    "lookups",
    metadata,
    Column("service", String(100), primary_key=True),
    Column("subject", String(MAX_ID_CHARACTERS), primary_key=True),
    Column("fetched_at", UtcDateTime, nullable=False),
    Column("value", JSON, nullable=False),
)

_MIGRATIONS = Path(__file__).with_name("migrations")
_ALONE = {
    # Python's driver opens no transaction of its own before a CREATE TABLE.
    "sqlite": "BEGIN IMMEDIATE",
    "postgresql": "SELECT pg_advisory_xact_lock(4711002)",
}
"""What makes a process the only one that migrates, until its transaction ends."""


def upgrade(engine: Engine) -> None:
    """Bring the archive behind ``engine`` to this version's tables, keeping what it holds.

    All of it or, when the process dies, nothing; a second process waits for the first.

    Raises:
        ArchiveTooNewError: when a later Galley wrote the archive.
    """
    if age_of(engine) is Age.CURRENT:
        return
    config = _alembic()
    with engine.begin() as connection:
        connection.exec_driver_sql(_ALONE[connection.dialect.name])
        if _age(connection) is not Age.CURRENT:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


class Age(Enum):
    """Of an archive's tables, as against this version's."""

    NONE = "there are none yet"
    OLDER = "of an earlier Galley"
    CURRENT = "of this one"


def age_of(engine: Engine) -> Age:
    """How the tables behind ``engine``, which are only looked at, are to this version's.

    Raises:
        ArchiveTooNewError: when a later Galley wrote the archive.
    """
    with engine.connect() as connection:
        return _age(connection)


def _age(connection: Connection) -> Age:
    script = ScriptDirectory.from_config(_alembic())
    current = MigrationContext.configure(connection).get_current_revision()
    if current is None:
        return Age.NONE
    if current not in {rev.revision for rev in script.walk_revisions()}:
        raise ArchiveTooNewError(current)
    return Age.CURRENT if current == script.get_current_head() else Age.OLDER


def _alembic() -> AlembicConfig:
    config = AlembicConfig()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


class ArchiveTooNewError(Exception):
    """The archive was written by a later Galley."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"the archive is of version {revision}, which this Galley does not know")
