"""The name that a repository has of its own, and the sentences that speak of it by name.

The page is called ``owner/name``; its README may spell that *Tree Zoo*, *TreeZoo* or *tree-zoo*.
"""

from __future__ import annotations

import re
from itertools import pairwise

from newsletter.identity import normalised_title
from summarizers.acronyms import WELL_KNOWN
from summarizers.patterns import pattern

_OWN_SUBJECT = pattern(
    r"(?:the (?:goal|aim|purpose|objective) of )?(?:this|the) (?:[\w-]+ ){0,2}"
    r"(?:repository|repo|project|package|library|toolkit|codebase|framework|tool|app|application|"
    r"extension|plugin|course|toolbox)\b"
)
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
    name = own_name(title)
    spelt_out = _SPELT_OUT.match(text)
    if name and spelt_out and bare_name(spelt_out["short"]) == name:
        return True
    return any(_begins(text[start:].split(), name) for start in _starts(text))


def opens_with_version(text: str, title: str) -> bool:
    """Whether ``text`` opens with a member of the work's family: *Lexa-7B is*, *lexa.cpp is*."""
    name = own_name(title)
    parts = _VERSION_PART.split(text.split(" ")[0])
    return bool(name) and any(bare_name("".join(parts[:n])) == name for n in range(1, len(parts)))


def _starts(text: str) -> list[int]:
    """Where a name may begin: at the front, behind *The*, and behind a word more."""
    return [0, *(found.end() for rule in _LEADS if (found := rule.match(text)))]


def _begins(words: list[str], name: str) -> bool:
    for count in range(1, _MAX_NAME_WORDS + 1):
        if name and bare_name(" ".join(words[:count])) == name:
            return _CAPITALISED.match("".join(words[count : count + 1])) is None
    return False


def names_it_early(text: str, title: str) -> bool:
    """Whether its name stands near the front, and not in a longer one: *Lexa Cloud*."""
    name = own_name(title)
    words = text.split()[: _NEAR + 1]
    bare = [bare_name(word) for word in words]
    for at, (one, next_one) in enumerate(pairwise(bare)):
        if name and name in (one, one + next_one):
            after = words[at + 1 if one == name else at + 2 :][:1]
            return not (after and re.match(r"[A-Z][a-z]+$", after[0]))
    return False


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


def spelt_as_named(told: str, source: str, title: str) -> str:
    """``told`` without the capital that a name at the front of ``source`` does not have."""
    name = title.rpartition("/")[2]
    if not name[:1].islower() or not re.match(rf"{re.escape(name)}(?![\w-])", source):
        return told
    return name + told[len(name) :] if told.lower().startswith(name.lower()) else told
