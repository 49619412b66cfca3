"""What is told apart from the field's own: software that trends, and posts about anything."""

from __future__ import annotations

import pytest

from newsletter.identity import kind_of
from newsletter.models import Candidate, Kind, Story
from ranker.field import OFF_FIELD, off_field


def story(
    title: str,
    description: str = "",
    text: str = "",
    tags: tuple[str, ...] = (),
    id_: str = "github:x/y",
) -> Story:
    return Story(
        Candidate(
            id=id_,
            kind=kind_of(id_),
            title=title,
            description=description,
            text=text,
            categories=tags,
        )
    )


@pytest.mark.parametrize(
    ("one", "loss"),
    [
        (story("mill/lexa", "Training language models on one loom"), 0.0),
        (story("mill/lexa_llm", "A small thing"), 0.0),
        (story("mill/lexa", "A small thing", tags=("machine-learning",)), 0.0),
        (story("mill/loom", "A fast web browser", "It opens pages. It has tabs."), OFF_FIELD),
        (story("mill/loom", "A fast web browser", "It opens pages, with AI."), OFF_FIELD / 2),
        (story("mill/loom", "Reads pages", "It feeds prompts to an LLM."), 0.0),
        (story("mill/loom", "A fast web browser", "It has tabs. " * 300 + "LLM AI"), OFF_FIELD),
        # One word twice is one mention, and a part of a word is none.
        (story("mill/loom", "A browser", "AI here, AI there."), OFF_FIELD / 2),
        (story("mill/loom", "Fair maintenance", "It said so, in a bertha of rags."), OFF_FIELD),
        # Unknown is not zero.
        (story("mill/loom"), 0.0),
        (story("Ladders", text="We fell from ladders.", id_="url:https://x.example/l"), OFF_FIELD),
        (story("Soil and Seeds", text="On the growth of beans.", id_="arxiv:2601.00001"), 0.0),
    ],
)
def test_what_never_speaks_of_the_field_loses(one: Story, loss: float) -> None:
    assert off_field(one) == loss


def test_code_of_a_paper_is_of_the_field_whatever_it_says() -> None:
    code = Candidate(id="github:x/beans", kind=Kind.REPOSITORY, title="x/beans", text="Beans.")
    paper = Candidate(id="arxiv:2601.00001", kind=Kind.PAPER, title="How Beans Grow")

    assert off_field(Story(code, (paper,))) == 0.0
    assert off_field(Story(code)) == OFF_FIELD
