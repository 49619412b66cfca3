"""One noun-phrase sentence for a repository, as The NLP Cypher writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsletter.identity import normalised_title
from summarizers.base import Style
from summarizers.document import Document, Passage
from summarizers.noun_phrase import noun_phrase
from summarizers.openings import capitalised, leans_back, leans_inside, without_lead_in
from summarizers.patterns import any_of, pattern
from summarizers.praise import without_praise
from summarizers.salience import Matrix
from summarizers.telling import finished
from summarizers.trims import variants
from summarizers.voice import third_person

_TAG = re.compile(r"^\s*(?:\[[^\]]{1,40}\]|\((?:[A-Z]{2,}[^)]{0,20})\)|【[^】]*】)[:\s-]*")
_IS_PHRASE = pattern(
    any_of(
        """an? the official open[-_]source codes? implementation repository pytorch tensorflow jax
        collection curated dataset"""
    )
    + r"\b"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and the passage it was made from."""

    text: str
    passage: Passage
    worth: float


def one_line(document: Document, salience: Matrix, style: Style) -> Line | None:
    """The best one-line description, a noun phrase where there is one; ``None`` without any."""
    lines = [
        line
        for passage, worth in _ranked(document, salience)
        for line in _lines(passage, worth, style, document.title)
    ]
    return max(lines, key=lambda line: line.worth, default=None)


def _ranked(document: Document, salience: Matrix) -> list[tuple[Passage, float]]:
    """The description first, then the sentences by place and salience."""
    spread = float(salience.std()) or 1.0 if len(salience) else 1.0
    ranked = [
        (passage, float(score) / spread - 0.1 * passage.index)
        for passage, score in zip(document.passages, salience, strict=True)
    ]
    return ([(document.description, 2.0)] if document.description else []) + ranked


def _lines(passage: Passage, worth: float, style: Style, title: str) -> list[Line]:
    text = without_lead_in(_without_name(_TAG.sub("", passage.text), title))
    text = without_praise(text)
    found = []
    for version in variants(text):
        phrase = noun_phrase(version) or (version if _IS_PHRASE.match(version) else None)
        plain = phrase or version
        if leans_back(plain):
            continue
        told = finished(third_person(capitalised(plain)).text)
        found.append(
            Line(
                told, passage, worth + _fit(told, style) + 2.0 * bool(phrase) - leans_inside(plain)
            )
        )
    return found


def _without_name(text: str, title: str) -> str:
    """``text`` without the quotes around it and the name before its colon: the heading has it."""
    quoted = re.fullmatch(r"[\"“]([^\"“”]+)[\"”][.]?", text)
    text = quoted[1] if quoted else text
    name, colon, rest = text.partition(": ")
    known = normalised_title(title).replace(" ", "")
    mine = normalised_title(name).replace(" ", "")
    return rest if colon and mine and mine in known and len(rest.split()) > 2 else text


def _fit(text: str, style: Style) -> float:
    """How well the length suits: best at the target, bad outside the bounds."""
    words = len(text.split())
    outside = max(0, style.words.low - words) + max(0, words - style.words.high)
    return -abs(words - style.words.target) / style.words.target - 0.5 * outside
