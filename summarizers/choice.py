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
from summarizers.introductions import Place, names_of, places_of, used_in
from summarizers.lists import is_unfinished, without_announcement, without_promise
from summarizers.openings import (
    answers,
    leans_back,
    leans_inside,
    straight_to_means,
    without_lead_in,
    without_leaning_opening,
    without_these,
)
from summarizers.pointers import Pointer, pointers, unmet
from summarizers.praise import without_praise
from summarizers.salience import Matrix
from summarizers.signs import (
    ADDS,
    AFTERTHOUGHT,
    ANNOUNCES,
    ANNOUNCES_LIST,
    ASKS,
    AVAILABILITY,
    BACKGROUND,
    DEFINES,
    EVERYONE,
    FINDS,
    FIRST_POINT,
    FORMULA,
    LATER_POINT,
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
_FIRST_TOLD = 2.0
"""What the authors say first that they did is what the paper is about."""
_LEANING = 1.2
"""What *this problem* costs an opening, and twice as much where none can stand before it."""
_PRESUMES = 1.5
"""What *However* and *the method* cost an opening."""
_REACH = 150
"""Characters of a sentence within which *such steps* must have been told before it."""
_RUN = 3
"""At most so many sentences lead up to one that points back."""
_NEWS = 0.5
"""In a paragraph, what the authors did is told rather than how things have been."""
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
    bare: str
    """The text without its lead-in and what leans before its actors."""
    words: int
    worth: float
    asks: bool
    """Whether it is a question, which can be told only before its answer."""
    is_news: bool
    """Whether it tells what the authors did, not how things are."""
    is_added: bool
    """Whether it comes on top of what is new, or serves it."""
    leans: bool
    """Whether it speaks of *this problem* or the like anywhere."""
    leans_back: bool
    """Whether it opens so, and cannot be read without the sentence before it."""
    promises: bool
    """Whether it only announces what the next sentence must tell."""
    presumes: bool
    """Whether it opens with *the method* or *However*, and so cannot open the blurb."""
    stems: frozenset[str]
    names: frozenset[str]
    """The names in it that need an introduction."""
    owes: frozenset[str]
    """Those of its names that an earlier passage introduces."""
    pointers: tuple[Pointer, ...]
    """What it points back at."""
    background: frozenset[str]
    """The stems of all passages before it."""


_Layout = tuple[_Option, ...]


def choose(document: Document, salience: Matrix, style: Style, name: str = "") -> list[Chosen]:
    """The passages of a blurb in the order to print them; empty when none can stand.

    ``name`` is the work's own name, which the first sentence had better hold.
    """
    options = _options(document, salience, style)
    told = [option for option in options if not option.asks]
    if not told:
        return []
    # Where there is room for two sentences only, the telling one matters more than the first.
    firsts = _first_told(told) if style.sentences > 2 else []
    leaning = _LEANING if style.sentences > 2 else 2 * _LEANING
    lead = max(
        told,
        key=lambda option: (
            _lead_worth(option, document, name, leaning)
            + (_FIRST_TOLD + _PRESUMES * option.presumes) * (option in firsts)
        ),
    )
    layouts = (layout for layout in _layouts(options, lead, style) if _stands(layout))
    best = max(layouts, key=lambda layout: _value(layout, style), default=(lead,))
    return list(_as_chosen(best))


def _first_told(options: Sequence[_Option]) -> list[_Option]:
    """The first sentences in which the authors make something, and in which they tell something.

    Where there is neither, the first finding.
    """
    firsts = [
        next((o for o in options if said.search(o.bare) and not o.is_added), None)
        for said in (ANNOUNCES, TELLS, FINDS)
    ]
    told = [option for option in firsts[:2] if option is not None]
    return told or [option for option in firsts[2:] if option is not None]


def _options(document: Document, salience: Matrix, style: Style) -> list[_Option]:
    if not document.passages:
        return []
    scores = (salience - salience.mean()) / (float(salience.std()) or 1.0)
    texts = [passage.text for passage in document.passages]
    names = names_of(texts, document.title)
    options = [
        _option(passage, float(score), document, style, names, place)
        for passage, score, place in zip(document.passages, scores, places_of(texts), strict=True)
        if _can_be_told(passage.text, document)
    ]
    kept = sorted(options, key=lambda option: -option.worth)[: MAX_CHOICES + 1]
    return sorted(kept, key=lambda option: option.passage.index)


def _can_be_told(text: str, document: Document) -> bool:
    """Whether ``text`` states something, of somebody who can be told from everybody."""
    if ASKS.search(text) or EVERYONE.search(text):
        return False
    if document.kind is Kind.PAPER:
        return True
    states = any(rule(text) for rule in (VERB.search, PRONOUN.match, DEFINES.match))
    if not states or NO_SUBJECT.match(text):
        return False
    if not US.search(text):
        return True
    # Where one person writes, *we* are the readers too, or everybody.
    is_by_one = any(ONE_AUTHOR.search(passage.text) for passage in document.passages)
    return not is_by_one


def _option(
    passage: Passage,
    score: float,
    document: Document,
    style: Style,
    names: frozenset[str],
    place: Place,
) -> _Option:
    text = _fitting(_plain(passage.text, style), style)
    bare = without_leaning_opening(without_lead_in(text))
    used = used_in(text, names)
    pointed = pointers(bare) if place.text else ()
    return _Option(
        passage,
        text,
        bare=bare,
        words=len(bare.split()),
        worth=score + _worth(text, bare, passage, document) + _news_worth(bare, document, style),
        asks=passage.text.endswith("?"),
        is_news=document.kind is not Kind.PAPER
        or bool(ANNOUNCES.search(bare) or TELLS.search(bare)),
        is_added=bool(AFTERTHOUGHT.match(bare) or ADDS.match(text)),
        leans=leans_back(bare) or leans_inside(bare, _REACH) or any(p.strict for p in pointed),
        leans_back=leans_back(bare),
        promises=document.kind is not Kind.PAPER and bool(ANNOUNCES_LIST.search(text)),
        presumes=answers(passage.text)
        or (document.kind is Kind.PAPER and bool(THE_METHOD.match(bare))),
        stems=frozenset(content_stems(bare)),
        names=used,
        owes=used_in(place.text, used),
        pointers=pointed,
        background=place.stems,
    )


def _worth(text: str, bare: str, passage: Passage, document: Document) -> float:
    """What speaks for telling ``text``, and against it, beside its salience."""
    worth = 1.0 - _FIGURE * min(3, measured_figures(text)) - 2.2 * is_hollow(text)
    worth -= 3.0 * (bool(FIRST_POINT.search(text)) and not SECOND_POINT.search(text))
    worth -= 6.0 * (bool(LATER_POINT.search(text)) and not FIRST_POINT.search(text))
    worth -= 2.0 * bool(ANNOUNCES_LIST.search(text)) + 6.0 * is_unfinished(text)
    worth -= 4.0 * (VERB.search(text) is None)
    worth -= 0.5 * min(4, len(FORMULA.findall(text)))
    if BACKGROUND.search(bare) and not ANNOUNCES.search(bare):
        worth -= 0.4
    if document.kind is Kind.PAPER:
        return worth - 4.0 * bool(AVAILABILITY.search(text))
    return worth + 1.5 - 0.3 * min(passage.index, 12)


def _news_worth(bare: str, document: Document, style: Style) -> float:
    """What speaks for a paper's news and against its background, where there is room for both."""
    if document.kind is not Kind.PAPER or style.sentences <= 2:
        return 0.0
    if ANNOUNCES.search(bare) or TELLS.search(bare):
        return _NEWS
    return -_NEWS * bool(BACKGROUND.search(bare))


def _plain(text: str, style: Style) -> str:
    """``text`` without figures, praise, and what points at or promises something elsewhere.

    A one-liner keeps the paper's words, as reviewers' summaries do.
    """
    plain = straight_to_means(without_figures(text))
    if style.shape is Shape.TLDR:
        return plain
    plain = without_announcement(without_hollow_tail(without_praise(plain)))
    if ANNOUNCES_LIST.search(plain):
        plain = without_promise(plain)
    if not leans_inside(without_lead_in(plain)):
        return plain
    plain = without_these(plain)
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


def _lead_worth(option: _Option, document: Document, name: str, leaning: float = _LEANING) -> float:
    """How well a sentence can open the blurb: it says what is new, and stands by itself."""
    bare = option.bare
    worth = option.worth - 4.0 * option.leans_back - leaning * option.leans
    if document.kind is Kind.PAPER:
        worth += 2.0 * bool(ANNOUNCES.search(bare)) or 1.4 * bool(TELLS.search(bare))
        worth -= 3.0 * option.is_added + _PRESUMES * option.presumes
    else:
        begins = _FIRST_ONES.get(option.passage.index, 0.0)
        told = bool(ANNOUNCES.search(bare) or TELLS.search(bare))
        worth += begins * (0.5 if BACKGROUND.search(bare) else 1.0) + 1.5 * told
        worth += 1.5 * bool(DEFINES.match(bare)) - _PRESUMES * option.presumes
    if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", bare):
        worth += 1.0
    return worth - 0.04 * max(0, option.words - 32)


def _layouts(options: Sequence[_Option], lead: _Option, style: Style) -> Iterator[_Layout]:
    """Every blurb that begins with ``lead`` and goes on in the text's order.

    Where too little follows the lead, one sentence before it may open; where it points back, those
    just before it.
    """
    after = [o for o in options if o.passage.index > lead.passage.index and not o.asks]
    before = [o for o in options if o.passage.index < lead.passage.index]
    followed = sum(option.words for option in after) + lead.words >= 0.6 * style.words.low
    news = [o for o in before if o.is_news and not (o.asks or o.is_added)]
    openers = _openers(lead, before) if lead.leans else [(o,) for o in news if not followed]
    for opening in [(), *openers]:
        for count in range(max(1, style.sentences - len(opening))):
            yield from ((*opening, lead, *picked) for picked in combinations(after, count))


def _openers(lead: _Option, before: Sequence[_Option]) -> list[_Layout]:
    """What may stand before a lead that points back: as few sentences just before it as can.

    Where none of those can open, any one before it.
    """
    run: _Layout = ()
    for option in reversed(before):
        if option.passage.index + len(run) + 1 != lead.passage.index or len(run) == _RUN:
            break
        run = (option, *run)
        if not option.leans_back:
            return [run]
    return [(option,) for option in before if not option.asks]


def _stands(layout: _Layout) -> bool:
    """Whether every sentence that leans on its neighbour, or promises it, has it beside it."""
    for before, option in pairwise(layout):
        adjacent = before.passage.index + 1 == option.passage.index
        if (option.leans_back or before.promises) and not adjacent:
            return False
    return not (layout[0].leans_back or layout[-1].promises)


def _value(layout: _Layout, style: Style) -> float:
    words = sum(option.words for option in layout)
    target = style.words.target
    miss = abs(words - target) / target
    outside = max(0, style.words.low - words, words - style.words.high) / target
    repeated = sum(_overlap(a, b) for a, b in combinations(layout, 2))
    worth = sum(option.worth * option.words for option in layout) / target
    return worth - 2.0 * miss - 3.0 * outside - 0.8 * repeated - 0.7 * _gaps(layout)


def _gaps(layout: _Layout) -> float:
    """How often a sentence speaks of *this problem*, or by name, of what was left out."""
    gaps = 2.0 * layout[0].leans + layout[0].presumes
    names, stems = frozenset[str](), frozenset[str]()
    before: _Option | None = None
    for option in layout:
        gaps += 1.5 * len(option.owes - names)
        if before is None or before.passage.index + 1 != option.passage.index:
            gaps += (before is not None and option.leans) + _unmet(option, stems)
        names, stems, before = names | option.names, stems | option.stems, option
    return gaps


def _unmet(option: _Option, told: frozenset[str]) -> int:
    """How many things it points at that ``told``, what was printed before, does not name."""
    return sum(unmet(pointer, told, option.background) for pointer in option.pointers)


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
