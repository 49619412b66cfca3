"""A title as it is where that is short enough, else its most telling noun phrase."""

from __future__ import annotations

import re

from summarizers.clauses import asked
from summarizers.openings import capitalised
from summarizers.patterns import any_of, pattern
from summarizers.shortening import with_llm
from summarizers.title_start import BREAKS, SIDE, fits, says_little, start
from summarizers.verbs import ORDERS, VERBS, gerund
from summarizers.work_names import BEFORE_COLON, GENERIC, MAX_WORDS, SPELT_ODDLY, VERSIONED, is_name

_MAX_TITLE_WORDS, _MAX_TITLE = 7, 48
"""A title of no more words and characters is its own headline."""
_MAX_PART_WORDS, _MAX_PART = 8, 52
"""What is left of a longer title may be a word longer."""
_MAX_QUESTION_WORDS, _MAX_QUESTION = 10, 66
"""A question says nothing without its end."""
_LEADING = pattern(
    r"^(?:(?:(?:an? )?(?:\w+ )?"
    + any_of(
        """survey review study overview tutorial analysis investigation taxonomy introduction guide
        primer case_study comparison"""
    )
    + r" (?:of|on|to|into|between)|"
    + any_of(
        r"""an?(?!_(?:posteriori|priori)\b) the on towards? introducing announcing rethinking
        revisiting understanding exploring investigating meet new beyond how why what when can do
        does is are should your our we i (?:task|problem|lens)_of"""
    )
    + r")\s+)+"
)
_ARTICLES = pattern(
    r"^(?:(?:(?:an? )?(?:[\w-]+ ){0,3}(?:survey|review|overview|study|primer|taxonomy) (?:of|on)|"
    r"an?(?! (?:posteriori|priori)\b)|the(?! [\w-]+er\b)(?!.* (?:is|are) )|on|towards?|"
    r"rethinking|revisiting|understanding|exploring|investigating|from [^:]+? to|"
    r"(?:comprehensive|systematic|in-depth|preliminary|novel|new)(?= [\w-]+ )) )+|"
    r"[:.,]? part [ivx\d]+$"
)
"""What a title can do without, and say the same."""
_ASKED = pattern(
    r"(?:can|could|do|should|will) (?P<subject>(?:[\w-]+ ){0,4}[\w-]+s) \S+ (?P<rest>.+)$"
)
_SURVEYED = pattern(r"^an? (?:[\w-]+ )*(?:survey|review|overview|study) (?:of|on) ")
_SURVEYED_AFTER = pattern(
    r"^an? (?:[\w-]+ )*(?:survey|review|overview) (?:of|on) (?!how\b|what\b|why\b|[^,]+,)"
)
_MODELS = pattern(r".*\bmodels?$")
_SURVEY_OF_IT = pattern(
    r":\s+(?:an? )?(?:\w+ )?(?:survey|review|overview|study|primer|tutorial)(?:,? and .*|, .*)?$|"
    r"(?<=\d):? technical report$"
)
"""What kind of text it is, which the name of a work or subject says better without."""
_YOUR = pattern(r"(?<=ing) your (?=\w)")
_ASIDE = re.compile(r"(?<=\w)\s\((?!not\))[^()]*\)(?=[\s:]|$)", re.IGNORECASE)
_WHOLE_QUESTION = pattern(
    r"(?:are|can|could|do|does|has|have|how|is|should|what|when|where|which|why|will) [^:;?!]+\?$"
)
_WHERE = pattern(r" (?:across|beyond|for|in|on|under|using|via|with) (?=\w)")
_OUR_DOING = pattern(r"how (?:we|i) (?P<verb>[a-z-]+) (?=\w)")
_POSSESSIVE = pattern(r"\b(?:our|my)\b")
_ACT_OF = pattern(
    r"^(?:(?:experimental|empirical|numerical|systematic|comparative|theoretical) )?"
    r"(?:observations?|amounts?|class(?:es)?|stud(?:y|ies)|assessment|investigations?|evidences?|"
    r"series|examination) of (?=\w)"
)
"""What is done with a subject, which says less than the subject."""
_SUSPENDED = pattern(r"^[\w-]+- (?:and|or) ")
"""The first half of *leaf- and branch-based parsers*."""
_MOST_NOUN_WORDS = 9
"""A phrase of more words is no noun with its adjectives; the title may be in another language."""
_MAX_KIND_WORDS = 2
"""A kind of thing of more words says something: *Flexible Tree Selection*."""
_DOING_ONLY = pattern(r"(?:\w+ly )?[a-z-]+ing$")
"""What is done, without its object."""
_TRAILING = re.compile(r"(?:\s+(?:of|the|a|an|and|or|for|with|&))+$", re.IGNORECASE)


def if_short(title: str) -> str:
    """``title`` without its *A Survey*, where that is its own headline; empty when too long.

    >>> if_short("Parsing Old Verse: A Survey")
    'Parsing Old Verse'
    """
    title = _SURVEY_OF_IT.sub("", title)
    words = len(title.split())
    short = words <= MAX_WORDS or (words <= _MAX_TITLE_WORDS and len(title) <= _MAX_TITLE)
    return title if short else _question(with_llm(title))


def _question(title: str) -> str:
    short = len(title.split()) <= _MAX_QUESTION_WORDS and len(title) <= _MAX_QUESTION
    return title if short and _WHOLE_QUESTION.match(title) else ""


def _short_question(title: str) -> str:
    """As much of a question as fits, without what says where or by what: *Do Trees Read?*."""
    ends = [found.start() for found in _WHERE.finditer(title)] if title.endswith("?") else []
    asks = (title[:end] for end in reversed(ends) if asked(title[:end]))
    return next(filter(None, (_question(f"{cut}?") for cut in asks)), "")


def telling_phrase(title: str) -> str:
    """The first telling phrase of a title, as long as it has to be and the title line has room."""
    title = _YOUR.sub(" ", _ASIDE.sub("", title))
    question = _short_question(with_llm(title))
    if question:
        return question
    surveyed = _SURVEYED.match(title)
    parts = _parts(_done(title))
    if surveyed:
        subject = title[surveyed.end() :].partition(":")[0]
        parts = [capitalised(_LEADING.sub("", subject))]
    found = _whole(parts[0]) or start(_begun(parts[0]))
    if not found and _SURVEYED_AFTER.match(parts[-1]):
        parts = [_SURVEYED_AFTER.sub("", parts[-1])]
        found = _whole(parts[0])
    if found:
        return capitalised(found)
    halves = [half for part in parts for half in _halves(part)]
    chunks = [chunk for half in halves for chunk in _chunks(half)] or [title]
    best = _best(_surveyed(chunks) if surveyed else _telling(chunks))
    return capitalised(_TRAILING.sub("", _cut(best)))


def _whole(part: str) -> str:
    """What is left of a title without its first words, where that is short.

    >>> _whole("On the Pruning of Large Language Models")
    'Pruning of LLMs'
    """
    whole = with_llm(_ARTICLES.sub("", part))
    stands = " " in whole and not says_little(whole)
    return whole if is_short_part(whole) and stands else ""


def _begun(part: str) -> str:
    """A title without its first words; lower-case where those asked or told something."""
    bare = _ARTICLES.sub("", part)
    begun = _LEADING.sub("", bare)
    return begun if bare == part else capitalised(begun)


def is_short_part(part: str) -> bool:
    """Whether what is left of a longer title is short."""
    return len(part.split()) <= _MAX_PART_WORDS and len(part) <= _MAX_PART


def _parts(title: str) -> list[str]:
    """What stands before a title's colon, and what after it."""
    found = BEFORE_COLON.match(title)
    if found is None:
        return [title]
    beyond = found["name"].lower().startswith("beyond ")
    return [found["rest"]] if beyond else [found["name"], found["rest"]]


def _telling(chunks: list[str]) -> list[str]:
    """The chunks that say what is special, or all of them."""
    special = [chunk for chunk in chunks if not GENERIC.match(chunk)] or chunks
    return [chunk for chunk in special if not SIDE.match(chunk)] or special


def _surveyed(chunks: list[str]) -> list[str]:
    """What is surveyed of models, or else the models."""
    models = [chunk for chunk in chunks if _MODELS.match(chunk)]
    others = (chunk for chunk in _telling(chunks) if chunk not in models)
    return [chunk for chunk in others if not says_little(chunk)] or models or chunks


def _best(chunks: list[str]) -> str:
    """The first chunk that is a name or several words."""
    first = chunks[0]
    if first[:1].islower():  # what something does; a release that it does it with says more
        first = next((chunk for chunk in chunks if VERSIONED.fullmatch(chunk)), first)
    if SPELT_ODDLY.search(first) and is_name(first):
        return first
    orders = [chunk for chunk in chunks[1:] if chunk.split()[0].lower() in ORDERS]
    phrases = [chunk for chunk in chunks if " " in chunk and chunk not in orders]
    several = [chunk for chunk in phrases if not _DOING_ONLY.match(chunk)] or [first]
    return next((chunk for chunk in several if not _is_kind(chunk)), several[0])


def _is_kind(chunk: str) -> bool:
    return len(chunk.split()) <= _MAX_KIND_WORDS and says_little(chunk)


def _done(title: str) -> str:
    """*Cutting the cost of parsing* for *How we cut the cost of our parsing*."""
    found = _OUR_DOING.match(title)
    if found is None or found["verb"].lower() not in VERBS:
        return title
    return _POSSESSIVE.sub("the", f"{gerund(found['verb'].lower())} {title[found.end() :]}")


def _cut(phrase: str) -> str:
    """The phrase where it fits; else what stands before its *of*, where that says enough.

    A noun has its words before it, so that the last ones of a phrase say what it is.
    """
    if not if_short(phrase):
        phrase = with_llm(_SUSPENDED.sub("", _ACT_OF.sub("", phrase)))
    if fits(phrase):
        return phrase
    head, *others = re.split(r" (?:of|as) ", phrase)
    parts = (_LEADING.sub("", one) for one in (head, *others))
    whole = [one for one in parts if 1 < len(one.split()) <= MAX_WORDS]
    telling = [one for one in whole if not says_little(one)]
    words = phrase.split()
    last = words[-MAX_WORDS:] if len(words) <= _MOST_NOUN_WORDS else words[:MAX_WORDS]
    return next(iter(telling or whole), "") or " ".join(last)


def _halves(text: str) -> list[str]:
    """A question's subject and object: *Can [Small Parsers] Unlock [New Ideas]?*."""
    found = _ASKED.match(text)
    return [found["subject"], found["rest"]] if found else [text]


def _chunks(text: str) -> list[str]:
    chunks = (_LEADING.sub("", chunk.strip(" \"“”'.")) for chunk in BREAKS.split(text))
    whole = (chunk for chunk in chunks if chunk.count("(") == chunk.count(")"))
    return [chunk for chunk in whole if re.search(r"\w{2}", chunk)]
