"""What a repository is, in a whole sentence that begins with its name.

A README says *Lexa is a fast parser for Welsh*, or only *A fast parser for Welsh* below its name,
and its description is no sentence either; see :mod:`summarizers.predicates` for how that becomes
one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from summarizers.about_work import bare_name, for_users, own_name, tells_its_name
from summarizers.acronyms import WELL_KNOWN
from summarizers.document import Document, Passage
from summarizers.language import is_english
from summarizers.noun_phrase import noun_phrase
from summarizers.patterns import pattern
from summarizers.praise import without_praise
from summarizers.predicates import (
    SLOGAN,
    THING,
    as_deed,
    as_noun,
    as_offer,
    done,
    has_verb,
)
from summarizers.running_case import running_case
from summarizers.signs import EVERYONE, IN_SHORT, OF_PAPER, VERB
from summarizers.words import content_stems

_THIS_THING = pattern(rf"this is (?P<thing>an? {THING.pattern})")
_HOLDS = pattern(
    r"[^.;:]{3,80}?\b(?:is (?:an?|the|intended|designed|meant|built|made|to)\b|contains?|provides?|"
    r"implements?|offers?|includes?|hosts?|holds?|aims?|allows?|lets?|enables?|helps?|collects?|"
    r"gathers?|shows?|explores?|accompanies|reproduces?)\b"
)
"""What such a sentence says that says what the thing is."""
_OWN_SUBJECT = pattern(
    r"(?:the (?:goal|aim|purpose|objective) of )?(?:this|the) (?:[\w-]+ ){0,2}"
    r"(?:repository|repo|project|package|library|toolkit|codebase|framework|tool|app|application|"
    r"extension|plugin|course|toolbox)\b"
)
_IS = pattern(
    r"[^.;:!?]{1,90}?\b(?:is|are|acts as|stands as|serves as) (?:basically |essentially |simply )?"
    r"(?:an? (?!(?:\w+ )?(?:word|acronym|work in progress|play on)\b)|"
    r"the (?!(?:name|home|place|pivot)\b)"
    r"|one of the |your )"
)
"""How a sentence says what its subject is."""
_LICENSED = pattern(
    r",? (?:and is |which is |is )?(?:distributed|licen[cs]ed|released) under [^,;]*(?=\.$)"
)
_SPELT_OUT = re.compile(r"[A-Z][^.;:()]{2,80} \((?P<short>[\w.-]+)\)")
_CAPITALISED = re.compile(r"(?=[A-Z])(?=\S*[a-z])\w+$")
_PRESENTED = pattern(
    r"(?:[^,]{3,40}, )?we (?:present|introduce|propose|release|open-source|describe) "
    r"(?P<name>[^,:–—]{2,40}), (?=(?:an?|the) )"
)
_NOTE = re.compile(r"\s*\((?:[A-Z][A-Za-z]+ ?['’]?\d{2,4}|arXiv|[Pp]aper|[Cc]ode|especially)\)")
"""Where its paper is or appeared."""
_SAYS_SO = re.compile(r"\S+(?: \S+){0,4}? (?:[a-z]+s|can) \w")
"""A name and a verb behind it."""
_WELCOME = pattern(r"welcome to (?P<name>(?:the )?[^,.:!]{2,40}), (?=(?:an?|the|your) )")
_APPOSED = pattern(r"(?P<name>[^,:–—]{2,40})(?:,|:| [–—-]) (?=(?:an?|the) )")
_COINED = re.compile(
    r"(?=\S*[a-z])(?=\S*[A-Z]\S*[A-Z\d])(?P<name>[A-Z][\w-]+)(?: \([^()]*\))? (?!are\b)[a-z]+s\b"
)
"""A name spelt as works are, and its verb."""
_TAG = re.compile(r"^\s*(?:\[[^\]]{1,40}\]|\([A-Z]{2,}[^)]{0,20}\)|【[^】]*】)[:\s-]*")
"""Where a paper appeared, before its title: ``[ICML 2025]``."""
_TAIL = re.compile(
    r"\s[–—-] (?:includes?|supports?|features?|now)\b.*$|\s*(?:\||//)\s.*$|\s*\[[^\]]*\]\s*$|"
    r"\s+[^\x00-\u02ff\u2010-\u203a]{3}.*$"
)
"""What a description has after what it says: a translation, a list of names in brackets."""
_CAPITALS = re.compile(r"\b[A-Z]\w+(?: (?:(?:of|and|for) )?[A-Z]\w+)+")
_CAPITAL = re.compile(r"(?<![\w-])[A-Z][a-z]+(?![\w.])")
_WHAT = pattern(
    r"(?:the repository holds |[^.,;:]{1,60}? offers |[^.,;:]{1,60}?(?: \([^)]*\))? is "
    r"(?=(?:an?|the) ))(?P<what>.+)"
)
"""What the work is, behind what its definition begins with."""
_LOWER_CASE = re.compile(r" (?!(?:of|for|and|the|in|to|with)\b)[a-z]")
_TITLED = 0.6
"""A description with so many capitals is set as a title."""
_REPEATED = 0.6
_MAX_NAME_WORDS = 5
_EARLY = 3
"""A README's sentences that may say what the thing is without its name."""
_IN_READING = 12
"""How far it may say so with its name."""


def names_its_work(text: str, title: str) -> bool:
    """Whether ``text`` opens with the work that it is about: its name, or *This library*."""
    if _OWN_SUBJECT.match(text):
        return True
    coined = _COINED.match(text)
    if coined and coined["name"] not in WELL_KNOWN:
        return True
    return opens_with_name(text, title)


def opens_with_name(text: str, title: str) -> bool:
    """Whether ``text`` opens with the name in ``title``, however that is spelt there.

    A longer name is another thing: *Lexa Cloud is …*, but not *Lexa-7B is …* or *lexa.cpp is …*.
    """
    name = own_name(title)
    words = re.sub(r"^(?:The|Our|Program|Project) (?:[\w-]+ )?(?=\S*[A-Z])", "", text).split()
    spelt_out = _SPELT_OUT.match(text)
    if name and spelt_out and bare_name(spelt_out["short"]) == name:
        return True
    for count in range(1, _MAX_NAME_WORDS + 1):
        if name and bare_name(" ".join(words[:count])) == name:
            return _CAPITALISED.match("".join(words[count : count + 1])) is None
    parts = re.split(r"[-_.]", words[0]) if words else []
    return bool(name) and any(bare_name("".join(parts[:n])) == name for n in range(1, len(parts)))


def definition(document: Document, name: str) -> Passage | None:
    """What the repository is, as a sentence, from the README or, before it, from the description.

    What the README says again by name, and with more words, says it better than the description.
    """
    found = next(_definitions(document, name), None)
    if found is None:
        return None
    text, passage = found
    if passage is not document.description:
        return replace(passage, text=_ended(text))
    again = (p for p in document.passages[:_EARLY] if _repeats(p.text, text, document.title))
    return next(again, replace(passage, text=_ended(text), index=-1))


def _repeats(sentence: str, text: str, title: str) -> bool:
    """Whether ``sentence`` says by name what ``text`` says, or most of it."""
    stems, said = set(content_stems(text)), set(content_stems(sentence))
    repeated = len(stems & said) >= _REPEATED * len(stems)
    return repeated and not EVERYONE.search(sentence) and bool(_named_and_said(sentence, title))


def _definitions(document: Document, name: str) -> Iterator[tuple[str, Passage]]:
    """Every way in which it says what it is, the clearest first."""
    first = (p for p in document.passages if p.index < _IN_READING)
    near = [p for p in first if is_english(p.text) and not EVERYONE.search(p.text)]
    early = [p for p in near if p.opens_block and not p.is_entry and p.index < _EARLY]
    described = [p for p in (document.description,) if p is not None and is_english(p.text)]
    title = document.title
    yield from _texts(near, lambda p: _own_sentence(p.text, title))
    yield from _texts(described, lambda p: as_noun(_plain(p, document), name))
    yield from _texts(early, lambda p: as_noun(_plain(p, document), name))
    yield from _texts(near, lambda p: p.text if IN_SHORT.match(p.text) else "")
    yield from _texts(early, lambda p: _named_and_said(p.text, title))
    yield from _texts(described, lambda p: as_deed(_plain(p, document), name))
    yield from _texts(early, lambda p: as_deed(_plain(p, document), name))
    yield from _texts(near, lambda p: _said_of_this(p.text, name))
    yield from _texts((*described, *early[:1]), lambda p: as_offer(_plain(p, document), name))
    yield from _texts(near, lambda p: _named_and_said(p.text, title))
    yield from _texts(early, lambda p: p.text if OF_PAPER.match(p.text) else "")


def _texts(
    passages: Iterable[Passage], told: Callable[[Passage], str]
) -> Iterator[tuple[str, Passage]]:
    return ((text, passage) for passage in passages if (text := told(passage)))


def _own_sentence(text: str, title: str) -> str:
    """``text`` where it is a sentence that says what the thing of ``title`` is, by name."""
    plain = _LICENSED.sub("", without_praise(text))
    welcome = _WELCOME.match(plain)
    if welcome:
        return f"{welcome['name']} is {plain[welcome.end() :]}"
    for rule in (_APPOSED, _PRESENTED):
        found = rule.match(plain)
        what = plain[found.end() :] if found else ""
        if found and opens_with_name(found["name"], title) and not has_verb(what):
            return f"{found['name']} is {what[:1].lower()}{what[1:]}"
    is_own = _IS.match(plain) and opens_with_name(plain, title) and not tells_its_name(plain)
    return plain if is_own else ""


def _said_of_this(text: str, name: str) -> str:
    """``text`` where it speaks of *this repository*, and not only of whose it is."""
    this = _THIS_THING.match(text)
    if this:
        return f"{name} is {without_praise(text[this.start('thing') :])}"
    says = _OWN_SUBJECT.match(text) and _HOLDS.match(text)
    unfit = OF_PAPER.match(text) or re.search(r"\bfollowing\b", text)
    return without_praise(text) if says and not unfit else ""


def _named_and_said(text: str, title: str) -> str:
    """``text`` where it says anything of the thing by name."""
    says = (VERB.search(text) or _SAYS_SO.match(text)) and opens_with_name(text, title)
    is_whole = re.match(r"\S+(?: \(\S+\))?,", text) is None  # not *Lexa, that reads verse*
    return without_praise(text) if says and is_whole and not for_users(text) else ""


def _plain(passage: Passage, document: Document) -> str:
    """A passage without its name, its praise and its headline's capitals."""
    bare = _NOTE.sub("", _TAG.sub("", _TAIL.sub("", passage.text))).rstrip("!")
    others = (p.text for p in document.passages if p.start != passage.start)
    return without_praise(_without_capitals(without_name(bare, document.title), " ".join(others)))


def _without_capitals(text: str, readme: str) -> str:
    """``text`` with the capitals of a sentence: names keep theirs, and what ``readme`` has so."""

    def lower(word: re.Match[str]) -> str:
        return _as_in(word[0], readme)

    # What a text begins with has its capitals from there.
    kept = [run for run in _CAPITALS.findall(text) if run in readme and not text.startswith(run)]
    words = text.split()
    if ":" in text:  # a title within it
        return text
    if sum(word[:1].isupper() for word in words) > _TITLED * len(words):
        low = running_case(text, readme)
    else:
        low = " ".join(
            word if before[:1].isupper() or after[:1].isupper() else _CAPITAL.sub(lower, word)
            for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False)
        )
    for run in kept:
        low = re.sub(re.escape(run), run, low, flags=re.IGNORECASE)
    return text[:1] + low[1:]


def _as_in(word: str, readme: str) -> str:
    """``word`` in small letters where ``readme`` has it so."""
    return word.lower() if re.search(rf"\b{word.lower()}\b", readme) else word


def without_name(text: str, title: str) -> str:
    """``text`` without the quotes around it and the name before its colon or comma."""
    quoted = re.fullmatch(r"[\"“]([^\"“”]+)[\"”][.]?", text)
    text = quoted[1] if quoted else text
    named = re.match(r"(?P<name>[^:,–—|]{2,40}?)(?::|,| [–—|-]) (?P<rest>\S.*)", text)
    if named is None or len(named["rest"].split()) <= 2:
        return text
    mine = bare_name(named["name"])
    is_name = mine and mine in bare_name(title)
    longer = text[named.end("name")] == ":" and opens_with_name(named["name"].split()[0], title)
    return named["rest"] if is_name or longer else text


def in_a_phrase(document: Document, enough: int) -> tuple[str, Passage] | None:
    """What the repository is without its name, as a list of repositories has it.

    Its description, where that says anything in ``enough`` words; or else the phrase of its
    definition, or the description's title.
    """
    described = _described_phrase(document)
    if described and len(described[0].split()) >= enough:
        return described
    found = next(_definitions(document, "It"), None)
    phrase = _phrase_of(*found, document) if found else ""
    longer = len(phrase.split()) > len(described[0].split()) if described else bool(phrase)
    if found and longer:
        return phrase, found[1]
    return described or _described_title(document)


def within_a_sentence(document: Document) -> Iterator[str]:
    """What the repository is, as phrases that may stand in a sentence: *a parser for Welsh*."""
    name = document.title.rpartition("/")[2]
    described = document.description
    if described is not None and is_english(described.text):
        plain = _plain(described, document)
        first = plain.partition(": ")[0]
        first = first if _LOWER_CASE.search(first) else ""  # no name in front of a phrase
        deed = done(plain)
        told = [plain, as_noun(plain, name), as_offer(plain, name), as_offer(first, name)]
        told += [f"{name} offers {deed[:1].lower()}{deed[1:]}"] if deed else []
        yield from (found["what"] for text in told if (found := _WHAT.match(text)))
    texts = (text for text, _ in _definitions(document, name))
    yield from (found["what"] for text in texts if (found := _WHAT.match(text)))


def _described_phrase(document: Document) -> tuple[str, Passage] | None:
    described = document.description
    if described is None or not is_english(described.text):
        return None
    plain = _plain(described, document)
    noun = as_noun(plain, "It").removeprefix("It is ")
    says = any(told(plain, "It") for told in (as_deed, as_offer))
    return (noun or done(plain) or plain, described) if noun or says else None


def _described_title(document: Document) -> tuple[str, Passage] | None:
    """A description such as *Tall Trees: parsing old verse*, which is no phrase."""
    described = document.description
    if described is None or not is_english(described.text):
        return None
    plain = _plain(described, document)
    return (plain, described) if SLOGAN.search(plain) is None else None


def _phrase_of(text: str, passage: Passage, document: Document) -> str:
    """The definition ``text`` without its subject, where it reads so."""
    deed = done(_plain(passage, document)) if text.startswith("It ") else None
    return deed or noun_phrase(text) or re.sub(r"^It (?:is |offers )?", "", text)


def spelt_as_named(told: str, source: str, title: str) -> str:
    """``told`` without the capital that a name at the front of ``source`` does not have."""
    name = title.rpartition("/")[2]
    if not name[:1].islower() or not re.match(rf"{re.escape(name)}(?![\w-])", source):
        return told
    return name + told[len(name) :] if told.lower().startswith(name.lower()) else told


def _ended(text: str) -> str:
    return text if re.search(r"[.!?]$", text) else f"{text}."
