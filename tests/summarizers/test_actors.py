"""Who opens a paper's blurb, and whom that of a post names: the house, or who signs it."""

from collections import Counter

import pytest

from newsletter.issue import Format
from newsletter.models import Bucket, Candidate, Kind, Story
from summarizers.actors import Subject, actors_of, subject_of
from summarizers.styles import style_for
from summarizers.telling import tell
from summarizers.voice import Actors, third_person
from tests.summarizers.test_telling import chosen

ITEM = style_for(Format.NLP_NEWSLETTER, "item", Bucket.ARTICLES)
OURS = "Brook Labs makes pens. Today we release Lexa."


def post(
    text: str = OURS,
    source: str = "Brook Labs",
    url: str = "https://blog.brooklabs.example/lexa",
    authors: tuple[str, ...] = (),
    title: str = "Lexa",
) -> Actors:
    lead = Candidate(
        id="url:x", kind=Kind.POST, title=title, text=text, source=source, url=url, authors=authors
    )
    return actors_of(Story(lead), ITEM)


@pytest.mark.parametrize(
    ("actors", "subject"),
    [
        (post(), "Brook Labs"),
        (post(source="Brook Labs Blog"), "Brook Labs"),
        (post("Our users like it.", "Brook", "https://www.brook.example/a"), "Brook"),
        (post("Lexa is new. At Brook, we grow trees.", url="https://other.example"), "Brook"),
        (post("We’re excited to share trees, co-authored by Quill."), "Brook Labs"),
        (post(authors=("Brook Labs Editor",)), "Brook Labs"),
        (post("We are releasing trees.", "BBL", "https://bbl.example/a"), "BBL"),
        # Signed, on another's site, or by several: nobody knows who *we* are.
        (post(authors=("Ada Noor", "Ida Lund")), "the authors"),
        (post(authors=("ada",)), "the authors"),
        (post(url="https://lund.example/brook-labs"), "the authors"),
        (post(f"Co-written with Quill.\n{OURS}"), "the authors"),
        (post(f"Ada Noor (guest) May 4. {OURS}"), "the authors"),
        (post(title="Quill and Brook Labs grow trees"), "the authors"),
        (post(f"{OURS} This post was written in collaboration with Quill."), "the authors"),
        (post(f"I met Ada, whose advert follows. {OURS}"), "the authors"),
        (post(f"{OURS} “I met Ada,” says Ida."), "Brook Labs"),
        # A journal is no house that does things.
        (post("We show how trees grow.", source="Brook Labs"), "the authors"),
    ],
)  # fmt: skip
def test_we_are_the_house_on_whose_site_a_post_stands(actors: Actors, subject: str) -> None:
    assert actors.subject == subject


@pytest.mark.parametrize(
    ("authors", "single"),
    [
        (("Ada Noor",), "Ada Noor"),
        (("ada",), "the author"),
        (("The Brook Team",), "the author"),
        (("Brook Editor",), "the author"),
        (("Ada Noor", "Ida Lund"), "the author"),
    ],
)
def test_i_is_who_signs_alone(authors: tuple[str, ...], single: str) -> None:
    assert post(authors=authors, url="https://x.example").single == single


BROOK = Actors("Brook", "Brook's", are_one=True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We are sure, and we hope it helps.", "Brook is sure, and they hope it helps."),
        ("We’ve built Lexa and show how it reads.", "Brook has built Lexa and shows how it reads."),
        ("At Brook, we use Lexa in our own work.", "Brook uses Lexa in their own work."),
        ("We do it at our discretion.", "Brook does it at their discretion."),
        ("Our team found it.", "Brook's team found it."),
        ("Our hope, as we say, is trees.", "Brook's hope, as they say, is trees."),
        ("With our method, we show trees.", "With their method, Brook shows trees."),
        # A verb that may be anything else is left to several.
        ("The Lexa we found wins.", "The Lexa the authors found wins."),
    ],
)  # fmt: skip
def test_a_house_does_what_we_do(text: str, told: str) -> None:
    assert third_person(text, actors=BROOK).text == told


def test_a_house_keeps_its_name_through_a_blurb() -> None:
    sentences = ("Lexa reads verse.", "We built it.", "It is fast.", "The Lexa we use reads to us.")
    assert " ".join(tell(chosen(*sentences), BROOK)) == (
        "Lexa reads verse. Brook built it. It is fast. The Lexa they use reads to them."
    )


def test_one_who_signs_is_named_once() -> None:
    actors = Actors(single="Ada Noor")
    told = tell(chosen("I wrote Lexa for my trees.", "It is fast.", "I use my Lexa daily."), actors)
    assert " ".join(told) == (
        "Ada Noor wrote Lexa for the author's trees. It is fast. The author uses the author's Lexa "
        "daily."
    )


def story(number: int, kind: Kind = Kind.PAPER) -> Story:
    return Story(Candidate(id=f"arxiv:2501.{number:05}", kind=kind, title="Lexa: A Parser"))


def test_papers_open_with_each_subject_about_as_often() -> None:
    drawn = Counter(subject_of(story(number), ITEM) for number in range(300))
    assert set(drawn) == set(Subject)
    assert min(drawn.values()) > 60


def test_the_subject_stays_when_a_blurb_is_written_again() -> None:
    assert subject_of(story(7), ITEM) == subject_of(story(7), ITEM)


def test_posts_and_repositories_keep_their_authors() -> None:
    others = [subject_of(story(n, kind), ITEM) for n in range(20) for kind in Kind]
    papers = [subject_of(story(n), ITEM) for n in range(20)]
    assert others.count(Subject.AUTHORS) == papers.count(Subject.AUTHORS) + 20 * (len(Kind) - 1)
