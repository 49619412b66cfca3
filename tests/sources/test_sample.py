"""The bundled sample week: whatever the sources ask, its recording has the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from newsletter.config import Config
from newsletter.config_file import load_config
from newsletter.models import Candidate, Harvest, Kind, Status, Window
from newsletter.week import current_week, iso_week
from sources.articles import complete, is_teaser
from sources.arxiv import ArxivSource
from sources.feeds import FeedsSource
from sources.github import GithubSource
from sources.github_api import GithubApi, Patience
from sources.http import Web
from sources.recording import Player
from sources.signals import near_selection, with_upvotes
from tests.sample_server import SAMPLE, SampleServer

NOW = datetime(2025, 6, 2, 6, tzinfo=UTC)
WEEK = current_week(NOW, 7, "UTC")

both_windows = pytest.mark.parametrize(
    "window", [WEEK, iso_week("2025-W22", "UTC")], ids=["this week", "--week 2025-W22"]
)


class StrictPlayer(Player):
    """A player that notes what it was asked for in vain."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory)
        self.unknown: list[str] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return super().handle_request(request)
        except httpx.RequestError:
            self.unknown.append(str(request.url))
            raise


@pytest.fixture
def player() -> Iterator[StrictPlayer]:
    player = StrictPlayer(SAMPLE)
    yield player
    assert player.unknown == []


@pytest.fixture(scope="module")
def config() -> Config:
    return load_config(SAMPLE / "config.yaml")


def web(transport: httpx.BaseTransport) -> Web:
    return Web(user_agent="galley test", transport=transport, sleep=lambda _: None)


def fetch_arxiv(config: Config, web: Web, window: Window = WEEK) -> Harvest:
    return ArxivSource(config.sources.arxiv, web, now=NOW, sleep=lambda _: None).fetch(window)


def fetch_github(config: Config, web: Web, token: str | None = None) -> Harvest:
    source = GithubSource(config.sources.github, web, now=NOW, token=token, sleep=lambda _: None)
    return source.fetch(WEEK)


def fetch_feeds(config: Config, web: Web) -> dict[str, Harvest]:
    source = FeedsSource(config.sources.feeds, web, {}, lambda _: {}, NOW)
    harvests = sorted((outcome.harvest for outcome in source.fetch(WEEK)), key=lambda h: h.source)
    return {harvest.source: harvest for harvest in harvests}


def posts(harvests: dict[str, Harvest]) -> list[Candidate]:
    return [candidate for harvest in harvests.values() for candidate in harvest.candidates]


def test_the_recording_is_of_the_monday_after_the_week(player: StrictPlayer) -> None:
    assert player.now == NOW
    assert WEEK.label == "2025-W22"


@both_windows
def test_arxiv_gives_all_its_papers_over_two_pages(
    config: Config, player: StrictPlayer, window: Window
) -> None:
    harvest = fetch_arxiv(config, web(player), window)
    assert (harvest.status, harvest.notes) == (Status.OK, ())
    assert len(harvest.candidates) > max(60, config.sources.arxiv.page_size)


def test_every_abstract_is_plain_text_of_an_abstract_s_length(
    config: Config, player: StrictPlayer
) -> None:
    papers = [p for p in fetch_arxiv(config, web(player)).candidates if not p.flags]
    assert [p.id for p in papers if not 85 <= len(p.text.split()) <= 190] == []
    assert [p.id for p in papers if set("\\{}~") & set(p.title + p.text)] == []


def test_one_paper_was_withdrawn(config: Config, player: StrictPlayer) -> None:
    papers = fetch_arxiv(config, web(player)).candidates
    assert [(p.id, p.flags) for p in papers if p.flags] == [("arxiv:2505.99901", ("withdrawn",))]


@pytest.mark.parametrize("token", [None, "a-token"])
def test_github_gives_at_least_forty_repositories(
    config: Config, player: StrictPlayer, token: str | None
) -> None:
    harvest = fetch_github(config, web(player), token)
    assert (harvest.status, harvest.notes) == (Status.OK, ())
    assert len(harvest.candidates) >= 40
    assert sum(len(repository.text) > 200 for repository in harvest.candidates) >= 15


def test_the_bad_repositories_are_flagged_and_bear_invented_names(
    config: Config, player: StrictPlayer
) -> None:
    found = fetch_github(config, web(player)).candidates
    flagged = {repository.title: repository.flags for repository in found if repository.flags}
    assert {title.partition("/")[0] for title in flagged} == {"galley-sample", "galley-star-bazaar"}
    reasons = {flag.partition(":")[0] for flags in flagged.values() for flag in flags}
    expected = {"fork", "mirror", "archived", "template", "empty", "suspicious growth"}
    assert reasons == expected


def test_each_feed_ends_as_its_wart_says(config: Config, player: StrictPlayer) -> None:
    found = {name: harvest.status for name, harvest in fetch_feeds(config, web(player)).items()}
    assert found == {
        "Hugging Face": Status.OK,
        "Sakana AI": Status.OK,
        "Simon Willison": Status.OK,
        "Interconnects": Status.OK,
        "Google Research": Status.QUIET,
        "BAIR": Status.QUIET,
        "Lil'Log": Status.QUIET,
        "Distill": Status.QUIET,  # 304
        "Microsoft Research": Status.FAILED,  # 503
        "Colophon Lab": Status.OK,  # JSON Feed
        "Sorts and Spaces": Status.OK,  # RDF, relative links, no dates
        "Forme": Status.OK,  # one address for all, an encoding that is not the declared one
        "The Apprentice's Notebook": Status.OK,  # HTML titles, a post of the future
        "Stet": Status.FAILED,  # a web page
    }


def test_posts_are_readable_whatever_their_feed_is_like(
    config: Config, player: StrictPlayer
) -> None:
    found = posts(fetch_feeds(config, web(player)))
    assert [post.title for post in found if "<" in post.title or "\ufffd" in post.title] == []
    assert len({post.id for post in found}) == len(found) >= 18
    assert all(urlsplit(post.url).scheme == "https" for post in found)
    assert "Docling à l’atelier : des PDF enfin lisibles" in {post.title for post in found}


def test_every_teaser_s_page_is_recorded(config: Config, player: StrictPlayer) -> None:
    teasers = [post for post in posts(fetch_feeds(config, web(player))) if is_teaser(post)]
    completed = complete(teasers, web(player))
    longer = [len(b.text) > len(a.text) for a, b in zip(teasers, completed.candidates, strict=True)]
    assert completed.notes == ()
    assert sum(longer) >= 4


def test_popularity_is_recorded_for_every_candidate_that_may_be_asked_about(
    config: Config, player: StrictPlayer
) -> None:
    signals, client = config.sources.signals, web(player)
    papers = fetch_arxiv(config, client).candidates
    listed = with_upvotes(papers, signals.hf_daily_papers, client, WEEK, NOW)
    everything = [*papers, *fetch_github(config, client).candidates]
    everything += posts(fetch_feeds(config, client))
    api = GithubApi(config.sources.github.api_url, client, None, Patience(0, lambda _: None))
    known = [near_selection([c], signals, client, api) for c in everything if not c.flags]
    points = [c.signals.hn_points for found in known for c in found.candidates]
    stars = [c.signals.stars for found in known for c in found.candidates if c.kind is Kind.PAPER]
    assert (listed.notes, [found.notes for found in known if found.notes]) == ((), [])
    assert sum(c.signals.hf_upvotes is not None for c in listed.candidates) >= 20
    assert len([count for count in points if count]) >= 5
    assert len([count for count in stars if count]) >= 20


def test_papers_code_and_posts_name_one_another(config: Config, player: StrictPlayer) -> None:
    papers = {paper.id: paper for paper in fetch_arxiv(config, web(player)).candidates}
    code = {
        repository.id: repository for repository in fetch_github(config, web(player)).candidates
    }
    machine, its_code = papers["arxiv:2505.22954"], code["github:jennyzzt/dgm"]
    post = next(p for p in posts(fetch_feeds(config, web(player))) if p.source == "Sakana AI")
    assert its_code.url in machine.links
    assert machine.url in its_code.links
    assert {machine.url, its_code.url} <= set(post.links)


def test_over_http_the_sources_give_the_same(
    config: Config, player: StrictPlayer, tmp_path: Path
) -> None:
    server = SampleServer()
    with server:
        (tmp_path / "config.yaml").write_text(server.config_text(), encoding="utf-8")
        local = load_config(tmp_path / "config.yaml")
        live = Web(
            user_agent="galley test",
            trusted_hosts=[urlsplit(server.url).netloc],
            sleep=lambda _: None,
        )
        served = [
            fetch_arxiv(local, live),
            fetch_github(local, live),
            *fetch_feeds(local, live).values(),
        ]
        assert server.unknown == []
        replay = web(player)
        played = [
            fetch_arxiv(config, replay),
            fetch_github(config, replay),
            *fetch_feeds(config, replay).values(),
        ]
        assert summary(served, server) == summary(played, server)


def summary(harvests: Sequence[Harvest], server: SampleServer) -> list[object]:
    """What harvests hold, in the services' own addresses."""
    return [
        (
            h.source,
            h.status,
            server.global_text(repr(h.candidates)),
            server.global_text(str(h.notes)),
        )
        for h in harvests
    ]
