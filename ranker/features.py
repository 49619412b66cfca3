"""The columns that the learned models see, the same in training and in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsletter.embedding import Vectors
from newsletter.models import Candidate, Kind, Story
from ranker.cues import cue_features, cue_names, text_of, title_of
from ranker.history import (
    AUTHOR_NAMES,
    HISTORY_NAMES,
    Memory,
    author_features,
    history_features,
)
from ranker.popularity import UPVOTE_NAMES, upvote_features
from ranker.words import FIELDS, Words

Array = NDArray[np.float64]

WORD_NAMES = tuple(f"words: {field}" for field in FIELDS)
MEANING_NAMES = ("meaning: broad", "meaning: fine")

_EMBEDDED_CHARACTERS = 2000
"""More than the encoder's 256 tokens of English."""


def speaker(story: Story) -> Candidate:
    """The candidate whose words stand for the story: its paper, else its lead."""
    return story.of_kind(Kind.PAPER) or story.lead


def embedded_text(candidate: Candidate) -> str:
    """What of a candidate is embedded: its title and the beginning of its text."""
    return f"{title_of(candidate)}. {text_of(candidate)}"[:_EMBEDDED_CHARACTERS]


def cheap_names() -> list[str]:
    """The columns of :func:`cheap_features`."""
    return [*WORD_NAMES, *cue_names(), *AUTHOR_NAMES, *UPVOTE_NAMES]


def cheap_features(stories: Sequence[Story], words: Array, memory: Memory) -> Array:
    """What is known before any embedding; ``words`` are the word model's scores, a row each."""
    speakers = [speaker(story) for story in stories]
    return np.hstack(
        [
            words,
            cue_features(speakers),
            author_features(memory, speakers),
            upvote_features(stories),
        ]
    )


def full_names() -> list[str]:
    """The columns of :func:`full_features`."""
    return [*cheap_names(), *MEANING_NAMES, *HISTORY_NAMES]


def full_features(
    cheap: Array, vectors: Vectors, meaning: Array, memory: Memory, centre: Vectors
) -> Array:
    """The cheap columns, the meaning model's scores, and the likeness to past picks."""
    return np.hstack([cheap, meaning, history_features(memory, vectors, centre)])


@dataclass(frozen=True, slots=True)
class Meaning:
    """Two logistic regressions on the sentence vector: a cautious one and a closer one."""

    weight: Array
    """Coefficients, shape ``(2, dimensions)``."""
    bias: Array
    """Intercepts, shape ``(2,)``."""

    def score(self, vectors: Vectors) -> Array:
        """Log-odds of a pick by each model, shape ``(n, 2)``."""
        scores: Array = vectors @ self.weight.T + self.bias
        return scores


def word_scores(words: Words, stories: Sequence[Story]) -> Array:
    """The word model's score of each field, shape ``(n, len(FIELDS))``."""
    speakers = [speaker(story) for story in stories]
    return words.score([title_of(c) for c in speakers], [text_of(c) for c in speakers])
