"""The way out through a proxy, which may reach no more than could be reached without it."""

from __future__ import annotations

import socket
from collections.abc import Sequence

import pytest

from sources.fetch_errors import FetchError
from sources.guard import GuardedTransport
from sources.http import Limits, Web
from tests.loopback import Loopback, Reply


def resolver(host: str, port: int) -> Sequence[str]:
    """Names of the web as a network without its own name server knows them."""
    known = {"127.0.0.1": "127.0.0.1", "10.0.0.8": "10.0.0.8", "inside.example": "10.0.0.8"}
    known["public.example"] = "93.184.215.14"
    if host not in known:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")
    return (known[host],)


def through(proxy: str, *trusted: str) -> Web:
    """A client whose requests leave through ``proxy``."""
    transport = GuardedTransport(trusted, resolver=resolver, proxy=proxy)
    limits = Limits(seconds=5.0, attempts=1)
    return Web(user_agent="test", transport=transport, limits=limits)


@pytest.mark.parametrize("host", ["public.example", "unknown.example"])
def test_a_public_page_comes_through_the_proxy(loopback: Loopback, host: str) -> None:
    loopback.route("/page", Reply("a page"))

    answer = through(loopback.url).get(f"http://{host}/page")

    assert answer.body == b"a page"
    assert [request.headers["host"] for request in loopback.requests] == [host]


def test_an_https_page_is_asked_for_in_a_tunnel(loopback: Loopback) -> None:
    with pytest.raises(FetchError, match="the proxy refuses: 501"):
        through(loopback.url).get("https://public.example/page")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://10.0.0.8/",
        "https://inside.example/",
        "http://intranet/",
        "http://wiki.corp.internal/",
    ],
)
def test_what_is_private_is_not_asked_for(loopback: Loopback, url: str) -> None:
    with pytest.raises(FetchError, match="refused: "):
        through(loopback.url).get(url)

    assert loopback.requests == []


def test_a_redirect_to_what_is_private_is_not_followed(loopback: Loopback) -> None:
    loopback.route("/page", Reply("", 302, {"Location": "http://inside.example/"}))

    with pytest.raises(FetchError, match="refused: "):
        through(loopback.url).get("http://public.example/page")

    assert len(loopback.requests) == 1


def test_a_host_that_config_names_may_be_private(loopback: Loopback) -> None:
    loopback.route("/feed", Reply("a feed"))

    assert through(loopback.url, "intranet").get("http://intranet/feed").body == b"a feed"


def test_this_machine_is_asked_without_the_proxy(loopback: Loopback) -> None:
    loopback.route("/feed", Reply("a feed"))

    web = through("http://public.example:3128", f"127.0.0.1:{loopback.port}")

    assert web.get(f"{loopback.url}/feed").body == b"a feed"


def test_the_proxy_s_password_goes_to_the_proxy_and_into_no_message(loopback: Loopback) -> None:
    loopback.route("/page", Reply("", 407))
    proxy = loopback.url.replace("://", "://me:hush@")

    with pytest.raises(FetchError) as caught:
        through(proxy).get("http://public.example/page")

    assert loopback.requests[0].headers["proxy-authorization"].startswith("Basic ")
    assert str(caught.value) == "http://public.example/page: HTTP 407"


def test_a_proxy_that_is_down_is_said(loopback: Loopback) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    with pytest.raises(FetchError, match="cannot connect: Connection refused"):
        through(f"http://127.0.0.1:{port}").get("http://public.example/page")
