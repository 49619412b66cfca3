"""Chosen passages told as an editor would: in the third person, one sentence after another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizers.choice import Chosen
from summarizers.openings import capitalised, without_lead_in, without_leaning_opening
from summarizers.paper_voice import told_by_paper
from summarizers.patterns import pattern
from summarizers.voice import THE_AUTHORS, Actors, third_person

_ADDITIVE = pattern(
    r"^(The authors|They|The (?:paper|work|study)) "
    r"(?:(?:also|further|additionally|furthermore|finally|then|first|next|therefore|thus|hereby|"
    r"specifically|here|now) )+"
)
_CONTRASTING_INSERT = pattern(r",? (?:however|therefore|thus|hence|instead|nevertheless),(?= )")
_PAPER_ADVERB = re.compile(r"(?<=^This paper )(?:also|further|then|first|here) ")
_WE = re.compile(r"[Ww]e\b")
_SHOUTED = re.compile(r"!+(?=\s|$)")


def tell_in_one(choice: Chosen) -> str:
    """The one sentence of a paper's one-liner."""
    bare = without_leaning_opening(without_lead_in(choice.text))
    return finished(_PAPER_ADVERB.sub("", told_by_paper(bare)))


def tell(chosen: Sequence[Chosen], actors: Actors = THE_AUTHORS) -> list[str]:
    """The sentences of a blurb, in order; ``actors`` are named so once, and are authors then."""
    told: list[str] = []
    goes_on = False
    for choice in chosen:
        told.append(_sentence(choice, goes_on, THE_AUTHORS if told else actors))
        # Another *They* may be anyone's: only our own says that the authors go on.
        goes_on = _WE.match(without_lead_in(choice.text)) is not None
    return told


def _sentence(choice: Chosen, goes_on: bool, actors: Actors) -> str:
    """One sentence; ``goes_on`` says that the authors are the subject of the one before."""
    bare = without_lead_in(choice.text, keep_contrast=choice.follows)
    if not choice.follows:
        bare = _CONTRASTING_INSERT.sub("", without_leaning_opening(bare))
    they = goes_on and _WE.match(bare) is not None
    text = third_person(bare, named=they, actors=actors).text
    return finished(text if choice.follows else _ADDITIVE.sub(r"\1 ", text))


def finished(text: str) -> str:
    """A capital at the front, one full stop at the end, no exclamation marks."""
    text = _SHOUTED.sub(".", " ".join(text.split())).strip(" ,;:—–-")
    text = re.sub(r"\.{2}(?!\.)$", ".", text)
    if text and not re.search(r"[.?…][)\]\"'”’]*$", text):
        text += "."
    return capitalised(text)
