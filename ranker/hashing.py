"""Words, pairs and letters of texts as hashed columns, one row per text.

The columns are those of scikit-learn's ``HashingVectorizer`` with ``alternate_sign=False`` and
``norm=None``, number for number, which a test holds. It is not called itself, because importing
scikit-learn takes as long as hashing several thousand texts, and a run that only ranks needs
nothing else of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, pairwise

import numpy as np
import scipy.sparse as sp
from mmh3 import hash as murmur3

_WORD = re.compile(r"\w\w+")
_LETTERS = (3, 4, 5)


def words_in(text: str) -> list[str]:
    """The words of ``text`` in small letters, of two letters or more.

    >>> words_in("A Survey of Long-Context LLMs")
    ['survey', 'of', 'long', 'context', 'llms']
    """
    return _WORD.findall(text.lower())


def with_pairs(words: Sequence[str]) -> list[str]:
    """``words``, and each with its neighbour.

    >>> with_pairs(["deep", "graph", "networks"])
    ['deep', 'graph', 'networks', 'deep graph', 'graph networks']
    """
    return [*words, *(f"{one} {next_one}" for one, next_one in pairwise(words))]


def letters_in(text: str) -> list[str]:
    """Three to five neighbouring letters of ``text``, none across words, blanks at both ends.

    A word too short for a length gives itself once and no longer ones.

    >>> letters_in("RAG!")
    [' ra', 'rag', 'ag!', 'g! ', ' rag', 'rag!', 'ag! ', ' rag!', 'rag! ']
    """
    return list(chain.from_iterable(map(_letters_of, text.lower().split())))


@lru_cache(maxsize=2**16)
def _letters_of(word: str) -> list[str]:
    padded = f" {word} "
    found = []
    for length in _LETTERS:
        last = max(0, len(padded) - length)
        found += [padded[start : start + length] for start in range(last + 1)]
        if not last:
            break
    return found


def hashed_counts(tokens: Iterable[Sequence[str]], buckets: int) -> sp.csr_matrix:
    """How many of each text's ``tokens`` fall into each column, shape ``(texts, buckets)``."""
    found = list(tokens)
    ends = np.cumsum([0, *map(len, found)])
    hashes = np.fromiter(map(murmur3, chain.from_iterable(found)), np.int64, ends[-1])
    columns = np.abs(hashes) % buckets
    rows = sp.csr_matrix((np.ones(len(columns)), columns, ends), (len(found), buckets))
    rows.sum_duplicates()
    return rows


def hashed_presence(tokens: Iterable[Sequence[str]], buckets: int) -> sp.csr_matrix:
    """1 in each column that a token of the text falls into, shape ``(texts, buckets)``."""
    rows = hashed_counts(tokens, buckets)
    rows.data.fill(1.0)
    return rows


def unit_rows(rows: sp.csr_matrix) -> sp.csr_matrix:
    """``rows`` scaled to length 1; a row of zeros stays zero."""
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return sp.diags_array(1 / np.where(lengths > 0, lengths, 1.0)) @ rows
