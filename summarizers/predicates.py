"""What is said of a work without naming it, as a sentence with its name for a subject.

A phrase (*A fast parser for Welsh*), or what there is to have (*Structured parsing of verse*): as
descriptions and the first lines of READMEs say it. :mod:`summarizers.deeds` has what it does.
"""

from __future__ import annotations

import re

from summarizers.articles import article_for
from summarizers.common_words import is_common
from summarizers.deeds import PUSHED, SLOGAN, SPEAKS, SUBJECTLESS, has_verb, order_in
from summarizers.patterns import any_of, pattern
from summarizers.things import (
    NO_NOUN,
    NOUN_ENDS,
    OWNED,
    THING,
    is_one,
    is_phrase,
    is_thing,
    lowered,
    mentions,
    own_words,
    with_article,
)
from summarizers.verbs import is_plain

_MASS = pattern(
    rf"(?:[\w+&/.'’-]+ ){{0,5}}?(?:software|infrastructure|tooling|firmware|malware){NOUN_ENDS}"
)
"""What has no article."""
_THE_THING = pattern(rf"the {THING.pattern}")
_CODE = pattern(
    r"(?:(?:the )?(?:official|sample|example|pytorch|source|open-sourced?|reference|training|"
    r"inference|model|data|modeling|eval|evaluation|and|jax|tensorflow|python|rust|go|julia|"
    r"c\+\+),? )*"
    r"(?:codes?|scripts|data|materials|notebooks|examples|resources|weights|implementations|"
    r"(?:[\w-]+ ){1,6}(?:\([^()]*\) )?source codes?)"
    r"(?= (?:and|for|from|of|to|used|with)\b|[,.]|$)"
)
"""What a repository holds, rather than is."""
_OFFICIAL = pattern(r"(?:the )?(?=official (?:[\w-]+ ){0,2}\w)")
_BRACKETS = re.compile(r" \([^()]*\)")
_ING = re.compile(r"\w+ing (?:and \w+ing )?")
_LOWER = re.compile(r" [a-z]|^[A-Z][a-z]+$")
_DOING = pattern(
    any_of(
        """advancing automating bridging bringing building creating developing empowering enabling
        evaluating exploring implementing improving integrating leveraging learning making managing
        mastering measuring reproducing rethinking running tunneling turning understanding using
        writing"""
    )
    + r" (?!of\b|for\b|in\b|with\b|and\b|to\b|algorithm)(?=\w)|[a-z]+ing and [a-z]+ing (?=\w)"
)
"""What is done with the thing, and no noun."""
_ADDING = pattern(r"[a-z]+ing (?:the|an?|any|all|every|your|each|[a-z]+s to)\b")
_HELD = pattern(r"(?:(?<![sui])s|code|data|documentation|software)$")
"""How a noun for several things ends, or for a mass of one."""
_QUALIFIED = re.compile(r"[a-z]+(?:ed|able|ible|ing|al|ive|ic|ous|ent|ant|ful|less|like|free)\b")
"""What an adverb stands before that is no verb."""
_ADVERB = re.compile(r"[A-Z]?[a-z]+ly (?P<next>[a-z-]+)\b")
_TOLD_LATER = re.compile(r"\w+ (?P<verb>[a-z]+) (?:the|an?|any|all|every|your|each) ")
"""An order behind a word that says how: *Tab complete all the things*."""
_APART = re.compile(r"^\W|[:\"“]| [–—-] An? ")
"""What parts a title, or a name, from what it is of."""
_SEVERAL = re.compile(r"s(?:, \w+ed)?$")
_REPOSITORY = pattern(r"\brepo(?:sitory)?$")
_MADE = pattern(r"(?:built|designed|intended|made|written) (?:to|for|with|on|in|by|using)\b")
_CONCRETE = pattern(
    r".*\b"
    + any_of(
        """algorithms assets badges bindings builds cases checkpoints components concepts
        configs data datasets docs documentation dotfiles drafts examples exercises extensions files
        fonts hooks icons information lectures libraries lists materials models notebooks papers
        plugins presentations prompts resources scripts skills slides solutions tasks templates tips
        toolkits tutorials weights workflows"""
    )
    + "$"
)
"""What lies in a repository, where a noun ends on it."""


def as_noun(text: str, name: str) -> str:
    """``text`` with ``name`` as its subject, where it is a phrase for one thing; else empty.

    >>> as_noun("A parser for Welsh.", "Lexa"), as_noun("Fast parser in Rust", "Lexa")
    ('Lexa is a parser for Welsh.', 'Lexa is a fast parser in Rust')
    """
    own = f"The {name} "
    if text.startswith(own) and THING.match(text, len(own)):
        text = f"{'An' if article_for(text[len(own) :]) == 'an' else 'A'} {text[len(own) :]}"
    if is_phrase(text):
        return f"{name} is {text[:1].lower()}{text[1:]}"
    if has_verb(text) or SPEAKS.search(text):
        return ""
    official = _OFFICIAL.match(text)
    if official:
        return f"{name} is the {lowered(text[official.end() :], name)}"
    if _MASS.match(text) and not (order_in(text) or mentions(text, name)):
        return f"{name} is {lowered(text, name)}"
    if _THE_THING.match(text) and ": " not in text:
        return f"{name} is {text[:1].lower()}{text[1:]}"
    plain = _BRACKETS.sub("", text)
    if not is_thing(plain) or _CODE.match(text) or (mentions(text, name) and not OWNED.match(text)):
        return ""
    return f"{name} is {with_article(text, name)}"


def as_offer(text: str, name: str) -> str:
    """What the thing offers, or its repository holds: *Lexa offers sparse parsing of verse*."""
    if _CODE.match(text):
        return _held(text, name)
    if deed := _as_purpose(text, name):
        return deed
    if not _is_noun(text):
        return ""
    head = own_words(_BRACKETS.sub("", text))
    if _CONCRETE.match(head) and not _ING.match(head) and _LOWER.search(head):
        return _held(text, name)
    if not mentions(text, name):
        return _offered(text, head, name)
    if mentions(head, name) or not (is_thing(text) or _HELD.search(head)):
        return ""
    if _REPOSITORY.search(head):
        return f"{name} is {with_article(text, name)}"
    return _held(text, name)


def _as_purpose(text: str, name: str) -> str:
    """What is done with the thing, and what it is made for, of ``name``."""
    if SLOGAN.search(text):
        return ""
    if _DOING.match(text) and not has_verb(text):
        return f"{name} is for {text[:1].lower()}{text[1:]}"
    return f"{name} is {text[:1].lower()}{text[1:]}" if _MADE.match(text) else ""


def _is_noun(text: str) -> bool:
    """Whether ``text`` names what there is to have, and tells nothing to do."""
    before_title = own_words(text) if is_thing(text) else text
    unfit = (SLOGAN.search(text), NO_NOUN.match(text), _APART.search(before_title))
    return " " in text and not (any(unfit) or _acts(text) or has_verb(text))


def _acts(text: str) -> bool:
    """Whether ``text`` opens with a verb, or with a word that says how something is done."""
    first = text.split(" ")[0]
    is_verb = is_plain(first.lower()) and is_common(first) and not PUSHED.match(text)
    manner = _ADVERB.match(text)
    does = manner is not None and not _QUALIFIED.match(manner["next"])
    told = _TOLD_LATER.match(text)
    is_told = told is not None and is_plain(told["verb"])
    return (
        is_verb
        or does
        or is_told
        or any(f(text) for f in (order_in, _ADDING.match, SUBJECTLESS.match))
    )


def _held(text: str, name: str) -> str:
    told = with_article(text, name) if is_thing(text) else lowered(text, name)
    return f"The repository holds {told}"


def _offered(text: str, head: str, name: str) -> str:
    """What ``name`` offers; one thing is what it is."""
    article = re.match(r"(?:An?|[Tt]he) ", text)
    if article and not _SEVERAL.search(head):
        return f"{name} is {article[0].lower()}{text[article.end() :]}"
    if is_one(head):
        return f"{name} is {with_article(text, name)}"
    return f"{name} offers {lowered(text, name)}"
