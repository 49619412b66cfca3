"""The calls of a run: stories to a ranking, a closer look at its head, a ranking to an issue."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsletter.config import Config, RankerConfig
from newsletter.embedding import Embedder
from newsletter.models import Candidate, Kind, Ranked, Selection, Story
from ranker.cues import title_of
from ranker.editor import Judged, rank
from ranker.features import speaker
from ranker.history import Pick
from ranker.learn import Learned
from ranker.liked import Liked
from ranker.section_model import shipped_sections
from ranker.sections import Placement, place_stories
from ranker.select import Limits, Vector, select
from ranker.taste import Scored, Taste
from ranker.topics import Levelling, Topics
from ranker.weights import Weights

HEAD = 300
"""How many of the best papers are placed one by one, and scored again after a closer look: many
times what an issue holds. What config lifts into the head is placed with that closer look."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the stories of a run tell together; a closer look at some of them keeps it."""

    topics: Topics | None
    """Config's phrases to lift and to avoid, as the stories that say them show what they mean;
    ``None`` where config has none."""
    liked: Liked
    """The subjects that past picks have more often than the stories."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every story, best first, with what the editor's hand and the selection need."""

    ranked: tuple[Ranked, ...]
    judged: tuple[Judged, ...]
    """What the models said, before config."""
    vectors: Mapping[str, Vector]
    """Unit vectors by story id, of the stories that were looked at closely."""
    threshold: float
    """The log-odds below which a paper only fills a section's floor."""
    context: Context


def rank_stories(
    stories: Sequence[Story],
    config: Config,
    picks: Sequence[Pick],
    now: datetime,
    embedder: Embedder,
    learned: Learned | None = None,
    context: Context | None = None,
) -> Ranking:
    """Score ``stories`` as of ``now`` and place them, the same in whatever order they come.

    ``picks`` is what this newsletter published, ``learned`` what ``galley learn`` kept of it.
    ``context`` is that of a ranking that ``stories`` are the head of; else they tell it themselves.
    """
    # In bf16 a vector differs a little with the texts that it is batched with. The same stories in
    # one order make the same batches, as long as the same vectors are kept from earlier runs.
    stories = sorted(stories, key=lambda story: story.id)
    taste = Taste.shipped(picks, learned.leaning if learned else None)
    scored = taste.score(stories, now=now, embedder=embedder)
    vectors = {one.story.id: one.vector for one in scored if one.vector is not None}
    own_sections = learned.sections if learned else None
    placements = place_stories(stories, shipped_sections(), _likely(scored), own_sections)
    if context is None:
        earlier = [pick for pick in picks if pick.on < now]
        context = Context(
            _topics(stories, vectors, config.ranker, taste.weights, embedder),
            Liked.of(earlier, [speaker(story) for story in stories]),
        )
    judged = tuple(_judged(scored, placements, vectors, context))
    ranked = tuple(rank(judged, config.ranker, config.sections))
    return Ranking(ranked, judged, vectors, taste.weights.threshold, context)


def _likely(scored: Iterable[Scored]) -> dict[str, Vector]:
    """By id the vectors of the best papers, and of all else that was looked at closely."""
    best = sorted(scored, key=lambda one: (-one.score, one.story.id))
    papers = [one for one in best if speaker(one.story).kind is Kind.PAPER]
    others = [one for one in best if speaker(one.story).kind is not Kind.PAPER]
    return {one.story.id: one.vector for one in (*papers[:HEAD], *others) if one.vector is not None}


def _topics(
    stories: Sequence[Story],
    vectors: Mapping[str, Vector],
    config: RankerConfig,
    weights: Weights,
    embedder: Embedder,
) -> Topics | None:
    phrases = (*config.topics, *config.avoid)
    if not phrases:
        return None
    levelling = Levelling.of(weights.centre, weights.memory.vectors)
    return Topics.of(phrases, stories, vectors, levelling, embedder)


def _judged(
    scored: Iterable[Scored],
    placements: Iterable[Placement],
    vectors: Mapping[str, Vector],
    context: Context,
) -> Iterator[Judged]:
    near = context.topics.near(vectors) if context.topics else {}
    for one, placement in zip(scored, placements, strict=True):
        liked = context.liked.phrase(title_of(speaker(one.story)))
        yield Judged(one, placement, near.get(one.story.id, {}), liked)


def rank_closer(
    first: Ranking,
    news: Mapping[str, Candidate],
    config: Config,
    picks: Sequence[Pick],
    now: datetime,
    embedder: Embedder,
    learned: Learned | None = None,
) -> Ranking:
    """``first`` with what a closer look told of some candidates, ``news`` by id.

    Only the head is scored again: the best papers, and all of the other kinds, whose scores
    depend on each other. The rest keep their scores.
    """
    head = [_with_news(r.story, news) for place, r in enumerate(first.ranked) if _is_head(place, r)]
    again = rank_stories(head, config, picks, now, embedder, learned, first.context)
    ids = {story.id for story in head}
    rest = [ranked for ranked in first.ranked if ranked.story.id not in ids]
    judged = [one for one in first.judged if one.scored.story.id not in ids]
    return Ranking(
        tuple(sorted((*again.ranked, *rest), key=lambda r: (-r.score, r.story.id))),
        (*again.judged, *judged),
        {**first.vectors, **again.vectors},
        first.threshold,
        first.context,
    )


def _is_head(place: int, ranked: Ranked) -> bool:
    return place < HEAD or speaker(ranked.story).kind is not Kind.PAPER


def _with_news(story: Story, news: Mapping[str, Candidate]) -> Story:
    lead, *others = (news.get(candidate.id, candidate) for candidate in story.candidates)
    return Story(lead, tuple(others))


def select_issue(ranking: Ranking, config: Config, *, published: Collection[str] = ()) -> Selection:
    """Fill config's sections; nothing in ``published`` (ids of earlier issues) comes again."""
    return select(
        ranking.ranked,
        config.sections,
        Limits.of(config.ranker, ranking.threshold),
        vectors=ranking.vectors,
        published=published,
    )
