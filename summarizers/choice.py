"""Which sentences of a text make its blurb, and in which order.

The first says what is new; the others follow it in the text's own order, chosen together so that
their salience is high, their length is what the style asks for, and none leans on a sentence that
was left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import combinations, pairwise

from newsletter.models import Kind
from summarizers.base import Style
from summarizers.document import Document, Passage
from summarizers.lead import lead_of
from summarizers.options import Option, options_of
from summarizers.pointers import unmet
from summarizers.post_lead import (
    WINDOW,
    following,
    length_cost,
    said_again,
    skipped,
    worth_telling,
)
from summarizers.salience import Matrix
from summarizers.signs import DOES
from summarizers.words import content_stems

_SHORT = 0.6
"""A blurb with less than this share of its fewest words had better have more before its lead."""
_POOR, _POOREST = -2.0, -5.0
"""What is worth less had better be left out for news, and for background, from before the lead."""
_TOO_SHORT, _TOO_LONG = 3.0, 5.0
"""What a word too few costs, and one too many of a paper, whose sentences are long enough."""
_RUN = 3
"""At most so many sentences lead up to one that points back."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A passage, what is kept of it, and whether the passage before it is printed before it."""

    passage: Passage
    text: str
    follows: bool


_Layout = tuple[Option, ...]


def choose(
    document: Document,
    salience: Matrix,
    style: Style,
    name: str = "",
    lead: Passage | None = None,
) -> list[Chosen]:
    """The passages of a blurb in the order to print them; empty when none can stand.

    ``name`` is the work's own name, which the first sentence had better hold; ``lead`` the passage
    that the blurb is about, where that is known.
    """
    options = options_of(document, salience, style, lead)
    told = [option for option in options if not option.asks]
    first = next((option for option in told if option.passage is lead), None)
    first = first or lead_of(told, document, style, name)
    if first is None:
        return []
    is_post = document.kind is Kind.POST
    follow = following(options, first, document) if is_post else options
    layouts = (o for o in _layouts(follow, first, style, is_post) if _stands(o))
    subject = frozenset(content_stems(document.title)) | first.stems
    too_long = _TOO_LONG if document.kind is Kind.PAPER else _TOO_SHORT
    of_post = partial(_value_of_post, style=style, subject=subject, name=name)
    value = of_post if is_post else partial(_value, style=style, too_long=too_long)
    best = max(layouts, key=value, default=_alone(first, told))
    return list(_as_chosen(best))


def _alone(lead: Option, told: Sequence[Option]) -> _Layout:
    """What is printed where no blurb about ``lead`` can stand: it, if it opens, or what does."""
    opens = [option for option in (lead, *told) if not option.leans_back]
    return tuple(opens[:1])


def _layouts(
    options: Sequence[Option], lead: Option, style: Style, is_post: bool
) -> Iterator[_Layout]:
    """Every blurb that begins with ``lead`` and goes on in the text's order.

    Where too little follows the lead, one sentence before it may open; where it points back, those
    just before it.
    """
    after = [o for o in options if o.passage.index > lead.passage.index and not o.asks]
    before = [o for o in options if o.passage.index < lead.passage.index]
    after = after[:WINDOW] if is_post else after
    most = style.sentences + (is_post and style.sentences > 2)
    if lead.leans:
        openers = [*_openers(lead, before), *(_namers(lead, before) if is_post else [])]
    else:
        openers = [] if is_post else _fillers(lead, before, after, style)
    for opening in [(), *openers] if style.sentences > 1 else [()]:
        for count in range(max(1, most - len(opening))):
            yield from ((*opening, lead, *picked) for picked in combinations(after, count))


def _fillers(
    lead: Option, before: Sequence[Option], after: Sequence[Option], style: Style
) -> list[_Layout]:
    """What may open a blurb that would be too short: one telling sentence before the lead.

    Where there is none, as much background as makes it long enough, from the first of it on; not
    where promises would, that follow the lead.
    """
    needed = _SHORT * style.words.low - lead.words
    if sum(option.words for option in after if option.worth > _POOR) >= needed:
        return []
    done = [o for o in before if o.is_news or DOES.match(o.bare)]
    news: list[_Layout] = [(o,) for o in done if not (o.asks or o.is_added)]
    told = [o for o in after if o.worth > _POOREST or DOES.match(o.bare)]
    if news or sum(option.words for option in told) >= needed:
        return news
    stand = [o for o in before if not (o.asks or o.leans or o.leans_back or o.presumes)]
    runs = [(*stand[:1], *more) for more in ((), *((option,) for option in stand[1:]))]
    missing = style.words.low - lead.words
    return [run for run in runs if sum(option.words for option in run) >= missing]


def _openers(lead: Option, before: Sequence[Option]) -> list[_Layout]:
    """What may stand before a lead that points back: as few sentences just before it as can.

    Where none of those can open, any one before it.
    """
    run: _Layout = ()
    for option in reversed(before):
        if option.passage.index + len(run) + 1 != lead.passage.index or len(run) == _RUN:
            break
        run = (option, *run)
        if not (option.leans_back or option.turn.is_later):
            return [run]
    return [(option,) for option in before if not option.asks]


def _namers(lead: Option, before: Sequence[Option]) -> list[_Layout]:
    """The last two before a lead that name what it points at, as *these products*."""
    stems = frozenset[str]().union(*(pointer.stems for pointer in lead.pointers))
    found = [o for o in before if stems & o.stems and not (o.leans or o.leans_back or o.asks)]
    return [(option,) for option in found[-2:]]


def _stands(layout: _Layout) -> bool:
    """Whether every sentence that leans on its neighbour, or promises it, has it beside it."""
    for before, option in pairwise(layout):
        adjacent = before.passage.index + 1 == option.passage.index
        if (option.leans_back or before.promises) and not adjacent:
            return False
    return not (layout[0].leans_back or layout[-1].promises)


def _value(layout: _Layout, style: Style, too_long: float) -> float:
    """How good a blurb it makes; a word beyond the style's most costs ``too_long``."""
    repeated = sum(_overlap(a, b) for a, b in combinations(layout, 2))
    worth = sum(option.worth * option.words for option in layout) / style.words.target
    misfit = _misfit(layout, style, too_long)
    return worth - misfit - 0.8 * repeated - 0.7 * _gaps(layout)


def _value_of_post(layout: _Layout, style: Style, subject: Set[str], name: str) -> float:
    """The same for a post about ``subject``, whose blurb goes on as the post does."""
    repeated = sum(said_again(a, _overlap(a, b)) for a, b in combinations(layout, 2))
    worth = sum(worth_telling(option, subject, name) * option.words for option in layout[1:])
    order = 0.7 * _gaps(layout) + 0.12 * skipped(layout) + 2.5 * layout[0].leans
    misfit = length_cost(sum(option.words for option in layout), style.words)
    return worth / style.words.target - misfit - 0.8 * repeated - order


def _misfit(layout: _Layout, style: Style, too_long: float) -> float:
    """What its length costs: a little for each word beside the style's, and more outside."""
    words = sum(option.words for option in layout)
    off = 2.0 * abs(words - style.words.target)
    short, long = max(0, style.words.low - words), max(0, words - style.words.high)
    return (off + _TOO_SHORT * short + too_long * long) / style.words.target


def _gaps(layout: _Layout) -> float:
    """How often a sentence speaks of *this problem*, or by name, of what was left out."""
    gaps = 2.0 * layout[0].leans + layout[0].presumes + 2.0 * _missing(layout)
    names, stems = frozenset[str](), frozenset[str]()
    before: Option | None = None
    for option in layout:
        gaps += 1.5 * len(option.owes - names)
        if before is None or before.passage.index + 1 != option.passage.index:
            gaps += (before is not None and option.leans) + _unmet(option, stems)
        names, stems, before = names | option.names, stems | option.stems, option
    return gaps


def _missing(layout: _Layout) -> int:
    """How many members of a series are missed: *the second stage* alone, or *two ways* untold.

    What a sentence goes on from is missed twice as much as what goes on from it.
    """
    turns = [option.turn for option in layout]
    told = {turn.place for turn in turns}
    missed = ((turn.place, other) for turn in turns for other in turn.beside - told)
    return sum(1 + (place > other) for place, other in missed) + sum(
        option.announces and option.passage.index + 1 != after.passage.index
        for option, after in pairwise(layout)
    )


def _unmet(option: Option, told: frozenset[str]) -> int:
    """How many things it points at that ``told``, what was printed before, does not name."""
    return sum(unmet(pointer, told, option.background) for pointer in option.pointers)


@lru_cache(maxsize=4096)
def _overlap(a: Option, b: Option) -> float:
    """How much of the shorter sentence the other one says too, beyond what is usual."""
    smaller = min(len(a.stems), len(b.stems)) or 1
    return max(0.0, len(a.stems & b.stems) / smaller - 0.35)


def _as_chosen(layout: _Layout) -> Iterator[Chosen]:
    before: Option | None = None
    for option in layout:
        follows = before is not None and before.passage.index + 1 == option.passage.index
        yield Chosen(option.passage, option.text, follows)
        before = option
