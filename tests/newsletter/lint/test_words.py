"""The rules on what items say, and on what should have been taken out."""

from __future__ import annotations

import pytest

from newsletter.config import LintConfig, SectionConfig
from newsletter.lint import Knowledge
from newsletter.models import Bucket
from tests.newsletter.lint.examples import GOOD_LINK, KNOWN, found, issue, item, messages


def words(count: int) -> str:
    """A blurb of ``count`` words."""
    return f"{GOOD_LINK} " + "word " * (count - 1)


@pytest.mark.parametrize(
    ("section", "count", "far"),
    [
        ("Publications 📙", 97, False),
        ("Publications 📙", 30, True),
        ("Publications 📙", 260, True),
        ("Tools and Datasets ⚙️", 30, False),
        ("Noteworthy Mentions ⭐️", 97, True),
        ("A section of one's own", 1, False),
    ],
)
def test_blurbs_far_from_their_section_s_length(section: str, count: int, far: bool) -> None:
    assert bool(found("blurb-length", issue(item(blurb=words(count)), section))) is far


def test_config_s_own_length_and_factor_come_first() -> None:
    section = SectionConfig(name="Publications", takes=(Bucket.PUBLICATIONS,), words=20)
    text = issue(item(blurb=words(45)), "Publications 📙")
    known = Knowledge(sections=[section])

    assert messages("blurb-length", text) == []
    assert messages("blurb-length", text, LintConfig(length_factor=2), known) == [
        "45 words; 20 are usual in Publications"
    ]
    assert messages("blurb-length", text, LintConfig(length_factor=3), known) == []


def test_a_section_of_one_s_own_has_the_length_of_its_style() -> None:
    section = SectionConfig(name="Bits", takes=(Bucket.TOOLS,), style="mention")
    text = issue(item(blurb=words(120)), "Bits")

    assert messages("blurb-length", text, knowledge=Knowledge(sections=[section])) == [
        "120 words; 32 are usual in Bits"
    ]


def test_a_title_alone_has_no_blurb() -> None:
    assert messages("blurb-length", issue("***Lexis***\n\n")) == [
        "no blurb; 59 are usual in Tools and Datasets"
    ]


def test_a_heading_that_links_may_stand_alone_unless_a_blurb_failed() -> None:
    heading = "## [Lexis](https://lexis.example)\n"
    unsummarised = f"{heading}<!-- galley: url:https://lexis.example | unsummarised -->\n"

    assert messages("blurb-length", issue(heading, "Repo Cypher")) == []
    assert messages("blurb-length", issue(unsummarised, "Repo Cypher")) == [
        "no blurb; 18 are usual in Repo Cypher"
    ]


def test_a_release_is_a_name_with_its_link() -> None:
    section = SectionConfig(name="Software Updates", takes=(Bucket.TOOLS,), style="mention")
    release = "**Lexis:** [feather/lexis](https://github.com/feather/lexis)\n"
    known = Knowledge(sections=[section])

    assert messages("blurb-length", issue(release, section.name), knowledge=known) == []


@pytest.mark.parametrize(
    ("blurb", "says"),
    [
        ("We propose a parser.", "We"),
        ("A parser, and we've tried it.", "we've"),
        ("I think it parses.", "I"),
        ("It is our own parser.", "our"),
        ("It helps us parse.", "us"),
        ("Phase I of the parser.", ""),
        ("A US parser.", ""),
        ("“We parse”, they say.", ""),
        ('"I parse", they say.', ""),
        ("The authors parse their own.", ""),
        ("See [we parse](https://we.example/our/my).", "we"),
        ("Power for iOS and my.example users.", ""),
        ("Houston's Ours is a ward.", "Ours"),
    ],
)
def test_first_person(blurb: str, says: str) -> None:
    got = messages("first-person", issue(item(blurb=blurb)))

    assert got == ([f'"{says}": first person'] if says else [])


def test_some_sections_speak_of_the_newsletter() -> None:
    text = issue(item(blurb=f"We like {GOOD_LINK}."), "dair.ai updates")

    assert messages("first-person", text) == []
    assert messages("first-person", text, LintConfig(first_person_sections=()))


def test_a_generated_blurb_says_only_what_its_source_says() -> None:
    generated = f"***Lexis*** <!-- galley: github:example/lexis -->\n\n{GOOD_LINK} tags 104.\n"
    by_hand = f"***Lexis***\n\n{GOOD_LINK} tags 104.\n"

    says = ["Lexis: “104” is not in the source"]
    assert messages("untraced-claim", issue(generated), knowledge=KNOWN) == says
    assert messages("untraced-claim", issue(by_hand), knowledge=KNOWN) == []
    assert messages("untraced-claim", issue(generated)) == []


@pytest.mark.parametrize(
    ("blurb", "leftover"),
    [
        (r"It has \textit{style}.", True),
        (r"As shown \cite{ada}.", True),
        (r"Runs in $O(n^2)$ time.", True),
        (r"With $\alpha$ at its best.", True),
        ("The variable $x$ is it.", True),
        ("It costs $5, not $7 as before.", False),
        ("US$5 or A$7 at first_hand$.", False),
        (r"In code: `\textit{x}` and `$x$`.", False),
        ("See [it](https://a.example/$x$).", False),
        (r"A path C:\new and 1\. a list.", False),
    ],
)
def test_latex(blurb: str, leftover: bool) -> None:
    assert bool(found("leftover-latex", issue(item(blurb=blurb)))) is leftover


@pytest.mark.parametrize(
    ("blurb", "leftover"),
    [
        ("It <b>tags</b> text.", True),
        ('<img src="a.png">', True),
        ("<BR/>", True),
        ("Text &amp; speech.", True),
        ("A&nbsp;B", True),
        ("Text & speech.", False),
        ("<https://lexis.example>", False),
        ("x < y > z", False),
        ("`<b>` is a tag.", False),
        ("a &lt; b", False),
        ("<!-- <b> -->", False),
    ],
)
def test_html(blurb: str, leftover: bool) -> None:
    assert bool(found("leftover-html", issue(item(blurb=blurb)))) is leftover


@pytest.mark.parametrize(
    ("blurb", "leftover"),
    [
        ("TODO: say how.", True),
        ("FIXME", True),
        ("Lorem ipsum dolor.", True),
        ("It works [citation needed].", True),
        ("Details TBD.", True),
        ("Todo lists are parsed.", False),
        ("The Todos of the world.", False),
        ("See [it](https://a.example/TODO).", False),
    ],
)
def test_notes_to_oneself(blurb: str, leftover: bool) -> None:
    assert bool(found("leftover-todo", issue(item(blurb=blurb)))) is leftover


MARKED = "***Lexis*** <!-- galley: github:example/lexis -->\n\nIt tags.\n"
DEFINED = '[galley]: # "github:example/lexis | too weak"\n\n***Lexis***\n\nIt tags.\n'


@pytest.mark.parametrize(
    ("body", "in_draft", "in_final"),
    [
        (MARKED, 0, 1),
        (DEFINED, 0, 1),
        ("It tags. <!-- galley: oops\n", 1, 1),
        ("[galley]: # oops\n\n***Lexis***\n", 1, 1),
        ("It tags. <!-- a remark of one's own -->\n", 0, 0),
        ("It tags. <!-- a remark that goes on\n", 1, 1),
        ("<!-- ***Lexis*** <!-- galley: github:example/lexis -->\n\nIt tags.\n-->\n", 0, 2),
        ("<!-- It tags. <!-- a remark --> too. -->\n", 2, 2),
        ("<!-- TODO\n\n" + MARKED + "\nIt parses. <!-- a remark -->\n", 1, 2),
        ("It maps A --> B, and shows `<!--` as it is.\n", 0, 0),
    ],
)
def test_galley_s_comments(body: str, in_draft: int, in_final: int) -> None:
    assert len(found("leftover-comment", issue(body))) == in_draft
    assert len(found("leftover-comment", issue(body), knowledge=Knowledge(final=True))) == in_final


def test_a_broken_comment_is_found_where_it_stands() -> None:
    text = issue(MARKED + "\nIt tags. <!-- galley: oops\n")

    (finding,) = found("leftover-comment", text)

    assert finding.line == text.count("\n", 0, text.index("oops")) + 1


def test_invisible_characters_but_not_a_byte_order_mark_or_an_emoji_s_joiner() -> None:
    text = "\ufeff" + issue(item(blurb="Tags\u200b text."), "Repo Cypher 👨\u200d💻")

    assert messages("invisible-character", text) == ["the invisible character U+200B"]
