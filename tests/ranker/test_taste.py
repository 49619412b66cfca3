"""What the shipped taste does with candidates it has never seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from newsletter.config import Config, RankerConfig
from newsletter.config_values import COMPONENTS
from newsletter.embedding import CachedEmbedder, MemoryStore, Vectors, normalised
from newsletter.models import Candidate, Kind, Ranked, Signals, Story
from ranker.facade import Ranking, rank_stories, select_issue
from ranker.history import Memory, Pick
from ranker.taste import Taste, recency
from ranker.weights import shipped_weights
from tests.ranker.world import AGENTS, NOW, PAPERS, SOIL, WordEmbedder, paper, post, repository

TOOL = repository(
    "example/tokenbench",
    "A fast tokenizer library",
    "Install with `pip install tokenbench`.",
    stars=900,
    stars_gained=300,
)


def ranking(
    *candidates: Candidate, config: Config | None = None, picks: tuple[Pick, ...] = ()
) -> Ranking:
    stories = [Story(candidate) for candidate in candidates]
    return rank_stories(stories, config or Config(), picks, NOW, WordEmbedder())


def one(result: Ranking, candidate: Candidate) -> Ranked:
    return next(r for r in result.ranked if r.story.id == candidate.id)


def test_what_the_field_is_on_stands_above_what_it_is_not() -> None:
    order = [r.story.lead for r in ranking(*PAPERS).ranked]

    assert set(order[:2]) == set(PAPERS[:2])


def test_the_components_add_up_to_the_score() -> None:
    config = Config(ranker=RankerConfig(weights={"words": 0.5}, topics=("agents",)))

    for ranked in ranking(*PAPERS, TOOL, config=config).ranked:
        assert sum(ranked.components.values()) == pytest.approx(ranked.score)


def test_config_knows_every_component_by_name() -> None:
    weights = shipped_weights()
    learned = [*weights.cheap.names, *weights.full.names]
    names = {name.partition(":")[0] for name in learned} | {"base"}
    tried = Config(ranker=RankerConfig(topics=("agents",), avoid=("soil",), pinned=("Bo Sample",)))
    for ranked in ranking(*PAPERS, TOOL, config=tried).ranked:
        names |= set(ranked.components)

    others = {"stars", "points", "recency", "off field", "cheap pass"}
    others |= {"learned", "prefer", "fit", "feed"}
    assert names <= set(COMPONENTS) <= names | others


class LastEmbedder(WordEmbedder):
    """Whose vectors, as those in bf16, differ with what was embedded before in the same batch."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        drift = np.linspace(0, 0.1, num=len(texts), dtype=np.float32)
        return normalised(super().embed(texts) + drift[:, None])


def test_the_same_candidates_are_batched_alike_in_whatever_order_they_come() -> None:
    stories = [Story(candidate) for candidate in (*PAPERS, TOOL)]

    there = rank_stories(stories, Config(), (), NOW, LastEmbedder())
    back = rank_stories(stories[::-1], Config(), (), NOW, LastEmbedder())

    assert [(r.story.id, r.score) for r in there.ranked] == [
        (r.story.id, r.score) for r in back.ranked
    ]


def test_the_order_of_the_candidates_changes_nothing() -> None:
    there = ranking(*PAPERS, TOOL)
    back = ranking(TOOL, *reversed(PAPERS))

    assert [r.story.id for r in there.ranked] == [r.story.id for r in back.ranked]
    assert [r.score for r in there.ranked] == pytest.approx([r.score for r in back.ranked])


def test_a_word_to_avoid_pushes_down_and_a_pinned_author_lifts() -> None:
    config = Config(ranker=RankerConfig(avoid=("reinforcement learning",), pinned=("bo sample",)))
    plain, turned = ranking(*PAPERS), ranking(*PAPERS, config=config)

    assert one(turned, AGENTS).components["avoid"] < 0
    assert one(turned, SOIL).score > one(plain, SOIL).score
    assert "by bo sample, pinned by you" in one(turned, SOIL).reasons
    assert "says “reinforcement learning”, which you avoid" in one(turned, AGENTS).reasons


def test_a_turned_weight_ranks_again_without_the_model() -> None:
    model = WordEmbedder()
    embedder, stories = CachedEmbedder(model, MemoryStore()), [Story(c) for c in PAPERS]
    first = rank_stories(stories, Config(), (), NOW, embedder)
    embedded = model.embedded
    config = Config(ranker=RankerConfig(weights={"words": 0.0, "title": 2.0}))

    again = rank_stories(stories, config, (), NOW, embedder)

    assert model.embedded == embedded == len(PAPERS)
    assert "words" not in {k for k, v in one(again, AGENTS).components.items() if v}
    assert one(again, AGENTS).components["title"] == pytest.approx(
        2 * one(first, AGENTS).components["title"]
    )


def test_a_new_topic_embeds_its_phrase_alone() -> None:
    model = WordEmbedder()
    embedder, stories = CachedEmbedder(model, MemoryStore()), [Story(c) for c in PAPERS]
    rank_stories(stories, Config(), (), NOW, embedder)
    before = model.embedded

    rank_stories(stories, Config(ranker=RankerConfig(topics=("soil moisture",))), (), NOW, embedder)

    assert model.embedded == before + 1


def test_unknown_popularity_is_not_zero_popularity() -> None:
    listed = paper(9, "Another Paper on Agents", upvotes=120)
    down = ranking(*PAPERS)
    up = ranking(*PAPERS, listed)

    assert one(down, AGENTS).components.get("popularity", 0.0) == pytest.approx(
        one(ranking(AGENTS), AGENTS).components.get("popularity", 0.0)
    )
    assert one(up, AGENTS).components["popularity"] < one(up, listed).components["popularity"]


def test_upvotes_lift_a_paper() -> None:
    liked = replace(SOIL, signals=Signals(hf_upvotes=200))

    assert one(ranking(*PAPERS[:2], liked), SOIL).score > one(ranking(*PAPERS), SOIL).score + 0.5


def test_stars_order_like_repositories() -> None:
    repos = [repository(f"example/kit{n}", "A toolkit for text", stars=10**n) for n in range(1, 7)]

    order = [r.story.id for r in ranking(*repos).ranked]

    assert order == [r.id for r in reversed(repos)]


def test_likeness_to_recent_picks_is_named() -> None:
    earlier = paper(50, "Agents that Plan with Reinforcement Learning", AGENTS.text)
    picks = tuple(
        Pick(replace(earlier, id=f"arxiv:2601.{n:05}"), NOW - timedelta(days=10 + n))
        for n in range(12)
    )

    result = one(ranking(*PAPERS, picks=picks), AGENTS)

    assert any("like your pick of 27 Feb, “" in reason for reason in result.reasons)


def test_picks_from_the_future_are_not_looked_at() -> None:
    future = tuple(
        Pick(replace(SOIL, id=f"arxiv:2604.{n:05}"), NOW + timedelta(days=1 + n)) for n in range(30)
    )

    then = [r.score for r in ranking(*PAPERS).ranked]

    assert [r.score for r in ranking(*PAPERS, picks=future).ranked] == pytest.approx(then)


def test_an_author_picked_before_lifts_a_paper() -> None:
    stranger = replace(AGENTS, authors=("Nobody Known", "Some Else"))
    other = replace(SOIL, id="arxiv:2601.00077", authors=AGENTS.authors)
    picks = (Pick(other, NOW - timedelta(days=9)),)

    known = one(ranking(AGENTS, picks=picks), AGENTS).components["authors"]

    assert known > one(ranking(stranger, picks=picks), stranger).components["authors"]


def test_reasons_are_facts_that_an_editor_knows() -> None:
    accepted = replace(AGENTS, venue="ACL 2026", signals=Signals(hf_upvotes=31))

    reasons = one(ranking(accepted), accepted).reasons

    assert reasons == (
        "31 upvotes on Hugging Face",
        "accepted at ACL 2026",
        "its code is out",
        "on “LLM Agents” and “Reinforcement Learning”, which research editors often pick",
    )


def test_a_store_of_vectors_that_is_too_small_for_all_leaves_the_rest_below() -> None:
    many = [paper(100 + n, f"A Study of Topic Number {n}") for n in range(1600)]
    embedder = WordEmbedder()
    scored = Taste.shipped().score([Story(c) for c in many], now=NOW, embedder=embedder)

    close = [s.score for s in scored if s.vector is not None]
    rest = [s.score for s in scored if s.vector is None]

    assert len(rest) == 100
    assert max(rest) < min(close)
    assert embedder.embedded == 1500


def test_nothing_to_rank_is_no_trouble() -> None:
    assert ranking().ranked == ()


def test_age_counts_after_a_week_and_only_so_far() -> None:
    week, month, year = (recency(NOW - timedelta(days=d), NOW) for d in (6, 28, 400))

    assert week == 0
    assert -0.6 < month < 0
    assert year == -0.6
    assert recency(None, NOW) == 0


def test_a_memory_keeps_each_pick_once() -> None:
    picks = [Pick(AGENTS, NOW), Pick(AGENTS, NOW), Pick(SOIL, NOW)]
    vectors = WordEmbedder().embed(["a", "a", "b"])

    memory = Memory.empty(384).with_picks(picks, vectors).with_picks(picks, vectors)

    assert len(memory.ids) == 2
    assert np.isfinite(memory.vectors).all()


def test_a_small_issue_is_drafted_from_all_three_kinds() -> None:
    result = ranking(*PAPERS, TOOL, post("p", "How we serve language models", "An article."))

    selection = select_issue(result, Config())

    assert [r.story.id for r in selection.chosen["Tools"]] == [TOOL.id]
    kinds = {r.story.lead.kind for r in selection.chosen["Publications"]}
    assert Kind.PAPER in kinds
