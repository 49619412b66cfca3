"""What was told a short while ago still counts, whichever source or service told it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from newsletter.archive import Archive

FRESH = timedelta(hours=6)
"""How long a good answer is not asked for again, unless with ``--refresh``."""


def is_fresh(told: datetime, now: datetime) -> bool:
    """Whether what was told then still counts; what a wrong clock put in the future does not."""
    return timedelta(0) <= now - told < FRESH


class RecentLookups:
    """What services told of single subjects, kept in the archive while it is fresh.

    With ``refresh`` nothing is recalled, and what is told now is kept.
    """

    def __init__(self, archive: Archive, now: datetime, *, refresh: bool) -> None:
        self._lookups = archive.lookups
        self._now = now
        self._refresh = refresh
        self._lookups.forget(now - FRESH)

    def recall(self, service: str, subjects: Iterable[str]) -> Mapping[str, Any]:
        """What ``service`` told of ``subjects`` a short while ago, by subject."""
        if self._refresh:
            return {}
        return self._lookups.get(service, subjects, self._now - FRESH, self._now)

    def keep(self, service: str, told: Mapping[str, Any]) -> None:
        """Remember what ``service`` told just now, by subject."""
        self._lookups.put(service, told, self._now)
