"""Which sentences of a text make its blurb, and in which order.

The first says what is new; the others follow it in the text's own order, chosen together so that
their salience is high, their length is what the style asks for, and none leans on a sentence that
was left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from newsletter.models import Kind
from summarizers.base import Style
from summarizers.document import Document, Passage
from summarizers.figures import measured_figures, without_figures
from summarizers.openings import answers, leans_back, leans_inside, without_lead_in
from summarizers.patterns import any_of, pattern
from summarizers.salience import Matrix
from summarizers.trims import SAFE, variants
from summarizers.words import content_stems

MAX_CHOICES = 11
"""Sentences that are combined; with more, the least salient are left out first."""
_LONG_SENTENCE = 38
_FIRST_ONES = {0: 3.0, 1: 1.5, 2: 0.7}
"""How a README and a post begin is what they are about."""
_AUTHORS = r"\b(?:we|this (?:paper|work|study|article|survey|report|thesis|post)|the authors|i)\b"
_ADVERBS = r"(?:\w+ly |also |first |then |here |now )*"
_MAKES = any_of(
    """propos present introduc develop design releas build built creat offer construct devis
    contribut announc open-sourc launch shar publish unveil"""
)
_STUDIES = any_of(
    """describ provid stud investigat explor examin analy[sz] argu survey review formaliz formulat
    establish conduct prov deriv identif revisit rethink address tackl focus aim seek consider
    reveal discover uncover assess compar evaluat measur extend show demonstrat find found collect
    observ ask test report benchmark train"""
)
_ANNOUNCES = pattern(rf"{_AUTHORS} {_ADVERBS}{_MAKES}")
_TELLS = pattern(rf"{_AUTHORS} {_ADVERBS}{_STUDIES}")
_AFTERTHOUGHT = pattern(
    r"(?:we|the authors|our) (?:also|further|additionally|finally|then|(?:\w+ )?validate|"
    r"conduct|discuss|conclude|hope|believe|release|open-source)\b"
)
_THE_METHOD = pattern(
    r"(?:our|the|the proposed) (?:[\w-]+ )?"
    + any_of(
        """approach framework methods? models? results? findings? system algorithm experiments?
        pipeline analysis evaluation dataset benchmark technique protocol architecture scheme"""
    )
    + r"\b"
)
"""What has been introduced before, so that a blurb cannot begin with it."""
_VERB = re.compile(
    r"\b(?:[a-z]+(?:ed|izes?|ises?|if(?:y|ies)|ates?)|"
    + any_of(
        """is are was were has have had can could will would may might must should do(?:es)? did
        achieves? adapts? address(?:es)? aims? allows? analy[sz]es? appl(?:y|ies) argues? attains?
        becomes? captures? combines? compares? confirms? consists? contains? converts? covers?
        depends? derives? describes? develops? discuss(?:es)? employs? enables? ensures?
        establish(?:es)? examines? exceeds? exhibits? exploits? explores? extends? features? finds?
        focus(?:es)? found gives? helps? highlights? improves? includes? incorporates? introduces?
        leads? learns? leverages? maintains? makes? match(?:es)? offers? outperforms? performs?
        presents? preserves? produces? proposes? proves? provides? reach(?:es)? reduces?
        rel(?:y|ies) remains? requires? reveals? runs? seeks? serves? shows? stud(?:y|ies)
        suggests? supports? surpass(?:es)? tackles? takes? trains? transforms? uses? works?
        yields?"""
    )
    + r")\b"
)
_BACKGROUND = pattern(
    r"\b"
    + any_of(
        """recent(?:ly)? existing previous prior traditional conventional current despite however
        although unfortunately while remains? challeng(?:es?|ing) lack suffer struggle limited
        widely ha(?:s|ve)_been is_(?:crucial|essential|critical|important)
        is_an?_(?:key|fundamental)"""
    )
    + r"\b"
)
_HOLLOW = pattern(
    r"\b(?:extensive|comprehensive|thorough)\b.{0,40}\b(?:experiments?|evaluations?)\b.{0,80}"
    r"\b(?:effectiveness|superiority|efficacy|advantages?)\b|\bpav(?:e|ing) the way"
    r"|\bshed(?:ding|s)? (?:new )?light|\bopens? (?:up )?(?:new )?(?:avenues|directions|doors?)"
    r"|\bfuture (?:work|research|directions)\b|\bhighlights? the (?:importance|need|potential)"
)
_AVAILABILITY = pattern(
    r"\b(?:codes?|data|datasets?|models?|projects?|implementation|demos?|videos?|materials?|page|"
    r"website)\b[^,;]{0,60}\b(?:available|released|found|open-?sourced|accessible|public)\b"
)
_FORMULA = re.compile(r"\S*[=^_∈≤≥<>∑∏√‖ℝ𝔼∥]\S*")
_NAME = re.compile(r"(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z][\w-]*[A-Z0-9])[A-Z][\w-]{3,}")
"""A name as works are named, ``VideoTPO``; all capitals are acronyms."""
_FIRST_POINT = re.compile(r"(?<!\w)\(?(?:1|i|a)\) ")
_SECOND_POINT = re.compile(r"(?<!\w)\(?(?:2|ii|b)\) ")
_EVERYONE = pattern(
    r"\b(?:we|us|our)\b (?:live|see|perceive|humans|all|as humans|often|need to|must|should|daily|"
    r"lives|society|world)\b|\blet(?: us|['’]s)\b"
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A passage, what is kept of it, and whether the passage before it is printed before it."""

    passage: Passage
    text: str
    follows: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Option:
    """A passage as it would be printed."""

    passage: Passage
    text: str
    words: int
    worth: float
    leans: bool
    """Whether it speaks of *this problem* or the like anywhere."""
    leans_back: bool
    """Whether it opens so, and cannot be read without the sentence before it."""
    presumes: bool
    """Whether it opens with *the method* or *However*, and so cannot open the blurb."""
    stems: frozenset[str]
    owes: frozenset[int]
    """The passages that introduce the names it uses."""


_Layout = tuple[_Option, ...]


def choose(document: Document, salience: Matrix, style: Style, name: str = "") -> list[Chosen]:
    """The passages of a blurb in the order to print them; empty when none can stand.

    ``name`` is the work's own name, which the first sentence had better hold.
    """
    options = _options(document, salience, style)
    if not options:
        return []
    lead = max(options, key=lambda option: _lead_worth(option, document, name))
    layouts = (layout for layout in _layouts(options, lead, style) if _stands(layout))
    best = max(layouts, key=lambda layout: _value(layout, style), default=(lead,))
    return list(_as_chosen(best))


def _options(document: Document, salience: Matrix, style: Style) -> list[_Option]:
    if not document.passages:
        return []
    scores = (salience - salience.mean()) / (float(salience.std()) or 1.0)
    options = [
        _option(passage, float(score), document, style)
        for passage, score in zip(document.passages, scores, strict=True)
        if not passage.text.endswith("?") and not _EVERYONE.search(passage.text)
    ]
    kept = sorted(options, key=lambda option: -option.worth)[: MAX_CHOICES + 1]
    return sorted(kept, key=lambda option: option.passage.index)


def _option(passage: Passage, score: float, document: Document, style: Style) -> _Option:
    text = _fitting(without_figures(passage.text), style)
    bare = without_lead_in(text)
    worth = score + 1.0 - 1.0 * min(3, measured_figures(text)) - 0.8 * bool(_HOLLOW.search(text))
    worth -= 2.0 * (bool(_FIRST_POINT.search(text)) and not _SECOND_POINT.search(text))
    worth -= 4.0 * (_VERB.search(text) is None)
    worth -= 0.5 * min(4, len(_FORMULA.findall(text)))
    worth -= 1.2 * bool(_AVAILABILITY.search(text)) * (document.kind is Kind.PAPER)
    if _BACKGROUND.search(bare) and not _ANNOUNCES.search(bare):
        worth -= 0.4
    if document.kind is not Kind.PAPER:
        worth += 1.5 - 0.3 * min(passage.index, 12)
    return _Option(
        passage,
        text,
        words=len(bare.split()),
        worth=worth,
        leans=leans_back(bare) or leans_inside(bare),
        leans_back=leans_back(bare),
        presumes=answers(passage.text)
        or (document.kind is Kind.PAPER and bool(_THE_METHOD.match(bare))),
        stems=frozenset(content_stems(bare)),
        owes=_introductions(passage, document),
    )


def _introductions(passage: Passage, document: Document) -> frozenset[int]:
    """The earlier passages that first use its names; the title and acronyms explain themselves."""
    whole = " ".join(p.text for p in document.passages)
    names = (name for name in _NAME.findall(passage.text) if name not in document.title)
    unexplained = {name for name in names if f"({name})" not in whole}
    firsts = (next(p.index for p in document.passages if name in p.text) for name in unexplained)
    return frozenset(first for first in firsts if first < passage.index)


def _fitting(text: str, style: Style) -> str:
    """The longest version of ``text`` that is no longer than a sentence should be."""
    limit = min(_LONG_SENTENCE, style.words.high)
    if len(text.split()) <= limit:
        return text
    shorter = [v for v in variants(text, SAFE) if len(v.split()) <= limit]
    return max(shorter, key=len, default=text)


def _lead_worth(option: _Option, document: Document, name: str) -> float:
    """How well a sentence can open the blurb: it says what is new, and stands by itself."""
    bare = without_lead_in(option.text)
    worth = option.worth - 4.0 * option.leans_back - 1.2 * option.leans
    if document.kind is Kind.PAPER:
        worth += 2.0 * bool(_ANNOUNCES.search(bare)) or 1.4 * bool(_TELLS.search(bare))
        worth -= 1.5 * bool(_AFTERTHOUGHT.match(bare)) + 1.5 * option.presumes
    else:
        worth += _FIRST_ONES.get(option.passage.index, 0.0)
    if name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", bare):
        worth += 1.0
    return worth - 0.04 * max(0, option.words - 32)


def _layouts(options: Sequence[_Option], lead: _Option, style: Style) -> Iterator[_Layout]:
    """Every blurb that begins with ``lead`` and goes on in the text's order.

    Where too little follows the lead, one sentence before it may open the blurb.
    """
    after = [o for o in options if o.passage.index > lead.passage.index]
    before = [o for o in options if o.passage.index < lead.passage.index]
    just_before = [o for o in before if o.passage.index == lead.passage.index - 1]
    followed = sum(option.words for option in after) + lead.words >= 0.75 * style.words.low
    for count in range(style.sentences):
        for picked in combinations(after, count):
            yield (lead, *picked)
            if lead.leans and count < style.sentences - 1:
                yield from ((first, lead, *picked) for first in just_before)
            if not followed and count < style.sentences - 1:
                yield from ((first, lead, *picked) for first in before)


def _stands(layout: _Layout) -> bool:
    """Whether every sentence that leans on its neighbour has that neighbour before it."""
    for before, option in pairwise(layout):
        adjacent = before.passage.index + 1 == option.passage.index
        if option.leans_back and not adjacent:
            return False
    return not layout[0].leans_back


def _value(layout: _Layout, style: Style) -> float:
    words = sum(option.words for option in layout)
    target = style.words.target
    miss = abs(words - target) / target
    outside = max(0, style.words.low - words, words - style.words.high) / target
    repeated = sum(_overlap(a, b) for a, b in combinations(layout, 2))
    worth = sum(option.worth * option.words for option in layout) / target
    return worth - 2.0 * miss - 3.0 * outside - 0.8 * repeated - 0.7 * _gaps(layout)


def _gaps(layout: _Layout) -> int:
    """How often a sentence speaks of *this problem*, or by name, of what was left out."""
    apart = (b.leans and a.passage.index + 1 != b.passage.index for a, b in pairwise(layout))
    printed = {option.passage.index for option in layout}
    unread = layout[0].leans + layout[0].presumes
    return unread + sum(apart) + sum(len(option.owes - printed) for option in layout)


@lru_cache(maxsize=4096)
def _overlap(a: _Option, b: _Option) -> float:
    """How much of the shorter sentence the other one says too, beyond what is usual."""
    smaller = min(len(a.stems), len(b.stems)) or 1
    return max(0.0, len(a.stems & b.stems) / smaller - 0.35)


def _as_chosen(layout: _Layout) -> Iterator[Chosen]:
    before: _Option | None = None
    for option in layout:
        follows = before is not None and before.passage.index + 1 == option.passage.index
        yield Chosen(option.passage, option.text, follows)
        before = option
