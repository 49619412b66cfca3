"""Blurbs for candidates that come as JSON lines: lines in, lines out, in order, as they come."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from newsletter.candidate_lines import BadLine, CandidateLine, read_candidates
from newsletter.models import Blurb, Evidence, Story
from summarizers.alignment import Alignment
from summarizers.base import Part, Style, Summarizer, source_parts

BATCH = 32
"""Stories written together: enough to embed in one go, few enough to see the first ones soon."""


def write_lines(
    lines: Iterable[str], summarizer: Summarizer, style: Style, batch_size: int = BATCH
) -> Iterator[str | BadLine]:
    """A JSON line for each candidate line, and each bad line as what is wrong with it.

    A line out is ``{"id", "blurb", "headline", "topic", "summarizer", "evidence", "flags"}``; an
    entry of ``evidence`` is ``{"sentence", "field", "text", "start", "end"}``: the blurb's
    sentence, and the piece of the line's own title, description or text that it comes from, which
    is ``line[field][start:end]``, TeX and entities and all.
    """
    read = read_candidates(lines)
    while batch := list(islice(read, batch_size)):
        good = [line for line in batch if isinstance(line, CandidateLine)]
        stories = [Story(line.candidate) for line in good]
        blurbs = iter(summarizer.write(stories, style))
        for line in batch:
            yield line if isinstance(line, BadLine) else _written(line, next(blurbs))


def _written(line: CandidateLine, blurb: Blurb) -> str:
    record = {
        "id": line.name,
        "blurb": blurb.text,
        "headline": blurb.headline,
        "topic": blurb.topic,
        "summarizer": blurb.summarizer,
        "evidence": list(_placed(blurb.evidence, line)),
        "flags": list(blurb.flags),
    }
    return json.dumps(record, ensure_ascii=False)


def _placed(evidence: Sequence[Evidence], line: CandidateLine) -> Iterator[dict[str, object]]:
    """The evidence with its offsets counted in the one field of the line that it stands in."""
    parts = source_parts(Story(line.candidate))
    aligned = cache(lambda part: Alignment(part.text, line.given[part.field]))
    for piece in evidence:
        part = _part_at(piece.start, parts)
        start, end = aligned(part).raw_span(piece.start - part.start, piece.end - part.start)
        yield {
            "sentence": piece.text,
            "field": part.field,
            "text": line.given[part.field][start:end],
            "start": start,
            "end": end,
        }


def _part_at(offset: int, parts: list[Part]) -> Part:
    return max((part for part in parts if part.start <= offset), key=lambda part: part.start)
