"""Chosen passages told as an editor would: in the third person, one sentence after another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizers.actors import Subject
from summarizers.choice import Chosen
from summarizers.openings import (
    as_found,
    capitalised,
    without_lead_in,
    without_leaning_opening,
)
from summarizers.paper_voice import as_paper, as_work, from_the_deed, told_by_paper
from summarizers.patterns import pattern
from summarizers.voice import THE_AUTHORS, Actors, Told, third_person

_ADDITIVE = pattern(
    r"^(The authors?|They|[^\W\d_][\w.'’-]+ et al\. \(\d{4}\)"
    r"|The (?:paper|work|study|survey|article|report|post|review)) "
    r"(?:(?:also|further|additionally|furthermore|finally|then|first|next|therefore|thus|hereby|"
    r"specifically|here|now) )+"
)
_INSERTS = pattern(
    r",? (?:however|therefore|thus|hence|instead|nevertheless|in contrast|by contrast),(?= )"
    r"|(?:(?<= is)|(?<= are)|(?<= was)|(?<= were)) then(?= \w+ed\b)"
)
"""What ties a sentence to one that is not printed."""
_SUBJECT = 60
"""Characters of a sentence that may stand before its verb."""
_PAPER_ADVERB = re.compile(r"(?<=^This paper )(?:also|further|then|first|here) ")
_WE = re.compile(r"[Ww]e\b")
_ADJUNCT_WE = pattern(
    r"(?:by|through|using|via|with|in|on|across|over|under|for|to|based on|building on|given|from|"
    r"inspired by|after|beyond)\b"
    r"(?![^,;:]*\b(?:they|their|them|that|which|who)\b)[^,;:]{3,80}, we\b"
)
_SHOUTED = re.compile(r"!+$")
_OF_PEOPLE = pattern(
    r"we (?:\w+ly |also |first |then |further )*(?:apply|design|develop|identify|improve|test)\b"
)
"""What can be said of papers, and reads better of who did it."""
_MANY = 2
"""After so many sentences of the authors in a row, another subject is welcome."""


def tell_in_one(choice: Chosen) -> str:
    """The one sentence of a paper's one-liner."""
    bare = from_the_deed(without_leaning_opening(without_lead_in(choice.text)))
    return finished(_PAPER_ADVERB.sub("", told_by_paper(bare)))


def tell(
    chosen: Sequence[Chosen],
    actors: Actors = THE_AUTHORS,
    subject: Subject | None = None,
) -> list[str]:
    """The sentences of a blurb, in order; ``actors`` are named so once, and are authors then.

    ``subject`` is who announces a paper, where the first sentence does; ``None`` is for all else.
    """
    told: list[str] = []
    of_authors = 0
    introduced = False
    for choice in chosen:
        other = _of_other(choice, subject, of_authors, opens=not told)
        sentence = other or _sentence(choice, of_authors > 0, introduced, actors)
        told.append(sentence.text)
        # Another *They* may be anyone's: only our own says that the authors go on.
        of_authors = of_authors + 1 if other is None and _is_of_us(choice.text) else 0
        introduced = introduced or sentence.named or other is not None
        actors = _known(actors, sentence.text)
    return told


def _known(actors: Actors, told: str) -> Actors:
    """The actors after ``told``: a house keeps its name, whoever else was named is an author."""
    house = actors if actors.are_one else THE_AUTHORS
    return replace(house, single=THE_AUTHORS.single if actors.single in told else actors.single)


def _of_other(
    choice: Chosen, subject: Subject | None, of_authors: int, *, opens: bool
) -> Told | None:
    """A paper's sentence without its authors: the first as ``subject`` wants, and one after many.

    ``None`` where the authors had better stand, or nothing else can.
    """
    bare = without_leaning_opening(without_lead_in(choice.text))
    text = None
    if opens and subject is Subject.WORK:
        text = as_work(bare)
    elif opens and subject is Subject.PAPER:
        text = _as_paper(bare, "its")
    elif subject is not None and of_authors >= _MANY:
        text = as_found(bare) or _as_paper(bare, "the")
    if text is None:
        return None
    told = third_person(text, introduced=not opens)
    return Told(finished(told.text), told.named)


def _as_paper(text: str, our: str) -> str | None:
    return None if _OF_PEOPLE.match(text) else as_paper(text, our)


def _is_of_us(text: str) -> bool:
    """Whether *we* are the subject of ``text``, at its front or after one adjunct."""
    return _WE.match(without_lead_in(text)) is not None or _ADJUNCT_WE.match(text) is not None


def _sentence(choice: Chosen, goes_on: bool, introduced: bool, actors: Actors) -> Told:
    """One sentence; ``goes_on`` says that the authors are the subject of the one before."""
    bare = without_lead_in(choice.text, keep_contrast=choice.follows)
    if not choice.follows:
        bare = _INSERTS.sub(_unless_joining, without_leaning_opening(bare))
    they = goes_on and _is_of_us(bare)
    told = third_person(bare, named=they, actors=actors, introduced=introduced)
    text = told.text if choice.follows else _ADDITIVE.sub(r"\1 ", told.text)
    return Told(finished(text), told.named)


def _unless_joining(insert: re.Match[str]) -> str:
    """Nothing, or the insert where so much stands before it that it may join two clauses."""
    return "" if insert.start() <= _SUBJECT else insert[0]


def finished(text: str) -> str:
    """A capital at the front, one full stop at the end, where no exclamation mark stays."""
    text = _SHOUTED.sub(".", " ".join(text.split())).strip(" ,;:—–-")
    text = re.sub(r"\.{2}(?!\.)$", ".", text)
    if text and not re.search(r"[.?…][)\]\"'”’]*$", text):
        text += "."
    return capitalised(text)
