"""What a pull request says: enough to judge by, and nothing that acts on GitHub by itself."""

from __future__ import annotations

from markdown_it import MarkdownIt

from newsletter.issue import Format, Issue, Item, Section
from newsletter.markdown import parse, render
from newsletter.publishing import edits_between
from newsletter.pull_request import MAX_NEAR_MISSES, pull_request_body
from tests.newsletter.week_of_stories import WEEK

LURE = "fixes #1, thanks @ada `code` ````md <!-- galley: text 0 -->"
NEAR = Item(
    id="github:ada/lure",
    note=f"full; {LURE}",
    title=LURE,
    blurb=f"[Lure](https://a.example) {LURE}",
)


def issue(*near: Item) -> Issue:
    kept = Item(id="arxiv:2603.00001", title="One", blurb="[One](https://b.example) is.")
    return parse(
        render(
            Issue(
                Format.NLP_NEWSLETTER,
                editor_note=f"Sources:\n- arxiv: ok. {LURE}",
                sections=(Section("Tools", items=(kept,)),),
                near_misses=(Section("Tools", items=near),),
            )
        )
    )


def prose(markdown: str) -> str:
    """What GitHub reads as text: all that is not code."""
    pieces = []
    for token in MarkdownIt("commonmark").parse(markdown):
        if token.type == "inline":
            children = token.children or []
            pieces += [child.content for child in children if child.type == "text"]
        elif token.type == "html_block":
            pieces.append(token.content)
    return "\n".join(pieces)


def test_the_body_has_the_run_s_summary_the_edits_and_the_near_misses() -> None:
    draft = issue(NEAR)

    body = pull_request_body(draft, edits_between(draft.raw, "# Tools\n\n***Other***\n\nText.\n"))

    assert "- arxiv: ok." in body
    assert "0 kept, 0 reworded, 0 moved, 1 dropped, 1 added" in body
    assert "dropped: One (Tools)" in body
    assert "[Lure](https://a.example)" in body


def test_nothing_from_outside_notifies_people_or_closes_issues() -> None:
    draft = issue(NEAR)

    said = prose(pull_request_body(draft, edits_between(draft.raw, draft.raw)))

    assert "Almost made it" in said
    assert "@ada" not in said
    assert "#1" not in said


def test_a_block_copied_from_the_body_is_an_item() -> None:
    draft = issue(
        Item(id="url:https://a.example", title="Lure", blurb="[Lure](https://a.example).")
    )

    body = pull_request_body(draft, [])

    fence = next(
        token.content
        for token in MarkdownIt("commonmark").parse(body)
        if token.type == "fence" and token.info == "markdown"
    )
    (item,) = parse(f"# Tools\n\n{fence}").items
    assert (item.title, item.identities) == ("Lure", ("url:https://a.example",))


def test_there_is_no_heading_for_near_misses_where_there_are_none() -> None:
    assert "Almost made it" not in pull_request_body(parse("# Tools\n\n***One***\n\nOne.\n"), [])


def test_near_misses_are_bounded() -> None:
    many = [Item(id=f"arxiv:2603.{n:05}", title=f"T{n}", blurb=WEEK.label) for n in range(60)]

    assert pull_request_body(issue(*many), []).count(WEEK.label) == MAX_NEAR_MISSES
