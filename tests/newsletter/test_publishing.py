"""What goes out, and what is said of the edits, whatever they were."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.comparing import EditKind
from newsletter.compose import compose
from newsletter.issue import Item
from newsletter.markdown import parse, render
from newsletter.publishing import edit_lines, edits_between, final_text, name_of, published_ids
from tests.newsletter.week_of_stories import BLURBS, NEWSLETTER, WEEK, selection

CHOSEN = selection(papers="Publications", tools="Tools", repositories="Repo Cypher")
DRAFT = render(compose(CHOSEN, BLURBS, NEWSLETTER, number=3, window=WEEK, notes=("A note.",)))
ITEMS = parse(DRAFT).items


@st.composite
def edited(draw: st.DrawFn) -> str:
    """The draft with items dropped, reordered, moved between sections and reworded."""
    issue = parse(DRAFT)
    items = draw(st.permutations(issue.items))
    kept = [item for item in items if draw(st.booleans())]
    reworded = [
        replace(item, blurb=draw(st.sampled_from([item.blurb, "My own words."]))) for item in kept
    ]
    names = [draw(st.integers(0, len(issue.sections) - 1)) for _ in reworded]
    sections = tuple(
        replace(s, items=tuple(i for i, n in zip(reworded, names, strict=True) if n == place))
        for place, s in enumerate(issue.sections)
    )
    return render(replace(issue, sections=sections))


@settings(max_examples=40)
@given(edited())
def test_every_drafted_item_is_accounted_for_once(text: str) -> None:
    counts = Counter(edit.kind for edit in edits_between(DRAFT, text))

    assert "galley" not in final_text(text)
    assert counts[EditKind.DROPPED] == len(ITEMS) - len(parse(text).items)
    assert sum(counts.values()) - counts[EditKind.ADDED] == len(ITEMS)
    assert not counts[EditKind.ADDED]


@settings(max_examples=40)
@given(edited())
def test_the_ids_that_went_out_are_those_of_the_items_that_did(text: str) -> None:
    ids = published_ids(edits_between(DRAFT, text))

    out = {item.id for item in parse(text).items}
    assert {item.id for item in ITEMS} & ids == out


def test_nothing_changed_is_said_in_one_line() -> None:
    assert edit_lines(edits_between(DRAFT, final_text(DRAFT))) == [
        "5 kept, 0 reworded, 0 moved, 0 dropped, 0 added"
    ]


@pytest.mark.parametrize(
    ("item", "name"),
    [
        (Item(title=r"What \[Really\] Counts"), "What [Really] Counts"),
        (Item(blurb="A *kind* word on [this](https://a.example)."), "A kind word on this."),
        (Item(title="word " * 40), "word " * 15 + "word…"),
        (Item(title="長い題名" * 30), "長い題名" * 19 + "長い題…"),
        (Item(id="arxiv:2603.00001"), "arxiv:2603.00001"),
        (Item(), "an item without words"),
    ],
)
def test_an_item_is_called_by_its_title_or_its_first_words(item: Item, name: str) -> None:
    assert name_of(item) == name
