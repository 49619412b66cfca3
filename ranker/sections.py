"""Where a story belongs: the odds of each bucket, and for a repository why.

A repository is placed by readable signs (:mod:`ranker.repositories`). Papers and posts are placed
by the model that learned from published items, held to what their kind can be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from newsletter.models import Bucket, Kind, Story
from ranker.repositories import repository_buckets
from ranker.section_features import thing_of
from ranker.section_model import SectionModel

Vector = NDArray[np.float32]

_KIND_SHARES: Mapping[Kind, Mapping[Bucket, float]] = {
    Kind.PAPER: {
        Bucket.PUBLICATIONS: 1.0,
        Bucket.ETHICS: 0.25,
        Bucket.CREATIVITY: 0.15,
        Bucket.EDUCATION: 0.05,
        Bucket.TOOLS: 0.05,
        Bucket.ARTICLES: 0.02,
    },
    Kind.POST: {
        Bucket.ARTICLES: 1.0,
        Bucket.TOOLS: 0.8,
        Bucket.EDUCATION: 0.7,
        Bucket.CREATIVITY: 0.6,
        Bucket.ETHICS: 0.7,
        Bucket.PUBLICATIONS: 0.5,
    },
}
"""How far each bucket is open to a kind: a paper may be filed under ethics, hardly under tools."""

_CODE_OF_PAPER = 0.75
"""How far code that comes with its paper is code rather than the paper."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The odds of each bucket (they add up to 1), and phrases that say why."""

    odds: Mapping[Bucket, float]
    reasons: tuple[str, ...] = ()
    named: Mapping[str, float] = field(default_factory=dict)
    """The odds of the newsletter's own sections by name, where its issues taught them."""


def place_stories(
    stories: Sequence[Story], model: SectionModel, vectors: Mapping[str, Vector]
) -> list[Placement]:
    """Where each of ``stories`` belongs.

    ``vectors`` holds the vectors of the stories that were looked at closely, by id; the model looks
    at those of them that no repository leads. The rest stand too low to be chosen and are placed by
    their kind.
    """
    close = [s for s in stories if s.lead.kind is not Kind.REPOSITORY and s.id in vectors]
    found = model.odds([thing_of(story) for story in close], _rows(close, model, vectors))
    by_model = {
        story.id: _by_model(story, model, row) for story, row in zip(close, found, strict=True)
    }
    return [by_model.get(story.id) or _by_kind(story) for story in stories]


def _by_kind(story: Story) -> Placement:
    if story.lead.kind is Kind.REPOSITORY:
        return _repository(story)
    shares = _KIND_SHARES[story.lead.kind]
    total = sum(shares.values())
    return Placement({bucket: share / total for bucket, share in shares.items()})


def with_learned(
    stories: Sequence[Story],
    placements: Sequence[Placement],
    model: SectionModel,
    vectors: Mapping[str, Vector],
) -> list[Placement]:
    """The placements with the odds that the newsletter's own issues taught, by section name."""
    odds = model.odds([thing_of(story) for story in stories], _rows(stories, model, vectors))
    return [
        replace(placement, named=dict(zip(model.labels, map(float, row), strict=True)))
        for placement, row in zip(placements, odds, strict=True)
    ]


def _rows(
    stories: Sequence[Story], model: SectionModel, vectors: Mapping[str, Vector]
) -> NDArray[np.float32]:
    """The stories' vectors, of zeros where there is none."""
    rows = np.zeros((len(stories), model.dimensions), np.float32)
    for place, story in enumerate(stories):
        rows[place] = vectors.get(story.id, rows[place])
    return rows


def _repository(story: Story) -> Placement:
    odds, reasons = repository_buckets(story, story.lead)
    if not story.of_kind(Kind.PAPER):
        return Placement(odds, reasons)
    shares = {bucket: _CODE_OF_PAPER * chance for bucket, chance in odds.items()}
    return Placement({**shares, Bucket.PUBLICATIONS: 1 - _CODE_OF_PAPER}, reasons)


def _by_model(story: Story, model: SectionModel, row: NDArray[np.float64]) -> Placement:
    shares = _KIND_SHARES[story.lead.kind]
    weighted = {
        Bucket(label): float(chance) * shares.get(Bucket(label), 0.0)
        for label, chance in zip(model.labels, row, strict=True)
    }
    total = sum(weighted.values())
    return Placement({bucket: weight / total for bucket, weight in weighted.items()})
