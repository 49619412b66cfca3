from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.identity import (
    canonical_id,
    canonical_url,
    identify,
    mentioned_arxiv_ids,
    mentioned_repositories,
    normalised_title,
    strip_tracking,
)


@pytest.mark.parametrize(
    "address",
    [
        "https://arxiv.org/abs/2502.01234",
        "http://arxiv.org/abs/2502.01234v3",
        "https://www.arxiv.org/pdf/2502.01234",
        "https://arxiv.org/pdf/2502.01234v2.pdf",
        "https://arxiv.org/html/2502.01234v1",
        "https://export.arxiv.org/abs/2502.01234",
        "https://huggingface.co/papers/2502.01234",
        "https://doi.org/10.48550/arXiv.2502.01234",
        "arXiv:2502.01234v2",
        "2502.01234",
    ],
)
def test_every_spelling_of_a_paper_is_one_id(address: str) -> None:
    assert identify(address) == "arxiv:2502.01234"


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("arxiv:CS/0101010", "cs/0101010"),
        ("arXiv:cs/0101010v3", "cs/0101010"),
        ("cs.CL/0101010", "cs/0101010"),
        ("hep-th/9901001v2", "hep-th/9901001"),
        ("math.AG/0309136", "math/0309136"),
        ("https://arxiv.org/abs/math.AG/0309136v1", "math/0309136"),
        ("https://arxiv.org/pdf/Math/0309136", "math/0309136"),
        ("https://doi.org/10.48550/arXiv.math/0309136", "math/0309136"),
    ],
)
def test_every_spelling_of_an_old_paper_is_one_id(address: str, number: str) -> None:
    assert identify(address) == f"arxiv:{number}"
    assert mentioned_arxiv_ids(f"See https://arxiv.org/abs/{number}.") == (f"arxiv:{number}",)


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("arxiv:CS/0101010v2", "arxiv:cs/0101010"),
        ("url:https://a.example/log#6b86b273ff34", "url:https://a.example/log#6b86b273ff34"),
        ("URL:http://www.a.example/log/#6b86b273ff34", "url:https://a.example/log#6b86b273ff34"),
        ("url:https://github.com/a/b#6b86b273ff34", "url:https://github.com/a/b#6b86b273ff34"),
        ("url:https://a.example/log#version-2", "url:https://a.example/log"),
        ("https://a.example/log#6b86b273ff34", "url:https://a.example/log"),
        ("url:https://github.com/A/B#install", "github:a/b"),
        ("row 7", None),
    ],
)
def test_an_id_has_one_spelling(name: str, canonical: str | None) -> None:
    assert canonical_id(name) == canonical


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/Owner/Name",
        "http://www.github.com/owner/name/",
        "https://github.com/owner/name.git",
        "https://github.com/OWNER/NAME/tree/main/docs?tab=readme#install",
    ],
)
def test_every_spelling_of_a_repository_is_one_id(address: str) -> None:
    assert identify(address) == "github:owner/name"


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("HTTP://Example.ORG:80/a/b/?utm_source=x&b=2&a=1#part", "https://example.org/a/b?a=1&b=2"),
        ("https://www.example.org", "https://example.org"),
        ("http://[::1]:8080/a", "https://[::1]:8080/a"),
        ("http://[FD00::1]:80/a", "https://[fd00::1]/a"),
        ("https://example.org/a%2Fb", "https://example.org/a%2Fb"),
        ("https://example.org/a%2fb/%63", "https://example.org/a%2Fb/c"),
        ("https://example.org/a%3Fb%23c%25d", "https://example.org/a%3Fb%23c%25d"),
        ("https://example.org:8443/a", "https://example.org:8443/a"),
        ("https://example.org/%7Euser/caf%C3%A9", "https://example.org/~user/caf%C3%A9"),
        ("https://medium.com/p/x?source=rss----7", "https://medium.com/p/x"),
        ("https://example.org/posts/one/index.html", "https://example.org/posts/one"),
        ("https://example.org//index.htm/index.html/", "https://example.org"),
        ("https://example.org//2026/01/a.html", "https://example.org/2026/01/a.html"),
        ("https://example.org/a?rss=1&wt_mc=rss.x&partner=rss&id=2", "https://example.org/a?id=2"),
        ("https://example.org/search?source=papers", "https://example.org/search?source=papers"),
        ("https://example.org/\ud83d?a=\ud83d", "https://example.org/%EF%BF%BD?a=%EF%BF%BD"),
        ("https://example.org/%d6%D0?q=%ce%c4", "https://example.org/%D6%D0?q=%CE%C4"),
        ("mailto:someone@example.org", "mailto:someone@example.org"),
        ("http://[::1", "http://[::1"),
    ],
)
def test_an_address_has_one_spelling(address: str, canonical: str) -> None:
    assert canonical_url(address) == canonical


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/topics/nlp",
        "https://github.com/owner",
        "https://gist.github.com/owner/abc",
        "https://arxiv.org/list/cs.CL/recent",
        "https://example.org/2502.01234",
        "https://arxiv.org/abs/٢٥٠٢.٠١٢٣٤",
    ],
)
def test_a_page_that_is_no_paper_or_repository_is_its_address(address: str) -> None:
    assert identify(address).startswith("url:")


@given(st.text(max_size=60))
def test_any_text_gets_the_same_id_again(text: str) -> None:
    name = identify(text)

    assert name == identify(text)
    if name.startswith("url:"):
        assert canonical_url(name.removeprefix("url:")) == name.removeprefix("url:")


def test_tracking_goes_and_the_rest_stays_as_it_came() -> None:
    assert strip_tracking("https://A.org/x/?b=%20&utm_medium=rss#c") == "https://A.org/x/?b=%20#c"
    assert strip_tracking("https://A.org/x/#atom-everything") == "https://A.org/x/"


def test_mentions_are_found_in_order_and_once() -> None:
    text = "See arXiv:2502.00002v1, https://arxiv.org/abs/2502.00001 and arxiv.org/pdf/2502.00002."

    assert mentioned_arxiv_ids(text) == ("arxiv:2502.00002", "arxiv:2502.00001")
    assert mentioned_repositories("Code: github.com/A/b. (https://github.com/c/d/issues/1)") == (
        "github:a/b",
        "github:c/d",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("Größe: Matters!", "grosse matters"), ("Self-RAG,  again", "Self RAG again")],
)
def test_titles_compare_by_their_letters(one: str, other: str) -> None:
    assert normalised_title(one) == normalised_title(other)
