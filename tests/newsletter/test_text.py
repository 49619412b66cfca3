"""Text from outside, and what is left of it when it is plain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.text import MAX_DEPTH, plain_text, shortened, tidy, tidy_lines, unescape


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a  b\t c\u00a0d", "a b c d"),
        ("one\r\ntwo\u2028three", "one two three"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen"),
        ("bell\x07 null\x00", "bell null"),
        ("\x1b[1;31mred\x1b[0m \x1b]0;title\x07ink", "red ink"),
        ("family 👨\u200d👩\u200d👧 stays", "family 👨\u200d👩\u200d👧 stays"),
        ("no\u200djoint in\u200c ASCII\u180e", "nojoint in ASCII"),
        ("cafe\u0301", "café"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("hidden\U000e0041\U000e0042 tags", "hidden tags"),
    ],
)
def test_tidy_keeps_what_a_reader_sees(source: str, text: str) -> None:
    assert tidy(source) == text


def test_tidy_lines_keeps_paragraphs() -> None:
    assert tidy_lines("  one \n two\n\n \n\nthree  \n") == "one\ntwo\n\nthree"


def test_entities_become_characters() -> None:
    assert unescape("R&amp;D &lt;b&gt; &#8212; caf&eacute;") == "R&D <b> — café"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("plain  words", "plain words"),
        ("<p>Hello <b>bold</b>\nworld</p>after", "Hello bold world\nafter"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
        ("a<br>b<br/>c", "a\nb\nc"),
        ("<pre>x\n  y</pre>", "x\ny"),
        ("<table><tr><td>1</td><td>2</td></tr></table>", "1 2"),
        ("a<script>evil()</script><style>b{}</style>c<!-- d -->", "ac"),
        ("Q &amp; A &lt;i&gt;", "Q & A <i>"),
        ("<head><title>no</title></head><body>yes", "yes"),
        ("unclosed <b>bold <i>both", "unclosed bold both"),
        ("<img src=x alt=y>", ""),
        ("", ""),
    ],
)
def test_html_reads_as_plain_text(markup: str, text: str) -> None:
    assert plain_text(markup) == text


@given(st.text(alphabet=st.sampled_from("<>/&;=\"' abpdiv!-\n"), max_size=200))
def test_any_markup_gives_text(markup: str) -> None:
    text = plain_text(markup)

    assert text == tidy_lines(text)


@given(st.text())
def test_tidying_twice_changes_nothing(source: str) -> None:
    assert tidy_lines(tidy_lines(source)) == tidy_lines(source)
    assert tidy(tidy(source)) == tidy(source)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("twelve signs", "twelve signs"),
        ("one two, and three", "one two…"),
        ("thirteensigns", "thirteensig…"),
        ("一つ目二つ目三つ目四つ目五つ目", "一つ目二つ目三つ目四つ…"),
        ("GPT 大規模言語モデルの学習手法", "GPT 大規模言語モデ…"),
        ("eleven sig, end", "eleven sig…"),
        ("", ""),
    ],
)
def test_a_long_text_is_cut_after_a_word_where_there_is_one(text: str, short: str) -> None:
    assert shortened(text, 12) == short


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_no_shortened_text_is_longer_than_it_may_be(text: str, limit: int) -> None:
    assert len(shortened(text, limit)) <= limit


@pytest.mark.parametrize("nest", ["<div>", "<div></b>", "<dd><li><p>", "<b><i></b></i>"])
def test_markup_nested_without_end_is_cut(nest: str) -> None:
    assert plain_text("start " + nest * (MAX_DEPTH * 10) + "end").startswith("start")
