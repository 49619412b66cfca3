"""Candidates from files and pipes: ranked, or each with a blurb, as JSON lines."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import httpx
from pydantic import ValidationError

from flows.commands.errors import INCOMPLETE
from newsletter.candidate_lines import BadLine, CandidateLine, read_candidates
from newsletter.config import Config, SummarizerConfig, load_config
from newsletter.embedding import CachedEmbedder, Embedder, MemoryStore
from newsletter.errors import RequestError
from newsletter.issue import Format
from newsletter.models import Blurb, Bucket, Evidence, Ranked, Story
from ranker.facade import rank_stories
from ranker.history import Pick
from summarizers.base import Part, Style, Summarizer, source_parts
from summarizers.styles import style_for

_BATCH = 32  # stories a summarizer gets at once: enough to embed well, few enough to stream


class _Reading:
    """The lines of a file: its candidates, with the bad lines told and counted on the way."""

    def __init__(self, name: Path, lines: Iterable[str]) -> None:
        self._name = name
        self._lines = lines
        self.bad = 0

    def __iter__(self) -> Iterator[CandidateLine]:
        for line in read_candidates(self._lines):
            if isinstance(line, BadLine):
                self.bad += 1
                print(f"galley: {self._name}:{line.number}: {line.reason}", file=sys.stderr)
            else:
                yield line

    @property
    def exit_code(self) -> int:
        """0, or 3 when a line was bad."""
        return INCOMPLETE if self.bad else 0


def rank_file(file: Path, history: Path | None, config: Path | None) -> int:
    """Print the candidates of ``file``, best first; ``history`` holds what was published before.

    The time is that of the newest candidate, so that the same files give the same ranking.

    Returns the exit code: 3 when a line was bad.

    Raises:
        ConfigError: the config is faulty.
        RequestError: a file cannot be read.
    """
    chosen = load_config(config) if config else Config()
    with _reading(file) as reading:
        lines = list(reading)
    picks, bad = _history(history)
    names = {line.candidate.id: line.name for line in lines}
    stories = [Story(line.candidate) for line in {one.candidate.id: one for one in lines}.values()]
    ranking = rank_stories(stories, chosen, picks, _time_of(stories), _embedder(chosen))
    for ranked in ranking.ranked:
        _print_line(_ranked_line(ranked, names[ranked.story.id]))
    return INCOMPLETE if bad else reading.exit_code


def blurb_file(
    file: Path, style: str, section: str, summarizer: str | None, config: Path | None
) -> int:
    """Print a blurb for each candidate of ``file``, in its order, as it goes.

    Returns the exit code: 3 when a line was bad.

    Raises:
        ConfigError: the config is faulty.
        RequestError: the file cannot be read, or there is no such style, section or summarizer.
    """
    chosen = load_config(config) if config else Config()
    wanted = style_named(style, section)
    ladder = _summarizer(_summarizer_config(chosen, summarizer), _embedder(chosen))
    return _blurb_lines(file, ladder, wanted)


def style_named(style: str, section: str) -> Style:
    """The style of a format's section, or ``tldr``: one sentence.

    Raises:
        RequestError: there is no such style or section.
    """
    buckets = {str(bucket): bucket for bucket in Bucket}
    if section not in (*buckets, "mentions"):
        raise RequestError(f"--section {section}: there are {', '.join(buckets)}, mentions")
    bucket = buckets.get(section, Bucket.PUBLICATIONS)
    if style == "tldr":
        return style_for(Format.NLP_NEWSLETTER, "tldr", bucket)
    if style not in list(Format):
        raise RequestError(f"--style {style}: there are {', '.join(Format)}, tldr")
    if section == "mentions":
        return style_for(Format(style), "mention", bucket)
    one_line = style == Format.NLP_CYPHER and bucket in (Bucket.REPO_CYPHER, Bucket.TOOLS)
    return style_for(Format(style), "repository" if one_line else "item", bucket)


def _summarizer_config(config: Config, kind: str | None) -> SummarizerConfig:
    if kind is None:
        return config.summarizer
    try:
        return SummarizerConfig.model_validate(config.summarizer.model_dump() | {"kind": kind})
    except ValidationError as error:
        reason = error.errors()[0]["msg"].removeprefix("Value error, ")
        raise RequestError(f"--summarizer {kind}: {reason}") from error


def _summarizer(config: SummarizerConfig, embedder: Embedder) -> Summarizer:
    from summarizers.cache import MemoryStore as MemoryBlurbs
    from summarizers.factory import build_summarizer

    return build_summarizer(config, embedder, httpx.Client(), MemoryBlurbs(), os.environ)


def _blurb_lines(file: Path, summarizer: Summarizer, style: Style) -> int:
    with _reading(file) as reading:
        lines = iter(reading)
        while batch := list(islice(lines, _BATCH)):
            stories = [Story(line.candidate) for line in batch]
            blurbs = summarizer.write(stories, style)
            for line, story, blurb in zip(batch, stories, blurbs, strict=True):
                _print_line(_blurb_line(line, story, blurb))
    return reading.exit_code


@contextmanager
def _reading(file: Path) -> Iterator[_Reading]:
    if str(file) == "-":
        yield _Reading(file, sys.stdin)
        return
    try:
        lines = file.open(encoding="utf-8", errors="replace")
    except OSError as error:
        raise RequestError(f"{file}: cannot be read: {error.strerror or error}") from error
    with lines:
        yield _Reading(file, lines)


def _history(file: Path | None) -> tuple[list[Pick], int]:
    """What was published before, each on its date, and how many lines were bad."""
    if file is None:
        return [], 0
    long_ago = datetime(1970, 1, 1, tzinfo=UTC)
    with _reading(file) as reading:
        picks = [Pick(line.candidate, line.candidate.published or long_ago) for line in reading]
    return picks, reading.bad


def _time_of(stories: Sequence[Story]) -> datetime:
    return max((s.lead.published for s in stories if s.lead.published), default=datetime.now(UTC))


def _embedder(config: Config) -> Embedder:
    from newsletter.minilm import MiniLM

    return CachedEmbedder(MiniLM(config.embedding.precision), MemoryStore())


def _ranked_line(ranked: Ranked, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "score": round(ranked.score, 6),
        "section": ranked.section,
        "section_probability": round(ranked.section_probability, 4),
        "reasons": list(ranked.reasons),
        "components": {part: round(value, 6) for part, value in ranked.components.items()},
    }


def _blurb_line(line: CandidateLine, story: Story, blurb: Blurb) -> dict[str, Any]:
    return {
        "id": line.name,
        "blurb": blurb.text,
        "headline": blurb.headline,
        "summarizer": blurb.summarizer,
        "evidence": [_evidence(source_parts(story), one) for one in blurb.evidence],
        "flags": list(blurb.flags),
    }


def _evidence(parts: Sequence[Part], evidence: Evidence) -> dict[str, Any]:
    """The words that bear a sentence out, and where they stand in which field of the line."""
    part = next(p for p in reversed(parts) if p.start <= evidence.start)
    start, end = evidence.start - part.start, evidence.end - part.start
    return {
        "text": part.text[start:end],
        "start": start,
        "end": end,
        "field": part.field,
        "sentence": evidence.text,
    }


def _print_line(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()
