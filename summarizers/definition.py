"""What a repository is, in a whole sentence: the phrase or the order that its README opens with.

A README says *A fast parser for Welsh* or *Turn verse into trees* below its name; on a page without
that heading, the name is the sentence's subject.
"""

from __future__ import annotations

import re

from newsletter.identity import normalised_title
from summarizers.acronyms import WELL_KNOWN
from summarizers.document import Document, Passage
from summarizers.language import is_english
from summarizers.patterns import any_of, pattern
from summarizers.praise import without_praise
from summarizers.verbs import gerund, third_singular

_NOUN_ENDS = (
    r"(?=[,.:;]|—|$| (?:"
    + any_of(
        """of for to that which who with without from in on at by as written implemented built based
    using designed made trained powered and"""
    )
    + r")\b)"
)
_PHRASE = pattern(rf"an? (?P<noun>(?:[\w+/.'’-]+,? ){{0,6}}?[\w+/'’-]*\w){_NOUN_ENDS}")
_RELATIVE = pattern(r"\b(?:that|which|who|whose|where|when|so|how|what|because|if)\b")
_SAYS = pattern(
    r"\b(?:is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|do|does|did|"
    r"let['’]?s)\b|\b(?:[a-z]+(?:s|ed)|came|cost|found|gave|got|lost|made|ran|saw|took|went|won) "
    r"(?:the|an?|its|your|all|each|every|both|it|them|you|\d+)\b"
)
"""The verb of a whole sentence."""
_ORDER = pattern(
    r"(?P<verb>"
    + any_of(
        """analy[sz]e annotate build call compress convert deploy detect distill draw evaluate
        export extract fine-tune finetune generate index monitor parse predict render route run
        search serve simulate summarize synthesize track train transcribe transform translate turn
        visualize"""
    )
    + r") (?=[\w\"“])"
)
"""What a reader is told to do that the thing itself does."""
_OWN_SUBJECT = pattern(
    r"(?:this|the) (?:[\w-]+ )?(?:repository|repo|project|package|library|toolkit|codebase)\b"
)
_COINED = re.compile(
    r"(?=\S*[a-z])(?=\S*[A-Z]\S*[A-Z\d])(?P<name>[A-Z][\w-]+)(?: \([^()]*\))? (?!are\b)[a-z]+s\b"
)
"""A name spelt as works are, and its verb."""
_MAX_NAME_WORDS = 5
_EARLY = 3
"""A README's sentences that may say what the thing is."""


def names_its_work(text: str, title: str) -> bool:
    """Whether ``text`` opens with the work that it is about: its name, or *This library*."""
    if _OWN_SUBJECT.match(text):
        return True
    coined = _COINED.match(text)
    if coined and coined["name"] not in WELL_KNOWN:
        return True
    name = _bare(title.rpartition("/")[2])
    words = re.sub(r"^(?:The|Our) (?:[\w-]+ )?(?=[A-Z])", "", text).split()[:_MAX_NAME_WORDS]
    opened = (_bare(" ".join(words[:count])) for count in range(1, len(words) + 1))
    return bool(name) and name in opened


def is_phrase(text: str) -> bool:
    """Whether ``text`` is a noun phrase that stands for a sentence, as *A parser for Welsh* is."""
    found = _PHRASE.match(text)
    if found is None:
        return False
    matrix = text[: relative.start()] if (relative := _RELATIVE.search(text)) else text
    return _SAYS.search(matrix) is None


def definition(document: Document, name: str) -> tuple[str, Passage] | None:
    """What the repository is, as a sentence, and where that stands: in the README's first
    sentences or in the description.
    """
    early = [p for p in document.passages if p.opens_block and p.index < _EARLY]
    described = [document.description] if document.description else []
    passages = [passage for passage in (*early, *described) if is_english(passage.text)]
    phrases = [passage for passage in passages if is_phrase(without_praise(passage.text))]
    for passage in (*phrases, *passages):
        text = as_sentence(without_praise(passage.text), name)
        if text:
            return _ended(text), passage
    return None


def sentence_of(passage: Passage, told: str, name: str, document: Document) -> str:
    """``told`` as a whole sentence of the repository, where it is a phrase or an order."""
    if passage.opens_block and passage.index < _EARLY:
        told = as_sentence(told, name) or told
    return spelt_as_named(told, passage.text, document.title)


def as_sentence(text: str, name: str) -> str:
    """``text`` with ``name`` as its subject, where it is a phrase or an order; else empty.

    >>> as_sentence("A parser for Welsh.", "Lexa"), as_sentence("Turn verse into trees", "Lexa")
    ('Lexa is a parser for Welsh.', 'Lexa turns verse into trees')
    """
    if is_phrase(text):
        return f"{name} is {text[:1].lower()}{text[1:]}"
    order = _ORDER.match(text)
    if order is None:
        return ""
    return f"{name} {third_singular(order['verb'].lower())} {text[order.end() :]}"


def done(text: str) -> str | None:
    """An order as what is done: *Turning verse into trees* for *Turn verse into trees*."""
    order = _ORDER.match(text)
    return f"{gerund(order['verb'].lower())} {text[order.end() :]}" if order else None


def spelt_as_named(told: str, source: str, title: str) -> str:
    """``told`` without the capital that a name at the front of ``source`` does not have."""
    name = title.rpartition("/")[2]
    if not name[:1].islower() or not re.match(rf"{re.escape(name)}(?![\w-])", source):
        return told
    return name + told[len(name) :] if told.lower().startswith(name.lower()) else told


def _ended(text: str) -> str:
    return text if re.search(r"[.!?]$", text) else f"{text}."


def _bare(name: str) -> str:
    return normalised_title(name).replace(" ", "")
