"""A title as it is where that is short enough, else its most telling noun phrase."""

from __future__ import annotations

import re

from summarizers.openings import capitalised
from summarizers.patterns import any_of, pattern
from summarizers.shortening import with_llm
from summarizers.verbs import VERBS, gerund
from summarizers.work_names import BEFORE_COLON, GENERIC, MAX_WORDS, VERSIONED, is_name, is_odd

_MAX_TITLE_WORDS, _MAX_TITLE = 7, 48
"""A title of no more words and characters is its own headline."""
_MAX_QUESTION_WORDS, _MAX_QUESTION = 8, 60
"""A question says nothing without its end."""
_BROAD = pattern(
    any_of(
        """(?:(?:deep|offline|online|multi-agent)_)?reinforcement_learning graph_neural_networks
        (?:federated|continual|contrastive|transfer|supervised|representation)_learning
        diffusion_models text-to-image_models"""
    )
    + "$"
)
"""A field of its own, which says too little without what is done in it."""
_LEADING = pattern(
    r"^(?:(?:(?:an? )?(?:\w+ )?"
    + any_of(
        """survey review study overview tutorial analysis investigation taxonomy introduction guide
        primer case_study comparison"""
    )
    + r" (?:of|on|to|into|between)|"
    + any_of(
        """an? the on towards? introducing announcing rethinking revisiting understanding exploring
        investigating meet new beyond how why what when can do does is are should your our we
        i (?:task|problem)_of"""
    )
    + r")\s+)+"
)
_ASKED = pattern(
    r"(?:can|could|do|should|will) (?P<subject>(?:[\w-]+ ){0,4}[\w-]+s) \S+ (?P<rest>.+)$"
)
_SURVEYED = pattern(r"^an? (?:[\w-]+ )*(?:survey|review|overview|study) (?:of|on) ")
_SIDE = pattern(
    r"(?:not|just|only|less|more|when|if|then|let|don['’]t|from|ve|re|(?:age|era|wake) of)\b"
)
_MODELS = pattern(r".*\bmodels?$")
_SURVEY_OF_IT = pattern(
    r":\s+(?:an? )?(?:\w+ )?(?:survey|review|overview|study|primer|tutorial)(?:,? and .*|, .*)?$|"
    r"(?<=\d):? technical report$"
)
"""What kind of text it is, which the name of a work or subject says better without."""
_LED_BY = any_of(
    """assisted based caused driven enabled generated guided induced inspired obtained powered
    relying trained"""
)
_DOES = any_of(
    """aligns? approximates? beats? enables? enhances? improves? meets? outperforms? predicts?
    requires? reveals? selects?"""
)
_BREAKS = pattern(
    rf"(?<!-)\s+(?:{_LED_BY} )?"
    + any_of(
        r"""for with via through using by from in on to and or under across without within is are as
        at that which when while can more less than vs\.? against into over towards? beyond based
        between near around beside do does should needs? really be not its their your our you we it
        they i"""
    )
    + r"\b(?!-)|(?<=s)\s+(?:"
    + any_of(
        """work help attend use learn know think reason generate make need get have lie fail still
        surpass outperform outcompete improve reduce compress enable solve understand perform
        memorize teach"""
    )
    + r")\b|\s+ha(?:ve|s) (?=any\b|an?\b)|"
    rf"(?<=[a-z])\s+(?:\w+ly )?{_DOES}\b(?=\s+\w)|[:;?!()]|,(?!\d)|\s[—–-]\s"
)
_LINKS = pattern(r"\s+(?:and|of|with|for|in|on|under|via|from|without|across|as)$")
"""What ties a word to the one that it needs."""
_UNTIED = pattern(
    r"(?:[\w-]+ing|"
    + any_of("advances enhancements evidence improvements insights lessons progress results")
    + ")$"
)
"""What says no more with what it is tied to than that does alone."""
_DOING = pattern(r"[\w-]+ing(?: (?P<object>.+))?$")
"""What is done: *Learning* to what, *Pruning Parsers* for what?"""
_AGE = pattern(r"(?:the (?:era|age|wake|context|presence)|some|no|focus)\b")
"""What ties nothing to a phrase that tells of it: *Parsers in the Age* of what?"""
_ASIDE = re.compile(r"(?<=\w)\s\((?!not\))[^()]*\)(?=[\s:]|$)", re.IGNORECASE)
_WHOLE_QUESTION = pattern(
    r"(?:are|can|could|do|does|has|have|how|is|should|what|when|where|which|why|will) [^:;?!]+\?$"
)
_OUR_DOING = pattern(r"how (?:we|i) (?P<verb>[a-z-]+) (?=\w)")
_POSSESSIVE = pattern(r"\b(?:our|my)\b")
_ACT_OF = pattern(
    r"^(?:(?:experimental|empirical|numerical|systematic|comparative|theoretical) )?"
    r"(?:observations?|stud(?:y|ies)|assessment|investigations?|evidences?|series|examination) of "
    r"(?=\w)"
)
"""What is done with a subject, which says less than the subject."""
_SUSPENDED = pattern(r"^[\w-]+- (?:and|or) ")
"""The first half of *leaf- and branch-based parsers*."""
_SPELT_ODDLY = re.compile(r"[a-z][A-Z]|[A-Z]{2}|\d")
"""A name for sure; the second capital of *Low-Cost* is only a title's."""
_TRAILING = re.compile(r"(?:\s+(?:of|the|a|an|and|or|for|with|&))+$", re.IGNORECASE)


def if_short(title: str) -> str:
    """``title`` without its *A Survey*, where that is its own headline; empty when too long.

    >>> if_short("Parsing Old Verse: A Survey")
    'Parsing Old Verse'
    """
    title = _SURVEY_OF_IT.sub("", title)
    words = len(title.split())
    fits = words <= MAX_WORDS or (words <= _MAX_TITLE_WORDS and len(title) <= _MAX_TITLE)
    return title if fits else _question(with_llm(title))


def _question(title: str) -> str:
    fits = len(title.split()) <= _MAX_QUESTION_WORDS and len(title) <= _MAX_QUESTION
    return title if fits and _WHOLE_QUESTION.match(title) else ""


def telling_phrase(title: str) -> str:
    """The first telling noun phrase of a title, at most five words."""
    title = _ASIDE.sub("", title)
    surveyed = _SURVEYED.match(title)
    parts = _parts(_done(title))
    if surveyed:
        subject = title[surveyed.end() :].partition(":")[0]
        parts = [capitalised(_LEADING.sub("", subject))]
    joined = _joined(_LEADING.sub("", parts[0]))
    if joined:
        return capitalised(with_llm(joined))
    halves = [half for part in parts for half in _halves(part)]
    chunks = [chunk for half in halves for chunk in _chunks(half)] or [title]
    best = _best(_surveyed(chunks) if surveyed else _telling(chunks))
    return capitalised(_TRAILING.sub("", _cut(best)))


def _parts(title: str) -> list[str]:
    """What stands before a title's colon, and what after it."""
    found = BEFORE_COLON.match(title)
    return [title] if found is None else [found["name"], found["rest"]]


def _telling(chunks: list[str]) -> list[str]:
    """The chunks that say what is special, or all of them."""
    special = [chunk for chunk in chunks if not GENERIC.match(chunk)] or chunks
    return [chunk for chunk in special if not _SIDE.match(chunk)] or special


def _surveyed(chunks: list[str]) -> list[str]:
    """What is surveyed of models, or else the models."""
    models = [chunk for chunk in chunks if _MODELS.match(chunk)]
    return [chunk for chunk in _telling(chunks) if chunk not in models] or models or chunks


def _best(chunks: list[str]) -> str:
    """The first chunk that is a name or several words."""
    first = chunks[0]
    if first[:1].islower():  # what something does; a release that it does it with says more
        first = next((chunk for chunk in chunks if VERSIONED.fullmatch(chunk)), first)
    if _SPELT_ODDLY.search(first) and is_name(first):
        return first
    return next((chunk for chunk in chunks if " " in chunk), first)


def _done(title: str) -> str:
    """*Cutting the cost of parsing* for *How we cut the cost of our parsing*."""
    found = _OUR_DOING.match(title)
    if found is None or found["verb"].lower() not in VERBS:
        return title
    return _POSSESSIVE.sub("the", f"{gerund(found['verb'].lower())} {title[found.end() :]}")


def _joined(part: str) -> str:
    """The first words of ``part`` with what they are tied to, where they alone say too little.

    >>> _joined("Parsers with Tall Trees for Short Verse")
    'Parsers with Tall Trees'
    """
    breaks = list(_BREAKS.finditer(part))
    first = part[: breaks[0].start()] if breaks else ""
    if not first[:1].isupper() or not _says_little(first):
        return ""
    end = breaks[1].start() if len(breaks) > 1 else len(part)
    whole = len(breaks) == 1 or not breaks[1][0].startswith(",")
    ties = whole and _ties(first, breaks[0][0], part[breaks[0].end() : end].strip())
    joined = part[:end]
    fits = len(joined.split()) <= _MAX_TITLE_WORDS and len(joined) <= _MAX_QUESTION
    return joined if ties and fits and not _TRAILING.search(joined) else ""


def _says_little(first: str) -> bool:
    """Whether ``first`` is one word or a field, no name, or something done to one of those."""
    doing = _DOING.match(first)
    told = doing["object"] if doing and doing["object"] else first
    is_broad = " " not in told or bool(_BROAD.match(told) or GENERIC.match(told))
    return is_broad and not (is_odd(first) and is_name(first))


def _ties(first: str, link: str, other: str) -> bool:
    """Whether ``first`` says more with ``other``, which ``link`` ties to it."""
    if _AGE.match(other):
        return False
    if link.strip() == "to":
        return _DOING.match(first) is not None
    return bool(_LINKS.match(link) and (not _UNTIED.match(first) or GENERIC.match(other)))


def _cut(phrase: str) -> str:
    """At most five words; of a longer phrase, what stands before its *of* where that is enough."""
    if not if_short(phrase):
        phrase = with_llm(_SUSPENDED.sub("", _ACT_OF.sub("", phrase)))
    if if_short(phrase):
        return phrase
    head = re.split(r" (?:of|as) ", phrase)[0].split()
    return " ".join(head if 1 < len(head) <= MAX_WORDS else phrase.split()[:MAX_WORDS])


def _halves(text: str) -> list[str]:
    """A question's subject and object: *Can [Small Parsers] Unlock [New Ideas]?*."""
    asked = _ASKED.match(text)
    return [asked["subject"], asked["rest"]] if asked else [text]


def _chunks(text: str) -> list[str]:
    chunks = (_LEADING.sub("", chunk.strip(" \"“”'.")) for chunk in _BREAKS.split(text))
    return [chunk for chunk in chunks if re.search(r"\w{2}", chunk)]
