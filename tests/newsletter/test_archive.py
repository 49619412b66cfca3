from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from sqlalchemy import String, create_engine, text

from newsletter import schema
from newsletter.archive import Archive
from newsletter.config_values import MAX_ADDRESS_CHARACTERS, MAX_FEED_NAME_CHARACTERS
from newsletter.database import ArchiveError, NoArchiveError
from newsletter.models import Candidate, Harvest, Image, Kind, Signals, Status, Window
from newsletter.numbers import MAX_COUNT, count_of
from newsletter.records import IssueRecord, Verdict

NOW = datetime(2026, 3, 9, 6, tzinfo=UTC)
OPENS = """
import sys
from pathlib import Path
from newsletter.archive import Archive
Archive.open(sys.argv[1], Path(sys.argv[2])).close()
"""
DIES_AT_THE_FOURTH_TABLE = f"""
import itertools, os
from sqlalchemy import event
from sqlalchemy.engine import Engine
tables = itertools.count(1)
@event.listens_for(Engine, "before_cursor_execute")
def die(connection, cursor, statement, *_):
    if "CREATE TABLE" in statement and next(tables) == 4:
        os._exit(9)
{OPENS}"""
WEEK = Window(datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 9, tzinfo=UTC), "2026-W10")


@pytest.fixture(params=["sqlite", "postgresql"])
def new_address(request: pytest.FixtureRequest) -> str:
    """Of an archive that is not there yet."""
    if request.param == "sqlite":
        return "galley.sqlite"
    address: str = request.getfixturevalue("postgres_url")
    empty(address)
    return address


@pytest.fixture
def archive(new_address: str, tmp_path: Path) -> Iterator[Archive]:
    archive = Archive.open(new_address, tmp_path)
    yield archive
    archive.close()


def empty(url: str) -> None:
    with create_engine(url).begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE; CREATE SCHEMA public"))


def paper(number: str, **fields: object) -> Candidate:
    values: dict[str, object] = {
        "id": f"arxiv:{number}",
        "kind": Kind.PAPER,
        "title": f"On {number}",
        "published": datetime(2026, 3, 4, tzinfo=UTC),
        "source": "arxiv",
    }
    return Candidate(**(values | fields))  # type: ignore[arg-type]


def harvest(*candidates: Candidate) -> Harvest:
    return Harvest("arxiv", Status.OK, candidates)


def issue(label: str, since: datetime, **fields: object) -> IssueRecord:
    window = Window(since, since + timedelta(days=7), label)
    return IssueRecord(label, 1, window, "text", **fields)  # type: ignore[arg-type]


def test_a_candidate_comes_back_as_it_was_recorded(archive: Archive) -> None:
    whole = paper(
        "2603.00001",
        authors=("Ada", "Émile"),
        image=Image("https://example.org/a.png"),
        signals=Signals(stars=5),
        published=datetime(2026, 3, 4, 12, tzinfo=timezone(timedelta(hours=2))),
    )

    archive.record(harvest(whole), "2026-W11", "", NOW)

    seen = archive.candidates(WEEK, ["arxiv"])
    assert [s.candidate for s in seen] == [whole]
    assert seen[0].first_seen == NOW


def test_first_sight_stays_and_the_newest_payload_wins(archive: Archive) -> None:
    archive.record(harvest(paper("2603.00001")), "2026-W11", "", NOW)

    archive.record(
        harvest(paper("2603.00001", title="Revised")), "2026-W11", "", NOW + timedelta(days=1)
    )

    seen = archive.candidate("arxiv:2603.00001")
    assert seen is not None
    assert (seen.candidate.title, seen.first_seen) == ("Revised", NOW)


@pytest.mark.parametrize(
    ("published", "inside"),
    [
        (WEEK.since, True),
        (WEEK.until, False),
        (WEEK.since - timedelta(seconds=1), False),
        (None, False),
    ],
)
def test_what_another_week_brought_counts_by_its_date_in_a_half_open_window(
    archive: Archive, published: datetime | None, inside: bool
) -> None:
    archive.record(harvest(paper("2603.00001", published=published)), "2026-W11", "", NOW)

    assert bool(archive.candidates(WEEK, ["arxiv"])) is inside


def test_what_the_week_itself_brought_counts_whatever_its_date(archive: Archive) -> None:
    undated, old = paper("1", published=None), paper("2", published=NOW - timedelta(days=900))
    archive.record(harvest(undated, old), WEEK.label, "", NOW)

    assert [s.candidate for s in archive.candidates(WEEK, ["arxiv"])] == [undated, old]


def test_only_the_asked_sources_answer(archive: Archive) -> None:
    given = paper("2603.00001", source="A blog", title="Ünited by “one” name")
    archive.record(harvest(given), "2026-W10", "", NOW)

    assert archive.candidates(WEEK, ["arxiv"]) == []
    assert archive.seen_titles("A blog") == {"arxiv:2603.00001": "Ünited by “one” name"}
    assert archive.seen_titles("arxiv") == {}


def test_star_counts_grow_into_a_history(archive: Archive) -> None:
    for day, stars in enumerate([10, 25]):
        repository = paper("x", id="github:a/b", signals=Signals(stars=stars))
        archive.record(harvest(repository), "2026-W11", "", NOW + timedelta(days=day))

    history = archive.star_history(["github:a/b", "github:un/known"])

    assert [count for _, count in history["github:a/b"]] == [10, 25]
    assert "github:un/known" not in history


def test_whatever_can_be_a_count_fits(archive: Archive) -> None:
    most = Signals(stars=count_of(MAX_COUNT), stars_gained=MAX_COUNT)

    archive.record(harvest(paper("x", id="github:a/b", signals=most)), "2026-W11", "", NOW)

    assert [n for _, n in archive.star_history(["github:a/b"])["github:a/b"]] == [MAX_COUNT]


def test_thousands_of_candidates_fit_in_one_harvest(archive: Archive) -> None:
    many = [paper(f"2603.{n:05}") for n in range(3000)]

    archive.record(harvest(*many), "2026-W11", "", NOW)

    assert len(archive.candidates(WEEK, ["arxiv"])) == 3000


def test_an_id_is_used_only_for_later_issues(archive: Archive) -> None:
    before = WEEK.since - timedelta(days=7)
    archive.record_issue(issue("2026-W09", before, published="final"), ["arxiv:1", "url:x"])

    assert archive.used_ids(WEEK.since) == {"arxiv:1": "2026-W09", "url:x": "2026-W09"}
    assert archive.used_ids(WEEK.since - timedelta(days=7)) == {}


@pytest.mark.parametrize(
    ("label", "days", "barred"),
    [
        ("2026-W09", -7, True),
        ("2026-03-02_2026-03-09", 0, True),
        ("2026-03-08_2026-03-15", 6, True),
        ("2026-W11", 7, False),
        (WEEK.label, 0, False),
    ],
)
def test_what_another_issue_of_the_same_days_had_is_used(
    archive: Archive, label: str, days: int, barred: bool
) -> None:
    since = WEEK.since + timedelta(days=days)
    archive.record_issue(issue(label, since, published="final"), ["arxiv:1"])

    assert archive.used_elsewhere(WEEK) == ({"arxiv:1": label} if barred else {})


def test_what_an_issue_had_first_is_not_used_elsewhere(archive: Archive) -> None:
    later = WEEK.since + timedelta(days=6)
    archive.record_issue(issue(WEEK.label, WEEK.since, published="final"), ["arxiv:1"])
    archive.record_issue(issue("2026-W11", later, published="final"), ["arxiv:1", "arxiv:2"])

    assert archive.used_elsewhere(WEEK) == {"arxiv:2": "2026-W11"}


def test_what_was_only_drafted_is_not_used(archive: Archive) -> None:
    archive.record_issue(issue("2026-W09", WEEK.since - timedelta(days=7)), ["arxiv:1"])

    assert archive.used_ids(WEEK.since) == {}
    assert archive.issue_ids("2026-W09") == {"arxiv:1"}
    assert archive.issue_ids("2026-W10") == frozenset()


def test_recording_an_issue_again_replaces_its_items(archive: Archive) -> None:
    archive.record_issue(issue("2026-W09", WEEK.since - timedelta(days=7)), ["arxiv:1"])

    archive.record_issue(
        issue("2026-W09", WEEK.since - timedelta(days=7), published="final"), ["arxiv:2"]
    )

    assert set(archive.used_ids(WEEK.since)) == {"arxiv:2"}
    assert [record.published for record in archive.issues()] == ["final"]


def test_a_published_candidate_stays_as_it_first_went_out(archive: Archive) -> None:
    archive.record_issue(issue("2026-W09", WEEK.since - timedelta(days=7)), ["arxiv:1"])
    archive.record_issue(issue("2026-W10", WEEK.since), ["arxiv:1"])
    first, later = paper("1", comment="8 pages"), paper("1", comment="Accepted")

    archive.keep_published("2026-W09", [first])
    archive.keep_published("2026-W09", [later])
    archive.keep_published("2026-W10", [later])

    assert archive.published_candidates(WEEK.since) == {"arxiv:1": {"2026-W09": first}}
    both = archive.published_candidates(WEEK.until)["arxiv:1"]
    assert list(both.items()) == [("2026-W09", first), ("2026-W10", later)]


def test_verdicts_can_be_asked_by_issue_and_by_story(archive: Archive) -> None:
    archive.record_verdicts(
        "2026-W10",
        [Verdict("2026-W10", "arxiv:1", 2, {"score": 0.5}), Verdict("2026-W10", "arxiv:2", 1, {})],
    )

    assert [v.story_id for v in archive.verdicts(label="2026-W10")] == ["arxiv:2", "arxiv:1"]
    assert archive.verdicts(story_id="arxiv:1")[0].payload == {"score": 0.5}


def test_the_caches_keep_and_replace(archive: Archive) -> None:
    archive.vectors.put({"a": b"1", "b": b"2"})
    archive.vectors.put({"a": b"3"})
    archive.blurbs.put("k", "te\0xt")

    assert archive.vectors.get(["a", "b", "c"]) == {"a": b"3", "b": b"2"}
    assert archive.blurbs.get("k") == "text"
    assert archive.blurbs.get("other") is None


def test_harvests_are_remembered_by_window(archive: Archive) -> None:
    archive.record(Harvest("arxiv", Status.PARTIAL, (), ("n",)), "2026-W10", "print", NOW)

    record = archive.harvests("2026-W10")["arxiv"]
    assert (record.status, record.found, record.notes) == (Status.PARTIAL, 0, ("n",))
    assert archive.harvests("2026-W11") == {}


def test_an_archive_of_the_first_version_is_brought_forward_with_what_it_holds(
    archive: Archive,
) -> None:
    archive.blurbs.put("k", "v")
    archive.record_issue(issue("2026-W10", WEEK.since, draft_file="2026-W10.new.md"), ())
    engine = archive.engine
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE lookups"))
        connection.execute(text("ALTER TABLE issues DROP COLUMN draft_file"))
        connection.execute(text("ALTER TABLE issues DROP COLUMN draft_place"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))

    schema.upgrade(engine)

    archive.lookups.put("Press", {"a": 1}, NOW)
    assert archive.lookups.get("Press", ["a"], NOW, NOW) == {"a": 1}
    assert archive.blurbs.get("k") == "v"
    assert archive.issues() == [issue("2026-W10", WEEK.since)]


def test_what_a_service_told_is_known_until_it_is_too_old(archive: Archive) -> None:
    archive.lookups.put("Press", {"a": {"points": 1}, "b": None}, NOW)
    archive.lookups.put("Press", {"a": {"points": 2}}, NOW + timedelta(hours=1))
    archive.lookups.put("Post", {"a": 3}, NOW)

    later = NOW + timedelta(hours=1)
    both = {"a": {"points": 2}, "b": None}
    assert archive.lookups.get("Press", ["a", "b", "c"], NOW, later) == both
    assert archive.lookups.get("Press", ["a", "b"], later, later) == {"a": {"points": 2}}
    assert archive.lookups.get("Press", ["a", "b"], NOW, NOW) == {"b": None}


def test_what_is_forgotten_is_what_is_older(archive: Archive) -> None:
    archive.lookups.put("Press", {"old": 1}, NOW - timedelta(hours=1))
    archive.lookups.put("Press", {"new": 2}, NOW)

    archive.lookups.forget(NOW)

    assert archive.lookups.get("Press", ["old", "new"], WEEK.since, NOW) == {"new": 2}


def test_a_process_that_dies_while_it_makes_the_archive_leaves_none_behind(
    new_address: str, tmp_path: Path
) -> None:
    died = opening(DIES_AT_THE_FOURTH_TABLE, new_address, tmp_path)
    assert died.wait(timeout=60) == 9

    Archive.open(new_address, tmp_path).blurbs.put("k", "v")

    assert Archive.open(new_address, tmp_path).blurbs.get("k") == "v"


def test_two_that_make_the_archive_at_once_make_one(new_address: str, tmp_path: Path) -> None:
    both = [opening(OPENS, new_address, tmp_path) for _ in range(2)]

    assert [(process.communicate(timeout=60)[1], process.returncode) for process in both] == [
        ("", 0)
    ] * 2


def test_all_that_open_a_new_archive_in_one_moment_share_it(tmp_path: Path) -> None:
    """SQLite says "locked" at once to one of two that turn a new file to WAL together."""
    names = [f"{number}.sqlite" for number in range(12)]

    with ThreadPoolExecutor(4) as pool:
        for name in names:
            one, *others = pool.map(Archive.open, [name] * 4, [tmp_path] * 4)
            one.blurbs.put("k", name)
            assert [other.blurbs.get("k") for other in others] == [name] * 3


def opening(program: str, address: str, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", program, address, str(folder)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def test_an_archive_is_opened_again_with_what_it_held(tmp_path: Path) -> None:
    first = Archive.open("a.sqlite", tmp_path)
    first.blurbs.put("k", "v")
    first.close()

    assert Archive.open("a.sqlite", tmp_path).blurbs.get("k") == "v"


def test_an_archive_from_a_later_galley_is_refused_in_one_line(tmp_path: Path) -> None:
    Archive.open("a.sqlite", tmp_path).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'a.sqlite'}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(ArchiveError, match=r"a\.sqlite: the archive is of version 9999"):
        Archive.open("a.sqlite", tmp_path)


def made_by_an_earlier_galley(address: str, folder: Path) -> None:
    """An archive as the first version of its tables was, with one blurb in it."""
    url = address if "://" in address else f"sqlite:///{folder / address}"
    config = AlembicConfig()
    config.set_main_option("script_location", str(schema._MIGRATIONS))
    engine = create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(schema.blurbs.insert().values(key="k", value="v"))
    engine.dispose()


def test_an_earlier_galley_s_archive_that_is_only_read_stays_as_it_is(
    new_address: str, tmp_path: Path
) -> None:
    made_by_an_earlier_galley(new_address, tmp_path)

    for _ in range(2):
        with closing(Archive.open(new_address, tmp_path, read_only=True)) as archive:
            assert archive.blurbs.get("k") == "v"
            with pytest.raises(ArchiveError, match="is of an earlier Galley and lacks what this"):
                archive.lookups.get("github", ["a/b"], NOW, NOW)
            with pytest.raises(ArchiveError, match="`galley draft` without --dry-run brings it"):
                archive.require_current()

    with closing(Archive.open(new_address, tmp_path)) as archive:
        assert archive.lookups.get("github", ["a/b"], NOW, NOW) == {}
        archive.require_current()


def test_reading_makes_no_archive(new_address: str, tmp_path: Path) -> None:
    (tmp_path / "galley.sqlite").touch()

    for _ in range(2):
        with pytest.raises(NoArchiveError):
            Archive.open(new_address, tmp_path, read_only=True)


@pytest.mark.parametrize("address", ["shelf/a.sqlite", "sqlite:///shelf/a.sqlite"])
def test_a_file_is_found_from_the_config_s_folder_and_not_made_by_a_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    base, elsewhere = tmp_path / "letter", tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)

    with pytest.raises(NoArchiveError):
        Archive.open(address, base, read_only=True)
    assert not base.exists()

    Archive.open(address, base).close()
    Archive.open(address, base, read_only=True).close()
    assert (base / "shelf" / "a.sqlite").is_file()
    assert not list(elsewhere.iterdir())


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("address", ["there/a.sqlite", "sqlite:///there", "there"])
def test_links_that_lead_in_a_circle_are_said_in_one_line(
    tmp_path: Path, address: str, read_only: bool
) -> None:
    (tmp_path / "there").symlink_to("back")
    (tmp_path / "back").symlink_to("there")

    with pytest.raises(ArchiveError, match=r"^sqlite:///.*: Too many levels of symbolic links$"):
        Archive.open(address, tmp_path, read_only=read_only)


def test_a_value_that_the_database_has_no_room_for_is_said_in_one_line(
    postgres_url: str, tmp_path: Path
) -> None:
    empty(postgres_url)
    with (
        closing(Archive.open(postgres_url, tmp_path)) as archive,
        pytest.raises(ArchiveError, match=r"value too long for type character varying\(200\)$"),
    ):
        archive.record(harvest(paper("1", source="x" * 201)), "2026-W11", "", NOW)


def test_what_config_names_has_room_in_the_archive() -> None:
    for column in (schema.candidates.c.source, schema.harvests.c.source, schema.sightings.c.source):
        assert isinstance(column.type, String)
        assert column.type.length == MAX_FEED_NAME_CHARACTERS
    assert isinstance(schema.feed_states.c.url.type, String)
    assert schema.feed_states.c.url.type.length == MAX_ADDRESS_CHARACTERS


@pytest.mark.parametrize("content", [b"not a database at all, just words" * 50])
def test_a_file_that_is_no_archive_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.sqlite").write_bytes(content)

    with pytest.raises(ArchiveError) as caught:
        Archive.open("a.sqlite", tmp_path)

    assert "a.sqlite" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("mysql://me@host/galley", "paths.archive: mysql is neither sqlite nor postgresql"),
        ("postgresql://me:hush@127.0.0.1:1/galley", "127.0.0.1:1/galley: .*Connection refused"),
        ("postgresql://me:hu@hush:x@host:port/galley", "paths.archive: is no address of a databa"),
        ("postgresql://me:hush@host:99999999/galley", "galley: .*"),
    ],
)
def test_an_address_without_an_archive_is_said_in_one_line(
    tmp_path: Path, address: str, told: str
) -> None:
    with pytest.raises(ArchiveError, match=told) as caught:
        Archive.open(address, tmp_path)

    assert "\n" not in str(caught.value)
    assert "hush" not in str(caught.value)


def test_a_disk_that_fills_up_is_said_in_one_line(tmp_path: Path) -> None:
    archive = Archive.open("a.sqlite", tmp_path)
    with archive.engine.connect() as connection:
        connection.execute(text("PRAGMA max_page_count = 1"))

        with pytest.raises(ArchiveError, match=r"a\.sqlite: database or disk is full$"):
            connection.execute(text("CREATE TABLE more (a)"))


def test_naive_times_are_refused(archive: Archive) -> None:
    with pytest.raises(Exception, match="without a zone"):
        archive.record(harvest(paper("1")), "2026-W11", "", NOW.replace(tzinfo=None))
