"""A repository's description, or its README's first line, as it would stand in a sentence."""

from __future__ import annotations

import re

from summarizers.document import Document, Passage
from summarizers.own_name import without_name
from summarizers.praise import without_praise
from summarizers.running_case import running_case

_NOTE = re.compile(r"\s*\((?:[A-Z][A-Za-z]+ ?['’]?\d{2,4}|arXiv|[Pp]aper|[Cc]ode|especially)\)")
"""Where its paper is or appeared."""
_TAG = re.compile(r"^\s*(?:\[[^\]]{1,40}\]|\([A-Z]{2,}[^)]{0,20}\)|【[^】]*】)[:\s-]*")
"""Where a paper appeared, before its title: ``[ICML 2025]``."""
_TAIL = re.compile(
    r"\s[–—-] (?:includes?|supports?|features?|now)\b.*$|\s*(?:\||//)\s.*$|\s*\[[^\]]*\]\s*$|"
    r"\s+[^\x00-\u02ff\u2010-\u203a]{3}.*$"
)
"""What a description has after what it says: a translation, a list of names in brackets."""
_CAPITALS = re.compile(r"\b[A-Z]\w+(?: (?:(?:of|and|for) )?[A-Z]\w+)+")
_CAPITAL = re.compile(r"(?<![\w-])[A-Z][a-z]+(?![\w.-])")
_TITLED = 0.6
"""A description with so many capitals is set as a title."""


def plain_words(passage: Passage, document: Document) -> str:
    """A passage without its name, its praise and its headline's capitals."""
    bare = _NOTE.sub("", without_tag(_TAIL.sub("", passage.text))).rstrip("!")
    others = (p.text for p in document.passages if p.start != passage.start)
    return without_praise(_without_capitals(without_name(bare, document.title), " ".join(others)))


def _without_capitals(text: str, readme: str) -> str:
    """``text`` with the capitals of a sentence: names keep theirs, and what ``readme`` has so."""

    def lower(word: re.Match[str]) -> str:
        return _as_in(word[0], readme)

    # What a text begins with has its capitals from there.
    kept = [run for run in _CAPITALS.findall(text) if run in readme and not text.startswith(run)]
    words = text.split()
    if ":" in text:  # a title within it
        return text
    if sum(word[:1].isupper() for word in words) > _TITLED * len(words):
        low = running_case(text, readme)
    else:
        low = " ".join(
            word if before[:1].isupper() or after[:1].isupper() else _CAPITAL.sub(lower, word)
            for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False)
        )
    for run in kept:
        low = re.sub(re.escape(run), run, low, flags=re.IGNORECASE)
    return text[:1] + low[1:]


def _as_in(word: str, readme: str) -> str:
    """``word`` in small letters where ``readme`` has it so."""
    return word.lower() if re.search(rf"\b{word.lower()}\b", readme) else word


def without_tag(text: str) -> str:
    """``text`` without the *[ICML 2025]* in front of it."""
    return _TAG.sub("", text)
