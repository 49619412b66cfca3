"""Which repository is a paper's own, and which post is about which paper or repository.

Naming is not owning: a reading list names forty papers, a survey links thirty repositories, a
weekly digest links everything. A tie needs the name *and* a sign that the one belongs to the
other. A wrong tie is worse than a missed one, so every doubt is answered with no.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsletter.identity import (
    identify,
    mentioned_arxiv_ids,
    mentioned_repositories,
    normalised_title,
)
from newsletter.models import Candidate, Kind

MAX_OWN_NAMES = 3
"""Who names more papers (or repositories) than this is a list, a survey or a digest."""

_NEAR = 90
"""Characters before a name in which a phrase still speaks of it."""

_OWN = re.compile(
    r"\b(?:our|we release|released|available|code(?:base)?\s+(?:is|and|at|for|:)|source code|"
    r"project page|official|implementation|this (?:paper|work|repo)|the paper|paper\b|code:|"
    r"repository for|accompan\w+|introduc\w+|cite|citation|eprint|@\w+\{)",
    re.IGNORECASE,
)
_BORROWED = re.compile(
    r"\b(?:based on|built (?:on|upon|with)|build (?:on|upon)|builds (?:on|upon)|inspired by|"
    r"thanks? to|thank|acknowledg\w+|adapted from|borrow\w*|fork(?:ed)? (?:of|from)|using|uses?|"
    r"compared? (?:to|with)|following|follows|similar to|see also|related|survey(?:ed|s)?|"
    r"baselines?|such as|like|e\.g\.|previous|prior)\b[^.\n]{0,60}$",
    re.IGNORECASE,
)
_GENERIC_NAMES = frozenset(
    "code paper project model models data dataset official release main repo research llm llms "
    "agent agents transformer transformers learning benchmark survey python".split()
)


@dataclass(frozen=True, slots=True)
class Tie:
    """Two candidates that belong together, by id; ``strength`` orders doubtful cases."""

    one: str
    other: str
    strength: int


@dataclass(frozen=True, slots=True)
class Mentions:
    """The papers and repositories that one candidate names, by canonical id."""

    papers: frozenset[str]
    repositories: frozenset[str]


def mentions(candidate: Candidate) -> Mentions:
    """What ``candidate`` names in its links, comment, description and text, itself left out."""
    prose = "\n".join((candidate.comment, candidate.description, candidate.text))
    named = {identify(link) for link in candidate.links}
    named.update(mentioned_arxiv_ids(prose), mentioned_repositories(prose))
    named.discard(candidate.id)
    return Mentions(
        frozenset(name for name in named if name.startswith("arxiv:")),
        frozenset(name for name in named if name.startswith("github:")),
    )


def explicit_ties(candidates: Sequence[Candidate]) -> list[Tie]:
    """Every tie among ``candidates`` (one per id), strongest first, in an order of their own."""
    said = {candidate.id: mentions(candidate) for candidate in candidates}
    claims = _claims(said, {c.id: c for c in candidates})
    known = {candidate.id: candidate for candidate in candidates}
    ties: dict[tuple[str, str], Tie] = {}
    for candidate in candidates:
        for name in said[candidate.id].papers | said[candidate.id].repositories:
            other = known.get(name)
            strength = _strength(candidate, other, said, claims) if other else 0
            if strength:
                pair = _pair(candidate.id, name)
                held = ties.get(pair)
                if held is None or held.strength < strength:
                    ties[pair] = Tie(*pair, strength)
    return sorted(ties.values(), key=lambda tie: (-tie.strength, tie.one, tie.other))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _claims(
    said: Mapping[str, Mentions], known: Mapping[str, Candidate]
) -> Counter[tuple[Kind, str]]:
    """How many candidates of a kind name each thing; what many name is nobody's own."""
    return Counter(
        (known[source].kind, name)
        for source, names in said.items()
        for name in names.papers | names.repositories
    )


def _strength(
    source: Candidate,
    target: Candidate,
    said: Mapping[str, Mentions],
    claims: Mapping[tuple[Kind, str], int],
) -> int:
    """How surely ``source``, which names ``target``, belongs with it; 0 is not at all."""
    kinds = (source.kind, target.kind)
    if Kind.POST in kinds:
        return _post_strength(source, target, said[source.id])
    if kinds == (Kind.PAPER, Kind.REPOSITORY):
        return _code_strength(source, target, said, claims)
    if kinds == (Kind.REPOSITORY, Kind.PAPER):
        return _code_strength(source, target, said, claims)
    return 0


def _code_strength(
    source: Candidate,
    target: Candidate,
    said: Mapping[str, Mentions],
    claims: Mapping[tuple[Kind, str], int],
) -> int:
    """A paper and a repository: both name each other (3), or one names the other as its own."""
    back = _same_kind(said[target.id], source)
    own = says_own(source, target)
    if source.id in back and (own or says_own(target, source)):
        return 3
    few = len(_same_kind(said[source.id], target)) <= MAX_OWN_NAMES
    alone = claims[source.kind, target.id] == 1
    contradicted = bool(back) and source.id not in back
    if few and alone and own and not contradicted:
        return 2 if shares_name(source, target) else 1
    return 0


def _post_strength(post: Candidate, target: Candidate, said: Mentions) -> int:
    """A post belongs to what it is about: few names in it, and this one in its title or opening."""
    if post.kind is not Kind.POST or target.kind is Kind.POST:
        return 0
    if len(said.papers) > MAX_OWN_NAMES or len(said.repositories) > MAX_OWN_NAMES:
        return 0
    return 1 if shares_name(post, target) else 0


def _same_kind(names: Mentions, like: Candidate) -> frozenset[str]:
    return names.papers if like.kind is Kind.PAPER else names.repositories


def says_own(source: Candidate, target: Candidate) -> bool:
    """Whether ``source`` speaks of ``target`` as its own where it names it.

    arXiv's comment field and a repository's description are about the thing itself, so a name
    there is enough; in running text a phrase such as *our code* must stand just before it, and no
    phrase such as *built on*.
    """
    needle = _needle(target)
    if any(needle in text.lower() for text in (source.comment, _one_line(source))):
        return True
    if shares_name(source, target):
        return True
    return any(_OWN.search(near) and not _BORROWED.search(near) for near in _before(source, needle))


def _needle(target: Candidate) -> str:
    """What of the target's address must stand in a text."""
    return target.id.partition(":")[2].lower()


def _before(source: Candidate, needle: str) -> Iterable[str]:
    text = source.text
    for found in re.finditer(re.escape(needle), text, re.IGNORECASE):
        yield text[max(0, found.start() - _NEAR) : found.start()]


def shares_name(one: Candidate, other: Candidate) -> bool:
    """Whether the one's title carries the other's name: its full title, or its short name.

    A short name is what stands before the colon of a paper's title, or a repository's name.
    """
    heads = {_heading(one), _heading(other)}
    if "" in heads:
        return False
    if _holds(_heading(one), _heading(other)):
        return True
    return any(
        _holds(f"{_heading(b)} {normalised_title(_one_line(b))}", name)
        for a, b in ((one, other), (other, one))
        for name in short_names(a)
    )


def _one_line(candidate: Candidate) -> str:
    """A repository's description; a post's summary may name what others have made."""
    return candidate.description if candidate.kind is Kind.REPOSITORY else ""


def _heading(candidate: Candidate) -> str:
    return normalised_title(candidate.title.rpartition("/")[2] or candidate.title)


def _holds(text: str, name: str) -> bool:
    short, long = sorted((text, name), key=len)
    return f" {short} " in f" {long} " and len(short) >= 4 and short not in _GENERIC_NAMES


def short_names(candidate: Candidate) -> tuple[str, ...]:
    """The names that ``candidate`` goes by, normalised; generic words are no names."""
    if candidate.kind is Kind.REPOSITORY:
        names = [candidate.id.rpartition("/")[2]]
    else:
        head, colon, _ = candidate.title.partition(":")
        names = [head] if colon and len(head.split()) <= 3 else []
    plain = (normalised_title(name) for name in names)
    joined = (form for name in plain for form in (name, name.replace(" ", "")))
    return tuple(dict.fromkeys(n for n in joined if len(n) >= 4 and n not in _GENERIC_NAMES))
