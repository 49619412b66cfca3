"""First person to third: the authors are the actors of a blurb, never *we*.

``we`` and ``the authors`` take the same verb forms, so a plural needs no agreement; a single
author's ``I`` does, and is :mod:`~summarizers.one_author`'s.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from summarizers.agreement import with_plain_plurals
from summarizers.one_author import as_the_author, speaks_as_one
from summarizers.openings import capitalised
from summarizers.patterns import any_of, pattern
from summarizers.sentences import begins_sentence

_FIRST_PERSON = re.compile(
    r"\b(?:[Ww]e|[Oo]urs?|[Oo]urselves|[Mm]y|[Mm]yself|[Mm]e|[Ww]e['’](?:re|ve|ll|d))\b"
    r"|\b[Uu]s\b|\b[Ll]et['’]s\b|\bof mine\b(?=\W*$|[,.;:)])"
    r"|(?<![\w.'’/-])i(?:['’](?:m|ve|ll|d)| am| think)\b"
)
"""What no blurb may hold, beside *I*."""
_SHOUTED_SHARE = 0.6
_SHOUTED = re.compile(r"\b(?:WE|OURS?|OURSELVES|US|MY|MYSELF|ME|I)\b")

_GENERIC_HEADS = any_of(
    """ablations? algorithms? analys[ei]s approach(?:es)? architectures? benchmarks? code codebase
    contributions? data datasets? data_sets? design evaluations? evidence experiments? findings?
    formulations? frameworks? implementations? investigations? library methods? methodolog(?:y|ies)
    models? networks? observations? package paper pipeline platform procedure progress project
    proofs? protocol release repository research results? simulations? solutions? strateg(?:y|ies)
    study survey systems? techniques? theorems? theory toolkit tools? training
    understanding work"""
)
_PERSONAL = pattern(
    r"(?:[\w-]+ ){0,2}(?:teams?|labs?|groups?|colleagues|users|customers|community|readers|company|"
    r"knowledge|lives|world|society|planet|own|daily|everyday|hopes?|beliefs?|discretion|opinions?|"
    r"views?|minds?)\b"
)
"""What stays somebody's."""
_DESCRIBED_HEAD = re.compile(rf"(?:[\w-]+ ){{0,2}}(?:{_GENERIC_HEADS})\b", re.IGNORECASE)
_POSSIBLE = pattern(r"\b(allow|enable|permit|let|help)(s|ed|ing)? us (?:to )?(?=[a-z])")
_LEADS_US = pattern(r"\b(lead|leads|leading|led) us (?=to (?:an?|the)\b)")
_CONTRACTIONS = (
    (re.compile(r"\b([Ww]e)['’]ve\b"), r"\1 have"),
    (re.compile(r"\b([Ww]e)['’]re\b"), r"\1 are"),
    (re.compile(r"\b([Ww]e)['’]ll\b"), r"\1 will"),
    (
        re.compile(
            r"\b([Ww]e)['’]d (?=(?:like|rather|love|want|expect|need|be|also|argue|recommend|"
            r"suggest|prefer|hope)\b)"
        ),
        r"\1 would ",
    ),
)
_THIS_PAPER = re.compile(
    r"^This (paper|work|study|article|report|survey|post|thesis|tutorial|manuscript|"
    r"essay|blog post|blogpost|blog|guide|piece|series)\b"
)
_WE = re.compile(r"\b[Ww]e\b(?!-)")
_OURS_FIRST = re.compile(r"(?:(?!\b[Ww]e\b).)*?\b(?P<our>[Oo]ur) (?!own\b)(?=.*\b[Ww]e\b)")
"""Where the house is named by what it has: *Brook's hope, as they wrote, is …*."""
_PLURAL_BE = (
    (re.compile(r"^( (?:\w+ly |also |now |just |here )?)are\b"), r"\1am"),
    (re.compile(r"^( (?:\w+ly |also |now |just |here )?)were\b"), r"\1was"),
)
_PLURAL = re.compile(r"\b(?:[Ww]e|[Oo]ur own|[Oo]urselves|[Oo]urs|[Oo]ur|us|Us)\b(?!-)")


@dataclass(frozen=True, slots=True)
class Actors:
    """Who did the work, in the words of a blurb."""

    subject: str = "the authors"
    """On first mention; a plural."""
    possessive: str = "the authors'"
    single: str = "the author"
    """Where the source says *I*."""
    are_one: bool = False
    """Whether the subject is a house, of which one says *Lexa shows*."""


THE_AUTHORS = Actors()


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in the third person, and whether the authors have been named by its end."""

    text: str
    named: bool


def third_person(
    text: str,
    named: bool = False,
    actors: Actors = THE_AUTHORS,
    *,
    deictic: bool = False,
    introduced: bool = False,
) -> Told:
    """``text`` without first person.

    ``named`` says that an earlier sentence of the blurb has named the authors: *we* is then
    *they*, and *our* is *their*. ``introduced`` says that they stand somewhere before, though not
    as the subject last read: *our parser* is then *the parser*. ``deictic`` leaves *This paper* as
    it is.
    """
    for contraction, replacement in _CONTRACTIONS:
        text = contraction.sub(replacement, text)
    if not deictic:
        text = _THIS_PAPER.sub(r"The \1", text)
    text = _POSSIBLE.sub(_made_possible, _LEADS_US.sub(r"\1 ", text))
    text = with_plain_plurals(text)
    if speaks_as_one(text) and _PLURAL.search(text):
        # The *we* of somebody who says *I* are no authors; who they are nobody says.
        return Told(text, named)
    if actors.are_one and not named:
        ours = None if introduced else _OURS_FIRST.match(text)
        if ours and not _DESCRIBED_HEAD.match(text, ours.end()):
            of_house = f"{text[: ours.start('our')]}{actors.possessive} {text[ours.end() :]}"
            return _Teller(actors, True, introduced, subject_stands=True).tell(of_house)
        of_house = _as_house(_without_place(text, actors.subject), actors.subject)
        if of_house != text:
            return _Teller(actors, True, introduced, subject_stands=True).tell(of_house)
        actors = replace(actors, subject="they" if introduced else THE_AUTHORS.subject)
    text = _single_author(text, actors.single)
    return _Teller(actors, named, introduced).tell(text)


def has_first_person(text: str) -> bool:
    """Whether any first person is left in ``text``."""
    if _is_shouted(text):
        return _SHOUTED.search(text) is not None
    return _FIRST_PERSON.search(text) is not None or speaks_as_one(text)


def _is_shouted(text: str) -> bool:
    """Whether ``text`` is set in capitals, where *US* may be no country."""
    letters = [character for character in text if character.isalpha()]
    return len(text.split()) > 2 and sum(map(str.isupper, letters)) > _SHOUTED_SHARE * len(letters)


def _made_possible(found: re.Match[str]) -> str:
    """``allows us to train`` says who is allowed; what matters is that it is possible."""
    verb, ending = found[1].lower(), found[2] or ""
    if verb in ("help", "let"):
        return f"{verb}{ending} " if verb == "help" else "makes it possible to "
    return {"s": "makes", "ed": "made", "ing": "making"}.get(ending, "make") + " it possible to "


def _without_place(text: str, name: str) -> str:
    """*We use trees* for *At Brook, we use trees*, of which Brook will be the subject."""
    return re.sub(rf"\b(?:here )?at {re.escape(name)},? (?=we\b)", "", text, flags=re.IGNORECASE)


def _as_house(text: str, name: str) -> str:
    """``text`` with its first *we* as ``name``, where the verb that goes with it is sure.

    >>> _as_house("Today we are releasing a parser.", "Brook")
    'Today Brook is releasing a parser.'
    """
    found = _WE.search(text)
    if found is None or speaks_as_one(text):
        return text
    following = text[found.end() :]
    for plural, one in _PLURAL_BE:
        following = plural.sub(one, following)
    told = as_the_author(f"{text[: found.start()]}I{following}", name)
    return text if speaks_as_one(told) else told


def _single_author(text: str, author: str) -> str:
    """*I*, *my* and *me* as the one ``author``."""
    text = as_the_author(text, author)
    text = re.sub(r"\b[Mm]yself\b", "themselves", text)
    text = re.sub(r"^My\b", capitalised(author) + "'s", text)
    text = re.sub(r"\b[Mm]y\b", author + "'s", text)
    text = re.sub(r"(?<!\b[Ll]et )\bme\b", author, text)
    named, name, rest = text.partition(author)
    return named + name + rest.replace(author, THE_AUTHORS.single)


class _Teller:
    """Replaces a sentence's plural pronouns from left to right.

    It remembers whether the authors stand earlier in the sentence, since *their* needs them.
    """

    def __init__(
        self, actors: Actors, named: bool, introduced: bool, *, subject_stands: bool = False
    ) -> None:
        self._actors = actors
        self._named = named
        self._introduced = introduced
        self._subject_stands = subject_stands
        self._rules: dict[str, Callable[[str], str]] = {
            "we": self._we,
            "our own": lambda _: "their own",
            "our": self._our,
            "ours": lambda _: "theirs",
            "ourselves": lambda _: "themselves",
            "us": self._us,
        }

    def tell(self, text: str) -> Told:
        told = _PLURAL.sub(lambda found: self._replacement(found, text), text)
        return Told(told, self._named)

    def _replacement(self, found: re.Match[str], text: str) -> str:
        pronoun, following = found[0].lower(), text[found.end() :]
        told = self._rules[pronoun](following)
        opens = found[0][0].isupper() and begins_sentence(text, found.start())
        return capitalised(told) if opens else told

    def _we(self, _: str) -> str:
        known = self._named or self._subject_stands
        self._named = self._subject_stands = True
        return "they" if known else self._actors.subject

    def _our(self, following: str) -> str:
        if self._subject_stands:
            return "their"
        if _DESCRIBED_HEAD.match(following.lstrip()) or self._is_known(following):
            return "the"
        known, self._named = self._named, True
        self._subject_stands = True
        return "their" if known else self._actors.possessive

    def _is_known(self, following: str) -> bool:
        return self._introduced and not _PERSONAL.match(following.lstrip())

    def _us(self, _: str) -> str:
        if self._subject_stands or self._actors.subject == "they":
            return "them"
        self._named = True
        return self._actors.subject
