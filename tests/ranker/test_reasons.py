"""Why a story is where it is, as an editor reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from newsletter.config import Config
from newsletter.models import Candidate, Signals, Story
from ranker.facade import rank_stories
from ranker.history import Pick
from ranker.liked import Liked
from tests.ranker.world import AGENTS, NOW, PAPERS, RADAR, SOIL, WordEmbedder, paper, repository


def reasons(story: Story | Candidate, *picks: Pick) -> tuple[str, ...]:
    asked = story if isinstance(story, Story) else Story(story)
    stories = [asked, *(Story(c) for c in PAPERS if c.id != asked.id)]
    ranked = rank_stories(stories, Config(), picks, NOW, WordEmbedder()).ranked
    return next(r.reasons for r in ranked if r.story.id == asked.id)


SIBLING = replace(AGENTS, title="PlanWood: Training LLM Agents to Plan with Reinforcement Learning")


def picked(candidate: Candidate, days: int) -> Pick:
    return Pick(replace(candidate, id=f"arxiv:2512.{days:05}"), NOW - timedelta(days=days))


def test_a_like_pick_is_named_with_its_day() -> None:
    assert reasons(AGENTS, picked(SIBLING, 10))[0] == (
        "like your pick of 27 Feb, “PlanWood: Training LLM Agents to Plan with Reinforcement "
        "Learning”"
    )


def test_a_pick_of_another_year_is_named_with_it() -> None:
    assert reasons(AGENTS, picked(SIBLING, 365))[0].startswith("like your pick of 9 Mar 2025, “")


def test_a_long_title_is_cut_where_it_still_tells() -> None:
    long = replace(
        AGENTS, title="PlanForge for LLM Agents: " + "Training to Plan with Reinforcement " * 3
    )
    endless = replace(AGENTS, title="Training LLM Agents to Plan with Reinforcement and " * 3)

    assert reasons(AGENTS, picked(long, 10))[0].endswith(", “PlanForge for LLM Agents”")
    assert reasons(AGENTS, picked(endless, 10))[0].endswith("Reinforcement and Training LLM…”")


def test_a_story_is_not_like_itself() -> None:
    same_title, same_id = picked(AGENTS, 3), Pick(replace(AGENTS, title="Other"), NOW)
    earlier = replace(same_id, on=NOW - timedelta(days=4))

    assert "PlanWood" in reasons(AGENTS, same_title, earlier, picked(SIBLING, 10))[0]
    assert not any("like your" in reason for reason in reasons(AGENTS, same_title, earlier))


def test_of_a_long_title_the_part_is_told_that_is_alike() -> None:
    title = "The Long Shadow of the Oak: Training LLM Agents to Plan with Reinforcement Learning"
    other = replace(AGENTS, title=title)

    assert reasons(AGENTS, picked(other, 10))[0].endswith(
        ", “…Training LLM Agents to Plan with Reinforcement Learning”"
    )


def test_a_pick_on_something_else_is_not_called_alike() -> None:
    assert not any("like your pick" in reason for reason in reasons(AGENTS, picked(SOIL, 10)))


@pytest.mark.parametrize(
    ("text", "is_out"),
    [
        ("Code is at https://github.com/a/b.", True),
        ("Code will be released at https://github.com/a/b.", False),
        ("We release code upon acceptance at https://github.com/a/b.", False),
        ("No word of it.", False),
        ("Our code: https://github.com/a/b is not available.", False),
        ("Unlike https://github.com/a/b, we release no code.", False),
        ("We use the code of https://github.com/a/b on ink.", False),
        ("Project page: https://github.com/a/b", False),
        ("Notes on ink are kept there. See https://github.com/a/b", False),
        ("The code is open. See https://github.com/a/b", True),
        ("It learns without labels. Code: https://github.com/a/b", True),
        ("The dataset and code can be found at https://github.com/a/b.", True),
        ("Our framework is available at https://github.com/ink-papers/b.", True),
        ("Our data set of ink is available at https://github.com/a/b.", False),
        ("Code and papers: https://github.com/a/Awesome-Ink", False),
        ("A list of papers and code is at https://github.com/a/b.", False),
        ("The literature is kept, with code, at https://github.com/a/b.", False),
        ("Supplementary material is available at https://github.com/a/b.", False),
        ("github.com/a/b " * 1500, False),
        ("github.com/" * 1800 + " soon", False),
    ],
)
def test_code_is_out_where_a_link_is_told_as_code(text: str, is_out: bool) -> None:
    assert ("its code is out" in reasons(paper(9, "A Study of Ink", text))) is is_out


def test_data_alone_is_told_as_data() -> None:
    text = "The data set is publicly available at https://github.com/a/b."

    assert "its data are out" in reasons(paper(9, "A Study of Ink", text))


@pytest.mark.parametrize(
    ("link", "is_out"), [("https://github.com/a/b", True), ("https://github.com/a/awesome", False)]
)
def test_a_link_that_only_its_source_lists_is_code(link: str, is_out: bool) -> None:
    listed = replace(paper(9, "A Study of Ink"), links=(link,))

    assert ("its code is out" in reasons(listed)) is is_out


def test_code_that_came_with_the_paper_is_out() -> None:
    story = Story(paper(9, "A Study of Ink"), (repository("ink/study", "Code of the study"),))

    assert "its code is out" in reasons(story)


def test_one_star_is_one_star_and_a_few_points_are_no_reason() -> None:
    few = Signals(stars=4000, stars_gained=1, hn_points=4, hf_upvotes=4)
    many = replace(few, hn_points=5, hf_upvotes=1200)

    assert reasons(replace(repository("ink/kit", "A kit"), signals=few))[0] == "1 star this week"
    assert reasons(replace(repository("ink/kit", "A kit"), signals=many))[:3] == (
        "1 star this week", "1,200 upvotes on Hugging Face", "5 points on Hacker News",
    )  # fmt: skip
    assert "point" not in " ".join(reasons(replace(repository("ink/kit", "A kit"), signals=few)))


def test_stars_that_were_lost_are_not_told() -> None:
    stars = Signals(stars=4000, stars_gained=-5, hn_points=-1)

    assert reasons(replace(repository("ink/kit", "A kit"), signals=stars))[0] == "4,000 stars"


def test_subjects_are_counted_in_the_newsletters_own_picks() -> None:
    own = [Pick(paper(n, f"Barley under Snow, Year {n}"), NOW) for n in range(20)]
    own += [Pick(paper(30 + n, f"Rye in Rain {n}"), NOW) for n in range(4)]
    offered = [paper(90 + n, f"Of Soil {n}") for n in range(30)]
    liked = Liked.of(own, offered)

    assert liked.phrase("Barley and Rye") == "on “Barley” (20 of your picks) and “Rye” (4)"
    assert liked.phrase("LLM Agents") == ""


def test_without_picks_of_its_own_the_shipped_subjects_are_quoted() -> None:
    liked = Liked.of((), PAPERS)

    assert liked.phrase("RAG Agents: A Survey") == (
        "on “Agents” and “RAG”, which research editors often pick"
    )
    assert liked.phrase("Of Soil") == ""
    assert liked.phrase("Thinking and Scaling: A Survey and Technical Report") == ""


def test_a_subject_is_told_as_its_title_writes_it() -> None:
    liked = Liked.of((), PAPERS)

    assert liked.phrase("Retrieval Augmented Generation") == (
        "on “Retrieval Augmented Generation”, which research editors often pick"
    )


def test_what_has_nothing_to_say_for_itself_says_so() -> None:
    assert reasons(RADAR) == ("nothing speaks for it in particular",)
