"""What a repository's description, or a paper's abstract, says that it is or presents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from newsletter.models import Candidate, Story
from summarizers.cleaning import clean
from summarizers.document import read_document
from summarizers.noun_phrase import noun_phrase
from summarizers.patterns import pattern
from summarizers.phrases import within_a_sentence
from summarizers.praise import without_praise
from summarizers.running_case import terms_in_lower_case, with_names
from summarizers.sentences import split_sentences
from summarizers.shortening import versions
from summarizers.topic_fit import first_fit
from summarizers.topic_title import MAX_TEXT, without_brackets
from summarizers.verbs import VERBS, gerund, is_plain

_TELLING = 4
_ARTICLE = re.compile(r"^(?:An?|The) ")
_PRESENTS = pattern(r"we\b|(?:this|our|the) (?:paper|work|study|article|report|survey)\b")
_PRESENTED = re.compile(
    r"(?!The first\b)(?:An?|The) (?!.* called )(?!.*(?:\b[A-Z][a-z]+ ){2}[A-Z][a-z])"
    r"(?!.* (?:for|of|in|with|from) [A-Z][a-z]+, [A-Z])"
)
"""A phrase of an abstract that claims no first, and has no name inside."""
_KINDS = frozenset("agent agents app framework library server tool tools ui website".split())
"""Names of repositories that are no name elsewhere."""
_MANNER_DO = re.compile(r"(?P<manner>[A-Za-z]\w+ly) (?P<verb>[a-z]+) (?=\w)")
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


def of_repository(repository: Candidate) -> Iterator[str]:
    """What it is, by its description or else its README."""
    told = within_a_sentence(read_document(Story(repository)))
    readme = repository.text[:MAX_TEXT]
    plain = (terms_in_lower_case(without_praise(text.rstrip(".")), readme) for text in told)
    named = (with_names(text, _own_names(repository)) for text in plain)
    phrases = (_done(_ARTICLE.sub(_small, text)) for text in named)
    yield from first_fit(chain.from_iterable(map(_told_shortly, phrases)))


def of_text(candidate: Candidate) -> Iterator[str]:
    """What the abstract says that it presents, where it says so in a phrase."""
    for sentence in split_sentences(clean(candidate.text[:MAX_TEXT])):
        told = re.sub(r"^In this (?:paper|work), ", "", sentence.text)
        phrase = noun_phrase(told) if _PRESENTS.match(told) else None
        if phrase and _PRESENTED.match(phrase):
            plain = without_praise(without_brackets(phrase).rstrip("."))
            described = re.split(r", (?=[A-Z]|\w+(?:ing|ed)\b)", plain)[0]
            yield from first_fit(versions(_lowered(described), cut_anywhere=False))


def _own_names(repository: Candidate) -> list[str]:
    """The repository and its owner as the description spells them, with a capital."""
    names = re.split(r"[/:]", repository.id)[1:]
    words = re.findall(r"\b[A-Z]\w+", repository.description)
    own = {name.lower() for name in names} - _KINDS
    return [word for word in words if word.lower() in own]


def _small(article: re.Match[str]) -> str:
    return article[0].lower()


def _done(phrase: str) -> str:
    """*Quickly drawing trees* for *Quickly draw trees*; all else as it is."""
    found = _MANNER_DO.match(phrase)
    if found is None or not is_plain(found["verb"]):
        return phrase
    return f"{found['manner'].lower()} {gerund(found['verb'])} {phrase[found.end() :]}"


def _told_shortly(phrase: str) -> Iterator[str]:
    """``phrase`` in fewer words, and as what the thing does where it is only *a library that*."""
    does = _THAT_DOES.match(phrase)
    if does:
        yield from versions(f"{gerund(_plain_form(does))} {does['rest']}")
    bare = without_brackets(phrase)
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


def _lowered(phrase: str) -> str:
    return phrase[:1].lower() + phrase[1:]
