"""How often the sections are right: ``python -m benchmarks.sections --newsletters DIR``.

Leaves one issue out at a time: every item is placed by a model that has not seen its issue.
``--write FILE`` fits the six sections on everything and writes the shipped weights.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.newsletter_items import SIX, THREE, Labelled, is_research, issues, read_items
from newsletter.embedding import CachedEmbedder, Embedder, MemoryStore, Vectors
from newsletter.minilm import MiniLM
from ranker.section_features import section_features, section_names
from ranker.section_model import fit_sections, look_at

Floats = NDArray[np.float64]
Guess = Callable[[Sequence[int], Sequence[int]], list[str]]
"""Positions to learn from, positions to place -> labels."""

DESCRIPTIONS = {
    "publications": "a research paper that proposes a new model",
    "tools": "an open-source library, framework or data set",
    "creativity": "creative uses of machine learning and its part in society",
    "ethics": "ethics, fairness, bias and privacy of AI",
    "articles": "an article or blog post that explains an idea",
    "education": "a course, lecture, tutorial or book",
    "repo-cypher": "a repository with the code of a research paper",
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the accuracy of each way, and the confusions of the ranker's."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sections", description=__doc__)
    parser.add_argument("--newsletters", type=Path, required=True)
    parser.add_argument("--write", type=Path)
    chosen = parser.parse_args(arguments)
    embedder = CachedEmbedder(MiniLM(), MemoryStore())
    three = read_items(chosen.newsletters, THREE)
    _print("six sections", read_items(chosen.newsletters, SIX), embedder)
    _print("three buckets", [item for item in three if is_research(item)], embedder)
    _print("three buckets, every article a publication", three, embedder)
    if chosen.write:
        items = read_items(chosen.newsletters, SIX)
        things = [item.thing for item in items]
        vectors = embedder.embed([thing.embedded for thing in things])
        fit_sections(things, vectors, [item.label for item in items]).save(chosen.write)


def _print(title: str, items: Sequence[Labelled], embedder: Embedder) -> None:
    counts = Counter(item.label for item in items)
    print(f"\n{title}: {len(items)} items of {len(issues(items))} issues, {dict(counts)}")
    vectors = embedder.embed([item.thing.embedded for item in items])
    truth = [item.label for item in items]
    for name, guess in _ways(items, vectors, embedder).items():
        found = leave_issues_out(items, guess)
        right = float(np.mean([a == b for a, b in zip(truth, found, strict=True)]))
        print(f"  {name:40} {right:.3f}", flush=True)
    _confusions(truth, found)


def leave_issues_out(items: Sequence[Labelled], guess: Guess) -> list[str]:
    """A label for each item, by ``guess`` without the item's issue."""
    found = [""] * len(items)
    for issue in issues(items):
        inside = [n for n, item in enumerate(items) if item.issue == issue]
        outside = [n for n, item in enumerate(items) if item.issue != issue]
        for place, label in zip(inside, guess(outside, inside), strict=True):
            found[place] = label
    return found


def _ways(items: Sequence[Labelled], vectors: Vectors, embedder: Embedder) -> dict[str, Guess]:
    """The baselines, then the ranker's own."""
    labels = np.array([item.label for item in items])
    names = sorted(set(labels))
    described = embedder.embed([DESCRIPTIONS[name] for name in names])

    def commonest(known: Sequence[int], asked: Sequence[int]) -> list[str]:
        return [Counter(labels[known]).most_common(1)[0][0]] * len(asked)

    def zero_shot(known: Sequence[int], asked: Sequence[int]) -> list[str]:
        return [names[place] for place in (vectors[asked] @ described.T).argmax(axis=1)]

    def plain(known: Sequence[int], asked: Sequence[int]) -> list[str]:
        rows, to_place = _plain_rows(items, vectors, known, asked)
        model = LogisticRegression(C=3.0, max_iter=2000).fit(rows, labels[known])
        return list(model.predict(to_place))

    def ranker(known: Sequence[int], asked: Sequence[int]) -> list[str]:
        things = [item.thing for item in items]
        model = fit_sections([things[n] for n in known], vectors[known], list(labels[known]))
        odds = model.odds(look_at([things[n] for n in asked]), vectors[asked])
        return [model.labels[place] for place in odds.argmax(axis=1)]

    return {
        "the commonest section": commonest,
        "zero-shot MiniLM": zero_shot,
        "words + MiniLM + link kinds, plain LR": plain,
        "the ranker": ranker,
    }


def _plain_rows(
    items: Sequence[Labelled], vectors: Vectors, known: Sequence[int], asked: Sequence[int]
) -> tuple[Floats, Floats]:
    """Tf-idf words, the vector, and whether a link of each kind is there."""
    words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    words.fit([items[n].thing.words for n in known])
    kinds = [place for place, name in enumerate(section_names()) if name.startswith("a link")]

    def rows(some: Sequence[int]) -> Floats:
        things = [items[n].thing for n in some]
        text = words.transform([thing.words for thing in things]).toarray()
        return np.hstack([text, vectors[some], section_features(things)[:, kinds]])

    return rows(known), rows(asked)


def _confusions(truth: Sequence[str], found: Sequence[str]) -> None:
    pairs: Mapping[tuple[str, str], int] = Counter(
        (a, b) for a, b in zip(truth, found, strict=True) if a != b
    )
    worst = sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))[:6]
    print("  mistakes: " + "; ".join(f"{a} as {b} {n}" for (a, b), n in worst))


if __name__ == "__main__":
    main()
