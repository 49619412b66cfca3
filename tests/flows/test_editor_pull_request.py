"""An issue that others look at first: ``galley publish --pr``, the merge, ``--merged``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flows.conftest import Galley
from tests.flows.newsroom import TOOLS, Newsroom, open_newsroom
from tests.newsletter.week_of_stories import BARE, TAX
from tests.sources.github_repository import TOKEN, GithubRepository

PATH = "_posts/2026-03-08-ink-letter-3-en.md"
BRANCH = "galley/2026-W10"


@pytest.fixture
def hub() -> Iterator[GithubRepository]:
    server = GithubRepository()
    with server:
        yield server


@pytest.fixture
def room(
    tmp_path: Path, galley: Galley, hub: GithubRepository, monkeypatch: pytest.MonkeyPatch
) -> Newsroom:
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    settings = {"repository": hub.name, "api_url": hub.api_url}
    return open_newsroom(tmp_path, galley, publish={"pull_request": settings})


def test_the_pull_request_brings_the_final_text_and_tells_of_the_run(
    room: Newsroom, hub: GithubRepository
) -> None:
    room.move(TAX, TOOLS)

    answer = room.galley("publish", room.draft, "--pr")

    assert answer.code == 0, answer.err
    assert answer.out.splitlines()[0] == (
        "pull request 1 opened: https://github.com/ink/site/pull/1"
    )
    assert "<!--" not in hub.text(BRANCH, PATH)
    assert "What Do Probes" in hub.text(BRANCH, PATH)
    (pull,) = hub.pulls
    assert pull.title == "Ink Letter 3 (2026-W10)"
    assert "A note." in pull.body
    assert "1 moved" in pull.body
    assert "Decoding, step by step" in pull.body


def test_nothing_is_published_by_a_pull_request(room: Newsroom, hub: GithubRepository) -> None:
    room.galley("publish", room.draft, "--pr")

    assert room.record().published is None
    assert not room.final.exists()
    assert list(hub.branches["main"].files) == ["README.md"]


def test_a_second_run_updates_the_same_pull_request(room: Newsroom, hub: GithubRepository) -> None:
    room.galley("publish", room.draft, "--pr")
    room.delete(BARE)

    answer = room.galley("publish", room.draft, "--pr")

    assert answer.out.startswith("pull request 1 updated: ")
    assert len(hub.pulls) == 1
    assert "inkwell/blotter" not in hub.text(BRANCH, PATH)
    assert "1 dropped" in hub.pulls[0].body


def test_what_was_merged_is_what_went_out(room: Newsroom, hub: GithubRepository) -> None:
    room.galley("publish", room.draft, "--pr")
    reviewed = hub.text(BRANCH, PATH).replace("on a laptop", "on any laptop")
    hub.commit(BRANCH, PATH, reviewed)
    hub.merge(1)

    answer = room.galley("publish", room.draft, "--merged")

    assert answer.code == 0, answer.err
    assert answer.out.splitlines()[0] == f"recorded 2026-W10 as it was merged ({PATH})"
    assert "reworded: token_kit (Tools; " in answer.out
    assert room.record().published == reviewed
    assert not room.final.exists()


def test_what_is_not_merged_yet_is_not_recorded(room: Newsroom) -> None:
    room.galley("publish", room.draft, "--pr")

    answer = room.galley("publish", room.draft, "--merged")

    assert (answer.code, answer.err) == (
        1,
        "galley: https://github.com/ink/site/pull/1: is not merged yet\n",
    )
    assert room.record().published is None


def test_without_a_repository_the_merged_file_itself_is_what_went_out(
    tmp_path: Path, galley: Galley
) -> None:
    room = open_newsroom(tmp_path, galley)

    answer = room.galley("publish", room.draft, "--merged")

    assert answer.code == 0, answer.err
    assert room.record().published == room.draft.read_text(encoding="utf-8")
    assert not room.final.exists()


def test_without_a_token_nothing_is_sent(
    room: Newsroom, hub: GithubRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_TOKEN")

    answer = room.galley("publish", room.draft, "--pr")

    assert answer.code == 1
    assert answer.err.splitlines()[-1].startswith("galley: GITHUB_TOKEN: is not set")
    assert hub.requests == []


def test_without_a_repository_in_config_there_is_no_pull_request(
    tmp_path: Path, galley: Galley
) -> None:
    room = open_newsroom(tmp_path, galley)

    answer = room.galley("publish", room.draft, "--pr")

    assert answer.code == 2
    assert answer.err == (
        "galley: config.yaml: publish.pull_request.repository: is needed for --pr\n"
    )


def test_the_token_is_never_printed(
    room: Newsroom, hub: GithubRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "a-secret-that-is-wrong")

    answer = room.galley("publish", room.draft, "--pr")

    assert answer.code == 1
    assert answer.err.splitlines()[-1] == "galley: ink/site: HTTP 401: Bad credentials"
    assert "a-secret" not in answer.out + answer.err


def test_pr_and_merged_exclude_each_other(room: Newsroom) -> None:
    answer = room.galley("publish", room.draft, "--pr", "--merged")

    assert (answer.code, answer.err) == (2, "galley: --pr and --merged exclude each other\n")
