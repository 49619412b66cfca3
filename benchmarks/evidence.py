"""How many wrong sentences the evidence check catches, and how many right ones it lets pass.

``python -m benchmarks.evidence --scitldr FILE`` takes abstracts as JSON lines (``source``: the
sentences, ``title``, ``target``: summaries that people wrote) and breaks their sentences on
purpose: a number changed, a name exchanged for another paper's, a *not* added or dropped. What
should pass: the abstract's own sentences behind another opening, and the people's summaries, some
of which rightly fail because their writers had read more than the abstract.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from summarizers.evidence import Source, trace

SEED = 20
_NUMBER = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?(?![\w.]|-)")
_NAME = re.compile(r"(?<=[a-z] )[A-Z][A-Za-z]+[A-Z0-9][\w-]*")
_VERB = re.compile(r"\b(?:is|are|can|does|do|was|were|will)\b(?! not)")
_NEGATED = re.compile(r"\b(is|are|can|does|do|was|were|will) not\b(?! only| just| merely)")


@dataclass(frozen=True, slots=True)
class Paper:
    """An abstract with the summaries that people wrote of it."""

    source: Source
    sentences: tuple[str, ...]
    summaries: tuple[str, ...]


Change = Callable[[str, Paper], str | None]
"""A sentence made into another, or ``None`` where there is nothing to change."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--scitldr", type=Path, required=True, metavar="FILE")
    papers = list(read_papers(parser.parse_args().scitldr))
    begin = time.perf_counter()
    print(f"{len(papers)} papers, {sum(len(paper.sentences) for paper in papers)} sentences")
    for name, change in _changes(papers):
        print(share(name, papers, change))
    passed = [trace(paper.summaries, paper.source) for paper in papers]
    verdicts = [traced.holds for some in passed for traced in some]
    print(f"{'people’s own summaries':36} {sum(verdicts):5} of {len(verdicts):5} pass")
    print(f"{time.perf_counter() - begin:.1f} s")


def read_papers(path: Path) -> Iterator[Paper]:
    """The papers of a SciTLDR file."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = f"{row.get('title') or ''}\n\n{' '.join(row['source'])}"
            yield Paper(Source(text), tuple(row["source"]), tuple(row["target"]))


def share(name: str, papers: list[Paper], change: Change) -> str:
    """A line: how many changed sentences pass the check."""
    passed = total = 0
    for paper in papers:
        changed = [change(sentence, paper) for sentence in paper.sentences]
        traced = trace([sentence for sentence in changed if sentence], paper.source)
        passed += sum(one.holds for one in traced)
        total += len(traced)
    return f"{name:36} {passed:5} of {total:5} pass"


def _changes(papers: list[Paper]) -> Iterator[tuple[str, Change]]:
    chance = random.Random(SEED)
    names = sorted({name for p in papers for s in p.sentences for name in _NAME.findall(s)})

    def number(sentence: str, paper: Paper) -> str | None:
        return _swapped(sentence, _NUMBER, lambda _: str(chance.randint(2, 9999) / 10), chance)

    def name(sentence: str, paper: Paper) -> str | None:
        other = chance.choice(names)
        known = other.lower() in paper.source.text.lower()
        return None if known else _swapped(sentence, _NAME, lambda _: other, chance)

    def negated(sentence: str, paper: Paper) -> str | None:
        return _swapped(sentence, _VERB, lambda found: f"{found[0]} not", chance)

    def affirmed(sentence: str, paper: Paper) -> str | None:
        return _swapped(sentence, _NEGATED, lambda found: found[1], chance)

    def reopened(sentence: str, paper: Paper) -> str | None:
        return f"In short, {sentence[0].lower()}{sentence[1:]}"

    yield "a number changed", number
    yield "a name exchanged", name
    yield "a “not” added", negated
    yield "a “not” dropped", affirmed
    yield "another opening (right)", reopened


def _swapped(
    sentence: str,
    pattern: re.Pattern[str],
    replacement: Callable[[re.Match[str]], str],
    chance: random.Random,
) -> str | None:
    places = list(pattern.finditer(sentence))
    if not places:
        return None
    found = chance.choice(places)
    return f"{sentence[: found.start()]}{replacement(found)}{sentence[found.end() :]}"


if __name__ == "__main__":
    main()
