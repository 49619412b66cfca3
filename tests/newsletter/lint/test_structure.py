"""The rules on pictures, sections, titles, separators and front matter."""

from __future__ import annotations

import pytest

from newsletter.config import LintConfig, SectionConfig
from newsletter.lint import Knowledge, LinkState, Reach
from newsletter.models import Bucket
from tests.newsletter.lint.examples import found, issue, item, messages

KEYS = {
    "layout": "post",
    "title": "NLP Newsletter #{n} [EN]: Lexis,…",
    "author": "ada",
    "modified": None,
    "comments": True,
    "excerpt": "This issue covers tools.",
    "tags": ["nlp_newsletter"],
    "image": {"thumb": "nlp_newsletter_{n}.png"},
}
PAST = [KEYS | {"title": f"NLP Newsletter #{n} [EN]: Parsing,…"} for n in (1, 2, 3)]


def front(**changes: str | None) -> str:
    """The front matter of issue 4; ``changes`` are raw YAML, ``None`` leaves a key out."""
    lines = {
        "layout": "post",
        "title": '"NLP Newsletter #4 [EN]: Lexis,…"',
        "author": "ada",
        "modified": "",
        "comments": "true",
        "excerpt": '"This issue covers tools."',
        "tags": "[nlp_newsletter]",
        "image": "\n  thumb: nlp_newsletter_4.png",
    } | changes
    kept = (f"{key}: {value}" for key, value in lines.items() if value is not None)
    return "---\n" + "\n".join(kept) + "\n---\n\n"


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("NLP Newsletter #4: it is: bad", "NLP Newsletter"),
        ('"NLP Newsletter #4 [EN]: Lexis,…"', ""),
        ("'NLP Newsletter #4'", ""),
        ("Why C# and F# matter", ""),
        ('"NLP Newsletter 4" # the fourth', ""),
        ("Why C# is #1", "Why C# is"),
    ],
)
def test_a_title_that_yaml_cuts(title: str, left: str) -> None:
    told = messages("front-matter-cut", issue(item(), front=front(title=title)))

    why = f"front matter: title ends before the #, as “{left}”; put it in quotes"
    assert told == ([why] if left else [])


@pytest.mark.parametrize(
    ("picture", "says"),
    [
        ("![](https://a.example/a.png)", ""),
        ("![](/images/a.png)", ""),
        ("![]({{ site.url }}/a.png)", ""),
        ("![]()", "the picture () has no address"),
        ("![](a.png)", "the picture a.png is not on the web: it needs a whole https:// address"),
        ("![](//a.example/a.png)", "the picture //a.example/a.png is not on the web"),
        ("![](file:///home/a.png)", "the picture file:///home/a.png is not on the web"),
        ("![](https://a.example/dead.png)", "is dead: HTTP 404"),
        ("![](https://a.example/page)", "is no picture: the server says text/html"),
    ],
)
def test_broken_pictures(picture: str, says: str) -> None:
    known = Knowledge(
        links={
            "https://a.example/dead.png": LinkState(Reach.DEAD, "HTTP 404"),
            "https://a.example/page": LinkState(Reach.OK, content_type="text/html; charset=utf-8"),
            "https://a.example/a.png": LinkState(Reach.OK, content_type="image/png"),
        }
    )

    got = messages("broken-image", issue(item() + f"\n\\\\\n{picture}\n"), knowledge=known)

    assert (says in got[0]) if says else (got == [])


@pytest.mark.parametrize(
    ("head", "lacks"),
    [("", True), ("![](https://a.example/h.png)\n\n", False), ("Hello!\n\n", True)],
)
def test_the_picture_at_the_head(head: str, lacks: bool) -> None:
    assert bool(found("missing-header", issue(item(), front=front() + head))) is lacks


def test_a_text_without_front_matter_needs_no_head() -> None:
    assert found("missing-header", issue(item())) == []


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        (f"# Tools\n\n# Education\n\n{item()}", ["Tools"]),
        (f"# Tools ⚙️\n\nNothing this week.\n\n# Education\n\n{item()}", []),
        (f"# Education\n\n{item()}\n# Tools\n", ["Tools"]),
        (f"# Education\n\n{item()}", []),
    ],
)
def test_empty_sections(text: str, empty: list[str]) -> None:
    says = [f"the section {name} is empty" for name in empty]

    assert messages("empty-section", text) == says


CONFIGURED = tuple(
    SectionConfig(name=name, takes=(Bucket.TOOLS,)) for name in ("Code", "Words", "People")
)


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (["Publications", "Education"], []),
        (["Education", "Publications"], ["Publications usually stands before Education"]),
        (["Code", "Words", "People"], []),
        (["Words", "People", "Code"], ["Code usually stands before People"]),
        (["Code", "Unheard of", "Words"], []),
    ],
)
def test_the_order_of_sections(names: list[str], says: list[str]) -> None:
    text = "\n".join(f"# {name}\n\n{item()}" for name in names)

    assert messages("section-order", text, knowledge=Knowledge(sections=CONFIGURED)) == says


def test_a_section_stands_once() -> None:
    text = f"# Tools ⚙️\n\n{item()}\n# tools\n\n{item()}"

    assert messages("repeated-section", text) == ["there is a section tools already, at line 1"]


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("A study of parsing", False),
        ("A study of parsing and…", True),
        ("A study of parsing...", True),
        ("A study of parsing,", True),
        ("A study of", True),
        ("Where do they come from", True),
        ("A study (of parsing", True),
        ("“Attention", True),
        ("A study (of parsing)", False),
        ("Log in", False),
        ("Is it enough?", False),
        (r"C\*", False),
    ],
)
def test_titles_that_were_cut(title: str, cut: bool) -> None:
    assert bool(found("truncated-title", issue(item(title)))) is cut


@pytest.mark.parametrize(
    ("title", "shouts"),
    [
        ("A TAGGER FOR EVERYONE", True),
        ("A tagger!!", True),
        ("Really?!", True),
        ("A tagger!", False),
        ("BERT", False),
        ("GPT-3 vs BERT", False),
        ("ALBERT", False),
        ("REALM and TAPAS", False),
    ],
)
def test_titles_that_shout(title: str, shouts: bool) -> None:
    assert bool(found("shouting-title", issue(item(title)))) is shouts


@pytest.mark.parametrize(
    ("start", "says"),
    [
        ("***Lexis***", ""),
        ("***Lexis, Parse et al.***", ""),
        ("***Lexis.***", 'the title "Lexis." ends with a full stop'),
        (
            "***[Lexis](https://a.example)***",
            "the title is a link; the link belongs in the first sentence",
        ),
        ("\\\\\n**Lexis**", 'the title "Lexis" is bold, not ***bold italic***'),
        ("## Lexis.", ""),
    ],
)
def test_how_a_title_is_written(start: str, says: str) -> None:
    text = issue(f"{start}\n\n[Lexis](https://a.example) tags text.\n")

    assert messages("title-style", text) == ([says] if says else [])


def test_the_longest_title_is_config_s() -> None:
    text = issue(item("One two three"))

    assert found("long-title", text, LintConfig(max_title_words=2))
    assert found("long-title", text, LintConfig(max_title_words=3)) == []


TITLE, WORDS = "***Lexis***\n\n", "\\\\\n[Lexis](https://lexis.example) tags.\n\n"
PICTURE = "\\\\\n![](https://a.example/a.png)\n\n"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (TITLE + WORDS + "\\\\\n" + TITLE + WORDS, []),
        (TITLE + WORDS + TITLE + WORDS, ["there is no separator \\\\ before the title"]),
        ("\\\\\n" + TITLE + WORDS, ["has no place before the first title of a section"]),
        (TITLE + "\\\\\n\n" + WORDS, ["is there twice"]),
        (TITLE + WORDS + "\\\\\n", ["has nothing below it"]),
        (TITLE + WORDS + "\\\\\n\n# Education\n\n" + TITLE, ["has nothing below it"]),
        (TITLE + WORDS + PICTURE + "[*source*](https://a.example)\n", []),
        (
            TITLE + WORDS + PICTURE + "\\\\\n[*source*](https://a.example)\n",
            ["parts a picture from its credit"],
        ),
        ("***A***\n\nWithout any.\n\n***B***\n\nAt all.\n", []),
    ],
)
def test_separators(body: str, says: list[str]) -> None:
    got = messages("separator", issue(body))

    assert len(got) == len(says)
    assert all(message.endswith(end) for message, end in zip(got, says, strict=True))


def test_the_cypher_has_no_separators() -> None:
    text = "# The NLP Cypher | 03.08.26\n\n# Lexis\n\n\\\\\n[It](https://lexis.example) tags.\n"

    assert messages("separator", text) == ["the separator \\\\ has no place in The NLP Cypher"]


@pytest.mark.parametrize(
    ("text", "count"),
    [("a\n\nb", 0), ("a\n\n\nb", 0), ("a\n\n\n\nb", 1), ("a\n \n\t\n\n\nb\n\n\n\n", 2)],
)
def test_blank_lines(text: str, count: int) -> None:
    assert len(found("blank-lines", f"# Tools\n\n{text}")) == count


@pytest.mark.parametrize(
    ("line", "flagged"),
    [
        ("text \n\nmore", True),
        ("text  \n\nmore", True),
        ("text\t\nmore", True),
        ("text  \nmore", False),
        ("\\\\ \ntext", True),
        ("```\ncode \n```", False),
    ],
)
def test_space_at_the_ends_of_lines(line: str, flagged: bool) -> None:
    assert bool(found("trailing-space", f"# Tools\n\n{line}\n")) is flagged


def test_the_front_matter_needs_its_eight_keys() -> None:
    text = issue(item(), front=front(excerpt=None, image=None))

    assert messages("front-matter-missing", text) == [
        "front matter: excerpt is missing",
        "front matter: image is missing",
    ]


def test_past_issues_say_which_keys_there_are() -> None:
    past = [{"title": "One", "editor": "ada"}, {"title": "Two", "editor": "ada", "note": "x"}]

    got = messages(
        "front-matter-missing",
        issue(item(), front="---\ntitle: Three\n---\n"),
        knowledge=Knowledge(front_matters=past),
    )

    assert got == ["front matter: editor is missing"]


def test_an_empty_title_is_no_title() -> None:
    (finding,) = found("front-matter-missing", issue(item(), front=front(title='""')))

    assert (finding.line, finding.message) == (3, "front matter: title is empty")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, []),
        ({"author": "bob"}, ["author is bob; in past issues it was always ada"]),
        ({"comments": "'yes'"}, ["comments is of another kind than in past issues, such as True"]),
        ({"title": '"NLP Newsletter #3 [EN]: A"', "image": ""}, ["a past issue is #3 too"]),
        (
            {"image": "\n  thumb: nlp_newsletter_3.png"},
            ["thumb is nlp_newsletter_3.png, but the issue #4"],
        ),
        ({"image": "\n  thumb: nlp_newsletter_004.png"}, []),
        (
            {"image": f"\n  thumb: {'9' * 5000}.png"},
            [f"thumb is {'9' * 5000}.png, but the issue #4"],
        ),
    ],
)
def test_front_matter_unlike_that_of_past_issues(changes: dict[str, str], says: list[str]) -> None:
    varied = [
        values | {"image": {"thumb": f"nlp_newsletter_{n}.png"}} for n, values in enumerate(PAST, 1)
    ]
    text = issue(item(), front=front(**changes))

    got = messages("front-matter-differs", text, knowledge=Knowledge(front_matters=varied))

    assert [message for message in got if "image is of another" not in message] == [
        f"front matter: {line}" for line in says
    ]


def test_two_past_issues_are_too_few_to_say_always() -> None:
    text = issue(item(), front=front(author="bob"))

    assert messages("front-matter-differs", text, knowledge=Knowledge(front_matters=PAST[:2])) == []
