"""Learn the sentence weights: ``python -m summarizers.train --data DIR``.

``DIR`` holds ``scitldr_train.jsonl`` (one-sentence summaries of abstracts) and
``editor_blurbs.jsonl`` (what editors wrote for theirs). A sentence's label is its ROUGE with the
summary, less the mean over its abstract, since only the order within one text matters.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rouge_score.rouge_scorer import RougeScorer

from newsletter.embedding import Embedder
from newsletter.minilm import MiniLM
from newsletter.models import Candidate, Kind, Story
from summarizers.cleaning import clean
from summarizers.document import read_document
from summarizers.salience import Embedded, Matrix, Salience, features

WEIGHTS = Path(__file__).parent / "weights"
_RIDGE = 300.0
_METRICS = ("rouge1", "rouge2", "rougeL")


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the summaries that people wrote of it."""

    title: str
    sentences: tuple[str, ...]
    summaries: tuple[str, ...]


def scitldr(path: Path) -> list[Example]:
    """Examples from a SciTLDR file; the sentences are its own."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sentences = tuple(filter(None, (clean(sentence) for sentence in row["source"])))
        found.append(Example(row["title"], sentences, tuple(filter(str.strip, row["target"]))))
    return [example for example in found if example.sentences and example.summaries]


def editor_blurbs(path: Path) -> list[Example]:
    """Examples from the editors' file; the sentences are ours."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        paper = Candidate(
            id=f"arxiv:{row['arxiv_id']}", kind=Kind.PAPER, title=row["title"], text=row["abstract"]
        )
        sentences = tuple(passage.text for passage in read_document(Story(paper)).passages)
        found.append(Example(row["title"], sentences, (row["blurb"],)))
    return [example for example in found if example.sentences]


def embedded(examples: Sequence[Example], embedder: Embedder) -> list[Embedded]:
    """The examples with their vectors, embedded in one go."""
    texts = [text for example in examples for text in (example.title, *example.sentences)]
    vectors = embedder.embed(texts)
    found, at = [], 0
    for example in examples:
        end = at + 1 + len(example.sentences)
        found.append(Embedded(example.title, example.sentences, vectors[at + 1 : end], vectors[at]))
        at = end
    return found


def labels(example: Example) -> Matrix:
    """Mean of ROUGE-1, -2 and -L with the nearest summary, less the mean over the text."""
    scorer = RougeScorer(_METRICS, use_stemmer=True)
    rouge = np.array([_rouge(scorer, s, example.summaries) for s in example.sentences], np.float32)
    return np.asarray(rouge - rouge.mean(), np.float32)


def _rouge(scorer: RougeScorer, sentence: str, summaries: Iterable[str]) -> float:
    scores = scorer.score_multi(list(summaries), sentence)
    return float(np.mean([scores[metric].fmeasure for metric in _METRICS]))


def fit(texts: Sequence[Embedded], targets: Sequence[Matrix], ridge: float = _RIDGE) -> Salience:
    """Ridge regression of the labels on standardised features."""
    rows = np.vstack([features(text) for text in texts]).astype(np.float64)
    plain = rows.shape[1] - 2 * texts[0].vectors.shape[1]
    mean, scale = rows.mean(axis=0), np.maximum(rows.std(axis=0), 1e-6)
    # The vectors' many columns keep their own small scale: standardising would let them drown
    # the few that are known to matter.
    scale[plain:] = np.maximum(scale[plain:].mean() * 3, 1e-6)
    rows = (rows - mean) / scale
    gram = rows.T @ rows + ridge * np.eye(rows.shape[1])
    weights = np.linalg.solve(gram, rows.T @ np.concatenate(targets))
    return Salience(*(np.asarray(part, np.float32) for part in (mean, scale, weights)))


def save(model: Salience, path: Path) -> None:
    """Write the model's numbers."""
    path.parent.mkdir(exist_ok=True)
    np.savez(path, mean=model.mean, scale=model.scale, weights=model.weights)


def main() -> None:
    """Train both models and write them into the package."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the summaries")
    folder: Path = parser.parse_args().data
    embedder = MiniLM()
    for name, examples in (
        ("tldr", scitldr(folder / "scitldr_train.jsonl")),
        ("item", editor_blurbs(folder / "editor_blurbs.jsonl")),
    ):
        model = fit(embedded(examples, embedder), [labels(example) for example in examples])
        save(model, WEIGHTS / f"{name}.npz")
        print(f"{name}: {len(examples)} texts -> {WEIGHTS / name}.npz")


if __name__ == "__main__":
    main()
