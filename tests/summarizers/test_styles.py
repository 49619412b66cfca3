"""The newsletters' own lengths."""

import pytest

from newsletter.issue import Format
from newsletter.models import Bucket
from summarizers.base import Shape
from summarizers.styles import style_for


@pytest.mark.parametrize(
    ("style", "bucket", "target"),
    [
        ("item", Bucket.PUBLICATIONS, 95),
        ("item", Bucket.TOOLS, 60),
        ("mention", Bucket.TOOLS, 30),
    ],
)
def test_lengths_are_those_of_the_published_issues(style: str, bucket: Bucket, target: int) -> None:
    found = style_for(Format.NLP_NEWSLETTER, Shape(style).value, bucket)
    assert found.words.target == target


def test_a_repository_line_is_one_sentence_of_8_to_40_words() -> None:
    found = style_for(Format.NLP_CYPHER, "repository", Bucket.REPO_CYPHER)
    assert (found.words.low, found.words.high, found.sentences) == (8, 40, 1)


def test_config_may_ask_for_another_length() -> None:
    found = style_for(Format.NLP_NEWSLETTER, "item", Bucket.TOOLS, 120)
    assert found.words.target == 120
    assert found.words.low < 120 < found.words.high
    assert found.sentences == 6


@pytest.mark.parametrize("words", [5, 12, 40, 300])
def test_bounds_hold_whatever_is_asked(words: int) -> None:
    found = style_for(Format.NLP_CYPHER, "mention", Bucket.ARTICLES, words)
    assert 0 < found.words.low <= found.words.target <= found.words.high
    assert found.sentences >= 1
