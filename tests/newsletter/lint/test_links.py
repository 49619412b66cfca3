"""The rules on links."""

from __future__ import annotations

import pytest

from newsletter.config import LintConfig
from newsletter.lint import Knowledge, LinkState, Reach, addresses, sections_with_here
from newsletter.markdown import parse
from tests.newsletter.lint.examples import KNOWN, found, issue, item, messages

REPOSITORY = "https://github.com/example/lexis"


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        (item(blurb=f"[Lexis]({REPOSITORY}) tags."), True),
        (item(blurb="[Lexis](https://www.github.com/Example/Lexis.git) tags."), True),
        (item(blurb="[A paper](https://arxiv.org/pdf/2501.00001v3) on tagging."), True),
        ("***Lexis*** <!-- galley: github:example/new -->\n\nIt tags.\n", False),
        ("***Lexis*** <!-- galley: github:example/lexis -->\n\nIt tags.\n", True),
        (item(blurb=f"[A guide](https://guide.example) to [Lexis]({REPOSITORY})."), False),
        (item(blurb=f"[Lexis 2]({REPOSITORY}/releases/tag/v2) is out."), False),
        (item("Update: Lexis", f"[Lexis]({REPOSITORY}) tags more."), False),
        (item(blurb=f"[Lexis]({REPOSITORY}), first in 2026-W02, tags more."), False),
        (item(blurb="[Other](https://other.example) tags."), False),
    ],
)
def test_an_item_of_a_past_issue_is_an_error_unless_it_is_an_update(
    text: str, repeats: bool
) -> None:
    assert bool(found("already-published", issue(text), knowledge=KNOWN)) is repeats


def test_a_repeat_names_the_earlier_issue_and_the_item_s_line() -> None:
    text = issue(item() + "\n\\\\\n" + item("Again", f"[Lexis]({REPOSITORY}) tags."))

    (finding,) = found("already-published", text, knowledge=KNOWN)

    assert finding.line == text[: text.index("***Again")].count("\n") + 1
    assert finding.message == "github:example/lexis was in the issue 2026-W02"


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("https://a.example/x", "https://a.example/x/", True),
        ("https://arxiv.org/abs/2501.00001", "https://arxiv.org/pdf/2501.00001v2", True),
        (REPOSITORY, "https://github.com/EXAMPLE/lexis", True),
        (REPOSITORY, f"{REPOSITORY}/blob/main/guide.md", False),
        ("https://a.example/x", "https://a.example/y", False),
    ],
)
def test_two_items_on_one_page_are_an_error(first: str, second: str, same: bool) -> None:
    text = issue(item("A", f"[A]({first}).") + "\n\\\\\n" + item("B", f"[B]({second})."))

    assert bool(found("duplicate-link", text)) is same


def test_a_picture_s_credit_may_repeat_the_item_s_link() -> None:
    credit = "![](https://lexis.example/a.png)\n\n[*source*](https://lexis.example)"

    assert found("repeated-link", issue(item() + f"\n\\\\\n{credit}\n")) == []
    assert found("repeated-link", issue(item() + "\nSee [this](https://lexis.example).\n"))


@pytest.mark.parametrize(
    ("url", "tracks"),
    [
        ("https://a.example/?utm_source=mail&id=7", True),
        ("https://a.example/?fbclid=abc", True),
        ("https://a.example/?id=7", False),
        ("https://a.example/#utm_source=mail", False),
        ("https://[broken/?utm_source=mail", False),
    ],
)
def test_tracking_parameters(url: str, tracks: bool) -> None:
    assert bool(found("tracking-link", issue(item(blurb=f"[A]({url})")))) is tracks


@pytest.mark.parametrize(
    ("state", "rule", "says"),
    [
        (LinkState(Reach.DEAD, "HTTP 404"), "dead-link", "is dead: HTTP 404"),
        (LinkState(Reach.UNKNOWN, "HTTP 403"), "unchecked-link", "not be checked: HTTP 403"),
        (LinkState(Reach.MOVED, url="https://b.example"), "moved-link", "to https://b.example"),
    ],
)
def test_what_asking_the_address_gave(state: LinkState, rule: str, says: str) -> None:
    text = issue(item(blurb="[A](https://a.example)"))
    known = Knowledge(links={"https://a.example": state})

    assert all(message.endswith(says) for message in messages(rule, text, knowledge=known))
    assert len(messages(rule, text, knowledge=known)) == 1
    assert messages(rule, text) == []


@pytest.mark.parametrize(
    ("words", "section", "vague"),
    [
        ("here", "Education 🎓", True),
        ("*Here*", "Education 🎓", True),
        ("here", "Noteworthy Mentions ⭐️", False),
        ("click here", "Noteworthy Mentions ⭐️", True),
        ("this link", "Education 🎓", True),
        ("paper", "Education 🎓", False),
        ("here is a course", "Education 🎓", False),
    ],
)
def test_links_that_say_nothing(words: str, section: str, vague: bool) -> None:
    text = issue(item(blurb=f"A course: [{words}](https://a.example)."), section)

    assert bool(found("vague-link", text)) is vague


def test_past_issues_show_where_here_is_usual() -> None:
    text = issue(item(blurb="A course is [here](https://a.example)."), "Education 🎓")

    usual = sections_with_here([parse(text)])

    assert usual == {"Education"}
    assert messages("vague-link", text, knowledge=Knowledge(here_sections=usual)) == []


def test_the_longest_link_text_is_config_s() -> None:
    text = issue(item(blurb="[One two three](https://a.example)"))

    assert found("long-link", text, LintConfig(max_link_words=2))
    assert found("long-link", text, LintConfig(max_link_words=3)) == []


@pytest.mark.parametrize(
    ("body", "lacks"),
    [
        (item(blurb="Lexis tags text."), True),
        (item(blurb="Lexis: https://lexis.example"), False),
        (item(blurb="Lexis tags. ![](https://lexis.example/a.png)"), True),
        ("- A mention\n- [Another](https://a.example)\n", True),
        ("Some challenges:\n\n- [One](https://a.example)\n", False),
        ("## Group\n\n## [Lexis](https://lexis.example)\n\nIt tags.\n", False),
        ("## Lexis\n\nIt tags.\n\n## [B](https://b.example)\n\nIt too.\n", True),
    ],
)
def test_items_without_a_link(body: str, lacks: bool) -> None:
    assert bool(found("missing-link", issue(body))) is lacks


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("[](https://a.example)", "a link to https://a.example has no words"),
        ("[ ]( )", "a link to nothing has no words"),
        ("[Lexis]()", 'the link "Lexis" has no address'),
        ("![](https://a.example/a.png)", ""),
        ("[Lexis](https://a.example)", ""),
    ],
)
def test_links_without_words_or_address(link: str, says: str) -> None:
    assert messages("empty-link", issue(item(blurb=f"Text {link}."))) == ([says] if says else [])


def test_the_addresses_to_ask_are_the_readers_each_once() -> None:
    text = issue(
        item() + "\nAgain [x](https://lexis.example), [y](/rooted), [z](mailto:a@b.example)\n"
        "<!-- galley: url:https://hidden.example --> ![](https://a.example/p.png)\n"
    )

    assert addresses(text) == ["https://lexis.example", "https://a.example/p.png"]
