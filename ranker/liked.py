"""Which subjects in a title are often picked, so that a reason can quote them.

The newsletter's own picks tell, once there are some; until then the picks that the shipped taste
was learned from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from newsletter.models import Candidate
from ranker.cues import title_of
from ranker.history import Pick
from ranker.terms import blanked, is_subject, terms, words_of

_ENOUGH = 20
"""Fewer picks than this have no subjects to speak of."""
_OFTEN = 3
"""In so many picks' titles a subject stands that is often picked…"""
_LIFT = 2.0
"""…and so many times as often as in the titles there were to choose from."""
_MOST = 2
_STEM = 5
"""Letters that the forms of a word have in common."""

SHIPPED: Mapping[str, float] = {
    "agent": 6.2, "agentic": 22.6, "agents": 8.3, "autonomous": 2.4, "chain-of-thought": 6.1,
    "code": 2.0, "discovery": 2.5, "foundation models": 3.4, "generalist": 15.1,
    "hallucination": 2.6, "instruction tuning": 4.1, "llm agents": 9.9, "long-context": 6.4,
    "mathematical": 3.0, "memory": 4.5, "multi-agent": 3.3, "open-source": 4.1, "planning": 2.0,
    "rag": 7.2, "reasoning": 5.4, "reasoning models": 47.5, "reinforcement learning": 2.3,
    "retrieval-augmented": 3.9, "retrieval-augmented generation": 4.2, "reward": 2.8,
    "search": 2.5, "test-time": 6.3,
}  # fmt: skip
"""How many times as often as other titles those of picks have a subject.

Of 1,084 picks beside 37,207 papers passed over (2023 to January 2026): what ten picks or more have,
twice as often as the rest; words that name no subject are left out. `benchmarks.title_terms`
prints them.
"""


@dataclass(frozen=True, slots=True)
class Liked:
    """The subjects that are often picked."""

    lifts: Mapping[str, float]
    """How many times as often picks have each."""
    counts: Mapping[str, int]
    """In how many of the newsletter's own picks each stands; empty for the shipped ones."""

    @classmethod
    def of(cls, picks: Sequence[Pick], offered: Iterable[Candidate]) -> Self:
        """Those of ``picks``, beside the titles of what is ``offered``; or the shipped ones."""
        if len(picks) < _ENOUGH:
            return cls(SHIPPED, {})
        lifts, counts = telling(
            [pick.candidate.title for pick in picks], [title_of(one) for one in offered], _OFTEN
        )
        return cls(lifts, counts)

    def phrase(self, title: str) -> str:
        """What of ``title`` is often picked, for an editor; empty when nothing is."""
        terms = list(self._told(title))[:_MOST]
        if not terms:
            return ""
        quotes = [f"“{_as_written(term, title)}”" for term in terms]
        if not self.counts:
            return f"on {' and '.join(quotes)}, which research editors often pick"
        counts = [f"({self.counts[term]} of your picks)" for term in terms[:1]]
        counts += [f"({self.counts[term]})" for term in terms[1:]]
        pairs = zip(quotes, counts, strict=True)
        return f"on {' and '.join(f'{quote} {count}' for quote, count in pairs)}"

    def _told(self, title: str) -> Iterator[str]:
        """The subjects of ``title``, the most telling first; none within another."""
        told: list[str] = []
        known = (term for term in terms_of(title) if term in self.lifts)
        for term in sorted(known, key=lambda term: (-self._strength(term), term)):
            if not any(_are_kin(term, other) for other in told):
                told.append(term)
                yield term

    def _strength(self, term: str) -> float:
        """A pair is a subject sooner than either of its words."""
        return self.lifts[term] * len(term.split()) ** 2


def _are_kin(one: str, other: str) -> bool:
    """Whether two terms share a word, in whatever form: *agent* and *agentic*."""
    stems = {word[:_STEM] for word in one.split()}
    return not stems.isdisjoint(word[:_STEM] for word in other.split())


def _as_written(term: str, title: str) -> str:
    words = r"\W+".join(re.escape(word).replace(r"\-", r"[-\s]+") for word in term.split())
    found = re.search(rf"(?<!\w){words}(?!\w)", title, re.IGNORECASE)
    return found[0] if found else term


def telling(
    picked: Sequence[str], others: Sequence[str], often: int
) -> tuple[dict[str, float], dict[str, int]]:
    """Subjects of ``often`` titles ``picked`` or more, common there: how much more, how many.

    One that no other title has counts as if one had it.
    """
    ours = Counter(term for title in picked for term in terms_of(title))
    theirs = Counter(term for title in others for term in terms_of(title))
    counts = {term: count for term, count in ours.items() if count >= often and is_subject(term)}
    lifts = {
        term: (count / len(picked)) / ((theirs[term] + 1) / (len(others) + 1))
        for term, count in counts.items()
    }
    return {term: lift for term, lift in lifts.items() if lift >= _LIFT}, counts


def terms_of(title: str) -> set[str]:
    """The words of ``title`` and pairs of neighbours, in small letters, without common words."""
    return terms(blanked(words_of(title)))
