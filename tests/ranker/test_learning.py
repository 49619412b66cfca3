"""Learning from past weeks, and the figures by which rankings are judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from newsletter.models import Candidate
from ranker.learn import Learned, held_out_gain, learn_leaning, telling_words, topic_shift
from ranker.metrics import figures, ndcg_at, recall_at, reciprocal_rank, week_ranks
from ranker.section_model import SectionModel
from ranker.taste import Taste
from ranker.weeks import Week
from ranker.weights import Weights, WeightsError, shipped_weights
from tests.ranker.world import WordEmbedder, paper

SHIPPED = shipped_weights()


def soil(number: int) -> Candidate:
    return paper(1000 + number, f"Soil Moisture Study {number}", "Radar of wet soil in fields.")


def other(number: int) -> Candidate:
    return paper(5000 + number, f"Agents for Task {number}", "LLM agents that plan and reason.")


def weeks(count: int) -> list[Week]:
    """A newsletter on soil, whatever the field is on."""
    first = date(2025, 10, 6)
    return [
        Week(
            first + timedelta(weeks=n),
            first + timedelta(weeks=n, days=6),
            tuple(soil(4 * n + k) for k in range(4)),
            tuple(other(20 * n + k) for k in range(20)),
        )
        for n in range(count)
    ]


def test_a_newsletter_of_another_taste_is_learned() -> None:
    gain = held_out_gain(weeks(9), Taste(SHIPPED), WordEmbedder())

    assert gain is not None
    assert gain.shipped.recall[10] < 0.5
    assert gain.learned.recall[10] == 1


def test_too_few_picks_lean_nowhere() -> None:
    assert learn_leaning(weeks(2), Taste(SHIPPED), WordEmbedder()) is None
    assert held_out_gain(weeks(2), Taste(SHIPPED), WordEmbedder()) is None


def test_what_was_learned_is_kept_and_read_back(tmp_path: Path) -> None:
    leaning = learn_leaning(weeks(7), Taste(SHIPPED), WordEmbedder())
    assert leaning is not None

    Learned(leaning, None).save(tmp_path / "learned")
    again = Learned.load(tmp_path / "learned")

    assert again.sections is None
    assert again.leaning is not None
    np.testing.assert_allclose(again.leaning.direction, leaning.direction)
    Learned(None, None).save(tmp_path / "learned")
    assert Learned.load(tmp_path / "learned") == Learned(None, None)


def test_topics_that_come_and_go_are_told() -> None:
    early = [replace(w, picked=tuple(soil(n) for n in range(9))) for w in weeks(2)]
    late = [replace(w, picked=tuple(other(n) for n in range(9))) for w in weeks(4)[2:]]

    up, down = topic_shift([*early, *late])

    assert "agents" in up
    assert "soil moisture" in down


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
