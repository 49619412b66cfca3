"""What an editor added by hand, looked up where it lives."""

from __future__ import annotations

from datetime import UTC, datetime

from newsletter.config import ArxivConfig, GithubConfig
from newsletter.models import Harvest, Kind, Status
from sources.lookup import Desk, look_up
from tests.loopback import Loopback, Reply
from tests.sources.arxiv_server import Paper, feed
from tests.sources.github_server import json_reply, readme, repository
from tests.sources.webs import loopback_web

NOW = datetime(2026, 3, 9, 6, tzinfo=UTC)
ARTICLE = (
    "<html><head><title>Notes on decoding</title><meta name='author' content='Ada Byron'>"
    "<meta property='article:published_time' content='2026-03-05T08:00:00Z'></head>"
    "<body><article><h1>Notes on decoding</h1><p>"
    + "A long look at how text is decoded, one token after the other. " * 20
    + "</p></article></body></html>"
)
HTML = {"Content-Type": "text/html"}


def found(loopback: Loopback, *urls: str) -> Harvest:
    desk = Desk(
        web=loopback_web(),
        arxiv=ArxivConfig.model_validate({"api_url": f"{loopback.url}/query"}),
        github=GithubConfig.model_validate({"api_url": f"{loopback.url}/api"}),
        now=NOW,
        sleep=lambda seconds: None,
    )
    return look_up(urls, desk)


def test_a_paper_a_repository_and_a_page_are_each_found_where_they_live(
    loopback: Loopback,
) -> None:
    loopback.route(
        "/query", Reply(feed([Paper("2603.01111", title="Small but Useful", version=2)]))
    )
    loopback.route("/api/repos/ada/tool", json_reply(repository("Ada/Tool")))
    loopback.route("/api/repos/Ada/Tool/readme", json_reply(readme("# Tool\n\nIt trims trees.")))
    page = loopback.route("/notes", Reply(ARTICLE, headers=HTML))

    harvest = found(
        loopback, "https://arxiv.org/pdf/2603.01111v1", "https://github.com/Ada/Tool", page
    )

    paper, tool, post = harvest.candidates
    assert harvest.status is Status.OK
    assert (paper.id, paper.title) == ("arxiv:2603.01111", "Small but Useful")
    assert (tool.id, tool.kind) == ("github:ada/tool", Kind.REPOSITORY)
    assert "trims trees" in tool.text
    assert (post.title, post.authors) == ("Notes on decoding", ("Ada Byron",))
    assert post.published == datetime(2026, 3, 5, tzinfo=UTC)
    assert "one token after the other" in post.text


def test_what_cannot_be_had_is_a_note_and_the_rest_is_kept(loopback: Loopback) -> None:
    loopback.route("/query", Reply(feed([Paper("2603.01111")])))
    untitled = loopback.route("/untitled", Reply("<html><body>hi</body></html>", headers=HTML))

    harvest = found(
        loopback,
        "https://arxiv.org/abs/2603.01111",
        "https://arxiv.org/abs/2603.09999",
        "https://github.com/no/such",
        f"{loopback.url}/gone",
        untitled,
    )

    assert harvest.status is Status.PARTIAL
    assert [candidate.id for candidate in harvest.candidates] == ["arxiv:2603.01111"]
    assert list(harvest.notes) == [
        "arxiv:2603.09999: arXiv has no such paper",
        "github:no/such: GitHub told nothing of it",
        f"{loopback.url}/gone: HTTP 404",
        f"{untitled}: a page without a title",
    ]


def test_papers_are_asked_for_by_number_in_one_request(loopback: Loopback) -> None:
    loopback.route("/query", Reply(feed([Paper("2603.01111"), Paper("2603.02222")])))

    found(loopback, "https://arxiv.org/abs/2603.01111", "https://arxiv.org/abs/2603.02222")

    (request,) = loopback.requests_to("/query")
    assert request.query["id_list"] == "2603.01111,2603.02222"


def test_a_private_address_that_config_does_not_name_is_not_asked(loopback: Loopback) -> None:
    harvest = found(loopback, "http://192.168.0.7/router")

    assert harvest.status is Status.FAILED
    assert harvest.candidates == ()
    assert "192.168.0.7" in harvest.notes[0]


def test_nothing_to_look_up_asks_nobody(loopback: Loopback) -> None:
    assert found(loopback).status is Status.QUIET
    assert loopback.requests == []
