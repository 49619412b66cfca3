"""Which sentences of a text make its blurb, and in which order.

The first says what is new; the others follow it in the text's own order, chosen together so that
their salience is high, their length is what the style asks for, and none leans on a sentence that
was left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from newsletter.models import Kind
from summarizers.base import Style
from summarizers.document import Document, Passage
from summarizers.figures import measured_figures, without_figures
from summarizers.openings import leans_back, without_lead_in
from summarizers.salience import Matrix
from summarizers.trims import variants
from summarizers.words import content_stems

MAX_CHOICES = 11
"""Sentences that are combined; with more, the least salient are left out first."""
_LONG_SENTENCE = 38
_ANNOUNCES = re.compile(
    r"\b(?:we|this (?:paper|work|study|article|survey|report|thesis|post)|the authors|i)\b (?:\w+ly |also |first |then |here )*"
    r"(?:propos|present|introduc|develop|describ|design|releas|build|built|creat|provid|offer|stud|investigat|explor|examin|analy[sz]|"
    r"argu|survey|review|formaliz|formulat|construct|devis|establish|conduct|contribut|announc|open-sourc|launch|shar|publish|prove|derive|"
    r"identif|revisit|rethink|address|tackl|focus|aim|seek|consider|reveal|discover|uncover)",
    re.IGNORECASE,
)
_FINDS = re.compile(
    r"\b(?:we|this (?:paper|work|study)) (?:\w+ly )?(?:show|demonstrat|find|found|observ)",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"\b(?:recent(?:ly)?|existing|previous|prior|traditional|conventional|current|despite|however|although|unfortunately|while|"
    r"remains?|challeng\w+|lack|suffer|struggle|limited|widely|has been|have been|is crucial|is essential|is a (?:key|fundamental|critical))\b",
    re.IGNORECASE,
)
_INNER_LEAN = re.compile(
    r"(?<!\w)(?:this|these|those|such) (?!(?:paper|work|study|article|survey|report|post|as|that|repository|library|package|project)\b)[a-z]",
    re.IGNORECASE,
)
_HOLLOW = re.compile(
    r"\b(?:extensive|comprehensive|thorough)\b.{0,40}\b(?:experiments?|evaluations?)\b.{0,80}\b(?:effectiveness|superiority|efficacy|advantages?)\b"
    r"|\b(?:codes?|data|datasets?|models?|projects?|implementation|demos?|videos?|materials?|page|website)\b[^,;]{0,60}\b(?:available|released|found|open-?sourced|accessible|public)\b"
    r"|\b(?:pave|paving) the way|\bshed(?:ding|s)? (?:new )?light|\bopens? (?:up )?(?:new )?(?:avenues|directions|possibilities|doors?)|\bfuture (?:work|research|directions)\b",
    re.IGNORECASE,
)
_GENERIC_WE = re.compile(
    r"\b(?:we|us|our)\b (?:live|see|perceive|humans|all|as humans|often|need to|must|should|daily|lives|society|world)\b|\blet us\b|\blet's\b|\bas we\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A passage, what is kept of it, and whether the passage before it is printed before it."""

    passage: Passage
    text: str
    follows: bool


@dataclass(frozen=True, slots=True)
class _Option:
    """A passage as it would be printed."""

    passage: Passage
    text: str
    words: int
    worth: float
    leans: bool
    stems: frozenset[str]


def choose(document: Document, salience: Matrix, style: Style, name: str = "") -> list[Chosen]:
    """The passages of a blurb in the order to print them; empty when none can stand."""
    options = _options(document, salience, style)
    if not options:
        return []
    lead = _lead(options, document, name)
    layouts = [_best(options, lead, style, after_only=True)]
    if sum(option.words for option in layouts[0]) < style.words.low and style.sentences > 1:
        layouts.append(_best(options, lead, style, after_only=False))
    best = max(layouts, key=lambda layout: _value(layout, style))
    return list(_as_chosen(best))


def _options(document: Document, salience: Matrix, style: Style) -> list[_Option]:
    if not document.passages:
        return []
    spread = float(salience.std()) or 1.0
    scores = (salience - salience.mean()) / spread
    options = [
        _option(passage, float(score), document, style)
        for passage, score in zip(document.passages, scores, strict=True)
        if not passage.text.endswith("?") and not _GENERIC_WE.search(passage.text)
    ]
    kept = sorted(options, key=lambda option: -option.worth)[: MAX_CHOICES + 1]
    return sorted(kept, key=lambda option: option.passage.index)


def _option(passage: Passage, score: float, document: Document, style: Style) -> _Option:
    text = _fitting(without_figures(passage.text), style)
    bare = without_lead_in(text)
    leans = leans_back(bare) or bool(_INNER_LEAN.search(bare))
    worth = score + 1.0
    worth -= 0.6 * min(2, measured_figures(text)) + 0.8 * bool(_HOLLOW.search(text))
    if _BACKGROUND.search(bare) and not _ANNOUNCES.search(bare):
        worth -= 0.4
    if document.kind is not Kind.PAPER:
        worth += 1.5 - 0.25 * min(passage.index, 12)
    return _Option(passage, text, len(bare.split()), worth, leans, frozenset(content_stems(bare)))


def _fitting(text: str, style: Style) -> str:
    """The longest version of ``text`` that is no longer than a sentence should be."""
    limit = min(_LONG_SENTENCE, style.words.high)
    if len(text.split()) <= limit:
        return text
    shorter = [v for v in variants(text) if len(v.split()) <= limit]
    return max(shorter, key=len, default=text)


def _lead(options: Sequence[_Option], document: Document, name: str) -> _Option:
    """The sentence that says what is new, and stands by itself."""
    return max(options, key=lambda option: _lead_worth(option, document, name))


def _lead_worth(option: _Option, document: Document, name: str) -> float:
    bare = without_lead_in(option.text)
    worth = option.worth - 5.0 * leans_back(bare) - 1.0 * bool(_INNER_LEAN.search(bare))
    if document.kind is Kind.PAPER:
        worth += 1.8 * bool(_ANNOUNCES.search(bare)) + 0.6 * bool(_FINDS.search(bare))
        worth -= 1.0 * bool(
            re.match(
                r"(?:we|the authors|our) (?:\w+ )?(?:also|further|evaluate|validate|additionally|finally|conduct|discuss)",
                bare,
                re.I,
            )
        )
    if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", bare):
        worth += 0.7
    return worth - 0.04 * max(0, option.words - 32)


def _best(
    options: Sequence[_Option], lead: _Option, style: Style, *, after_only: bool
) -> tuple[_Option, ...]:
    """The most valuable blurb with ``lead`` in it."""
    others = [
        o
        for o in options
        if o is not lead and (not after_only or o.passage.index > lead.passage.index)
    ]
    return max(
        (layout for layout in _layouts(lead, others, style) if _stands(layout)),
        key=lambda layout: _value(layout, style),
        default=(lead,),
    )


def _layouts(
    lead: _Option, others: Sequence[_Option], style: Style
) -> Iterator[tuple[_Option, ...]]:
    for count in range(style.sentences):
        for picked in combinations(others, count):
            if (
                sum(option.words for option in picked) + lead.words <= style.words.high
                or not picked
            ):
                yield tuple(sorted((lead, *picked), key=lambda option: option.passage.index))


def _stands(layout: tuple[_Option, ...]) -> bool:
    """Whether every sentence that leans on its neighbour has that neighbour before it."""
    before: _Option | None = None
    for option in layout:
        adjacent = before is not None and before.passage.index + 1 == option.passage.index
        if (
            option.leans
            and not adjacent
            and (before is None or leans_back(without_lead_in(option.text)))
        ):
            return False
        before = option
    return True


def _value(layout: tuple[_Option, ...], style: Style) -> float:
    words = sum(option.words for option in layout)
    target = style.words.target
    miss = abs(words - target) / target
    outside = max(0, style.words.low - words, words - style.words.high) / target
    repeated = sum(_overlap(a, b) for a, b in combinations(layout, 2))
    worth = sum(option.worth * option.words for option in layout) / target
    broken = sum(
        0.15
        for a, b in pairwise(layout)
        if b.leans and a.passage.index + 1 != b.passage.index
    )
    return worth - 1.2 * miss - 3.0 * outside - 0.8 * repeated - broken


def _overlap(a: _Option, b: _Option) -> float:
    smaller = min(len(a.stems), len(b.stems)) or 1
    return max(0.0, len(a.stems & b.stems) / smaller - 0.35)


def _as_chosen(layout: tuple[_Option, ...]) -> Iterator[Chosen]:
    before: _Option | None = None
    for option in layout:
        follows = before is not None and before.passage.index + 1 == option.passage.index
        yield Chosen(option.passage, option.text, follows)
        before = option
