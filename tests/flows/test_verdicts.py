"""What is kept of a run's decisions, and how ``galley why`` puts it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from flows.explain import Answer, lines_of
from flows.verdicts import verdicts
from newsletter.config import Config
from newsletter.models import Story
from newsletter.records import Verdict
from ranker.facade import rank_stories, select_issue
from tests.ranker.world import NOW, PAPERS, WordEmbedder, paper, repository

FORK = replace(repository("a/fork", "A fork", stars=9), flags=("fork",))
CROWD = [paper(300 + n, f"Soil of Field {n}", "Radar.") for n in range(30)]


@pytest.fixture(scope="module")
def decided() -> list[Verdict]:
    stories = [Story(candidate) for candidate in (*PAPERS, *CROWD, FORK)]
    ranking = rank_stories(stories, Config(), (), NOW, WordEmbedder())
    return list(verdicts("2026-W10", ranking, select_issue(ranking, Config()), {}))


def told(verdict: Verdict) -> list[str]:
    answer = Answer(verdict.label, verdict.story_id, verdict.payload["title"], verdict)
    return list(lines_of(answer))


def test_the_best_is_chosen_and_its_components_add_up(decided: list[Verdict]) -> None:
    best = decided[0]

    assert (best.rank, best.payload["decision"], best.payload["section_rank"]) == (1, "chosen", 1)
    assert best.payload["obstacle"] == ""
    assert sum(best.payload["components"].values()) == pytest.approx(
        best.payload["score"], abs=0.01
    )


def test_what_came_not_even_near_is_told_by_how_much_it_lost_and_to_what(
    decided: list[Verdict],
) -> None:
    last = next(v for v in reversed(decided) if v.payload["decision"] == "ranked")
    chosen = [v for v in decided if v.payload["decision"] == "chosen"]
    weakest = min(chosen, key=lambda verdict: verdict.payload["score"])

    lead = weakest.payload["score"] - last.payload["score"]
    assert last.payload["obstacle"] == (
        f"scores {lead:.2f} less than “{weakest.payload['title']}”, the last of its section"
    )
    place = f"rank {last.rank} overall, {last.payload['section_rank']} in Publications"
    assert any(f"ranked ({place}): scores " in line for line in told(last))


def test_what_was_left_out_says_why(decided: list[Verdict]) -> None:
    (fork,) = [verdict for verdict in decided if verdict.story_id == FORK.id]

    assert (fork.payload["decision"], fork.payload["obstacle"]) == ("left out", "fork")


def test_places_count_within_a_section_what_could_be_chosen(decided: list[Verdict]) -> None:
    running = [v for v in decided if v.payload["decision"] != "left out"]
    places = [v.payload["section_rank"] for v in running if v.payload["section"] == "Publications"]

    assert places == list(range(1, len(places) + 1))
    assert [v.payload["section_rank"] for v in decided if v not in running] == [None]


def test_a_verdict_of_an_earlier_galley_can_still_be_told(decided: list[Verdict]) -> None:
    payload = {name: value for name, value in decided[0].payload.items() if name != "section_rank"}

    _, decision, *_ = told(replace(decided[0], payload=payload))

    assert decision == "  2026-W10: chosen (rank 1 overall; Publications)"
