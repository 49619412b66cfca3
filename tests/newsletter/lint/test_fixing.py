"""What ``--fix`` mends, and that it touches nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.lint import Knowledge, LinkState, Reach, fix, lint
from newsletter.lint.findings import Edit, Finding, Severity
from tests.newsletter.lint.examples import GOOD_LINK, issue, item

PIECES = [
    "# Tools ⚙️\n",
    "***Lexis***\n",
    "***Parse*** <!-- galley: github:example/parse -->\r\n",
    "\\\\\n",
    "\n",
    "\n\n\n\n",
    " \n",
    "text  \n",
    "text\u200b\n",
    f"{GOOD_LINK} tags.\n",
    "[](https://a.example)\n",
    "[Parse](https://parse.example/?utm_source=x&id=1#part) parses.\r\n",
    "![](https://a.example/a.png)\n",
    "[*source*](https://a.example)\n",
    "- a mention\n",
    "```\n",
    "<!-- galley: almost made it\n",
    "-->\n",
    "----------\n",
    "---\n",
    "no end",
]
drafts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def mended(text: str, knowledge: Knowledge | None = None) -> str:
    return fix(text, lint(text, knowledge=knowledge or Knowledge()))


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (
            item(blurb="[A](https://a.example/?utm_source=x&id=7#here) is it."),
            item(blurb="[A](https://a.example/?id=7#here) is it."),
        ),
        (
            item(blurb="<https://a.example/?fbclid=x> is it."),
            item(blurb="<https://a.example/> is it."),
        ),
        (
            item(blurb="[](https://a.example)[A](https://a.example) is it."),
            item(blurb="[A](https://a.example) is it."),
        ),
        (item() + "\n" + item("B"), item() + "\n\\\\\n" + item("B")),
        (item() + "\n\\\\\n\\\\\n" + item("B"), item() + "\n\\\\\n" + item("B")),
        (item() + "\n\n\n\n\\\\\n" + item("B"), item() + "\n\\\\\n" + item("B")),
        (item(blurb=f"{GOOD_LINK} tags. "), item(blurb=f"{GOOD_LINK} tags.")),
        (item(blurb=f"{GOOD_LINK} ta\u200bgs."), item(blurb=f"{GOOD_LINK} tags.")),
    ],
)
def test_what_is_safe_is_mended(broken: str, whole: str) -> None:
    assert mended(issue(broken)) == issue(whole)


def test_windows_line_ends_stay() -> None:
    text = issue(item(blurb="[A](https://a.example/?utm_source=x) is it. ")).replace("\n", "\r\n")

    assert mended(text) == text.replace("?utm_source=x", "").replace("it. \r", "it.\r")


def test_a_moved_link_takes_its_new_address() -> None:
    text = issue(item(blurb="[A](http://a.example/x) is it."))
    known = Knowledge(links={"http://a.example/x": LinkState(Reach.MOVED, url="https://b.example")})

    assert mended(text, known) == text.replace("http://a.example/x", "https://b.example")


def test_an_address_that_is_spelt_with_escapes_is_left_to_the_editor() -> None:
    text = issue(item(blurb="[A](https://a.example/\\_x?utm_source=y) is it."))

    assert mended(text) == text


def test_words_are_never_changed() -> None:
    text = issue(item("SHOUTED TITLE OF…", "We have TODO $\\alpha$ <b>here</b>."))

    assert mended(text) == text


def test_of_two_edits_that_overlap_the_first_is_made() -> None:
    edits = [Edit(0, 3, "x"), Edit(2, 5, "y"), Edit(5, 6, "z")]
    findings = [Finding("r", Severity.WARNING, 1, 1, "m", edit) for edit in reversed(edits)]

    assert fix("abcdefg", findings) == "xdezg"


@given(drafts)
def test_nothing_but_the_edits_changes(text: str) -> None:
    findings = lint(text)
    edits = [finding.edit for finding in findings if finding.edit]

    after = fix(text, findings)

    if not edits:
        assert after == text
    assert after.startswith(text[: min((edit.start for edit in edits), default=len(text))])
    tail = text[max((edit.end for edit in edits), default=0) :]
    assert after.endswith(tail)


@given(drafts)
def test_mending_comes_to_an_end(text: str) -> None:
    for _ in range(5):
        text = mended(text)

    assert mended(text) == text


@given(drafts)
def test_every_finding_is_somewhere_in_the_text(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    for finding in lint(text):
        assert 1 <= finding.line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
