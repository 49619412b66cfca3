"""Whether a phrase can stand between *from* and *to* of an excerpt, and the first that can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from summarizers.patterns import any_of, pattern
from summarizers.shortening import dangles, is_hollow

_ASIDES = pattern(
    r"(?:an? |the )?(?:(?:key|current|recent|new|open|future|early|conceptual) )?"
    + any_of(
        """principles rationale taxonom(?:y|ies) challenges opportunities methods? applications
        outlook advances progress(?:es)? threats survey trends (?:future_)?directions open_questions
        case_stud(?:y|ies) perspectives? roadmap prospects pipelines promises benchmarks? datasets
        tradeoffs pitfalls history developments protocols"""
    )
    + r"\b(?:,| and\b| &|$)|early evidence|tech(?:nical)? report"
)
"""A subtitle that lists the sides of its subject: *Methods, Challenges and Opportunities*."""
_SIDES = any_of(
    """advances algorithms analys[ei]s applications approaches architectures? background
    baselines? benchmarking benchmarks? calibration challenges concepts? datasets? definitions
    designs? evaluations? experiments feedback foundations implementations? implications
    insights limitations mechanisms methods? metrics mitigations? models? motivation
    opportunities performance practice principles results roadmap solutions? strategies
    taxonom(?:y|ies) technology tests theory trends validation verification"""
)
_SIDE = rf"(?:[\w-]+ ){{0,2}}{_SIDES}"
_LISTED_SIDES = pattern(
    rf"(?:(?:an? )?(?:\w+ )?(?:assessment|review|survey|study|comparison) (?:of|on) )?"
    rf"(?:{_SIDES}(?:(?:,|,? and| &) {_SIDES})*|{_SIDE}(?:, {_SIDE})*,? (?:and|&) {_SIDE})$|"
    rf"an? (?:review|survey) (?:of|on) (?:[\w-]+ )?(?:approaches|methods|techniques)$"
)
"""Nothing but sides of a subject that is not named: *Concept, Design, and Verification*."""
_CURT = pattern(
    r"(?:what|how|why|when) [\w-]+$|an? \w+$|"
    r"(?:an? |the )?(?:[\w-]+ )?(?:guide|introduction|path|road|journey|route) (?:to|for) [\w-]+$"
)
"""Too little of a question, or of what something leads to: *what changes*, *a guide to use*."""
_COUNTED = pattern(
    r"(?:(?:pillar|phase|part|chapter|lesson|week|day|episode|season|volume|issue|step) "
    r"(?:\d+|one|two|three|four|five)|\d+ (?:days?|weeks?|lessons?|months?))(?:$|,)|\w+day, "
)
"""The place of a thing in its series: *phase two*."""
_QUALITIES = pattern(
    r"(?:more )?[\w-]*(?:er|able|ible|ive)(?:, (?:more )?[\w-]+)*,? and (?:more )?[\w-]+"
    r"(?:er|able|ible|ive|ed|al|ic|ous)$"
)
"""Adjectives without their noun: *smaller, taller, and more readable*."""
_UNFIT_OPENING = pattern(
    any_of(
        """in from with beyond when if not to less more back by at as like while yes no and or but
        than of for into under over via through may let let's don't do don’t just only every
        everything all one this that these those there here it its i my we our you your their they
        show stop part vol lost think before after between without look once is are can does be am
        has have was apply maybe each trusted welcome official unofficial getting_up getting_started
        going_ahead letting impacts?_on effects?_on"""
    )
    + r"\b(?!-)"
)
_UNFIT = pattern(
    r"\b"
    + any_of(
        """you your we our us i my me let['’]s it['’]s they it this these here all_you_need now
        official coming_soon goes? arxiv github vs technical_report system_card hello_world
        (?:approach|method|framework)_inspired"""
    )
    + r"\b|[?!“\"…:;@#]|,$|\.\.\.|\s/|//|"
    r"\bwhat['’]s\b|\breal-world$|\bwith some [\w-]+$|\bthat \w+, |^whether .* can help$|"
    r"^an? (?:framework|library|platform|system|tool|toolkit), |"
    r"^an? (?:[\w-]+ ){1,2}(?:analysis|comparison|evaluation|investigation|study)$|"
    r"^the (?:simplest|easiest|fastest|best|leading|ultimate|most)\b|"
    r"^an? (?:[\w-]+ )?(?:study|evaluation|analysis) (?:in|from|with|using|at)\b|"
    r"^(?:the |an? )?(?:[\w-]+ )?(?:codes?|implementation|repo|repository|weights) (?:for|of)\b"
)
"""Words to somebody, words that need others, and praise; an excerpt has none of them."""
_ONLY_CODE = pattern(r"(?:an? )?(?:[\w-]+ ){0,2}(?:codes?|implementation)")
"""Code of what?"""


def first_fit(phrases: Iterable[str]) -> Iterator[str]:
    """The first of ``phrases`` that reads well, if any does."""
    return islice(filter(reads_well, phrases), 1)


def reads_well(phrase: str) -> bool:
    """Whether ``phrase`` is whole, says something and speaks to nobody."""
    openings = (_UNFIT_OPENING, _ASIDES, _LISTED_SIDES, _CURT, _COUNTED, _QUALITIES)
    unfit = _UNFIT.search(phrase) or any(opening.match(phrase) for opening in openings)
    is_code = _ONLY_CODE.fullmatch(phrase) is not None
    whole = " " in phrase and not dangles(phrase) and phrase.count("(") == phrase.count(")")
    return whole and not (unfit or is_code or is_hollow(phrase))
