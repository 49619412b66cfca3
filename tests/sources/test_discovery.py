"""The feeds of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.discovery import FoundFeed, advertised_feeds, discover
from sources.fetch_errors import FetchError
from tests.loopback import Loopback, Reply, redirect
from tests.sources.webs import loopback_web

PAGE = """<html><head>
<link rel="stylesheet" type="text/css" href="/style.css">
<link rel="alternate" hreflang="de" href="/de/">
<link rel="Alternate" type="application/rss+xml" title="All  posts" href="feed.xml">
<link rel="alternate home" type="application/atom+xml; charset=utf-8" href="//cdn.example/atom">
<link rel="alternate" type="application/feed+json" href="/feed.json">
<link rel="alternate" type="application/rss+xml" title="Again" href="feed.xml">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
<link rel="alternate" type="application/rss+xml" href="http://[bad">
</head><body>Hi</body></html>"""


def test_the_feeds_that_a_page_names_are_found_in_order_and_once() -> None:
    assert advertised_feeds(PAGE.encode(), "https://b.example/blog/") == (
        FoundFeed("https://b.example/blog/feed.xml", "All posts"),
        FoundFeed("https://cdn.example/atom"),
        FoundFeed("https://b.example/feed.json"),
    )


def test_relative_addresses_follow_the_page_s_base() -> None:
    page = PAGE.replace("<head>", '<head><base href="/other/">')

    assert advertised_feeds(page.encode(), "https://b.example/")[0].url == (
        "https://b.example/other/feed.xml"
    )


def test_a_page_is_asked_for_its_feeds(loopback: Loopback) -> None:
    loopback.route("/blog/", Reply(PAGE, headers={"Content-Type": "text/html"}))
    url = loopback.route("/old", redirect("/blog/"))

    assert discover(url, loopback_web())[0].url == f"{loopback.url}/blog/feed.xml"


@pytest.mark.parametrize(("status", "path"), [(301, "/new"), (302, "/old")])
def test_a_feed_is_its_own_answer(loopback: Loopback, status: int, path: str) -> None:
    loopback.route(
        "/new", Reply('<rss version="2.0"><channel><title>A  blog</title></channel></rss>')
    )
    url = loopback.route("/old", redirect("/new", status))

    assert discover(url, loopback_web()) == (FoundFeed(loopback.url + path, "A blog"),)


def test_a_page_without_feeds_has_none(loopback: Loopback) -> None:
    assert discover(loopback.route("/", Reply("<html>Hi</html>")), loopback_web()) == ()


def test_a_page_that_is_not_there_is_an_error(loopback: Loopback) -> None:
    with pytest.raises(FetchError, match="HTTP 404"):
        discover(loopback.url + "/", loopback_web())


@given(st.binary(), st.text())
def test_any_page_has_web_addresses_or_nothing(page: bytes, href: str) -> None:
    link = f'<link rel="alternate" type="application/rss+xml" href="{href}">'.encode(
        errors="replace"
    )

    for feed in advertised_feeds(link + page, "https://b.example/"):
        assert feed.url.startswith(("http://", "https://"))
