"""What the parser finds in issues: sections, items, titles, links, pictures, labels."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import pytest

from newsletter.issue import Format, Issue, Item, Mark, Picture
from newsletter.links import Link
from newsletter.markdown import parse

GOLDEN = Path(__file__).parents[1] / "golden"


def read(name: str) -> Issue:
    return parse((GOLDEN / f"{name}.md").read_text(encoding="utf-8"))


def titles(issue: Issue) -> dict[str, list[str]]:
    """Section -> its items' titles, or their first words."""
    return {
        section.name: [item.title or item.blurb.split(" ")[0] for item in section.items]
        for section in issue.sections
    }


def item(issue: Issue, title: str) -> Item:
    return next(item for item in issue.items if item.title == title)


def test_the_newsletters_items_stand_in_their_sections() -> None:
    issue = read("nlp-newsletter-by-hand")

    assert issue.format is Format.NLP_NEWSLETTER
    assert titles(issue) == {
        "ink.example updates": ["We", "The"],
        "Publications": ["Quillformer: Attention with a Feather", "[Online] What is a Blot?"],
        "Tools and Datasets": ["InkBank", "Blotter 2.0"],
        "Stay Informed": ["[Drying", "[Wetting"],
        "Noteworthy Mentions": ["Get", "[Nib](https://github.com/feather/nib)"],
    }


def test_the_newsletters_head_and_footer() -> None:
    issue = read("nlp-newsletter-by-hand")

    assert issue.title == "NLP Newsletter #5 [EN]: Quillformer, InkBank, Blotter 2.0,…"
    assert dict(issue.front_matter)["tags"] == ["nlp_newsletter"]
    assert issue.header == Picture("https://img.example.org/1*head_er.png")
    assert issue.intro.startswith("Hello everyone!")
    assert "\\\\" not in issue.intro
    assert issue.footer.startswith("----------\n\nIf you have any inks")
    assert [section.heading for section in issue.sections][1] == "Publications 📙"
    assert issue.sections[3].intro == "If you want to read on, start here:"


def test_an_items_blurb_links_picture_and_caption() -> None:
    paper = item(read("nlp-newsletter-by-hand"), "Quillformer: Attention with a Feather")

    link = Link("Quillformer", "https://arxiv.org/abs/2001.00001")
    assert paper.mark is Mark.TITLE
    assert paper.blurb.startswith("Feather and Barb (2020) put forward")
    assert paper.links[0] == link
    assert paper.identities == ("arxiv:2001.00001",)
    assert paper.picture == Picture(
        "https://img.example.org/quill.png",
        caption="*Figure by* [*Feather and Barb (2020)*](https://arxiv.org/abs/2001.00001)",
    )


def test_lists_and_later_paragraphs_belong_to_the_titled_item() -> None:
    blots = item(read("nlp-newsletter-by-hand"), "[Online] What is a Blot?")

    assert [link.url.rpartition("/")[2] for link in blots.links] == ["one", "two", "survey"]
    assert blots.blurb.count("\n\n") == 2


def test_a_picture_without_a_caption_takes_none_from_the_next_item() -> None:
    bank = item(read("nlp-newsletter-by-hand"), "InkBank")

    assert bank.picture == Picture("https://img.example.org/shelf.png", alt="A shelf")


def test_the_cyphers_stories_releases_and_repositories() -> None:
    issue = read("nlp-cypher-by-hand")

    assert issue.format is Format.NLP_CYPHER
    assert titles(issue) == {
        "News": ["Ink from Thin Air", "Quills and How to Hold Them"],
        "Software Updates": ["Nib 3.1:", "Blotter 2.1.0:"],
        "Repo Cypher": ["Inkspot", "Feathers of a Flock"],
    }


def test_the_cyphers_head_and_footer() -> None:
    issue = read("nlp-cypher-by-hand")

    assert issue.title == "The Ink Cypher | 02.07.21"
    assert issue.tagline == "Wet Paint"
    assert issue.kicker == "NATURAL LANGUAGE PROCESSING (NLP) WEEKLY NEWSLETTER"
    assert issue.header == Picture(
        "https://img.example.org/painting.jpeg", caption="The Inkwell | Anonymous"
    )
    assert issue.intro.startswith("Welcome back!")
    assert issue.footer.startswith("> Every Sunday we wipe")


def test_a_repositorys_quote_labels_and_title_link() -> None:
    issue = read("nlp-cypher-by-hand")
    inkspot, flock = item(issue, "Inkspot"), item(issue, "Feathers of a Flock")

    assert inkspot.blurb == "> Finding spots of ink on scanned pages with very little supervision."
    assert inkspot.extras == (
        "[feather/inkspot](https://github.com/feather/inkspot)",
        "[**Connected Papers**](https://www.connectedpapers.com/arxiv/2102.00003) 📈",
    )
    assert flock.title_url == "https://arxiv.org/pdf/2102.00004"
    assert flock.identities == ("arxiv:2102.00004", "github:feather/flock")


def test_a_story_keeps_its_label_lines_and_its_follow_up() -> None:
    story = item(read("nlp-cypher-by-hand"), "Ink from Thin Air")

    assert story.extras == ("**Paper:** [Pigment-free Printing](https://arxiv.org/abs/2102.00002)",)
    assert "## Speaking of Basel" in story.blurb


def test_someone_elses_markdown_gives_its_entries_and_headings() -> None:
    issue = read("someone-elses")

    assert issue.heading == "Digest of the week"
    assert titles(issue) == {
        "Reads": ["[A", "[A"],
        "Longer pieces": ["The tale of the quill", "The tale of the nib"],
    }
    assert "nested" in issue.sections[0].items[0].blurb


def test_a_list_without_any_heading_is_read_too() -> None:
    issue = parse("Hello!\n\n- [a](https://a.example)\n- [b](https://b.example)\n")

    assert issue.intro == "Hello!"
    assert [entry.links[0].url for entry in issue.items] == [
        "https://a.example",
        "https://b.example",
    ]


@pytest.mark.parametrize("heading", ["# Publications", "## Publications 📙", "# Publications 📚 #"])
def test_a_sections_name_survives_level_and_emoji(heading: str) -> None:
    text = f"---\ntitle: x\n---\n\n# Tools ⚙️\n\n***A***\n\n{heading}\n\n***B***\n"

    assert [section.name for section in parse(text).sections] == ["Tools", "Publications"]


def test_ids_are_read_from_titles_headings_paragraphs_and_entries() -> None:
    issue = parse(
        "---\ntitle: x\n---\n# Tools\n\n"
        "***T*** <!-- galley: arxiv:2502.01234 -->\n\n\\\\\nWords.\n\n"
        "# Repo Cypher\n\n## R\n<!-- galley: github:a/b-%2Dc | unsummarised -->\n\n> One.\n\n"
        "# Mentions\n\nSee [x](https://x.example) for\n"
        "more. <!-- galley: url:https://x.example -->\n\n"
        "# List\n\n- [y](https://y.example) <!-- galley: url:https://y.example -->\n"
    )

    assert [(i.mark, i.id, i.note) for i in issue.items] == [
        (Mark.TITLE, "arxiv:2502.01234", ""),
        (Mark.HEADING, "github:a/b--c", "unsummarised"),
        (Mark.PARAGRAPH, "url:https://x.example", ""),
        (Mark.BULLET, "url:https://y.example", ""),
    ]
    assert "galley" not in "".join(str(astuple(i)[:-1]) for i in issue.items)


def test_an_item_with_an_id_above_the_first_heading_is_not_lost() -> None:
    issue = parse(
        "---\ntitle: x\n---\n\nHello.\n\n"
        "***T*** <!-- galley: arxiv:2502.01234 -->\n\nWords.\n\n# Tools\n"
    )

    assert issue.intro == "Hello."
    assert [entry.id for entry in issue.items] == ["arxiv:2502.01234"]


@pytest.mark.parametrize(
    "front",
    [
        "title: [unclosed",
        "&a [*a]",
        "- just\n- a list",
        "a: 1\na: 2",
        "x: !!python/none 1",
        "a: !!bool x",
        "{? [[]] : 1}",
    ],
)
def test_front_matter_that_cannot_be_read_gives_no_keys(front: str) -> None:
    assert parse(f"---\n{front}\n---\n\n# A\n").front_matter == ()


def test_headings_in_code_and_comments_begin_nothing() -> None:
    issue = parse(
        "---\ntitle: x\n---\n# A\n\n***T***\n\n```\n# no\n```\n\n<!-- hidden\n# no\n-->\n\nEnd.\n"
    )

    assert [section.name for section in issue.sections] == ["A"]
    assert "# no" in issue.items[0].blurb


BELOW = (
    "# Papers\n\n***T*** <!-- galley: arxiv:2502.01234 -->\n\nWords.\n\n"
    "<!-- galley: almost made it\nTo use one of these, move its block up into a section.\n\n"
    "{note}# Papers\n\n"
    '[galley]: # "arxiv:2502.05678 | too weak"\n\n***Near***\n\nMore words.\n\n-->\n\n{closing}\n'
)


@pytest.mark.parametrize(
    ("closing", "items", "footer"),
    [
        ("That is all, [write](https://a.example) to us!", ["T"], True),
        ("***By hand***\n\nSee [this](https://a.example).", ["T", "By hand"], False),
    ],
)
def test_a_closing_line_below_the_near_misses_is_the_footer(
    closing: str, items: list[str], footer: bool
) -> None:
    issue = parse(BELOW.format(note="", closing=closing))

    assert [item.title for item in issue.items] == items
    assert issue.footer == (closing if footer else "")
    assert issue.items[0].blurb == "Words."


def test_an_editors_words_at_the_head_of_the_near_misses_are_read() -> None:
    issue = parse(BELOW.format(note="Ask Bob.\n\nAnd Ana.\n\n", closing=""))

    assert issue.near_misses_note == "Ask Bob.\n\nAnd Ana."
    assert [item.title for item in issue.near_misses[0].items] == ["Near"]
    assert parse(BELOW.format(note="", closing="")).near_misses_note == ""
