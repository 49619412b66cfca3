"""What Galley remembers: candidates, star counts, feeds, issues, verdicts, and the caches.

SQLite in a file by default, PostgreSQL by URL. Each method is one transaction, so a run that is
killed leaves either all of a step or none of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, exists, or_, select

from newsletter import schema
from newsletter.caches import ByteCache, LookupCache, TextCache
from newsletter.database import batches, open_database, replace, require_current, upsert
from newsletter.models import Candidate, Harvest, Window
from newsletter.records import (
    CANDIDATE,
    HarvestRecord,
    IssueRecord,
    Seen,
    Verdict,
    candidate_rows,
    harvest_record,
    harvest_row,
    issue_record,
    payload,
    sighting_rows,
    star_rows,
)


class Archive:
    """The newsletter's memory, behind any SQLAlchemy engine."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, address: str, base: Path, *, read_only: bool = False) -> Archive:
        """Open (and make, or migrate) the archive at ``address``.

        ``address`` is a file, relative to ``base``, or a SQLAlchemy URL. With ``read_only`` it
        stays as it is, and the database itself refuses whatever would change it: of an earlier
        Galley's archive, what that did not know cannot be read.

        Raises:
            ArchiveError: when it cannot be opened, or a later Galley wrote it.
            NoArchiveError: when it is to be read only, and there is none.
        """
        return cls(open_database(address, base, read_only=read_only))

    @property
    def is_shared(self) -> bool:
        """Whether it is a server's, which several machines may use."""
        return self.engine.dialect.name == "postgresql"

    def close(self) -> None:
        """Let go of the file or the server."""
        self.engine.dispose()

    def require_current(self) -> None:
        """Nothing, when all of it can be read.

        Raises:
            ArchiveError: an earlier Galley wrote it, and it was opened to be read only.
        """
        require_current(self.engine)

    # Candidates

    def record(self, harvest: Harvest, label: str, asked: str, now: datetime) -> None:
        """Keep what ``harvest`` brought for the window ``label``, and how the source answered.

        ``asked`` is a fingerprint of what the source was asked. Star counts are kept by day.
        """
        kept = [c for c in harvest.candidates if len(c.id) <= schema.MAX_ID_CHARACTERS]
        with self.engine.begin() as connection:
            upsert(connection, schema.candidates, candidate_rows(kept, now), ("first_seen",))
            upsert(connection, schema.star_counts, star_rows(kept, now))
            upsert(connection, schema.sightings, sighting_rows(kept, label))
            upsert(connection, schema.harvests, [harvest_row(harvest, label, asked, now)])

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
        with self.engine.connect() as connection:
            rows = connection.execute(query).all()
        return [Seen(CANDIDATE.validate_python(row.payload), row.first_seen) for row in rows]

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
        with self.engine.connect() as connection:
            return tuple(map(CANDIDATE.validate_python, connection.scalars(query)))

    def labels_sighted(self, candidate_id: str) -> frozenset[str]:
        """The labels of the windows for which a source gave the candidate with this id."""
        sighting = schema.sightings
        query = select(sighting.c.label).where(sighting.c.candidate_id == candidate_id)
        with self.engine.connect() as connection:
            return frozenset(connection.scalars(query))

    def seen_titles(self, source: str) -> dict[str, str]:
        """The title of every candidate that ``source`` ever gave, by its id."""
        table = schema.candidates
        title = table.c.payload["title"].as_string()
        query = select(table.c.id, title).where(table.c.source == source)
        with self.engine.connect() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def candidate(self, candidate_id: str) -> Seen | None:
        """The candidate with this id as last seen, whichever source gave it."""
        table = schema.candidates
        query = (
            select(table.c.payload, table.c.first_seen)
            .where(table.c.id == candidate_id)
            .order_by(table.c.last_seen.desc(), table.c.source)
        )
        with self.engine.connect() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        return Seen(CANDIDATE.validate_python(row.payload), row.first_seen)

    def star_history(self, candidate_ids: Iterable[str]) -> dict[str, list[tuple[date, int]]]:
        """For each id that has any: its star counts by day, oldest first."""
        table = schema.star_counts
        history: dict[str, list[tuple[date, int]]] = {}
        with self.engine.connect() as connection:
            for ids in batches(candidate_ids):
                query = select(table).where(table.c.candidate_id.in_(ids)).order_by(table.c.day)
                for row in connection.execute(query):
                    history.setdefault(row.candidate_id, []).append((row.day, row.stars))
        return history

    # Sources

    def feed_states(self) -> dict[str, dict[str, Any]]:
        """What is known of each feed (its ETag, where it moved…), by the address in config."""
        with self.engine.connect() as connection:
            rows = connection.execute(select(schema.feed_states)).all()
        return {row.url: row.payload for row in rows}

    def save_feed_states(self, states: Mapping[str, Mapping[str, Any]]) -> None:
        """Replace what is known of the feeds in ``states``."""
        rows = [{"url": url, "payload": dict(state)} for url, state in states.items()]
        with self.engine.begin() as connection:
            upsert(connection, schema.feed_states, rows)

    def harvests(self, label: str) -> dict[str, HarvestRecord]:
        """How each source last answered for the window ``label``."""
        query = select(schema.harvests).where(schema.harvests.c.label == label)
        with self.engine.connect() as connection:
            rows = connection.execute(query).all()
        return {row.source: harvest_record(row) for row in rows}

    # Issues

    def issue(self, label: str) -> IssueRecord | None:
        """The issue named ``label``, if there is one."""
        query = select(schema.issues).where(schema.issues.c.label == label)
        with self.engine.connect() as connection:
            row = connection.execute(query).first()
        return issue_record(row) if row else None

    def issues(self, before: datetime | None = None) -> list[IssueRecord]:
        """Every issue, or those whose window began before ``before``; oldest first."""
        query = select(schema.issues).order_by(schema.issues.c.since, schema.issues.c.label)
        if before is not None:
            query = query.where(schema.issues.c.since < before)
        with self.engine.connect() as connection:
            return [issue_record(row) for row in connection.execute(query)]

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
            "draft_file": record.draft_file,
            "draft_place": record.draft_place,
        }
        used = [
            {"label": record.label, "item_id": item_id}
            for item_id in sorted(set(ids))
            if len(item_id) <= schema.MAX_ID_CHARACTERS
        ]
        with self.engine.begin() as connection:
            upsert(connection, schema.issues, [row])
            replace(connection, schema.issue_ids, record.label, used)

    def used_ids(self, before: datetime) -> dict[str, str]:
        """Every id that went out in an issue whose window began before ``before``.

        Id -> the label of the first such issue. What was only drafted is not among them.
        """
        query = (
            select(schema.issue_ids.c.item_id, schema.issue_ids.c.label)
            .join(schema.issues, schema.issues.c.label == schema.issue_ids.c.label)
            .where(schema.issues.c.since < before, schema.issues.c.published.is_not(None))
            .order_by(schema.issues.c.since.desc(), schema.issues.c.label.desc())
        )
        with self.engine.connect() as connection:
            return {row.item_id: row.label for row in connection.execute(query)}

    def used_elsewhere(self, window: Window) -> dict[str, str]:
        """Every id that another issue had first, of an earlier window or one that overlaps it.

        Id -> the label of that issue.
        """
        used = self.used_ids(window.until)
        return {item_id: label for item_id, label in used.items() if label != window.label}

    def issue_ids(self, label: str) -> frozenset[str]:
        """Every id in the issue named ``label``: as it went out, or else as it was drafted."""
        query = select(schema.issue_ids.c.item_id).where(schema.issue_ids.c.label == label)
        with self.engine.connect() as connection:
            return frozenset(connection.scalars(query))

    def keep_published(self, label: str, candidates: Iterable[Candidate]) -> None:
        """Keep ``candidates`` as they are now for the published issue ``label``.

        What is kept for it already stays: it shows the candidate as it first went out.
        """
        rows = [
            {"label": label, "candidate_id": c.id, "payload": payload(c)}
            for c in candidates
            if len(c.id) <= schema.MAX_ID_CHARACTERS
        ]
        with self.engine.begin() as connection:
            upsert(connection, schema.published_candidates, rows, keep=("payload",))

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
        with self.engine.connect() as connection:
            for row in connection.execute(query):
                as_then = CANDIDATE.validate_python(row.payload)
                found.setdefault(row.candidate_id, {})[row.label] = as_then
        return found

    # Verdicts

    def record_verdicts(self, label: str, verdicts: Sequence[Verdict]) -> None:
        """Keep what a run decided for the issue ``label``, in place of an earlier run's."""
        rows = [
            {"label": label, "story_id": v.story_id, "rank": v.rank, "payload": dict(v.payload)}
            for v in verdicts
        ]
        with self.engine.begin() as connection:
            replace(connection, schema.verdicts, label, rows)

    def verdicts(self, *, label: str = "", story_id: str = "") -> list[Verdict]:
        """The verdicts of an issue, on a story, or both; by label, the last first, and by rank."""
        table = schema.verdicts
        query = select(table).order_by(table.c.label.desc(), table.c.rank)
        if label:
            query = query.where(table.c.label == label)
        if story_id:
            query = query.where(table.c.story_id == story_id)
        with self.engine.connect() as connection:
            rows = connection.execute(query).all()
        return [Verdict(row.label, row.story_id, row.rank, row.payload) for row in rows]

    # Caches

    @property
    def vectors(self) -> ByteCache:
        """Embeddings by the hash of their text and model."""
        return ByteCache(self.engine)

    @property
    def blurbs(self) -> TextCache:
        """Blurbs by the hash of their model, style and source."""
        return TextCache(self.engine)

    @property
    def lookups(self) -> LookupCache:
        """What services told of single subjects."""
        return LookupCache(self.engine)
