"""Past issues: what is an item in them, what it is about, and where it would go now."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsletter.config import DEFAULT_SECTIONS, SectionConfig
from newsletter.issue import Item, Mark
from newsletter.markdown import parse
from newsletter.models import Bucket, Candidate, Kind
from newsletter.past_issues import SOURCE, candidate_of, issue_number, readable, section_now

DAY = datetime(2026, 3, 1, tzinfo=UTC)
OURS = "# Tools ⚙️\n\n***Ink***\n\n\\\\\n[Ink](https://github.com/ada/ink) is a press.\n"
TABLE = """\
## Papers of the week

| Paper | Links |
| --- | --- |
| Ink dries | [Paper](https://arxiv.org/abs/2603.00001), [Code](https://github.com/a/b) |
| **Lead** - how it melts | [Paper](https://arxiv.org/abs/2603.00002) |
"""
PROSE = "---\ntitle: A letter\n---\n\nI read [this](https://arxiv.org/abs/2603.00001) at dawn.\n"


def ids(text: str) -> list[tuple[str, ...]]:
    return [item.identities for item in parse(readable(text)).items if item.identities]


def test_an_issue_in_our_own_format_stays_as_it_is() -> None:
    assert readable(OURS) == OURS


def test_each_row_of_a_table_is_an_item() -> None:
    assert ids(TABLE) == [("arxiv:2603.00001", "github:a/b"), ("arxiv:2603.00002",)]


def test_prose_without_a_section_has_its_links_for_items() -> None:
    issue = parse(readable(PROSE))

    assert [item.identities for item in issue.items] == [("arxiv:2603.00001",)]
    assert issue.title == "A letter"


@pytest.mark.parametrize(
    "link",
    [
        "[Ink][1] dries.\n\n[1]: https://a.org/ink",
        '[Ink][one  Two] dries.\n\n[One two]: <https://a.org/ink> "On ink"',
        "[Ink][] dries.\n\n  [ink]: https://a.org/ink 'On ink'",
        "[Ink] dries [x].\n\n[ink]: https://a.org/ink (On ink)",
        "[Ink][1] dries.\n\n[1]: https://a.org/ink\n[2]: https://a.org/glue",
    ],
)
def test_a_link_by_reference_belongs_where_it_is_referred_to(link: str) -> None:
    issue = parse(readable(f"# Papers\n\n{link}\n"))

    assert [item.identities for item in issue.items] == [("url:https://a.org/ink",)]


def test_brackets_that_refer_to_nothing_stay() -> None:
    text = "# Papers\n\n- [ ] [Ink][2], see [this](https://a.org/[1]) [1] [galley].\n\n"

    assert readable(f"{text}[3]: https://a.org/glue\n") == text


def test_headings_that_hold_links_themselves_are_items_too() -> None:
    text = "# [Ink](https://a.org/ink)\n\n## [Lead](https://a.org/lead)\n\nIt melts.\n"

    assert ids(text) == [("url:https://a.org/ink",), ("url:https://a.org/lead",)]


@pytest.mark.parametrize("text", ["", "Nothing is linked here.\n", "# A heading\n\nWords.\n"])
def test_a_text_without_links_has_none(text: str) -> None:
    assert ids(text) == []


def test_an_item_becomes_a_candidate_in_the_issues_own_words() -> None:
    item = Item(
        title="The *Ink* paper",
        blurb="[Talk](https://a.org/t) on [ink](https://arxiv.org/abs/2603.00001v2) **dries**.",
    )

    assert candidate_of(item, DAY) == Candidate(
        id="arxiv:2603.00001",
        kind=Kind.PAPER,
        title="The Ink paper",
        text="Talk on ink dries.",
        published=DAY,
        url="https://arxiv.org/abs/2603.00001v2",
        links=("https://a.org/t",),
        source=SOURCE,
    )


def test_an_item_without_title_or_link_is_called_by_its_first_words() -> None:
    told = candidate_of(Item(mark=Mark.PARAGRAPH, blurb="A conference on ink."), DAY)

    assert (told.id, told.title) == ("", "A conference on ink.")


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("NLP Newsletter #10 [EN]: Reproducibility", 10),
        ("NLP Newsletter 13 [EN]: ACL", 13),
        ("Ink Weekly, issue 7", 7),
        ("The NLP Cypher | 07.11.21", None),
        ("Papers of 2026", None),
    ],
)
def test_the_number_in_a_title(title: str, number: int | None) -> None:
    assert issue_number(title) == number


@pytest.mark.parametrize(
    ("past", "now"),
    [
        ("Publications", "Publications"),
        ("Research and Publications 📙", "Publications"),
        ("Top AI Papers of the Week", "Publications"),
        ("Articles and Blog posts ✍️", "Publications"),
        ("ML/NLP Tools and Datasets ⚙️", "Tools"),
        ("Software Updates", "Tools"),
        ("Repo Cypher 👨‍💻", "Repo Cypher"),
        ("Education 🎓", ""),
        ("Noteworthy Mentions ⭐️", ""),
    ],
)
def test_where_the_items_of_a_past_section_would_go_now(past: str, now: str) -> None:
    assert section_now(past, DEFAULT_SECTIONS) == now


def test_a_section_of_the_same_name_or_heading_comes_first() -> None:
    sections = (
        SectionConfig(name="Tools", takes=(Bucket.TOOLS,)),
        SectionConfig(name="shelf", heading="Data sets 📚", takes=(Bucket.ARTICLES,)),
    )

    assert section_now("Data Sets", sections) == "shelf"
    assert section_now("Data", sections) == "Tools"
