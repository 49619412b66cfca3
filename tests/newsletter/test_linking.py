"""A blurb's links stand where an editor would put them."""

from __future__ import annotations

import pytest

from newsletter.linking import bare_links, linked_blurb, story_links
from newsletter.models import Candidate, Kind, Story
from tests.newsletter.week_of_stories import BARE, GUIDE, LONG_MEMORY, TAX, TOKENKIT

PAPER = "https://arxiv.org/abs/2603.02222"


def linked(text: str, story: Story = TAX, headline: str = "") -> str:
    return linked_blurb(text, story, headline, story_links(story)).replace(PAPER, "P")


@pytest.mark.parametrize(
    ("text", "headline", "expected"),
    [
        ("Probe-X reads minds. It is new.", "Probe-X", "[Probe-X](P) reads minds. It is new."),
        (
            "Feather et al. (2026) present a corpus, InkSet.",
            "InkSet",
            "Feather et al. (2026) present a corpus, [InkSet](P).",
        ),
        ("This new study asks why.", "", "This new [study](P) asks why."),
        ("The paper asks why.", "", "The [paper](P) asks why."),
        ("The paper finds ink dry.", "", "The [paper](P) finds ink dry."),
        (
            "While sleep has been proposed as a strategy, the authors find that it is slow.",
            "",
            "While sleep has been proposed as a strategy, the authors [find](P) that it is slow.",
        ),
        ("A survey of probes.", "", "A [survey](P) of probes."),
        (
            "The authors propose a language model training scheme that is cheap.",
            "",
            "The authors propose a language model training [scheme](P) that is cheap.",
        ),
        ("The authors propose to sleep more.", "", "The authors [propose](P) to sleep more."),
        ("The authors show that sleep helps.", "", "The authors [show](P) that sleep helps."),
        (
            "Feather et al. (2026) ask how ink dries.",
            "",
            "[Feather et al. (2026)](P) ask how ink dries.",
        ),
        (
            "After a flood, Feather et al. (2026) ask how ink dries.",
            "",
            "After a flood, [Feather et al. (2026)](P) ask how ink dries.",
        ),
        ("It proposes a walk.", "", "It proposes a walk. Read the [paper](P)."),
        (
            "The ink dries on a shared page.",
            "",
            "The ink dries on a shared page. Read the [paper](P).",
        ),
        (
            "The authors compare two inks. One dries.",
            "",
            "In this [paper](P), the authors compare two inks. One dries.",
        ),
        ("Sleep helps. Dreamer uses it.", "Dreamer", "Sleep helps. [Dreamer](P) uses it."),
        ("Sleep helps the old.", "", "Sleep helps the old. Read the [paper](P)."),
        ("RoBERTa-like probes help.", "BERT", "RoBERTa-like probes help. Read the [paper](P)."),
        ("One [1] paper.\n\nTwo.", "", "One \\[1\\] [paper](P).\n\nTwo."),
    ],
)
def test_the_main_link_stands_on_the_best_words_of_the_first_sentence(
    text: str, headline: str, expected: str
) -> None:
    assert linked(text, headline=headline) == expected


def test_a_piece_of_something_is_no_name_of_a_post() -> None:
    assert linked("It runs a piece of code.", GUIDE).startswith("It runs a piece of code. Read the")
    assert linked("The piece is about ink.", GUIDE).startswith("The [piece](")


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("The essay argues that trees lean.", "essay"),
        ("In this blog post, Lexa Labs explain how trees lean.", "post"),
        ("A patient guide to leaning trees.", "guide"),
        # What others made, and what is no noun.
        ("Lexa Labs have published a report on trees.", "post"),
        ("Trees guide what readers talk about on this video.", "post"),
    ],
)
def test_a_posts_link_stands_on_no_word_for_anything_else(text: str, anchor: str) -> None:
    url = "https://blog.example/trees"
    trees = Candidate(id=f"url:{url}", kind=Kind.POST, title="On Leaning", url=url)

    assert f"[{anchor}]({url})" in linked(text, Story(trees))


def test_a_name_with_marks_is_escaped_inside_its_link() -> None:
    assert linked("f_ and *g* are one paper.", headline="*g*") == (
        "f\\_ and [\\*g\\*](P) are one paper."
    )


def test_the_code_is_linked_where_the_blurb_speaks_of_it() -> None:
    text = "LongMem-X keeps books. The code is public."

    assert linked(text, LONG_MEMORY, "LongMem-X") == (
        "[LongMem-X](https://arxiv.org/abs/2603.01234) keeps books. "
        "The [code](https://github.com/byron/LongMem-X) is public."
    )


@pytest.mark.parametrize(
    ("story", "closing"),
    [
        (LONG_MEMORY, "The [code](https://github.com/byron/LongMem-X) is available on GitHub."),
        (TOKENKIT, "See also this [blog post](https://quill.example.org/blog/token-kit)."),
    ],
)
def test_the_other_pages_follow_in_a_closing_sentence(story: Story, closing: str) -> None:
    assert linked(f"{story.lead.title} is here.", story).endswith(f" {closing}")


def test_a_repository_is_linked_by_its_own_name() -> None:
    assert linked("blotter dries ink.", BARE).startswith("[blotter](https://github.com/inkwell/")


def test_an_address_that_could_end_the_link_is_encoded() -> None:
    assert "(https://blog.example.net/decoding?a=%281%29)" in linked("A guide to it.", GUIDE)


def test_code_that_a_paper_names_is_the_storys_code() -> None:
    lead = Candidate(
        id="arxiv:2603.09999",
        kind=Kind.PAPER,
        title="T",
        links=("https://t.example", "https://github.com/a/b"),
    )

    links = story_links(Story(lead))

    assert links.main == links.paper == "https://arxiv.org/abs/2603.09999"
    assert links.code == "https://github.com/a/b"


def test_a_story_without_a_blurb_lists_its_pages() -> None:
    assert bare_links(story_links(LONG_MEMORY)) == (
        "[paper](https://arxiv.org/abs/2603.01234), [code](https://github.com/byron/LongMem-X)"
    )
