"""Which sentences of a text make its blurb, and in which order.

The first says what is new; the others follow it in the text's own order, chosen together so that
their salience is high, their length is what the style asks for, and none leans on a sentence that
was left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from newsletter.models import Kind
from summarizers.base import Shape, Style
from summarizers.document import Document, Passage
from summarizers.figures import measured_figures, without_figures
from summarizers.hollow import is_hollow, without_hollow_tail
from summarizers.openings import (
    answers,
    leans_back,
    leans_inside,
    straight_to_means,
    without_lead_in,
    without_leaning_opening,
)
from summarizers.praise import without_praise
from summarizers.salience import Matrix
from summarizers.signs import (
    AFTERTHOUGHT,
    ANNOUNCES,
    ANNOUNCES_LIST,
    AVAILABILITY,
    BACKGROUND,
    DEFINES,
    EVERYONE,
    FIRST_POINT,
    FORMULA,
    LATER_POINT,
    NAME,
    NO_SUBJECT,
    ONE_AUTHOR,
    PRONOUN,
    SECOND_POINT,
    TELLS,
    THE_METHOD,
    US,
    VERB,
)
from summarizers.trims import SAFE, variants, without_leaning_clause
from summarizers.words import content_stems

MAX_CHOICES = 11
"""Sentences that are combined; with more, the least salient are left out first."""
_LONG_SENTENCE = 38
_LEAST_KEPT = 0.4
_FIGURE = 3.0
"""What a sentence loses for each measured figure: editors hardly ever print one."""
_FIRST_TOLD = 1.0
"""What the authors say first that they did is what the paper is about."""
_FIRST_ONES = {0: 3.0, 1: 1.5, 2: 0.7}
"""How a README and a post begin is what they are about."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A passage, what is kept of it, and whether the passage before it is printed before it."""

    passage: Passage
    text: str
    follows: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Option:
    """A passage as it would be printed."""

    passage: Passage
    text: str
    words: int
    worth: float
    leans: bool
    """Whether it speaks of *this problem* or the like anywhere."""
    leans_back: bool
    """Whether it opens so, and cannot be read without the sentence before it."""
    presumes: bool
    """Whether it opens with *the method* or *However*, and so cannot open the blurb."""
    stems: frozenset[str]
    owes: frozenset[int]
    """The passages that introduce the names it uses."""


_Layout = tuple[_Option, ...]


def choose(document: Document, salience: Matrix, style: Style, name: str = "") -> list[Chosen]:
    """The passages of a blurb in the order to print them; empty when none can stand.

    ``name`` is the work's own name, which the first sentence had better hold.
    """
    options = _options(document, salience, style)
    if not options:
        return []
    # Where there is room for two sentences only, the telling one matters more than the first.
    first = _first_told(options) if style.sentences > 2 else None
    lead = max(
        options,
        key=lambda option: _lead_worth(option, document, name) + _FIRST_TOLD * (option is first),
    )
    layouts = (layout for layout in _layouts(options, lead, style) if _stands(layout))
    best = max(layouts, key=lambda layout: _value(layout, style), default=(lead,))
    return list(_as_chosen(best))


def _first_told(options: Sequence[_Option]) -> _Option | None:
    """The first sentence in which the authors make something, or else tell of something."""
    for said in (ANNOUNCES, TELLS):
        for option in options:
            bare = without_lead_in(option.text)
            if said.search(bare) and not AFTERTHOUGHT.match(bare):
                return option
    return None


def _options(document: Document, salience: Matrix, style: Style) -> list[_Option]:
    if not document.passages:
        return []
    scores = (salience - salience.mean()) / (float(salience.std()) or 1.0)
    options = [
        _option(passage, float(score), document, style)
        for passage, score in zip(document.passages, scores, strict=True)
        if _can_be_told(passage.text, document)
    ]
    kept = sorted(options, key=lambda option: -option.worth)[: MAX_CHOICES + 1]
    return sorted(kept, key=lambda option: option.passage.index)


def _can_be_told(text: str, document: Document) -> bool:
    """Whether ``text`` states something, of somebody who can be told from everybody."""
    if text.endswith("?") or EVERYONE.search(text):
        return False
    if document.kind is Kind.PAPER:
        return True
    states = any(rule(text) for rule in (VERB.search, PRONOUN.match, DEFINES.match))
    if not states or NO_SUBJECT.match(text) or ANNOUNCES_LIST.search(text):
        return False
    if not US.search(text):
        return True
    # Where one person writes, *we* are the readers too, or everybody.
    is_by_one = any(ONE_AUTHOR.search(passage.text) for passage in document.passages)
    return not is_by_one


def _option(passage: Passage, score: float, document: Document, style: Style) -> _Option:
    text = _fitting(_plain(passage.text, style), style)
    bare = without_leaning_opening(without_lead_in(text))
    worth = score + 1.0 - _FIGURE * min(3, measured_figures(text)) - 1.6 * is_hollow(text)
    worth -= 3.0 * (bool(FIRST_POINT.search(text)) and not SECOND_POINT.search(text))
    worth -= 3.0 * (bool(LATER_POINT.search(text)) and not FIRST_POINT.search(text))
    worth -= 1.5 * bool(ANNOUNCES_LIST.search(text))
    worth -= 4.0 * (VERB.search(text) is None)
    worth -= 0.5 * min(4, len(FORMULA.findall(text)))
    worth -= 3.0 * bool(AVAILABILITY.search(text)) * (document.kind is Kind.PAPER)
    if BACKGROUND.search(bare) and not ANNOUNCES.search(bare):
        worth -= 0.4
    if document.kind is not Kind.PAPER:
        worth += 1.5 - 0.3 * min(passage.index, 12)
    return _Option(
        passage,
        text,
        words=len(bare.split()),
        worth=worth,
        leans=leans_back(bare) or leans_inside(bare),
        leans_back=leans_back(bare),
        presumes=answers(passage.text)
        or (document.kind is Kind.PAPER and bool(THE_METHOD.match(bare))),
        stems=frozenset(content_stems(bare)),
        owes=_introductions(passage, document),
    )


def _introductions(passage: Passage, document: Document) -> frozenset[int]:
    """The earlier passages that first use its names; the title and acronyms explain themselves."""
    whole = " ".join(p.text for p in document.passages)
    names = (name for name in NAME.findall(passage.text) if name not in document.title)
    unexplained = {name for name in names if f"({name})" not in whole}
    firsts = (next(p.index for p in document.passages if name in p.text) for name in unexplained)
    return frozenset(first for first in firsts if first < passage.index)


def _plain(text: str, style: Style) -> str:
    """``text`` without figures, praise, and what points at or promises something elsewhere.

    A one-liner keeps the paper's words, as reviewers' summaries do.
    """
    plain = straight_to_means(without_figures(text))
    if style.shape is Shape.TLDR:
        return plain
    plain = without_hollow_tail(without_praise(plain))
    if not leans_inside(without_lead_in(plain)):
        return plain
    alone = (v for v in variants(plain, (without_leaning_clause,)) if not leans_inside(v))
    return next(alone, plain)


def _fitting(text: str, style: Style) -> str:
    """The longest version of ``text`` that is no longer than a sentence should be.

    What would lose most of its words stays as it is.
    """
    limit, words = min(_LONG_SENTENCE, style.words.high), len(text.split())
    if words <= limit:
        return text
    least = _LEAST_KEPT * words
    shorter = [v for v in variants(text, SAFE) if least <= len(v.split()) <= limit]
    return max(shorter, key=len, default=text)


def _lead_worth(option: _Option, document: Document, name: str) -> float:
    """How well a sentence can open the blurb: it says what is new, and stands by itself."""
    bare = without_lead_in(option.text)
    worth = option.worth - 4.0 * option.leans_back - 1.2 * option.leans
    if document.kind is Kind.PAPER:
        worth += 2.0 * bool(ANNOUNCES.search(bare)) or 1.4 * bool(TELLS.search(bare))
        worth -= 2.5 * bool(AFTERTHOUGHT.match(bare)) + 1.5 * option.presumes
    else:
        begins = _FIRST_ONES.get(option.passage.index, 0.0)
        told = bool(ANNOUNCES.search(bare) or TELLS.search(bare))
        worth += begins * (0.5 if BACKGROUND.search(bare) else 1.0) + 1.5 * told
        worth += 1.5 * bool(DEFINES.match(bare)) - 1.5 * option.presumes
    if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", bare):
        worth += 1.0
    return worth - 0.04 * max(0, option.words - 32)


def _layouts(options: Sequence[_Option], lead: _Option, style: Style) -> Iterator[_Layout]:
    """Every blurb that begins with ``lead`` and goes on in the text's order.

    Where too little follows the lead, one sentence before it may open the blurb.
    """
    after = [o for o in options if o.passage.index > lead.passage.index]
    before = [o for o in options if o.passage.index < lead.passage.index]
    just_before = [o for o in before if o.passage.index == lead.passage.index - 1]
    followed = sum(option.words for option in after) + lead.words >= 0.6 * style.words.low
    for count in range(style.sentences):
        for picked in combinations(after, count):
            yield (lead, *picked)
            if lead.leans and count < style.sentences - 1:
                yield from ((first, lead, *picked) for first in just_before)
            if not followed and count < style.sentences - 1:
                yield from ((first, lead, *picked) for first in before)


def _stands(layout: _Layout) -> bool:
    """Whether every sentence that leans on its neighbour has that neighbour before it."""
    for before, option in pairwise(layout):
        adjacent = before.passage.index + 1 == option.passage.index
        if option.leans_back and not adjacent:
            return False
    return not layout[0].leans_back


def _value(layout: _Layout, style: Style) -> float:
    words = sum(option.words for option in layout)
    target = style.words.target
    miss = abs(words - target) / target
    outside = max(0, style.words.low - words, words - style.words.high) / target
    repeated = sum(_overlap(a, b) for a, b in combinations(layout, 2))
    worth = sum(option.worth * option.words for option in layout) / target
    return worth - 2.0 * miss - 3.0 * outside - 0.8 * repeated - 0.7 * _gaps(layout)


def _gaps(layout: _Layout) -> int:
    """How often a sentence speaks of *this problem*, or by name, of what was left out."""
    apart = (b.leans and a.passage.index + 1 != b.passage.index for a, b in pairwise(layout))
    printed = {option.passage.index for option in layout}
    unread = 2 * layout[0].leans + layout[0].presumes
    return unread + sum(apart) + sum(len(option.owes - printed) for option in layout)


@lru_cache(maxsize=4096)
def _overlap(a: _Option, b: _Option) -> float:
    """How much of the shorter sentence the other one says too, beyond what is usual."""
    smaller = min(len(a.stems), len(b.stems)) or 1
    return max(0.0, len(a.stems & b.stems) / smaller - 0.35)


def _as_chosen(layout: _Layout) -> Iterator[Chosen]:
    before: _Option | None = None
    for option in layout:
        follows = before is not None and before.passage.index + 1 == option.passage.index
        yield Chosen(option.passage, option.text, follows)
        before = option
