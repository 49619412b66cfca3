"""The ranking benchmark on weeks of our own."""

from __future__ import annotations

from dataclasses import replace

from benchmarks.ranking import borrowing, ranked_ids, walk
from newsletter.embedding import Embedder
from ranker.taste import Taste
from ranker.weeks import Week
from ranker.weights import shipped_weights
from tests.ranker.test_learning import weeks as past_weeks
from tests.ranker.world import WordEmbedder


def weeks(count: int) -> list[Week]:
    return [past.week for past in past_weeks(count)]


def test_a_week_is_ranked_with_the_weeks_that_ended_before_it_and_no_other() -> None:
    all_weeks = weeks(4)
    seen: list[int] = []

    def order(week: Week, before: object) -> list[str]:
        assert isinstance(before, list)
        seen.append(len(before))
        return [candidate.id for candidate in week.offered]

    told = walk(all_weeks[2:], all_weeks[:2], order)

    assert seen == [2, 3]
    assert told[0].ranks == (1, 2, 3, 4)


def test_picks_standing_first_in_the_file_is_no_help() -> None:
    week = weeks(1)[0]
    embedder: Embedder = WordEmbedder()
    turned = Week(week.start, week.end, week.passed[:4], week.picked + week.passed[4:])

    taste = Taste(shipped_weights())

    assert ranked_ids(taste, week, embedder) == ranked_ids(taste, turned, embedder)


def test_a_week_of_picks_alone_borrows_what_the_nearest_whole_week_passed_over() -> None:
    first, second, third, last = weeks(4)
    bare = [replace(week, passed=()) for week in (first, second, third, last)]

    judged = borrowing(bare, [first, replace(last, passed=(*last.passed, *second.picked))])

    assert judged[0] == first
    assert [week.picked for week in judged] == [week.picked for week in bare]
    assert judged[1].passed == first.passed
    assert judged[2].passed == last.passed  # without the picks of another week
