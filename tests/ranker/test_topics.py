"""An editor's topics in meaning: what they lift, how far, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from newsletter.config import Config, RankerConfig
from newsletter.embedding import Vectors, normalised
from newsletter.models import Candidate, Ranked, Story
from ranker.editor import AVOID, MOST_TOPICS, NEAR_AVOID, TOPIC
from ranker.facade import Ranking, rank_closer, rank_stories
from tests.ranker.world import AGENTS, NOW, REASONING, SOIL, paper

CACHE = paper(20, "Four Bits for the Keys and Values of a Transformer", "Caches take less room.")
SERVING = paper(21, "Efficient Inference on Phones", "Models are served with little energy.")
ALL = (CACHE, SERVING, AGENTS, REASONING, SOIL)


class Sense:
    """Texts that have one of its words point one way; every other text points its own way."""

    name = "sense"
    dimensions = 384

    def __init__(self, *words: str) -> None:
        self.words = words
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked.extend(texts)
        rows = [self._row(text) for text in texts]
        return normalised(np.array(rows, np.float32).reshape(len(rows), self.dimensions))

    def _row(self, text: str) -> Vectors:
        if any(word in text.lower() for word in self.words):
            seed, noise = 7, 0.1
        else:
            seed, noise = len(text), 1.0
        own = np.random.default_rng(len(text)).normal(size=self.dimensions)
        shared = np.random.default_rng(seed).normal(size=self.dimensions)
        return (shared + noise * own).astype(np.float32)


EFFICIENCY = Sense("efficient", "four bits")


def ranking(*candidates: Candidate, embedder: Sense = EFFICIENCY, **config: object) -> Ranking:
    chosen = Config(ranker=RankerConfig.model_validate(config))
    return rank_stories([Story(c) for c in candidates], chosen, (), NOW, embedder)


def of(result: Ranking, candidate: Candidate) -> Ranked:
    return next(r for r in result.ranked if r.story.id == candidate.id)


def test_what_is_near_in_meaning_is_lifted_less_than_what_says_it() -> None:
    found = ranking(*ALL, topics=["efficient inference"])

    lifts = {c: of(found, c).components.get("topics", 0.0) for c in ALL}

    assert lifts[SERVING] == TOPIC
    assert 0.2 < lifts[CACHE] < TOPIC
    assert lifts[AGENTS] == lifts[REASONING] == lifts[SOIL] == 0


def test_the_reason_tells_a_match_from_what_is_only_near() -> None:
    found = ranking(*ALL, topics=["efficient inference"])

    assert of(found, SERVING).reasons[0] == "on your topic: efficient inference"
    assert of(found, CACHE).reasons[0] == "near your topic: efficient inference"


def test_topics_add_up_but_never_without_bound() -> None:
    phrases = ["agents", "reinforcement learning", "web benchmarks", "long tasks", "PlanForge"]

    lifts = [
        of(ranking(*ALL, topics=phrases[:many]), AGENTS).components["topics"] for many in (1, 2, 5)
    ]

    assert lifts == pytest.approx([TOPIC, 1.5 * TOPIC, MOST_TOPICS])


def test_what_surely_is_what_you_avoid_is_pushed_down_less_than_what_says_it() -> None:
    found = ranking(*ALL, avoid=["efficient inference"])

    assert of(found, SERVING).components["avoid"] == AVOID
    assert of(found, CACHE).components["avoid"] == NEAR_AVOID
    assert of(found, CACHE).reasons[0] == "near “efficient inference”, which you avoid"
    assert "avoid" not in of(found, SOIL).components


def test_a_weight_of_nothing_turns_topics_off() -> None:
    found = ranking(*ALL, topics=["efficient inference"], weights={"topics": 0.0})

    assert not of(found, SERVING).components.get("topics")


def test_stories_that_say_a_phrase_draw_it_to_what_they_are_about() -> None:
    """The phrase alone lies nowhere near: only those that say it show what is meant."""
    served = [
        paper(30 + n, f"Thrifty Serving, Part {n}", "Frugal serving of models.") for n in range(6)
    ]
    near = paper(40, "Half the Energy", "Frugal chips.")
    embedder = Sense("frugal")

    alone = ranking(near, *ALL, embedder=embedder, topics=["thrifty serving"])
    told = ranking(near, *served, *ALL, embedder=embedder, topics=["thrifty serving"])

    assert "topics" not in of(alone, near).components
    assert of(told, near).components["topics"] > 0


def test_a_closer_look_keeps_what_all_the_stories_told() -> None:
    config = Config(ranker=RankerConfig(topics=("efficient inference",)))
    embedder = Sense("efficient", "four bits")
    first = rank_stories([Story(c) for c in ALL], config, (), NOW, embedder)
    embedder.asked.clear()

    closer = rank_closer(first, {}, config, (), NOW, embedder)

    assert "efficient inference" not in embedder.asked
    assert [r.reasons for r in closer.ranked] == [r.reasons for r in first.ranked]


def test_without_topics_nothing_is_embedded_but_the_stories() -> None:
    embedder = Sense()

    ranking(*ALL, embedder=embedder)

    assert len(embedder.asked) == len(ALL)
