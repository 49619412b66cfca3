"""The name that a repository has of its own, and the sentences that speak of it by name.

The page is called ``owner/name``; its README may spell that *Tree Zoo*, *TreeZoo* or *tree-zoo*.
"""

from __future__ import annotations

import re
from itertools import pairwise

from newsletter.identity import normalised_title
from summarizers.acronyms import WELL_KNOWN
from summarizers.common_words import is_common
from summarizers.patterns import pattern

_KINDS = (
    r"(?:[\w-]+ ){0,2}(?:\w+-)?"
    r"(?P<kind>repository|repo|project|package|library|toolkit|codebase|framework|"
    r"tool|app|application|extension|plugin|course|toolbox)\b"
)
_OWN_SUBJECT = pattern(rf"(?:the (?:goal|aim|purpose|objective) of )?(?:this|the) {_KINDS}")
_THIS = pattern(rf"this {_KINDS}")
_SPELT_OUT = re.compile(r"[A-Z][^.;:()]{2,80} \((?P<short>[\w.-]+)\)")
_CAPITALISED = re.compile(r"(?=[A-Z])(?=\S*[a-z])\w+$")
_COINED = re.compile(
    r"(?=\S*[a-z])(?=\S*[A-Z]\S*[A-Z\d])(?P<name>[A-Z][\w-]+)(?: \([^()]*\))? (?!are\b)[a-z]+s\b"
)
"""A name spelt as works are, and its verb."""
_LEADS = (
    re.compile(r"(?:The|Our|Program|Project) (?=\S*[A-Z])"),
    re.compile(r"(?:The|Our|Program|Project) [\w-]+ (?=\S*[A-Z])"),
)
_VERSION_PART = re.compile(r"[-_]|\.(?=(?:cpp|js|jl|net|py|rs|ts)\b)")
_NAMED = re.compile(
    r"(?P<name>[^:,–—|()]{2,40}?)(?: ?\([^()]{2,60}\))?"
    r"(?:(?::|,| [–—|-])\s+|—|,(?=An? ))(?P<rest>\S.*)"
)
"""A name before what bears it."""
_ENDING = re.compile(
    r"(?<=\w)[-_](?:lm|llm|code|official|repo|project|lib|ai)$|(?<=/)python[-_](?=\w)",
    re.IGNORECASE,
)
"""What a page's name may have more than the work's: *lexa-lm* and *python-lexa* for *Lexa*."""
_MAX_NAME_WORDS = 5
_NEAR = 7
"""Words within which the name is the subject or what something is done with."""


def own_name(title: str) -> str:
    """The name in ``owner/name`` or in ``Name: what it is``, as it is compared with others."""
    return bare_name(title.partition(": ")[0].rpartition("/")[2])


def bare_name(name: str) -> str:
    """``name`` without what may be spelt one way or another: *tree-zoo* as *treezoo*."""
    return normalised_title(name).replace(" ", "")


def speaks_of_itself(text: str) -> bool:
    """Whether ``text`` is about *this library* or *the goal of this project*."""
    return _OWN_SUBJECT.match(text) is not None


def named(text: str, name: str) -> str:
    """Call by ``name`` what *this library* does, or *this repository* holds.

    >>> named("This repository contains two parsers.", "Lexa")
    'The Lexa repository contains two parsers.'
    """
    found = _THIS.match(text)
    if found is None:
        return text
    holds = found["kind"].lower() in ("repository", "repo", "codebase")
    if holds and name == "It":
        return text
    subject = f"The {name} {found['kind']}" if holds else name
    return f"{subject}{text[found.end() :]}"


def names_its_work(text: str, title: str) -> bool:
    """Whether ``text`` opens with the work that it is about: its name, or *This library*."""
    if speaks_of_itself(text):
        return True
    coined = _COINED.match(text)
    if coined and coined["name"] not in WELL_KNOWN:
        return True
    return opens_with_name(text, title)


def opens_with_name(text: str, title: str) -> bool:
    """Whether ``text`` opens with the name in ``title``, however that is spelt there.

    A longer name is another thing: *Lexa Cloud is …*.
    """
    names = _names_of(title)
    spelt_out = _SPELT_OUT.match(text)
    if spelt_out and bare_name(spelt_out["short"]) in names:
        return True
    starts = _starts(text, title)
    return any(_begins(text[start:].split(), name) for name in names for start in starts)


def opens_with_version(text: str, title: str) -> bool:
    """Whether ``text`` opens with a member of the work's family: *Lexa-7B is*, *lexa.cpp is*."""
    name = own_name(title)
    parts = _VERSION_PART.split(text.split(" ")[0])
    return bool(name) and any(bare_name("".join(parts[:n])) == name for n in range(1, len(parts)))


def _names_of(title: str) -> frozenset[str]:
    """The name in ``title``, and what of it may be the work's."""
    return frozenset((own_name(title), own_name(_ENDING.sub("", title)))) - {""}


def _starts(text: str, title: str) -> list[int]:
    """Where a name may begin: at the front, behind *The* and a word more, and behind its owner's.

    Of ``noor-labs/lexa`` that may be *Noor Lexa*.
    """
    owner, (first, _, rest) = bare_name(title.rpartition("/")[0]), text.partition(" ")
    owned = (
        [len(first) + 1] if rest and len(first) > 2 and owner.startswith(bare_name(first)) else []
    )
    return [0, *owned, *(found.end() for rule in _LEADS if (found := rule.match(text)))]


def _bears(name: str, title: str) -> bool:
    """Whether ``name`` has a word more than the name of ``title``: *Dear Lexa*, *Lexaparser*."""
    own, *words = own_name(title), *name.split()
    if not own or not words or len(words) > 2 or not words[0][:1].isupper():
        return False
    return bare_name(words[-1]) == own or (len(words) == 1 and bare_name(name).startswith(own))


def _begins(words: list[str], name: str) -> bool:
    for count in range(1, _MAX_NAME_WORDS + 1):
        if bare_name(" ".join(words[:count])) == name:
            return _CAPITALISED.match("".join(words[count : count + 1])) is None
    return False


def names_it_early(text: str, title: str) -> bool:
    """Whether its name stands near the front, and not in a longer one: *Lexa Cloud*."""
    names = _names_of(title)
    words = text.split()[: _NEAR + 1]
    bare = [bare_name(word) for word in words]
    for at, (one, next_one) in enumerate(pairwise(bare)):
        is_word = at > 0 and re.fullmatch("[a-z]+", words[at]) and is_common(words[at])
        if (one in names and not is_word) or one + next_one in names:
            after = words[at + 1 if one in names else at + 2 :][:1]
            return not (after and re.match(r"[A-Z][a-z]+$", after[0]))
    return False


def after_name(text: str, title: str) -> str:
    """What stands right behind the name that ``text`` opens with, and its brackets; or nothing.

    >>> after_name("Lexa (Long Tree) parser for Welsh", "noor/lexa")
    'parser for Welsh'
    """
    words = text.split()
    for count in range(1, _MAX_NAME_WORDS + 1):
        if bare_name(" ".join(words[:count])) in _names_of(title):
            return re.sub(r"^\([^()]*\) ", "", " ".join(words[count:]))
    return ""


def without_name(text: str, title: str) -> str:
    """``text`` without the quotes around it and the name before its colon or comma."""
    quoted = re.fullmatch(r"[\"“]([^\"“”]+)[\"”][.]?", text)
    text = quoted[1] if quoted else text
    named = _NAMED.match(text)
    if named is None or len(named["rest"].split()) <= 2:
        return text
    mine = bare_name(re.sub(r"^The (?=.* Project$)| Project$", "", named["name"]))
    is_name = mine and (mine in bare_name(title) or _bears(named["name"], title))
    longer = text[named.end("name") :][:1] == ":" and opens_with_name(
        named["name"].split()[0], title
    )
    return named["rest"] if is_name or longer else text


def spelt_as_named(told: str, source: str, title: str) -> str:
    """``told`` without the capital that a name at the front of ``source`` does not have."""
    whole = title.rpartition("/")[2]
    first = whole.partition("-")[0]
    own = _ENDING.sub("", title).rpartition("/")[2]
    rules = ((whole, r"(?![\w-])"), (own, r"(?![\w-])"), (first, " (?:is|[a-z]+[^s]s) "))
    for name, goes_on in rules:
        begins = told.lower().startswith(name.lower())
        if name[:1].islower() and begins and re.match(re.escape(name) + goes_on, source):
            return name + told[len(name) :]
    return told
