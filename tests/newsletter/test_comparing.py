from __future__ import annotations

from dataclasses import replace

import pytest

from newsletter.comparing import Edit, EditKind, compare, words_changed
from newsletter.issue import Format, Issue, Item, Section

PAPER = Item(
    id="arxiv:2603.01234", title="On Ink", blurb="[Ink](https://arxiv.org/abs/2603.01234) dries."
)
TOOL = Item(id="github:a/press", title="Press", blurb="A [press](https://github.com/a/press).")
BY_HAND = Item(title="Mine", blurb="See [here](https://example.org/x).")


def issue(**sections: tuple[Item, ...]) -> Issue:
    return Issue(
        Format.NLP_NEWSLETTER,
        sections=tuple(Section(name, items=items) for name, items in sections.items()),
    )


def edits(before: Issue, after: Issue) -> list[tuple[EditKind, str]]:
    return [(edit.kind, edit.item.title) for edit in compare(before, after)]


GENERATED = issue(Papers=(PAPER,), Tools=(TOOL,))


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (GENERATED, [(EditKind.KEPT, "On Ink"), (EditKind.KEPT, "Press")]),
        (issue(Papers=(PAPER,)), [(EditKind.KEPT, "On Ink"), (EditKind.DROPPED, "Press")]),
        (issue(Papers=(TOOL, PAPER)), [(EditKind.MOVED, "Press"), (EditKind.KEPT, "On Ink")]),
        (
            issue(Papers=(PAPER, BY_HAND), Tools=(TOOL,)),
            [(EditKind.KEPT, "On Ink"), (EditKind.ADDED, "Mine"), (EditKind.KEPT, "Press")],
        ),
        (
            issue(Papers=(replace(PAPER, blurb="Ink never dries."),), Tools=(TOOL,)),
            [(EditKind.REWORDED, "On Ink"), (EditKind.KEPT, "Press")],
        ),
    ],
)
def test_what_the_editor_did_is_told_item_by_item(
    published: Issue, expected: list[tuple[EditKind, str]]
) -> None:
    assert edits(GENERATED, published) == expected


@pytest.mark.parametrize(
    "anonymous",
    [
        replace(PAPER, id=""),
        replace(PAPER, id="", title="Another title"),
        replace(PAPER, id="", blurb="No link, but the same title."),
    ],
)
def test_an_item_without_its_comment_is_known_by_title_or_link(anonymous: Item) -> None:
    found = compare(GENERATED, issue(Papers=(anonymous,), Tools=(TOOL,)))

    assert found[0].before == PAPER


def test_a_moved_item_says_where_it_was_and_how_much_it_changed() -> None:
    moved = replace(TOOL, blurb="A [press](https://elsewhere.org) that prints.")

    edit = compare(GENERATED, issue(Papers=(PAPER, moved)))[1]

    assert edit == Edit(EditKind.MOVED, moved, "Papers", TOOL, "Tools", edit.changed)
    assert 0 < edit.changed < 1


def test_a_changed_address_alone_is_no_rewording() -> None:
    linked = replace(TOOL, blurb="A [press](https://github.com/a/press?tab=readme).")

    assert edits(GENERATED, issue(Papers=(PAPER,), Tools=(linked,)))[1][0] is EditKind.KEPT


@pytest.mark.parametrize(
    ("before", "after", "share"),
    [("", "", 0.0), ("a b", "a b", 0.0), ("a b", "c d", 1.0), ("a b c d", "a b x y", 0.5)],
)
def test_the_share_of_changed_words(before: str, after: str, share: float) -> None:
    assert words_changed(before.split(), after.split()) == pytest.approx(share)
