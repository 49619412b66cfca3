"""A paper's one-liner completed with the subject that its title names and its sentence does not.

One sentence of an abstract often says what was made and not of what: *The authors build flexible
joint trees from simple ones*, of a title *Semi-Implicit Tree Inference*. Reviewers' one-liners say
both.
"""

from __future__ import annotations

import re

from summarizers.openings import capitalised
from summarizers.patterns import any_of, pattern
from summarizers.verbs import VERBS, gerund
from summarizers.words import content_stems

_TOLD = 2 / 3
"""A subject of whose words the sentence says more is no news; a part of which it says so much is
left out."""
_MISSING = 2
"""A title adds something where it has so many words of the abstract that the sentence lacks."""
_MAX_WORDS = 40
_PREPOSITIONS = any_of(
    """across against by for from in through towards? under using via with without"""
)
_PARTS = pattern(rf" (?=(?:{_PREPOSITIONS}|{any_of('as at of on to')})\b)")
_ADDED = pattern(rf"{_PREPOSITIONS}\b")
"""What is added to the sentence as it is: *for short verse*."""
_DEED = pattern(
    r"(?:[\w-]+ ){0,5}"
    + any_of(
        r"\w*ing \w*ment \w*search \w*sis \w*tion control discovery inference recovery retrieval"
    )
    + rf"(?= {_PREPOSITIONS}\b| of\b|$)"
)
"""What the thing that is made may be for."""
_WORK = any_of("authors? papers? reports? reviews? study survey work")
_OF_WORK = pattern(rf"\b(?:the|this|their) {_WORK}\b")
"""A sentence that says itself that it is of a paper."""
_MAKES = pattern(
    rf"(?:the|this) {_WORK} (?:\w+ly )?"
    + any_of("builds? describes? designs? develops? devises? introduces? presents? proposes?")
    + r"\b"
)
_HOLDS_CLAUSE = pattern(r"\b(?:that|whether|how|why|which|where)\b|: |; |, (?:and|or) ")
"""Words after which a participle would be of another subject, or one more entry of a list."""
_ONE = re.compile(r"an? ")
_DOING = frozenset(map(gerund, VERBS))
_UNFIT_END = re.compile(r"[?…:\"”’)\]]\.?$")


def completed(sentence: str, subject: str, abstract: str) -> str:
    """``sentence`` with what of ``subject`` it leaves out; as it is where that is little.

    ``subject`` is a phrase of a paper's title (:func:`~summarizers.topic.titled_topic`).

    >>> abstract = "We propose Lexa, which grows trees of verse."
    >>> completed("This paper proposes Lexa.", "growing trees of verse", abstract)
    'This paper proposes Lexa, growing trees of verse.'
    """
    missing = _missing(subject, sentence, abstract)
    if not missing or _UNFIT_END.search(sentence):
        return sentence
    if _OF_WORK.search(sentence):
        whole = f"{sentence.rstrip('.')}, {_joined(missing, sentence)}."
    else:
        is_thing = _ONE.match(subject) is not None
        whole = f"{capitalised(subject) if is_thing else f'A paper on {subject}'}: {sentence}"
    return whole if len(whole.split()) <= _MAX_WORDS else sentence


def _missing(subject: str, sentence: str, abstract: str) -> str:
    """The part of ``subject`` that ``sentence`` leaves out; empty where it adds too little."""
    if _share_told(subject, sentence) > _TOLD:
        return ""
    first, *rest = _PARTS.split(subject)
    while rest and _ADDED.match(rest[0]) and _share_told(first, sentence) >= _TOLD:
        first, *rest = rest
    missing = " ".join([first, *rest])
    new = set(content_stems(missing)) - set(content_stems(sentence))
    return missing if len(new & set(content_stems(abstract))) >= _MISSING else ""


def _share_told(phrase: str, sentence: str) -> float:
    stems = set(content_stems(phrase))
    return len(stems & set(content_stems(sentence))) / len(stems) if stems else 1.0


def _joined(missing: str, sentence: str) -> str:
    """``missing`` as it can stand at the end of ``sentence``."""
    if _ADDED.match(missing) or (_is_doing(missing) and not _HOLDS_CLAUSE.search(sentence)):
        return missing
    if _ONE.match(missing):
        return f"in {missing}"
    if _DEED.match(missing) and _MAKES.match(sentence):
        return f"for {missing}"
    return f"in work on {missing}"


def _is_doing(phrase: str) -> bool:
    """Whether ``phrase`` begins with what is done to something: *learning the shapes of trees*."""
    first, *rest = phrase.split()
    return first in _DOING and bool(rest)
