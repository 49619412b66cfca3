"""Blurbs for candidates given as JSON lines."""

from __future__ import annotations

import json

from newsletter.candidate_lines import BadLine
from newsletter.issue import Format
from newsletter.models import Bucket
from summarizers.blurb_lines import write_lines
from summarizers.extractive import Extractive
from summarizers.styles import style_for
from tests.summarizers.bag_of_words import BagOfWords

STYLE = style_for(Format.NLP_NEWSLETTER, "item", Bucket.PUBLICATIONS)
TEXT = "Parsers are slow. In this paper, we propose Lexa, a fast parser for long documents."


def line(number: int, text: str = TEXT) -> str:
    return json.dumps({"id": f"2501.{number:05}", "title": "Lexa: A Parser", "text": text})


def written(*lines: str) -> list[str | BadLine]:
    return list(write_lines(lines, Extractive(BagOfWords()), STYLE, batch_size=2))


def test_a_line_gives_a_line_with_its_evidence() -> None:
    (out,) = written(line(1))
    assert isinstance(out, str)
    record = json.loads(out)
    assert record["id"] == "2501.00001"
    assert record["headline"] == "Lexa"
    assert record["summarizer"] == "extractive"
    assert record["flags"] == []
    (evidence,) = record["evidence"]
    assert evidence["sentence"] == record["blurb"]
    assert evidence["field"] == "text"
    assert TEXT[evidence["start"] : evidence["end"]] == evidence["text"]
    assert evidence["text"].startswith("In this paper, we propose Lexa")


def test_evidence_counts_in_the_text_that_came_in() -> None:
    text = TEXT.replace("Parsers are slow.", r"Parsers take $O(n^{3})$ \emph{steps} --- so slow.")
    (out,) = written(line(1, text))
    assert isinstance(out, str)
    (evidence,) = json.loads(out)["evidence"]
    assert evidence["text"] == "In this paper, we propose Lexa, a fast parser for long documents."
    assert text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_lines_keep_their_order_and_bad_ones_are_named() -> None:
    out = written(line(1), "not json", line(2), '{"id": "x"}', line(3))
    numbers = [item.number for item in out if isinstance(item, BadLine)]
    names = [json.loads(item)["id"] for item in out if isinstance(item, str)]
    assert numbers == [2, 4]
    assert names == ["2501.00001", "2501.00002", "2501.00003"]


def test_a_candidate_without_text_is_flagged() -> None:
    (out,) = written(line(1, text=""))
    assert isinstance(out, str)
    assert json.loads(out)["blurb"] == ""
    assert json.loads(out)["flags"] == ["no source text"]
