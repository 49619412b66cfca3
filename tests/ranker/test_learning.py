"""Learning from past weeks, and the figures by which rankings are judged."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from newsletter.models import Candidate, Story, Window
from ranker.history import Pick
from ranker.leaning import Look, held_out_gain, kept_leaning, learn_leaning, look_back
from ranker.learn import Learned, telling_words, topic_shift
from ranker.metrics import figures, ndcg_at, recall_at, reciprocal_rank, week_ranks
from ranker.past_week import PastWeek, Published
from ranker.section_model import SectionModel
from ranker.weights import Weights, WeightsError, shipped_weights
from tests.ranker.world import WordEmbedder, paper

SHIPPED = shipped_weights()
FIRST = datetime(2025, 10, 6, tzinfo=UTC)


def soil(number: int) -> Candidate:
    return paper(1000 + number, f"Soil Moisture Study {number}", "Radar of wet soil in fields.")


def other(number: int) -> Candidate:
    return paper(5000 + number, f"Agents for Task {number}", "LLM agents that plan and reason.")


def weeks(count: int, dropped: frozenset[str] = frozenset(), passed: int = 20) -> list[PastWeek]:
    """A newsletter on soil, whatever the field is on."""
    found: list[PastWeek] = []
    for n in range(count):
        until = FIRST + timedelta(weeks=n + 1)
        mine = tuple(Story(soil(4 * n + k)) for k in range(4))
        others = tuple(Story(other(passed * n + k)) for k in range(passed))
        before = tuple(
            Pick(story.lead, week.window.until) for week in found for story in week.picked
        )
        window = Window(FIRST + timedelta(weeks=n), until, f"week {n}")
        out = tuple(Published(story.lead.title, story.ids, "") for story in mine)
        found.append(PastWeek(window, (*mine, *others), out, before, dropped))
    return found


def looks(count: int, dropped: frozenset[str] = frozenset()) -> list[Look]:
    return look_back(weeks(count, dropped), SHIPPED, WordEmbedder())


def test_a_newsletter_of_another_taste_is_learned() -> None:
    plain = look_back(weeks(9)[6:], SHIPPED, WordEmbedder(), plain=True)

    gain = held_out_gain(looks(9), plain)

    assert gain is not None
    assert gain.shipped.recall[10] < 0.5
    assert gain.shipped.recall[10] <= gain.looking_back.recall[10] <= gain.learned.recall[10]
    assert gain.learned.recall[10] == 1
    assert gain.is_better


def test_too_few_picks_lean_nowhere() -> None:
    assert learn_leaning(looks(2)) is None
    assert learn_leaning([]) is None
    assert held_out_gain(looks(2), []) is None
    assert kept_leaning(looks(7)) is not None


def test_what_an_editor_took_out_is_leaned_away_from_more_than_what_was_passed_over() -> None:
    refused = frozenset(other(60 * n).id for n in range(7))
    *earlier, last = look_back(weeks(8, passed=60), SHIPPED, WordEmbedder())
    edited = look_back(weeks(7, refused, passed=60), SHIPPED, WordEmbedder())

    plain, taught = learn_leaning(earlier), learn_leaning(edited)

    assert plain is not None
    assert taught is not None
    like_it = last.rows[last.ids.index(other(420).id)]
    assert like_it @ taught.direction < like_it @ plain.direction


def test_what_was_learned_is_kept_and_read_back(tmp_path: Path) -> None:
    leaning = learn_leaning(looks(7))
    assert leaning is not None

    Learned(leaning, None).save(tmp_path / "learned")
    again = Learned.load(tmp_path / "learned")

    assert again.sections is None
    assert again.leaning is not None
    np.testing.assert_allclose(again.leaning.direction, leaning.direction)
    Learned(None, None).save(tmp_path / "learned")
    assert Learned.load(tmp_path / "learned") == Learned(None, None)


def test_topics_that_come_and_go_are_told() -> None:
    early = [soil(n).title for n in range(9)] * 2
    late = [other(n).title for n in range(9)] * 2

    up, down = topic_shift([*early, *late])

    assert "agents" in up
    assert "soil moisture" in down


def test_topics_are_whole_words_that_name_a_subject() -> None:
    early = [f"A survey of self-supervised and river {name}" for name in "abcdefgh"]
    late = [f"A tool for retrieval augmented generation {name}" for name in "abcdefgh"]

    up, down = topic_shift([*early, *late])

    assert up == ["retrieval-augmented generation"]
    assert down == ["river", "self-supervised"]


def test_figures_of_known_ranks() -> None:
    told = [week_ranks("w1", ["a", "b", "c"], {"b"}), week_ranks("w2", ["a", "b"], {"a", "x"})]

    found = figures(told)

    assert told[1].ranks == (1, 3)
    assert found.recall[10] == 1
    assert found.reciprocal_rank == pytest.approx((1 / 2 + 1) / 2)
    assert (found.picks, found.weeks) == (3, 2)


def test_perfect_and_empty_rankings() -> None:
    assert ndcg_at([1, 2, 3], 20) == pytest.approx(1)
    assert ndcg_at([], 20) == recall_at([], 10) == reciprocal_rank([]) == 0
    assert ndcg_at([500], 20) == 0


def test_weights_survive_the_file_and_a_damaged_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "taste.npz"
    SHIPPED.save(path)
    again = Weights.load(path)

    np.testing.assert_allclose(again.full.weight, SHIPPED.full.weight)
    assert again.trained_until == SHIPPED.trained_until
    path.write_bytes(b"PK\x03\x04 cut short")
    with pytest.raises(WeightsError, match=r"taste\.npz: is no weights file"):
        Weights.load(path)
    with pytest.raises(WeightsError, match=r"gone\.npz"):
        SectionModel.load(tmp_path / "gone.npz")


def test_telling_words_are_told_once_in_the_singular_and_pairs_as_pairs() -> None:
    some = [f"Deep learning with graphs, part {n}" for n in "abcdefgh"] + ["A graph"] * 4
    others = ["A study of trees and rivers"] * 12 + ["A graph"] * 3

    told = telling_words(some, others)

    assert "deep learning" in told
    assert not {"deep", "learning", "graphs", "study"} & set(told)
