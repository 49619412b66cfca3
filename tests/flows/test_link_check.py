"""How the addresses of an issue are asked, over real HTTP."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from flows.link_check import check_links
from newsletter.lint import LinkState, Reach
from sources.guard import GuardedTransport
from sources.http import Limits, Web
from tests.loopback import Drop, Hang, Loopback, Reply, redirect


@pytest.fixture
def web(loopback: Loopback) -> Iterator[Web]:
    client = Web(
        user_agent="galley-test",
        trusted_hosts=[f"127.0.0.1:{loopback.port}"],
        limits=Limits(attempts=1, bytes=1000),
    )
    yield client
    client.close()


def test_each_answer_is_told_for_what_it_is(loopback: Loopback, web: Web) -> None:
    page = loopback.route("/page", Reply("hello", headers={"Content-Type": "text/html"}))
    picture = loopback.route("/a.png", Reply(b"x", headers={"Content-Type": "image/png"}))
    gone = loopback.route("/gone", Reply("", 410))
    missing = loopback.url + "/missing"
    barred = loopback.route("/barred", Reply("", 403))
    large = loopback.route("/large", Reply(b"x" * 2000))

    states = check_links(web, [page, picture, gone, missing, barred, large])

    assert states[page] == LinkState(Reach.OK, content_type="text/html")
    assert states[picture] == LinkState(Reach.OK, content_type="image/png")
    assert states[gone] == LinkState(Reach.DEAD, "HTTP 410")
    assert states[missing] == LinkState(Reach.DEAD, "HTTP 404")
    assert states[barred] == LinkState(Reach.UNKNOWN, "HTTP 403")
    assert states[large].reach is Reach.OK


def test_a_page_that_hangs_is_not_called_dead(loopback: Loopback) -> None:
    url = loopback.route("/hangs", Hang())
    limits = Limits(attempts=1, seconds=0.2)
    web = Web(user_agent="galley-test", trusted_hosts=["127.0.0.1"], limits=limits)

    states = check_links(web, [url])

    assert states[url].reach is Reach.UNKNOWN


def test_redirects_for_good_name_the_new_address(loopback: Loopback, web: Web) -> None:
    new = loopback.route("/new", Reply("hello"))
    loopback.route("/", Reply("the front page"))
    for_good = loopback.route("/old", redirect("/new", 301))
    for_now = loopback.route("/now", redirect("/new", 302))
    to_front = loopback.route("/article", redirect("/", 301))

    states = check_links(web, [f"{for_good}#part", for_now, to_front])

    assert (states[f"{for_good}#part"].reach, states[f"{for_good}#part"].url) == (
        Reach.MOVED,
        f"{new}#part",
    )
    assert states[for_now].reach is Reach.OK
    assert states[to_front].reach is Reach.UNKNOWN
    assert states[to_front].reason.startswith("redirects to the front page")


def test_a_private_address_that_no_config_names_is_never_asked(loopback: Loopback) -> None:
    page = loopback.route("/page", Reply("hello"))
    web = Web(user_agent="galley-test", limits=Limits(attempts=1))

    states = check_links(web, [page])
    web.close()

    assert states[page].reach is Reach.UNKNOWN
    assert loopback.requests == []


def test_an_address_is_asked_once(loopback: Loopback, web: Web) -> None:
    page = loopback.route("/page", Reply("hello"))

    check_links(web, [page, page])

    assert len(loopback.requests_to("/page")) == 1


def only_numbers(host: str, port: int) -> list[str]:
    if not host.replace(".", "").isdigit():
        raise socket.gaierror(socket.EAI_NONAME, "unknown")
    return [host]


def test_a_host_that_is_not_there_is_dead_only_when_others_answer(loopback: Loopback) -> None:
    page = loopback.route("/page", Reply("hello"))
    nowhere = "http://nowhere.example/page"
    web = Web(
        user_agent="galley-test",
        transport=GuardedTransport([f"127.0.0.1:{loopback.port}"], resolver=only_numbers),
        limits=Limits(attempts=1),
    )

    alone, beside = check_links(web, [nowhere]), check_links(web, [nowhere, page])
    web.close()

    assert alone[nowhere] == LinkState(Reach.UNKNOWN, "no such host")
    assert beside[nowhere] == LinkState(Reach.DEAD, "no such host")


def test_a_connection_that_breaks_says_nothing_of_the_page(loopback: Loopback, web: Web) -> None:
    broken = loopback.route("/broken", Drop())

    assert check_links(web, [broken])[broken].reach is Reach.UNKNOWN
