"""A re-run over an edited draft: a scripted editor, then Galley again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.compose import compose
from newsletter.issue import Issue
from newsletter.markdown import parse, render
from newsletter.markdown.comments import NEAR_MISSES_HELP
from newsletter.markdown.headings import COLLECTION
from newsletter.markdown.remarks import remarks
from newsletter.merging import merge_drafts
from newsletter.models import Blurb, NearMiss, Selection
from newsletter.offers import NEW
from tests.newsletter.week_of_stories import (
    BLURBS,
    CYPHER,
    GUIDE,
    LONG_MEMORY,
    NEWSLETTER,
    TAX,
    WEEK,
    selection,
)

PAPERS, TOOLS, REPOS = "Publications", "Tools", "Repo Cypher"
CHOSEN = selection(papers=PAPERS, tools=TOOLS, repositories=REPOS)
GUIDE_TITLE = "Decoding, step by step"
MY_WORDS = "Words of the editor"
BETTER = "LongMem-X reads a whole book with a cache of a twentieth of its passages."


def draft(blurbs: dict[str, Blurb] | None = None, chosen: Selection = CHOSEN) -> str:
    issue = compose(
        chosen, BLURBS | (blurbs or {}), NEWSLETTER, number=3, window=WEEK, notes=("A note.",)
    )
    return render(issue)


def improved_draft() -> str:
    return draft({LONG_MEMORY.id: replace(BLURBS[LONG_MEMORY.id], text=BETTER)})


def without(story_id: str, chosen: Selection = CHOSEN) -> Selection:
    sections = {
        name: tuple(ranked for ranked in items if ranked.story.id != story_id)
        for name, items in chosen.chosen.items()
    }
    return replace(chosen, chosen=sections)


def ids_in(text: str) -> list[str]:
    return [item.id for item in parse(text).items]


def near_ids(text: str) -> list[str]:
    return [item.id for section in parse(text).near_misses for item in section.items]


def test_the_same_run_again_changes_no_byte_of_an_edited_draft() -> None:
    edited = draft().replace("Hello everyone!", "Dear all,").replace("a whole book", "a book")

    merged = merge_drafts(draft(), edited, draft())

    assert merged.text == edited
    assert merged.notes == ("1 item kept as you edited, moved or added it",)


def test_what_was_not_touched_may_improve() -> None:
    edited = draft().replace("Hello everyone!", "Dear all,")

    merged = merge_drafts(draft(), edited, improved_draft())

    assert "a twentieth of its passages" in merged.text
    assert "Dear all," in merged.text
    assert "1 item improved" in merged.notes


def test_what_was_edited_stays_as_the_editor_left_it() -> None:
    edited = draft().replace("a whole book", "all of Proust")

    merged = merge_drafts(draft(), edited, improved_draft())

    assert "all of Proust" in merged.text
    assert "a twentieth of its passages" not in merged.text


@pytest.mark.parametrize("is_first", [True, False])
def test_a_copy_that_was_worded_anew_stays_beside_its_original(is_first: bool) -> None:
    issue = parse(draft())
    papers, *rest = issue.sections
    original, *others = papers.items
    copy = replace(original, blurb=MY_WORDS)
    both = (copy, original) if is_first else (original, copy)
    edited = render(replace(issue, sections=(replace(papers, items=(*both, *others)), *rest)))

    merged = merge_drafts(draft(), edited, improved_draft())

    assert merged.text == edited


def test_what_was_moved_stays_where_the_editor_put_it() -> None:
    issue = parse(draft())
    papers, tools, *rest = issue.sections
    moved = (
        replace(papers, items=papers.items[1:]),
        replace(tools, items=(papers.items[0], *tools.items)),
        *rest,
    )
    edited = render(replace(issue, sections=moved))

    merged = merge_drafts(draft(), edited, improved_draft())

    assert merged.text == edited


def test_what_was_deleted_is_not_brought_back_nor_offered() -> None:
    issue = parse(draft())
    sections = tuple(
        replace(s, items=tuple(i for i in s.items if i.id != TAX.id)) for s in issue.sections
    )
    edited = render(replace(issue, sections=sections))

    merged = merge_drafts(draft(), edited, improved_draft())

    assert TAX.id not in ids_in(merged.text) + near_ids(merged.text)
    assert "1 item deleted by you, and not brought back" in merged.notes


def test_what_was_added_by_hand_stays() -> None:
    by_hand = "***By hand***\n\n\\\\\nSee [this](https://example.org/mine).\n\n\\\\\n***LongMem-X"
    edited = draft().replace("***LongMem-X", by_hand, 1)

    merged = merge_drafts(draft(), edited, improved_draft())

    assert "See [this](https://example.org/mine)." in merged.text


def test_a_new_candidate_is_offered_and_not_inserted() -> None:
    before = draft(chosen=without(TAX.id))
    edited = before.replace("Hello everyone!", "Dear all,")

    merged = merge_drafts(before, edited, draft())

    assert TAX.id not in ids_in(merged.text)
    assert near_ids(merged.text)[0] == TAX.id
    assert NEW in merged.text
    assert "1 item new, and offered below the last section" in merged.notes


def test_what_the_new_run_no_longer_picks_stays() -> None:
    edited = draft().replace("Hello everyone!", "Dear all,")

    merged = merge_drafts(draft(), edited, draft(chosen=without(TAX.id)))

    assert TAX.id in ids_in(merged.text)


def test_the_cyphers_draft_merges_too() -> None:
    chosen = selection(papers="News", tools="Software Updates", repositories=REPOS)
    text = render(compose(chosen, BLURBS, CYPHER, number=3, window=WEEK, notes=("A note.",)))
    edited = text.replace("sketches a tree", "draws a tree")

    assert merge_drafts(text, edited, text).text == edited


def test_what_the_new_run_has_in_a_section_of_another_kind_stays_as_it_is() -> None:
    before = draft(chosen=selection(papers=PAPERS, tools=REPOS, repositories=TOOLS))
    edited = before.replace("Hello everyone!", "Dear all,")

    assert merge_drafts(before, edited, draft()).text.count("\n## ") == before.count("\n## ")


def near(title: str, text: str) -> str:
    """The near miss's block as it stands in a draft."""
    start = text.rindex("[galley]:", 0, text.index(f"***{title}***"))
    return text[start : text.index("-->", start)].rstrip()


def noted(*notes: str) -> str:
    """A draft that was generated with ``notes`` at its head."""
    issue = compose(CHOSEN, BLURBS, NEWSLETTER, number=3, window=WEEK, notes=notes)
    return render(issue)


def test_what_was_written_into_galleys_comments_stays_and_is_told() -> None:
    generated = noted("Ink Letter 3.", "Sources:", "- arxiv: ok, 84 candidates.")
    anew = noted("Ink Letter 3.", "Sources:", "- arxiv: ok, 91 candidates.")
    edited = (
        generated.replace("Sources:", "Call the printer.\nSources:")
        .replace(NEAR_MISSES_HELP, f"{NEAR_MISSES_HELP}\n\nAsk Bob about this.")
        .replace("from greedy search to sampling", "for next week")
    )
    assert edited.count("next week") == 1

    merged = merge_drafts(generated, edited, anew)

    assert "Call the printer.\nSources:" in merged.text
    assert "91 candidates" in merged.text
    assert f"{NEAR_MISSES_HELP}\n\nAsk Bob about this.\n" in merged.text
    assert near(GUIDE_TITLE, merged.text) == near(GUIDE_TITLE, edited)
    assert merged.notes == (
        "1 near miss kept as you edited or added it",
        "2 lines of yours kept in Galley's comments",
    )
    assert merge_drafts(anew, merged.text, anew).text == merged.text


def test_what_was_moved_down_among_the_near_misses_is_not_deleted() -> None:
    issue = parse(draft())
    papers, *rest = issue.sections
    (guides,) = issue.near_misses
    moved = papers.items[0]
    edited = render(
        replace(
            issue,
            sections=(replace(papers, items=papers.items[1:]), *rest),
            near_misses=(replace(guides, items=(*guides.items, moved)),),
        )
    )

    merged = merge_drafts(draft(), edited, improved_draft())

    assert near_ids(merged.text) == [GUIDE.id, moved.id]
    assert not any("deleted" in note for note in merged.notes)


def test_all_that_was_written_of_one_thing_among_the_near_misses_stays() -> None:
    issue = parse(draft())
    (guides,) = issue.near_misses
    (guide,) = guides.items
    mine = tuple(replace(guide, blurb=f"{MY_WORDS} {number}.", raw="") for number in range(3))
    edited = render(replace(issue, near_misses=(replace(guides, items=mine),)))

    merged = merge_drafts(draft(), edited, improved_draft())

    assert near(GUIDE_TITLE, merged.text) == near(GUIDE_TITLE, edited)
    assert merged.text.count(MY_WORDS) == 3


def test_a_near_miss_that_was_deleted_stays_away() -> None:
    edited = draft().replace(near(GUIDE_TITLE, draft()), "")

    assert near_ids(merge_drafts(draft(), edited, improved_draft()).text) == []


def test_what_is_offered_as_new_is_still_offered_by_the_run_after() -> None:
    before = draft(chosen=without(TAX.id))
    edited = before.replace("Hello everyone!", "Dear all,")
    once = merge_drafts(before, edited, draft()).text

    again = merge_drafts(draft(), once, draft())

    assert again.text == once
    assert not any("deleted" in note or "new" in note for note in again.notes)


def test_the_near_misses_keep_their_order_headings_and_sections_of_one_name() -> None:
    chosen = selection(papers="News", tools="Software Updates", repositories=REPOS)
    repositories = chosen.chosen[REPOS]
    missed = {
        name: tuple(NearMiss(one, "the section is full") for one in items)
        for name, items in (("News", ()), ("Software Updates", ()), (REPOS, repositories))
    }
    missed["News"] = chosen.near_misses["News"]
    generated = render(
        compose(
            replace(chosen, chosen={**chosen.chosen, REPOS: ()}, near_misses=missed),
            BLURBS,
            CYPHER,
            number=3,
            window=WEEK,
            notes=("Almost made it: 20, below the last section.",),
        )
    )
    edited = generated.replace("Welcome back!", "Welcome home!")

    merged = merge_drafts(generated, edited, generated.replace("a whole book", "a book"))

    assert edited != generated != merged.text
    block = merged.text[merged.text.index("almost made it") :]
    assert block == generated[generated.index("almost made it") :]
    assert f"## {COLLECTION}" in block
    assert f"Almost made it: {len(near_ids(merged.text))}, below" in merged.text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("***LongMem-X: ", "<!-- ask Ana -->\n\n***LongMem-X: "),
        (
            f" <!-- galley: {LONG_MEMORY.id} -->",
            f" <!-- galley: {LONG_MEMORY.id} --> <!-- mine -->",
        ),
        ("a whole book", "a whole <!-- which? --> book"),
        ("# Publications 📙\n", "# Publications 📙\n\n<!-- too long? -->\n"),
    ],
)
def test_the_editors_own_comments_stay(old: str, new: str) -> None:
    edited = draft().replace(old, new, 1)
    assert edited != draft()

    merged = merge_drafts(draft(), edited, improved_draft())

    assert all(remark in merged.text for remark in remarks(edited))


FIRST = parse(draft())


@st.composite
def edits(drawn: st.DrawFn) -> Issue:
    """The draft after an editor dropped, reordered and reworded items as they liked."""
    sections = []
    for section in FIRST.sections:
        order = drawn(st.permutations(section.items))
        kept = [item for item in order if drawn(st.booleans())]
        reworded = [
            replace(item, blurb=drawn(st.sampled_from([item.blurb, "My own words."])))
            for item in kept
        ]
        sections.append(replace(section, items=tuple(reworded)))
    return replace(FIRST, sections=tuple(sections))


@given(edits())
def test_whatever_the_editor_did_is_still_done(issue: Issue) -> None:
    edited = render(issue)

    merged = parse(merge_drafts(draft(), edited, improved_draft()).text)

    mine = parse(edited)
    assert [item.id for item in merged.items] == [item.id for item in mine.items]
    for now, then in zip(merged.items, mine.items, strict=True):
        if then.blurb == "My own words.":
            assert now.blurb == then.blurb


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_line_ends_stay_the_editors(line_end: str) -> None:
    edited = draft().replace("Hello everyone!", "Dear all,").replace("\n", line_end)

    merged = merge_drafts(draft(), edited, improved_draft())

    assert merged.text.count("\n") == merged.text.count(line_end)
