"""What was not touched comes back byte for byte; what was is written in the house's grammar."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.issue import Format, Issue, Item, Mark, Section
from newsletter.markdown import from_json, parse, render, strip_comments, to_json

GOLDEN = Path(__file__).parents[1] / "golden"
NAMES = sorted(path.stem for path in GOLDEN.glob("*.md"))

NEAR_MISSES = """<!-- galley: almost made it

# P

[galley]: # "arxiv:2502.01234 | why"

\\\\
***T***

-->
"""
LINES = (
    *("---", "title: x", "# H", "## Publications 📙", "### H3", "***T***", "\\\\", "", "1. one"),
    *("***T*** <!-- galley: arxiv:2502.01234 -->", "<!-- galley: github:a/b -->", "```", "~~~"),
    *("- b [l](http://x.y)", "words [x](https://arxiv.org/abs/2001.00001)", "> quoted"),
    *("![](http://i.example/x.png)", "[*source*](http://s.example)", "----------", "<div>"),
    *('[galley]: # "github:a/b | why"', "[*Subscribe*](http://d.example) now", "    indented"),
    *(
        "# The NLP Cypher | 07.11.21",
        "# Repo Cypher 👨‍💻",
        "# Repo Cypher 👨💻",
        "**P:** [x](http://y)",
    ),
    *("## A collection of recently released repos that caught our 👁", NEAR_MISSES),
    "<!-- galley: for the editor\nhello\n-->",
)
SCRAPS = (
    "\r\n",
    "\r",
    "\t",
    "<!--",
    "-->",
    "\x0b",
    "\u2028",
    "\x00",
    "\ufeff",
    "[",
    "](",
    "*",
    "|",
)
PIECES = st.sampled_from((*(f"{line}\n" for line in LINES), *SCRAPS))
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
DOCUMENTS = st.lists(PIECES | PIECES | ANY_TEXT, max_size=25).map("".join)


def text_of(name: str) -> str:
    return (GOLDEN / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_an_issue_comes_back_byte_for_byte(name: str, line_end: str) -> None:
    text = text_of(name).replace("\n", line_end)

    assert render(parse(text)) == text
    assert render(parse(text.rstrip())) == text.rstrip()


@given(DOCUMENTS)
def test_any_text_comes_back_byte_for_byte(text: str) -> None:
    assert render(parse(text)) == text


@given(DOCUMENTS)
def test_json_keeps_everything(text: str) -> None:
    issue = parse(text)

    assert from_json(to_json(issue)) == issue


@given(st.data())
def test_a_draft_edited_by_hand_comes_back_byte_for_byte(data: st.DataObject) -> None:
    lines = text_of(data.draw(st.sampled_from(NAMES))).splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 6))):
        lines = data.draw(st.sampled_from(EDITS))(lines, data)
    text = "".join(lines)

    assert render(parse(text)) == text


def _deleted(lines: list[str], data: st.DataObject) -> list[str]:
    begin, end = _span(lines, data)
    return lines[:begin] + lines[end:]


def _moved(lines: list[str], data: st.DataObject) -> list[str]:
    begin, end = _span(lines, data)
    rest = lines[:begin] + lines[end:]
    at = data.draw(st.integers(0, len(rest)))
    return rest[:at] + lines[begin:end] + rest[at:]


def _added(lines: list[str], data: st.DataObject) -> list[str]:
    at = data.draw(st.integers(0, len(lines)))
    return [*lines[:at], data.draw(PIECES | ANY_TEXT), *lines[at:]]


def _relevelled(lines: list[str], data: st.DataObject) -> list[str]:
    mark = data.draw(st.sampled_from(["", "#", "##"]))
    return [mark + line if line.startswith("#") else line for line in lines]


def _span(lines: list[str], data: st.DataObject) -> tuple[int, int]:
    begin = data.draw(st.integers(0, len(lines)))
    return begin, data.draw(st.integers(begin, len(lines)))


EDITS = (_deleted, _moved, _added, _relevelled)


def edited(issue: Issue, title: str, **fields: str) -> Issue:
    """The issue with the fields of one item changed."""

    def changed(item: Item) -> Item:
        return replace(item, **fields) if item.title == title else item  # type: ignore[arg-type]

    sections = tuple(
        replace(section, items=tuple(changed(item) for item in section.items))
        for section in issue.sections
    )
    return replace(issue, sections=sections)


def test_a_reworded_item_changes_and_nothing_else_does() -> None:
    text = text_of("nlp-newsletter-by-hand")
    old = (
        "***InkBank***\n\n\\\\\n[InkBank](https://github.com/Feather/InkBank) holds *ten thousand* "
    )
    old += "labelled inks.\nIt is split over two lines here, as editors sometimes do.\n"

    issue = edited(parse(text), "InkBank", blurb="[InkBank](https://ink.example) is new.\n\nTwice.")

    assert text.count(old) == 1
    new = "***InkBank***\n\n\\\\\n[InkBank](https://ink.example) is new.\n\n\\\\\nTwice.\n"
    assert render(issue) == text.replace(old, new)


def test_an_edit_keeps_windows_line_ends() -> None:
    text = text_of("nlp-newsletter-by-hand").replace("\n", "\r\n")

    written = render(edited(parse(text), "InkBank", blurb="One.\n\nTwo."))

    assert "\n" not in written.replace("\r\n", "")
    assert "One.\r\n\r\n\\\\\r\nTwo.\r\n" in written


def test_items_moved_to_another_section_keep_their_bytes_and_get_their_separator() -> None:
    text = text_of("nlp-newsletter-by-hand")
    issue = parse(text)
    papers, tools = issue.sections[1], issue.sections[2]
    moved = papers.items[0]

    issue = replace(
        issue,
        sections=(
            issue.sections[0],
            replace(papers, items=papers.items[1:]),
            replace(tools, items=(*tools.items, moved)),
            *issue.sections[3:],
        ),
    )

    written = render(issue)
    assert "# Publications 📙\n\n***[Online] What is a Blot?***\n" in written
    assert "twice as fast.\n\n\\\\\n***Quillformer: Attention with a Feather***\n" in written
    assert parse(written).sections[2].items[-1].blurb == moved.blurb


def test_a_deleted_section_leaves_the_others_as_they_were() -> None:
    text = text_of("nlp-newsletter-by-hand")
    issue = parse(text)
    begin, end = text.index("# Stay Informed"), text.index("# Noteworthy")

    shorter = replace(issue, sections=issue.sections[:3] + issue.sections[4:])

    assert render(shorter) == text[:begin] + text[end:]


def test_changed_front_matter_leaves_the_text_below_it() -> None:
    text = text_of("nlp-newsletter-by-hand")
    issue = parse(text)

    front = tuple((key, "quill" if key == "author" else value) for key, value in issue.front_matter)
    written = render(replace(issue, front_matter=front))

    assert written == text.replace("author: ink\n", "author: quill\n")


NEW = Item(Mark.TITLE, "arxiv:2502.01234", title="New", blurb="A [new](https://n.example) thing.")


@pytest.mark.parametrize(
    "above",
    [
        "---\ntitle: x\n---\n\n",
        "---\ntitle: x\n---\n",
        "---\r\ntitle: x\r\n---\r\n\r\n\r\n",
        "\n\n",
        "---\ntitle: x\n---\n\n<!-- galley: for the editor\nhello\n-->\n\n",
    ],
)
@pytest.mark.parametrize("below", ["", "\n\n", " \n\n---\n\nBye.\n\n"])
def test_blank_lines_away_from_an_edit_stay(above: str, below: str) -> None:
    item = f"***New*** <!-- galley: {NEW.id} -->\n\n\\\\\nOld words.\n"
    issue = parse(f"{above}# Tools\n\n{item}{below}")
    section = issue.sections[0]

    edited = replace(section, items=(replace(section.items[0], blurb="New words."),))
    written = render(replace(issue, sections=(edited,)))

    assert written.replace("\r\n", "\n") == issue.raw.replace("Old", "New").replace("\r\n", "\n")


def test_an_added_item_is_written_in_the_grammar() -> None:
    issue = parse(text_of("nlp-newsletter-by-hand"))
    tools = issue.sections[2]

    grown = replace(tools, items=(tools.items[0], NEW, *tools.items[1:]))
    written = render(replace(issue, sections=(*issue.sections[:2], grown, *issue.sections[3:])))

    assert (
        "\n\n\\\\\n***New*** <!-- galley: arxiv:2502.01234 -->\n\n"
        "\\\\\nA [new](https://n.example) thing.\n\n\\\\\n**Blotter 2.0**\n"
    ) in written


def test_an_issue_of_nothing_is_nothing() -> None:
    assert render(Issue(Format.NLP_NEWSLETTER)) == ""


def near_miss(note: str) -> Issue:
    item = replace(NEW, note=note, blurb="A [new](https://n.example/a--b) thing -- here --> now.")
    section = Section("Tools", "Tools ⚙️", items=(replace(NEW, id="github:a/b"),))
    return Issue(
        Format.NLP_NEWSLETTER,
        front_matter=(("title", "x"),),
        sections=(section,),
        near_misses=(replace(section, items=(item,)),),
    )


def test_a_near_miss_cannot_end_its_comment() -> None:
    written = render(near_miss('what "kept" it --> out'))
    block = written[written.index("<!-- galley: almost") :]

    assert "--" not in block.removeprefix("<!--").rstrip().removesuffix("-->")
    assert strip_comments(written).endswith("thing.\n")


def test_a_near_miss_moved_up_is_an_item_with_its_id() -> None:
    text = render(near_miss("one too many"))
    block = text[text.index("[galley]:") : text.index("\n-->")]

    moved = parse(
        text.replace(block, "").replace("<!-- galley: almost", f"{block}<!-- galley: almost")
    )

    assert [entry.id for entry in moved.sections[0].items] == ["github:a/b", "arxiv:2502.01234"]
    assert moved.sections[0].items[1].title == "New"
    assert moved.near_misses[0].items == ()
    assert "galley" not in strip_comments(moved.raw)


def test_bad_json_is_refused_in_one_line() -> None:
    with pytest.raises(ValueError, match=r"^not an issue: format: ") as caught:
        from_json('{"format": "gazette"}')

    assert "\n" not in str(caught.value)


def test_a_story_moved_up_in_the_cypher_is_an_item_of_the_news() -> None:
    text = text_of("composed-nlp-cypher")
    begin, end = text.index("[galley]:"), text.index("-->\n\n> Every Sunday")
    block = text[begin:end]

    moved = parse(
        text.replace(block, "").replace("# Software Updates", f"{block}# Software Updates")
    )

    news = moved.sections[0].items
    assert [item.id for item in news][-1] == "url:https://blog.example.net/decoding"
    assert [len(section.items) for section in moved.sections] == [3, 1, 2]
    assert render(moved) == moved.raw
