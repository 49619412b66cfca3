"""What is read of a repository, how it grows, and what speaks against it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from sources.repositories import Repository, moment, promise, repository_of, warnings, weekly_growth
from tests.sources.github_server import repository

NOW = datetime(2026, 3, 9, tzinfo=UTC)
OLD = datetime(2025, 1, 1, tzinfo=UTC)


def made(**fields: object) -> Repository:
    found = repository_of(repository("ada/tool", **fields))
    assert found is not None
    return found


def test_the_fields_of_the_api_are_read() -> None:
    found = made(subscribers_count=12, homepage="https://tool.example.org")

    assert found == Repository(
        full_name="ada/tool",
        description="Does one thing",
        topics=("nlp", "agents"),
        language="Python",
        licence="MIT",
        homepage="https://tool.example.org",
        stars=900,
        forks=80,
        watchers=12,
        created=datetime(2026, 2, 20, 10, tzinfo=UTC),
        pushed=datetime(2026, 3, 8, 10, tzinfo=UTC),
        size=400,
    )


@pytest.mark.parametrize(
    "data",
    [None, [], "ada/tool", {}, {"full_name": 7}, {"full_name": "ada"}, {"full_name": "../../etc"}],
)
def test_what_is_no_repository_is_refused(data: object) -> None:
    assert repository_of(data) is None


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("2026-03-08T10:00:00Z", NOW - timedelta(hours=14)),
        ("2026-03-08T10:00:00+02:00", NOW - timedelta(hours=16)),
        ("2026-03-08T10:00:00", None),
        ("0001-01-01T00:00:00+05:00", None),
        ("soon", None),
    ],
)
def test_a_time_is_in_utc(value: str, time: datetime | None) -> None:
    found = moment(value)

    assert found == time
    assert found is None or found.utcoffset() == timedelta(0)


def test_fields_of_the_wrong_type_are_unknown() -> None:
    found = made(stargazers_count="900", topics="nlp", created_at=5, license="MIT", size=-1)

    assert (found.stars, found.topics, found.created, found.licence, found.size) == (
        None,
        (),
        None,
        "",
        None,
    )
    assert made(stargazers_count=10**30).stars is None


@pytest.mark.parametrize(
    ("fields", "flag"),
    [
        ({"fork": True}, "fork"),
        ({"mirror_url": "https://git.example.org/x"}, "mirror"),
        ({"archived": True}, "archived"),
        ({"is_template": True}, "template"),
        ({"size": 0}, "empty"),
        (
            {"stargazers_count": 5000, "forks_count": 3},
            "suspicious growth: 5000 stars, 3 forks",
        ),
        (
            {"stargazers_count": 9000, "forks_count": 700, "subscribers_count": 1},
            "suspicious growth: 9000 stars, 1 watchers",
        ),
        (
            {"created_at": "2026-03-01T10:00:00Z", "pushed_at": "2026-03-01T10:20:00Z"},
            "suspicious growth: 900 stars, nothing pushed since its first hour",
        ),
    ],
)
def test_what_speaks_against_a_repository_is_said(fields: dict[str, object], flag: str) -> None:
    assert warnings(made(**fields), NOW) == (flag,)


def test_an_owner_of_yesterday_is_suspicious() -> None:
    young = Repository(full_name="new/star", stars=900, owner_created=NOW - timedelta(days=1))

    assert warnings(young, NOW) == ("suspicious growth: 900 stars, an owner of 1 days",)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"stargazers_count": 80, "forks_count": 0},
        {"stargazers_count": 50_000, "forks_count": 400, "subscribers_count": 300},
        {"stargazers_count": None, "forks_count": None},
    ],
)
def test_an_honest_repository_has_no_flags(fields: dict[str, object]) -> None:
    assert warnings(made(**fields), NOW) == ()


@pytest.mark.parametrize(
    ("history", "gained"),
    [
        ([(date(2026, 3, 2), 800)], 100),
        ([(date(2026, 2, 23), 700)], 100),
        ([(date(2026, 3, 6), 870)], 70),
        ([(date(2026, 2, 20), 100), (date(2026, 3, 1), 820)], 70),
        ([(date(2026, 3, 2), 1000)], 0),
        ([(date(2026, 3, 8), 890)], None),
        ([(date(2025, 3, 8), 10)], None),
        ([], None),
    ],
)
def test_growth_is_that_of_a_week(history: list[tuple[date, int]], gained: int | None) -> None:
    assert weekly_growth(history, 900, date(2026, 3, 9)) == gained


def test_promise_is_the_gain_or_the_mean_of_a_life() -> None:
    grown = Repository(full_name="a/b", stars=10, stars_gained=7)
    unknown = Repository(full_name="a/b", stars=400, created=NOW - timedelta(weeks=4))
    nothing = Repository(full_name="a/b")

    rising = Repository(full_name="a/b", stars=10, stars_today=9)

    found = [promise(r, NOW) for r in (grown, unknown, nothing, rising)]

    assert found == [7.0, 100.0, 0.0, 9.0]
