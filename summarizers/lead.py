"""Which sentence a blurb is about: it says what is new, and opens the blurb where it can."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsletter.models import Kind
from summarizers.base import Style
from summarizers.document import Document
from summarizers.options import Option, title_option
from summarizers.post_lead import lead_worth, telling, title_tells_more
from summarizers.signs import (
    ANNOUNCES,
    BACKGROUND,
    DEFINES,
    DOES,
    FINDS,
    OF_A_GUIDE,
    OF_THE_WORK,
    TELLS,
    WORK_TELLS,
    tells_news,
)

_FIRST_TOLD = 2.0
"""What the authors say first that they did is what the paper is about."""
_LEANING = 1.2
"""What *this problem* costs an opening, and twice as much where none can stand before it."""
_PRESUMES = 1.5
"""What *However* and *the method* cost an opening."""
_OF_ITSELF = 1.0
_GUIDE = 2.0
"""What *This paper studies …* is worth more as the first sentence of its text, and how much more
*This tutorial gives …*, which makes nothing new."""
_OF_OTHERS = 2.0
"""What it costs a paper's only sentence, or the first of two, to say nothing of the paper."""
_FIRST_ONES = {0: 3.0, 1: 1.5, 2: 0.7}
"""How a README begins is what they are about."""


def lead_of(
    options: Sequence[Option], document: Document, style: Style, name: str
) -> Option | None:
    """The sentence that the blurb is about, which opens it where it can.

    ``name`` is the work's own name; ``None`` where nothing can be told.
    """
    # Where there is room for two sentences only, the telling one matters more than the first.
    is_short = style.sentences <= 2
    if document.kind is Kind.POST:
        return _of_post(options, document, style, is_short)
    if not options:
        return None
    firsts = [] if is_short else _first_told(options, name)

    def worth(option: Option) -> float:
        first = (_FIRST_TOLD + _PRESUMES * option.presumes) * (option in firsts)
        return _worth(option, document, name, is_short) + first

    return max(options, key=worth)


def _of_post(
    options: Sequence[Option], document: Document, style: Style, is_short: bool
) -> Option | None:
    """Of a post the sentence with its news, or its title where that tells more."""
    best = max(options, key=lambda o: lead_worth(o, document, is_short), default=None)
    if best is not None and not title_tells_more(best, document, is_short):
        return best
    return telling(options, document, is_short) or title_option(document, style) or best


def _first_told(options: Sequence[Option], name: str) -> list[Option]:
    """The first sentences in which the authors make something, and in which they tell something.

    Where they make nothing, the first in which they do anything; where there is neither, what says
    of the work called ``name`` what it is, or else the first finding.
    """
    made, told, done, found = (
        next((o for o in options if said.search(o.bare) and not o.is_added), None)
        for said in (ANNOUNCES, TELLS, DOES, FINDS)
    )
    if done and told and done.passage.index > told.passage.index:
        done = None
    firsts = [option for option in (made or done, told) if option is not None]
    first = next((o for o in options if _defines(name, o)), found)
    return firsts or ([first] if first else [])


def _worth(option: Option, document: Document, name: str, is_short: bool) -> float:
    """How well a sentence can open the blurb: it says what is new, and stands by itself."""
    leaning = 2 * _LEANING if is_short else _LEANING
    worth = option.worth - 4.0 * option.leans_back - leaning * option.leans
    if document.kind is Kind.PAPER:
        worth += _of_paper(option, name, is_short)
    else:
        worth += _of_readme(option)
    if name and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", option.bare):
        worth += 1.0
    return worth - 0.04 * max(0, option.words - 32)


def _of_paper(option: Option, name: str, is_short: bool) -> float:
    bare = option.bare
    worth = 2.0 * bool(ANNOUNCES.search(bare)) or _tells(bare, is_short)
    if option.passage.index == 0 and WORK_TELLS.match(bare):
        worth += _OF_ITSELF + _GUIDE * bool(OF_A_GUIDE.match(bare))
    defines = _defines(name, option)
    worth += (_FIRST_TOLD + _OF_ITSELF) * defines
    worth -= _OF_OTHERS * (is_short and not defines and not OF_THE_WORK.search(bare))
    return worth - 3.0 * option.is_added - (2 if is_short else 1) * _PRESUMES * option.presumes


def _of_readme(option: Option) -> float:
    bare = option.bare
    begins = _FIRST_ONES.get(option.passage.index, 0.0)
    worth = begins * (0.5 if BACKGROUND.search(bare) else 1.0) + 1.5 * tells_news(bare)
    return worth + 1.5 * bool(DEFINES.match(bare)) - _PRESUMES * option.presumes


def _defines(name: str, option: Option) -> bool:
    """Whether a text's first sentence says what the work called ``name`` is: *Lexa is a parser*."""
    opens = option.passage.index == 0 and option.bare.startswith(name or "\0")
    return opens and DEFINES.match(option.bare) is not None


def _tells(bare: str, is_short: bool) -> float:
    """What it is worth that the authors are said to have done something, other than made it."""
    return 1.4 * bool(TELLS.search(bare)) or (0.7 if is_short else 1.4) * bool(DOES.match(bare))
