"""Where things are put, and what is said of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsletter.config import DEFAULT_SECTIONS, Config, SectionConfig
from newsletter.models import Bucket, Candidate, Signals, Story
from ranker.editor import home_sections
from ranker.facade import rank_stories
from ranker.learn import Learned, PlacedItem, learn_sections, section_words
from ranker.repositories import repository_buckets, research_odds
from ranker.section_features import Thing
from ranker.section_model import look_at, shipped_sections
from ranker.sections import place_stories
from tests.ranker.world import AGENTS, NOW, WordEmbedder, paper, post, repository

RESEARCH = repository(
    "lab/stopwhen",
    "Official implementation of our paper on stopping reasoning models early",
    "# StopWhen\nAccepted at ICLR 2026. Paper: https://arxiv.org/abs/2603.00002\n\n## Citation\n"
    "```\n@inproceedings{stopwhen, title={Stop when it is enough}}\n```",
)
LIBRARY = repository(
    "acme/fastsplit",
    "A sentence splitting library for Python",
    "## Install\n`pip install fastsplit`\n\nDocumentation: https://docs.fastsplit.example."
    " Production-ready, with a command-line tool.",
)
DATA = repository(
    "acme/tabledata",
    "An open data set platform for tables",
    "Use the API or `pip install tabledata`.",
)
COURSE = repository("prof/nlp-course", "A free course on NLP for beginners", "Week 1: words.")
GUIDE = repository(
    "ops/ten-rules", "What makes an agent good enough?", "Ten rules is a practical guide to agents."
)
LIST = repository("fan/awesome-llm", "Awesome list of LLM tools", "A curated list of tools.")


def placed(
    lead: Candidate,
    *others: Candidate,
    sections: tuple[SectionConfig, ...] = DEFAULT_SECTIONS,
    learned: Learned | None = None,
) -> tuple[str, tuple[str, ...]]:
    config = Config(sections=sections)
    result = rank_stories([Story(lead, others)], config, (), NOW, WordEmbedder(), learned)
    return result.ranked[0].section, result.ranked[0].reasons


@pytest.mark.parametrize(
    ("candidate", "section", "reason"),
    [
        (RESEARCH, "Repo Cypher", "says it is a paper's code"),
        (LIBRARY, "Tools", "calls itself a library or tool"),
        (DATA, "Tools", "calls itself a library or tool"),
        (LIST, "Tools", "is a collection"),
        (repository("a/free-apis", "A list of free APIs"), "Tools", "is a collection"),
        (repository("a/prep", "Ace the coding interview"), "Tools", "is a collection"),
    ],
)
def test_a_repository_is_placed_by_signs_that_can_be_read(
    candidate: Candidate, section: str, reason: str
) -> None:
    found, reasons = placed(candidate)

    assert found == section
    assert reason in reasons


@pytest.mark.parametrize(
    ("description", "section"),
    [
        ("The official repository of Kit, a free editor for everybody", "Tools"),
        ('Official code for "Planning in the Dark"', "Repo Cypher"),
        ("Official PyTorch implementation of DarkPlan", "Repo Cypher"),
        (
            "[NeurIPS 2025] Official code of DarkPlan, from scratch",
            "Repo Cypher",
        ),
    ],
)
def test_official_code_is_research_where_it_names_its_paper(description: str, section: str) -> None:
    assert placed(repository("lab/one", description, "Words."))[0] == section


@pytest.mark.parametrize(
    ("description", "readme"),
    [
        ("A model", "It has weights. See app.py for a demo."),
        ("A model", "Nothing is hidden in a library."),
        ("A tool-using model", "Words."),
        ("A corpus", "It is not a library."),
        ("Kernels", "This is not the official implementation of the paper."),
        ("Kernels", "We do not reproduce the results of others."),
        ("Kernels", "Please cite Kit if you use Kit."),
        ("Notes", "Notes from ICLR 2024. I went to the conference."),
        ("Notes", "Code. Submitted to NeurIPS 2025, under review."),
        ("Notes", "There is no documentation yet."),
        ("Notes", "We deploy nothing."),
        ("Experiments", "First `pip install torch`, then run it."),
        ("Book a table from your terminal", "Words."),
        ("Facebook book scraper", "Words."),
    ],
)
def test_what_a_repository_denies_or_says_of_others_is_no_sign(
    description: str, readme: str
) -> None:
    told, silent = repository("a/runs", description, readme), repository("a/runs", "Words")

    assert repository_buckets(Story(told), told) == repository_buckets(Story(silent), silent)


@pytest.mark.parametrize(
    ("description", "readme", "odds"),
    [
        ("Splits text", "Kit is a small and fast library for text.", -1.12),
        ("Splits text", "Kit is a set of open protocols and tools.", -1.12),
        ("Splits text", "Kit: the text toolkit", -1.12),
        ("A library for text", "Words.", -1.68),
        ("Splits text", "See the release notes.", -0.8),
        ("Splits text", "Not only fast: documentation is here.", -0.8),
        ("Splits text", "Use `pip install -U text-kit`.", -1.28),
        ("Plans", "Accepted to ICML 2026.", 0.96),
        ("（ICML 2026）DarkPlan", "Words.", 1.44),
        ("Plans", "Please cite our work.", 0.96),
    ],
)
def test_what_a_repository_says_of_itself_is_a_sign(
    description: str, readme: str, odds: float
) -> None:
    told, silent = repository("a/Text_Kit", description, readme), repository("a/Text_Kit", "Words")

    found = research_odds(Story(told), told)[0] - research_odds(Story(silent), silent)[0]

    assert found == pytest.approx(odds)


def test_only_papers_that_may_be_chosen_are_placed_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ranker.facade.HEAD", 1)
    likely, hopeless = AGENTS, paper(9, "Fairness of soil sensors", "Bias and privacy of farms.")
    stories = [Story(likely), Story(hopeless), Story(LIBRARY)]

    ranked = rank_stories(stories, Config(), (), NOW, WordEmbedder()).ranked

    chances = {one.story.id: one.section_probability for one in ranked}
    usual = place_stories([Story(hopeless)], shipped_sections(), {})[0].odds
    sections = {one.story.id: one.section for one in ranked}
    assert sections == {
        likely.id: "Publications",
        hopeless.id: "Publications",
        LIBRARY.id: "Tools",
    }
    assert chances[hopeless.id] == pytest.approx(
        usual[Bucket.PUBLICATIONS] + usual[Bucket.ARTICLES]
    )
    assert chances[likely.id] != pytest.approx(chances[hopeless.id])


def test_a_list_stands_below_a_tool_that_is_as_popular() -> None:
    counted = [
        replace(one, signals=Signals(stars=9000, stars_gained=900 + n))
        for n, one in enumerate([LIST, COURSE, LIBRARY, DATA, RESEARCH])
    ]

    ranked = rank_stories([Story(one) for one in counted], Config(), (), NOW, WordEmbedder()).ranked

    misfits = {one.story.id: one.components.get("fit", 0.0) for one in ranked}
    assert {name for name, loss in misfits.items() if loss < -1} == {LIST.id, COURSE.id}


def test_code_that_comes_with_its_paper_is_for_repo_cypher() -> None:
    bare = repository("lab/planforge", "PlanForge", "Code.")

    assert placed(bare, AGENTS)[0] == "Repo Cypher"
    assert placed(bare)[0] == "Tools"


def test_code_with_its_paper_stands_as_the_paper_where_there_is_no_place_for_code() -> None:
    only = SectionConfig(name="Research", takes=(Bucket.PUBLICATIONS,))

    assert placed(RESEARCH, paper(2, "Stop When It Is Enough"), sections=(only,))[0] == "Research"


@pytest.mark.parametrize(
    ("candidate", "section"),
    [
        (COURSE, "Education"),
        (GUIDE, "Education"),
        (repository("acme/split", "Splits text", "A library. Here is a short guide."), "Tools"),
    ],
)
def test_what_teaches_goes_to_education_where_there_is_one(
    candidate: Candidate, section: str
) -> None:
    education = SectionConfig(name="Education", takes=(Bucket.EDUCATION,))

    assert placed(candidate, sections=(*DEFAULT_SECTIONS, education))[0] == section


def test_papers_and_posts_go_to_publications() -> None:
    article = post("a", "Why attention is enough", "In this article we discuss an idea.")

    assert placed(AGENTS)[0] == "Publications"
    assert placed(article)[0] == "Publications"


def test_the_section_that_a_feed_asks_for_is_kept() -> None:
    asked = replace(post("a", "Thoughts"), section="Tools")

    assert placed(asked)[0] == "Tools"


def test_a_section_without_takes_is_entered_by_its_words_alone() -> None:
    speech = SectionConfig(name="Speech", prefer=("speech recognition",))
    sections = (*DEFAULT_SECTIONS, speech)

    assert placed(paper(7, "Speech Recognition at Scale"), sections=sections)[0] == "Speech"
    assert placed(AGENTS, sections=sections)[0] == "Publications"


def test_nothing_that_no_section_takes_has_a_section() -> None:
    ethics = SectionConfig(name="Ethics", takes=(Bucket.ETHICS,))

    assert placed(LIBRARY, sections=(ethics,))[0] == ""


RECIPES = [
    PlacedItem(Thing(f"Recipe {n}", "A soup to cook with salt and pepper."), "Kitchen", str(n % 4))
    for n in range(20)
]
ENGINES = [
    PlacedItem(
        Thing(f"Engine {n}", "A motor with pistons and oil to repair."), "Garage", str(n % 4)
    )
    for n in range(20)
]


def test_sections_are_learned_by_their_own_names() -> None:
    model = learn_sections([*RECIPES, *ENGINES], WordEmbedder())

    assert model is not None
    thing = Thing("Another", "Cook a soup with pepper.")
    odds = model.odds(look_at([thing]), WordEmbedder().embed([thing.embedded]))[0]
    assert dict(zip(model.labels, odds, strict=True))["Kitchen"] > 0.8


def test_a_handful_of_items_teaches_no_sections() -> None:
    assert learn_sections(RECIPES[:5] + ENGINES[:5], WordEmbedder()) is None


def test_a_sections_words_are_those_that_others_lack() -> None:
    words = section_words([*RECIPES, *ENGINES])

    assert {"soup", "cook"} <= set(words["Kitchen"])
    assert "soup" not in words["Garage"]


def test_only_stories_near_selection_are_placed_by_what_was_learned() -> None:
    """A story that was not looked at closely stands too low to be chosen."""
    model = learn_sections([*RECIPES, *ENGINES], WordEmbedder())
    near, far = Story(paper(1, "A soup", "Cook it.")), Story(paper(2, "A motor", "Repair it."))
    vectors = {near.id: WordEmbedder().embed(["A soup. Cook it."])[0]}

    placed_near, placed_far = place_stories([near, far], shipped_sections(), vectors, model)

    assert set(placed_near.named) == {"Kitchen", "Garage"}
    assert placed_far.named == {}


MENTIONS = SectionConfig(
    name="Mentions", takes=(Bucket.PUBLICATIONS, Bucket.ARTICLES, Bucket.TOOLS), max=5
)
ARTICLES = SectionConfig(name="Articles", takes=(Bucket.ARTICLES,), max=5)


@pytest.mark.parametrize(
    ("sections", "home"),
    [
        (DEFAULT_SECTIONS, "Tools"),
        ((*DEFAULT_SECTIONS, MENTIONS), "Tools"),
        ((MENTIONS, *DEFAULT_SECTIONS), "Tools"),
        ((MENTIONS, ARTICLES), "Mentions"),
    ],
)
def test_a_kind_belongs_to_the_section_that_takes_least_else(
    sections: tuple[SectionConfig, ...], home: str
) -> None:
    assert placed(LIBRARY, sections=sections)[0] == home


@pytest.mark.parametrize(
    ("sections", "homes"),
    [
        ((*DEFAULT_SECTIONS, ARTICLES), {Bucket.ARTICLES: "Articles"}),
        ((MENTIONS, ARTICLES), {Bucket.ARTICLES: "Articles", Bucket.TOOLS: "Mentions"}),
        ((ARTICLES, ARTICLES.model_copy(update={"name": "Blogs"})), {Bucket.ARTICLES: "Articles"}),
    ],
)
def test_of_equal_sections_the_first_is_home(
    sections: tuple[SectionConfig, ...], homes: dict[Bucket, str]
) -> None:
    found = home_sections(sections)

    assert {bucket: found[bucket] for bucket in homes} == homes


@pytest.mark.parametrize(
    ("title", "text", "bucket"),
    [
        (
            "Improving Quill's safeguards",
            "Quill has new safeguards for its users. The platform and its API are used by schools.",
            Bucket.ARTICLES,
        ),
        (
            "Introducing Quill 2: one API for local and remote parsers",
            "Quill 2 is an open-source Python library for parsers. Install it with pip.",
            Bucket.TOOLS,
        ),
    ],
)
def test_a_post_is_an_article_unless_it_is_clearly_of_a_tool(
    title: str, text: str, bucket: Bucket
) -> None:
    story = Story(post("quill", title, text))

    (ranked,) = rank_stories([story], Config(), (), NOW, WordEmbedder()).ranked

    assert ranked.bucket is bucket
