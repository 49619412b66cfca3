"""Which sentences of a README tell of the work itself.

A README speaks to those who have decided to use it: how to set it up, what changed, who pays, what
others say. A blurb is for those who have not heard of it, and says what the thing is and does; a
sentence in doubt is left out, since what it is stands in the first one anyway.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizers.deeds import SUBJECTLESS, as_deed, has_verb, says_what_it_does
from summarizers.document import Document, Passage
from summarizers.for_users import for_users
from summarizers.own_name import names_it_early, opens_with_name, speaks_of_itself
from summarizers.patterns import any_of, pattern
from summarizers.predicates import as_noun
from summarizers.signs import IN_SHORT, PRONOUN, VERB, tells_news
from summarizers.things import THING
from summarizers.verbs import is_plain, plural_of
from summarizers.words import content_stems

_SUBJECT = pattern(
    r"(?:(?:additionally|also|furthermore|moreover|in addition|specifically|unlike [^,]{3,60}|"
    r"inspired by [^,]{3,60}|built (?:on|with) [^,]{3,60}|designed [^,]{3,60}), )?"
    r"(?:it\b|features include\b|"
    r"(?:this|the|its|our) (?!(?:[a-z]+s|can|will|may)\b)(?:[\w-]+ ){0,2}"
    + any_of(
        """repository repo project package library toolkit codebase framework tool model models
        system dataset benchmark agent agents app application engine pipeline method approach goal
        implementation module course book guide leaderboard service crawler database solution
        idea aim objective extension plugin suite corpus collection list platform paper work
        parser compiler server interface architecture algorithm features? key_idea main_idea"""
    )
    + r"\b(?! (?:below|above|directory|folder|file|structure)))"
)
_ASIDE = pattern(
    r"(?:here|there|(?:now )?you can|whether|one \w+ to)\b|it (?:is|['’]s) (?:\w+ ){0,2}"
    r"(?:recommended|possible|important|worth|easy|advised|assumed|known|likely)\b|"
    r"it (?:can|may|might)(?:not)? be (?:used with|run|set|that)\b|do(?:n['’]t| not)\b|"
    r"(?:two|three|four|five|several) [a-z]|(?:passing|running|setting|calling|adding|typing) |"
    r"(?:to|for) [^,]{3,40}, (?:use|run|type|see|set|call|just|simply|please)\b|"
    r"by default,|by (?:downloading|installing|running|using) [^,]{3,40}, you\b|"
    r"(?:it|the \w+) can be (?:built|compiled|installed|run|tested)\b|"
    r"(?:all without|another|but|e\.g|for example|for instance|fortunately|hence|however|"
    r"instead(?! of)|luckily|otherwise|perhaps|sadly|then|therefore|thus|unfortunately|yet)\b"
)
_NEWS = pattern(
    r"\bwe (?:(?:have|had|['’]ve) )?(?:also |just |recently |now |then )*"
    r"(?:added|announced|found snippets|fixed|created|launched|moved|open-?sourced|published|"
    r"released|removed|updated|uploaded)\b|"
    r"\bwe (?:(?:will|plan|intend|are going)\b|(?:are|['’]re) (?:\w+ly )?(?:still )?working\b)"
)
"""What its authors have done last, or mean to do."""
_MADE = pattern(
    r"(?:[a-z]+ly )?(?:built|designed|made|intended|written|inspired|powered|trained|based|backed|"
    r"optimi[sz]ed) "
    r"(?:specifically )?(?:to|for|on|in|by|with|as|from)\b"
    r"(?![^,.]*, (?:it|this|we|the|(?-i:[A-Z])))"
)
"""What it is done for or by, without *it is*."""
_IT = re.compile(r"It (?=[a-z])(?!(?:is|was|has) (?:\w+ ){0,2}(?:to|that)\b)")
"""What does it, and no *It is easy to …*."""
_ITS = pattern(r"it(?:s|['’]s)?\b")
_BACKGROUND = pattern(
    r"\b(?:nowadays|recently|traditional|conventional|unfortunately|in recent years|"
    r"(?:in|over) the (?:last|past)|these days|ha(?:s|ve) been shown)\b"
)
"""What the world is like, which a paragraph about the work may go on with."""
_PRONOUN_INSIDE = pattern(r"(?<=\s)(?:it|its)\b")
"""In an entry of a list this is of what the entry is headed by."""
_HEADED = pattern(r"(?:[^:.,;]|\.\d){2,40}: |\S+(?: \(\S+\))?, (?:that|which|who)\b")
"""A label or a name, and no sentence behind it."""
_WHICH = pattern(r"(?:an?|one) (?:[\w-]+ ){1,5}?(?=(?:that|which|who|what)\b)")
_DOES_THAT = re.compile(rf"(?=[A-Z])(?i:{SUBJECTLESS.pattern})")
_NEAR = 12
"""Sentences behind the definition whose subject is the work, where they have none."""
_REPEATED, _MORE = 0.6, 7
"""How much of a sentence was said before, unless it says so much more."""
_WE = pattern(r"(?:[^,]{3,60}, )?we(?:['’]\w+)?\b")
"""What its authors say about themselves, or about using it."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A sentence as it was read, and what that means for the one behind it."""

    passage: Passage
    tells: bool
    """Whether it tells of the work, so that its paragraph may go on doing so."""
    is_of_it: bool
    """Whether an *it* behind it is the work."""
    continues_it: bool = False
    """Whether its own *it* is the work."""

    def is_before(self, passage: Passage) -> bool:
        return self.passage.index + 1 == passage.index


def told_of_work(document: Document, defining: Passage | None, name: str = "") -> list[Passage]:
    """The passages that tell of the work, and those that go on in a paragraph that does so.

    ``defining``, which says what the work is, is not among them. What begins with an *it* that is
    the work begins with its ``name``, where another sentence may be printed before it.
    """
    told = []
    first = -1 if defining is None else defining.index
    before = None if defining is None else _Read(defining, tells=True, is_of_it=True)
    for passage in document.passages:
        if passage.index < first or (defining is not None and passage.index == first):
            continue
        subject = _with_subject(passage, defining, name)
        read = _read(subject, before if before and before.is_before(passage) else None, document)
        if read.tells and not (_is_of_label(subject) or _repeats(subject, defining)):
            is_named = read.continues_it and name and passage.index != first + 1
            text = _IT.sub(f"{name} ", subject.text) if is_named else subject.text
            told.append(replace(subject, text=text))
        before = read
    return told


def _read(passage: Passage, before: _Read | None, document: Document) -> _Read:
    """What ``passage`` tells of the work, right behind what was read ``before`` it."""
    text, title = passage.text, document.title
    is_described = passage.index < 0
    goes_on = is_described or bool(before and before.tells and not passage.opens_block)
    after_it = before is not None and before.is_of_it
    of_other = _ITS.match(text) and not (goes_on or after_it) and passage.index != 0
    more = goes_on and _is_fit(text) and _BACKGROUND.search(text) is None
    tells = tells_of_work(text, title) or more
    is_it = after_it and _IT.match(text) is not None
    return _Read(passage, tells and not of_other, is_it or _is_of_it(text, title), is_it)


def _is_of_label(passage: Passage) -> bool:
    """Whether an entry of a list speaks of what it is headed by."""
    return passage.is_entry and _PRONOUN_INSIDE.search(passage.text) is not None


def with_its_pronouns(
    sentences: Sequence[str], passages: Sequence[Passage], document: Document, name: str
) -> list[str]:
    """``sentences`` with the *it* that a passage has, where the one before it is printed too."""
    source = {passage.start: passage.text for passage in document.passages}
    told = list(sentences[:1])
    for sentence, passage, before in zip(sentences[1:], passages[1:], passages, strict=False):
        says_it = _IT.match(source.get(passage.start, "")) and passage.index == before.index + 1
        begins = sentence.startswith(f"{name} ")
        told.append(f"It{sentence[len(name) :]}" if says_it and begins else sentence)
    return told


def _with_subject(passage: Passage, defining: Passage | None, name: str) -> Passage:
    """``passage`` as a sentence, where it is a phrase of the work and stands near its definition.

    Right behind that its subject is *it*, further off the work's ``name``.
    """
    if defining is not None and passage.index == defining.index + 1 != 0:
        return replace(passage, text=_completed(passage.text))
    first = -1 if defining is None else defining.index
    if name and passage.index - first < _NEAR and _does_unnamed(passage):
        return replace(passage, text=as_deed(passage.text, name))
    return passage


def _does_unnamed(passage: Passage) -> bool:
    """Whether ``passage`` says what the work does and no more: *Supports trees in Welsh*."""
    follows_label = passage.is_entry and not passage.opens_block
    return not follows_label and _DOES_THAT.match(passage.text) is not None


def _completed(text: str) -> str:
    """A phrase right behind the definition as a sentence: *It is a drop-in parser*."""
    if _MADE.match(text):
        return f"It is {text[:1].lower()}{text[1:]}"
    if SUBJECTLESS.match(text) or says_what_it_does(text):
        return as_deed(text, "It")
    thing = THING.match(text)
    is_thing = thing is not None and VERB.search(thing[0]) is None
    return (as_noun(text, "It") if is_thing else "") or text


def _is_of_it(text: str, title: str) -> bool:
    """Whether an *it* behind ``text`` is the work."""
    is_subject = speaks_of_itself(text) or opens_with_name(text, title)
    return is_subject or (names_it_early(text, title) and tells_of_work(text, title))


def _repeats(passage: Passage, defining: Passage | None) -> bool:
    """Whether ``passage`` says little that ``defining`` does not."""
    if defining is None:
        return False
    stems, said = set(content_stems(passage.text)), set(content_stems(defining.text))
    shared = len(stems & said)
    return shared >= _REPEATED * min(len(stems), len(said)) and len(stems) - shared < _MORE


def tells_of_work(text: str, title: str) -> bool:
    """Whether a sentence of the README of ``title`` says by itself what the work is or does."""
    if IN_SHORT.match(text):
        return True
    if names_it_early(text, title):
        orders = is_plain(_first_word(text)) and not opens_with_name(text, title)
        asides = (rule.match(text) for rule in (_ASIDE, _HEADED))
        return _states(text) and not (
            orders or for_users(text) or _NEWS.search(text) or any(asides)
        )
    return _is_fit(text) and any(rule.match(text) for rule in (_WE, _SUBJECT))


def _states(text: str) -> bool:
    """Whether a sentence with the work's name in it has a verb at all."""
    verbs = re.findall(r"\b[a-z]+s\b", text)
    return bool(VERB.search(text) or has_verb(text) or any(map(plural_of, verbs)))


def _is_fit(text: str) -> bool:
    """Whether ``text`` states something, and to those who have not heard of the work."""
    states = VERB.search(_matrix(text)) or PRONOUN.match(text) or has_verb(text)
    orders = is_plain(_first_word(text))
    if not states or orders or for_users(text) or any(r.match(text) for r in (_ASIDE, _MADE)):
        return False
    return _WE.match(text) is None or (tells_news(text) and _NEWS.search(text) is None)


def _matrix(text: str) -> str:
    """``text`` up to a clause that only says which: *A command* of *a command that runs*."""
    found = _WHICH.match(text)
    return text[: found.end()] if found else text


def _first_word(text: str) -> str:
    return re.split(r"\W", text, maxsplit=1)[0].lower()
