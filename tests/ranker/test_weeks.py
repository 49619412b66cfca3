"""Files of weeks, the fit on them, and the benchmark's walk."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from newsletter.models import Story
from ranker.taste import Taste
from ranker.train import MAX_PASSED, examples, fit
from ranker.vectors import FileStore
from ranker.weeks import Week, by_time, read_papers, read_weeks
from tests.ranker.test_learning import other, soil
from tests.ranker.world import WordEmbedder


def written(folder: Path) -> tuple[Path, Path]:
    papers = folder / "papers.jsonl.gz"
    with gzip.open(papers, "wt") as file:
        for number in range(1, 6):
            line = {"id": f"2603.{number:05}", "title": f"Paper {number}", "abstract": "A text.",
                    "authors": [], "categories": ["cs.CL"], "comment": None,
                    "first_seen": "2026-03-02", "hf_upvotes": None}  # fmt: skip
            file.write(json.dumps(line) + "\n")
    weeks = folder / "weeks.jsonl"
    weeks.write_text(
        json.dumps(
            {
                "week_start": "2026-03-02",
                "week_end": "2026-03-08",
                "picks": ["2603.00001", "unknown"],
                "candidates": ["2603.00001", "2603.00002", "2603.00003"],
            }
        )
        + "\n"
    )
    return papers, weeks


def test_a_week_holds_what_was_picked_and_what_was_passed_over(tmp_path: Path) -> None:
    papers, weeks = written(tmp_path)

    (week,) = read_weeks(weeks, read_papers([papers]))

    assert [c.id for c in week.picked] == ["arxiv:2603.00001"]
    assert [c.id for c in week.passed] == ["arxiv:2603.00002", "arxiv:2603.00003"]
    assert week.now.date() == date(2026, 3, 9)
    assert week.picked[0].signals.hf_upvotes is None


def test_papers_are_read_as_sources_give_them_without_tex(tmp_path: Path) -> None:
    papers = tmp_path / "papers.jsonl"
    line = {
        "id": "2603.00001",
        "title": "An $\\alpha$-Stable Press",
        "abstract": "Of \\textit{ink}.",
        "comment": "Code in {\\tt press}",
    }
    papers.write_text(json.dumps(line))

    read = read_papers([papers])["2603.00001"]

    assert (read.title, read.text) == ("An α-Stable Press", "Of ink.")
    assert read.comment == "Code in press"


def test_two_files_of_one_week_are_put_together() -> None:
    start, end = date(2026, 3, 2), date(2026, 3, 8)
    whole = Week(start, end, (soil(1),), (other(1), soil(2)))
    picks = Week(start, end, (soil(1), soil(2)), ())

    (week,) = by_time([whole, picks])

    assert [c.id for c in week.picked] == [soil(1).id, soil(2).id]
    assert [c.id for c in week.passed] == [other(1).id]


def sampled(count: int) -> list[Week]:
    first = date(2025, 3, 3)
    return [
        Week(
            first + timedelta(weeks=n),
            first + timedelta(weeks=n, days=6),
            (soil(2 * n), soil(2 * n + 1)),
            tuple(other(30 * n + k) for k in range(30)),
        )
        for n in range(count)
    ]


def test_a_taste_can_be_fitted_from_weeks_alone() -> None:
    weeks = sampled(32)
    weights = fit(examples(weeks, WordEmbedder()))
    unseen = [Story(soil(900)), *(Story(other(9000 + n)) for n in range(40))]

    scored = Taste(weights).score(unseen, now=weeks[-1].now, embedder=WordEmbedder())

    best = max(scored, key=lambda one: one.score)
    assert best.story.id == soil(900).id
    assert weights.trained_until == weeks[-1].end
    assert np.isfinite(weights.threshold)


def test_a_week_of_picks_alone_borrows_what_its_neighbour_passed_over() -> None:
    weeks = sampled(3)
    weeks[1] = replace(weeks[1], passed=())
    weeks[2] = replace(weeks[2], passed=tuple(other(1000 + k) for k in range(2 * MAX_PASSED)))

    data = examples(weeks, WordEmbedder())

    assert len(data.weeks[2].passed) == MAX_PASSED
    assert data.weeks[1].passed
    assert {c.id for c in data.weeks[1].passed} <= {c.id for c in weeks[2].passed}


def test_vectors_are_kept_in_a_file(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "vectors.npz")
    store.put({"a": b"\x00\x3c\x00\x00", "b": b"\x00\x00\x00\x3c"})
    store.save()

    again = FileStore(tmp_path / "vectors.npz")

    assert again.get(["a", "b", "c"]) == {"a": b"\x00\x3c\x00\x00", "b": b"\x00\x00\x00\x3c"}
