"""A GitHub repository as Galley sees it: read from JSON, its growth, and what speaks against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from newsletter.identity import github_repository
from newsletter.numbers import count_of
from newsletter.text import tidy
from sources.trending import Span, TrendingRow

MAX_DESCRIPTION: Final = 500
MAX_TOPICS: Final = 20

# Bought stars come without forks or watchers; real projects of some size have at least these
# shares of them. Young ones get the benefit of the doubt below MANY_STARS.
MANY_STARS: Final = 300
_LEAST_FORKS: Final = 0.005
_LEAST_WATCHERS: Final = 0.0005
_YOUNG_OWNER: Final = timedelta(days=14)
_ONE_PUSH: Final = timedelta(hours=1)

_NEAR_WEEK: Final = (timedelta(days=3), timedelta(days=21))


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """One repository; ``None`` is unknown."""

    full_name: str
    """``Owner/name`` as GitHub spells it."""
    description: str = ""
    topics: tuple[str, ...] = ()
    language: str = ""
    licence: str = ""
    homepage: str = ""
    stars: int | None = None
    stars_gained: int | None = None
    """In about a week."""
    stars_today: int | None = None
    """Gained within a day, of a repository whose week is not told."""
    forks: int | None = None
    watchers: int | None = None
    """Those who asked for notices (GitHub's ``subscribers_count``), not the stars again."""
    created: datetime | None = None
    pushed: datetime | None = None
    owner_created: datetime | None = None
    size: int | None = None
    """Kilobytes of Git objects; 0 when nothing was ever pushed."""
    marks: tuple[str, ...] = ()
    """GitHub's own marks: ``fork``, ``mirror``, ``archived``, ``template``, ``disabled``."""

    @property
    def id(self) -> str:
        """The canonical id."""
        return f"github:{self.full_name.lower()}"

    @property
    def url(self) -> str:
        """The page on github.com."""
        return f"https://github.com/{self.full_name}"


def repository_of(data: object) -> Repository | None:
    """The repository in an object of the REST API; ``None`` when it is none.

    Fields: https://docs.github.com/en/rest/repos/repos#get-a-repository
    """
    if not isinstance(data, Mapping):
        return None
    full_name = _text(data, "full_name")
    if full_name.count("/") != 1 or github_repository(f"https://github.com/{full_name}") is None:
        return None
    topics = data.get("topics")
    return Repository(
        full_name=full_name,
        description=_text(data, "description")[:MAX_DESCRIPTION],
        topics=tuple(tidy(str(t)) for t in topics[:MAX_TOPICS]) if isinstance(topics, list) else (),
        language=_text(data, "language"),
        licence=_licence(data.get("license")),
        homepage=_text(data, "homepage"),
        stars=count_of(data.get("stargazers_count")),
        forks=count_of(data.get("forks_count")),
        watchers=count_of(data.get("subscribers_count")),
        created=moment(data.get("created_at")),
        pushed=moment(data.get("pushed_at")),
        size=count_of(data.get("size")),
        marks=_marks(data),
    )


def of_trending(row: TrendingRow) -> Repository:
    """What the trending page alone tells of a repository."""
    return Repository(
        full_name=row.full_name,
        description=row.description,
        language=row.language,
        stars=row.stars,
        stars_gained=row.gained_in(Span.WEEK),
        stars_today=row.gained_in(Span.DAY),
        forks=row.forks,
    )


def moment(value: object) -> datetime | None:
    """An ISO 8601 time of the API, in UTC."""
    try:
        parsed = datetime.fromisoformat(str(value))
        return parsed.astimezone(UTC) if parsed.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _marks(data: Mapping[str, Any]) -> tuple[str, ...]:
    keys = {
        "fork": "fork",
        "mirror_url": "mirror",
        "archived": "archived",
        "is_template": "template",
        "disabled": "disabled",
    }
    return tuple(mark for key, mark in keys.items() if data.get(key))


def _licence(value: object) -> str:
    name = _text(value, "spdx_id") if isinstance(value, Mapping) else ""
    return "" if name == "NOASSERTION" else name


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    return tidy(value[:2000]) if isinstance(value, str) else ""


def weekly_growth(history: Sequence[tuple[date, int]], stars: int, today: date) -> int | None:
    """Stars gained in a week, by our own counts ``(day, stars)``; ``None`` without a fit one.

    Taken from the count nearest to a week ago, 3 to 21 days back, scaled to seven days; lost
    stars count as none gained.
    """
    least, most = _NEAR_WEEK
    fit = [(day, count) for day, count in history if least <= today - day <= most]
    if not fit:
        return None
    day, count = min(fit, key=lambda known: abs((today - known[0]).days - 7))
    return max(round((stars - count) * 7 / (today - day).days), 0)


def promise(repository: Repository, now: datetime) -> float:
    """Stars a week, for deciding which repositories to look into first.

    A repository without a known gain is given the mean of its life so far, and no less than it
    gained within a day.
    """
    if repository.stars_gained is not None:
        return float(repository.stars_gained)
    least = float(repository.stars_today or 0)
    if repository.stars is None or repository.created is None:
        return least
    weeks = max((now - repository.created) / timedelta(weeks=1), 1.0)
    return max(repository.stars / weeks, least)


def warnings(repository: Repository, now: datetime) -> tuple[str, ...]:
    """Reasons to keep the repository out, a phrase each."""
    found = list(repository.marks)
    if repository.size == 0:
        found.append("empty")
    if repository.stars is not None and repository.stars >= MANY_STARS:
        found += _suspicions(repository, repository.stars, now)
    return tuple(found)


def _suspicions(repository: Repository, stars: int, now: datetime) -> list[str]:
    found = []
    if repository.forks is not None and repository.forks < stars * _LEAST_FORKS:
        found.append(f"suspicious growth: {stars} stars, {repository.forks} forks")
    if repository.watchers is not None and repository.watchers < stars * _LEAST_WATCHERS:
        found.append(f"suspicious growth: {stars} stars, {repository.watchers} watchers")
    created, pushed = repository.created, repository.pushed
    if created and pushed and pushed - created < _ONE_PUSH and now - created > timedelta(days=2):
        found.append(f"suspicious growth: {stars} stars, nothing pushed since its first hour")
    if repository.owner_created and now - repository.owner_created < _YOUNG_OWNER:
        days = (now - repository.owner_created).days
        found.append(f"suspicious growth: {stars} stars, an owner of {days} days")
    return found
