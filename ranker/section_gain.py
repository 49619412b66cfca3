"""How much better the sections learned from a newsletter's own issues are, on issues held out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from newsletter.config import RankerConfig, SectionConfig
from newsletter.embedding import Embedder
from newsletter.models import Story
from ranker.editor import Judged, rank
from ranker.learn import PlacedItem, learn_sections
from ranker.section_features import thing_of
from ranker.section_model import SectionModel, shipped_sections
from ranker.sections import Placement, place_stories
from ranker.taste import Scored


@dataclass(frozen=True, slots=True)
class PlacedStory:
    """A published item as a run would have seen it, and the section that the editor put it in."""

    story: Story
    section: str
    """The name of a section of the config."""
    issue: str

    @property
    def item(self) -> PlacedItem:
        """What the sections learn from."""
        return PlacedItem(thing_of(self.story), self.section, self.issue)


@dataclass(frozen=True, slots=True)
class SectionGain:
    """The share of held-out items in their section, as shipped and as learned, 0 to 1."""

    shipped: float
    learned: float
    items: int


def section_gain(
    placed: Sequence[PlacedStory], sections: Sequence[SectionConfig], embedder: Embedder
) -> SectionGain | None:
    """Place each issue's items as a run would, with what the other issues teach.

    ``None`` with too few items to learn from, or a single issue.
    """
    right: list[tuple[bool, bool]] = []
    for issue in sorted({one.issue for one in placed}):
        others = [one.item for one in placed if one.issue != issue]
        model = learn_sections(others, embedder)
        if model is None:
            return None
        inside = [one for one in placed if one.issue == issue]
        right += _guessed(inside, sections, model, embedder)
    if not right:
        return None
    shipped, learned = np.array(right, np.float64).mean(axis=0)
    return SectionGain(float(shipped), float(learned), len(right))


def _guessed(
    placed: Sequence[PlacedStory],
    sections: Sequence[SectionConfig],
    model: SectionModel,
    embedder: Embedder,
) -> list[tuple[bool, bool]]:
    """Whether each is placed as the editor did, by the shipped sections and with ``model``."""
    stories = [_named(one.story, f"item {place}") for place, one in enumerate(placed)]
    rows = embedder.embed([one.item.thing.embedded for one in placed])
    vectors = {story.id: row for story, row in zip(stories, rows, strict=True)}
    guesses = [
        _sections(stories, place_stories(stories, shipped_sections(), vectors, learned), sections)
        for learned in (None, model)
    ]
    return [
        (shipped == one.section, learned == one.section)
        for one, shipped, learned in zip(placed, *guesses, strict=True)
    ]


def _named(story: Story, name: str) -> Story:
    """The story; one about an item without a link, which has no id, goes by ``name``."""
    return story if story.id else Story(replace(story.lead, id=name), story.others)


def _sections(
    stories: Sequence[Story], placements: Sequence[Placement], sections: Sequence[SectionConfig]
) -> list[str]:
    """The section of each story, in order."""
    judged = [
        Judged(Scored(story, {}), placement)
        for story, placement in zip(stories, placements, strict=True)
    ]
    chosen = {one.story.id: one.section for one in rank(judged, RankerConfig(), sections)}
    return [chosen[story.id] for story in stories]
