"""The last look before a blurb is printed: each sentence traced to its source once more.

Only words are taken away and pronouns changed before, yet a cut can bring two names together or
part a number from what it counts; such a sentence is not printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizers.acronyms import definitions, spelt_out
from summarizers.evidence import Source, trace
from summarizers.openings import capitalised
from summarizers.trims import balanced
from summarizers.voice import has_first_person

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Printed:
    """A sentence of a blurb and the spans of the source that it comes from."""

    text: str
    spans: tuple[Span, ...]


def proven(lines: Sequence[Printed], source: Source, name: str) -> list[Printed]:
    """The lines that hold, with acronyms spelt out where that holds too.

    ``name`` is the work's own, an acronym that stays as it is.
    """
    spelt = _spelt(lines, source, name)
    held = _holding(spelt, source)
    if all(held):
        return spelt
    choices = zip(spelt, held, lines, _holding(lines, source), strict=True)
    return [
        better if better_holds else plain
        for better, better_holds, plain, plain_holds in choices
        if better_holds or plain_holds
    ]


def _holding(lines: Sequence[Printed], source: Source) -> list[bool]:
    traced = trace([line.text for line in lines], source)
    return [t.holds and balanced(t.sentence) and not has_first_person(t.sentence) for t in traced]


def _spelt(lines: Sequence[Printed], source: Source, name: str) -> list[Printed]:
    texts, used = spelt_out([line.text for line in lines], definitions(source.text), name)
    texts = [
        capitalised(text) if line.text[:1].isupper() else text
        for text, line in zip(texts, lines, strict=True)
    ]
    return [
        replace(line, text=text, spans=(*line.spans, *((d.start, d.end) for d in used.get(i, ()))))
        for i, (line, text) in enumerate(zip(lines, texts, strict=True))
    ]
