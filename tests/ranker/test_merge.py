"""What becomes one story and, more important, what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.models import Candidate, Kind, Signals
from ranker.merge import merge

DAY = datetime(2026, 3, 2, tzinfo=UTC)


def paper(number: str, title: str, text: str = "", **more: object) -> Candidate:
    return Candidate(
        id=f"arxiv:{number}", kind=Kind.PAPER, title=title, text=text, source="arxiv",
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def repo(name: str, text: str = "", **more: object) -> Candidate:
    return Candidate(
        id=f"github:{name.lower()}", kind=Kind.REPOSITORY, title=name, text=text, source="github",
        url=f"https://github.com/{name}", **more,  # type: ignore[arg-type]
    )  # fmt: skip


def post(slug: str, title: str, text: str = "", **more: object) -> Candidate:
    return Candidate(
        id=f"url:https://blog.example/{slug}", kind=Kind.POST, title=title, text=text,
        source="Example blog", url=f"https://blog.example/{slug}",
        **more,  # type: ignore[arg-type]
    )  # fmt: skip


def grouped(*candidates: Candidate) -> set[frozenset[str]]:
    return {frozenset(story.ids) for story in merge(candidates)}


WIDGET = paper("2603.00001", "WidgetNet: Fast Parsing of Widgets")
OTHER = paper("2603.00002", "Slow Parsing Considered Harmful")
THIRD = paper("2603.00003", "Gadgets as Graphs")

TOGETHER = {
    "paper and code name each other": (
        replace(WIDGET, text="Our code is at https://github.com/lab/parse-fast."),
        repo("lab/parse-fast", "Paper: https://arxiv.org/abs/2603.00001"),
    ),
    "the abstract releases its code": (
        replace(WIDGET, text="Code is available at https://github.com/lab/parse-fast"),
        repo("lab/parse-fast"),
    ),
    "the comment field names the code": (
        replace(WIDGET, comment="10 pages, github.com/Lab/Parse-Fast"),
        repo("Lab/Parse-Fast"),
    ),
    "the README cites its own paper in BibTeX": (
        WIDGET,
        repo("lab/tool", "## Citation\n@misc{w, eprint={arXiv:2603.00001}}"),
    ),
    "the README of the code has the paper's name and link": (
        WIDGET,
        repo("lab/WidgetNet", "See arxiv.org/abs/2603.00001 for details."),
    ),
    "a version of the paper is linked": (
        WIDGET,
        repo("lab/tool", "Official code of https://arxiv.org/pdf/2603.00001v3"),
    ),
    "a post about the paper": (
        WIDGET,
        post("w", "Meet WidgetNet", links=("https://arxiv.org/abs/2603.00001",)),
    ),
    "a release post of the repository": (
        repo("lab/gizmo"),
        post("g", "Announcing Gizmo 2.0", links=("https://github.com/lab/gizmo",)),
    ),
    "the paper on a blog under its own title by its author": (
        replace(WIDGET, authors=("Jane Doe", "Li Wei")),
        post("w", "WidgetNet: fast parsing of widgets", authors=("J. Doe",)),
    ),
    "one post on two sites, by its author": (
        post("a", "How we parse a billion widgets", published=DAY, authors=("Jane Doe",)),
        replace(
            post("b", "How we parse a billion widgets", published=DAY, authors=("J. Doe",)),
            url="https://elsewhere.example/b",
        ),
    ),
    "one post in two feeds": (
        post("a", "How we parse a billion widgets", published=DAY),
        post("a2", "How We Parse a Billion Widgets", published=DAY + timedelta(hours=2)),
    ),
}


@pytest.mark.parametrize("case", TOGETHER)
def test_tied_candidates_become_one_story(case: str) -> None:
    assert len(merge(TOGETHER[case])) == 1


LIST = repo(
    "fan/awesome-parsing",
    "A reading list.\n"
    + "\n".join(f"- [paper](https://arxiv.org/abs/2603.{n:05})" for n in range(1, 41)),
)

NINE = " ".join(f"github.com/a/r{n}" for n in range(9))
EIGHT = tuple(f"https://arxiv.org/abs/2603.{n:05}" for n in range(1, 9))

APART = {
    "a post's summary names somebody's code": (
        post("a", "Widgets", description="We tried https://github.com/lab/parse-fast for a week."),
        repo("lab/parse-fast"),
    ),
    "an awesome list and the papers it lists": (LIST, WIDGET, OTHER, THIRD),
    "a survey and the repositories it names": (
        paper("2603.00009", "A Survey of Parsers", f"Code: {NINE}"),
        *(repo(f"a/r{n}") for n in range(9)),
    ),
    "a digest and what it links": (
        post("d", "WidgetNet, Gadgets and more", links=EIGHT),
        WIDGET,
        THIRD,
    ),
    "two papers that use one library": (
        replace(WIDGET, text="Our code builds on github.com/big/library."),
        replace(OTHER, text="We release code using github.com/big/library."),
        repo("big/library"),
    ),
    "a paper and the library it is built on": (
        replace(WIDGET, text="The system is implemented using https://github.com/big/library."),
        repo("big/library"),
    ),
    "a tool that thanks a paper": (
        WIDGET,
        repo("lab/tool", "Inspired by https://arxiv.org/abs/2603.00001"),
    ),
    "a repository whose README names another paper as its own": (
        replace(WIDGET, text="Code is available at https://github.com/lab/tool"),
        OTHER,
        repo("lab/tool", "Code for our paper https://arxiv.org/abs/2603.00002"),
    ),
    "posts of a weekly series under one title": (
        post("1", "What we read this week", published=DAY),
        post("2", "What we read this week", published=DAY + timedelta(days=7)),
    ),
    "posts of a weekly series by one author": (
        post("1", "What I read this week", published=DAY, authors=("Jane Doe",)),
        post("2", "What I read this week", published=DAY + timedelta(days=7), authors=("J. Doe",)),
    ),
    "like titles without a shared author": (
        replace(WIDGET, authors=("Jane Doe",)),
        post("w", "WidgetNet: fast parsing of widgets", authors=("Someone Else",)),
    ),
    "repositories of one name": (repo("one/gizmo"), repo("two/gizmo")),
    "a comment on a paper in passing": (
        WIDGET,
        post("c", "Notes from the conference", "We liked https://arxiv.org/abs/2603.00001 a lot."),
    ),
    "very similar texts": (
        replace(WIDGET, text="We parse widgets quickly with a network."),
        replace(OTHER, text="We parse widgets quickly with a network."),
    ),
}  # fmt: skip

ALLOWED = {
    "a repository whose README names another paper as its own": {
        "github:lab/tool",
        "arxiv:2603.00002",
    }
}


@pytest.mark.parametrize("case", APART)
def test_untied_candidates_stay_apart(case: str) -> None:
    stories = merge(APART[case])

    joined = [set(story.ids) for story in stories if len(story.ids) > 1]
    assert joined == ([ALLOWED[case]] if case in ALLOWED else [])


def test_no_chain_of_ties_puts_two_papers_into_one_story() -> None:
    hub = repo(
        "lab/hub",
        "Official code of our papers arxiv.org/abs/2603.00001 and arxiv.org/abs/2603.00002",
    )
    one = replace(WIDGET, text="Our code: github.com/lab/hub")
    two = replace(OTHER, text="Our code: github.com/lab/hub")

    assert all(sum(c.kind is Kind.PAPER for c in s.candidates) <= 1 for s in merge([one, two, hub]))


def test_two_views_of_one_thing_are_put_together() -> None:
    trending = repo("lab/gizmo", signals=Signals(stars_gained=90))
    searched = repo(
        "lab/gizmo", "A long README", links=("https://x.example",), signals=Signals(stars=500)
    )

    (story,) = merge([trending, searched])

    assert story.lead.text == "A long README"
    assert story.lead.links == ("https://x.example",)
    assert story.lead.signals == Signals(stars=500, stars_gained=90)


def test_code_leads_its_paper_and_a_paper_its_post() -> None:
    first, second = TOGETHER["paper and code name each other"], TOGETHER["a post about the paper"]

    assert merge(first)[0].lead.kind is Kind.REPOSITORY
    assert merge(second)[0].lead.kind is Kind.PAPER


EVERYTHING = [c for case in (TOGETHER | APART).values() for c in case]


@given(st.permutations(EVERYTHING))
def test_the_order_of_arrival_changes_no_story(shuffled: list[Candidate]) -> None:
    assert grouped(*shuffled) == grouped(*EVERYTHING)


@given(st.lists(st.sampled_from(EVERYTHING), max_size=20))
def test_nothing_is_lost_and_nothing_is_twice(some: list[Candidate]) -> None:
    ids = [i for story in merge(some) for i in story.ids]

    assert len(ids) == len(set(ids))
    assert set(ids) == {c.id for c in some}
