"""The cheap pass: which words of titles and texts the editors' picks have.

A logistic regression on hashed words, weighted by inverse document frequency. It needs no
vocabulary, so its weights are plain arrays. Letters of titles are read too: *RAG-Reasoner* and
*ReasonRAG* share no word, yet are of one kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from ranker.hashing import hashed_presence, letters_in, unit_rows, with_pairs, words_in

Array = NDArray[np.float64]

BUCKETS = 2**16
"""Hash buckets of each field."""

FIELDS = ("title words", "title letters", "text words", "text pairs")
_SHARES = (0.6, 0.7, 0.8, 0.6)
"""How strongly each field speaks; found by leaving weeks out."""

_BLOCK = 2000
"""Texts scored at a time: the words of a text take many times the room of its scores."""


def hashed(titles: Sequence[str], texts: Sequence[str]) -> list[sp.csr_matrix]:
    """What each field holds: zeros and ones, one matrix ``(n, BUCKETS)`` for each field."""
    title_words, text_words = [[words_in(one) for one in some] for some in (titles, texts)]
    fields = (
        map(with_pairs, title_words),
        map(letters_in, titles),
        text_words,
        map(with_pairs, text_words),
    )
    return [hashed_presence(tokens, BUCKETS) for tokens in fields]


@dataclass(frozen=True, slots=True)
class Words:
    """A linear model over :func:`hashed` fields."""

    rarity: Array
    """Inverse document frequencies, shape ``(len(FIELDS), BUCKETS)``."""
    weight: Array
    """Coefficients, of the same shape."""

    def score(self, titles: Sequence[str], texts: Sequence[str]) -> Array:
        """What each field adds to the log-odds of a pick, shape ``(n, len(FIELDS))``."""
        blocks = [slice(start, start + _BLOCK) for start in range(0, len(titles), _BLOCK)]
        scores = [self.score_hashed(hashed(titles[some], texts[some])) for some in blocks]
        return np.concatenate([np.zeros((0, len(FIELDS))), *scores])

    def score_hashed(self, fields: Sequence[sp.csr_matrix]) -> Array:
        """As :meth:`score`, of rows that are hashed already."""
        rows = zip(_weighted(fields, self.rarity), self.weight, strict=True)
        return np.column_stack([field @ weight for field, weight in rows])

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The model as named arrays of half floats, to be kept."""
        return {"rarity": self.rarity.astype(np.float16), "weight": self.weight.astype(np.float16)}

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Words:
        """The model that :meth:`arrays` gave."""
        return cls(arrays["rarity"].astype(np.float64), arrays["weight"].astype(np.float64))


def _weighted(fields: Sequence[sp.csr_matrix], rarity: Array) -> list[sp.csr_matrix]:
    """Rows of each field's share in length, each word by its rarity."""
    return [
        share * unit_rows(field @ sp.diags_array(idf))
        for share, field, idf in zip(_SHARES, fields, rarity, strict=True)
    ]


def rarity_of(fields: Sequence[sp.csr_matrix]) -> Array:
    """Smoothed inverse document frequencies; what was seen once counts nothing."""
    rows = []
    for field in fields:
        counts = np.asarray(field.sum(axis=0)).ravel()
        frequency = np.log((1 + field.shape[0]) / (1 + counts)) + 1
        rows.append(np.where(counts > 1, frequency, 0.0))
    return np.stack(rows)


def fit_words(
    fields: Sequence[sp.csr_matrix], picked: NDArray[np.bool_], weights: Array, rarity: Array
) -> Words:
    """Fit on hashed rows: which of them were picked, and how much each row counts."""
    from sklearn.linear_model import LogisticRegression

    rows = sp.hstack(_weighted(fields, rarity)).tocsr()
    model = LogisticRegression(C=3.0, solver="liblinear", random_state=0)
    model.fit(rows, picked, sample_weight=weights)
    return Words(rarity, model.coef_[0].reshape(len(FIELDS), BUCKETS))
