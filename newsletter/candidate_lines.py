"""Candidates as JSON lines, the form in which other programs hand them over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, TextIO

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from newsletter.identity import canonical_id, identify, kind_of
from newsletter.latex import latex_to_text
from newsletter.models import Candidate, Kind, Signals
from newsletter.numbers import MAX_COUNT, WholeNumber
from newsletter.text import tidy, tidy_lines, unescape
from newsletter.venues import venue_of

MAX_LINE_CHARACTERS = 2_000_000

_AT_LINE_1 = re.compile(r" at line 1 (?=column \d+$)")


_Change = Annotated[WholeNumber, Field(ge=-MAX_COUNT, le=MAX_COUNT)]
_Count = Annotated[WholeNumber, Field(ge=0, le=MAX_COUNT)]


def _utc(moment: datetime) -> datetime:
    """``moment`` as UTC, which a naive one is."""
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:
        raise ValueError("is beyond the years that there are") from None


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """A line that holds a candidate."""

    number: int
    """Counted from 1."""
    name: str
    """The id as it was given; the candidate's own is canonical."""
    candidate: Candidate
    section: str = ""
    """Where it was published, in a file of what was."""
    given: Mapping[str, str] = field(default_factory=dict)
    """The title, description and text as they stand in the line, before they were made plain."""


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no candidate."""

    number: int
    """Counted from 1."""
    reason: str


class _Signals(BaseModel):
    model_config = ConfigDict(extra="ignore")

    stars: _Count | None = None
    stars_gained: _Change | None = None
    forks: _Count | None = None
    watchers: _Count | None = None
    hf_upvotes: _Count | None = None
    hn_points: _Count | None = None


class _Line(BaseModel):
    """One line; all but ``id`` and ``title`` may be missing or null."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    id: str = Field(min_length=1, max_length=4000)
    title: str = Field(min_length=1)
    kind: Kind | None = None
    text: str | None = None
    description: str | None = None
    authors: tuple[str, ...] | None = None
    categories: tuple[str, ...] | None = None
    comment: str | None = None
    published: Annotated[datetime, AfterValidator(_utc)] | None = None
    url: str | None = None
    links: tuple[str, ...] | None = None
    source: str | None = None
    section: str | None = None
    signals: _Signals | None = None

    def candidate(self) -> Candidate:
        """The line as a candidate; LaTeX becomes plain text."""
        name = _named(self.id, self.url or "")
        kind = self.kind or kind_of(name)
        comment = latex_to_text(self.comment or "")
        return Candidate(
            id=name,
            kind=kind,
            title=latex_to_text(self.title),
            text=_plain(self.text or "", kind),
            description=tidy(self.description or ""),
            authors=self.authors or (),
            categories=self.categories or (),
            comment=comment,
            venue=venue_of(comment),
            published=self.published,
            url=self.url or "",
            links=self.links or (),
            source=self.source or "",
            signals=Signals(**self.signals.model_dump()) if self.signals else Signals(),
        )

    def given(self) -> dict[str, str]:
        """What the candidate's title, description and text were made from."""
        return {
            "title": self.title,
            "description": self.description or "",
            "text": self.text or "",
        }


def bounded_lines(file: TextIO) -> Iterator[str]:
    """The lines of ``file``, of one that is too long just enough to tell."""
    while line := file.readline(MAX_LINE_CHARACTERS + 1):
        yield line
        while line and not line.endswith("\n") and len(line) > MAX_LINE_CHARACTERS:
            line = file.readline(MAX_LINE_CHARACTERS + 1)


def read_candidates(lines: Iterable[str]) -> Iterator[CandidateLine | BadLine]:
    """Every line in turn, as a candidate or as what is wrong with it; blank ones aside.

    The byte order mark that some programs put before a file is no part of its line.
    """
    for number, line in enumerate((line.removeprefix("\ufeff") for line in lines), start=1):
        if len(line) > MAX_LINE_CHARACTERS:
            yield BadLine(number, f"is longer than {MAX_LINE_CHARACTERS:,} characters")
        elif line.strip():
            try:
                read = _Line.model_validate_json(line)
                yield CandidateLine(
                    number, read.id, read.candidate(), read.section or "", read.given()
                )
            except ValidationError as error:
                yield BadLine(number, _reason(error))


def _named(name: str, url: str) -> str:
    """``name`` as an id of ours; one that is none, such as ``row 7``, gives way to ``url``'s."""
    return canonical_id(name) or (identify(url) if url else name)


def _plain(text: str, kind: Kind) -> str:
    """``text`` as the source of its ``kind`` gives it: an abstract on one line, all else in lines.

    The lines of a README tell its lists and headings, and its backslashes and dollars are no TeX.
    """
    if kind is Kind.PAPER:
        return latex_to_text(text)
    plain = unescape if kind is Kind.REPOSITORY else latex_to_text
    return tidy_lines("\n".join(map(plain, tidy_lines(text).split("\n"))))


def _reason(error: ValidationError) -> str:
    fault = error.errors()[0]
    place = ".".join(str(part) for part in fault["loc"])
    # Each line is read as a file of its own, whose number would stand beside the true one.
    message = _AT_LINE_1.sub(" at ", fault["msg"]).removeprefix("Value error, ")
    return f"{place}: {message}" if place else message
