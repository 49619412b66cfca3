"""The newsletters' own lengths: how long a blurb is in which section of which format.

The figures are the median words of a blurb in the published issues: for the NLP Newsletter
Publications 97, Tools and Datasets 59, Creativity and Society 74, Ethics in AI 89, Articles 65,
Education 50 and Mentions 32; for The NLP Cypher's repositories 8 to 42 with a median of 16, and
news stories 30.
"""

from __future__ import annotations

from typing import Literal

from newsletter.issue import Format
from newsletter.models import Bucket
from summarizers.base import Shape, Style, Words

_ITEM_WORDS = {
    Bucket.PUBLICATIONS: Words(60, 95, 130),
    Bucket.TOOLS: Words(35, 60, 90),
    Bucket.REPO_CYPHER: Words(25, 50, 80),
    Bucket.ARTICLES: Words(40, 65, 95),
    Bucket.EDUCATION: Words(30, 50, 75),
    Bucket.CREATIVITY: Words(45, 75, 110),
    Bucket.ETHICS: Words(55, 85, 120),
}
_NEWS_WORDS = Words(16, 30, 50)
_SHORT_WORDS = {
    Shape.MENTION: Words(15, 30, 45),
    Shape.REPOSITORY: Words(8, 18, 40),
    Shape.TLDR: Words(8, 22, 32),
}
_WORDS_PER_SENTENCE = 20
_MAX_SENTENCES = 8


def style_for(
    newsletter_format: Format,
    section_style: Literal["item", "mention", "repository", "tldr"],
    bucket: Bucket,
    words: int | None = None,
) -> Style:
    """The style of a section's blurbs.

    ``words`` is the length that config asks for; ``None`` follows the published issues.
    """
    shape = Shape(section_style)
    length = _words_around(words) if words else _usual_words(newsletter_format, shape, bucket)
    return Style(newsletter_format, shape, bucket, length, _sentences(shape, length))


def _usual_words(newsletter_format: Format, shape: Shape, bucket: Bucket) -> Words:
    if shape is not Shape.ITEM:
        return _SHORT_WORDS[shape]
    return _NEWS_WORDS if newsletter_format is Format.NLP_CYPHER else _ITEM_WORDS[bucket]


def _words_around(target: int) -> Words:
    return Words(max(3, round(target * 0.6)), target, round(target * 1.25) + 3)


def _sentences(shape: Shape, words: Words) -> int:
    if shape in (Shape.REPOSITORY, Shape.TLDR):
        return 1
    return min(_MAX_SENTENCES, max(1, round(words.target / _WORDS_PER_SENTENCE)))
