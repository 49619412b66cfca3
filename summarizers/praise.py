"""Praise and emphasis that abstracts give themselves, and that editors leave out.

In the 434 blurbs that editors wrote for given abstracts, *novel* stands in 10 where the abstracts
have it in 62, *remarkable* in none of 33, *powerful* in 1 of 23, *extensive* in 3 of 45 and
*significantly* in 14 of 58; *new* and *state-of-the-art* they keep.
"""

from __future__ import annotations

import re

from summarizers.articles import article_for
from summarizers.openings import capitalised
from summarizers.patterns import any_of, pattern
from summarizers.verbs import third_singular

PRAISING = any_of(
    r"""(?:(?<=\bis_a_)|(?<=\bis_an_))(?:truly|incredibly|insanely|radically|extremely|unbearably|ridiculously|dead|super|really)
    novel innovative groundbreaking ground-breaking cutting-edge pioneering remarkable
    principled powerful elegant impressive unprecedented unparalleled
    blazing(?:ly)?[-_]fast lightning[-_]fast enterprise-grade world-class best-in-class
    next-generation(?!_(?:releases?|versions?)\b) award[-_]winning battle-tested revolutionary
    game-changing
    (?:(?:very|\w+ly)_)?simple,?_(?:yet|but)_(?:\w+ly_)?[\w-]+"""
)
"""What a work is called by those who made it."""
_UNSEEN = any_of(
    """views? objects? class(?:es)? scenes? environments? tasks? domains? drugs? concepts?
    materials? molecules? proteins? compounds? instructions? settings? categor(?:y|ies) situations?
    inputs? words? entit(?:y|ies) instances? combinations? compositions? problems? hypothes[ei]s
    ideas? contexts? users? speakers? stimul(?:us|i) intents? information content by of in for that
    and or which to"""
)
"""What is *novel* in the sense of not met before, and what follows a noun."""
_ADJECTIVES = pattern(
    rf"\b(?P<article>an?|the|this|our|their|its|two|three|several) "
    rf"{PRAISING}(?:,? and {PRAISING}|, {PRAISING})*(?:,| and)? "
    rf"(?!(?:{_UNSEEN}|ways?|manners?|fashion)\b(?!-))(?=(?P<next>\w[\w-]*))"
)
"""*In a principled way* is no way at all without its adjective."""
_STUDIED = pattern(
    r"\b(?P<article>an? )?(?:extensive|thorough|rigorous) "
    r"(?=(?:[\w-]+ )?(?:experiment(?:s|ation)?|evaluations?|ablations?|simulations?)\b)"
    r"(?=(?P<next>[\w-]+))"
)
_EMPHASIS = pattern(
    r"(?<!\ba)(?<!\ban)(?<!\band)(?<!\bor)(?<!,)(?<!\bsometimes)(?<!\boften)(?<!\bat times)"
    r"(?<!\beven) "
    r"(?:significantly|substantially|remarkably|dramatically|drastically|greatly|vastly)"
    r"(?= (?!and\b|or\b|but\b|correlat|associat|differ|relat|better than chance)[a-z]+|[.,;])"
)
_RANKED = pattern(
    r"^the (?:#\s?1|no\. ?1|number[- ]one|world['’]s (?:#\s?1|best|fastest|leading|simplest|most "
    rf"[\w-]+)|(?:most )?ultimate|most advanced)(?:,? {PRAISING})*,? (?=(?P<next>[a-z][\w-]*))"
)
"""A place above all others, which nobody gave."""
_EAGER = pattern(
    r"^(?:from )?(?:today|this week|now),? (?=(?:we|i)\b)|"
    r"^(?:well|so|and)(?:,| —| –) (?=we\b)|^(?:and )?so,? (?:today,? )?(?=we\b)|"
    r"(?<=\bwe)(?: are|['’]re) (?:now )?(?:(?:very|so|really|super|incredibly) )?"
    r"(?:excited|thrilled|happy|proud|pleased|delighted|glad) to(?= (?:announce|share|introduce|"
    r"release|present|preview|launch|open-source|publish|roll|ship|unveil|welcome)\b)|"
    r", our (?:most |best|largest|fastest|strongest|smartest|latest and )[^,.;:]{0,60}(?=[.!])"
)
"""How a press release announces: *Today, we're thrilled to share Lexa, our best parser yet*."""
_MOOD = pattern(
    r"(?<=[a-z]) is (?:(?:very|so|really|super|incredibly) )?"
    r"(?:excited|thrilled|happy|proud|pleased|delighted|glad) to (?P<verb>announce|share|introduce|"
    r"release|present|preview|launch|open-source|publish|ship|unveil|welcome)\b"
)
"""The same in a house's name: *The Brook team is excited to ship Lexa*."""
_LOVED = pattern(
    r",? (?:that|which) (?:(?:you|users|developers|people)(?:['’]ll| will)? love\b[^.;:]*|"
    r"brings? (?:immediate|instant|real) (?:joy|value))|,? (?:with ease|in no time)(?=[.,;]|$)"
)
"""What is behind a thing that says how it will please."""
_BOUNDED = pattern(
    r"\b(?:not|no|never|neither|nor|without|cannot|fail(?:s|ed)?|unless|whether|if|how|"
    r"statistically|only|more|most|less|as|so|too|very)\b|n['’]t\b"
)
"""Before an adverb of degree these may be about the degree alone, which then has to stay."""
_TAKES = re.compile(r"\b(?:takes?|took) $")
"""Before an approach that is none without its adjective: *takes a novel approach*."""
_REACH = 60


def without_praise(text: str) -> str:
    """``text`` without *novel*, *powerful* and their like, and without mere emphasis.

    >>> without_praise("We propose a novel and efficient parser that significantly saves time.")
    'We propose an efficient parser that saves time.'
    """
    plain = _RANKED.sub(_unranked, _EAGER.sub("", _MOOD.sub(_done, text)))
    plain = _STUDIED.sub(_bare, _ADJECTIVES.sub(_bare, plain))
    plain = _EMPHASIS.sub(_unless_bounded, _LOVED.sub("", plain))
    begins_so = plain.partition(" ")[0] == text.partition(" ")[0]
    return plain if begins_so else capitalised(plain)


def _unranked(found: re.Match[str]) -> str:
    return f"{article_for(found['next']).capitalize()} "


def _done(found: re.Match[str]) -> str:
    return f" {third_singular(found['verb'].lower())}"


def _bare(found: re.Match[str]) -> str:
    if found["next"] == "approach" and _TAKES.search(found.string[: found.start()]):
        return found[0]
    article = (found["article"] or "").strip()
    if article.lower() not in ("a", "an"):
        return f"{article} " if article else ""
    right = article_for(found["next"])
    return f"{right.capitalize() if article[0].isupper() else right} "


def _unless_bounded(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - _REACH) : found.start()]
    return found[0] if _BOUNDED.search(before) else ""
