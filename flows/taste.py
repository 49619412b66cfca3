"""What this newsletter published before, as the ranker learns from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from flows.workbench import Workbench
from newsletter.archive import IssueRecord
from newsletter.markdown import parse
from ranker.history import Pick


def picks_before(bench: Workbench, moment: datetime) -> tuple[Pick, ...]:
    """Every archived item of the issues that went out for windows begun before ``moment``."""
    issues = bench.archive.issues(before=moment)
    return tuple(pick for issue in issues for pick in _picks(bench, issue))


def _picks(bench: Workbench, issue: IssueRecord) -> Iterator[Pick]:
    for section in parse(issue.published or "").sections:
        for item in section.items:
            found = (bench.archive.candidate(name) for name in item.identities)
            seen = next((one for one in found if one), None)
            if seen:
                yield Pick(seen.candidate, issue.published_at or issue.window.until, section.name)
