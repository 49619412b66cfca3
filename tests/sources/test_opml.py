"""Lists of feeds in and out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.config import FeedConfig
from newsletter.text import tidy
from sources.opml import OpmlError, new_feeds, parse_opml, write_opml

OPML = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>mine</title></head><body>
<outline text="Research">
  <outline type="rss" text="short" title="Lab &amp; Co" xmlUrl="https://lab.example/feed"/>
  <outline type="rss" text="Lab &amp; Co" XMLURL="https://other.example/feed"/>
</outline>
<outline type="rss" text="Same place" xmlUrl="http://www.lab.example/feed/?utm_source=x"/>
<outline type="link" text="A page" url="https://page.example/"/>
<outline type="rss" text="No address" xmlUrl="javascript:alert(1)"/>
<outline type="rss" xmlUrl="https://unnamed.example/feed"/>
</body></opml>"""


def feed(name: str, url: str) -> FeedConfig:
    return FeedConfig(name=name, url=url)


def test_every_outline_with_a_feed_is_one_however_deep() -> None:
    assert parse_opml(OPML.encode()) == [
        feed("Lab & Co", "https://lab.example/feed"),
        feed("Lab & Co (2)", "https://other.example/feed"),
        feed("https://unnamed.example/feed", "https://unnamed.example/feed"),
    ]


def test_feeds_that_are_known_are_not_new() -> None:
    known = [feed("Lab & Co", "https://lab.example/feed")]
    found = [
        feed("Other name", "https://www.lab.example/feed/"),
        feed("Lab & Co", "https://third.example/feed"),
    ]

    assert new_feeds(found, known) == [feed("Lab & Co (2)", "https://third.example/feed")]


def test_a_long_name_stays_within_what_config_takes() -> None:
    known = [feed("x" * 200, "https://a.example/")]

    (new,) = new_feeds([feed("x" * 200, "https://b.example/")], known)

    assert new == feed("x" * 196 + " (2)", "https://b.example/")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is not XML"),
        (b"hello", "is not XML"),
        (b"<opml><body>", "is not XML"),
        (b"<opml><body/></opml>", "names no feed"),
        (b'<!DOCTYPE opml [<!ENTITY a "b">]><opml/>', "declares a document type"),
        (b" " * 5_000_001, "larger than 5 MB"),
        (b'<?xml version="1.0" encoding="nonsense"?><opml/>', "is not XML"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(OpmlError, match=reason):
        parse_opml(data)


def test_what_is_written_is_for_feed_readers() -> None:
    text = write_opml([feed('A "b" <c>', "https://a.example/?x=1&y=2")], "My & yours")

    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">')
    assert "<title>My &amp; yours</title>" in text
    assert 'type="rss"' in text
    assert 'xmlUrl="https://a.example/?x=1&amp;y=2"' in text


NAMES = st.text(min_size=1, max_size=60).map(tidy).filter(bool)


@given(st.lists(NAMES, min_size=1, unique=True))
def test_what_is_written_is_read_back(names: list[str]) -> None:
    feeds = [feed(name, f"https://a.example/{at}") for at, name in enumerate(names)]

    assert parse_opml(write_opml(feeds, "x").encode()) == feeds


@given(st.binary())
def test_any_bytes_are_feeds_or_a_reason(data: bytes) -> None:
    try:
        feeds = parse_opml(data)
    except OpmlError:
        return
    assert feeds
