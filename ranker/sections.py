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
from ranker.section_model import SectionModel, look_at

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
        Bucket.TOOLS: 0.4,
        Bucket.EDUCATION: 0.45,
        Bucket.CREATIVITY: 0.4,
        Bucket.ETHICS: 0.5,
        Bucket.PUBLICATIONS: 0.5,
    },
}
"""How far each bucket is open to a kind: a paper may be filed under ethics, hardly under tools.

A post of which the model is not sure is an article: in the words of its own authors, and not of the
editors that the model learned from, much sounds like a tool.
"""

_CODE_OF_PAPER = 0.75
"""How far code that comes with its paper is code rather than the paper."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The odds of each bucket (they add up to 1), and phrases that say why."""

    odds: Mapping[Bucket, float]
    reasons: tuple[str, ...] = ()
    named: Mapping[str, float] = field(default_factory=dict)
    """The odds of the newsletter's own sections by name, where its issues taught them."""


_USUAL = {
    kind: Placement({bucket: share / sum(shares.values()) for bucket, share in shares.items()})
    for kind, shares in _KIND_SHARES.items()
}
"""Where the papers and posts stand that no model looked at."""


def place_stories(
    stories: Sequence[Story],
    model: SectionModel,
    vectors: Mapping[str, Vector],
    learned: SectionModel | None = None,
) -> list[Placement]:
    """Where each of ``stories`` belongs; ``learned`` knows the newsletter's own sections.

    ``vectors`` holds the vectors of the stories that may be chosen, by id; the models look at them
    alone. The rest stand too low and are placed by their kind.
    """
    close = [
        story
        for story in stories
        if story.id in vectors and (learned or story.lead.kind is not Kind.REPOSITORY)
    ]
    odds, named = _close_look(close, model, vectors, learned) if close else ({}, {})
    return [_placement(story, odds.get(story.id), named.get(story.id, {})) for story in stories]


_OddsById = dict[str, dict[str, float]]


def _close_look(
    stories: Sequence[Story],
    model: SectionModel,
    vectors: Mapping[str, Vector],
    learned: SectionModel | None,
) -> tuple[_OddsById, _OddsById]:
    """The odds of ``model``'s labels for each story, and of ``learned``'s, by the story's id."""
    looks = look_at([thing_of(story) for story in stories])
    rows = np.stack([vectors[story.id] for story in stories])

    def odds_by_id(model: SectionModel) -> _OddsById:
        return {
            story.id: dict(zip(model.labels, row, strict=True))
            for story, row in zip(stories, model.odds(looks, rows).tolist(), strict=True)
        }

    return odds_by_id(model), odds_by_id(learned) if learned else {}


def _placement(
    story: Story, odds: Mapping[str, float] | None, named: Mapping[str, float]
) -> Placement:
    if story.lead.kind is Kind.REPOSITORY:
        placed = _repository(story)
    elif odds is None:
        return _USUAL[story.lead.kind]
    else:
        placed = _by_model(story, odds)
    return replace(placed, named=named) if named else placed


def _repository(story: Story) -> Placement:
    odds, reasons = repository_buckets(story, story.lead)
    if not story.of_kind(Kind.PAPER):
        return Placement(odds, reasons)
    shares = {bucket: _CODE_OF_PAPER * chance for bucket, chance in odds.items()}
    return Placement({**shares, Bucket.PUBLICATIONS: 1 - _CODE_OF_PAPER}, reasons)


def _by_model(story: Story, odds: Mapping[str, float]) -> Placement:
    shares = _KIND_SHARES[story.lead.kind]
    weighted = {
        Bucket(label): chance * shares.get(Bucket(label), 0.0) for label, chance in odds.items()
    }
    total = sum(weighted.values())
    return Placement({bucket: weight / total for bucket, weight in weighted.items()})
