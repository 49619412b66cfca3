"""Words as the evidence check compares them: tokens, stems, and the words that carry no claim."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from newsletter.function_words import FUNCTION_WORDS

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

HOUSE_WORDS = frozenset(
    """access accompanying according aims alongside alternative analyses analysis answer answers
    approach approaches architecture article articles aside author authors available aware based
    benchmark benchmarks besides better blog building built check code collection combined
    combines compared comparison comprehensive corpus course data dataset datasets demo designed
    despite details discover discusses easy effort effective efficient empirical enables evaluation
    evaluations evidence examples experiments explains explore explores extensive fast faster
    featured finding findings focus follow following framework free full general great guide help
    helps highlight implementation implementations important improved inspired interested
    interesting introduces introducing introduction investigates it's key learn learning library
    look main method methods model models new notebook notebooks novel official open overview page
    paper papers part performance pipeline platform post potential practical presents previous
    previously problem project promising proposed proposes provided provides publication published
    question read reading recent recently released releases repository repositories
    report reports research researcher researchers resource resources result results review
    scientists shows simple software solution source state step strong studies study summary survey
    system systems task tasks team tech technique techniques technology test tests text tool toolkit
    tools training tutorial tutorials two understanding unified useful video way week work
    works""".split()
)
"""The newsletters' own working words: a sentence may open with one that its source lacks."""

OPENING_VERBS = frozenset(
    """achieves adapts adds addresses aim analyses analyzes apply applies argues asks avoid avoids
    bring brings builds claims combine compare compares compose consider considers create creates
    demonstrates describe describes design designs detect detects develop develops evaluate
    evaluates examine examines extend extends find finds generate generates give gives identifies
    identify improve improves includes leverage leverages measure measures offer offers predict
    predicts present propose provide reduce reduces release releases report review reviews show
    solve solves studies suggests support supports surveys teaches test tests train trains turn
    turns uses""".split()
)
"""Verbs that open a blurb without a subject; their capital makes them no names."""

_IRREGULAR = {
    "built": "build", "found": "find", "shown": "show", "made": "make", "taught": "teach",
    "written": "write", "wrote": "write", "chosen": "choose", "chose": "choose", "held": "hold",
    "led": "lead", "left": "leave", "lost": "lose", "beaten": "beat", "thought": "think",
    "understood": "understand", "analyses": "analysis", "datasets": "data", "dataset": "data",
    "better": "good", "best": "good", "ran": "run", "learnt": "learn", "children": "child",
    "people": "person", "criteria": "criterion", "matrices": "matrix", "corpora": "corpus",
}  # fmt: skip


def fold(text: str) -> str:
    """``text`` without accents, with plain quotes and hyphens; case is kept, length may differ."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.translate(_PLAIN)


_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": " - ", "−": "-"}
)


def words(text: str) -> Iterator[str]:
    """The words of ``text`` in lower case, without their possessive ``'s``."""
    for found in _WORD.finditer(fold(text)):
        yield found[0].lower().removesuffix("'s").replace("'", "")


def content_stems(text: str) -> list[str]:
    """The stems of the words of ``text`` that say something, in order."""
    return [stem(word) for word in words(text) if word not in FUNCTION_WORDS and len(word) > 1]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """``word`` (lower case) without its inflection, so that ``trained`` and ``training`` agree.

    Deliberately light: it joins forms of one word and seldom joins two words.
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, replacement, shortest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return _without_doubling(word[: len(word) - len(ending)] + replacement)
    return word.removesuffix("e") if len(word) > 4 else word


_ENDINGS = (
    ("ization", "iz", 3), ("isation", "iz", 3), ("izing", "iz", 3), ("ising", "iz", 4),
    ("ized", "iz", 3), ("ised", "iz", 4), ("izes", "iz", 3), ("ises", "iz", 4), ("ize", "iz", 3),
    ("ise", "iz", 4), ("ations", "at", 3), ("ation", "at", 3), ("ating", "at", 3),
    ("ates", "at", 3), ("ated", "at", 3), ("ate", "at", 3), ("ies", "i", 2), ("ied", "i", 2),
    ("ying", "i", 2), ("sses", "ss", 2), ("ss", "ss", 1), ("us", "us", 1), ("ings", "", 3),
    ("ing", "", 3), ("edly", "", 3), ("ed", "", 3), ("es", "", 3), ("s", "", 3), ("ily", "i", 3),
    ("ly", "", 4), ("y", "i", 2),
)  # fmt: skip


def _without_doubling(base: str) -> str:
    """``runn`` as ``run``; ``call`` and ``pass`` keep theirs."""
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "aeiouls":
        return base[:-1]
    return base.removesuffix("e") if len(base) > 4 else base
