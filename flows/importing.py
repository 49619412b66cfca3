"""Past issues from files, kept in the archive as published: nothing in them is proposed again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from flows.documents import DocumentError, published_day, read_issue_text
from flows.workbench import Workbench
from newsletter.issue import Issue
from newsletter.markdown import parse
from newsletter.markdown.comments import strip_marks
from newsletter.markdown.lines import same_lines
from newsletter.models import Harvest, Status
from newsletter.naming import next_number
from newsletter.past_issues import SOURCE, candidate_of, issue_number, readable
from newsletter.records import IssueRecord
from newsletter.week import midnight, week_before

_SUFFIXES = frozenset({".md", ".markdown"})
_SAME_ISSUE = 0.5
"""The share of ids that two texts of one issue have in common, at least."""
_UNDATED_DAYS = 8
"""How long ago an issue without a date went out: before any window that is still to be drafted."""


@dataclass(frozen=True, slots=True)
class Post:
    """A file that holds an issue."""

    path: Path
    text: str
    issue: Issue
    day: date
    is_dated: bool

    @property
    def ids(self) -> frozenset[str]:
        """Every canonical id of what is in it."""
        return _ids(self.issue)


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file."""

    post: Post
    label: str
    number: int
    is_new: bool
    is_changed: bool
    """Whether it was known with another text, which this one took the place of."""

    @property
    def items(self) -> int:
        """How many items it has."""
        return len(self.post.issue.items)

    @property
    def linked(self) -> int:
        """How many of them have a link, by which they are known again."""
        return sum(bool(item.links) for item in self.post.issue.items)


@dataclass(frozen=True, slots=True)
class Import:
    """What became of all files, and a line for each that holds no issue or cannot be read."""

    issues: tuple[Imported, ...] = ()
    nothing: tuple[str, ...] = ()


def import_posts(bench: Workbench, posts: Sequence[Path]) -> Import:
    """Keep the issues of the files and folders ``posts``; those that are known stay as they are.

    Raises:
        DocumentError: there is no such file or folder, or there is no issue in any of them.
    """
    found, nothing = _read(bench, _files(posts))
    if posts and not found:
        raise DocumentError("\n".join(nothing) or f"{posts[0]}: has no Markdown file in it")
    shelf = Shelf(bench.archive.issues())
    ordered = sorted(found, key=lambda post: (post.day, post.path))
    return Import(tuple(_keep(bench, shelf, post) for post in ordered), tuple(nothing))


def _files(posts: Iterable[Path]) -> Iterator[Path]:
    for post in posts:
        if not post.exists():
            raise DocumentError(f"{post}: there is no such file or folder")
        if post.is_dir():
            yield from (path for path in sorted(post.rglob("*")) if _is_markdown(path))
        else:
            yield post


def _is_markdown(path: Path) -> bool:
    return path.suffix.lower() in _SUFFIXES


def _read(bench: Workbench, paths: Iterable[Path]) -> tuple[list[Post], list[str]]:
    """The issues, and a line for each file without one."""
    found, nothing = [], []
    for path in paths:
        try:
            found.append(_post(bench, path))
        except DocumentError as error:
            nothing.append(str(error))
    return found, nothing


def _post(bench: Workbench, path: Path) -> Post:
    """Read the issue in ``path``; raises :class:`DocumentError` when it holds none."""
    if not _is_markdown(path):
        raise DocumentError(f"{path}: is no Markdown file (.md or .markdown)")
    text = read_issue_text(path)
    if strip_marks(text) != text:
        raise DocumentError(f"{path}: is a draft; galley publish makes an issue of it")
    listed = readable(text)
    issue = parse(listed)
    if not any(item.links for item in issue.items):
        raise DocumentError(f"{path}: holds no issue: there is no item with a link in it")
    undated = bench.now.date() - timedelta(days=_UNDATED_DAYS)
    day = published_day(path, parse(text), None, date.max)
    is_dated = day != date.max
    return Post(path, listed, issue, day if is_dated else undated, is_dated)


class Shelf:
    """The issues that are known, each read once."""

    def __init__(self, records: Iterable[IssueRecord]) -> None:
        self.records = {record.label: record for record in records}
        self._ids = {
            label: _ids(parse(record.published))
            for label, record in self.records.items()
            if record.published is not None
        }

    def same(self, post: Post) -> IssueRecord | None:
        """The published issue that ``post`` is: of its text, or of mostly the same things."""
        for label, ids in self._ids.items():
            either = len(ids | post.ids)
            alike = len(ids & post.ids) / either if either else 0.0
            if self.records[label].published == post.text or alike > _SAME_ISSUE:
                return self.records[label]
        return None

    def add(self, record: IssueRecord, ids: frozenset[str]) -> None:
        """Put ``record`` there, in place of an earlier version."""
        self.records[record.label] = record
        self._ids[record.label] = ids

    def free(self, label: str) -> str:
        """``label``, with a number behind it when it is taken."""
        names = (label, *(f"{label}-{place}" for place in range(2, len(self.records) + 3)))
        return next(name for name in names if name not in self.records)


def _keep(bench: Workbench, shelf: Shelf, post: Post) -> Imported:
    """Keep the issue, unless it is known; one that was imported before is brought up to date."""
    known = shelf.same(post)
    record = known or _new_record(bench, shelf, post)
    is_changed = bool(
        known and not known.generated and not same_lines(known.published or "", post.text)
    )
    if not record.generated:
        record = replace(record, published=post.text)
        shelf.add(record, post.ids)
        bench.archive.record_issue(record, post.ids)
        _keep_candidates(bench, post, record)
    return Imported(post, record.label, record.number, is_new=known is None, is_changed=is_changed)


def _new_record(bench: Workbench, shelf: Shelf, post: Post) -> IssueRecord:
    """A record of the seven days before the issue's day, whose label no other issue has."""
    week = week_before(post.day, bench.config.schedule.timezone)
    window = replace(week, label=shelf.free(week.label))
    earlier = (one.number for one in shelf.records.values() if one.window.since < window.since)
    number = issue_number(post.issue.title)
    if number is None:
        # A post that has no number takes none from the issues that are yet to come.
        number = next_number(earlier, (), bench.config.newsletter.first_number)
    return IssueRecord(window.label, number, window, generated="", published_at=window.until)


def _keep_candidates(bench: Workbench, post: Post, record: IssueRecord) -> None:
    """Archive what no source ever brought, as the issue itself tells of it."""
    on = midnight(post.day, bench.config.schedule.timezone)
    told = (candidate_of(item, on) for item in post.issue.items)
    new = [one for one in told if one.id and bench.archive.candidate(one.id) is None]
    harvest = Harvest(SOURCE, Status.OK, tuple(new))
    bench.archive.record(harvest, record.label, "", bench.now)


def _ids(issue: Issue) -> frozenset[str]:
    return frozenset(name for item in issue.items for name in item.identities)
