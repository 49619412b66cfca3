"""Hashed columns: those of scikit-learn, which the shipped weights were fitted on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.preprocessing import normalize

from ranker.hashing import (
    hashed_counts,
    hashed_presence,
    letters_in,
    unit_rows,
    with_pairs,
    words_in,
)

BUCKETS = 2**12

Tokens = Callable[[str], list[str]]
Hashed = Callable[[Iterable[Sequence[str]], int], Any]


def words_and_pairs_in(text: str) -> list[str]:
    return with_pairs(words_in(text))


FIELDS: list[tuple[Tokens, Mapping[str, Any]]] = [
    (words_in, {"ngram_range": (1, 1)}),
    (words_and_pairs_in, {"ngram_range": (1, 2)}),
    (letters_in, {"analyzer": "char_wb", "ngram_range": (3, 5)}),
]

TEXTS = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
        st.lists(st.sampled_from("a is RAG LLMs GPT-4o naïve Größe 模型 x² ﬁne I".split())).map(
            "  ".join
        ),
    ),
    min_size=1,
    max_size=5,
)


@pytest.mark.parametrize(("hashed", "binary"), [(hashed_counts, False), (hashed_presence, True)])
@pytest.mark.parametrize(("tokens", "options"), FIELDS)
@given(texts=TEXTS)
def test_columns_are_those_of_scikit_learn(
    hashed: Hashed, binary: bool, tokens: Tokens, options: Mapping[str, Any], texts: list[str]
) -> None:
    vectorizer = HashingVectorizer(
        n_features=BUCKETS, alternate_sign=False, norm=None, binary=binary, **options
    )

    found = hashed(map(tokens, texts), BUCKETS)

    assert np.array_equal(found.toarray(), vectorizer.transform(texts).toarray())


def test_rows_are_scaled_to_length_one_and_empty_ones_stay_empty() -> None:
    rows = hashed_counts([["deep", "deep", "graph"], [], ["agents"]], BUCKETS)

    scaled = unit_rows(rows).toarray()

    assert np.allclose(np.linalg.norm(scaled, axis=1), [1, 0, 1])
    assert np.allclose(scaled, normalize(rows).toarray())


def test_no_texts_make_no_rows() -> None:
    assert hashed_presence([], BUCKETS).shape == (0, BUCKETS)
