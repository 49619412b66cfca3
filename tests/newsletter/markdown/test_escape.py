"""Text from outside shows as it is, whatever it is made of."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsletter.identity import identify
from newsletter.markdown.escape import escape_text, escape_url, front_matter_text
from newsletter.text import tidy

READERS = (MarkdownIt("commonmark"), MarkdownIt("commonmark").enable(["table", "strikethrough"]))
HOSTILE = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|&~$:=^%\"'1a é\n\t\u202e"), max_size=40)
ANY = st.text(max_size=60) | HOSTILE

CONTEXTS = {
    "paragraph": "{}",
    "heading": "## {}",
    "list entry": "- {}",
    "quote": "> {}",
    "below a line break": "\\\\\n{}",
    "title": "***{}***",
    "link": "[{}](https://x.example)",
}


def shown(markdown: str, reader: MarkdownIt) -> str:
    """The words that a reader sees; fails when a tag or a code span is among them."""
    words: list[str] = []
    for token in reader.parse(markdown):
        for child in token.children or ():
            assert child.type in PLAIN, (child.type, markdown)
            words.append(_words(child))
    return "".join(words)


PLAIN = {"text", "text_special", "softbreak", "link_open", "link_close"} | {
    f"{kind}_{side}" for kind in ("strong", "em") for side in ("open", "close")
}


def _words(child: Token) -> str:
    return "\n" if child.type == "softbreak" else child.content


@pytest.mark.parametrize("context", CONTEXTS)
@given(text=ANY)
@example("1. one")
@example("C #")
@example("a \\")
@example("<!-- galley: arxiv:2502.01234 -->")
def test_escaped_text_shows_exactly_the_text(context: str, text: str) -> None:
    expected = tidy(text)
    if not expected:
        return
    for reader in READERS:
        words = shown(CONTEXTS[context].format(escape_text(text)), reader)
        assert words.removeprefix("\\\n") == expected


@pytest.mark.parametrize(
    "text",
    [
        "What snake_case means for GPT-4o (a study)",
        "7 * 6 tasks, p < 0.05, R&D at AT&T, 50% + more",
        "Don’t repeat: “quotes”, 1.5B weights – and $5!",
        "~7 million syllabi",
        "Is it C# or F#?",
    ],
)
def test_what_needs_no_escape_stays_as_it_is(text: str) -> None:
    assert escape_text(text) == text


@pytest.mark.parametrize(
    "text",
    ["{{ site.secret }}", "{% include x %}", "{:.class}", "{::options /}", "C {#anchor}"],
)
def test_liquid_and_kramdown_see_no_tag(text: str) -> None:
    assert not re.search(r"\{[{%:#]", escape_text(text))


@pytest.mark.parametrize("text", ["a | b | c", "$$x$$", ": definition", "-- dash", "^[note]"])
def test_kramdown_sees_no_table_maths_definition_or_dash(text: str) -> None:
    escaped = escape_text(text)

    assert not re.search(r"(?<!\\)\||\$\$|^: |--|(?<!\\)\[", escaped)


@given(ANY)
def test_no_html_begins(text: str) -> None:
    assert not re.search(r"<[A-Za-z/!?]", escape_text(text))


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a b(c)d[e]",
        'https://example.org/"><script>alert(1)</script>',
        "https://example.org/{{x}}|`y`^",
        "https://example.org/caf\u00e9?q=\u202eabc&a=b#c",
        "https://cdn.example.org/max/800/1*aB_c.png",
        "http://example.org/\\windows",
    ],
)
def test_an_address_stays_the_same_address_inside_a_link(url: str) -> None:
    escaped = escape_url(url)
    (token,) = [t for t in MarkdownIt("commonmark").parse(f"[x]({escaped})") if t.children]

    link = (token.children or [])[0]

    assert link.type == "link_open"
    assert identify(str(link.attrs["href"])) == identify(tidy(url))
    assert not re.search(r"[\s<>()\"{}|`\\]", escaped)


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//example.org", "", "https://", "http://[::1"],
)
def test_what_is_no_web_address_is_dropped(url: str) -> None:
    assert escape_url(url) == ""


def test_a_front_matter_value_can_begin_neither_a_tag_nor_liquid() -> None:
    value = front_matter_text('A "quoted": <script> title\nwith {{ liquid }} and 3 < 4')

    assert value == 'A "quoted": ‹script> title with { { liquid }} and 3 < 4'
