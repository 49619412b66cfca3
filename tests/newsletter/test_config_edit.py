"""Feeds added to a config that a person wrote, whose lines and comments stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.config import FeedConfig
from newsletter.config_edit import add_feeds
from newsletter.config_file import ConfigError, parse_config

NEW = FeedConfig(name="New", url="https://new.example/feed")
LINES = ["- name: New", "  url: https://new.example/feed"]

WRITTEN = """\
# My newsletter
newsletter:
    name: 'Mine'   # the name
sources:
    feeds:
        # labs
        - name: "A"
          url: https://a.example/feed   # daily
        - {name: B, url: 'https://b.example/feed'}

    # how far back
    feeds_timeout_seconds: 9
ranker: {}
"""


def feeds_in(text: str) -> list[str]:
    return [feed.name for feed in parse_config(text.encode(), "config.yaml").sources.feeds]


def test_new_feeds_come_after_the_others_and_nothing_else_changes() -> None:
    edited = add_feeds(WRITTEN, [NEW])

    assert feeds_in(edited) == ["A", "B", "New"]
    added = [line for line in edited.splitlines() if line not in WRITTEN.splitlines()]
    assert added == [" " * 8 + line for line in LINES]
    assert edited.replace("\n".join(added) + "\n", "") == WRITTEN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing yet\n",
        "newsletter:\n  name: x",
        "sources: {}\n",
        "sources:\n  feeds: []  # none yet\n  feeds_timeout_seconds: 3\n",
        "sources:\n  # first\n  feeds_timeout_seconds: 3\n",
        "sources:\n  feeds:\n  - name: A\n    url: https://a.example\n    full_text: true",
        "sources:\n  feeds:\n  - url: https://a.example\n    name: >\n      A b\nranker: {}\n",
        "sources:\n  feeds:\n  - name: A\n    url: https://a.example\n  # - name: Off\n",
    ],
)
def test_every_way_to_write_the_list_is_added_to(text: str) -> None:
    before = feeds_in(text)

    edited = add_feeds(text, [NEW])

    assert feeds_in(edited) == [*before, "New"]
    kept = [line for line in text.splitlines() if "#" in line]
    assert all(line.partition("#")[2] in edited for line in kept)


def test_what_differs_from_the_defaults_is_written() -> None:
    feed = FeedConfig(name="Odd: #1", url="https://o.example/?a=1&b=#x", weight=2, full_text=False)

    edited = add_feeds("", [feed])

    assert parse_config(edited.encode(), "config.yaml").sources.feeds == (feed,)
    assert "section" not in edited


def test_line_breaks_stay_as_they_were() -> None:
    text = "sources:\r\n  feeds:\r\n  - name: A\r\n    url: https://a.example\r\nranker: {}\r\n"

    edited = add_feeds(text, [NEW])

    assert feeds_in(edited) == ["A", "New"]
    assert edited.count("\n") == edited.count("\r\n") == 7


def test_no_feeds_change_nothing() -> None:
    assert add_feeds(WRITTEN, []) == WRITTEN


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("sources: {feeds: [{name: A, url: 'https://a.example'}]}", "write it as a plain list"),
        ("sources: [", "is not YAML"),
        ("sorces: {}", "is not a key here"),
    ],
)
def test_a_config_that_cannot_be_added_to_says_why(text: str, fault: str) -> None:
    with pytest.raises(ConfigError, match=fault) as caught:
        add_feeds(text, [NEW], "my.yaml")

    assert caught.value.lines[0].startswith("my.yaml")


@given(st.text(min_size=1, max_size=200))
def test_any_name_is_written_so_that_it_is_read_back_or_refused(name: str) -> None:
    feed = FeedConfig(name=name, url="https://a.example/")
    try:
        edited = add_feeds(WRITTEN, [feed])
    except ConfigError:
        return
    assert feeds_in(edited)[-1] == name
