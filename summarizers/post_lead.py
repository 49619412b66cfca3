"""Which sentence of a post opens its blurb, and which of those after it are told.

A post tells its news in one place and in order, after however much it began with: as in a
newspaper, the sentence that says what is new opens, and what follows it there goes on from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from summarizers.base import Words
from summarizers.document import Document
from summarizers.hollow import is_hollow
from summarizers.options import Option
from summarizers.post_signs import (
    ABOUT,
    AVAILABLE,
    CHAT,
    FOUND,
    GIVES_OUT,
    I_DID,
    ITSELF,
    LONG_AGO,
    NOW,
    OF_A_PART,
    OF_POST,
    OLD_NEWS,
    PITCH,
    POINTS_BACK,
    READER,
    RESULT,
    SCENE,
)
from summarizers.post_title import hailed
from summarizers.reports import is_whole_issue
from summarizers.signs import (
    ANNOUNCES,
    BACKGROUND,
    DEFINES,
    DOES,
    IN_SHORT,
    OF_ONE_AUTHOR,
    TELLS,
    US,
    tells_news,
)
from summarizers.verbs import is_plain
from summarizers.words import content_stems

WINDOW = 9
"""So many sentences after the lead are looked at: what stands further off is of something else."""
_BRACKETS = re.compile(r" \([^()]*\)")
_SUMMARY = 2.5
"""What a post's own summary says is what it is about."""
_WEAK, _WEAK_BESIDE_CLAUSE = 2.6, 4.0
"""A sentence worth less that tells no news is worth less than a title that names the subject, and
than one that says how or what."""
_NEWS, _LEAST = 2.0, 1.0
"""What makes a sentence news, and what it has to be worth to open rather than a title."""
_OF_SUBJECT = 2
"""Words that a sentence shares with the title where it is of its subject."""
_PHRASE = 4.5
"""A phrase of a summary that only names what a post is about tells less than the post's news."""
_SAID_AGAIN = 0.25
"""An overlap beyond which a text says what its summary has said."""
_MISSED, _BEYOND, _TOO_LONG = 0.5, 1.2, 3.0
"""What a word costs that a blurb has too few beside its style's target, or too many, or far so."""
_ORDER = re.compile(
    r"(?P<verb>[A-Z][a-z]+) (?:at |down |out |up )?"
    r"(?:all|any|an?|both|each|every|how|it|some|the|them|these|this|whether|your|\d+)\b"
)
"""How an order begins, if its first word is a verb."""
_SHORT = 10
"""A sentence of fewer words hardly tells what is new."""


def telling(options: Sequence[Option], document: Document, is_short: bool) -> Option | None:
    """The best sentence that tells news, where it can open at all."""
    if is_whole_issue(document.title):
        return None
    news = [o for o in options if _news(o.passage.text, o.bare) >= _NEWS]
    best = max(news, key=lambda o: lead_worth(o, document, is_short), default=None)
    return best if best and lead_worth(best, document, is_short) >= _LEAST else None


def title_tells_more(best: Option, document: Document, is_short: bool) -> bool:
    """Whether the title, told in a sentence, had better open than the ``best`` of the text."""
    if document.titled is None:
        return False
    if is_whole_issue(document.title):
        return True
    least = _WEAK if ABOUT.match(document.titled.text) else _WEAK_BESIDE_CLAUSE
    return lead_worth(best, document, is_short) < least and _is_weak(best, document)


def _is_weak(option: Option, document: Document) -> bool:
    """Whether a sentence says how things are, and not what the post is about or gives out."""
    text, name = option.passage.text, option.bare.split()[0]
    if option.passage.sums_up or US.search(text) or _news(text, option.bare):
        return False
    return not (hailed(document.title).startswith(name) and DEFINES.match(text))


def lead_worth(option: Option, document: Document, is_short: bool) -> float:
    """How well a sentence can open the blurb of a post."""
    bare, text = option.bare, option.passage.text
    worth = 0.35 * option.worth + _news(text, bare) + _title_share(option, document)
    worth += 1.5 * (option.passage.index == 0) - _lateness(option)
    worth += option.passage.sums_up * (_SUMMARY if option.passage.opens_block else 1.0)
    worth -= _PHRASE * bool(option.passage.sums_up and ABOUT.match(text))
    worth += 0.8 * bool(DEFINES.match(bare)) - 5.0 * bool(OF_A_PART.match(text))
    worth -= 1.0 * bool(BACKGROUND.search(bare)) + 4.0 * bool(OLD_NEWS.match(text))
    worth -= 2.0 * bool(SCENE.match(bare)) + 1.0 * bool(READER.search(bare))
    worth -= 2.0 * bool(CHAT.match(text)) + 0.8 * max(0, len(OF_ONE_AUTHOR.findall(text)) - 1)
    worth -= 4.0 * option.leans_back + (2.2 if is_short else 1.5) * option.leans
    worth -= 2.5 * bool(POINTS_BACK.search(bare)) + 2.0 * bool(LONG_AGO.search(text))
    worth -= 1.5 * option.presumes + 1.5 * len(option.owes)
    worth -= 2.0 * (is_hollow(text) and not OF_POST.match(text))
    worth -= 1.5 * bool(option.is_added and not GIVES_OUT.search(text))
    return worth - 0.04 * max(0, option.words - 36) - 0.3 * max(0, _SHORT - option.words)


def _lateness(option: Option) -> float:
    """What it costs to come late; what a post says of itself may come after a long beginning."""
    reach = 12 if OF_POST.match(option.passage.text) else 30
    return 0.12 * max(0, min(option.passage.index, reach))


def _news(text: str, bare: str) -> float:
    """How sure it is that the sentence tells the post's news, and not within brackets."""
    text, bare = _BRACKETS.sub("", text), _BRACKETS.sub("", bare)
    if IN_SHORT.match(text):
        return 5.0
    if GIVES_OUT.search(bare):
        return 4.0 + 1.5 * bool(NOW.search(text))
    if OF_POST.match(text):
        return 3.2
    if ANNOUNCES.search(bare) or I_DID.match(bare):
        return 3.0
    if FOUND.match(bare):
        return 2.2
    return 1.5 * any((TELLS.search(bare), DOES.match(bare), AVAILABLE.search(bare)))


def _title_share(option: Option, document: Document) -> float:
    """Up to two, for a sentence that speaks of what the title does."""
    title = set(content_stems(document.title))
    return 2.0 * len(title & option.stems) / max(2, len(title))


def worth_telling(option: Option, subject: Set[str], name: str) -> float:
    """What speaks for going on with a sentence about ``subject``, the stems of title and lead."""
    text, bare = option.passage.text, option.bare
    worth = 0.3 * option.worth + 0.35 * min(3, len(subject & option.stems)) - 0.7
    worth += 0.6 * bool((name and name in text) or option.leans_back)
    worth += 0.8 * bool(RESULT.match(bare)) + 0.4 * bool(tells_news(bare) or I_DID.match(bare))
    worth -= 0.6 * bool(BACKGROUND.search(bare)) + 1.0 * bool(OLD_NEWS.match(text))
    worth -= 1.0 * bool(SCENE.match(bare)) + 0.9 * bool(READER.search(bare))
    worth -= 2.5 * bool(PITCH.search(text) or CHAT.match(text) or OF_A_PART.match(text))
    worth -= 1.5 * is_order(text)
    return worth - 2.5 * bool(ITSELF.search(option.text)) - 2.0 * is_hollow(text)


def is_order(text: str) -> bool:
    """Whether ``text`` tells its reader what to do.

    >>> is_order("Look at the first tree twice.")
    True
    """
    order = _ORDER.match(text)
    return order is not None and is_plain(order["verb"].lower())


def following(options: Sequence[Option], lead: Option, document: Document) -> Sequence[Option]:
    """What may follow ``lead``: where that is of the summary, the text from its own news on.

    A title is followed by what is of its subject, or by what was done; of a whole issue the text
    is of one of its stories, or a letter.
    """
    if lead.passage.of_title and is_whole_issue(document.title):
        return []
    own = [option for option in options if not (option.asks or option.passage.sums_up)]
    if not (lead.passage.sums_up and own):
        return options
    news = max(own, key=lambda option: lead_worth(option, document, is_short=False))
    return [
        option
        for option in options
        if (option.passage.sums_up or option.passage.index >= news.passage.index)
        and not (lead.passage.of_title and _is_aside(option, lead))
    ]


def _is_aside(option: Option, title: Option) -> bool:
    """Whether a sentence is neither of the title's subject nor of what was done or came of it."""
    text, bare = option.passage.text, option.bare
    is_news = _news(text, bare) or RESULT.match(bare) or US.search(text)
    return not is_news and len(title.stems & option.stems) < _OF_SUBJECT


def said_again(before: Option, overlap: float) -> float:
    """What it costs that a later sentence has so much of ``before``, and more of the summary."""
    of_summary = before.passage.sums_up and not before.passage.of_title
    return overlap + 5.0 * of_summary * max(0.0, overlap - _SAID_AGAIN)


def length_cost(words: int, style: Words) -> float:
    """What a blurb's length costs; it may be short, since what was left out was hardly news."""
    missed, beyond = max(0, style.target - words), max(0, words - style.target)
    too_long = max(0, words - style.high)
    return (_MISSED * missed + _BEYOND * beyond + _TOO_LONG * too_long) / style.target


def skipped(layout: Sequence[Option]) -> float:
    """How many sentences lie between those told, few of which can be missed."""
    jumps = (
        after.passage.index - before.passage.index - 1
        for before, after in pairwise(layout)
        if before.passage.sums_up == after.passage.sums_up
    )
    return sum(min(jump, 8) for jump in jumps)
