"""Whether blurbs say only what their source says, and how fast they are written."""

from __future__ import annotations

import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from newsletter.candidate_lines import CandidateLine, read_candidates
from newsletter.embedding import CachedEmbedder, MemoryStore
from newsletter.issue import Format
from newsletter.minilm import MiniLM
from newsletter.models import Blurb, Bucket, Story
from summarizers.base import Shape, Style
from summarizers.evidence import Source, trace
from summarizers.extractive import Extractive
from summarizers.openings import leans_back
from summarizers.styles import style_for
from summarizers.trims import balanced
from summarizers.voice import has_first_person

BEST = 200
_LATEX = re.compile(r"\\[a-zA-Z]+|\$[^$\d][^$]*\$|[{}]|(?<!\w)~(?!\d)")
_MARKS = re.compile(r"https?://|\[\d+\]|\*\*|`|<\w+>|click here", re.IGNORECASE)
_OF_THE_AUTHORS = re.compile(r"(?:[^,;:]{3,90}, )?(?:the authors|they) ", re.IGNORECASE)
"""A sentence of which they are the subject, at its front or after an adjunct."""
_WHOLE = re.compile(r"^[\"“'‘(]?[A-Z0-9α-ωa-z].*[.?!][)\"”'’]*$", re.DOTALL)


def load_week(papers: Path, weeks: Path, week: int = 3) -> list[Story]:
    """The papers of one week that readers liked best, as the sources would hand them on."""
    candidates = set(json.loads(weeks.read_text().splitlines()[week])["candidates"])
    with gzip.open(papers, "rt", encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if row["id"] in candidates]
    rows.sort(key=lambda row: (-(row["hf_upvotes"] or 0), row["id"]))
    lines = (
        json.dumps(
            {k: row[k] for k in ("id", "title", "authors", "categories", "comment")}
            | {"text": row["abstract"]}
        )
        for row in rows[:BEST]
    )
    return [
        Story(line.candidate) for line in read_candidates(lines) if isinstance(line, CandidateLine)
    ]


def faults(story: Story, blurb: Blurb) -> Iterator[str]:
    """What an automatic reader finds wrong with ``blurb``, a phrase each."""
    if not blurb.text:
        yield "empty"
        return
    for traced in trace([evidence.text for evidence in blurb.evidence], Source.of(story)):
        yield from traced.faults
    checks = {
        "first person": has_first_person(blurb.text),
        "LaTeX": _LATEX.search(blurb.text) is not None,
        "markup or address": _MARKS.search(blurb.text) is not None,
        "unbalanced bracket": not balanced(blurb.text),
        "not a whole sentence": any(not _WHOLE.match(e.text) for e in blurb.evidence),
        "dangling opening": _dangles(blurb),
    }
    yield from (name for name, found in checks.items() if found)


def _dangles(blurb: Blurb) -> bool:
    """Whether a sentence leans on one that is not the sentence before it in the source."""
    if leans_back(blurb.evidence[0].text):
        return True
    spans = {evidence.text: evidence for evidence in reversed(blurb.evidence)}.values()
    ordered = sorted(spans, key=lambda evidence: blurb.text.index(evidence.text))
    return any(
        b.start - a.end > _GAP and leans_back(b.text) and not _authors_go_on(a.text, b.text)
        for a, b in pairwise(ordered)
    )


def _authors_go_on(before: str, text: str) -> bool:
    """Whether *They* are the authors, who are the subject of the sentence before."""
    return text.startswith("They ") and _OF_THE_AUTHORS.match(before) is not None


_GAP = 3
"""Characters between two sentences that follow each other."""


def report_faithfulness(stories: Sequence[Story]) -> None:
    """Print what the automatic reader finds in the blurbs of each style."""
    summarizer = Extractive(CachedEmbedder(MiniLM(), MemoryStore()))
    print(f"\nFaithfulness: the {len(stories)} best papers of a week, read automatically")
    for shape, style in _styles().items():
        blurbs = summarizer.write(stories, style)
        found = [list(faults(s, b)) for s, b in zip(stories, blurbs, strict=True)]
        counts = Counter(fault for each in found for fault in each)
        print(f"{shape:12} {sum(map(bool, found)):4} with a fault  {dict(counts) or ''}")


def _styles() -> dict[str, Style]:
    shapes = (Shape.ITEM, Shape.MENTION, Shape.REPOSITORY, Shape.TLDR)
    return {
        str(shape): style_for(Format.NLP_NEWSLETTER, shape.value, Bucket.PUBLICATIONS)
        for shape in shapes
    }


def report_speed(stories: Sequence[Story]) -> None:
    """Print stories a second, from cold and once every sentence is embedded."""
    style = style_for(Format.NLP_NEWSLETTER, "item", Bucket.PUBLICATIONS)
    summarizer = Extractive(CachedEmbedder(MiniLM(), MemoryStore()))
    print(f"\nSpeed: {len(stories)} stories in {style.shape} style")
    for state in ("from cold", "sentences embedded"):
        started = time.perf_counter()
        summarizer.write(stories, style)
        seconds = time.perf_counter() - started
        print(f"{state:20} {len(stories) / seconds:7.1f} stories a second")
