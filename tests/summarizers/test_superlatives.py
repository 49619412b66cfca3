from __future__ import annotations

import pytest

from summarizers.superlatives import unsupported_superlatives

SOURCE = (
    "We present Quoin, a parser of old letters. It outperforms strong baselines on two corpora."
)
CLAIMS = [
    ("Quoin is the best parser of old letters.", "the best"),
    ("Quoin is the world’s best parser.", "world's best"),
    ("Quoin, a state-of-the-art parser, reads old letters.", "state-of-the-art"),
    ("Quoin is the first parser of old letters.", "the first"),
    ("Quoin is the only parser of old letters.", "the only"),
    ("Quoin is the fastest parser.", "the fastest"),
    ("Quoin is the most accurate parser.", "the most accurate"),
    ("The largest corpus of old letters is parsed.", "The largest"),
    ("Quoin is a groundbreaking parser.", "groundbreaking"),
    ("Quoin gives unprecedented parses.", "unprecedented"),
]
PLAIN = [
    "Quoin outperforms strong baselines.",
    "Quoin selects the best of three parses.",
    "To the best of the authors’ knowledge, no parser reads letters.",
    "Quoin has the best of both worlds.",
    "The first stage finds lines, the second parses them.",
    "The first two corpora are old.",
    "Quoin reads only the most relevant lines.",
    "At most two corpora are read.",
    "Quoin follows best practices.",
]
BORNE_OUT = [
    ("Quoin is the best parser of letters.", "Quoin sets a new state of the art on letters."),
    ("Quoin is the best parser of letters.", "Quoin outperforms all parsers of letters."),
    ("Quoin beats state-of-the-art parsers.", "Quoin beats the leading parsers."),
    ("Quoin is the first parser of letters.", "No existing parser reads letters; Quoin does."),
    ("Quoin is the most efficient parser.", "Quoin is the parser with the highest efficiency."),
    ("The authors release the largest corpus.", "We release the biggest corpus."),
]
NOT_BORNE_OUT = [
    ("Quoin is the best parser.", "Quoin builds on top of parsers, leading to the best of both."),
    ("Quoin is the first parser.", "We propose a novel parser."),
]


@pytest.mark.parametrize(("sentence", "word"), CLAIMS)
def test_a_superlative_of_ones_own_is_told(sentence: str, word: str) -> None:
    assert unsupported_superlatives(sentence, SOURCE) == [f"the source does not say “{word}”"]
    assert unsupported_superlatives(sentence, f"{SOURCE} {sentence}") == []


@pytest.mark.parametrize("sentence", PLAIN)
def test_what_only_counts_or_chooses_is_no_praise(sentence: str) -> None:
    assert unsupported_superlatives(sentence, SOURCE) == []


@pytest.mark.parametrize(("sentence", "source"), BORNE_OUT)
def test_another_word_may_claim_as_much(sentence: str, source: str) -> None:
    assert unsupported_superlatives(sentence, source) == []


@pytest.mark.parametrize(("sentence", "source"), NOT_BORNE_OUT)
def test_what_is_less_does_not_do(sentence: str, source: str) -> None:
    assert len(unsupported_superlatives(sentence, source)) == 1
