"""The two calls of a run: stories to a ranking, a ranking to an issue."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsletter.config import Config
from newsletter.embedding import Embedder
from newsletter.models import Ranked, Selection, Story
from ranker.editor import Judged, rank
from ranker.history import Pick
from ranker.learn import Learned
from ranker.section_model import shipped_sections
from ranker.sections import place_stories, with_learned
from ranker.select import Limits, Vector, select
from ranker.taste import Taste


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every story, best first, with what the editor's hand and the selection need."""

    ranked: tuple[Ranked, ...]
    judged: tuple[Judged, ...]
    """What the models said, before config: :func:`rank_again` starts from it."""
    vectors: Mapping[str, Vector]
    """Unit vectors by story id, of the stories that were looked at closely."""
    threshold: float
    """The log-odds below which a paper only fills a section's floor."""


def rank_stories(
    stories: Sequence[Story],
    config: Config,
    picks: Sequence[Pick],
    now: datetime,
    embedder: Embedder,
    learned: Learned | None = None,
) -> Ranking:
    """Score ``stories`` as of ``now`` and place them.

    ``picks`` is what this newsletter published, ``learned`` what ``galley learn`` kept of it.
    """
    taste = Taste.shipped(picks, learned.leaning if learned else None)
    scored = taste.score(stories, now=now, embedder=embedder)
    vectors = {one.story.id: one.vector for one in scored if one.vector is not None}
    placements = place_stories(stories, shipped_sections(), vectors)
    if learned and learned.sections:
        placements = with_learned(stories, placements, learned.sections, vectors)
    judged = tuple(Judged(*pair) for pair in zip(scored, placements, strict=True))
    ranked = tuple(rank(judged, config.ranker, config.sections))
    return Ranking(ranked, judged, vectors, taste.weights.threshold)


def rank_again(ranking: Ranking, config: Config) -> Ranking:
    """The same stories under another config; no model runs."""
    ranked = tuple(rank(ranking.judged, config.ranker, config.sections))
    return Ranking(ranked, ranking.judged, ranking.vectors, ranking.threshold)


def select_issue(ranking: Ranking, config: Config, *, published: Collection[str] = ()) -> Selection:
    """Fill config's sections; nothing in ``published`` (ids of earlier issues) comes again."""
    return select(
        ranking.ranked,
        config.sections,
        Limits.of(config.ranker, ranking.threshold),
        vectors=ranking.vectors,
        published=published,
    )
