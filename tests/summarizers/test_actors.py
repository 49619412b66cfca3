"""Who opens which blurb."""

from collections import Counter

from newsletter.issue import Format
from newsletter.models import Bucket, Candidate, Kind, Story
from summarizers.actors import Subject, subject_of
from summarizers.styles import style_for

ITEM = style_for(Format.NLP_NEWSLETTER, "item", Bucket.PUBLICATIONS)


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
