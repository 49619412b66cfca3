"""The embedded summarizer: sentences of the source, chosen by a learned model, edited by rule.

It needs no model hub and never invents: each sentence of a blurb is one of the source's with
words taken away, its first person turned to third and its acronyms spelt out. A repository's
description, which is no sentence, gets its name for a subject; a paper's one-liner gets from its
title what the sentence is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from newsletter.embedding import Embedder
from newsletter.models import Blurb, Evidence, Kind, Story
from summarizers.about_work import told_of_work, with_its_pronouns
from summarizers.actors import actors_of, subject_of
from summarizers.attribution import attributed
from summarizers.base import Shape, Style, source_parts
from summarizers.choice import Chosen, choose
from summarizers.completion import completed
from summarizers.deeds import SLOGAN
from summarizers.definition import definition
from summarizers.document import Document, Passage, read_document
from summarizers.evidence import Source
from summarizers.headline import headline
from summarizers.language import is_english
from summarizers.one_line import one_line
from summarizers.own_name import spelt_as_named
from summarizers.proof import Printed, proven
from summarizers.salience import Embedded, Matrix, Salience, load_salience
from summarizers.signs import VERB
from summarizers.telling import tell, tell_in_one
from summarizers.topic import titled_topic

NO_SOURCE = "no source text"
UNPRINTABLE = "no sentence of the source can be printed"
NOT_ENGLISH = "source is not in English"
_WORDS = re.compile(r"(?<= )[a-z]+\b(?:.* [a-z]+\b| \S+ \S)")
"""What a bare name does not have."""
_ENOUGH = 5
"""Sentences that show a text's language."""


class Extractive:
    """A :class:`~summarizers.base.Summarizer` that only takes away from its source."""

    name = "extractive"

    def __init__(
        self, embedder: Embedder, *, item: Salience | None = None, tldr: Salience | None = None
    ) -> None:
        """``item`` and ``tldr`` choose sentences for blurbs and for one-liners.

        The shipped models serve by default.
        """
        self._embedder = embedder
        self._item = item or load_salience("item")
        self._tldr = tldr or load_salience("tldr")

    def write(self, stories: Sequence[Story], style: Style) -> list[Blurb]:
        """One blurb per story, in order; a story with no text but its title is flagged."""
        documents = [read_document(story) for story in stories]
        embedded = self._embed(documents)
        return [
            self._blurb(story, document, text, style)
            for story, document, text in zip(stories, documents, embedded, strict=True)
        ]

    def _embed(self, documents: Sequence[Document]) -> list[Embedded]:
        """Every sentence and title of the batch, embedded in one go."""
        texts = [text for d in documents for text in (d.title, *_sentences(d))]
        vectors = self._embedder.embed(texts)
        found, at = [], 0
        for document in documents:
            sentences = _sentences(document)
            end = at + 1 + len(sentences)
            found.append(Embedded(document.title, sentences, vectors[at + 1 : end], vectors[at]))
            at = end
        return found

    def _blurb(self, story: Story, document: Document, text: Embedded, style: Style) -> Blurb:
        name = headline(story)
        if document.is_empty:
            return Blurb("", name, (), self.name, (_why_empty(story),))
        if not is_english(_sample(document)):
            if document.description is None or not is_english(document.description.text):
                return Blurb("", name, (), self.name, (NOT_ENGLISH,))
            document = replace(document, passages=())
            text = replace(text, sentences=(), vectors=text.vectors[:0])
        printed = self._printed(story, document, text, style, name)
        if _is_one_liner(document, style):
            printed = _with_subject(printed, story, name)
        evidence = tuple(Evidence(p.text, *span) for p in printed for span in p.spans)
        flags = () if printed else (_why_empty(story),)
        return Blurb(" ".join(p.text for p in printed), name, evidence, self.name, flags)

    def _printed(
        self, story: Story, document: Document, text: Embedded, style: Style, name: str
    ) -> list[Printed]:
        """The blurb's sentences, proven; without those that fail, others are chosen in their place.

        What is left of a blurb would lean on a sentence that is not printed.
        """
        source = Source.of(story)
        salience = (self._tldr if style.shape is Shape.TLDR else self._item).score(text)
        lines = _lines(story, document, salience, style, name)
        printed = proven(lines, source, name)
        if len(printed) == len(lines):
            return printed
        failed = {line.spans[0] for line in lines} - {line.spans[0] for line in printed}
        left = [i for i, p in enumerate(document.passages) if _span(p) not in failed]
        rest = replace(document, passages=tuple(document.passages[i] for i in left))
        return proven(_lines(story, rest, salience[left], style, name), source, name)


def _why_empty(story: Story) -> str:
    """What the editor is told of a story without a blurb."""
    has_source = any(part.field != "title" for part in source_parts(story))
    return UNPRINTABLE if has_source else NO_SOURCE


def _lines(
    story: Story, document: Document, salience: Matrix, style: Style, name: str
) -> list[Printed]:
    """The blurb's sentences with their spans, not yet proven."""
    if style.shape is Shape.REPOSITORY:
        line = one_line(document, salience, style)
        return [Printed(line.text, (_span(line.passage),))] if line else []
    if story.lead.kind is Kind.REPOSITORY:
        return _of_repository(document, salience, style, name)
    chosen = choose(document, salience, style, name)
    if _is_one_liner(document, style):
        told = [tell_in_one(choice) for choice in chosen]
    else:
        told = tell(chosen, actors_of(story, style), subject_of(story, style))
        told = [*(attributed(text, story, style) for text in told[:1]), *told[1:]]
    return _as_printed(chosen, told) or _described(document)


def _is_one_liner(document: Document, style: Style) -> bool:
    return style.shape is Shape.TLDR and document.kind is Kind.PAPER


def _with_subject(printed: list[Printed], story: Story, name: str) -> list[Printed]:
    """A paper's one-liner with its title's subject, where that is missing and can be proven."""
    titles = (part for part in source_parts(story) if part.field == "title")
    title = next((part for part in titles if part.candidate.kind is Kind.PAPER), None)
    if title is None or len(printed) != 1:
        return printed
    (line,) = printed
    subject = titled_topic(title.candidate)
    text = completed(line.text, subject, title.candidate.text)
    if text == line.text:
        return printed
    span = (title.start, title.start + len(title.text))
    return proven([Printed(text, (*line.spans, span))], Source.of(story), name) or printed


def _as_printed(chosen: Sequence[Chosen], told: Sequence[str]) -> list[Printed]:
    return [Printed(t, (_span(c.passage),)) for t, c in zip(told, chosen, strict=True)]


def _of_repository(document: Document, salience: Matrix, style: Style, name: str) -> list[Printed]:
    """What the repository is, then what it does, as far as its README says so."""
    lead = definition(document, name)
    worth = dict(zip((p.start for p in document.passages), map(float, salience), strict=True))
    document = replace(document, passages=(*document.described, *document.passages))
    told = told_of_work(document, lead, name)
    if lead:
        told = sorted([lead, *told], key=lambda passage: passage.index)
    worths = np.array([worth.get(passage.start, 0.0) for passage in told], np.float32)
    chosen = choose(replace(document, passages=tuple(told)), worths, style, name, lead)
    sentences = [
        spelt_as_named(text, choice.text, document.title)
        for text, choice in zip(tell(chosen), chosen, strict=True)
    ]
    sentences = with_its_pronouns(sentences, [c.passage for c in chosen], document, name)
    return _as_printed(chosen, sentences) or _described(document)


def _sentences(document: Document) -> tuple[str, ...]:
    return tuple(passage.text for passage in document.passages)


def _sample(document: Document) -> str:
    """What shows the language of the text; where there is none, what is said of it."""
    told = [p.text for p in document.passages if not p.is_entry] or _sentences(document)
    beside = document.description or document.titled
    return " ".join(told[:_ENOUGH]) or (beside.text if beside else "")


def _described(document: Document) -> list[Printed]:
    """The description alone, where the text has nothing that can stand."""
    passage = document.description
    if passage is None or not is_english(passage.text) or SLOGAN.search(passage.text):
        return []
    if not (_WORDS.search(passage.text) or VERB.search(passage.text)):
        return []
    told = tell([Chosen(passage, passage.text, False)])[0]
    return [Printed(told, (_span(passage),))]


def _span(passage: Passage) -> tuple[int, int]:
    return passage.start, passage.end
