"""The sentences that a blurb may choose from: each as it would be printed, and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass

from newsletter.models import Kind
from summarizers.base import Shape, Style
from summarizers.document import Document, Passage
from summarizers.figures import measured_figures, without_figures
from summarizers.fragments import is_fragment
from summarizers.hollow import is_hollow, only_hopes, without_hollow_tail
from summarizers.introductions import Place, names_of, places_of, used_in
from summarizers.lists import (
    is_later_member,
    is_unfinished,
    place_in_series,
    without_announcement,
    without_later_points,
    without_promise,
)
from summarizers.means import straight_to_means
from summarizers.openings import (
    answers,
    leans_back,
    leans_inside,
    without_lead_in,
    without_leaning_opening,
    without_these,
)
from summarizers.patterns import pattern
from summarizers.pointers import Pointer, pointers, takes_up, unmet
from summarizers.praise import without_praise
from summarizers.salience import Matrix
from summarizers.signs import (
    ADDS,
    AFTERTHOUGHT,
    ANNOUNCES,
    ANNOUNCES_LIST,
    AVAILABILITY,
    BACKGROUND,
    FIRST_POINT,
    FORMULA,
    IN_SHORT,
    LATER_POINT,
    OF_ONE_AUTHOR,
    OF_PAPER,
    PER_MEMBER,
    SECOND_POINT,
    SUMMATION,
    THE_METHOD,
    VERB,
    tells_news,
)
from summarizers.tellable import can_be_told, is_of_authors, strange_voice
from summarizers.trims import SAFE, variants, without_leaning_clause
from summarizers.words import content_stems

MAX_CHOICES = 11
"""Sentences that are combined; with more, the least salient are left out first."""
_LONG_SENTENCE = 38
_LEAST_KEPT = 0.4
_FIGURE = 3.0
"""What a sentence loses for each measured figure: editors hardly ever print one."""
_HOLLOW, _HOLLOW_PAPER = 2.2, 4.0
"""What it loses for saying how promising all is: an abstract mostly ends so, a post may open so."""
_NEWS = 0.5
"""In a paragraph, what the authors did is told rather than how things have been."""
_IN_SHORT = 4.0
"""What a README or post says that it comes to is told, figures and all."""
_SELVES = 2.0
"""What each further *I* and *my* costs, which would all be told as *the author*."""
_COMPARES = pattern(r"(?:in|by) (?:(?:sharp|stark) )?(?:contrast|comparison), ")
"""How a sentence opens that is half of a comparison."""
_THEN_IT = pattern(r"[a-z]+(?:ed|ing) [^,;:]{3,80}, (?:it|they)\b")
"""How a sentence opens with what somebody named before does or has done to them."""
_REACH = 150
"""Characters of a sentence within which *such steps* must have been told before it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a sentence stands in a list that its text counts."""

    place: int
    """2 for *In the second stage*, 0 where it says none."""
    beside: frozenset[int]
    """The places just before and after it that other passages tell of."""
    is_later: bool
    """Whether it opens with *Second,* or the like."""

    @property
    def comes_after(self) -> bool:
        """Whether a passage tells of the place before it."""
        return self.place - 1 in self.beside


@dataclass(frozen=True, slots=True, eq=False)
class Option:
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
    announces: bool
    """Whether it ends in *two ways*, which the next sentence has to tell."""
    promises: bool
    """Whether it does so in a README or post, which is nothing without that sentence."""
    turn: Turn
    presumes: bool
    """Whether it opens with *the method*, *However* or *Second*, and so cannot open the blurb."""
    stems: frozenset[str]
    names: frozenset[str]
    """The names in it that need an introduction."""
    owes: frozenset[str]
    """Those of its names that an earlier passage introduces."""
    pointers: tuple[Pointer, ...]
    """What it points back at."""
    background: frozenset[str]
    """The stems of all passages before it."""


def options_of(
    document: Document, salience: Matrix, style: Style, lead: Passage | None = None
) -> list[Option]:
    """The passages that may be told, as they would be printed, in the text's own order.

    ``lead`` is among them in any case.
    """
    if not document.passages:
        return []
    scores = (salience - salience.mean()) / (float(salience.std()) or 1.0)
    texts = [passage.text for passage in document.passages]
    names = names_of(texts, document.title)
    strange = strange_voice(document)
    options = [
        _option(passage, float(score), document, style, names, place)
        for passage, score, place in zip(document.passages, scores, places_of(texts), strict=True)
        if passage is lead
        or (is_of_authors(passage.text, strange) and can_be_told(passage.text, document.kind))
    ]
    if document.kind is Kind.POST:
        return [o for o in options if not is_fragment(o.text)] or options
    kept = sorted(options, key=lambda option: (option.passage is not lead, -option.worth))
    kept = kept[: MAX_CHOICES + 1]
    return sorted(kept, key=lambda option: option.passage.index)


def title_option(document: Document, style: Style) -> Option | None:
    """A post's title as what may open its blurb, where it can be told in a sentence."""
    if document.titled is None:
        return None
    place = Place("", frozenset())
    return _option(document.titled, 0.0, document, style, frozenset(), place)


def _option(
    passage: Passage,
    score: float,
    document: Document,
    style: Style,
    names: frozenset[str],
    place: Place,
) -> Option:
    """``passage`` as it would be printed at ``place``, with what is to be known of it."""
    text = _fitting(_plain(passage.text, style), style)
    bare = without_leaning_opening(without_lead_in(text))
    used = used_in(text, names)
    pointed = pointers(bare) if place.text else ()
    is_free = document.kind is not Kind.PAPER
    turn = _turn(passage, bare, document)
    elsewhere = document.kind is not Kind.REPOSITORY and takes_up(bare)
    leans = (leans_back(bare) or elsewhere) and not turn.comes_after
    leans |= document.kind is Kind.POST and _THEN_IT.match(bare) is not None
    announces = bool(ANNOUNCES_LIST.search(text))
    return Option(
        passage,
        text,
        bare=bare,
        words=len(bare.split()),
        worth=score + _worth(text, bare, passage, document) + _news_worth(bare, document, style),
        asks=passage.text.endswith("?"),
        is_news=is_free or tells_news(bare),
        is_added=bool(AFTERTHOUGHT.match(bare) or ADDS.match(text)),
        leans=leans
        or leans_inside(bare, _REACH)
        or any(p.strict for p in pointed)
        or _COMPARES.match(passage.text) is not None,
        leans_back=leans or (turn.is_later and is_free),
        announces=announces,
        promises=announces and is_free,
        turn=turn,
        presumes=turn.is_later or turn.comes_after or _presumes(passage, bare, document, place),
        stems=frozenset(content_stems(bare)),
        names=used,
        owes=used_in(place.text, used),
        pointers=pointed,
        background=place.stems,
    )


def _presumes(passage: Passage, bare: str, document: Document, place: Place) -> bool:
    is_of_method = document.kind is Kind.PAPER and THE_METHOD.match(bare) is not None
    return answers(passage.text) or is_of_method or _is_of_members(bare, place)


def _turn(passage: Passage, bare: str, document: Document) -> Turn:
    place = place_in_series(bare)
    told = {place_in_series(p.text) for p in document.passages} - {0} if place else set()
    beside = frozenset({place - 1, place + 1} & told)
    return Turn(place, beside, is_later_member(passage.text))


def _is_of_members(bare: str, place: Place) -> bool:
    """Whether it opens with *For each parser,* where parsers have been told of before."""
    found = PER_MEMBER.match(bare)
    pointed = pointers(found[0]) if found else ()
    return any(unmet(pointer, frozenset(), place.stems) for pointer in pointed)


def _worth(text: str, bare: str, passage: Passage, document: Document) -> float:
    """What speaks for telling ``text``, and against it, beside its salience."""
    of_paper = document.kind is Kind.PAPER
    worth = 1.0 - _FIGURE * min(3, measured_figures(text))
    worth -= (_HOLLOW_PAPER if of_paper else _HOLLOW) * is_hollow(text)
    worth -= 6.0 * (bool(FIRST_POINT.search(text)) and not SECOND_POINT.search(text))
    worth -= 6.0 * (bool(LATER_POINT.search(text)) and not FIRST_POINT.search(text))
    worth -= 2.0 * bool(ANNOUNCES_LIST.search(text)) + 6.0 * is_unfinished(text)
    worth -= 4.0 * (VERB.search(text) is None)
    worth -= 6.0 * only_hopes(bare) + 6.0 * bool(SUMMATION.search(text))
    worth -= 0.5 * min(4, len(FORMULA.findall(text)))
    if BACKGROUND.search(bare) and not ANNOUNCES.search(bare):
        worth -= 0.4
    if of_paper:
        return worth - 4.0 * bool(AVAILABILITY.search(text))
    worth += _IN_SHORT * bool(IN_SHORT.match(passage.text)) - 2.0 * bool(OF_PAPER.match(bare))
    worth -= _SELVES * max(0, len(OF_ONE_AUTHOR.findall(text)) - 1)
    if document.kind is Kind.POST:
        return worth
    return worth + 1.5 - 0.3 * min(passage.index, 12)


def _news_worth(bare: str, document: Document, style: Style) -> float:
    """What speaks for a paper's news and against its background, where there is room for both."""
    if document.kind is not Kind.PAPER or style.sentences <= 2:
        return 0.0
    if tells_news(bare):
        return _NEWS
    return -_NEWS * bool(BACKGROUND.search(bare))


def _plain(text: str, style: Style) -> str:
    """``text`` without figures, praise, and what points at or promises something elsewhere.

    A one-liner keeps the paper's words, as reviewers' summaries do.
    """
    plain = without_later_points(straight_to_means(without_figures(text)))
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
