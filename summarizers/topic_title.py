"""What a title says a story is about: what stands after its colon, asks, states or orders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.models import Candidate, Kind
from summarizers.articles import article_for
from summarizers.clauses import asked, stated
from summarizers.cleaning import clean
from summarizers.patterns import any_of, pattern
from summarizers.praise import without_praise
from summarizers.reports import is_whole_issue, reports
from summarizers.running_case import running_case, with_names
from summarizers.shortening import versions
from summarizers.topic_fit import first_fit
from summarizers.verbs import ORDERS, VERBS, gerund

MAX_TITLE, MAX_TEXT = 300, 1500
"""How much of a title, a description and an abstract is read."""

_PARTS = re.compile(
    r"(?<=[?!])\s+|\s*:(?:\s+|(?=[A-Z]))|\s+(?:[—–]|--?|\|)\s+|,\s+or,\s+|"
    r",\s+(?=[Tt]owards? )|(?<=[a-z]{2})(?<!vs)\.\s+(?=[A-Z])"
)
"""What parts a title: a colon, a dash, a question mark."""
_BRACKETS = re.compile(r"\s*(?:(?<=\s)|(?<=[A-Za-z]{4}))\([^()]*\)|\s*\[[^\]]*\]")
_KINDS = any_of(
    r"""advances challenges techniques applications methods progress trends developments resources
    taxonomy frontiers foundations (?:[\w-]+_)?approaches"""
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
_VERSION = re.compile(
    r"[A-Z][\w-]*|[A-Za-z][\w-]*(?: [A-Z][\w-]*){0,4} v?\d[\w.]*(?: [Rr]elease [Aa]nnouncement)?"
)
"""A name, and a release of it: *Quill Pen v3.1*."""
_HAILED = re.compile(
    r"(?:Introducing|Announcing|Presenting|Meet) (?=(?:[A-Z][\w-]*(?: |$))+$)(?!The )"
)
"""What is hailed by its name only: *Introducing Quill Pen*."""
_LEADING = pattern(
    r"^(?:towards?|on|introducing|announcing|presenting|meet|about|new|the case for|position) "
    r"(?=\S)"
)
_NEXT_ORDER = re.compile(rf", (?P<verb>{'|'.join(sorted(ORDERS))}) (?=\w)")
_NAMED_FIRST = re.compile(r"^(?:[\w-]+ )?\S+, (?=an? )")
"""A name in front of what it is: *Quill Pen, a parser of verse*."""
_IS_THERE = pattern(r",? (?:is|are) (?:now )?(?:(?:generally )?available|here|live|out)(?: .*)?$")
_BLOG = pattern(
    r"(?: (?:AI|blog|news|machine learning|research|engineering|team|technical|developers?))+$"
)
_QUESTION = pattern(r"(?:what|how|why)(?: exactly)? (?:is|are|do|does|can|well|much)\b")
_NO_OTHER = r"(?!(?:of|for|in|to|by|with|from|at|on|that|as|and|via|using|through|without|over)\b)"
_THING = any_of(
    """framework toolkit tool library engine benchmark dataset method system suite list
    collection platform agent retriever recipe language_model assistant survey toolbox model
    architecture paradigm approach server transformer autoencoder encoder tokenizer optimizer
    network ensemble baseline recipe leaderboard playbook study interview researcher workflow
    algorithm application autopilot classifier controller detector mechanism pipeline scheme solver
    strategy twin"""
)
_THE_ONE = re.compile(
    any_of(
        """absence application benefits capacity danger development effects? emergence geometry
        impacts? importance influence limits mechanism need origins? power presence rise roles? use
        value"""
    )
    + " of "
)
"""What there is one of, with what it is of."""
_A_MANY = re.compile(
    rf"an? (?:{_NO_OTHER}[\w-]+ ){{0,5}}(?:agents|methods|models|networks|systems)$"
)
"""A slip of a title: one of several."""
_BARE_AI = re.compile(r"(?:fully )?(?:local|open|open-source|private|personal) [A-Z][\w-]+ AI$")
_ONE = re.compile(
    r"(?!(?:an?|the|one(?!-)|this|its|their|how|why|what|whether|when|where)\b)"
    r"(?![\w-]+ing (?!(?:engine|framework|library|method|pipeline|system|tool|transformer)\b)|"
    r"\w+ing transformer\b)"
    rf"(?:{_NO_OTHER}[\w-]+ ){{0,7}}{_THING}"
    r"(?: (?:of|on|for|to|that|with|via|in|by|and|enabling|[a-z]+ed)\b|$)"
)
"""A kind of work that stands without the article it needs."""
_WAY_OF = pattern(
    r"an? (?:[\w-]+ )?(?:approach|method|technique|strategy|way) (?:for|to|of) (?=[\w-]+ing \w)"
)
"""*An approach for* before what is done says nothing."""


def of_title(candidate: Candidate) -> Iterator[str]:
    """What stands after the colon, or is asked before it; without a colon, the whole."""
    first, *others = _titled(candidate)
    if any(_SURVEY.match(part) for part in others):
        yield from _survey(first, candidate)
    if not others and _is_name(first, candidate.text):
        return
    if candidate.kind is Kind.POST and is_whole_issue(candidate.title):
        return
    says_all = not others or first.endswith("?") or _SURVEYS.match(first)
    for part in [first, *others] if says_all else others:
        if not _SURVEY.match(part):
            yield from _fit(part, candidate)


def before_colon(candidate: Candidate) -> Iterator[str]:
    """What stands before the colon, where that is a subject and not the work's name."""
    first, *others = _titled(candidate)
    if not others or first in candidate.text:
        return
    either = first.endswith("?") and " or " in first
    orders = first.split(" ")[0].lower() in VERBS
    if either or orders or _SUBJECT_WORD.search(first):
        yield from _fit(first.rstrip("?") if either else first, candidate)


def without_brackets(text: str) -> str:
    """``text`` without what stands in its brackets: an acronym, an aside, a badge."""
    return _BRACKETS.sub("", text)


def _titled(candidate: Candidate) -> list[str]:
    return _parts(clean(candidate.title[:MAX_TITLE]))


def _is_name(title: str, text: str) -> bool:
    """Whether the whole title is a name: *Quill 3*, or what ``text`` uses as one."""
    used = len(title.split()) <= 2 and title[1:] != title[1:].lower() and title in text
    return used or bool(_VERSION.fullmatch(title) or _HAILED.match(title))


def _parts(text: str) -> list[str]:
    """A title or description between its colons, dashes and marks, without its brackets."""
    plain = without_brackets(text.rstrip("."))
    return [part.strip(" ,.") for part in _PARTS.split(plain) if part.strip(" ,.")] or [text]


def _survey(subject: str, candidate: Candidate) -> Iterator[str]:
    """*Tree Parsing: A Survey* as *a survey of tree parsing*."""
    if not _NO_OBJECT.match(subject):
        yield from _fit(subject, candidate, "a survey of ")
    yield from _fit(subject, candidate)


def _fit(part: str, candidate: Candidate, lead: str = "") -> Iterator[str]:
    """``part`` of a title or description as a phrase after ``lead``, if it reads well."""
    if reports(_LEADING.sub("", part)):
        return
    text = (candidate.text or candidate.description)[:MAX_TEXT]
    plain = with_names(running_case(without_praise(part), text), _names_of_source(candidate))
    phrase = _WAY_OF.sub("", _as_phrase(plain))
    if phrase:
        yield from first_fit(map(_with_article, versions(lead + phrase)))


def _names_of_source(candidate: Candidate) -> list[str]:
    """Who writes a post, where the title may say it: *Lexa* of *Lexa Engineering Blog*."""
    name = _BLOG.sub("", candidate.source)
    return [name] if candidate.kind is Kind.POST and name in candidate.title and name else []


def _with_article(phrase: str) -> str:
    """*A toolkit for trees* for *toolkit for trees*; *parsing systems* for *a parsing systems*."""
    if _A_MANY.match(phrase):
        return phrase.partition(" ")[2]
    if _THE_ONE.match(phrase):
        return f"the {phrase}"
    return (
        f"{article_for(phrase)} {phrase}"
        if _ONE.match(phrase) or _BARE_AI.match(phrase)
        else phrase
    )


def _as_phrase(part: str) -> str:
    """A question, a statement or an order as what can follow *from*; all else as it is."""
    if part.endswith("?") or _QUESTION.match(part):
        return asked(part.rstrip("?"))
    part = _LEADING.sub("", part)
    part = _NAMED_FIRST.sub("", _IS_THERE.sub("", part))
    clause = stated(part)
    if clause is not None:
        return clause
    first, _, rest = part.partition(" ")
    return _ordered(first.lower(), rest) if _is_order(first.lower(), rest) else part


def _is_order(verb: str, rest: str) -> bool:
    """Whether ``verb`` tells to do something, as before *any tree* even what is mostly a noun."""
    if verb in VERBS and re.match(r"(?:an?|any|all|every|the|your) ", rest):
        return True
    return verb in ORDERS and verb != "go" and not re.match(r"(?:of|for|in|and|as)\b|$", rest)


def _ordered(verb: str, rest: str) -> str:
    """*Making sites accessible* for *Make sites accessible*."""
    rest = _NEXT_ORDER.sub(lambda more: f", {gerund(more['verb'])} ", rest)
    return "" if verb in ("get", "let") else f"{gerund(verb)} {rest}"
