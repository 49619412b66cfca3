"""A repository's description, or its README's first line, as it would stand in a sentence."""

from __future__ import annotations

import re

from summarizers.deeds import has_verb
from summarizers.document import Document, Passage
from summarizers.openings import capitalised
from summarizers.own_name import after_name, without_name
from summarizers.patterns import any_of, pattern
from summarizers.praise import PRAISING, without_praise
from summarizers.running_case import running_case
from summarizers.things import THING, is_name, is_one, is_thing
from summarizers.verbs import is_plain

_NOTE = re.compile(r"\s*\((?:[A-Z][A-Za-z]+ ?['’]?\d{2,4}|arXiv|[Pp]aper|[Cc]ode|especially)\)")
"""Where its paper is or appeared."""
_TAG = re.compile(r"^\s*(?:\[[^\]]{1,40}\]|\([A-Z]{2,}[^)]{0,20}\)|【[^】]*】)[:\s-]*")
"""Where a paper appeared, before its title: ``[ICML 2025]``."""
_TAIL = re.compile(
    r"\s[–—-] (?:includes?|supports?|features?|now)\b.*$|\s*(?:\||//)\s.*$|\s*\[[^\]]*\]\s*$|"
    r"\s+[^\x00-\u02ff\u2010-\u203a]{3}.*$"
)
"""What a description has after what it says: a translation, a list of names in brackets."""
_CAPITALS = re.compile(r"\b[A-Z][\w-]+(?: (?:(?:of|and|for) )?[A-Z][\w-]+)+")
_CAPITAL = re.compile(r"(?<![\w-])[A-Z][a-z]+(?![\w.-])")
_TITLED_WORD = re.compile(r"\b[A-Z][a-z]+\b")
_PLAIN = frozenset(
    """asynchronous comprehensive distributed efficient experimental extensible fast flexible free
    interactive lightweight minimal modern modular open scalable simple small tiny unified universal
    unofficial""".split()
)
"""What begins a description with a capital and is no name."""
_EASILY = re.compile(
    r"^(?:Easily|Quickly|Effortlessly|Seamlessly|Simply)(?:,? and [a-z]+ly)? (?!and\b)(?=[a-z])"
)
_ABOVE_ALL = any_of(
    """truly incredibly insanely radically simplest fastest easiest smartest best
    most_(?:advanced|intelligent|powerful|capable|comprehensive|complete|popular|robust|versatile)"""
)
_BOASTED = pattern(
    rf"^(?!.* to date\b)(?:#\s?1 |(?:the )?(?:{PRAISING}|{_ABOVE_ALL})(?:, | and | )"
    rf"(?:(?:{PRAISING}|{_ABOVE_ALL})(?:, | and | ))*)(?!ways?\b|practices?\b)(?=\w)"
)
"""What a description praises itself with, before what it is."""
_BEST_WAY = pattern(rf"^(?:the )?(?:{_ABOVE_ALL}(?:,? and |, | )(?:easy|simple)?)+\s?ways? to ")
_SO_YOU = pattern(r"(?<=\w),? so (?:that )?you(?:['’]\w+)? [^.;:]*$")
"""What a reader has of it."""
_OUR_PAPER = pattern(r"(?<=\b(?:of|or) )our(?= (?:[\w-]+ ){0,3}paper\b)")
_OTHER_SCRIPT = re.compile(r"[\s:|：/-]*[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]+[\s:|：/-]*")
"""Chinese, Japanese or Korean, and what sets it off from the same in English."""
_SLOGAN = re.compile(r"[A-Z][^–—.:]{2,60} [–—-] (?=(?P<rest>.+))")
"""What stands before what the thing is: *Verse in, Trees out — fast parser of verse*."""
_LISTED_ORDERS = re.compile(r"^[A-Z][a-z]+(?:(?:, [a-z]+){1,3} (?!and\b|or\b)| & [A-Z]?[a-z]+ )")
"""What a description tells its reader to do, without an *and*."""
_BEHIND_DASH = re.compile(r"(?<= [–—] )[A-Z][a-z-]+\b(?! [A-Z])")
_LONG_NAME = 3
"""Letters of a name that are no chance."""
_TITLED = 0.6
"""A description with so many capitals is set as a title."""


def plain_words(passage: Passage, document: Document) -> str:
    """A passage without its name, its praise and its headline's capitals."""
    bare = _NOTE.sub("", without_tag(_TAIL.sub("", _in_english(passage.text)))).rstrip("! –—-")
    others = (p.text for p in document.passages if p.start != passage.start)
    plain = _EASILY.sub("", _unnamed(without_name(bare, document.title), document.title))
    slogan = _SLOGAN.match(plain)
    if slogan and THING.match(slogan["rest"]) and not THING.match(plain):
        plain = capitalised(slogan["rest"])
    plain = _SO_YOU.sub("", plain)
    plain = _OUR_PAPER.sub("the", _BEST_WAY.sub("A way to ", plain))
    plain = _LISTED_ORDERS.sub(_joined_orders, _without_boast(plain))
    plain = _without_capitals(plain, " ".join(others), document.title)
    return without_praise(_BEHIND_DASH.sub(_small, plain))


def _without_boast(text: str) -> str:
    """``text`` without the praise that it begins with, and an article that the rest cannot keep."""
    boast = _BOASTED.match(text)
    rest = text[boast.end() :] if boast else ""
    is_left = rest and (is_thing(rest) or is_one(rest) or not text.lower().startswith("the "))
    return capitalised(rest) if is_left else text


def _joined_orders(orders: re.Match[str]) -> str:
    """*Draw, print and share* for *Draw, print, share*."""
    first, *others = re.findall(r"\w+", orders[0])
    verbs = [first, *(verb.lower() for verb in others)]
    if not all(is_plain(verb.lower()) and verb.lower() not in _PLAIN for verb in verbs):
        return orders[0]
    return f"{', '.join(verbs[:-1])} and {verbs[-1]} "


def _in_english(text: str) -> str:
    """``text`` without what it says in Chinese before or behind the same in English."""
    parts = [p for p in _OTHER_SCRIPT.split(text) if p.count("(") == p.count(")")]
    return max(parts, key=len, default=text)


def _unnamed(text: str, title: str) -> str:
    """A thing without the name right before it: *Lexa (LX) parser for Welsh*."""
    rest = after_name(text, title)
    return capitalised(rest) if " " in rest and is_thing(rest) and not has_verb(text) else text


def _small(word: re.Match[str]) -> str:
    return word[0] if is_name(word[0]) else word[0].lower()


def _is_title(run: str, title: str) -> bool:
    """Whether ``run`` is what the name in ``title`` stands for: *Tree Zoo Lexicon* of *pytzl*."""
    initials = "".join(word[0] for word in run.split() if word[0].isupper())
    return len(initials) >= _LONG_NAME and initials.lower() in title.rpartition("/")[2].lower()


def _without_capitals(text: str, readme: str, title: str) -> str:
    """``text`` with the capitals of a sentence: names keep theirs, and what ``readme`` has so."""

    def lower(word: re.Match[str]) -> str:
        return _as_in(word[0], readme)

    # What a text begins with has its capitals from there.
    kept = [
        run
        for run in _CAPITALS.findall(text)
        if _is_title(run, title) or (run in readme and not text.startswith(run))
    ]
    words = text.split()
    if ":" in text:  # a title within it
        return text
    if sum(word[:1].isupper() for word in words) > _TITLED * len(words):
        low = _with_names(text, running_case(text, readme), readme)
    else:
        low = " ".join(
            word if before[:1].isupper() or after[:1].isupper() else _CAPITAL.sub(lower, word)
            for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False)
        )
    for run in kept:
        low = re.sub(re.escape(run), run, low, flags=re.IGNORECASE)
    first = words[0] if words else ""
    is_word = first.isalpha() and first.istitle() and len(words) > 2
    is_plain = first.lower() in _PLAIN or _as_in(first, readme) != first
    return low[:1].lower() + low[1:] if is_word and is_plain else text[:1] + low[1:]


def _with_names(text: str, low: str, readme: str) -> str:
    """``low``, which is ``text`` in small letters, with the capitals that may be a name's."""
    if len(low) != len(text):
        return low
    words = [w for w in _TITLED_WORD.finditer(text) if is_name(w[0])]
    for word in (w for w in words if _as_in(w[0], readme) == w[0]):
        low = low[: word.start()] + word[0] + low[word.end() :]
    return low


def _as_in(word: str, readme: str) -> str:
    """``word`` in small letters where ``readme`` has it so, and never as a name."""
    is_named = re.search(rf"[a-z,;] {re.escape(word)}\b", readme)
    is_small = re.search(rf"(?<![\w.-]){re.escape(word.lower())}(?![\w-])", readme)
    return word.lower() if is_small and not is_named else word


def without_tag(text: str) -> str:
    """``text`` without the *[ICML 2025]* in front of it."""
    return _TAG.sub("", text)
