"""A week of a newsletter's own archive: what its run could choose from, and what went out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from newsletter.models import Story, Window
from ranker.features import speaker
from ranker.history import Pick
from ranker.learn import PlacedItem
from ranker.weeks import Week


@dataclass(frozen=True, slots=True)
class Published:
    """An item that went out."""

    name: str
    ids: tuple[str, ...]
    """The canonical ids of what it is about and links to, the likeliest first."""
    section: str
    """The section of the config that it belongs to; empty when none is its."""


@dataclass(frozen=True)
class PastWeek:
    """One issue's week, as it was before the issue went out."""

    window: Window
    stories: tuple[Story, ...]
    published: tuple[Published, ...]
    before: tuple[Pick, ...]
    """What earlier issues had published."""
    dropped: frozenset[str] = frozenset()
    """The ids of what the editor took out of this issue's draft."""
    placed_before: tuple[PlacedItem, ...] = ()
    """Where earlier issues had put their items, by the sections of the config."""

    @cached_property
    def _by_id(self) -> dict[str, Story]:
        return {name: story for story in self.stories for name in story.ids}

    def story_of(self, item: Published) -> Story | None:
        """The story that the item is; ``None`` when it was not among the candidates."""
        return next((self._by_id[name] for name in item.ids if name in self._by_id), None)

    @property
    def picked(self) -> tuple[Story, ...]:
        """The stories that went out, each once."""
        found = (self.story_of(item) for item in self.published)
        return tuple({story.id: story for story in found if story}.values())

    @property
    def week(self) -> Week:
        """The week as the models learn from it: the one that speaks for each story."""
        picked = self.picked
        ids = {story.id for story in picked}
        return Week(
            self.window.since.date(),
            (self.window.until - timedelta(microseconds=1)).date(),
            tuple(speaker(story) for story in picked),
            tuple(speaker(story) for story in self.stories if story.id not in ids),
        )
