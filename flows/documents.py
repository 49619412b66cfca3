"""Files that hold an issue, read with care: a wrong one gives one line and stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from newsletter.drafts import DraftError, read_draft
from newsletter.errors import RequestError
from newsletter.issue import Issue
from newsletter.lint import has_issue
from newsletter.markdown import from_json, parse
from newsletter.markdown.front_matter import (
    FrontMatterError,
    front_matter_end,
    read_front_matter,
)
from newsletter.week import WindowError, is_usable, label_in, named_window

_ISO_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_DATED = re.compile(r"\|\s*(\d{1,2})\.(\d{1,2})\.(\d{2,4})$")


class DocumentError(RequestError):
    """A file that is no issue; the text names it and says why."""


def read_text(path: Path) -> str:
    """The text of ``path``, line ends as they are.

    Raises:
        DocumentError: there is no such file, or it is too large or no text.
    """
    try:
        text = read_draft(path)
    except DraftError as error:
        raise DocumentError(str(error)) from error
    if text is None:
        raise DocumentError(f"{path}: there is no such file")
    if "\0" in text:
        raise DocumentError(f"{path}: is not text")
    return text


def read_issue_text(path: Path) -> str:
    """The text of ``path``, line ends as they are, its front matter seen to be YAML.

    Raises:
        DocumentError: as :func:`read_text`; front matter that is not YAML.
    """
    text = read_text(path)
    _check_front_matter(path, text)
    return text


def read_issue(path: Path) -> Issue:
    """The issue in ``path``, whoever's Markdown it is.

    Raises:
        DocumentError: as :func:`read_text`; front matter that is not YAML; a text without an item.
    """
    issue = parse(read_issue_text(path))
    if not issue.items:
        raise DocumentError(f"{path}: holds no issue: there is no section with an item in it")
    return issue


def read_own_issue(path: Path, section_names: Iterable[str]) -> str:
    """The text of ``path``, which is an issue of a newsletter with these sections.

    Raises:
        DocumentError: as :func:`read_text`; front matter that is not YAML; someone else's Markdown.
    """
    text = read_issue_text(path)
    if not has_issue(text, section_names):
        raise DocumentError(
            f"{path}: is not an issue of this newsletter: no section of it, no ***title***, no id"
        )
    return text


def _check_front_matter(path: Path, text: str) -> None:
    end = front_matter_end(text)
    try:
        read_front_matter(text[:end])
    except FrontMatterError as error:
        raise DocumentError(f"{path}: {error}") from error
    if not end and text.lstrip("\ufeff").splitlines()[:1] == ["---"]:
        raise DocumentError(f"{path}: the front matter has no closing --- line")


def read_json(path: Path) -> Issue:
    """The issue in ``path`` as JSON.

    Raises:
        DocumentError: as :func:`read_text`; when it is not what ``galley parse`` prints.
    """
    try:
        return from_json(read_text(path))
    except ValueError as error:
        raise DocumentError(f"{path}: {error}") from error


def published_day(path: Path, issue: Issue, asked: str | None, today: date) -> date:
    """The day an issue is published.

    In order: what was asked for, the front matter's ``date``, the day in the Cypher's title, the
    end of the week or of the days that the file is named for, the day in its name, ``today``.

    Raises:
        DocumentError: what was asked for is no date.
    """
    if asked:
        try:
            return date.fromisoformat(asked)
        except ValueError:
            raise DocumentError(f"--date {asked}: is no day; write it as 2026-03-09") from None
    said = str(dict(issue.front_matter).get("date") or "")
    found = (_day(said), _title_day(issue.heading), _window_end(path.name), _day(path.name))
    return next((day for day in found if day), today)


def _day(text: str) -> date | None:
    """The first day that is spelt out in ``text``."""
    found = _ISO_DAY.search(text)
    try:
        day = date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None
    return day if day and is_usable(day) else None


def _title_day(heading: str) -> date | None:
    """The day of ``The NLP Cypher | 07.11.21``: month, day, year."""
    found = _DATED.search(heading)
    if not found:
        return None
    month, day, year = found.groups()
    return _day(f"20{year[-2:]}-{int(month):02}-{int(day):02}")


def _window_end(name: str) -> date | None:
    """The day after the week, or the days, that a draft is named for."""
    try:
        return named_window(label_in(name), "UTC").until.date()
    except WindowError:
        return None
