from __future__ import annotations

import json
from datetime import UTC, datetime
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter import candidate_lines
from newsletter.candidate_lines import (
    BadLine,
    CandidateLine,
    bounded_lines,
    read_candidates,
)
from newsletter.models import Candidate, Kind, Signals


def one(**fields: object) -> Candidate:
    (line,) = read_candidates([json.dumps({"title": "On ink"} | fields)])
    assert isinstance(line, CandidateLine)
    return line.candidate


def test_an_id_and_a_title_are_enough() -> None:
    assert one(id="2505.00001") == Candidate(id="arxiv:2505.00001", kind=Kind.PAPER, title="On ink")


def test_every_field_is_read() -> None:
    read = one(
        id="github:a/press",
        kind="repository",
        text="A press.",
        authors=["Ada"],
        categories=["printing"],
        comment="Accepted at ACL 2026",
        published="2026-03-04T12:00:00",
        url="https://github.com/a/press",
        source="github",
        signals={"stars": 5, "stars_gained": None, "hf_upvotes": 2, "likes": 9},
    )

    assert read.kind is Kind.REPOSITORY
    assert read.published == datetime(2026, 3, 4, 12, tzinfo=UTC)
    assert read.venue == "ACL 2026"
    assert read.signals == Signals(stars=5, hf_upvotes=2)


@pytest.mark.parametrize(
    ("name", "url", "kind"),
    [
        ("2505.00001v2", "", Kind.PAPER),
        ("arxiv:2505.00001", "", Kind.PAPER),
        ("https://github.com/a/press", "", Kind.REPOSITORY),
        ("row 7", "https://github.com/a/press", Kind.REPOSITORY),
        ("row 7", "https://a.org/post", Kind.POST),
        ("row 7", "", Kind.POST),
    ],
)
def test_a_kind_that_is_not_said_follows_from_the_id_or_address(
    name: str, url: str, kind: Kind
) -> None:
    assert one(id=name, url=url).kind is kind


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "Invalid JSON"),
        ("[1]", "should be an object"),
        ('{"id": "x"}', "title: Field required"),
        ('{"id": "", "title": "t"}', "id: "),
        ('{"id": "x", "title": "t", "kind": "song"}', "kind: "),
        ('{"id": "x", "title": "t", "signals": {"stars": -1}}', "signals.stars: "),
        ('{"id": "x", "title": "t", "published": "soon"}', "published: "),
        ('{"id": "x", "title": "t", "signals": {"stars": 1%s}}' % ("0" * 26), "signals.stars: "),
        (
            '{"id": "x", "title": "t", "signals": {"stars_gained": -1%s}}' % ("0" * 26),
            "signals.stars_gained: ",
        ),
        (
            '{"id": "x", "title": "t", "signals": {"stars": true}}',
            "signals.stars: must be a number, not true or false",
        ),
        (
            '{"id": "x", "title": "t", "published": "0001-01-01T00:00:00+14:00"}',
            "published: is beyond the years that there are",
        ),
        ('{"id": "x", "title": "\\ud8"}', "Invalid JSON: invalid escape at column 27"),
    ],
)
def test_a_bad_line_says_what_is_wrong(line: str, reason: str) -> None:
    (bad,) = read_candidates([line])

    assert isinstance(bad, BadLine)
    assert reason in bad.reason


def test_a_byte_order_mark_is_no_part_of_a_line() -> None:
    first, second = read_candidates(
        ['\ufeff{"id": "1", "title": "On ink"}\n', "\ufeff\n", '{"id": "2", "title": "On lead"}\n']
    )

    assert isinstance(first, CandidateLine)
    assert isinstance(second, CandidateLine)
    assert (first.candidate.title, second.number) == ("On ink", 3)


def test_stars_can_be_lost() -> None:
    assert one(id="1", signals={"stars_gained": -3}).signals == Signals(stars_gained=-3)


@pytest.mark.parametrize(
    ("name", "url", "canonical"),
    [
        ("arxiv:2505.00001v2", "", "arxiv:2505.00001"),
        ("github:Ada/Press", "", "github:ada/press"),
        ("url:http://www.a.org/post?utm_source=x", "", "url:https://a.org/post"),
        ("arxiv:soon", "", "arxiv:soon"),
        ("github:press", "", "github:press"),
        ("row 7", "http://www.a.org/post?utm_source=x", "url:https://a.org/post"),
        ("row 7", "", "row 7"),
    ],
)
def test_an_id_has_one_spelling(name: str, url: str, canonical: str) -> None:
    assert one(id=name, url=url).id == canonical


def test_a_published_line_says_in_which_section_it_was() -> None:
    (line,) = read_candidates(['{"id": 7, "title": "On ink", "section": "Tools"}'])

    assert isinstance(line, CandidateLine)
    assert (line.name, line.section) == ("7", "Tools")


def test_latex_becomes_plain_text() -> None:
    assert one(id="1", title=r"G\"odel and $\alpha$").title == "Gödel and α"


@pytest.mark.parametrize(
    ("kind", "text", "plain"),
    [
        ("paper", "We ink\n$\\alpha$ plates.", "We ink α plates."),
        (
            "post",
            "We ink $\\alpha$ plates.\n- Wet\n\n\n\n- Dry",
            "We ink α plates.\n- Wet\n\n- Dry",
        ),
        ("repository", "Set $HOME and $PATH\n- C:\\bin", "Set $HOME and $PATH\n- C:\\bin"),
        ("repository", "For R&amp;D\n- &lt;fast&gt;", "For R&D\n- <fast>"),
    ],
)
def test_a_text_keeps_what_belongs_to_its_kind(kind: str, text: str, plain: str) -> None:
    assert one(id="1", kind=kind, text=text).text == plain


def test_of_a_line_without_end_no_more_is_held_than_a_line_may_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(candidate_lines, "MAX_LINE_CHARACTERS", 10)
    file = StringIO("short\n" + "x" * 95 + "\n" + "y" * 10 + "\n" + "end")

    assert list(bounded_lines(file)) == ["short\n", "x" * 11, "y" * 10 + "\n", "end"]
    assert list(bounded_lines(StringIO("x" * 95))) == ["x" * 11]


def test_bad_lines_are_told_by_number_and_the_rest_is_read() -> None:
    lines = ["{", "", '{"id": "1", "title": "One"}', '{"id": "2"}', "[]", '{"id":"3","title":"T"}']

    read = list(read_candidates(lines))

    bad = [(line.number, line.reason) for line in read if isinstance(line, BadLine)]
    assert [number for number, _ in bad] == [1, 4, 5]
    assert bad[1][1] == "title: Field required"
    assert [line.name for line in read if isinstance(line, CandidateLine)] == ["1", "3"]


@given(st.lists(st.text(max_size=40), max_size=4))
def test_any_line_is_a_candidate_or_a_fault(lines: list[str]) -> None:
    assert len(list(read_candidates(lines))) == sum(bool(line.strip()) for line in lines)
