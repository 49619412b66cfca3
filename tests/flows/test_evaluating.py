"""``galley evaluate``, and what ``galley learn`` makes of the weeks in the archive."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from newsletter.archive import Archive
from newsletter.models import Candidate, Harvest, Signals, Status
from tests.flows.conftest import Ended, Galley
from tests.flows.past_weeks import agents, fill_archive, soil, window_of

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.yaml").write_text("newsletter: {name: Soil Letter}\n", encoding="utf-8")
    return tmp_path


def answer(ended: Ended) -> Any:  # noqa: ANN401 -- JSON
    assert (ended.code, ended.err) == (0, "")
    return json.loads(ended.out)


def seen_later(folder: Path, week: int, *candidates: Candidate) -> None:
    """Archive what was only seen two days after the issue of ``week`` was drafted."""
    window = window_of(week)
    with closing(Archive.open(".galley/archive.sqlite", folder)) as archive:
        harvest = Harvest("arxiv", Status.OK, candidates)
        archive.record(harvest, window.label, "", window.until + timedelta(days=2))


def test_a_table_sets_the_ranker_beside_plain_ways(folder: Path, galley: Galley) -> None:
    fill_archive(folder, 3)

    lines = galley("evaluate").out.splitlines()

    assert lines[0].strip() == "Where your 12 picks stood"
    assert lines[2].split() == (
        ["ranked", "by", "recall@10", "recall@50", "recall@100", "recall@200", "MRR", "nDCG@20"]
    )
    ways = [line.split("  ")[1].strip() for line in lines[4:10]]
    assert ways == [
        "random",
        "newest first",
        "stars and upvotes",
        "words like the last 200 picks (2 of 3 weeks)",
        "meaning like the last 200 picks (2 of 3 weeks)",
        "Galley",
    ]
    assert "3 issues, each ranked with what was published before it" in lines
    assert "sections: 100% of 12 items where you put them" in lines
    assert "missed (below rank 200, or no candidate): none" in lines


def test_figures_are_json(folder: Path, galley: Galley) -> None:
    fill_archive(folder, 2)

    told = answer(galley("evaluate", "--json"))

    assert (told["weeks"], told["left_out"], told["misses"]) == (2, 0, [])
    assert told["ways"]["Galley"]["recall"]["50"] == 1
    assert told["ways"]["Galley"]["picks"] == 8
    assert 0 < told["ways"]["Galley"]["ndcg"] <= 1


def test_a_pick_that_no_source_brought_in_time_is_missed(folder: Path, galley: Galley) -> None:
    late = soil(1, 50)
    fill_archive(folder, 2, late)
    seen_later(folder, 1, late)

    told = answer(galley("evaluate", "--json"))

    (miss,) = told["misses"]
    assert (miss["label"], miss["name"], miss["rank"]) == ("2026-W03", late.title, None)
    assert miss["remedy"] == "is its category in sources.arxiv.categories?"
    assert told["ways"]["Galley"]["recall"]["200"] == pytest.approx(8 / 9)


def test_stars_of_later_weeks_are_not_looked_at(folder: Path, galley: Galley) -> None:
    fill_archive(folder, 2)
    before = answer(galley("evaluate", "--json"))

    seen_later(folder, 1, replace(agents(1, 0), signals=Signals(stars=90_000, stars_gained=9000)))

    assert answer(galley("evaluate", "--json")) == before


def test_an_issue_without_candidates_is_left_out_and_counted(folder: Path, galley: Galley) -> None:
    fill_archive(folder, 2)
    post = folder / "2020-01-12.md"
    post.write_text("# Papers\n\n- [Ink](https://ink.example/a)\n", encoding="utf-8")
    galley("learn", post)

    assert (
        "2 issues, each ranked with what was published before it; 1 without candidates left out"
        in (galley("evaluate").out.splitlines())
    )


def test_without_published_weeks_it_is_said_what_makes_one(folder: Path, galley: Galley) -> None:
    ended = galley("evaluate")

    assert (ended.code, ended.out) == (1, "")
    assert "each issue that galley drafts and publishes is one" in ended.err


def test_a_taste_of_its_own_is_learned_from_the_archive(folder: Path, galley: Galley) -> None:
    fill_archive(folder, 9, passed=25)

    told = answer(galley("learn", "--json"))["ranking"]

    assert (told["picks"], told["weeks"], told["used"]) == (36, 9, True)
    held_out = told["held_out"]
    assert held_out["learned"]["recall"]["10"] > held_out["shipped"]["recall"]["10"]
    assert (folder / ".galley" / "learned" / "leaning.npz").exists()


def test_what_was_learned_ranks_files_under_the_same_config(folder: Path, galley: Galley) -> None:
    fill_archive(folder, 9, passed=25)
    galley("learn")
    new = [soil(20, 0), agents(20, 0)]
    lines = [json.dumps({"id": c.id, "title": c.title, "text": c.text}) for c in new]
    (folder / "new.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")

    ranked = galley("rank", "new.jsonl", "--config", "config.yaml").out.splitlines()
    shipped = galley("rank", "new.jsonl").out.splitlines()

    learned = {one["id"]: one["components"]["learned"] for one in map(json.loads, ranked)}
    assert learned[new[0].id] > learned[new[1].id]
    assert not any("learned" in json.loads(line)["components"] for line in shipped)


def test_a_damaged_lesson_is_as_none(folder: Path, galley: Galley) -> None:
    fill_archive(folder, 9, passed=25)
    galley("learn")
    for name in ("leaning.npz", "sections.npz"):
        (folder / ".galley" / "learned" / name).write_bytes(b"ink")
    (folder / "new.jsonl").write_text('{"id": "1", "title": "On ink"}\n', encoding="utf-8")

    ended = galley("rank", "new.jsonl", "--config", "config.yaml")

    assert (ended.code, ended.err) == (0, "")
    assert "learned" not in json.loads(ended.out)["components"]


def test_history_without_a_date_counts_as_of_the_day_before(folder: Path, galley: Galley) -> None:
    new = soil(20, 0)
    line = {"id": new.id, "title": new.title, "text": new.text, "published": "2025-06-01"}
    (folder / "new.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    past = [{"id": c.id, "title": c.title, "text": c.text} for c in (soil(1, n) for n in range(4))]
    (folder / "past.jsonl").write_text("".join(json.dumps(one) + "\n" for one in past), "utf-8")

    ended = galley("rank", "new.jsonl", "--history", "past.jsonl")

    assert json.loads(ended.out)["reasons"][0].startswith("like your pick of 31 May, “Wet soil")


def test_what_issues_taught_is_judged_by_the_weeks_after_them(folder: Path, galley: Galley) -> None:
    fill_archive(folder, 9, passed=25)

    told = answer(galley("evaluate", "--json"))

    galley_ways = {name: way["recall"]["10"] for name, way in told["ways"].items()}
    assert 0 < told["taught"] < told["weeks"] == 9
    assert galley_ways["Galley"] > galley_ways["Galley, untaught"]
