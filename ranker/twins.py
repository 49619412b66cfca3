"""Whether two stories that nothing ties tell of one work, by what they are called.

Names alone never merge stories (:mod:`ranker.ties`), since a wrong merge cannot be seen; but one
issue need not hold both, and what stays out is named below the issue.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsletter.identity import normalised_title
from newsletter.models import Kind, Story
from ranker.ties import short_names

MIN_TITLE_WORDS = 4
"""Shorter titles (``Release notes``, ``Links of the week``) name nothing."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a story's parts are called, normalised."""

    titles: frozenset[str]
    """Whole titles that are long enough to name one thing."""
    short: frozenset[tuple[Kind, str]]
    """Short names (*Lexa* of *Lexa: Parsing Welsh* and of *lab/lexa*) and who bears them."""

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
        )

    def tell_of_the_same(self, other: Names) -> bool:
        """Whether both have one title, or one short name for things of two kinds.

        Two papers of one short name are two works that happen to share it, and so are two
        repositories.
        """
        if not self.titles.isdisjoint(other.titles):
            return True
        return any(
            mine == theirs and kind is not their_kind
            for kind, mine in self.short
            for their_kind, theirs in other.short
        )
