"""Whether each sentence of a blurb traces to its source, and to which span of it.

A sentence passes when its names, its numbers with their units, its negations and most of its words
are the source's. The check knows nothing of meaning beyond that: it can be passed by a sentence
that joins two true things wrongly, and it refuses some good paraphrases.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsletter.models import Evidence, Story
from summarizers.base import source_text
from summarizers.names import Register, unsupported_names
from summarizers.numerals import NUMBER_WORDS
from summarizers.orders import gives_orders
from summarizers.polarity import polarity_faults
from summarizers.quantities import quantities, unsupported_quantity
from summarizers.sentences import Sentence, split_sentences
from summarizers.superlatives import unsupported_superlatives
from summarizers.words import HOUSE_WORDS, content_stems, stem

MIN_SUPPORT = 0.6
"""The share of a sentence's content words that must be the source's."""
_MAX_SPANS = 3
_WORTH_A_SPAN = 0.2
"""The share of a sentence's words that a further span must explain to be named."""
_NEUTRAL = frozenset(stem(word) for word in [*HOUSE_WORDS, *NUMBER_WORDS.split("|")])
"""Stems that neither support nor discredit a sentence when the source lacks them."""


_LONG_QUOTE = re.compile(r"(“[^“”]{60})[^“”]{10,}”")


@dataclass(frozen=True, slots=True)
class Source:
    """What a blurb may draw on: the text that offsets point into, and facts beside it."""

    text: str
    facts: tuple[str, ...] = ()
    """Authors, venue, topics, addresses…: they support names and numbers, and have no span."""

    @classmethod
    def of(cls, story: Story) -> Source:
        """Everything that is known of ``story``; the text is :func:`source_text`'s."""
        facts: list[str] = []
        for candidate in story.candidates:
            facts += [*candidate.authors, candidate.id, candidate.url, *candidate.links]
            facts += [candidate.venue, candidate.comment, candidate.source, candidate.language]
            facts += [candidate.licence, *candidate.categories]
            if candidate.published:
                facts.append(str(candidate.published.year))
        return cls(source_text(story), tuple(fact for fact in facts if fact))


@dataclass(frozen=True, slots=True)
class Traced:
    """One sentence, the spans it comes from (best first), and what the source does not bear out."""

    sentence: str
    evidence: tuple[Evidence, ...]
    faults: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the sentence may be printed."""
        return not self.faults


def trace(sentences: Sequence[str], source: Source) -> list[Traced]:
    """Check each sentence against ``source``, in order."""
    return _Tracer(source).trace(sentences)


class _Tracer:
    """The source read once, for any number of sentences."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._register = Register(source.text, source.facts)
        self._all = "\n\n".join([source.text, *source.facts])
        self._quantities = quantities(self._all)
        self._sentences = split_sentences(source.text)
        self._stems = [frozenset(content_stems(sentence.text)) for sentence in self._sentences]
        self._all_stems = frozenset(content_stems(self._all))

    def trace(self, sentences: Sequence[str]) -> list[Traced]:
        return [self._trace(sentence) for sentence in sentences]

    def _trace(self, sentence: str) -> Traced:
        verbatim = _verbatim(sentence, self._source.text)
        spans = [self._around(*verbatim)] if verbatim else self._spans(sentence)
        faults = [] if verbatim else self._faults(sentence, spans)
        if any(gives_orders(span.text) for span in spans):
            faults.append("it comes from an order to the model in the source")
        evidence = [verbatim] if verbatim else [(span.start, span.end) for span in spans]
        return Traced(
            sentence, tuple(Evidence(sentence, *span) for span in evidence), tuple(faults)
        )

    def _around(self, start: int, end: int) -> Sentence:
        """The source's sentences that ``start`` to ``end`` touches, as one."""
        touched = [s for s in self._sentences if s.start < end and start < s.end]
        first = min([start, *(s.start for s in touched)])
        last = max([end, *(s.end for s in touched)])
        return Sentence(self._source.text[first:last], first, last)

    def _faults(self, sentence: str, spans: Sequence[Sentence]) -> list[str]:
        faults = unsupported_names(sentence, self._register)
        for claim in quantities(sentence, claim=True):
            fault = unsupported_quantity(claim, self._quantities)
            faults += [fault] if fault and not self._is_named(claim.text, sentence) else []
        near = " ".join(span.text for span in spans)
        faults += polarity_faults(sentence, near, self._source.text)
        faults += unsupported_superlatives(sentence, self._all)
        if self._support(sentence) < MIN_SUPPORT:
            faults.append("most of its words are not in the source")
        if not spans:
            faults.append("nothing in the source says it")
        return [_shortened(fault) for fault in dict.fromkeys(faults)]

    def _is_named(self, number: str, sentence: str) -> bool:
        """Whether the number ends a name that the source has: the 2 of ``OLMo 2``."""
        named = re.search(rf"([A-Z][\w.-]*\s){re.escape(number)}(?!\w)", sentence)
        return bool(named) and self._register.has(named[0] if named else number)

    def _support(self, sentence: str) -> float:
        stems = frozenset(content_stems(sentence)) - (_NEUTRAL - self._all_stems)
        return len(stems & self._all_stems) / len(stems) if stems else 1.0

    def _spans(self, sentence: str) -> list[Sentence]:
        """The source's sentences that explain most of this one, each adding to the last."""
        stems = frozenset(content_stems(sentence))
        spans: list[Sentence] = []
        while stems and len(spans) < _MAX_SPANS:
            best = max(
                range(len(self._sentences)), key=lambda at: self._score(at, stems), default=None
            )
            gain = len(self._stems[best] & stems) if best is not None else 0
            if best is None or gain < max(1, _WORTH_A_SPAN * len(content_stems(sentence))):
                break
            spans.append(self._sentences[best])
            stems -= self._stems[best]
        return spans

    def _score(self, at: int, stems: frozenset[str]) -> tuple[int, int]:
        """Most words in common; among equals the shorter sentence."""
        return len(self._stems[at] & stems), -len(self._stems[at])


def _shortened(fault: str) -> str:
    """``fault`` with the beginnings only of what it quotes: some quote a whole answer."""
    return _LONG_QUOTE.sub(lambda found: f"{found[1].rsplit(None, 1)[0]} …”", fault)


def _verbatim(sentence: str, text: str) -> tuple[int, int] | None:
    """Where ``sentence`` stands in ``text`` word for word, whatever the white space between."""
    words = sentence.split()
    # Compiling the sentence costs more than all else: most have a word that the text lacks.
    if not words or any(word not in text for word in words):
        return None
    plain = r"\s+".join(map(re.escape, words))
    found = re.search(rf"(?<!\w)(?<!\d[.,]){plain}(?!\w)(?![.,]\d)", text)
    return found.span() if found else None
