"""First person to third: the authors are the actors of a blurb, never *we*.

``we`` and ``the authors`` take the same verb forms, so a plural needs no agreement; a single
author's ``I`` does, and its verb is inflected.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from summarizers.patterns import any_of, pattern

FIRST_PERSON = re.compile(
    r"\b(?:[Ww]e|[Oo]urs?|[Oo]urselves|[Mm]y|[Mm]yself|[Mm]e|[Ww]e['’](?:re|ve|ll|d))\b"
    r"|\bus\b|\bUs\b|\bLet['’]s\b|\blet['’]s\b|\bI['’](?:m|ve|ll|d)\b"
    r"|(?:^|[,;:—(“] ?|\b(?i:that|and|but|when|if|what|as|because|which|while|so|how) )I (?=[a-z])"
)
"""What no blurb may hold. A bare ``I`` counts only where a subject stands: ``Type I`` is a name."""

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
    r"knowledge|lives|world|society|planet|own|daily|everyday|hopes?|belief)\b"
)
"""What stays somebody's."""
_DESCRIBED_HEAD = re.compile(rf"(?:[\w-]+ ){{0,2}}(?:{_GENERIC_HEADS})\b", re.IGNORECASE)
_POSSIBLE = pattern(r"\b(allow|enable|permit|let|help)(s|ed|ing)? us (?:to )?(?=[a-z])")
_CONTRACTIONS = (
    (re.compile(r"\b([Ww]e|I)['’]ve\b"), r"\1 have"),
    (re.compile(r"\b([Ww]e)['’]re\b"), r"\1 are"),
    (re.compile(r"\bI['’]m\b"), "I am"),
    (re.compile(r"\b([Ww]e|I)['’]ll\b"), r"\1 will"),
    (re.compile(r"\b([Ww]e|I)['’]d like\b"), r"\1 would like"),
)
_THIS_PAPER = re.compile(
    r"^This (paper|work|study|article|report|survey|post|thesis|tutorial|manuscript)\b"
)
_PLURAL = re.compile(r"\b(?:[Ww]e|[Oo]ur own|[Oo]urselves|[Oo]urs|[Oo]ur|us|Us)\b(?!-)")
_I_SUBJECT = re.compile(
    r"((?:(?<=^)|(?<=[,;:—(“] )|(?<=\bthat )|(?<=\band )|(?<=\bbut )|(?<=\bwhat )|(?<=\bhow )"
    r"|(?<=\bas )|(?<=\bwhich )|(?<=\bwhen )|(?<=\bif )|(?<=\bbecause )|(?<=\bwhile )"
    r"|(?<=\bso ))I) ((?:\w+ly|also|then) )?([a-z]+)\b"
)
_PAST = frozenset(
    "built wrote made found ran took gave got did saw went began came chose felt held kept knew "
    "led left lost met put read said sent set spent taught thought told understood was won".split()
)
_IRREGULAR = {"am": "is", "have": "has", "do": "does", "go": "goes"}
_UNINFLECTED = frozenset("can could may might must shall should will would".split())


@dataclass(frozen=True, slots=True)
class Actors:
    """Who did the work, in the words of a blurb."""

    subject: str = "the authors"
    """On first mention; a plural."""
    possessive: str = "the authors'"
    single: str = "the author"
    """Where the source says *I*."""


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
    text = _single_author(_POSSIBLE.sub(_made_possible, text), actors)
    return _Teller(actors, named, introduced).tell(text)


def has_first_person(text: str) -> bool:
    """Whether any first person is left in ``text``."""
    return FIRST_PERSON.search(text) is not None


def _made_possible(found: re.Match[str]) -> str:
    """``allows us to train`` says who is allowed; what matters is that it is possible."""
    verb, ending = found[1].lower(), found[2] or ""
    if verb in ("help", "let"):
        return f"{verb}{ending} " if verb == "help" else "makes it possible to "
    return {"s": "makes", "ed": "made", "ing": "making"}.get(ending, "make") + " it possible to "


def _single_author(text: str, actors: Actors) -> str:
    """*I*, *my* and *me* as the one author, with the verb's ending."""

    def subject(found: re.Match[str]) -> str:
        told = f"{actors.single} {found[2] or ''}{third_singular(found[3])}"
        return _as_cased(told, at_start=found.start() == 0)

    text = _I_SUBJECT.sub(subject, text)
    text = re.sub(r"\b[Mm]yself\b", "themselves", text)
    text = re.sub(r"^My\b", _capitalised(actors.single) + "'s", text)
    text = re.sub(r"\b[Mm]y\b", actors.single + "'s", text)
    return re.sub(r"\bme\b", actors.single, text)


def third_singular(verb: str) -> str:
    """The third person singular of ``verb``; past forms and modals are left alone."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb in _UNINFLECTED or verb in _PAST or verb.endswith("ed"):
        return verb
    if re.search(r"(?:s|x|z|ch|sh)$", verb):
        return verb + "es"
    return verb[:-1] + "ies" if re.search(r"[^aeiou]y$", verb) else verb + "s"


def _as_cased(text: str, *, at_start: bool) -> str:
    return _capitalised(text) if at_start else text


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


class _Teller:
    """Replaces a sentence's plural pronouns from left to right.

    It remembers whether the authors stand earlier in the sentence, since *their* needs them.
    """

    def __init__(self, actors: Actors, named: bool, introduced: bool) -> None:
        self._actors = actors
        self._named = named
        self._introduced = introduced
        self._subject_stands = False
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
        return _as_cased(told, at_start=found[0][0].isupper() and _opens(text, found.start()))

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
        if self._subject_stands:
            return "them"
        self._named = True
        return self._actors.subject


def _opens(text: str, at: int) -> bool:
    return not re.search(r"\w", text[:at]) or text[:at].rstrip()[-1:] in ".!?"
