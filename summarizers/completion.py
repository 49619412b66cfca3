"""A paper's one-liner completed with the subject that its title names and its sentence does not.

One sentence of an abstract often says what was made and not of what: *The authors build flexible
joint trees from simple ones*, of a title *Semi-Implicit Tree Inference*. Reviewers' one-liners say
both. The subject stands in brackets, since the title alone does not say what it is to the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from summarizers.openings import capitalised
from summarizers.patterns import any_of, pattern
from summarizers.trims import SAFE, variants
from summarizers.words import content_stems

_TOLD = 2 / 3
"""A subject of whose words the sentence says more is no news; a part of which it says so much is
left out."""
_MISSING = 2
"""A title adds something where it has so many words of the abstract that the sentence lacks."""
_ENOUGH_WORDS = 28
"""A sentence that would be longer with its subject does without what it can."""
_MAX_WORDS = 40
_PREPOSITIONS = any_of(
    """across against by for from in through towards? under using via with without"""
)
_PARTS = pattern(rf" (?=(?:{_PREPOSITIONS}|{any_of('as at of on to')})\b)")
_ADDED = pattern(rf"{_PREPOSITIONS}\b")
"""What goes on with the sentence as it is: *for short verse*."""
_LAST_WORDS = 3
"""By so many words the end of a shortened sentence is found again in the whole."""
_AT_A_MARK = re.compile(r"[,;:]| \(|\.?$")
_UNFIT_END = re.compile(r"[?…:\"”’)\]]\.?$")


def completed(sentence: str, subject: str, abstract: str) -> str:
    """``sentence`` with what of ``subject`` it leaves out; as it is where that is little.

    ``subject`` is a phrase of a paper's title (:func:`~summarizers.topic.titled_topic`).

    >>> abstract = "We propose Lexa, which grows trees of verse."
    >>> completed("This paper proposes Lexa.", "growing trees of verse", abstract)
    'This paper proposes Lexa (growing trees of verse).'
    """
    known = frozenset(content_stems(abstract))
    if not _missing(subject, sentence, known):
        return sentence
    told = (
        _joined(capitalised(shorter), missing)
        for shorter in _shortened(sentence)
        if not _UNFIT_END.search(shorter) and (missing := _missing(subject, shorter, known))
    )
    whole = min(told, key=_misfit, default=sentence)
    return whole if len(whole.split()) <= _MAX_WORDS else sentence


def _shortened(sentence: str) -> Iterator[str]:
    """``sentence``, and what it is without what its own marks part from it."""
    for shorter in variants(sentence, SAFE):
        last_words = " ".join(shorter.rstrip(".").split()[-_LAST_WORDS:])
        _, found, rest = sentence.rpartition(last_words)
        if found and _AT_A_MARK.match(rest):
            yield shorter


def _missing(subject: str, sentence: str, known: Set[str]) -> str:
    """The part of ``subject`` that ``sentence`` leaves out; empty where it adds too little.

    ``known`` are the stems of the abstract.
    """
    if _share_told(subject, sentence) > _TOLD:
        return ""
    first, *rest = _PARTS.split(subject)
    while rest and _ADDED.match(rest[0]) and _share_told(first, sentence) >= _TOLD:
        first, *rest = rest
    missing = " ".join([first, *rest])
    new = set(content_stems(missing)) - set(content_stems(sentence))
    return missing if len(new & known) >= _MISSING else ""


def _share_told(phrase: str, sentence: str) -> float:
    stems = set(content_stems(phrase))
    return len(stems & set(content_stems(sentence))) / len(stems) if stems else 1.0


def _joined(sentence: str, missing: str) -> str:
    bare = sentence.rstrip(".")
    return f"{bare}, {missing}." if _ADDED.match(missing) else f"{bare} ({missing})."


def _misfit(text: str) -> tuple[int, int]:
    """Least for the longest text that is not too long."""
    words = len(text.split())
    return max(0, words - _ENOUGH_WORDS), -words
