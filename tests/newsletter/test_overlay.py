"""Trying things on an archive that must stay as it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from newsletter.archive import Archive
from newsletter.database import ArchiveError
from newsletter.models import Candidate, Harvest, Signals, Status
from newsletter.overlay import OverlayArchive
from newsletter.records import Verdict
from tests.newsletter.test_archive import NOW, WEEK, empty, harvest, paper

LATER = NOW + timedelta(days=1)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """Of an archive that holds nothing yet."""
    if request.param == "sqlite":
        return "galley.sqlite"
    url: str = request.getfixturevalue("postgres_url")
    empty(url)
    return url


@pytest.fixture
def kept(address: str, tmp_path: Path) -> Iterator[Archive]:
    """The archive underneath, to fill and to look into."""
    with closing(Archive.open(address, tmp_path)) as archive:
        yield archive


@pytest.fixture
def overlay(address: str, kept: Archive, tmp_path: Path) -> Iterator[Archive]:
    """The archive to try things on."""
    with (
        closing(Archive.open(address, tmp_path, read_only=True)) as below,
        closing(Archive.open("scratch.sqlite", tmp_path)) as scratch,
    ):
        yield OverlayArchive(below, scratch)


def starred(stars: int) -> Candidate:
    return paper("x", id="github:a/b", source="github", signals=Signals(stars=stars))


def test_what_was_kept_shows_through(kept: Archive, overlay: Archive) -> None:
    kept.record(harvest(paper("1")), WEEK.label, "print", NOW)
    kept.save_feed_states({"https://a.example/": {"etag": "1"}})
    kept.vectors.put({"a": b"1"})
    kept.blurbs.put("k", "text")
    kept.lookups.put("Press", {"a": 1}, NOW)

    assert [seen.candidate for seen in overlay.candidates(WEEK, ["arxiv"])] == [paper("1")]
    assert overlay.sighted(WEEK.label, "arxiv") == (paper("1"),)
    assert set(overlay.seen_titles("arxiv")) == {"arxiv:1"}
    assert overlay.harvests(WEEK.label)["arxiv"].asked == "print"
    assert overlay.feed_states() == {"https://a.example/": {"etag": "1"}}
    assert overlay.vectors.get(["a"]) == {"a": b"1"}
    assert overlay.blurbs.get("k") == "text"
    assert overlay.lookups.get("Press", ["a"], NOW, NOW) == {"a": 1}


def test_what_is_new_is_seen_here_and_nowhere_else(kept: Archive, overlay: Archive) -> None:
    overlay.record(harvest(paper("1")), WEEK.label, "print", NOW)
    overlay.save_feed_states({"https://a.example/": {"etag": "1"}})
    overlay.vectors.put({"a": b"1"})
    overlay.blurbs.put("k", "text")
    overlay.lookups.put("Press", {"a": 1}, NOW)

    shown, there = (
        [
            archive.sighted(WEEK.label, "arxiv"),
            archive.harvests(WEEK.label).keys(),
            archive.feed_states().keys(),
            archive.vectors.get(["a"]).keys(),
            archive.blurbs.get("k"),
            archive.lookups.get("Press", ["a"], NOW, NOW).keys(),
        ]
        for archive in (overlay, kept)
    )
    assert shown == [(paper("1"),), {"arxiv"}, {"https://a.example/"}, {"a"}, "text", {"a"}]
    assert there == [(), set(), set(), set(), None, set()]


def test_old_and_new_are_one_archive(kept: Archive, overlay: Archive) -> None:
    kept.record(harvest(paper("1"), paper("3")), WEEK.label, "", NOW)

    overlay.record(harvest(paper("2"), paper("3", title="Revised")), WEEK.label, "", LATER)

    both = [paper("1"), paper("2"), paper("3", title="Revised")]
    seen = overlay.candidates(WEEK, ["arxiv"])
    assert [one.candidate for one in seen] == both
    assert [one.first_seen for one in seen] == [NOW, LATER, NOW]
    assert list(overlay.sighted(WEEK.label, "arxiv")) == both
    assert set(overlay.seen_titles("arxiv")) == {"arxiv:1", "arxiv:2", "arxiv:3"}
    assert [overlay.candidate(one.id) for one in both] == seen


def test_stars_go_on_from_what_was_counted(kept: Archive, overlay: Archive) -> None:
    kept.record(Harvest("github", Status.OK, (starred(10),)), WEEK.label, "", NOW)

    overlay.record(Harvest("github", Status.OK, (starred(25),)), WEEK.label, "", LATER)

    assert [count for _, count in overlay.star_history(["github:a/b"])["github:a/b"]] == [10, 25]
    assert [count for _, count in kept.star_history(["github:a/b"])["github:a/b"]] == [10]


def test_what_is_recorded_twice_counts_as_it_was_last(kept: Archive, overlay: Archive) -> None:
    kept.record(harvest(paper("1")), WEEK.label, "", NOW)

    for title in ("Revised", "Revised again"):
        overlay.record(harvest(paper("1", title=title)), WEEK.label, "", LATER)

    (seen,) = overlay.candidates(WEEK, ["arxiv"])
    assert seen.candidate.title == "Revised again"


def test_the_archive_underneath_refuses_to_be_written_to(overlay: Archive) -> None:
    with pytest.raises((DBAPIError, ArchiveError), match=r"read-?only"):
        overlay.record_verdicts(WEEK.label, [Verdict(WEEK.label, "arxiv:1", 1, {})])
