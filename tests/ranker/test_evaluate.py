"""Judging the ranker on a newsletter's own weeks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from newsletter.config import Config
from newsletter.models import Story, Window
from ranker.evaluate import RANKER, Evaluation, evaluate
from ranker.history import Pick
from ranker.past_week import PastWeek, Published
from tests.ranker.world import AGENTS, NOW, REASONING, WordEmbedder, paper, repository

WEEK = Window(NOW - timedelta(days=7), NOW, "2026-W10")
CROWD = tuple(
    Story(paper(1000 + n, f"Agents for Task {n}", "LLM agents that plan and reason."))
    for n in range(210)
)
SOIL = Story(paper(1, "Wet Soil Seen by Radar", "Radar of wet soil in fields of barley."))
AGENT = Story(AGENTS)


def went_out(story: Story, section: str = "Publications") -> Published:
    return Published(story.lead.title, story.ids, section)


def week(
    *published: Published, stories: tuple[Story, ...] = (), before: tuple[Pick, ...] = ()
) -> PastWeek:
    return PastWeek(WEEK, (*stories, *CROWD), published, before)


def judged(*weeks: PastWeek, **config: object) -> Evaluation:
    return evaluate(weeks, Config.model_validate(config), WordEmbedder())


def test_the_ranker_stands_beside_plain_ways() -> None:
    earlier = Pick(REASONING, NOW - timedelta(days=30))

    found = judged(week(went_out(AGENT), stories=(AGENT,), before=(earlier,)))

    assert list(found.ways) == [
        "random",
        "newest first",
        "stars and upvotes",
        "words like the last 200 picks",
        "meaning like the last 200 picks",
        RANKER,
    ]
    assert found.ways[RANKER].picks == 1


def test_without_earlier_picks_nothing_is_like_them() -> None:
    found = judged(week(went_out(AGENT), stories=(AGENT,)))

    assert list(found.ways) == ["random", "newest first", "stars and upvotes", RANKER]


def test_newest_and_starred_come_first_in_their_own_ways() -> None:
    newest = Story(replace(SOIL.lead, published=NOW))
    starred = Story(repository("lab/barley", "Barley seen by radar.", stars=9000))

    found = judged(week(went_out(newest), went_out(starred), stories=(newest, starred)))

    assert found.ways["newest first"].reciprocal_rank == 1
    assert found.ways["stars and upvotes"].reciprocal_rank == 1


def test_a_pick_that_stood_low_is_named_with_what_it_lacked_and_what_would_lift_it() -> None:
    (miss,) = judged(week(went_out(SOIL), stories=(SOIL,))).misses

    assert (miss.label, miss.name, miss.of) == ("2026-W10", "Wet Soil Seen by Radar", 211)
    assert miss.rank
    assert miss.rank > 200
    assert "furthest behind the ten best in" in miss.remedy
    assert "it lacks" in miss.remedy


def test_the_hand_of_the_config_counts() -> None:
    wish = {"topics": ["wet soil"], "weights": {"topics": 9}}

    found = judged(week(went_out(SOIL), stories=(SOIL,)), ranker=wish)

    assert found.misses == ()
    assert found.ways[RANKER].reciprocal_rank == 1


@pytest.mark.parametrize(
    ("name", "sources", "remedy"),
    [
        ("arxiv:2603.99999", {}, "is its category in sources.arxiv.categories?"),
        ("arxiv:2603.99999", {"arxiv": {"enabled": False}}, "sources.arxiv is turned off"),
        ("github:lab/x", {}, "neither trending nor in the searches of sources.github"),
        ("github:lab/x", {"github": {"enabled": False}}, "sources.github is turned off"),
        ("url:https://ink.example/a", {}, "no feed of ink.example in sources.feeds"),
        (
            "url:https://ink.example/a",
            {"feeds": [{"name": "Ink", "url": "https://www.ink.example/feed"}]},
            "the feed of ink.example did not bring it in that week",
        ),
    ],
)
def test_a_pick_that_no_source_brought_is_named_with_the_source(
    name: str, sources: dict[str, object], remedy: str
) -> None:
    found = judged(week(Published("A thing", (name,), "Tools")), sources=sources)

    (miss,) = found.misses
    assert (miss.rank, miss.remedy) == (None, remedy)
    assert found.ways[RANKER].recall[200] == 0
    assert found.sections.of == 0


def test_a_week_that_the_weights_were_fitted_on_is_no_fair_test() -> None:
    long_ago = Window(
        WEEK.since - timedelta(days=700), WEEK.until - timedelta(days=700), "2024-W14"
    )
    old = replace(week(went_out(AGENT), stories=(AGENT,)), window=long_ago)

    assert judged(old, week(went_out(AGENT), stories=(AGENT,))).fitted == ("2024-W14",)


def test_a_pick_in_another_section_than_the_editors_counts_as_wrong() -> None:
    right = judged(week(went_out(AGENT, "Publications"), stories=(AGENT,))).sections
    wrong = judged(week(went_out(AGENT, "Repo Cypher"), stories=(AGENT,))).sections
    unknown = judged(week(went_out(AGENT, ""), stories=(AGENT,))).sections

    assert (right.right, right.of) == (1, 1)
    assert (wrong.right, wrong.of) == (0, 1)
    assert unknown.of == 0


def test_what_went_out_is_known_by_any_of_its_ids() -> None:
    code = repository("example/planforge", "Code of PlanForge.")
    story = Story(AGENTS, (code,))

    past = week(Published("PlanForge", (code.id,), ""), stories=(story,))

    assert past.picked == (story,)
    assert [one.id for one in past.week.picked] == [AGENTS.id]
    assert len(past.week.passed) == len(CROWD)
