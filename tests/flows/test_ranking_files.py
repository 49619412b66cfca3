"""``galley rank`` beside a newsletter's archive."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from newsletter import minilm
from newsletter.archive import Archive
from newsletter.embedding import content_key, encode_vector
from newsletter.minilm import MiniLM
from ranker.features import embedded_text
from tests.flows.conftest import Galley
from tests.flows.past_weeks import soil

ARCHIVE = ".galley/archive.sqlite"


def test_what_the_archive_holds_is_not_embedded_again(
    tmp_path: Path, galley: Galley, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.yaml").write_text("newsletter: {name: Soil Letter}\n", encoding="utf-8")
    known, new = soil(20, 0), soil(20, 1)
    for name, candidate in (("known", known), ("new", new)):
        line = {"id": candidate.id, "title": candidate.title, "text": candidate.text}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    model = MiniLM()
    vector = encode_vector(model.embed([embedded_text(known)])[0])
    with closing(Archive.open(ARCHIVE, tmp_path)) as archive:
        archive.vectors.put({content_key(model.name, embedded_text(known)): vector})
    alone = galley("rank", "known.jsonl")
    monkeypatch.setattr(minilm, "WEIGHTS_SHA256", "the model cannot be loaded from here on")

    ranked = galley("rank", "known.jsonl", "--config", "config.yaml")
    refused = galley("rank", "new.jsonl", "--config", "config.yaml")

    assert (ranked.code, ranked.out) == (0, alone.out)
    assert refused.code == 1
    assert "is not the official file" in refused.err


def test_lines_of_one_id_are_put_together_in_any_order(tmp_path: Path, galley: Galley) -> None:
    lines = [
        '{"id": "arxiv:2603.00001v2", "title": "On wet ink", "text": "Ink stays wet for days."}',
        '{"id": "2603.00001", "title": "On ink", "signals": {"hf_upvotes": 40}}',
        '{"id": "row 3", "title": "On glue"}',
    ]
    (tmp_path / "one.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "two.jsonl").write_text("\n".join(reversed(lines)), encoding="utf-8")

    one, two = galley("rank", "one.jsonl"), galley("rank", "two.jsonl")

    told = [json.loads(line) for line in one.out.splitlines()]
    assert [(line["id"], line.get("ids")) for line in told] == [
        ("2603.00001", ["2603.00001", "arxiv:2603.00001v2"]),
        ("row 3", None),
    ]
    assert "40 upvotes" in " ".join(told[0]["reasons"])
    assert one.err == "galley: one.jsonl: lines of one id were put together: arxiv:2603.00001\n"
    assert (one.code, two.code, one.out) == (0, 0, two.out)


def test_a_date_still_to_come_is_told_and_moves_no_one(tmp_path: Path, galley: Galley) -> None:
    known = '{"id": "1", "title": "On ink", "published": "2025-03-01"}\n'
    (tmp_path / "one.jsonl").write_text(known + '{"id": "2", "title": "On glue"}', "utf-8")
    (tmp_path / "two.jsonl").write_text(
        known + '{"id": "2", "title": "On glue", "published": "2205-09-09"}', "utf-8"
    )

    undated, mistyped = galley("rank", "one.jsonl"), galley("rank", "two.jsonl")

    assert mistyped.out == undated.out
    assert (undated.code, mistyped.code) == (0, 3)
    assert mistyped.err == (
        "galley: two.jsonl:2: published: 2205-09-09 is still to come; ranked without its date\n"
    )


def test_ranking_a_file_makes_no_archive(tmp_path: Path, galley: Galley) -> None:
    (tmp_path / "config.yaml").write_text("newsletter: {name: Soil Letter}\n", encoding="utf-8")
    (tmp_path / "one.jsonl").write_text('{"id": "1", "title": "On ink"}\n', encoding="utf-8")

    ended = galley("rank", "one.jsonl", "--config", "config.yaml")

    assert ended.code == 0
    assert not (tmp_path / ARCHIVE).exists()
