"""An archive to try things on: it shows what another holds, and keeps what is new to itself.

What a dry run does must not be seen afterwards, and an archive of years is too large to copy. So
it is read where it is, and what changes is written to a scratch archive, which is thrown away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from newsletter import schema
from newsletter.archive import Archive
from newsletter.caches import ByteCache, LookupCache, TextCache
from newsletter.database import batches, upsert
from newsletter.models import Candidate, Harvest, Window
from newsletter.records import HarvestRecord, Seen


class OverlayArchive(Archive):
    """``kept``, which should be read-only, with what was recorded since in ``scratch``.

    Issues and verdicts cannot be recorded here: there is no draft to record.

    Raises:
        ArchiveError: an earlier Galley wrote ``kept``: trying things on reads all of it.
    """

    def __init__(self, kept: Archive, scratch: Archive) -> None:
        kept.require_current()
        super().__init__(kept.engine)
        self._scratch = scratch

    def record(self, harvest: Harvest, label: str, asked: str, now: datetime) -> None:
        """Keep what ``harvest`` brought in the scratch archive."""
        self._copy_up([candidate.id for candidate in harvest.candidates])
        self._scratch.record(harvest, label, asked, now)

    def _copy_up(self, ids: Iterable[str]) -> None:
        """Copy what is kept of ``ids``, for what is recorded of them to be added to."""
        candidates, stars = schema.candidates, schema.star_counts
        with self.engine.connect() as kept, self._scratch.engine.begin() as scratch:
            for some in batches(ids):
                for table, column in ((candidates, candidates.c.id), (stars, stars.c.candidate_id)):
                    rows = kept.execute(select(table).where(column.in_(some))).mappings()
                    every = [name.name for name in table.columns]
                    upsert(scratch, table, [dict(row) for row in rows], keep=every)

    def candidates(self, window: Window, sources: Collection[str]) -> list[Seen]:
        """What ``sources`` gave for ``window``'s label or, for any label, published in it."""
        kept = super().candidates(window, sources)
        new = self._scratch.candidates(window, sources)
        found = {(seen.candidate.id, seen.candidate.source): seen for seen in [*kept, *new]}
        return [found[key] for key in sorted(found)]

    def sighted(self, label: str, source: str) -> tuple[Candidate, ...]:
        """What ``source`` gave for the window ``label``, in the order of the ids."""
        both = (*super().sighted(label, source), *self._scratch.sighted(label, source))
        found = {candidate.id: candidate for candidate in both}
        return tuple(found[name] for name in sorted(found))

    def seen_titles(self, source: str) -> dict[str, str]:
        """The title of every candidate that ``source`` ever gave, by its id."""
        return super().seen_titles(source) | self._scratch.seen_titles(source)

    def candidate(self, candidate_id: str) -> Seen | None:
        """The candidate with this id as last seen, whichever source gave it."""
        return self._scratch.candidate(candidate_id) or super().candidate(candidate_id)

    def star_history(self, candidate_ids: Iterable[str]) -> dict[str, list[tuple[date, int]]]:
        """For each id that has any: its star counts by day, oldest first."""
        ids = list(candidate_ids)
        return super().star_history(ids) | self._scratch.star_history(ids)

    def feed_states(self) -> dict[str, dict[str, Any]]:
        """What is known of each feed, by the address in config."""
        return super().feed_states() | self._scratch.feed_states()

    def save_feed_states(self, states: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep what is known of the feeds in ``states`` in the scratch archive."""
        self._scratch.save_feed_states(states)

    def harvests(self, label: str) -> dict[str, HarvestRecord]:
        """How each source last answered for the window ``label``."""
        return super().harvests(label) | self._scratch.harvests(label)

    @property
    def vectors(self) -> ByteCache:
        """Embeddings by the hash of their text and model."""
        return ByteCache(self._scratch.engine, super().vectors)

    @property
    def blurbs(self) -> TextCache:
        """Blurbs by the hash of their model, style and source."""
        return TextCache(self._scratch.engine, super().blurbs)

    @property
    def lookups(self) -> LookupCache:
        """What services told of single subjects."""
        return LookupCache(self._scratch.engine, super().lookups)
