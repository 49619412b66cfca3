"""What a repository is, in a whole sentence that begins with its name.

A README says *Lexa is a fast parser for Welsh*, or only *A fast parser for Welsh* below its name,
and its description is no sentence either; see :mod:`summarizers.predicates` and
:mod:`summarizers.deeds` for how that becomes one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from summarizers.deeds import as_deed, has_verb
from summarizers.described import plain_words, without_tag
from summarizers.document import Document, Passage
from summarizers.for_users import for_users, tells_its_name
from summarizers.language import is_english
from summarizers.openings import leans_inside
from summarizers.own_name import (
    after_name,
    named,
    opens_with_name,
    opens_with_version,
    speaks_of_itself,
)
from summarizers.patterns import pattern
from summarizers.praise import without_praise
from summarizers.predicates import as_noun, as_offer
from summarizers.signs import EVERYONE, IN_SHORT, OF_PAPER, US, VERB
from summarizers.things import THING, is_phrase
from summarizers.verbs import is_singular
from summarizers.words import content_stems

_THIS_THING = pattern(rf"this is (?P<thing>an? {THING.pattern})")
_HOLDS = pattern(
    r"[^.;:]{3,80}?\b(?:is (?:an?|the|intended|designed|meant|built|made|to)\b|contains?|provides?|"
    r"implements?|offers?|includes?|hosts?|holds?|aims?|allows?|lets?|enables?|helps?|collects?|"
    r"gathers?|shows?|explores?|accompanies|reproduces?|facilitates?|serves as|extends|exposes|"
    r"simplifies|performs)\b"
)
"""What such a sentence says that says what the thing is."""
_OF_NO_USE = pattern(r", and more\.$|\bfollowing\b|\bmade (?:\w+ )?available\b|\bhere\.$")
_IS = pattern(
    r"(?:(?! (?:is|are|was|can|has) )[^.;:!?]|\.(?=\S)){1,90}? "
    r"(?:is|are|acts as|stands as|serves as) "
    r"(?:basically |essentially |simply )?"
    r"(?:an? (?!(?:\w+ )?(?:word|acronym|work in progress|play on)\b)|"
    r"the (?!(?:name|home|place|pivot)\b)"
    r"|one of the |your )"
)
"""How a sentence says what its subject is."""
_LICENSED = pattern(
    r",? (?:and is |which is |is )?(?:distributed|licen[cs]ed|released) under [^,;]*(?=\.$)"
)
_PRESENTED = pattern(
    r"(?:[^,]{3,40}, )?we (?:present|introduce|propose|release|open-source|describe) "
    r"(?P<name>[^,:–—]{2,40}), (?=(?:an?|the) )"
)
_SAYS_SO = re.compile(r"\S+(?: \S+){0,4}? (?:[a-z]+s|can) \w")
"""A name and a verb behind it."""
_SAYS_LESS = pattern(
    r"(?:\S+ ){1,6}?(?:also|even|currently|able to|now)\b|"
    r"(?:\S+ ){1,6}?(?:is|are|was|were|has been) (?:\w+ly )?(?:based|developed|inspired|maintained|"
    r"motivated|supported|tested|treated|used)\b"
)
"""What a sentence says of a thing that is known already."""
_OF = pattern(r"(?:about|at|by|for|from|in|of|on|to|with)\b")
"""What follows a noun, rather than a verb."""
_WELCOME = pattern(r"welcome to (?P<name>(?:the )?[^,.:!]{2,40}), (?=(?:an?|the|your) )")
_APPOSED = pattern(r"(?P<name>[^,:–—]{2,40})(?:,|:| [–—-]) (?=(?:an?|the) )")
YOU = pattern(r"\byou\b")
"""What speaks to a reader, where another sentence need not."""
LOWER_CASE = re.compile(r" (?!(?:of|for|and|the|in|to|with)\b)[a-z]")
"""What a name or a title does not have."""
_TITLED = 0.6
_DASHED = re.compile(r"^([^–—]{2,60}) [–—-](?= (?:is|are) )")
_WHOLE = re.compile(
    r"(?!(?:If|When|As|In|For|With|This|These|Here|There|We|You|It|How|What|Why|Let|All|Now)\b)"
    r"[A-Za-z][\w.+/-]*(?: (?:[A-Z\d][\w.+/-]*|of|for|and|the))*(?: \([^()]*\))? "
    r"(?:is|are|was|provides|offers|enables|allows|lets|helps|makes|gives|turns|brings|aims|supports|"
    r"contains|includes|uses|takes|runs|implements|combines|automates) (?!not\b)\w"
)
"""A sentence with a name for its subject."""
_CALLED = re.compile(
    r"(?P<name>(?=[a-z\d.-]{0,30}[A-Z])[\w.-]{1,40}(?: [A-Z\d][\w.-]{0,40}){0,3})(?:: | [–—-] )"
    r"(?P<rest>.+)"
)
"""Another name than the page's, before what bears it."""
_FEW = 2
_UNSURE = pattern(rf"{US.pattern}|\bmy\b|[?!]|\b(?:here|deprecated|archived|moved)\b")
_CURT = 7
"""A sentence of fewer words, its name among them, says little of what a thing is."""
_REPEATED = 0.6
_MUCH = 2
"""What a sentence has as many times the words of another says much more."""
_EARLY = 3
"""A README's sentences that may say what the thing is without its name."""
_IN_READING = 12
"""How far it may say so with its name."""


def definition(document: Document, name: str) -> Passage | None:
    """What the repository is, as a sentence, from the README or, before it, from the description.

    What the README says again by name, and with more words, says it better than the description.
    """
    found = next(definitions(document, name), None)
    if found is None:
        return None
    text, passage = found
    if passage is not document.description:
        return replace(passage, text=_ended(text))
    again = [p for p in document.passages[:_EARLY] if _repeats(p.text, text)]
    says = _named_and_said if _is_curt(text) else _own_sentence
    title = document.title
    named_again = (p for p in again if says(p.text, title) or _says_much(p.text, text, title))
    before = min((p.index for p in document.described), default=0) - 1
    place = next((p.index for p in again if p.opens_block), before)
    return next(named_again, replace(passage, text=_ended(text), index=place))


def _says_much(sentence: str, text: str, title: str) -> bool:
    """Whether ``sentence`` says by name what ``text`` says, and as much again."""
    is_long = len(sentence.split()) >= _MUCH * len(text.split()) and not YOU.search(sentence)
    return is_long and _named_and_said(sentence, title) != ""


def _repeats(sentence: str, text: str) -> bool:
    """Whether ``sentence`` says what ``text`` says, or most of it."""
    stems, said = set(content_stems(text)), set(content_stems(sentence))
    return len(stems & said) >= _REPEATED * len(stems) and not EVERYONE.search(sentence)


def definitions(document: Document, name: str) -> Iterator[tuple[str, Passage]]:
    """Every way in which it says what it is, the clearest first."""
    first = (p for p in document.passages if p.index < _IN_READING)
    near = [p for p in first if is_english(p.text) and not EVERYONE.search(p.text)]
    early = [p for p in near if p.opens_block and not p.is_entry and p.index < _EARLY]
    described = english_description(document)
    title = document.title
    yield from _texts((p for p in near if p.index < _EARLY), lambda p: _own_sentence(p.text, title))
    yield from _texts(near, lambda p: _apposed(p.text, title) or _own_sentence(p.text, title))
    yield from _texts(described, lambda p: _own_sentence(p.text, title))
    nouns = _texts((*described, *early), lambda p: as_noun(plain_words(p, document), name))
    yield from sorted(nouns, key=lambda noun: _is_curt(noun[0]))
    yield from _texts(near, lambda p: _version_defined(p.text, title))
    yield from _texts(early, lambda p: _this_thing(p.text, name))
    yield from _texts(near, lambda p: p.text if IN_SHORT.match(p.text) else "")
    yield from _texts(described, lambda p: _does(p.text, title))
    yield from _texts(early, lambda p: _named_and_said(p.text, title))
    yield from _texts(described, lambda p: as_deed(plain_words(p, document), name))
    deeds = [p for p in early if not for_users(p.text)]
    yield from _texts(deeds, lambda p: as_deed(plain_words(p, document), name))
    said = [*_texts(near, lambda p: _of_this(p.text, name))]
    yield from (found for found in said if not YOU.search(found[0]))
    yield from _texts(described, _whole)
    yield from _texts(described, lambda p: _of_this(p.text, name))
    yield from _texts(described, lambda p: _called(p, document))
    yield from _texts((*described, *early[:1]), lambda p: as_offer(plain_words(p, document), name))
    yield from _texts(described, lambda p: as_offer(_before_colon(plain_words(p, document)), name))
    yield from _texts(document.described, lambda p: as_noun(plain_words(p, document), name))
    yield from said
    yield from _texts(near, lambda p: _named_and_said(p.text, title))
    yield from _texts(early, lambda p: p.text if OF_PAPER.match(p.text) else "")


def _texts(
    passages: Iterable[Passage], told: Callable[[Passage], str]
) -> Iterator[tuple[str, Passage]]:
    return ((text, passage) for passage in passages if (text := told(passage)))


def _own_sentence(text: str, title: str) -> str:
    """``text`` where it is a sentence that says what the thing of ``title`` is, by name."""
    plain = _DASHED.sub(r"\1", _LICENSED.sub("", without_praise(text)))
    is_own = _IS.match(plain) and opens_with_name(plain, title)
    return plain if is_own and not (tells_its_name(plain) or leans_inside(plain)) else ""


def _apposed(text: str, title: str) -> str:
    """*Welcome to Lexa, a parser* or *Lexa: a parser* as a sentence."""
    plain = _LICENSED.sub("", without_praise(text))
    welcome = _WELCOME.match(plain)
    if welcome:
        return f"{welcome['name']} is {plain[welcome.end() :]}"
    for rule in (_APPOSED, _PRESENTED):
        found = rule.match(plain)
        if found and opens_with_name(found["name"], title) and not has_verb(found["name"]):
            what = plain[found.end() :]
            if _is_bare(what):
                return f"{found['name']} is {what[:1].lower()}{what[1:]}"
    return ""


def _is_bare(what: str) -> bool:
    """Whether ``what`` only names a thing: no verb behind it, and not set as a title."""
    words = what.split()
    titled = sum(word[:1].isupper() for word in words) > _TITLED * len(words)
    return not (_says_more(what) or titled)


def _says_more(what: str) -> bool:
    return has_verb(what) or any(VERB.match(part) for part in what.split(", ")[1:])


def _is_curt(noun: str) -> bool:
    """Whether it says so little, or so much more, of what the thing is that another had better."""
    return len(noun.split()) < _CURT or _says_more(noun.partition(" is ")[2])


def _version_defined(text: str, title: str) -> str:
    """``text`` where it says what one of the work's family is."""
    return without_praise(text) if _IS.match(text) and opens_with_version(text, title) else ""


def _this_thing(text: str, name: str) -> str:
    """Call by its name what *This is a parser* says."""
    this = _THIS_THING.match(text)
    return f"{name} is {without_praise(text[this.start('thing') :])}" if this else ""


def _of_this(text: str, name: str) -> str:
    """What *This is …* or *This repository …* says, by its name; not where it says only whose."""
    if this := _this_thing(text, name):
        return this
    says = speaks_of_itself(text) and _HOLDS.match(text)
    unfit = OF_PAPER.match(text) or _OF_NO_USE.search(text)
    return named(without_praise(text), name) if says and not unfit else ""


def _named_and_said(text: str, title: str) -> str:
    """``text`` where it says anything of the thing by name."""
    says = (VERB.search(text) or _SAYS_SO.match(text)) and opens_with_name(text, title)
    is_whole = re.match(r"\S+(?: \(\S+\))?,", text) is None  # not *Lexa, that reads verse*
    is_new = not (for_users(text) or _SAYS_LESS.match(text) or _OF.match(after_name(text, title)))
    return without_praise(text) if says and is_whole and is_new else ""


def _does(text: str, title: str) -> str:
    """A description that says by name what the thing does: *Lexa reads verse*."""
    verb, _, rest = after_name(text, title).partition(" ")
    does = is_singular(verb) and not _OF.match(rest)
    return without_praise(text) if does and not _SAYS_LESS.match(text) else ""


def _called(passage: Passage, document: Document) -> str:
    """What a description calls a thing that its page calls otherwise: *Quill 2: A verse parser*."""
    found = _CALLED.match(without_tag(passage.text))
    if found is None:
        return ""
    rest = replace(passage, text=found["rest"])
    return as_noun(plain_words(rest, document), found["name"])


def _before_colon(text: str) -> str:
    """What stands before a colon, where that is no name."""
    first, colon, rest = text.partition(": ")
    is_told = colon and not is_phrase(rest)
    return first if is_told and LOWER_CASE.search(first) and len(first.split()) > _FEW else ""


def _whole(passage: Passage) -> str:
    """A description that is a sentence already, of the thing by another name."""
    plain = without_praise(without_tag(passage.text))
    return plain if _WHOLE.match(plain) and not (_UNSURE.search(plain)) else ""


def english_description(document: Document) -> list[Passage]:
    """The description, if there is one in English."""
    return [p for p in (document.description,) if p is not None and is_english(p.text)]


def _ended(text: str) -> str:
    return text if re.search(r"[.!?]$", text) else f"{text}."
