"""How much a sentence says of what is new: a linear model learned on real summaries.

The features are cheap (place, cue words, overlap with the title, centrality, length) and, through
MiniLM, what the sentence is about and how close it is to the title and to the whole text. The
weights are learned by :mod:`summarizers.train` and shipped as numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from newsletter.embedding import Vectors
from summarizers.words import content_stems

Matrix = NDArray[np.floating]

CUES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"\b(?:we|paper|work|study|authors) (?:\w+ )?"
            r"(?:propose|present|introduce|develop|design|describe)"
        ),
        r"\b(?:show|demonstrate|find|prove|reveal)s?\b",
        r"\b(?:however|but|although|despite|unfortunately|challeng\w+|limited|lack|difficult)\b",
        r"\b(?:novel|new|first)\b",
        r"\b(?:in this (?:paper|work|study)|this (?:paper|work|study|article|survey))\b",
        r"\b(?:outperform|state-of-the-art|improve|achiev|surpass)",
        r"\b(?:experiment|results?|evaluat|empirical)",
        r"\b(?:method|approach|framework|algorithm|model|technique|system)\b",
        r"\bour\b",
        r"\b(?:is|are|has|have) (?:been|become|becoming)\b|\brecent",
        r"\b(?:code|available|releas\w+|open-source)\b",
        r"^(?:we|in this|here,? we)\b",
        r"\bby \w+ing\b|\busing\b|\bvia\b",
        r"\b(?:data ?sets?|benchmarks?|corpus)\b",
        r"\b(?:study|analy[sz]e|investigate|explore|examine|survey|review)",
        r"\bto (?:address|overcome|tackle|solve|bridge|this end)\b",
        r"\b(?:specifically|in particular|concretely)\b",
        r"\b(?:can|could|may|might)\b",
        r"\d",
        r"\b(?:called|named|dubbed|termed)\b|\([A-Z][\w-]+\)|\b[A-Z][a-z]+[A-Z]\w*",
    )
)
_LONG = 60


@dataclass(frozen=True, slots=True)
class Embedded:
    """A text's sentences with their vectors and the title's."""

    title: str
    sentences: Sequence[str]
    vectors: Vectors
    """One row per sentence."""
    title_vector: Vectors


def features(text: Embedded) -> Matrix:
    """One row per sentence: cheap features, then the vector, then its product with the title's."""
    plain = _plain_features(text)
    return np.hstack([plain, text.vectors * 3, text.vectors * text.title_vector * 10]).astype(
        np.float32
    )


def _plain_features(text: Embedded) -> Matrix:
    count = len(text.sentences)
    cues = np.array([[bool(cue.search(s)) for cue in CUES] for s in text.sentences], np.float32)
    announced = cues[:, 0] + cues[:, 4] > 0
    first = int(np.argmax(announced)) if announced.any() else count
    place = np.arange(count, dtype=np.float32)
    columns = [
        place / max(1, count - 1), place == 0, place == 1, place == count - 1,
        np.full(count, count / 10), (place - first) / count, place == first, place < first,
        place == first + 1, *_lengths(text.sentences), *_overlaps(text), *_closeness(text),
    ]  # fmt: skip
    return np.hstack([cues, np.stack(columns, axis=1).astype(np.float32)])


def _lengths(sentences: Sequence[str]) -> tuple[Matrix, Matrix]:
    words = np.array([min(len(s.split()), _LONG) for s in sentences], np.float32) / 30
    return words, words**2


def _overlaps(text: Embedded) -> tuple[Matrix, Matrix, Matrix]:
    """Share of the sentence in the title, of the title in the sentence, and of it elsewhere."""
    title = set(content_stems(text.title))
    stems = [set(content_stems(sentence)) for sentence in text.sentences]
    spread = Counter(stem for found in stems for stem in found)
    shared = np.array([len(found & title) for found in stems], np.float32)
    size = np.array([max(1, len(found)) for found in stems], np.float32)
    common = np.array([sum(spread[stem] for stem in found) for found in stems], np.float32)
    return shared / size, shared / max(1, len(title)), common / size / len(stems)


def _closeness(text: Embedded) -> tuple[Matrix, Matrix]:
    """Cosine to the title and to the middle of the text."""
    middle = text.vectors.mean(axis=0)
    middle = middle / max(float(np.linalg.norm(middle)), 1e-6)
    return text.vectors @ text.title_vector, text.vectors @ middle


@dataclass(frozen=True, slots=True, eq=False)
class Salience:
    """The linear model: standardised features times weights."""

    mean: Matrix
    scale: Matrix
    weights: Matrix

    def score(self, text: Embedded) -> Matrix:
        """One score per sentence, comparable within the text only; shape ``(sentences,)``."""
        if not text.sentences:
            return np.zeros(0, np.float32)
        return ((features(text) - self.mean) / self.scale) @ self.weights


@lru_cache(maxsize=4)
def load_salience(name: str) -> Salience:
    """The shipped weights called ``name``: ``tldr`` or ``item``."""
    with (files("summarizers") / "weights" / f"{name}.npz").open("rb") as file:
        arrays = np.load(file, allow_pickle=False)
        return Salience(arrays["mean"], arrays["scale"], arrays["weights"])
