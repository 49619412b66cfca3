"""Popularity from services that may be down, slow or wrong: known counts arrive, others do not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from newsletter.config import SignalConfig, SignalsConfig
from newsletter.models import Candidate, Kind, Signals, Window
from sources.github_api import GithubApi, Patience
from sources.http import Limits, Web
from sources.signals import near_selection, with_linked_stars, with_points, with_upvotes
from tests.loopback import Drop, Loopback, Reply, Request
from tests.sources.github_server import json_reply, repository
from tests.sources.webs import Remembers

WINDOW = Window(datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 9, tzinfo=UTC), "2026-W10")
NOW = datetime(2026, 3, 9, 6, tzinfo=UTC)


@pytest.fixture
def web() -> Iterator[Web]:
    client = Web(
        user_agent="Galley/test",
        trusted_hosts=["127.0.0.1"],
        limits=Limits(seconds=5.0, attempts=1),
        sleep=lambda _: None,
    )
    yield client
    client.close()


def github(web: Web, loopback: Loopback) -> GithubApi:
    return GithubApi(f"{loopback.url}/api", web, None, Patience(0.0, lambda _: None))


def paper(number: str, *links: str) -> Candidate:
    return Candidate(
        id=f"arxiv:{number}",
        kind=Kind.PAPER,
        title=f"Paper {number}",
        url=f"https://arxiv.org/abs/{number}",
        links=links,
    )


def post(url: str) -> Candidate:
    return Candidate(id=f"url:{url}", kind=Kind.POST, title="A post", url=url)


def config(loopback: Loopback, path: str) -> SignalConfig:
    return SignalConfig(url=loopback.url + path)


def daily(*entries: tuple[str, object]) -> Reply:
    return Reply(json.dumps([{"paper": {"id": i, "upvotes": n}, "title": "x"} for i, n in entries]))


def hits(*stories: tuple[str, object]) -> Reply:
    return Reply(json.dumps({"hits": [{"url": url, "points": n} for url, n in stories]}))


def test_upvotes_come_from_every_day_of_the_window(web: Web, loopback: Loopback) -> None:
    by_day = {"2026-03-03": daily(("2603.00001", 12)), "2026-03-09": daily(("2603.00002", 7))}

    def answer(request: Request) -> Reply:
        return by_day.get(request.query["date"], daily())

    loopback.route("/daily", answer)

    enriched = with_upvotes(
        [paper("2603.00001"), paper("2603.00002"), paper("2603.00003")],
        config(loopback, "/daily"),
        web,
        WINDOW,
        NOW,
    )

    assert [c.signals.hf_upvotes for c in enriched.candidates] == [12, 7, None]
    assert enriched.notes == ()
    assert [r.query["date"] for r in loopback.requests] == [f"2026-03-0{n}" for n in range(2, 10)]


def test_a_day_that_the_service_does_not_know_is_no_failure(web: Web, loopback: Loopback) -> None:
    loopback.route("/daily", Reply("no such date", 400), daily(("2603.00001", 12)))

    enriched = with_upvotes([paper("2603.00001")], config(loopback, "/daily"), web, WINDOW, NOW)

    assert enriched.candidates[0].signals.hf_upvotes == 12
    assert enriched.notes == ()


def test_an_address_that_knows_no_day_is_named(web: Web, loopback: Loopback) -> None:
    enriched = with_upvotes([paper("2603.00001")], config(loopback, "/gone"), web, WINDOW, NOW)

    assert len(enriched.notes) == 1
    assert "HTTP 404" in enriched.notes[0]


def test_days_to_come_are_not_asked_for(web: Web, loopback: Loopback) -> None:
    loopback.route("/daily", daily())
    early = datetime(2026, 3, 3, 6, tzinfo=UTC)

    with_upvotes([paper("2603.00001")], config(loopback, "/daily"), web, WINDOW, early)

    assert [r.query["date"] for r in loopback.requests] == ["2026-03-02", "2026-03-03"]


def test_without_papers_or_switched_off_nothing_is_asked(web: Web, loopback: Loopback) -> None:
    off = SignalConfig(enabled=False, url=f"{loopback.url}/daily")

    with_upvotes([paper("2603.00001")], off, web, WINDOW, NOW)
    with_upvotes([post("https://x.org/a")], config(loopback, "/daily"), web, WINDOW, NOW)
    with_points([paper("2603.00001")], off, web)

    assert loopback.requests == []


@pytest.mark.parametrize(
    "answer",
    [
        Reply("<html>", 200),
        Reply("down", 500),
        Reply("[" * 100_000),
        Drop(),
    ],
)
def test_a_broken_service_leaves_it_unknown_and_says_so(
    web: Web, loopback: Loopback, answer: Reply
) -> None:
    loopback.route("/daily", answer)

    enriched = with_upvotes([paper("2603.00001")], config(loopback, "/daily"), web, WINDOW, NOW)

    assert enriched.candidates == (paper("2603.00001"),)
    assert len(enriched.notes) == 1
    assert enriched.notes[0].startswith("Daily Papers: http://127.0.0.1")
    assert len(loopback.requests) <= 2


@pytest.mark.parametrize(
    "body",
    ["{}", "[1, null]", '[{"paper": 5}]', '[{"paper": {"id": "2603.00001", "upvotes": "12"}}]'],
)
def test_an_answer_of_another_shape_tells_nothing(web: Web, loopback: Loopback, body: str) -> None:
    loopback.route("/daily", Reply(body))

    enriched = with_upvotes([paper("2603.00001")], config(loopback, "/daily"), web, WINDOW, NOW)

    assert enriched.candidates[0].signals.hf_upvotes is None


def test_points_are_those_of_the_same_page_only(web: Web, loopback: Loopback) -> None:
    stories = {
        "2603.00001": hits(
            ("https://www.arxiv.org/pdf/2603.00001v2", 40),
            ("https://arxiv.org/abs/2603.00001", 140),
            ("https://blog.example.org/2603.00001", 900),
            ("https://arxiv.org/abs/2603.00001", 10**30),
            ("https://arxiv.org/abs/2603.00001", True),
        ),
        "blog.example.org/a": hits(("http://blog.example.org/a/?utm_source=x", 5)),
        "blog.example.org/b": hits(),
    }
    loopback.route("/hn", lambda request: stories[request.query["query"]])

    enriched = with_points(
        [
            paper("2603.00001"),
            post("https://blog.example.org/a"),
            post("https://blog.example.org/b"),
        ],
        config(loopback, "/hn"),
        web,
    )

    assert [c.signals.hn_points for c in enriched.candidates] == [140, 5, None]


def test_a_service_that_keeps_failing_is_left_alone(web: Web, loopback: Loopback) -> None:
    loopback.route("/hn", Reply("busy", 500))

    enriched = with_points([paper(f"2603.0000{n}") for n in range(9)], config(loopback, "/hn"), web)

    assert len(loopback.requests) == 2
    assert len(enriched.notes) == 1


def test_linked_code_lends_its_stars(web: Web, loopback: Loopback) -> None:
    loopback.route("/api/repos/ada/tool", json_reply(repository("Ada/Tool", stargazers_count=321)))
    known = Candidate(
        id="github:bob/known", kind=Kind.REPOSITORY, title="bob/known", signals=Signals(stars=9)
    )
    candidates = [
        paper("2603.00001", "https://x.org", "https://github.com/Ada/Tool.git"),
        paper("2603.00002", "https://github.com/bob/known"),
        paper("2603.00003", "https://github.com/gone/away"),
        paper("2603.00004"),
        known,
    ]

    enriched = with_linked_stars(candidates, github(web, loopback))

    assert [c.signals.stars for c in enriched.candidates] == [321, 9, None, None, 9]
    assert enriched.notes == ()
    assert len(loopback.requests) == 2


def test_everything_near_selection_is_asked_in_one_go(web: Web, loopback: Loopback) -> None:
    loopback.route("/hn", hits(("https://arxiv.org/abs/2603.00001", 3)))
    limited = {"message": "API rate limit exceeded"}
    loopback.route("/api/repos/ada/tool", json_reply(limited, 403, X_RateLimit_Remaining="0"))
    signals = SignalsConfig(hacker_news=config(loopback, "/hn"))

    enriched = near_selection(
        [paper("2603.00001", "https://github.com/ada/tool")],
        signals,
        web,
        github(web, loopback),
    )

    assert enriched.candidates[0].signals == Signals(hn_points=3)
    assert len(enriched.notes) == 1
    assert "rate limit reached" in enriched.notes[0]


def test_what_was_told_is_not_asked_for_again(web: Web, loopback: Loopback) -> None:
    loopback.route("/daily", daily(("2603.00001", 12)))
    loopback.route("/hn", hits(("https://arxiv.org/abs/2603.00001", 140)))
    loopback.route("/api/repos/ada/tool", json_reply(repository("Ada/Tool", stargazers_count=321)))
    signals = SignalsConfig(hacker_news=config(loopback, "/hn"))
    papers = [paper("2603.00001", "https://github.com/ada/tool"), paper("2603.00002")]
    memory = Remembers()

    def ask() -> list[Signals]:
        day = Window(NOW, NOW, "a day")
        listed = with_upvotes(papers, config(loopback, "/daily"), web, day, NOW, memory)
        known = near_selection(listed.candidates, signals, web, github(web, loopback), memory)
        return [c.signals for c in known.candidates]

    first, asked = ask(), len(loopback.requests)
    again = ask()

    assert first == again == [Signals(hf_upvotes=12, hn_points=140, stars=321), Signals()]
    assert asked == len(loopback.requests) == 4


def test_what_could_not_be_told_is_asked_for_again(web: Web, loopback: Loopback) -> None:
    loopback.route("/hn", Reply("busy", 500), hits(), hits(("https://arxiv.org/abs/2603.00001", 4)))
    papers, memory = [paper("2603.00001"), paper("2603.00002")], Remembers()

    first = with_points(papers, config(loopback, "/hn"), web, memory)
    again = with_points(papers, config(loopback, "/hn"), web, memory)

    assert [len(found.notes) for found in (first, again)] == [1, 0]
    assert [c.signals.hn_points for c in again.candidates] == [4, None]
    assert len(loopback.requests) == 3
