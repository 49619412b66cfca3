"""The trending page, read field by field, and how its changes are noticed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.trending import Span, TrendingRow, parse_trending, yield_faults
from tests.sources.github_server import page, row


def test_a_row_gives_all_its_fields() -> None:
    (found,) = parse_trending(page(row("Ada/Tool.py", "12,345", "1,234 stars this week", "678")))

    assert found == TrendingRow(
        "Ada/Tool.py",
        "Does one thing well",
        "Python",
        stars=12345,
        forks=678,
        stars_gained=1234,
        span=Span.WEEK,
    )


@pytest.mark.parametrize(
    ("gained", "count", "span"),
    [
        ("57 stars today", 57, Span.DAY),
        ("1 star today", 1, Span.DAY),
        ("1,234 stars this  WEEK", 1234, Span.WEEK),
        ("1.2k stars this month", 1200, Span.MONTH),
        ("1.001k stars this month", 1001, Span.MONTH),
        ("9 ſtars thiſ weeK", None, None),
        ("soon", None, None),
        ("9" * 400 + " stars today", None, None),
        ("2,147,483,647 stars today", 2147483647, Span.DAY),
        ("9,999,999,999 stars today", None, Span.DAY),
    ],
)
def test_the_gain_is_read_with_its_span(gained: str, count: int | None, span: Span | None) -> None:
    (found,) = parse_trending(page(row("ada/tool", gained=gained)))

    assert (found.stars_gained, found.span) == (count, span)


@pytest.mark.parametrize(
    ("stars", "forks"),
    [
        ("/stargazers", "/forks"),
        ("/stargazers", "/network/members.tool"),
        ("/stargazers.tool", "/network/members.tool"),
        ("/stargazers", "/network"),
    ],
)
def test_the_counts_are_read_from_the_links_of_every_year(stars: str, forks: str) -> None:
    markup = page(row("ada/tool")).replace("/stargazers", stars).replace("/forks", forks)

    (found,) = parse_trending(markup)

    assert (found.stars, found.forks) == (12345, 678)


def test_rows_that_are_items_of_a_list_are_read_too() -> None:
    menu = "<ul><li><a href='/trending/developers'>Developers</a></li></ul>"
    markup = menu + page(row("ada/tool"), row("bob/kit")).replace("article", "li")

    assert [found.full_name for found in parse_trending(markup)] == ["ada/tool", "bob/kit"]


def test_a_page_without_white_space_between_its_tags_is_read_the_same() -> None:
    markup = re.sub(r"\s*(<[^>]*>)\s*", r"\1", page(row("ada/tool")))

    (found,) = parse_trending(markup)

    assert (found.stars, found.forks, found.stars_gained) == (12345, 678, 1234)


def test_a_row_without_language_or_description_is_kept() -> None:
    (found,) = parse_trending(page(row("ada/tool", language="", description="")))

    assert (found.language, found.description, found.stars) == ("", "", 12345)


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<html><body>Nothing trends</body></html>",
        "<article><h2><a href='/trending/python'>Python</a></h2></article>",
        "<article><h2><a href='/ada'>Ada</a></h2></article>",
        "<article><p>no heading</p></article>",
    ],
)
def test_what_is_no_repository_gives_no_row(markup: str) -> None:
    assert parse_trending(markup) == ()


@given(st.text(alphabet=st.sampled_from("<>/\"'= articleh2ahref.k0,"), max_size=200))
def test_any_page_is_read_without_an_error(markup: str) -> None:
    assert isinstance(parse_trending(markup), tuple)


def rows(**fields: str) -> tuple[TrendingRow, ...]:
    return parse_trending(page(*(row(f"ada/tool{n}", **fields) for n in range(8))))


def test_a_full_page_has_no_faults() -> None:
    assert yield_faults(rows()) == ()


@pytest.mark.parametrize(
    ("found", "faults"),
    [
        (rows()[:4], ("only 4 rows",)),
        (rows(stars="many"), ("stars in only 0 of 8 rows",)),
        (rows(gained="hot right now"), ("stars gained in only 0 of 8 rows",)),
        (
            rows(language="", description=""),
            ("description in only 0 of 8 rows", "language in only 0 of 8 rows"),
        ),
    ],
)
def test_a_field_that_went_away_is_a_fault(
    found: tuple[TrendingRow, ...], faults: tuple[str, ...]
) -> None:
    assert yield_faults(found) == faults
