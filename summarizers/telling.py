"""Chosen passages told as an editor would: in the third person, one sentence after another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizers.choice import Chosen
from summarizers.openings import capitalised, without_lead_in, without_leaning_opening
from summarizers.paper_voice import told_by_paper
from summarizers.patterns import pattern
from summarizers.voice import Actors, third_person

_SUBJECT = re.compile(r"(?:The authors|They) ")
_ADDITIVE = pattern(
    r"^(The authors|They|The (?:paper|work|study)) "
    r"(?:(?:also|further|additionally|furthermore|finally|then|first|next|therefore|thus|hereby|"
    r"specifically|here|now) )+"
)
_PAPER_ADVERB = re.compile(r"(?<=^This paper )(?:also|further|then|first|here) ")
_SHOUTED = re.compile(r"!+(?=\s|$)")


def tell_in_one(choice: Chosen) -> str:
    """The one sentence of a paper's one-liner."""
    bare = without_leaning_opening(without_lead_in(choice.text))
    return finished(_PAPER_ADVERB.sub("", told_by_paper(bare)))


def tell(chosen: Sequence[Chosen], actors: Actors) -> list[str]:
    """The sentences of a blurb, in order."""
    told: list[str] = []
    for place, choice in enumerate(chosen):
        known = bool(told) and _SUBJECT.match(told[-1]) is not None
        told.append(_sentence(choice, known=known, first=place == 0, actors=actors))
    return told


def _sentence(choice: Chosen, *, known: bool, first: bool, actors: Actors) -> str:
    bare = without_lead_in(choice.text, keep_contrast=choice.follows)
    if not choice.follows:
        bare = without_leaning_opening(bare)
    after_they = known and bool(re.match(r"[Ww]e\b", bare))
    text = third_person(bare, named=after_they, actors=actors).text
    if not choice.follows or first:
        text = _ADDITIVE.sub(r"\1 ", text)
    return finished(text)


def finished(text: str) -> str:
    """A capital at the front, one full stop at the end, no exclamation marks."""
    text = _SHOUTED.sub(".", " ".join(text.split())).strip(" ,;:—–-")
    text = re.sub(r"\.{2}(?!\.)$", ".", text)
    if text and not re.search(r"[.?…][)\]\"'”’]*$", text):
        text += "."
    return capitalised(text)
