"""What goes into an issue, and what the editor is told of the rest."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.config import SectionConfig
from newsletter.identity import kind_of
from newsletter.models import Bucket, Candidate, Kind, Ranked, Selection, Story
from ranker.select import SLACK, Limits, Vector, select

PAPERS = SectionConfig(name="Publications", takes=(Bucket.PUBLICATIONS,), min=2, max=3)
TOOLS = SectionConfig(name="Tools", takes=(Bucket.TOOLS,), min=0, max=2)
MENTIONS = SectionConfig(name="Mentions", takes=(Bucket.PUBLICATIONS, Bucket.TOOLS), max=2)
PLAIN = Limits(diversity=0.0)


def ranked(
    name: str,
    score: float,
    section: str = "Publications",
    source: str = "",
    flags: tuple[str, ...] = (),
) -> Ranked:
    lead = Candidate(
        id=f"url:https://x.example/{name}", kind=Kind.POST, title=name, source=source, flags=flags
    )
    return Ranked(Story(lead), score, section=section)


def titles(selection: Selection, section: str = "Publications") -> list[str]:
    return [r.story.lead.title for r in selection.chosen[section]]


def obstacle(selection: Selection, title: str, section: str = "Publications") -> str:
    near = selection.near_misses[section]
    return next(n.obstacle for n in near if n.ranked.story.lead.title == title)


def unit(*values: float) -> Vector:
    row = np.array(values, np.float32)
    return row / np.linalg.norm(row)


def vectors(**rows: Vector) -> dict[str, Vector]:
    return {f"url:https://x.example/{name}": row for name, row in rows.items()}


def test_the_best_fill_the_quota_in_order() -> None:
    pool = [ranked("c", 1), ranked("a", 4), ranked("d", 0.5), ranked("b", 3)]

    selection = select(pool, [PAPERS], PLAIN)

    assert titles(selection) == ["a", "b", "c"]
    assert obstacle(selection, "d") == "the section is full; “c” scores 0.50 more"


def test_a_thin_week_gives_a_short_issue_but_keeps_the_floor() -> None:
    pool = [ranked("a", 4), ranked("b", 0.1), ranked("c", 0)]

    selection = select(pool, [PAPERS], Limits(threshold=1.0, diversity=0))

    assert titles(selection) == ["a", "b"]
    assert obstacle(selection, "c") == "scores 0.70 below what research editors take"


def test_a_paper_is_held_to_the_threshold_and_other_kinds_a_little_below_it() -> None:
    post, paper = ranked("post", 0.8, "Tools"), ranked("paper", 0.8, "Tools")
    paper = replace(paper, story=Story(replace(paper.story.lead, kind=Kind.PAPER)))

    selection = select([post, paper], [TOOLS], Limits(threshold=1.0, diversity=0))

    assert titles(selection, "Tools") == ["post"]
    assert obstacle(selection, "paper", "Tools") == "scores 0.20 below what research editors take"


def test_no_source_speaks_more_often_than_allowed_in_the_whole_issue() -> None:
    pool = [
        ranked("a", 4, source="Blog"),
        ranked("b", 3, source="Blog"),
        ranked("c", 2, source="Other"),
        ranked("d", 5, "Tools", source="Blog"),
    ]

    selection = select(pool, [PAPERS, TOOLS], Limits(max_per_source=2, diversity=0))

    assert titles(selection) == ["a", "b", "c"]
    assert titles(selection, "Tools") == []
    assert obstacle(selection, "d", "Tools") == "Blog already has 2 items in this issue"


def test_a_last_author_is_one_person_by_the_full_name() -> None:
    pool = [by("a", 4, "Wei Zhang"), by("b", 3, "Wei  Zhang"), by("c", 2, "Wenjie Zhang")]
    pool.append(by("d", 1, "Wei Zhang"))

    selection = select(pool, [PAPERS], Limits(max_per_source=2, diversity=0))

    assert titles(selection) == ["a", "b", "c"]
    assert obstacle(selection, "d") == "Wei Zhang already has 2 items in this issue"


def test_what_would_have_lifted_a_weak_story_into_a_full_section_is_its_last() -> None:
    pool = [ranked("a", 4), ranked("b", 3), ranked("c", 2), ranked("d", 0.5)]

    selection = select(pool, [PAPERS], Limits(threshold=1.0, diversity=0))

    assert obstacle(selection, "d") == "the section is full; “c” scores 1.50 more"


def test_an_owner_is_spelt_as_on_github() -> None:
    pool = [
        Ranked(
            Story(
                Candidate(id=f"github:lexa-lab/{n}", kind=Kind.REPOSITORY, title=f"Lexa-Lab/{n}")
            ),
            3 - n,
            section="Publications",
        )
        for n in range(2)
    ]

    selection = select(pool, [PAPERS], Limits(max_per_source=1, diversity=0))

    assert obstacle(selection, "Lexa-Lab/1") == "Lexa-Lab already has 1 item in this issue"


def by(name: str, score: float, last_author: str) -> Ranked:
    authors = ("Ada Ek", last_author)
    lead = Candidate(id=f"arxiv:{name}", kind=Kind.PAPER, title=name, authors=authors)
    return Ranked(Story(lead), score, section="Publications")


def test_one_topic_does_not_take_over_a_section() -> None:
    pool = [ranked("a", 4), ranked("b", 3), ranked("c", 2), ranked("d", 1)]
    space = vectors(a=unit(1, 0, 0), b=unit(1, 1, 0), c=unit(1, 0.5, 0.86), d=unit(0, 0, -1))

    selection = select(pool, [PAPERS], Limits(max_per_topic=2, diversity=0), vectors=space)

    assert titles(selection) == ["a", "b", "d"]
    assert obstacle(selection, "c") == "2 items like it are in already, “a” among them"


def test_the_same_news_is_told_once_even_across_sections() -> None:
    space = vectors(a=unit(1, 0), b=unit(1, 0.1))

    selection = select(
        [ranked("a", 4), ranked("b", 3, "Tools")], [PAPERS, TOOLS], PLAIN, vectors=space
    )

    assert titles(selection, "Tools") == []
    assert obstacle(selection, "b", "Tools") == "says the same as “a”"


@pytest.mark.parametrize(
    ("one", "other", "are_twins"),
    [
        (("arxiv:2601.00001", "Lexa: Parsing Welsh by Ear"), ("github:lab/lexa", "lab/lexa"), True),
        (
            ("arxiv:2601.00001", "Lexa 2: Parsing Welsh by Ear"),
            ("url:https://x.example/lexa", "Lexa 2: Parsing Welsh by Ear"),
            True,
        ),
        (
            ("arxiv:2601.00001", "How Parsers Hear Welsh Mutations"),
            ("url:https://x.example/hear", "How parsers hear Welsh mutations"),
            True,
        ),
        # Two works may share a short name, and a use of a thing is not the thing.
        (("arxiv:2601.00001", "Lexa: Parsing Welsh"), ("arxiv:2601.00002", "Lexa: A Loom"), False),
        (("github:lab/lexa", "lab/lexa"), ("github:mill/lexa", "mill/lexa"), False),
        (
            ("github:lab/lexa", "lab/lexa"),
            ("url:https://x.example/how", "Tuning Lexa on Breton: a diary"),
            False,
        ),
        (
            ("url:https://x.example/1", "Release notes"),
            ("url:https://y.example/1", "Release notes"),
            False,
        ),
    ],
)
def test_one_work_under_two_ids_stands_once_in_an_issue(
    one: tuple[str, str], other: tuple[str, str], are_twins: bool
) -> None:
    pool = [
        Ranked(Story(Candidate(id=id_, kind=kind_of(id_), title=title)), score, section=PAPERS.name)
        for score, (id_, title) in ((4, one), (3, other))
    ]

    selection = select(pool, [PAPERS], PLAIN)

    assert len(titles(selection)) == (1 if are_twins else 2)
    if are_twins:
        assert obstacle(selection, other[1]) == f"says the same as “{one[1]}”"


@pytest.mark.parametrize(
    ("one", "other", "are_twins"),
    [
        ("Introducing Lexa-2.1", "Lexa-2.1 System Card", True),
        ("Lexa 3 Loom: a faster parser", "Lexa 3 Loom Technical Report", True),
        ("Introducing Lexa-2.1", "Lexa-2.1 Loom System Card", False),
        ("Lexa 3: a faster parser", "Lexa 3 reads verse in schools", False),
        ("Introducing Lexa", "Lexa System Card", False),
    ],
)
def test_posts_of_one_feed_on_one_release_stand_once(one: str, other: str, are_twins: bool) -> None:
    pool = [ranked(one, 4, source="Brook"), ranked(other, 3, source="Brook")]

    assert len(titles(select(pool, [PAPERS], PLAIN))) == (1 if are_twins else 2)
    elsewhere = [ranked(one, 4, source="Brook"), ranked(other, 3, source="Fern")]
    assert len(titles(select(elsewhere, [PAPERS], PLAIN))) == 2


def test_diversity_prefers_another_topic_to_a_slightly_better_score() -> None:
    pool = [ranked("a", 4.0), ranked("b", 3.1), ranked("c", 3.0), ranked("d", 2.0)]
    space = vectors(a=unit(1, 0), b=unit(1, 0.9), c=unit(0, 1), d=unit(-1, 0))
    section = SectionConfig(name="Publications", takes=(Bucket.PUBLICATIONS,), max=2)

    selection = select(pool, [section], Limits(diversity=0.4), vectors=space)

    assert titles(selection) == ["a", "c"]
    assert obstacle(selection, "b") == "is like “a”, which is in; “c” adds more"


def test_what_cannot_run_is_left_out_with_its_reason() -> None:
    pool = [
        ranked("fine", 1),
        ranked("flagged", 9, flags=("withdrawn",)),
        ranked("old", 9),
        ranked("homeless", 9, section=""),
    ]

    selection = select(pool, [PAPERS], PLAIN, published={"url:https://x.example/old"})

    assert titles(selection) == ["fine"]
    assert {(o.story.lead.title, o.reason) for o in selection.left_out} == {
        ("flagged", "withdrawn"),
        ("old", "already published"),
        ("homeless", "no section takes it"),
    }


def test_a_story_of_which_any_part_was_published_is_not_proposed_again() -> None:
    parts = (ranked("paper", 1).story.lead, ranked("code", 1).story.lead)
    story = Ranked(Story(parts[0], parts[1:]), 5, section="Publications")

    selection = select([story], [PAPERS], PLAIN, published={parts[1].id})

    assert titles(selection) == []


POOLS = st.lists(
    st.builds(
        ranked,
        st.text("abcdefgh", min_size=1, max_size=3),
        st.floats(-5, 5),
        st.sampled_from(["Publications", "Tools", ""]),
        st.sampled_from(["Blog", "Other", ""]),
    ),
    max_size=25,
    unique_by=lambda r: r.story.id,
)


@given(POOLS, st.randoms(use_true_random=False))
def test_quotas_hold_nothing_is_twice_and_order_of_input_does_not_matter(
    pool: list[Ranked], random: Random
) -> None:
    shuffled = random.sample(pool, len(pool))
    limits = Limits(threshold=0.0, max_per_source=3)

    selection = select(pool, [PAPERS, TOOLS], limits)

    ids = [r.story.id for chosen in selection.chosen.values() for r in chosen]
    assert len(ids) == len(set(ids))
    assert len(selection.chosen["Publications"]) <= PAPERS.max
    assert len(selection.chosen["Tools"]) <= TOOLS.max
    assert all(r.score >= -SLACK for r in selection.chosen["Tools"])
    assert select(shuffled, [PAPERS, TOOLS], limits) == selection


def of_kind(one: Ranked, bucket: Bucket) -> Ranked:
    return replace(one, bucket=bucket)


def test_a_wider_section_holds_what_the_others_of_its_kinds_have_no_room_for() -> None:
    papers = [of_kind(ranked(name, 9 - n), Bucket.PUBLICATIONS) for n, name in enumerate("abcde")]
    tools = [of_kind(ranked(name, 8.5, "Tools"), Bucket.TOOLS) for name in ("x", "y", "z")]
    courses = [of_kind(ranked(name, 20, "Education"), Bucket.EDUCATION) for name in ("p", "q")]
    education = SectionConfig(name="Education", takes=(Bucket.EDUCATION,), max=1)

    selection = select([*papers, *tools, *courses], [MENTIONS, education, PAPERS, TOOLS], PLAIN)

    assert titles(selection) == ["a", "b", "c"]
    assert titles(selection, "Tools") == ["x", "y"]
    assert titles(selection, "Mentions") == ["z", "d"]
    assert [miss.ranked.story.lead.title for miss in selection.near_misses["Publications"]] == ["e"]
    assert selection.near_misses["Tools"] == ()


def test_what_a_feed_asks_a_section_for_goes_to_no_other() -> None:
    asked = of_kind(ranked("asked", 9, "Tools"), Bucket.PUBLICATIONS)
    lead = replace(asked.story.lead, section="Tools")
    tools = [of_kind(ranked(name, 10, "Tools"), Bucket.TOOLS) for name in ("x", "y")]

    selection = select([replace(asked, story=Story(lead)), *tools], [TOOLS, PAPERS], PLAIN)

    assert titles(selection) == []
    assert titles(selection, "Tools") == ["x", "y"]


def test_what_was_too_weak_for_its_own_section_is_too_weak_for_a_wider_one() -> None:
    papers = [of_kind(ranked(name, 1 - n), Bucket.PUBLICATIONS) for n, name in enumerate("abc")]

    selection = select(papers, [PAPERS, MENTIONS], Limits(threshold=5.0, diversity=0.0))

    assert titles(selection) == ["a", "b"]
    assert titles(selection, "Mentions") == []
