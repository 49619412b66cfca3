"""Polarity: a *not* lost or added, a *more* turned into a *less*.

A negation denies the few content words after it (or the one before ``-free``). It is kept when the
other text denies one of the same words, by whatever negating word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizers.words import content_stems, fold, stem

_NEGATION = re.compile(
    r"\b(?:not(?! only| just| merely)|no(?! longer than| more than| matter| less| fewer)|never"
    r"|without|cannot|neither|nor|none of|hardly|fail(?:s|ed|ing)? to|unable to|lack(?:s|ed|ing)?"
    r"|instead of|rather than|absence of|eliminat\w+|avoid\w*|remov\w+)\b|\b\w+n't\b",
    re.IGNORECASE,
)
_FREE = re.compile(r"\b([A-Za-z]+)-free\b", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;:!?,()]|\b(?:but|while|and|which|that|yet|whereas)\b")
_DENIED = 3
"""Content words after a negation that it is taken to deny."""
_STRICT = re.compile(
    r"not|never|cannot|no|none of|neither|nor|hardly|\w+n't|fail\w* to|unable to|without",
    re.IGNORECASE,
)
"""Negations that may not be dropped; the softer ones (``avoids``) are verbs of their own."""

_OPPOSITES = (
    ("increase", "decrease"), ("increase", "reduce"), ("improve", "degrade"),
    ("improve", "worsen"), ("outperform", "underperform"), ("faster", "slower"),
    ("higher", "lower"), ("larger", "smaller"), ("more", "fewer"), ("more", "less"),
    ("better", "worse"), ("best", "worst"), ("gain", "loss"), ("strong", "weak"),
    ("success", "failure"), ("succeed", "fail"), ("easy", "hard"), ("above", "below"),
    ("supervised", "unsupervised"), ("open", "closed"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Negation:
    word: str
    denied: frozenset[str]


def polarity_faults(sentence: str, span: str, source: str) -> list[str]:
    """A phrase for each negation added to the source or lost from ``span``, and each reversal."""
    said, held = list(_negations(sentence)), list(_negations(source))
    faults = [
        f"“{negation.word}” is not said of this in the source"
        for negation in said
        if _STRICT.fullmatch(negation.word)
        and negation.denied
        and not any(negation.denied & other.denied for other in held)
    ]
    stems = set(content_stems(sentence))
    faults += [
        f"the source says “{negation.word}”"
        for negation in _negations(span)
        if _STRICT.fullmatch(negation.word) and _is_lost(negation, stems, said)
    ]
    return faults + _reversals(sentence, span, source)


def _is_lost(negation: _Negation, stems: set[str], said: list[_Negation]) -> bool:
    """Whether most of what was denied is now stated."""
    kept = negation.denied & stems
    affirmed = len(kept) * 2 > len(negation.denied)
    return affirmed and not any(negation.denied & other.denied for other in said)


def _negations(text: str) -> Iterator[_Negation]:
    plain = fold(text)
    for found in _NEGATION.finditer(plain):
        after = plain[found.end() : found.end() + 100]
        stop = _CLAUSE_END.search(after)
        scope = content_stems(after[: stop.start()] if stop else after)[:_DENIED]
        yield _Negation(found[0], frozenset(scope))
    for found in _FREE.finditer(plain):
        yield _Negation(found[0], frozenset({stem(found[1].lower())}))


def _reversals(sentence: str, span: str, source: str) -> list[str]:
    """Words whose opposite is what the source has; both in the source proves nothing."""
    said, near, anywhere = _stems(sentence), _stems(span), _stems(source)
    faults = []
    for pair in _OPPOSITES:
        for word, opposite in (pair, pair[::-1]):
            ours, theirs = _exact_stem(word), _exact_stem(opposite)
            if ours in said and ours not in anywhere and theirs in near and theirs not in said:
                faults.append(f"the source says “{opposite}”, not “{word}”")
    return faults


def _stems(text: str) -> set[str]:
    return {_exact_stem(word) for word in re.findall(r"[a-z]+", fold(text).lower())}


def _exact_stem(word: str) -> str:
    """Comparatives and superlatives stay apart: ``better`` is not ``best`` here."""
    return word if word in ("better", "best") else stem(word)
