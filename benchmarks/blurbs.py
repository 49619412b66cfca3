"""How near the extractive blurbs come to what people wrote, whether they are faithful, how fast.

``python -m benchmarks.blurbs --data DIR [--papers FILE --weeks FILE]``

``DIR`` holds ``scitldr_train.jsonl``, ``scitldr_dev.jsonl`` and ``editor_blurbs.jsonl``. ROUGE is
the ``rouge-score`` package's with stemming; where a text has several references, the best of them
counts. The editors' blurbs are scored by five-fold cross-validation: the weights that choose a
text's sentences have not seen it.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
from rouge_score.rouge_scorer import RougeScorer

from benchmarks.faithfulness import load_week, report_faithfulness, report_speed
from newsletter.embedding import CachedEmbedder, Embedder, MemoryStore
from newsletter.issue import Format
from newsletter.minilm import MiniLM
from newsletter.models import Bucket, Candidate, Kind, Story
from summarizers.base import Style
from summarizers.extractive import Extractive
from summarizers.salience import Embedded, Salience
from summarizers.styles import style_for
from summarizers.train import Example, editor_blurbs, embedded, fit, labels, scitldr

METRICS = ("rouge1", "rouge2", "rougeL")
FOLDS = 5
EDITORS_WORDS = 31
"""Asked for so many, the blurbs come out at the editors' own median (34)."""
_CUES = ("we propose", "we present", "we introduce", "in this paper", "in this work", "this paper")

Outputs = Sequence[str]


@dataclass(frozen=True, slots=True)
class Task:
    """Texts with their references, as stories for the summarizer and as examples to learn from."""

    name: str
    examples: Sequence[Example]
    texts: Sequence[Embedded]
    style: Style
    sentences: int
    """How many sentences a baseline takes."""

    @property
    def stories(self) -> list[Story]:
        """Each example as the paper it is."""
        return [
            Story(
                Candidate(
                    id=f"arxiv:{i}",
                    kind=Kind.PAPER,
                    title=example.title,
                    text=" ".join(example.sentences),
                )
            )
            for i, example in enumerate(self.examples)
        ]


class Rouge:
    """F1 against the best of several references, in percent."""

    def __init__(self) -> None:
        self._scorer = RougeScorer(METRICS, use_stemmer=True)

    def __call__(self, output: str, references: Sequence[str]) -> tuple[float, ...]:
        """ROUGE-1, ROUGE-2 and ROUGE-L of ``output``."""
        best = self._scorer.score_multi(list(references), output)
        return tuple(100 * best[metric].fmeasure for metric in METRICS)


def first_sentences(task: Task) -> Outputs:
    """The opening of the text."""
    return [" ".join(example.sentences[: task.sentences]) for example in task.examples]


def cue_phrases(task: Task) -> Outputs:
    """The first sentences that announce something, then the opening ones."""
    return [_top(e, [_has_cue(s) - i / 1000 for i, s in enumerate(e.sentences)], task.sentences)
            for e in task.examples]  # fmt: skip


def _has_cue(sentence: str) -> float:
    return float(any(cue in sentence.lower() for cue in _CUES))


def _top(example: Example, scores: Sequence[float], count: int) -> str:
    best = sorted(np.argsort(-np.asarray(scores))[:count])
    return " ".join(example.sentences[i] for i in best)


def by_salience(models: Sequence[Salience]) -> Callable[[Task], Outputs]:
    """Whole sentences by a ridge on cues and MiniLM; one model per text."""

    def outputs(task: Task) -> Outputs:
        return [
            _top(example, [float(s) for s in model.score(text)], task.sentences)
            for example, text, model in zip(task.examples, task.texts, models, strict=True)
        ]

    return outputs


def best_sentence(task: Task) -> Outputs:
    """The single sentence that the references like best: what no choice can beat."""
    rouge = Rouge()
    return [
        max(example.sentences, key=lambda s: sum(rouge(s, example.summaries)))
        for example in task.examples
    ]


def extractive(models: Sequence[Salience], embedder: Embedder) -> Callable[[Task], Outputs]:
    """Galley's own; stories that share a model are written together."""

    def outputs(task: Task) -> Outputs:
        written: dict[int, str] = {}
        stories = task.stories
        for model in dict.fromkeys(models):
            mine = [i for i, other in enumerate(models) if other is model]
            summarizer = Extractive(embedder, item=model, tldr=model)
            blurbs = summarizer.write([stories[i] for i in mine], task.style)
            written.update(zip(mine, (blurb.text for blurb in blurbs), strict=True))
        return [written[i] for i in range(len(stories))]

    return outputs


def report(task: Task, methods: Mapping[str, Callable[[Task], Outputs]]) -> None:
    """Print a row of figures for each method."""
    rouge = Rouge()
    print(f"\n{task.name}: {len(task.examples)} texts")
    print(f"{'':34}{'R-1':>7}{'R-2':>7}{'R-L':>7}{'words':>7}")
    for name, method in methods.items():
        outputs = method(task)
        scores = [
            rouge(output, example.summaries)
            for output, example in zip(outputs, task.examples, strict=True)
        ]
        figures = "".join(f"{value:7.1f}" for value in np.mean(scores, axis=0))
        print(f"{name:34}{figures}{median(len(o.split()) for o in outputs):7.0f}", flush=True)


def scitldr_task(folder: Path, embedder: Embedder) -> tuple[Task, list[Salience]]:
    """The development set, with the model that its training set gives."""
    train = scitldr(folder / "scitldr_train.jsonl")
    model = fit(embedded(train, embedder), [labels(example) for example in train])
    examples = scitldr(folder / "scitldr_dev.jsonl")
    style = style_for(Format.NLP_NEWSLETTER, "tldr", Bucket.PUBLICATIONS)
    task = Task("SciTLDR dev, one sentence", examples, embedded(examples, embedder), style, 1)
    return task, [model] * len(examples)


def editors_task(folder: Path, embedder: Embedder) -> tuple[Task, list[Salience]]:
    """The editors' blurbs, with for each the model of the folds it is not in."""
    examples = editor_blurbs(folder / "editor_blurbs.jsonl")
    texts = embedded(examples, embedder)
    targets = [labels(example) for example in examples]
    models = [_without_fold(texts, targets, fold) for fold in range(FOLDS)]
    style = style_for(Format.NLP_NEWSLETTER, "mention", Bucket.PUBLICATIONS, EDITORS_WORDS)
    task = Task("Editors' blurbs, cross-validated", examples, texts, style, 2)
    return task, [models[i % FOLDS] for i in range(len(examples))]


def _without_fold(texts: Sequence[Embedded], targets: Sequence[np.ndarray], fold: int) -> Salience:
    kept = [i for i in range(len(texts)) if i % FOLDS != fold]
    return fit([texts[i] for i in kept], [targets[i] for i in kept])


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the summaries")
    parser.add_argument("--papers", type=Path, help="papers as JSON lines, gzipped")
    parser.add_argument("--weeks", type=Path, help="weeks as JSON lines, with their candidates")
    arguments = parser.parse_args()
    embedder = CachedEmbedder(MiniLM(), MemoryStore())
    for build in (scitldr_task, editors_task):
        task, models = build(arguments.data, embedder)
        report(
            task,
            {
                "first sentence": first_sentences,
                "cue phrases": cue_phrases,
                "ridge on cues + MiniLM": by_salience(models),
                "extractive (ours)": extractive(models, embedder),
                "best single sentence there is": best_sentence,
            },
        )
    if arguments.papers and arguments.weeks:
        papers = load_week(arguments.papers, arguments.weeks)
        report_faithfulness(papers)
        report_speed(papers)


if __name__ == "__main__":
    main()
