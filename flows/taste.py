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
    return tuple(pick for lesson in taught for pick in _picks(bench, lesson))


def _picks(bench: Workbench, lesson: Lesson) -> Iterator[Pick]:
    for item in lesson.picked:
        found = (bench.archive.candidate(name) for name in item.ids)
        seen = next((one for one in found if one), None)
        if seen:
            yield Pick(seen.candidate, lesson.on, item.section)
