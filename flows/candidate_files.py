"""Candidates from files and pipes: ranked, or each with a blurb, as JSON lines."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
from pydantic import ValidationError

from flows.errors import done_code, say
from flows.outcome import usage_lines
from flows.output import print_text
from flows.web import endpoint_client
from flows.workbench import existing_archive, learned_folder, state_folder
from newsletter.archive import Archive
from newsletter.candidate_lines import (
    BadLine,
    CandidateLine,
    bounded_lines,
    read_candidates,
)
from newsletter.config import Config, SummarizerConfig
from newsletter.config_file import load_config
from newsletter.embedding import CachedEmbedder, Embedder, MemoryStore
from newsletter.errors import RequestError
from newsletter.issue import Format
from newsletter.models import Bucket, Ranked, Story
from ranker.facade import rank_stories
from ranker.history import Pick
from ranker.learn import Learned
from ranker.merge import deduplicate
from summarizers.base import Style
from summarizers.blurb_lines import write_lines
from summarizers.cache import BlurbStore
from summarizers.cache import MemoryStore as MemoryBlurbs
from summarizers.styles import style_for

if TYPE_CHECKING:
    from summarizers.ladder import Ladder

_MENTIONS = "mentions"
_AHEAD = timedelta(days=1)
"""How far a date may be ahead of the clock: where it was written, the day may have begun."""
_NAMED = 5
"""How many ids a line on standard error names."""


def rank_file(file: Path, history: Path | None, config: Path | None) -> int:
    """Print the candidates of ``file``, best first; ``history`` holds what was published before.

    ``config`` brings its weights and sections, what ``galley learn`` kept beside it, and the
    vectors in its archive, which is only read.

    The time is that of the newest candidate, so that the same files give the same ranking, in
    whatever order their lines stand. Lines of one id are put together. A line out has the ``id``
    that its line in had, and ``ids`` where several were put together: all that they had, of which
    ``id`` is the first in the alphabet.

    Returns the exit code: 3 when a line, or its date, was bad.

    Raises:
        ConfigError: the config is faulty.
        RequestError: a file cannot be read.
    """
    chosen = load_config(config) if config else Config()
    lines, bad = _candidates(file)
    stories = [Story(one) for one in deduplicate(line.candidate for line in lines)]
    names = _names(lines)
    _tell_combined(file, names)
    now = _time_of(stories)
    picks, bad_history = _history(history, now)
    learned = _learned(config.parent, chosen) if config else None
    with _embedder(chosen, config) as embedder:
        ranking = rank_stories(stories, chosen, picks, now, embedder, learned)
    for ranked in ranking.ranked:
        line = _ranked_line(ranked, names[ranked.story.id])
        print_text(json.dumps(line, ensure_ascii=False) + "\n")
    return done_code(bad + bad_history)


def blurb_file(
    file: Path, style: str, section: str | None, summarizer: str | None, config: Path | None
) -> int:
    """Print a blurb for each candidate of ``file``, in its order, as it goes.

    What models say is kept in the archive of ``config``. Which of them are out of service, and what
    the others' answers took, is said on standard error.

    Returns the exit code: 3 when a line was bad.

    Raises:
        ConfigError: the config is faulty.
        RequestError: the file cannot be read, or there is no such style, section or summarizer.
    """
    chosen = load_config(config) if config else Config()
    wanted = style_named(style, section)
    asked = _summarizer_config(chosen, summarizer)
    bad = 0
    with (
        _open(file) as lines,
        _answers(asked, chosen, config) as answers,
        _embedder(chosen, config) as embedder,
        endpoint_client(chosen) as client,
    ):
        ladder = _summarizer(asked, embedder, answers, client)
        for written in write_lines(lines, ladder, wanted):
            if isinstance(written, BadLine):
                bad += _tell(file, written)
            else:
                print_text(f"{written}\n")
    for line in [*ladder.notes, *usage_lines(ladder.usage)]:
        say(line)
    return done_code(bad)


def style_named(style: str, section: str | None) -> Style:
    """The style of a format's section, or ``tldr``: one sentence.

    Without a section: The NLP Cypher's repositories, the NLP Newsletter's publications.

    Raises:
        RequestError: there is no such style or section.
    """
    if style == "tldr":
        return style_for(Format.NLP_NEWSLETTER, "tldr", _bucket(section or "publications"))
    if style not in list(Format):
        raise RequestError(f"--style {style}: there are {', '.join(Format)}, tldr")
    wanted = Format(style)
    usual = Bucket.REPO_CYPHER if wanted is Format.NLP_CYPHER else Bucket.PUBLICATIONS
    if section == _MENTIONS:
        return style_for(wanted, "mention", usual)
    bucket = _bucket(section or usual)
    one_line = wanted is Format.NLP_CYPHER and bucket is Bucket.REPO_CYPHER
    return style_for(wanted, "repository" if one_line else "item", bucket)


def _bucket(section: str) -> Bucket:
    """The bucket of that name, however it is spelt: ``Repo Cypher`` is ``repo-cypher``."""
    try:
        return Bucket("-".join(section.casefold().split()))
    except ValueError:
        known = ", ".join([*Bucket, _MENTIONS])
        raise RequestError(f"--section {section}: there are {known}") from None


def _summarizer_config(config: Config, kind: str | None) -> SummarizerConfig:
    if kind is None:
        return config.summarizer
    try:
        return SummarizerConfig.model_validate(config.summarizer.model_dump() | {"kind": kind})
    except ValidationError as error:
        reason = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise RequestError(f"--summarizer {kind}: {reason}") from error


@contextmanager
def _answers(asked: SummarizerConfig, config: Config, path: Path | None) -> Iterator[BlurbStore]:
    """Where models' answers are kept: the archive of the config at ``path``, made if need be.

    The run's lock is not taken: each answer is a short write of its own, which a draft that is
    being made at the same time does not wait for.
    """
    if path is None or asked.kind == "extractive":
        yield MemoryBlurbs()
        return
    with closing(Archive.open(config.paths.archive, path.resolve().parent)) as archive:
        yield archive.blurbs


def _summarizer(
    config: SummarizerConfig, embedder: Embedder, answers: BlurbStore, client: httpx.Client
) -> Ladder:
    from summarizers.factory import build_summarizer

    return build_summarizer(config, embedder, client, answers, os.environ)


def _candidates(file: Path) -> tuple[list[CandidateLine], int]:
    """The candidates of ``file``, and how many of its lines were bad (each told on the way)."""
    bad, found = 0, []
    latest = datetime.now(UTC) + _AHEAD
    with _open(file) as lines:
        for line in read_candidates(lines):
            if isinstance(line, BadLine):
                bad += _tell(file, line)
            elif (day := line.candidate.published) and day > latest:
                reason = f"published: {day.date()} is still to come; ranked without its date"
                bad += _tell(file, BadLine(line.number, reason))
                found.append(replace(line, candidate=replace(line.candidate, published=None)))
            else:
                found.append(line)
    return found, bad


def _tell(file: Path, line: BadLine) -> int:
    """Say on standard error what is wrong with ``line``; the number of lines told of, 1."""
    say(f"{file}:{line.number}: {line.reason}")
    return 1


def _names(lines: Iterable[CandidateLine]) -> dict[str, list[str]]:
    """By canonical id the ids as they were given, one for each line, in order of the alphabet."""
    names: dict[str, list[str]] = {}
    for line in lines:
        names.setdefault(line.candidate.id, []).append(line.name)
    return {name: sorted(given) for name, given in names.items()}


def _tell_combined(file: Path, names: Mapping[str, Sequence[str]]) -> None:
    """Say in one line which candidates stood on several lines."""
    several = sorted(name for name, given in names.items() if len(given) > 1)
    if several:
        more = f" and {len(several) - _NAMED} more" if len(several) > _NAMED else ""
        shown = ", ".join(several[:_NAMED])
        say(f"{file}: lines of one id were put together: {shown}{more}")


@contextmanager
def _open(file: Path) -> Iterator[Iterator[str]]:
    """The lines of ``file``, of standard input for ``-``; none is read beyond what it may hold."""
    if str(file) == "-":
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")
        yield bounded_lines(sys.stdin)
        return
    try:
        opened = file.open(encoding="utf-8", errors="replace")
    except OSError as error:
        raise RequestError(f"{file}: cannot be read: {error.strerror or error}") from error
    with opened:
        yield bounded_lines(opened)


def _history(file: Path | None, now: datetime) -> tuple[list[Pick], int]:
    """What was published before, and how many lines were bad.

    Each is taken to have been published on its date, or else on the day before ``now``.
    """
    lines, bad = _candidates(file) if file else ([], 0)
    lately = now - timedelta(days=1)
    picks = [Pick(one.candidate, one.candidate.published or lately, one.section) for one in lines]
    return picks, bad


def _learned(base: Path, config: Config) -> Learned:
    return Learned.load(learned_folder(state_folder(config, base)))


def _time_of(stories: Sequence[Story]) -> datetime:
    return max((s.lead.published for s in stories if s.lead.published), default=datetime.now(UTC))


@contextmanager
def _embedder(config: Config, path: Path | None) -> Iterator[Embedder]:
    """MiniLM; what the archive of the config at ``path`` holds is not embedded again."""
    from newsletter.minilm import MiniLM

    model = MiniLM(config.embedding.precision)
    with existing_archive(config, path.resolve().parent) if path else nullcontext() as archive:
        yield CachedEmbedder(model, MemoryStore(archive.vectors if archive else None))


def _ranked_line(ranked: Ranked, names: Sequence[str]) -> dict[str, Any]:
    given = list(dict.fromkeys(names))
    several = {"ids": given} if len(given) > 1 else {}
    return {
        "id": given[0],
        **several,
        "score": round(ranked.score, 6),
        "section": ranked.section,
        "section_probability": round(ranked.section_probability, 4),
        "reasons": list(ranked.reasons),
        "components": {part: round(value, 6) for part, value in ranked.components.items()},
    }
