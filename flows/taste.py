"""What this newsletter published before, as the ranker learns from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from flows.workbench import Workbench
from newsletter.lessons import Lesson, lessons
from ranker.history import Pick


def picks_before(bench: Workbench, moment: datetime) -> tuple[Pick, ...]:
    """Every archived item of the issues that went out for windows begun before ``moment``."""
    taught = lessons(bench.archive.issues(before=moment))
    return tuple(pick for lesson in taught for pick in picks_of(bench, lesson))


def picks_of(bench: Workbench, lesson: Lesson) -> Iterator[Pick]:
    """Every item that an issue published and the archive has a candidate for."""
    for item in lesson.picked:
        found = (bench.archive.candidate(name) for name in item.ids)
        seen = next((one for one in found if one), None)
        if seen:
            yield Pick(seen.candidate, lesson.on, item.section)
