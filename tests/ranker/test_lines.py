"""Candidates as JSON lines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.config import Config
from newsletter.models import Candidate, Kind, Story
from ranker.facade import rank_stories
from ranker.lines import BadLine, kind_of, line_of, read_candidates, read_picks
from tests.ranker.world import NOW, PAPERS, WordEmbedder


def test_id_and_title_are_enough() -> None:
    (candidate,) = read_candidates(['{"id": "2603.00001", "title": "A Title"}'])

    assert isinstance(candidate, Candidate)
    assert (candidate.id, candidate.title, candidate.kind) == ("2603.00001", "A Title", Kind.PAPER)
    assert candidate.signals.stars is None


def test_every_field_is_read() -> None:
    line = {
        "id": "github:lab/tool", "title": "lab/tool", "kind": "repository", "text": "A README",
        "authors": ["Ada"], "categories": ["nlp"], "comment": "c", "published": "2026-03-01",
        "url": "https://github.com/lab/tool", "source": "github",
        "signals": {"stars": 5, "stars_gained": 2, "hf_upvotes": None},
    }  # fmt: skip

    (found,) = read_candidates([json.dumps(line)])

    assert isinstance(found, Candidate)
    assert (found.text, found.authors, found.signals.stars) == ("A README", ("Ada",), 5)
    assert found.published is not None
    assert found.published.isoformat() == "2026-03-01T00:00:00+00:00"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "Invalid JSON"),
        ("[1]", "should be an object"),
        ('{"id": "x"}', "title: Field required"),
        ('{"id": "x", "title": "t", "kind": "song"}', "kind: "),
        ('{"id": "x", "title": "t", "signals": {"stars": -1}}', "signals.stars: "),
        ('{"id": "x", "title": "t", "published": "soon"}', "published: "),
    ],
)
def test_a_bad_line_is_told_by_number_and_the_rest_goes_on(line: str, reason: str) -> None:
    good = '{"id": "x", "title": "t"}'

    first, bad, last = read_candidates([good, "", line, good])

    assert isinstance(bad, BadLine)
    assert bad.number == 3
    assert reason in bad.reason
    assert isinstance(first, Candidate)
    assert isinstance(last, Candidate)


@given(st.text(max_size=60))
def test_no_line_makes_trouble(line: str) -> None:
    assert all(isinstance(found, Candidate | BadLine) for found in read_candidates([line]))


@pytest.mark.parametrize(
    ("id_", "url", "kind"),
    [
        ("arxiv:2603.00001", "", Kind.PAPER),
        ("x", "https://arxiv.org/abs/2603.00001", Kind.PAPER),
        ("github:a/b", "", Kind.REPOSITORY),
        ("x", "https://github.com/a/b", Kind.REPOSITORY),
        ("x", "https://blog.example/post", Kind.POST),
        ("url:https://blog.example/post", "", Kind.POST),
        ("anything", "", Kind.PAPER),
    ],
)
def test_a_line_without_a_kind_is_known_by_its_address(id_: str, url: str, kind: Kind) -> None:
    assert kind_of(id_, url) is kind


def test_a_pick_has_a_date_and_a_section() -> None:
    dated = '{"id": "a", "title": "t", "published": "2026-02-01T10:00:00Z", "section": "Tools"}'

    first, second = read_picks([dated, '{"id": "b", "title": "t"}'], NOW)

    assert not isinstance(first, BadLine)
    assert not isinstance(second, BadLine)
    assert (first.section, first.on.month) == ("Tools", 2)
    assert second.on < NOW


def test_a_ranked_line_says_what_its_score_is_made_of() -> None:
    stories = [Story(candidate) for candidate in PAPERS]
    ranked = rank_stories(stories, Config(), (), NOW, WordEmbedder()).ranked[0]

    line = json.loads(line_of(ranked))

    assert set(line) == {
        "id", "score", "section", "section_probability", "reasons", "components",
    }  # fmt: skip
    assert sum(line["components"].values()) == pytest.approx(line["score"], abs=0.01)
    assert line["section"] == "Publications"
