"""Teasers completed from the page of the post."""

from __future__ import annotations

import pytest

from newsletter.models import Candidate, Image, Kind
from sources.articles import complete, is_teaser
from sources.feed_posts import MAX_TEXT_CHARS
from tests.loopback import Answer, Drop, Loopback, Reply, redirect
from tests.sources.webs import QUICK, Remembers, loopback_web

SENTENCES = " ".join(
    f"Step {number} of the recipe trains the reader on a harder mixture of documents."
    for number in range(12)
)
PAGE = f"""<html><head><title>A post</title></head><body>
<nav><a href="/about">About</a> <a href="/archive">Archive</a></nav>
<article><h1>A post</h1><p>{SENTENCES}</p>
<p>The <a href="https://arxiv.org/abs/2502.01234">paper</a> and the <a href="/code">code</a> are
out, and the model answers in eleven languages.</p><img src="/plot.png" alt="A plot">
</article><footer>Imprint and cookies</footer></body></html>"""
HTML = {"Content-Type": "text/html; charset=utf-8"}


def teaser(url: str, text: str = "Step 0 of the recipe …") -> Candidate:
    return Candidate(id=f"url:{url}", kind=Kind.POST, title="A post", text=text, url=url)


def test_a_teaser_gets_the_text_links_and_picture_of_its_page(loopback: Loopback) -> None:
    post = teaser(loopback.route("/post", Reply(PAGE, headers=HTML)))

    done = complete([post], loopback_web())

    [completed] = done.candidates
    assert SENTENCES in completed.text
    assert "eleven languages" in completed.text
    assert "Imprint" not in completed.text
    assert completed.links == ("https://arxiv.org/abs/2502.01234", f"{loopback.url}/code")
    assert completed.image == Image(f"{loopback.url}/plot.png", "A plot", post.url)
    assert (completed.id, completed.url, done.notes) == (post.id, post.url, ())


def test_a_teaser_that_sums_its_page_up_is_kept_as_description(loopback: Loopback) -> None:
    url = loopback.route("/post", Reply(PAGE, headers=HTML))
    memory = Remembers()
    posts = [teaser(url, "Why parsers lean."), teaser(url, SENTENCES[:80])]

    [first], [again] = (complete(posts[:1], loopback_web(), memory).candidates for _ in range(2))
    [begun] = complete(posts[1:], loopback_web()).candidates

    assert (first.description, again.description) == ("Why parsers lean.", "Why parsers lean.")
    assert begun.description == ""


def test_what_is_complete_is_not_asked_for(loopback: Loopback) -> None:
    url = loopback.route("/post", Reply(PAGE, headers=HTML))
    whole = teaser(url, "A whole sentence. " * 60)
    paper = Candidate(id="arxiv:2502.01234", kind=Kind.PAPER, title="P", url=url)

    assert complete([whole, paper], loopback_web()).candidates == (whole, paper)
    assert loopback.requests == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True),
        ("Short.", True),
        ("A whole sentence. " * 60, False),
        ("A whole sentence. " * 60 + "Continue reading →", True),
        ("A whole sentence. " * 60 + "and then […]", True),
    ],
)
def test_a_teaser_is_short_or_breaks_off(text: str, expected: bool) -> None:
    assert is_teaser(teaser("https://b.example/", text)) is expected


@pytest.mark.parametrize(
    ("answer", "note"),
    [
        (Drop(), "the connection broke"),
        (Reply(b"", 404), "HTTP 404"),
        (redirect("http://192.168.0.1/"), "refused: 192.168.0.1 is a private address"),
    ],
)
def test_a_page_that_cannot_be_had_leaves_the_teaser_and_a_note(
    loopback: Loopback, answer: Answer, note: str
) -> None:
    post = teaser(loopback.route("/post", answer))

    done = complete([post], loopback_web(limits=QUICK))

    assert done.candidates == (post,)
    assert len(done.notes) == 1
    assert note in done.notes[0]


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"%PDF-1.7 " + bytes(1000), headers={"Content-Type": "application/pdf"}),
        Reply(b"", headers=HTML),
        Reply(bytes(range(256)) * 100, headers=HTML),
        Reply("<div>" * 50_000 + "x", headers=HTML),
        Reply("<html><body><nav>Menu</nav></body></html>", headers=HTML),
    ],
    ids=["pdf", "empty", "binary", "deep", "no article"],
)
def test_a_page_without_an_article_leaves_the_teaser(loopback: Loopback, reply: Reply) -> None:
    post = teaser(loopback.route("/post", reply))

    assert complete([post], loopback_web()).candidates == (post,)


def test_a_link_to_this_machine_is_not_followed(loopback: Loopback) -> None:
    post = teaser(loopback.route("/post", Reply(PAGE, headers=HTML)))

    done = complete([post], loopback_web(trusted=()))

    assert done.candidates == (post,)
    assert "is a loopback address" in done.notes[0]
    assert loopback.requests == []


def test_a_very_long_article_is_cut(loopback: Loopback) -> None:
    paragraphs = "".join(f"<p>{number}. {SENTENCES}</p>" for number in range(100))
    page = f"<html><body><article>{paragraphs}</article></body></html>"
    post = teaser(loopback.route("/post", Reply(page, headers=HTML)))

    [completed] = complete([post], loopback_web()).candidates

    assert len(completed.text) == MAX_TEXT_CHARS


def test_a_page_that_was_read_is_not_asked_for_again(loopback: Loopback) -> None:
    post = teaser(loopback.route("/post", Reply(PAGE, headers=HTML)))
    memory = Remembers()

    first = complete([post], loopback_web(), memory)
    again = complete([post], loopback_web(), memory)

    assert SENTENCES in again.candidates[0].text
    assert again == first
    assert len(loopback.requests) == 1


def test_a_page_that_could_not_be_read_is_asked_for_again(loopback: Loopback) -> None:
    page = Reply(PAGE, headers=HTML)
    post = teaser(loopback.route("/post", Reply("", 404), page))
    memory = Remembers()

    complete([post], loopback_web(), memory)
    again = complete([post], loopback_web(), memory)

    assert SENTENCES in again.candidates[0].text
