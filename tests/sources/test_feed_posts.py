"""Entries as candidates: ids, text, links, pictures, titles."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.config import FeedConfig
from newsletter.models import Candidate, Image, Kind
from sources.feed_format import Entry, Feed
from sources.feed_posts import MAX_TEXT_CHARS, posts

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
CONFIG = FeedConfig(name="The Blog", url="https://blog.example/feed", section="Tools", weight=2.0)
PAGE = "https://blog.example/p/1"


def posts_of(*entries: Entry, home: str = "https://blog.example/") -> list[Candidate]:
    return posts(Feed("The Blog", home, entries), CONFIG, NOW)


def post_of(entry: Entry) -> Candidate:
    [post] = posts_of(entry)
    return post


def test_an_entry_becomes_a_post_with_what_the_config_says_of_its_feed() -> None:
    when = NOW - timedelta(days=1)
    entry = Entry(
        link=f"{PAGE}?utm_source=rss",
        title="A &lt;b&gt; <i>title</i>",
        content="<p>First.</p><p>Second &amp; last.</p><script>evil()</script>",
        authors=("Jo Doe",),
        published=when,
        tags=("nlp", "tools"),
    )

    assert post_of(entry) == Candidate(
        id="url:https://blog.example/p/1",
        kind=Kind.POST,
        title="A <b> title",
        text="First.\n\nSecond & last.",
        authors=("Jo Doe",),
        published=when,
        url=PAGE,
        source="The Blog",
        categories=("nlp", "tools"),
        section="Tools",
        weight=2.0,
    )


@pytest.mark.parametrize(
    ("link", "identity", "kind"),
    [
        ("https://arxiv.org/abs/2502.01234v2", "arxiv:2502.01234", Kind.PAPER),
        ("https://arxiv.org/pdf/2502.01234", "arxiv:2502.01234", Kind.PAPER),
        ("https://github.com/Owner/Name", "github:owner/name", Kind.REPOSITORY),
        (
            "https://github.com/Owner/Name/releases/tag/v2",
            "url:https://github.com/Owner/Name/releases/tag/v2",
            Kind.POST,
        ),
        ("https://blog.example/p/1", "url:https://blog.example/p/1", Kind.POST),
    ],
)
def test_only_a_link_to_the_thing_itself_makes_the_entry_that_thing(
    link: str, identity: str, kind: Kind
) -> None:
    post = post_of(Entry(link=link, title="t", content="see https://arxiv.org/abs/2501.00001"))

    assert (post.id, post.kind) == (identity, kind)


@pytest.mark.parametrize(
    "link",
    [
        "https://bl\0og.example/p/1",
        "https://blog.example/\x1bp/1\0",
        "\u200bhttps://blog.ex\xadample/p/1",
    ],
)
def test_what_shows_nothing_is_no_part_of_an_address(link: str) -> None:
    post = post_of(Entry(link=link, title="One"))

    assert (post.id, post.url) == (f"url:{PAGE}", PAGE)


def test_links_in_the_body_are_kept_absolute_and_once() -> None:
    body = (
        '<a href="https://arxiv.org/abs/2502.01234">paper</a> <a href="../code">code</a>'
        '<a href="https://arxiv.org/abs/2502.01234">again</a> <a href="#top">top</a>'
        '<a href="mailto:jo@x.example">mail</a> <a href="javascript:x()">js</a>'
        f'<a href="{PAGE}">self</a> <a href="http://[bad/">bad</a>'
    )

    post = post_of(Entry(link=PAGE, title="t", content=body, base=PAGE))

    assert post.links == (
        "https://arxiv.org/abs/2502.01234",
        "https://blog.example/code",
    )


def test_the_longer_of_summary_and_content_is_the_text() -> None:
    assert post_of(Entry(link=PAGE, title="t", summary="Long summary", content="x")).text == (
        "Long summary"
    )
    assert post_of(Entry(link=PAGE, title="t", summary="Short", content="The body")).text == (
        "The body"
    )


@pytest.mark.parametrize(
    ("summary", "description"),
    [
        ("<p>Why parsers\nlean.</p>", "Why parsers lean."),
        # How the text begins, or a line that stands in it.
        ("Trees are tall, and …", ""),
        ("TREES are tall and old.", ""),
        ("Most lean to the left", ""),
        # As long as the text, it is another text.
        ("Parsers lean to the left on most days of most years, as they are known to do. " * 2, ""),
        ("", ""),
    ],
)
def test_a_summary_in_words_of_its_own_is_the_description(summary: str, description: str) -> None:
    text = "<p>Trees are tall, and old. Most lean to the left. Others stand upright for years.</p>"

    post = post_of(Entry(link=PAGE, title="t", summary=summary, content=text))

    assert post.description == description


def test_one_address_for_all_entries_still_gives_each_its_own_id() -> None:
    first = posts_of(
        Entry(id="1", link="https://blog.example/", title="One"),
        Entry(id="2", link="https://blog.example/", title="Two"),
    )
    later = posts_of(
        Entry(id="3", link="https://blog.example/", title="Three"),
        Entry(id="2", link="https://blog.example/", title="Two"),
    )

    assert len({post.id for post in first}) == 2
    assert first[1].id == later[1].id
    assert {post.url for post in first} == {"https://blog.example/"}


def test_an_entry_that_comes_twice_is_one_post() -> None:
    entry = Entry(id="1", link=PAGE, title="One")

    assert len(posts_of(entry, replace(entry, link=f"{PAGE}/?utm_medium=feed"))) == 1


def test_an_entry_without_a_link_is_known_by_what_it_has() -> None:
    posts_found = posts_of(Entry(title="One"), Entry(title="Two"), Entry(id="9", content="Three"))

    assert len({post.id for post in posts_found}) == 3
    assert {post.url for post in posts_found} == {"https://blog.example/"}


def test_the_feed_s_own_address_is_never_shown_for_it_may_hold_a_secret() -> None:
    config = FeedConfig(name="B", url="https://jo:hush@b.example:8443/feed?token=hush")

    [post] = posts(Feed("B", "", (Entry(title="One"),)), config, NOW)

    assert post.url == "https://b.example:8443/"
    assert "hush" not in repr(post)


def test_an_entry_with_nothing_to_say_is_left_out() -> None:
    assert posts_of(Entry(link=PAGE)) == []


@pytest.mark.parametrize(
    ("title", "is_html", "shown"),
    [
        ("Why <em>this</em>\n matters", True, "Why this matters"),
        ("List<int> &amp; co", False, "List<int> & co"),
        ("Bits &amp;amp; bytes", True, "Bits & bytes"),
        ("", True, "The beginning of the text that stands for a title that is missing from the…"),
        ("\u202eevil\u0000", True, "evil"),
        ("x" * 1000, True, "x" * 300),
    ],
)
def test_titles_are_plain_text(title: str, is_html: bool, shown: str) -> None:
    text = "The beginning of the text that stands for a title that is missing from the entry."

    post = post_of(Entry(link=PAGE, title=title, title_is_html=is_html, content=text))

    assert post.title == shown


def test_a_date_to_come_is_no_date() -> None:
    post = post_of(Entry(link=PAGE, title="t", published=NOW + timedelta(hours=1)))

    assert post.published is None


def test_without_a_date_of_publication_the_last_change_counts() -> None:
    changed = NOW - timedelta(days=2)

    assert post_of(Entry(link=PAGE, title="t", updated=changed)).published == changed


@pytest.mark.parametrize(
    ("entry", "url"),
    [
        (Entry(image="https://i.example/own.png", content='<img src="/b.png">'), "own.png"),
        (Entry(image=f"https://i.example/{'x' * 2000}.png", content='<img src="/b.png">'), "b.png"),
        (Entry(content='<img src="/pixel.gif" width="1" height=1><img src="/b.png">'), "b.png"),
        (Entry(content='<img src="data:image/png;base64,xx"><img src="/b.png">'), "b.png"),
        (Entry(content='<img src="/images/emoji/1.svg"><img src="/b.png">'), "b.png"),
        (
            Entry(
                image="https://avatars.githubusercontent.com/u/7?s=60",
                content='<img src="https://feeds.feedburner.com/~ff/b?d=x"><img src="/b.png">',
            ),
            "b.png",
        ),
    ],
)
def test_the_picture_is_the_first_real_one(entry: Entry, url: str) -> None:
    post = post_of(replace(entry, link=PAGE, title="t"))

    assert post.image is not None
    assert post.image.url.endswith(url)
    assert post.image.source_url == PAGE


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (("<a href='https://x.example/jo'>Jo Doe</a> &amp; Al Roe",), ("Jo Doe & Al Roe",)),
        (("Jo Doe <jo@x.example>", "Jo Doe"), ("Jo Doe",)),
        (("jo@x.example", "ci[bot]", '{"name"=>""}', "https://x.example/jo", "Al"), ("Al",)),
    ],
)
def test_authors_are_people_s_names(given: tuple[str, ...], shown: tuple[str, ...]) -> None:
    assert post_of(Entry(link=PAGE, title="t", authors=given)).authors == shown


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("v1.2.0", "fast-tokens v1.2.0"),
        ("Fast Tokens 1.2", "Fast Tokens 1.2"),
        ("Hotfix release", "fast-tokens Hotfix release"),
    ],
)
def test_a_release_says_what_was_released(title: str, shown: str) -> None:
    link = "https://github.com/ada/fast-tokens/releases/tag/v1.2.0"

    assert post_of(Entry(link=link, title=title)).title == shown


def test_a_picture_keeps_its_alternative_text() -> None:
    post = post_of(Entry(link=PAGE, title="t", content='<img src="/b.png" alt="A  plot">'))

    assert post.image == Image("https://blog.example/b.png", "A plot", PAGE)


def test_a_very_long_post_is_cut() -> None:
    assert len(post_of(Entry(link=PAGE, title="t", content="word " * 50_000)).text) <= (
        MAX_TEXT_CHARS
    )


TEXTS = {name: st.text() for name in ("id", "link", "title", "summary", "content", "base")}


@given(st.builds(Entry, **TEXTS))
def test_any_entry_is_a_post_or_left_out(entry: Entry) -> None:
    for post in posts_of(entry):
        assert post.title
        assert post.url.startswith(("http://", "https://"))
        assert "\x00" not in post.title + post.text
