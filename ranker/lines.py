"""Candidates as JSON lines, in and out: what ``galley rank`` reads and writes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from newsletter.identity import identify
from newsletter.models import Candidate, Kind, Ranked, Signals
from ranker.history import Pick

MAX_LINE_CHARACTERS = 1_000_000

Count = Annotated[int, Field(ge=0)]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no candidate: its number in the file (from 1) and what is wrong with it."""

    number: int
    reason: str


class _Signals(BaseModel):
    model_config = ConfigDict(extra="ignore")
    stars: Count | None = None
    stars_gained: int | None = None
    forks: Count | None = None
    watchers: Count | None = None
    hf_upvotes: Count | None = None
    hn_points: Count | None = None


class _Line(BaseModel):
    """One line; everything but ``id`` and ``title`` may be missing or null."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)
    id: str = Field(min_length=1, max_length=2000)
    title: str = Field(min_length=1)
    kind: Kind | None = None
    text: str | None = None
    description: str | None = None
    authors: tuple[str, ...] | None = None
    categories: tuple[str, ...] | None = None
    comment: str | None = None
    published: datetime | None = None
    url: str | None = None
    links: tuple[str, ...] | None = None
    source: str | None = None
    section: str | None = None
    signals: _Signals | None = None

    def candidate(self) -> Candidate:
        """The line as a candidate, under the very id that the line gives."""
        signals = self.signals or _Signals()
        return Candidate(
            id=self.id,
            kind=self.kind or kind_of(self.id, self.url or ""),
            title=self.title,
            text=self.text or "",
            description=self.description or "",
            authors=self.authors or (),
            categories=self.categories or (),
            comment=self.comment or "",
            published=_aware(self.published),
            url=self.url or "",
            links=self.links or (),
            source=self.source or "",
            signals=Signals(**signals.model_dump()),
        )


def _aware(moment: datetime | None) -> datetime | None:
    """A time without a zone is taken as UTC."""
    if moment is None or moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=UTC)


def kind_of(id_: str, url: str) -> Kind:
    """What a line without a kind is, by its id and address."""
    named = f"{id_} {identify(id_)} {identify(url)}"
    if "github:" in named:
        return Kind.REPOSITORY
    return Kind.PAPER if "arxiv:" in named or "url:http" not in named else Kind.POST


def read_candidates(lines: Iterable[str]) -> Iterator[Candidate | BadLine]:
    """The candidates of a JSON lines file in order; a bad line is told of and passed over."""
    for parsed in _parsed(lines):
        yield parsed if isinstance(parsed, BadLine) else parsed.candidate()


def read_picks(lines: Iterable[str], now: datetime) -> Iterator[Pick | BadLine]:
    """Past picks, lines as for candidates; ``published`` says when, and ``section`` where.

    One without a date is taken to have been published the day before ``now``.
    """
    for parsed in _parsed(lines):
        if isinstance(parsed, BadLine):
            yield parsed
        else:
            candidate = parsed.candidate()
            yield Pick(
                candidate, candidate.published or now - timedelta(days=1), parsed.section or ""
            )


def _parsed(lines: Iterable[str]) -> Iterator[_Line | BadLine]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        if len(line) > MAX_LINE_CHARACTERS:
            yield BadLine(number, f"is longer than {MAX_LINE_CHARACTERS:,} characters")
            continue
        try:
            yield _Line.model_validate_json(line)
        except ValidationError as error:
            yield BadLine(number, _reason(error))


def _reason(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]


def line_of(ranked: Ranked) -> str:
    """A ranked story as one JSON line, without its newline."""
    return json.dumps(
        {
            "id": ranked.story.id,
            "score": round(ranked.score, 4),
            "section": ranked.section,
            "section_probability": round(ranked.section_probability, 4),
            "reasons": list(ranked.reasons),
            "components": {name: round(value, 4) for name, value in ranked.components.items()},
        },
        ensure_ascii=False,
    )
