"""What a story is about, in a phrase for the issue's excerpt: ``sparse parsing of long trees``.

The title line names the works; the excerpt and the intro say *from A to B to C* of their subjects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from newsletter.models import Candidate, Kind, Story
from summarizers.articles import article_for
from summarizers.clauses import asked, stated
from summarizers.cleaning import clean
from summarizers.definition import within_a_sentence
from summarizers.document import read_document
from summarizers.language import is_english
from summarizers.noun_phrase import noun_phrase
from summarizers.orders import gives_orders
from summarizers.patterns import any_of, pattern
from summarizers.praise import without_praise
from summarizers.running_case import running_case
from summarizers.sentences import split_sentences
from summarizers.shortening import dangles, is_hollow, versions
from summarizers.verbs import ORDERS, VERBS, gerund

_TELLING = 4
_MAX_TITLE, _MAX_TEXT = 300, 1500
"""How much of a title, a description and an abstract is read."""

_PARTS = re.compile(
    r"(?<=[?!])\s+|\s*:(?:\s+|(?=[A-Z]))|\s+(?:[—–]|--?|\|)\s+|,\s+or,\s+|"
    r",\s+(?=[Tt]owards? )|(?<=[a-z]{2})(?<!vs)\.\s+(?=[A-Z])"
)
"""What parts a title: a colon, a dash, a question mark."""
_BRACKETS = re.compile(r"\s*(?:(?<=\s)|(?<=[A-Za-z]{4}))\([^()]*\)|\s*\[[^\]]*\]")
_KINDS = any_of(
    """advances challenges techniques applications methods progress trends developments resources
    taxonomy frontiers foundations"""
)
_SURVEY = pattern(
    r"(?:an? |the )?(?:[\w-]+ )*(?:survey|review|overview|tutorial|primer|introduction)"
    rf"(?:(?:,| and| &) .+| (?:of|on) (?:(?:recent|current|key|enhancement),? )*{_KINDS}\b"
    r"(?!.* (?:of|in|for) ).*)?$"
)
"""*A Survey*, and no word of what it surveys."""
_SURVEYS = pattern(r"(?:an? )?(?:[\w-]+ )?(?:survey|review|overview|taxonomy|study) (?:of|on) ")
_NO_OBJECT = pattern(r"(?:[\w-]+ing|from|an?|the|how|why|what|when|towards?|on) ")
_SUBJECT_WORD = pattern(
    r"\b(?:of|for|in|with|on|and)\b|^[\w-]+ing \w|"
    r"^(?:[\w-]+ ){2,5}[\w-]+(?:ing|tion|ment|sis|ance)$"
)
"""What makes words before a colon more than a name."""
_VERSION = re.compile(r"^[A-Z][\w-]*(?: v?\d[\w.]*)?$")
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
    """algorithms analys[ei]s applications architectures? challenges concepts? datasets?
    definitions designs? evaluations? experiments foundations implementations? implications
    limitations methods? metrics mechanisms models? motivation opportunities practice principles
    results taxonom(?:y|ies) theory trends validation verification"""
)
_LISTED_SIDES = pattern(rf"{_SIDES}(?:(?:,|,? and| &) {_SIDES})*$")
"""Nothing but sides of a subject that is not named: *Concept, Design, and Verification*."""
_CURT = pattern(
    r"(?:what|how|why|when) [\w-]+$|"
    r"(?:an? |the )?(?:[\w-]+ )?(?:guide|introduction|path|road|journey|route) (?:to|for) [\w-]+$"
)
"""Too little of a question, or of what something leads to: *what changes*, *a guide to use*."""
_LEADING = pattern(
    r"^(?:towards?|on|introducing|announcing|presenting|meet|about|new|the case for|position) "
    r"(?=\S)"
)
_UNFIT_OPENING = pattern(
    any_of(
        """in from with beyond when if not to less more back by at as like while yes no and or but
        than of for into under over via through may let let's don't do don’t just only every
        everything all one this that these those there here it its i my we our you your their they
        show stop part vol lost think before after between without look once is are can does be am
        has have was welcome official unofficial getting_up getting_started going_ahead letting"""
    )
    + r"\b(?!-)"
)
_UNFIT = pattern(
    r"\b"
    + any_of(
        """you your we our us i my me let['’]s it['’]s they it this these here all_you_need now
        official coming_soon goes? arxiv github vs technical_report
        (?:approach|method|framework)_inspired"""
    )
    + r"\b|[?!“\"…:;@#]|\.\.\.|\s/|//|"
    r"^the (?:simplest|easiest|fastest|best|leading|ultimate|most)\b|"
    r"^an? (?:[\w-]+ )?(?:study|evaluation|analysis) (?:in|from|with|using|at)\b|"
    r"^(?:the |an? )?(?:[\w-]+ )?(?:codes?|implementation|repo|repository|weights) (?:for|of)\b"
)
"""Words to somebody, words that need others, and praise; an excerpt has none of them."""
_ONLY_CODE = pattern(r"(?:an? )?(?:[\w-]+ ){0,2}(?:codes?|implementation)")
"""Code of what?"""
_ARTICLE = re.compile(r"^(?:An?|The) ")
_QUESTION = pattern(r"(?:what|how|why) (?:is|are|do|does|can|well|much)\b")
_NO_OTHER = r"(?!(?:of|for|in|to|by|with|from|at|on|that|as|and|via|using|through|without|over)\b)"
_THING = any_of(
    """framework toolkit tool library engine pipeline benchmark dataset method system suite list
    collection platform agent retriever recipe language_model assistant survey toolbox model
    architecture paradigm approach server"""
)
_ONE = re.compile(
    r"(?!(?:an?|the|one|this|its|their|how|why|what|whether|when|where)\b)"
    r"(?![\w-]+ing (?!(?:engine|framework|library|method|pipeline|system|tool)\b))"
    rf"(?:{_NO_OTHER}[\w-]+ ){{0,5}}{_THING}"
    r"(?: (?:of|on|for|to|that|with|via|in|and|based|enabling)\b|$)"
)
"""A kind of work that stands without the article it needs."""
_WAY_OF = pattern(
    r"an? (?:[\w-]+ )?(?:approach|method|technique|strategy|way) (?:for|to|of) (?=[\w-]+ing \w)"
)
"""*An approach for* before what is done says nothing."""
_PRESENTS = pattern(r"we\b|(?:this|our|the) (?:paper|work|study|article|report|survey)\b")
_PRESENTED = re.compile(
    r"(?!The first\b)(?:An?|The) (?!.* called )(?!.*(?:\b[A-Z][a-z]+ ){2}[A-Z][a-z])"
    r"(?!.* (?:for|of|in|with|from) [A-Z][a-z]+, [A-Z])"
)
"""A phrase of an abstract that claims no first, and has no name inside."""
_THAT_DOES = pattern(
    r"^an? (?:[\w-]+ ){0,2}(?:library|tool|toolkit|framework|package|app|system|project|"
    r"command-line tool) (?:that|which) (?P<verb>[a-z-]+?)(?P<s>es|s) (?P<rest>.+)$"
)

_CUT_SHORT = pattern(
    r"\b(?:that|which|who) (?:(?:can|may) )?(?:be )?\S+(?: \S+)?$|\bthat will\b|, [a-z]+$|"
    r"^\w+ing(?:, \w+ing)*(?:,? and \w+ing)?(?: \w+ly)?$|"
    r" (?:built|created|developed|made|maintained|written) by [^,]+$|"
    r"^(?:an?|the)(?: (?!(?:for|of|in|on|to|with|from|by|and)\b)[\w-]+){1,2}$|"
    r"^(?:an?|the) [\w-]+ [\w-]+ (?:app|framework|library|package|platform|project|system|tool)$"
)
"""A clause, an adjective or a deed without its object, or nothing but a kind of thing and whose."""


def topic(story: Story) -> str:
    """A phrase of two to ten words for what ``story`` is about; empty where none is good.

    It is lower-case but for names, and says nothing that the story's titles, description or
    abstract do not. Phrases with *to* in them come last: they stand between other *to*s.
    """
    if not all(map(_is_readable, story.candidates)):
        return ""
    for phrases in (_told(story), _presented(story)):
        found = list(phrases)
        if found:
            return min(found, key=lambda phrase: " to " in phrase)
    return ""


def titled_topic(paper: Candidate) -> str:
    """A phrase for what ``paper`` is about that its title says, as :func:`topic`'s; else empty."""
    phrases = chain(_of_title(paper), _before_colon(paper)) if _is_readable(paper) else ()
    return next(iter(phrases), "")


def _is_readable(candidate: Candidate) -> bool:
    """Whether the candidate is English, and its title and description speak to no model."""
    named = f"{candidate.title[:_MAX_TITLE]} {candidate.description[:_MAX_TITLE]}"
    english = is_english(candidate.text[:_MAX_TEXT] or named)
    return english and is_english(candidate.description) and not gives_orders(named)


def _told(story: Story) -> Iterator[str]:
    """What the description and the titles say."""
    paper = story.of_kind(Kind.PAPER)
    if story.lead.kind is Kind.REPOSITORY:
        yield from _of_repository(story.lead)
    for candidate in (story.lead, paper):
        if candidate is not None and candidate.kind is not Kind.REPOSITORY:
            yield from _of_title(candidate)


def _presented(story: Story) -> Iterator[str]:
    """What stands before the title's colon, and what the abstract says that it presents."""
    for candidate in story.candidates:
        if candidate.kind is not Kind.REPOSITORY:
            yield from _before_colon(candidate)
    for candidate in story.candidates:
        if candidate.kind is Kind.PAPER:
            yield from _of_text(candidate)


def _of_repository(repository: Candidate) -> Iterator[str]:
    """What it is, by its description or else its README."""
    told = within_a_sentence(read_document(Story(repository)))
    phrases = (_ARTICLE.sub(_small, without_praise(text.rstrip("."))) for text in told)
    yield from islice(_whole(chain.from_iterable(map(_told_shortly, phrases))), 1)


def _small(article: re.Match[str]) -> str:
    return article[0].lower()


def _told_shortly(phrase: str) -> Iterator[str]:
    """``phrase`` in fewer words, and as what the thing does where it is only *a library that*."""
    does = _THAT_DOES.match(phrase)
    if does:
        yield from versions(f"{gerund(_plain_form(does))} {does['rest']}")
    bare = _BRACKETS.sub("", phrase)
    article, _, rest = bare.partition(" ")
    if article in ("a", "an", "the"):  # which is not counted among a phrase's words
        told = (version for version in versions(rest) if len(version.split()) >= _TELLING)
        yield from _cut_well((f"{article} {version}" for version in told), bare)
    yield from _cut_well(versions(bare), bare)


def _cut_well(phrases: Iterator[str], whole: str) -> Iterator[str]:
    """Those of ``phrases`` that lost nothing of ``whole`` without which they say little."""
    for phrase in phrases:
        is_cut = not (whole.startswith(phrase) and whole[len(phrase) :].strip(" .") == "")
        if not (is_cut and _CUT_SHORT.search(phrase)):
            yield phrase


def _plain_form(does: re.Match[str]) -> str:
    """The verb of *makes* or *catches*: with its *e*, where that makes a verb."""
    verb = does["verb"]
    return f"{verb}e" if does["s"] == "es" and f"{verb}e" in VERBS else verb


def _of_title(candidate: Candidate) -> Iterator[str]:
    """What stands after the colon, or is asked before it; without a colon, the whole."""
    first, *others = _titled(candidate)
    if any(_SURVEY.match(part) for part in others):
        yield from _survey(first, candidate)
    if not others and _is_name(first, candidate.text):
        return
    says_all = not others or first.endswith("?") or _SURVEYS.match(first)
    for part in [first, *others] if says_all else others:
        if not _SURVEY.match(part):
            yield from _fit(part, candidate)


def _titled(candidate: Candidate) -> list[str]:
    return _parts(clean(candidate.title[:_MAX_TITLE]))


def _is_name(title: str, text: str) -> bool:
    """Whether the whole title is a name: *Quill 3*, or what ``text`` uses as one."""
    used = len(title.split()) <= 2 and title[1:] != title[1:].lower() and title in text
    return used or bool(_VERSION.match(title))


def _before_colon(candidate: Candidate) -> Iterator[str]:
    """What stands before the colon, where that is a subject and not the work's name."""
    first, *others = _titled(candidate)
    if not others or first in candidate.text:
        return
    either = first.endswith("?") and " or " in first
    orders = first.split(" ")[0].lower() in VERBS
    if either or orders or _SUBJECT_WORD.search(first):
        yield from _fit(first.rstrip("?") if either else first, candidate)


def _parts(text: str) -> list[str]:
    """A title or description between its colons, dashes and marks, without its brackets."""
    plain = _BRACKETS.sub("", text.rstrip("."))
    return [part.strip(" ,.") for part in _PARTS.split(plain) if part.strip(" ,.")] or [text]


def _survey(subject: str, candidate: Candidate) -> Iterator[str]:
    """*Tree Parsing: A Survey* as *a survey of tree parsing*."""
    if not _NO_OBJECT.match(subject):
        yield from _fit(subject, candidate, "a survey of ")
    yield from _fit(subject, candidate)


def _of_text(candidate: Candidate) -> Iterator[str]:
    """What the abstract says that it presents, where it says so in a phrase."""
    for sentence in split_sentences(clean(candidate.text[:_MAX_TEXT])):
        told = re.sub(r"^In this (?:paper|work), ", "", sentence.text)
        phrase = noun_phrase(told) if _PRESENTS.match(told) else None
        if phrase and _PRESENTED.match(phrase):
            plain = without_praise(_BRACKETS.sub("", phrase).rstrip("."))
            described = re.split(r", (?=[A-Z]|\w+(?:ing|ed)\b)", plain)[0]
            yield from _whole(versions(_lowered(described), cut_anywhere=False))


def _lowered(phrase: str) -> str:
    return phrase[:1].lower() + phrase[1:]


def _fit(part: str, candidate: Candidate, lead: str = "") -> Iterator[str]:
    """``part`` of a title or description as a phrase after ``lead``, if it reads well."""
    text = (candidate.text or candidate.description)[:_MAX_TEXT]
    phrase = _WAY_OF.sub("", _as_phrase(running_case(without_praise(part), text)))
    if phrase:
        yield from _whole(map(_with_article, versions(lead + phrase)))


def _whole(phrases: Iterator[str]) -> Iterator[str]:
    """The first of ``phrases`` that reads well, if any does."""
    return islice(filter(_reads_well, phrases), 1)


def _with_article(phrase: str) -> str:
    """*A toolkit for trees* for *toolkit for trees*."""
    return f"{article_for(phrase)} {phrase}" if _ONE.match(phrase) else phrase


def _as_phrase(part: str) -> str:
    """A question, a statement or an order as what can follow *from*; all else as it is."""
    if part.endswith("?") or _QUESTION.match(part):
        return asked(part.rstrip("?"))
    part = re.sub(r"^\S+, (?=an? )", "", _LEADING.sub("", part))
    clause = stated(part)
    if clause is not None:
        return clause
    first, _, rest = part.partition(" ")
    return _ordered(first.lower(), rest) if _is_order(first.lower(), rest) else part


def _is_order(verb: str, rest: str) -> bool:
    """Whether ``verb`` tells to do something, as before *any tree* even what is mostly a noun."""
    if verb in VERBS and re.match(r"(?:an?|any|all|every|the|your) ", rest):
        return True
    return verb in ORDERS and not re.match(r"(?:of|for|in|and|as)\b|$", rest)


def _ordered(verb: str, rest: str) -> str:
    """*Making sites accessible* for *Make sites accessible*."""
    return "" if verb in ("get", "let") else f"{gerund(verb)} {rest}"


def _reads_well(phrase: str) -> bool:
    """Whether ``phrase`` is whole, says something and speaks to nobody."""
    openings = (_UNFIT_OPENING, _ASIDES, _LISTED_SIDES, _CURT)
    unfit = _UNFIT.search(phrase) or any(opening.match(phrase) for opening in openings)
    is_code = _ONLY_CODE.fullmatch(phrase) is not None
    whole = " " in phrase and not dangles(phrase) and phrase.count("(") == phrase.count(")")
    return whole and not (unfit or is_code or is_hollow(phrase))
