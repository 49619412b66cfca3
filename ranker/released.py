"""What a paper says is out on GitHub: its code, or at least its data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from newsletter.models import Candidate, Kind

CODE, DATA = "its code is out", "its data are out"

_GITHUB = re.compile(r"(?:https?://)?(?:www\.)?github\.com/([\w.-]+/[\w.-]+)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n|,\s+(?=(?:code|data|project)\w*\s*:)", re.IGNORECASE)
_MOST_LINKS = 20
"""A sentence with more addresses is a list, and read no further."""
_FEW_WORDS = 3
"""A sentence that is hardly more than an address goes on with the one before."""
_NEAR = 300
"""Characters before and behind an address that tell what is there."""
_CODE = re.compile(
    r"\b(?:codes?|codebase|implementations?|software|toolkit|toolbox|library|package|pipeline|"
    r"simulator|plugin|open-?sourc(?:ed?|es|ing))\b",
    re.IGNORECASE,
)
_MAY_BE_CODE = re.compile(r"\b(?:framework|tools?|platform|algorithms?|scripts?)\b", re.IGNORECASE)
"""Code where the authors have put it there, else only a word of theirs."""
_DATA = re.compile(r"\b(?:data|data\s?sets?|benchmark|corp(?:us|ora)|annotations)\b", re.IGNORECASE)
_LISTED = re.compile(
    r"\b(?:literature|publications|references|curated|anthology|papers\s+(?:list|collection)|"
    r"(?:lists?|collections?|summary|overview)\s+of|papers\s+can\s+be\s+found)\b",
    re.IGNORECASE,
)
"""What is there are readings."""
_READING_LIST = re.compile(r"awesome|survey|papers?(?![a-z])|reading|anthology", re.IGNORECASE)
_NOT_OUT = re.compile(
    r"\b(?:will|to\s+be|upon|soon|once|no|not|nor|cannot|without)\b", re.IGNORECASE
)
_OF_OTHERS = re.compile(
    r"\b(?:unlike|instead\s+of|compared\s+(?:to|with)|based\s+on|buil(?:t|ds?)\s+(?:up)?on|"
    r"us(?:es?|ed|ing)|adapt(?:s|ed)|modif(?:y|ied)|evaluat(?:e|ed|ing)\s+on)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:our|available|released?|releasing|publish(?:ed)?|provided?|open|public(?:ly)?|found|"
    r"accessible|access(?:ed)?|hosted|download(?:ed)?)\b|:\W*$",
    re.IGNORECASE,
)


def released(candidate: Candidate) -> str:
    """``CODE`` or ``DATA``; empty where neither is, or is only announced.

    A link counts where it is told as code or data, or is no more than listed by a source.
    """
    if candidate.kind is Kind.REPOSITORY:
        return "" if _is_reading_list(candidate.id) else CODE
    told = f"{candidate.comment}\n{candidate.text}"
    found = {_told_as(before, after) for before, after in _around_links(told)}
    found |= {CODE for link in candidate.links if _is_only_listed(link, told)}
    return next((what for what in (CODE, DATA) if what in found), "")


def _is_only_listed(link: str, told: str) -> bool:
    """Whether ``link`` is a repository of which the paper's own words say nothing."""
    found = _GITHUB.search(link)
    return bool(found and found[1].lower() not in told.lower() and not _is_reading_list(found[1]))


def _is_reading_list(name: str) -> bool:
    """Whether a repository (``owner/name``) calls itself one; its owner may be called anything."""
    return _READING_LIST.search(name.rpartition("/")[2]) is not None


def _around_links(told: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind each address of GitHub in its sentence."""
    if "github" not in told.lower():
        return  # as of most papers, and parting them would be most of what reasons cost
    earlier = ""
    for sentence in _SENTENCE_END.split(told):
        for found in islice(_GITHUB.finditer(sentence), _MOST_LINKS):
            if _is_reading_list(found[1]):
                continue
            before = sentence[max(0, found.start() - _NEAR) : found.start()]
            after = sentence[found.end() : found.end() + _NEAR]
            says_nothing = len(before.split()) <= _FEW_WORDS and not _told_as(before, "")
            yield (f"{earlier} {before}" if says_nothing else before), after
        earlier = sentence[-_NEAR:]


def _told_as(before: str, after: str) -> str:
    """What the words round an address say is there."""
    if any(_NOT_OUT.search(part) or _LISTED.search(part) for part in (before, after)):
        return ""
    others, ours = _OF_OTHERS.search(before), _OURS.search(before)
    if others and not ours:
        return ""
    if _CODE.search(before) or _CODE.search(after) or (ours and _MAY_BE_CODE.search(before)):
        return CODE
    return DATA if ours and _DATA.search(before) else ""
