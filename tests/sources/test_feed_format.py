"""Feeds in every format and with every wart, to entries."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.feed_format import MAX_ENTRIES, Entry, Feed, parse_feed
from sources.feed_xml import FeedFormatError
from sources.http import Response

URL = "https://blog.example/feeds/all.xml"


def feed_of(body: bytes | str, content_type: str = "application/xml", url: str = URL) -> Feed:
    data = body.encode() if isinstance(body, str) else body
    return parse_feed(Response(url, 200, {"content-type": content_type}, data))


def rss(items: str) -> str:
    return f'<rss version="2.0"><channel><title>B</title>{items}</channel></rss>'


def only_entry(items: str) -> Entry:
    [entry] = feed_of(rss(items)).entries
    return entry


CAFE = rss("<item><title>café ’</title></item>")
RSS = rss(
    "<link>/</link><item><title>One</title><link>/p/1</link>"
    '<guid isPermaLink="false">tag:g1</guid>'
    "<pubDate>Fri, 20 Nov 2026 10:00:00 +0200</pubDate><author>j@x.example (Jo Doe)</author>"
    "<category>nlp</category><description>&lt;p&gt;Hello&lt;/p&gt;</description></item>"
)
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>B</title>
<link href="/"/><entry><id>tag:g1</id><title>One</title><link href="/p/1"/>
<published>2026-11-20T08:00:00Z</published><author><name>Jo Doe</name></author>
<category term="nlp"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hello</p>
</div></content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>B</title><link>/</link></channel>
<item rdf:about="tag:g1"><title>One</title><link>/p/1</link><description>Hello</description>
<dc:date>2026-11-20T08:00:00Z</dc:date><dc:creator>Jo Doe</dc:creator><dc:subject>nlp</dc:subject>
</item></rdf:RDF>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "B",
        "home_page_url": "/",
        "items": [
            {
                "id": "tag:g1",
                "title": "One",
                "url": "/p/1",
                "content_html": "<p>Hello</p>",
                "date_published": "2026-11-20T10:00:00+02:00",
                "authors": [{"name": "Jo Doe"}],
                "tags": ["nlp"],
            }
        ],
    }
)


@pytest.mark.parametrize("body", [RSS, ATOM, RDF, JSON_FEED], ids=["rss", "atom", "rdf", "json"])
def test_every_format_gives_the_same_entry(body: str) -> None:
    feed = feed_of(body)

    [entry] = feed.entries
    assert (feed.title, feed.home, feed.fault) == ("B", "https://blog.example/", "")
    assert (entry.id, entry.title, entry.link) == ("tag:g1", "One", "https://blog.example/p/1")
    assert (entry.published or entry.updated) == datetime(2026, 11, 20, 8, tzinfo=UTC)
    assert (entry.authors, entry.tags) == (("Jo Doe",), ("nlp",))
    assert "Hello" in (entry.content or entry.summary)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Fri, 20 Nov 2026 10:00:00 GMT", datetime(2026, 11, 20, 10, tzinfo=UTC)),
        ("Fri, 20 Nov 2026 10:00:00", datetime(2026, 11, 20, 10, tzinfo=UTC)),
        ("2026-11-20T10:00:00", datetime(2026, 11, 20, 10, tzinfo=UTC)),
        ("2026-11-20 10:00:00 -0500", datetime(2026, 11, 20, 15, tzinfo=UTC)),
        ("2026-11-20", datetime(2026, 11, 20, tzinfo=UTC)),
        ("", None),
        ("yesterday", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Mon, 01 Jan 0001 00:00:00 GMT", None),
        ("9999-12-31T23:59:59-12:00", None),
    ],
)
def test_dates_are_utc_and_impossible_ones_are_none(date: str, expected: datetime | None) -> None:
    entry = only_entry(f"<item><title>t</title><pubDate>{date}</pubDate></item>")

    assert entry.published == expected


@pytest.mark.parametrize(
    "encoded",
    [
        b'<?xml version="1.0" encoding="utf-8"?>' + CAFE.encode("cp1252"),
        b'<?xml version="1.0" encoding="nonsense"?>' + CAFE.encode(),
        CAFE.encode("utf-16"),
        b"\xef\xbb\xbf" + CAFE.encode(),
    ],
    ids=["mislabelled", "unknown", "utf-16", "bom"],
)
def test_bad_encodings_are_read_all_the_same(encoded: bytes) -> None:
    assert [entry.title for entry in feed_of(encoded).entries] == ["café ’"]


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_goes_and_says_so() -> None:
    feed = feed_of(rss("<item><title>A & B</title></item><item><title>C</title>"))

    assert [entry.title for entry in feed.entries] == ["A & B", "C"]
    assert feed.fault.startswith("it is not well-formed XML")


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        ("", "application/xml", "an empty answer, not a feed"),
        ("just words", "text/plain", "no feed"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "application/xml", "no feed"),
        ("<!DOCTYPE html><html><p>Hi</html>", "application/xml", "a web page, not a feed"),
        ("<?xml version='1.0'?><!-- x --><html><p>Hi</p></html>", "", "a web page, not a feed"),
        ("<p>Hi", "text/html; charset=utf-8", "a web page, not a feed"),
        ('{"message": "not found"}', "application/json", "JSON that is no JSON Feed"),
        ('{"version": ', "application/json", "JSON that cannot be read, not a feed"),
        ("[" * 100_000, "application/json", "JSON that cannot be read, not a feed"),
        ("<rss>" + "<b>" * 300_000, "application/xml", "more markup than a feed has"),
        (" " * 5_000_001, "application/xml", "larger than 5 MB"),
    ],
)
def test_what_is_no_feed_is_said(body: str, content_type: str, reason: str) -> None:
    with pytest.raises(FeedFormatError) as caught:
        feed_of(body, content_type)

    assert str(caught.value) == reason


def doctype(declarations: str) -> str:
    return f"<!DOCTYPE rss [{declarations}]>" + rss("<item><title>[&a;]</title></item>")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-7"])
def test_entities_of_the_feed_s_own_are_never_expanded(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    bombs = [
        f'<!ENTITY a SYSTEM "{(tmp_path / "secret").as_uri()}">',
        '<!ENTITY a "secret">',
        '<!ENTITY b "secret"><!ENTITY a "&b;&b;&b;&b;">',
    ]
    for bomb in bombs:
        declared = f'<?xml version="1.0" encoding="{encoding}"?>' + doctype(bomb)
        try:
            titles = [entry.title for entry in feed_of(declared.encode(encoding)).entries]
        except FeedFormatError:
            continue
        assert titles
        assert all("secret" not in title for title in titles)


def test_a_harmless_document_type_does_no_harm() -> None:
    dtd = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd">\n'

    assert [e.title for e in feed_of(dtd + rss("<item><title>A</title></item>")).entries] == ["A"]


def test_named_html_entities_are_characters() -> None:
    assert only_entry("<item><title>A&nbsp;&eacute;</title></item>").title == "A\xa0é"


def test_relative_addresses_follow_xml_base() -> None:
    feed = feed_of(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.example/a/">'
        '<entry><id>1</id><title>t</title><link href="b"/>'
        '<content type="html">&lt;a href="c"&gt;c&lt;/a&gt;</content></entry></feed>'
    )

    assert feed.entries[0].link == "https://other.example/a/b"
    assert feed.entries[0].base == "https://other.example/a/"


@pytest.mark.parametrize(
    "odd",
    [
        "<link>http://[</link>",
        "<link>https://bad].example/</link>",
        "<description>&#xD800;&#55296;&#x110000;</description>",
        '<description xml:base="http://[">x</description>',
    ],
)
def test_one_odd_entry_does_not_cost_the_feed(odd: str) -> None:
    feed = feed_of(rss(f"<item><title>odd</title>{odd}</item><item><title>fine</title></item>"))

    assert [entry.title for entry in feed.entries] == ["odd", "fine"]


@pytest.mark.parametrize(
    "image",
    [
        '<media:thumbnail url="/i.png"/>',
        '<media:content medium="image" url="/i.png"/>',
        '<enclosure type="image/png" url="/i.png" length="1"/>',
    ],
)
def test_a_picture_that_the_feed_attaches_is_found(image: str) -> None:
    feed = feed_of(
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
        f"<item><title>t</title><link>/p</link>{image}</item></channel></rss>"
    )

    assert feed.entries[0].image == "https://blog.example/i.png"


@pytest.mark.parametrize("own", ["<description>Trees lean.</description>", ""])
@pytest.mark.parametrize("first", [True, False])
def test_a_pictures_words_are_not_the_entrys(own: str, first: bool) -> None:
    picture = (
        '<media:content medium="image" url="/i.png">'
        "<media:description>A leaning tree</media:description></media:content>"
    )
    parts = f"{picture}{own}" if first else f"{own}{picture}"
    feed = feed_of(
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
        f"<item><title>t</title><link>/p</link>{parts}</item></channel></rss>"
    )

    assert feed.entries[0].summary == ("Trees lean." if own else "")
    assert feed.entries[0].content == ""


def test_a_video_is_told_by_its_own_words() -> None:
    feed = feed_of(
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel>'
        '<item><title>t</title><link>/p</link><media:group><media:content url="/v"/>'
        "<media:description>How trees lean</media:description></media:group></item></channel></rss>"
    )

    assert feed.entries[0].summary == "How trees lean"


def test_addresses_that_are_none_are_left_out() -> None:
    entry = only_entry("<item><title>t</title><link>javascript:alert(1)</link></item>")

    assert entry.link == ""


def test_a_json_feed_may_hold_anything_where_something_else_belongs() -> None:
    strange = {"id": 7, "url": ["x"], "title": None, "authors": "me", "tags": {"a": 1}, "image": 3}
    text = {"id": True, "content_text": "a < b\nc & d"}
    items = [strange, "nonsense", None, text]
    feed = feed_of(json.dumps({"version": "https://jsonfeed.org/version/1", "items": items}))

    assert [entry.id for entry in feed.entries] == ["7", ""]
    assert feed.entries[1].content == "a &lt; b<br>c &amp; d"


def test_of_thousands_of_entries_the_newest_are_read_in_the_feed_s_order() -> None:
    days = [datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in range(MAX_ENTRIES + 50)]
    items = [f"<item><title>{d:%j}</title><pubDate>{d.isoformat()}</pubDate></item>" for d in days]
    feed = feed_of(rss("<item><title>undated</title></item>" + "".join(items)))

    assert [entry.published for entry in feed.entries] == days[50:]


@pytest.mark.parametrize("parts", [1, 7, 90])
def test_a_gzipped_feed_is_read_though_no_header_says_so(parts: int) -> None:
    data, size = RSS.encode(), -(-len(RSS.encode()) // parts)
    pieces = (data[at : at + size] for at in range(0, len(data), size))
    entries = feed_of(b"".join(map(gzip.compress, pieces))).entries

    assert [entry.title for entry in entries] == ["One"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (gzip.compress(b" " * 5_000_001), "larger than 5 MB"),
        (b"\x1f\x8bnot gzip", "cannot be decompressed"),
    ],
    ids=["bomb", "junk"],
)
def test_a_hostile_gzip_is_no_feed(body: bytes, reason: str) -> None:
    with pytest.raises(FeedFormatError, match=reason):
        feed_of(body)


@pytest.mark.parametrize(
    "around",
    [
        "<br />\n<b>Warning</b>: something is odd in /srv/feed.php on line 3<br />\n{}",
        "<!DOCTYPE html><html><body>{}</body></html>",
    ],
    ids=["warning", "page"],
)
def test_what_a_server_prints_around_a_feed_costs_nothing(around: str) -> None:
    feed = feed_of(around.format(ATOM))

    assert [entry.title for entry in feed.entries] == ["One"]


def test_feedburner_s_link_gives_way_to_the_post_s_own() -> None:
    feed = feed_of(
        '<rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">'
        "<channel><item><title>t</title><link>http://feedproxy.google.com/~r/b/~3/xyz/</link>"
        "<feedburner:origLink>https://blog.example/p/1</feedburner:origLink></item></channel></rss>"
    )

    assert feed.entries[0].link == "https://blog.example/p/1"


@pytest.mark.parametrize(
    ("home", "link", "base"),
    [
        ("https://blog.example/", "https://www.blog.example/p/1/", "https://www.blog.example/p/1/"),
        ("https://blog.example/", "https://elsewhere.example/x", "https://blog.example/"),
        ("", "https://elsewhere.example/x", URL),
    ],
    ids=["own page", "page of another", "no home"],
)
def test_relative_addresses_are_those_of_the_post_s_own_page(
    home: str, link: str, base: str
) -> None:
    item = f"<item><title>t</title><link>{link}</link><description>x</description></item>"
    from_xml = feed_of(rss(f"<link>{home}</link>{item}"))
    items = [{"title": "t", "url": link, "content_html": "x"}]
    version = "https://jsonfeed.org/version/1.1"
    from_json = feed_of(json.dumps({"version": version, "home_page_url": home, "items": items}))

    assert [from_xml.entries[0].base, from_json.entries[0].base] == [base, base]


def mangled(document: str) -> st.SearchStrategy[bytes]:
    """``document`` with a stretch of its bytes replaced by others."""
    data = document.encode()
    return st.builds(
        lambda at, length, junk: data[:at] + junk + data[at + length :],
        st.integers(0, len(data)),
        st.integers(0, 60),
        st.binary(max_size=40),
    )


@given(st.one_of([mangled(document) for document in (RSS, ATOM, RDF, JSON_FEED)]))
def test_a_mangled_feed_is_entries_or_a_reason(body: bytes) -> None:
    try:
        feed = feed_of(body, "")
    except FeedFormatError:
        return
    assert all(e.published is None or e.published.tzinfo is UTC for e in feed.entries)


@given(st.text())
def test_any_date_is_a_time_or_none(date: str) -> None:
    feed = feed_of(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "items": [{"id": "1", "date_published": date}],
            }
        )
    )

    assert feed.entries[0].published is None or feed.entries[0].published.tzinfo is UTC
