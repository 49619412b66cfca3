"""A newsletter's folder with a drafted issue, and an editor at its command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from newsletter.archive import Archive
from newsletter.compose import compose
from newsletter.config import Config
from newsletter.issue import Issue
from newsletter.markdown import parse, render
from newsletter.models import Harvest, Status, Story
from newsletter.records import IssueRecord, Verdict
from tests.flows.conftest import Galley
from tests.newsletter.week_of_stories import (
    BARE,
    BLURBS,
    GUIDE,
    LONG_MEMORY,
    PARSER,
    TAX,
    TOKENKIT,
    WEEK,
    selection,
)

PAPERS, TOOLS, REPOS = "Publications", "Tools", "Repo Cypher"
STORIES: Sequence[Story] = (LONG_MEMORY, TAX, TOKENKIT, PARSER, BARE, GUIDE)
DRAFTED = WEEK.until + timedelta(hours=6)


@dataclass
class Newsroom:
    """The folder, and the hands in it."""

    folder: Path
    galley: Galley

    @property
    def config(self) -> Path:
        """The newsletter's config."""
        return self.folder / "config.yaml"

    @property
    def draft(self) -> Path:
        """The draft's file."""
        return self.folder / "drafts" / "2026-W10.md"

    @property
    def final(self) -> Path:
        """Where the issue goes."""
        return self.folder / "published" / "2026-03-08-ink-letter-3-en.md"

    @contextmanager
    def archive(self) -> Iterator[Archive]:
        """The newsletter's archive."""
        with closing(Archive.open(".galley/archive.sqlite", self.folder)) as archive:
            yield archive

    def record(self) -> IssueRecord:
        """The issue as the archive has it."""
        with self.archive() as archive:
            record = archive.issue(WEEK.label)
        assert record
        return record

    def edit(self, old: str, new: str) -> None:
        """Replace words in the draft."""
        text = self.draft.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{text.count(old)} times {old!r}"
        self.draft.write_text(text.replace(old, new), encoding="utf-8")

    def rearrange(self, issue: Issue) -> None:
        """Write the draft anew from its parts."""
        self.draft.write_text(render(issue), encoding="utf-8")

    def delete(self, story: Story) -> None:
        """Take an item out of the draft."""
        issue = parse(self.draft.read_text(encoding="utf-8"))
        self.rearrange(_without(issue, story.id))

    def move(self, story: Story, section: str) -> None:
        """Put an item at the end of another section."""
        issue = parse(self.draft.read_text(encoding="utf-8"))
        item = next(item for item in issue.items if item.id == story.id)
        left = _without(issue, story.id)
        sections = tuple(
            replace(s, items=(*s.items, item)) if s.name == section else s for s in left.sections
        )
        self.rearrange(replace(left, sections=sections))

    def use_near_miss(self, title: str, section: str) -> None:
        """Cut a block out of *almost made it*, and paste it at the end of a section."""
        text = self.draft.read_text(encoding="utf-8")
        start = text.rindex("[galley]:", 0, text.index(f"***{title}***"))
        end = text.index("\n-->", start)
        block = text[start:end].strip()
        text = text[:start] + text[end:].lstrip("\n")
        following = text.index("\n# ", text.index(f"# {section}"))
        self.draft.write_text(
            f"{text[:following].rstrip()}\n\n{block}\n\n{text[following:].lstrip()}",
            encoding="utf-8",
        )


def _without(issue: Issue, story_id: str) -> Issue:
    sections = tuple(
        replace(s, items=tuple(item for item in s.items if item.id != story_id))
        for s in issue.sections
    )
    return replace(issue, sections=sections)


def open_newsroom(folder: Path, galley: Galley, **config: Any) -> Newsroom:  # noqa: ANN401 -- YAML
    """A newsletter in ``folder`` whose week 10 is drafted and archived."""
    values = {"newsletter": {"name": "Ink Letter", "author": "ink"}} | config
    room = Newsroom(folder, galley)
    with room.config.open("w", encoding="utf-8") as file:
        YAML().dump(values, file)
    room.draft.parent.mkdir()
    text = _draft(Config.model_validate(values))
    room.draft.write_text(text, encoding="utf-8")
    with room.archive() as archive:
        _fill(archive, text)
    return room


def _draft(config: Config) -> str:
    chosen = selection(papers=PAPERS, tools=TOOLS, repositories=REPOS)
    return render(compose(chosen, BLURBS, config, number=3, window=WEEK, notes=("A note.",)))


def _fill(archive: Archive, text: str) -> None:
    """What a run would have left there."""
    candidates = tuple(c for story in STORIES for c in story.candidates)
    archive.record(Harvest("arxiv", Status.OK, candidates), WEEK.label, "", DRAFTED)
    record = IssueRecord(WEEK.label, 3, WEEK, text, drafted_at=DRAFTED)
    archive.record_issue(record, [name for story in STORIES[:-1] for name in story.ids])
    decisions = {story.id: "chosen" for story in STORIES} | {GUIDE.id: "near miss"}
    archive.record_verdicts(
        WEEK.label,
        [
            Verdict(WEEK.label, s.id, rank, _payload(s, decisions[s.id]))
            for rank, s in enumerate(STORIES, start=1)
        ],
    )


def _payload(story: Story, decision: str) -> dict[str, Any]:
    return {
        "decision": decision,
        "obstacle": "",
        "title": story.lead.title,
        "ids": list(story.ids),
        "score": -2.5,
        "section": PAPERS,
        "section_rank": 1,
        "components": {"base": -2.0, "words": -0.5},
        "reasons": ["on “ink”"],
    }
