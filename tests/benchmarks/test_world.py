"""The made-up world is the same each time, and the sources read it whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from benchmarks.prose import Prose
from benchmarks.world import make_world
from benchmarks.world_server import WorldServer
from newsletter.config import Config
from newsletter.config_file import parse_config
from newsletter.models import Status
from newsletter.week import current_week
from sources.arxiv import ArxivSource
from sources.feeds import FeedsSource
from sources.github import GithubSource
from sources.http import Web

NOW = datetime(2026, 5, 4, 6, tzinfo=UTC)
WEEK = current_week(NOW, 7, "UTC")
SIZE = {"papers": 120, "repositories": 30, "blogs": 6}


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[Config, Web]]:
    with WorldServer(make_world(NOW, **SIZE)) as server:
        config = parse_config(server.config_text().encode(), "world.yaml")
        yield config, Web(user_agent="galley test", trusted_hosts=["127.0.0.1"])


def test_the_same_seed_makes_the_same_world() -> None:
    assert make_world(NOW, **SIZE) == make_world(NOW, **SIZE)
    assert make_world(NOW, **SIZE) != make_world(NOW, **SIZE, seed=1)


def test_abstracts_have_an_abstract_s_length_and_names_are_new() -> None:
    prose = Prose(0)
    names = [prose.name() for _ in range(1000)]
    assert len(set(names)) == len(names)
    assert all(150 <= len(prose.abstract(name, 150).split()) <= 220 for name in names[:50])


def test_every_paper_is_fetched(served: tuple[Config, Web]) -> None:
    config, web = served
    harvest = ArxivSource(config.sources.arxiv, web, now=NOW).fetch(WEEK)
    assert (harvest.status, len(harvest.candidates)) == (Status.OK, SIZE["papers"])


def test_every_repository_is_fetched_with_its_readme(served: tuple[Config, Web]) -> None:
    config, web = served
    harvest = GithubSource(config.sources.github, web, now=NOW, token="t").fetch(WEEK)
    assert (harvest.status, harvest.notes) == (Status.OK, ())
    assert len([c for c in harvest.candidates if c.text]) == SIZE["repositories"]


def test_every_feed_has_posts_of_the_week(served: tuple[Config, Web]) -> None:
    config, web = served
    outcomes = list(FeedsSource(config.sources.feeds, web, {}, lambda _: {}, NOW).fetch(WEEK))
    assert [o.harvest.status for o in outcomes] == [Status.OK] * SIZE["blogs"]
