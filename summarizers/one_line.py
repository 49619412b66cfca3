"""One noun-phrase sentence for a repository, as The NLP Cypher writes them."""

from __future__ import annotations

from dataclasses import dataclass

from newsletter.models import Kind
from summarizers.about_work import tells_of_work
from summarizers.base import Style
from summarizers.deeds import done
from summarizers.described import without_tag
from summarizers.document import Document, Passage
from summarizers.for_users import for_users
from summarizers.language import is_english
from summarizers.noun_phrase import noun_phrase
from summarizers.openings import capitalised, leans_back, leans_inside, without_lead_in
from summarizers.own_name import names_its_work, spelt_as_named, without_name
from summarizers.patterns import any_of, pattern
from summarizers.phrases import in_a_phrase
from summarizers.praise import without_praise
from summarizers.salience import Matrix
from summarizers.signs import IN_SHORT, OF_PAPER, tells_news
from summarizers.telling import finished
from summarizers.things import is_phrase
from summarizers.trims import variants
from summarizers.voice import third_person

_IS_PHRASE = pattern(
    any_of(
        """the_official official open[-_]source codes? implementation repository pytorch tensorflow
        jax collection curated dataset"""
    )
    + r"\b"
)

_SELF = pattern(r"(?:we|i|this (?:post|article|piece|essay))\b(?! (?:cannot|never|\w+n['’]t)\b)")
_EXPLAINS = pattern(rf"{_SELF.pattern} (?:explain|walk|cover|look|go|compare)(?:e?s)?\b")
_OF_PAPER = 1.5
"""What *the official implementation of the paper* loses: it says nothing of what that does."""
_EARLY = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and the passage it was made from."""

    text: str
    passage: Passage
    worth: float
    defines: bool
    """Whether it says what a repository or post is: then nothing else that it says is wanted."""


def one_line(document: Document, salience: Matrix, style: Style) -> Line | None:
    """The best one-line description, a noun phrase where there is one; ``None`` without any."""
    if document.kind is Kind.REPOSITORY:
        found = in_a_phrase(document, style.words.low)
        if found:
            return _finished(*found, document)
    lines = [
        line
        for passage, worth in _ranked(document, salience)
        if document.kind is not Kind.REPOSITORY or _tells(passage, document)
        for line in _lines(passage, worth, style, document)
    ]
    defining = [line for line in lines if line.defines and document.kind is not Kind.PAPER]
    return max(defining or lines, key=lambda line: line.worth, default=None)


def _tells(passage: Passage, document: Document) -> bool:
    """Whether ``passage`` is of the repository at all: better nothing than other things."""
    if passage is document.description:
        return not for_users(passage.text)
    return tells_of_work(passage.text, document.title)


def _finished(text: str, passage: Passage, document: Document) -> Line:
    told = finished(third_person(capitalised(text)).text)
    return Line(spelt_as_named(told, text, document.title), passage, 0.0, True)


def _ranked(document: Document, salience: Matrix) -> list[tuple[Passage, float]]:
    """The description first, if it is English, then the sentences by place and salience."""
    spread = float(salience.std()) or 1.0 if len(salience) else 1.0
    later = 0.1 if document.kind is Kind.PAPER else 0.3
    ranked = [
        (passage, float(score) / spread - later * passage.index)
        for passage, score in zip(document.passages, salience, strict=True)
    ]
    described = document.description
    return ([(described, 2.0)] if described and is_english(described.text) else []) + ranked


def _lines(passage: Passage, worth: float, style: Style, document: Document) -> list[Line]:
    """What ``passage`` gives, as it is and shortened."""
    text = without_lead_in(without_name(without_tag(passage.text), document.title))
    text = without_praise(text)
    worth -= _OF_PAPER * bool(OF_PAPER.match(text))
    found = []
    for version in variants(text):
        phrase = noun_phrase(version) or (version if _stands_as_phrase(version) else None)
        plain = phrase or (done(version) if _is_early(passage) else None) or version
        if leans_back(plain):
            continue
        told = finished(third_person(capitalised(plain)).text)
        fit = _fit(told, style) + 2.0 * bool(phrase) - leans_inside(plain)
        defines = plain != version or bool(phrase) or _is_of_work(version, passage, document)
        told = spelt_as_named(told, plain, document.title)
        found.append(Line(told, passage, worth + fit, defines and _is_early(passage)))
    return found


def _stands_as_phrase(text: str) -> bool:
    return bool(_IS_PHRASE.match(text)) or is_phrase(text)


def _is_early(passage: Passage) -> bool:
    return passage.index <= _EARLY


def _is_of_work(text: str, passage: Passage, document: Document) -> bool:
    """Whether ``text`` speaks of the work as a whole."""
    if passage is document.description or IN_SHORT.match(passage.text):
        return True
    told = _EXPLAINS.match(text) or (_SELF.match(text) and tells_news(text))
    by_post = document.kind is Kind.POST and bool(told)
    return by_post or names_its_work(text, document.title.partition(": ")[0])


def _fit(text: str, style: Style) -> float:
    """How well the length suits: best at the target, bad outside the bounds."""
    words = len(text.split())
    outside = max(0, style.words.low - words) + max(0, words - style.words.high)
    return -abs(words - style.words.target) / style.words.target - 0.5 * outside
