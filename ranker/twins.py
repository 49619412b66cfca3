"""Whether two stories that nothing ties tell of one work, by what they are called.

Names alone never merge stories (:mod:`ranker.ties`), since a wrong merge cannot be seen; but one
issue need not hold both, and what stays out is named below the issue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsletter.identity import normalised_title
from newsletter.models import Candidate, Kind, Story
from ranker.ties import short_names

MIN_TITLE_WORDS = 4
"""Shorter titles (``Release notes``, ``Links of the week``) name nothing."""

_NAME = r"[A-Z][\w.‑-]*(?: [A-Z][\w.-]*){0,2}"
_RELEASED = re.compile(
    r"(?:(?:Announcing|Introducing|Launching|Meet|Presenting|Releasing|Welcome):? )?"
    rf"(?P<name>{_NAME}[ ‑-]?\d+(?:\.\d+)*(?:[ ‑-][A-Z][\w.]*)*?)"
    r"(?=$|:|,| (?:is (?:here|out)|(?:Model|Release|System|Technical) [A-Z]))"
)
"""How the title of a post begins that is of a release: *Introducing Lexa-2*, *Lexa-2 Report*."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a story's parts are called, normalised."""

    titles: frozenset[str]
    """Whole titles that are long enough to name one thing."""
    short: frozenset[tuple[Kind, str]]
    """Short names (*Lexa* of *Lexa: Parsing Welsh* and of *lab/lexa*) and who bears them."""
    releases: frozenset[tuple[str, str]] = frozenset()
    """The feeds of its posts, and the numbered releases that their titles begin with."""

    @classmethod
    def of(cls, story: Story) -> Names:
        """The names of a story's paper, code and posts."""
        whole = (
            normalised_title(candidate.title)
            for candidate in story.candidates
            if candidate.kind is not Kind.REPOSITORY
        )
        return cls(
            frozenset(title for title in whole if len(title.split()) >= MIN_TITLE_WORDS),
            frozenset((c.kind, name) for c in story.candidates for name in short_names(c)),
            frozenset((c.source, name) for c in story.candidates for name in _releases(c)),
        )

    def tell_of_the_same(self, other: Names) -> bool:
        """Whether both have one title, or one short name for things of two kinds.

        Two papers of one short name are two works that happen to share it, and so are two
        repositories. Two posts of one feed that begin with one numbered release tell of it.
        """
        if not self.titles.isdisjoint(other.titles):
            return True
        if not self.releases.isdisjoint(other.releases):
            return True
        return any(
            mine == theirs and kind is not their_kind
            for kind, mine in self.short
            for their_kind, theirs in other.short
        )


def _releases(candidate: Candidate) -> tuple[str, ...]:
    found = _RELEASED.match(candidate.title) if candidate.kind is Kind.POST else None
    return (normalised_title(found["name"]),) if found and candidate.source else ()
