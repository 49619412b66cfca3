"""An issue goes out as a page, a mail, plain text, a feed entry, Buttondown and Jekyll Markdown."""

from __future__ import annotations

import email
import email.policy
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsletter.export import Exported, Target, export
from newsletter.markdown import parse, strip_comments
from newsletter.markdown.plain import count_words, plain_page, plain_words

GOLDEN = Path(__file__).parent / "golden"
DAY = date(2026, 3, 9)
DRAFT = (GOLDEN / "composed-nlp-newsletter.md").read_text(encoding="utf-8")
NAMES = ["composed-nlp-newsletter", "composed-nlp-cypher", "someone-elses"]


def first(page: LexborHTMLParser, selector: str) -> LexborNode:
    node = page.css_first(selector)
    assert node is not None
    return node


def exported(target: Target, text: str = DRAFT) -> Exported:
    return export(text, target, day=DAY, url="https://ink.example.org/3?a=1&b=2")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("target", Target)
def test_no_comment_of_galleys_goes_out(name: str, target: Target) -> None:
    text = exported(target, (GOLDEN / f"{name}.md").read_text(encoding="utf-8")).text

    assert "galley" not in text.replace('boundary="galley-', "").replace("--galley-", "")


@pytest.mark.parametrize("target", [Target.HTML, Target.TEXT, Target.EMAIL, Target.BUTTONDOWN])
def test_only_jekyll_gets_front_matter_and_line_breaks(target: Target) -> None:
    text = exported(target).text

    assert "layout: post" not in text
    assert "\n\\\\\n" not in text


@pytest.mark.parametrize(
    ("target", "name"),
    [
        (Target.HTML, "nlp-newsletter-3-en.html"),
        (Target.EMAIL, "nlp-newsletter-3-en.eml"),
        (Target.JEKYLL, "_posts/2026-03-09-nlp-newsletter-3-en.md"),
    ],
)
def test_files_are_named_for_their_medium(target: Target, name: str) -> None:
    assert exported(target).name == name


def test_a_title_cannot_leave_the_folder() -> None:
    name = exported(Target.JEKYLL, '---\ntitle: "../../etc/passwd"\n---\n').name

    assert name == "_posts/2026-03-09-etc-passwd.md"


def test_jekyll_gets_what_is_published() -> None:
    assert exported(Target.JEKYLL).text == strip_comments(DRAFT)


def test_jekyll_gets_front_matter_where_the_issue_has_none() -> None:
    cypher = (GOLDEN / "composed-nlp-cypher.md").read_text(encoding="utf-8")

    text = exported(Target.JEKYLL, cypher).text

    title = parse(cypher).title
    assert text == f'---\nlayout: post\ntitle: "{title}"\n---\n\n{strip_comments(cypher)}'


def test_the_page_stands_alone() -> None:
    page = LexborHTMLParser(exported(Target.HTML).text)

    assert first(page, "title").text() == parse(DRAFT).title
    assert page.css_first("script, link, iframe") is None
    assert first(page, "a").attrs["href"] == "https://arxiv.org/abs/2603.01234"


@given(st.text(st.sampled_from("<>/scriptimgonerror= \"'\n[](){}:javascript&#x;-!"), max_size=80))
def test_no_script_gets_into_a_page(text: str) -> None:
    page = LexborHTMLParser(exported(Target.HTML, f"# A\n\n{text}\n").text)

    assert page.css_first("script, iframe, object, form") is None
    for node in page.css("*"):
        assert not [name for name in node.attrs if name.startswith("on")]
        assert "javascript:" not in (node.attrs.get("href") or "")


def test_a_mail_has_a_plain_and_a_styled_part() -> None:
    message = email.message_from_string(exported(Target.EMAIL).text, policy=email.policy.default)
    plain, styled = message.iter_parts()

    assert message["Subject"] == parse(DRAFT).title
    assert "LongMem-X (https://arxiv.org/abs/2603.01234)" in plain.get_content()
    page = LexborHTMLParser(styled.get_content())
    assert page.css_first("style") is None
    assert all(node.attrs.get("style") for node in page.css("p, a, h1, h2, img"))


def test_a_mails_lines_are_short_enough_for_every_server() -> None:
    _, _, body = exported(Target.EMAIL).text.partition("\r\n\r\n")

    assert max(map(len, body.splitlines())) <= 76


def test_a_mail_is_the_same_each_time() -> None:
    assert exported(Target.EMAIL) == exported(Target.EMAIL)


def test_a_feed_entry_is_xml_with_the_whole_issue() -> None:
    entry = ET.fromstring(exported(Target.RSS).text)  # noqa: S314

    assert entry.findtext("title") == parse(DRAFT).title
    assert entry.findtext("link") == "https://ink.example.org/3?a=1&b=2"
    assert entry.findtext("pubDate") == "Mon, 09 Mar 2026 00:00:00 +0000"
    content = entry.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or ""
    assert first(LexborHTMLParser(content), "h1").text() == "Publications 📙"


def test_a_feed_entry_keeps_code_as_it_is_but_for_what_no_xml_holds() -> None:
    code = "if ink:\n    press()\n\n\n\nelse:\n\twait()\x00\x0c\ufffe"
    text = f"# Tools\n\n***A***\n\n```\n{code}\n```\n"

    entry = ET.fromstring(exported(Target.RSS, text).text)  # noqa: S314

    content = entry.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or ""
    assert "<code>if ink:\n    press()\n\n\n\nelse:\n\twait()" in content
    assert "\ufffe" not in content


@given(st.text(max_size=60))
def test_a_feed_entry_is_xml_whatever_the_text(text: str) -> None:
    ET.fromstring(exported(Target.RSS, f"# {text}\n\n{text}\n").text)  # noqa: S314


def test_plain_text_shows_lists_quotes_and_code() -> None:
    page = plain_page(
        "# One\n\n- a [b](https://c.example)\n- d\n\n  e\n\n> f\n\n```\n x  y\n```\n\n<b>g</b>\n"
    )

    assert page == (
        "One\n===\n\n- a b (https://c.example)\n\n- d\n\n  e\n\n> f\n\n     x  y\n\ng\n"
    )


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        (
            "***A* title** with [a link](https://x.example) and ![a picture](y)",
            "A title with a link and",
        ),
        ("a\nb\n\n- c\n- `d_e`\n", "a b c d_e"),
        (r"\[x\] &amp; y", "[x] & y"),
        ("[" * 20_000, "[" * 20_000),
        ("[a](b " * 5_000 + "c", "[a](b " * 5_000 + "c"),
        ("![" * 10_000 + "](" * 10_000, "![" * 10_000 + "](" * 10_000),
        ("*a _" * 10_000 + "b", "*a _" * 10_000 + "b"),
    ],
)
def test_the_words_alone(markdown: str, words: str) -> None:
    assert plain_words(markdown) == words


def test_a_word_has_a_letter_or_a_digit() -> None:
    assert count_words("**Two** words — [a link](https://x.example) 🎉 of 7 & ![a picture](y)") == 6
