"""What Galley itself last wrote to a draft's file: by that an editor's words are told from its own.

The archive has it, but for what a run wrote that was killed on the way, and for a draft that was
written anew after its issue was out: of such an issue it has the draft that went out. Files in the
archive's folder have those.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from flows.workbench import Workbench
from newsletter.drafts import read_draft, write_whole
from newsletter.markdown.lines import same_lines
from newsletter.paths import resolved
from newsletter.records import IssueRecord


@dataclass(frozen=True, slots=True)
class DraftFiles:
    """An issue's draft, and the notes of what was written there."""

    draft: Path
    begun: Path
    """What is being written."""
    placed: Path
    """What was written, until the archive knows of it."""
    latest: Path
    """What was written last, where the archive has another draft."""

    @classmethod
    def of(cls, bench: Workbench, label: str, record: IssueRecord | None) -> DraftFiles:
        """Those of the issue ``label``, which may have a ``record`` already."""
        path = bench.drafted_file(record) if record else bench.draft_of(label)
        notes = (bench.state / f"{label}.{what}.md" for what in ("begun", "placed", "latest"))
        return cls(path, *notes)

    def begin(self, text: str) -> None:
        """Note that ``text`` is about to be written."""
        write_whole(self.begun, text)

    def note_placed(self, path: Path) -> None:
        """Note that it was written to ``path``: what differs there from now on is the editor's."""
        if path == self.draft:
            self.begun.replace(self.placed)

    def settle(self, *, is_recorded: bool) -> None:
        """Note that it was written, if the archive does not have it."""
        note = self.begun if self.begun.exists() else self.placed
        if is_recorded:
            self.latest.unlink(missing_ok=True)
            note.unlink(missing_ok=True)
        else:
            note.replace(self.latest)

    def last_written(self, record: IssueRecord | None) -> str | None:
        """What Galley last wrote to the draft's file; ``None`` where it wrote nothing."""
        there, begun = read_draft(self.draft), read_draft(self.begun)
        if there is not None and begun is not None and same_lines(there, begun):
            return begun
        placed = read_draft(self.placed)
        if placed is not None or record is None:
            return placed
        latest = None if record.published is None else read_draft(self.latest)
        return latest or record.generated


def as_drafted(bench: Workbench, record: IssueRecord, file: Path) -> IssueRecord:
    """``record`` with the draft that ``file`` was made of: if it is the draft's own, the last."""
    files = DraftFiles.of(bench, record.label, record)
    if resolved(file) != resolved(files.draft):
        return record
    return replace(record, generated=files.last_written(record) or "")
