"""An issue as a pull request, against a GitHub that remembers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from sources.fetch_errors import FetchError
from sources.pull_requests import Done, Proposal, PullRequestError, PullRequests
from tests.loopback import Drop
from tests.sources.github_repository import TOKEN, GithubRepository
from tests.sources.webs import loopback_web

PATH = "_posts/2026-03-08-ink-3.md"
PROPOSAL = Proposal(
    branch="galley/2026-W10", path=PATH, text="# Blots 🖋\n", title="Ink 3", body="Look here."
)


@pytest.fixture
def hub() -> Iterator[GithubRepository]:
    server = GithubRepository()
    with server:
        yield server


def pull_requests(hub: GithubRepository, token: str = TOKEN, base: str = "") -> PullRequests:
    return PullRequests(hub.name, base=base, api_url=hub.api_url, web=loopback_web(), token=token)


def test_a_branch_a_commit_and_a_pull_request_are_made(hub: GithubRepository) -> None:
    proposed = pull_requests(hub).propose(PROPOSAL)

    assert (proposed.number, proposed.done) == (1, Done.OPENED)
    assert proposed.url == "https://github.com/ink/site/pull/1"
    assert hub.text("galley/2026-W10", PATH) == "# Blots 🖋\n"
    assert PATH not in hub.branches["main"].files
    (pull,) = hub.pulls
    assert (pull.title, pull.head, pull.base) == ("Ink 3", "galley/2026-W10", "main")
    assert pull.body.startswith("Look here.")


def test_the_same_again_writes_nothing(hub: GithubRepository) -> None:
    pull_requests(hub).propose(PROPOSAL)
    writes = len(hub.writes())

    proposed = pull_requests(hub).propose(PROPOSAL)

    assert proposed.done is Done.UNCHANGED
    assert len(hub.writes()) == writes


def test_a_new_text_updates_the_same_branch_and_pull_request(hub: GithubRepository) -> None:
    pull_requests(hub).propose(PROPOSAL)

    proposed = pull_requests(hub).propose(replace(PROPOSAL, text="# More\n", body="Look again."))

    assert (proposed.number, proposed.done) == (1, Done.UPDATED)
    assert hub.text("galley/2026-W10", PATH) == "# More\n"
    assert len(hub.pulls) == 1
    assert hub.pulls[0].body.startswith("Look again.")


def test_what_a_reviewer_changed_on_the_branch_is_not_overwritten(hub: GithubRepository) -> None:
    pull_requests(hub).propose(PROPOSAL)
    hub.commit("galley/2026-W10", PATH, "# Blots, by a reviewer\n")

    with pytest.raises(PullRequestError, match="someone changed _posts/2026"):
        pull_requests(hub).propose(replace(PROPOSAL, text="# More\n"))

    assert hub.text("galley/2026-W10", PATH) == "# Blots, by a reviewer\n"


def test_with_force_the_file_on_the_branch_is_replaced(hub: GithubRepository) -> None:
    pull_requests(hub).propose(PROPOSAL)
    hub.commit("galley/2026-W10", PATH, "# Blots, by a reviewer\n")

    pull_requests(hub).propose(replace(PROPOSAL, text="# More\n"), force=True)

    assert hub.text("galley/2026-W10", PATH) == "# More\n"


def test_an_issue_that_was_merged_may_be_corrected_by_another_pull_request(
    hub: GithubRepository,
) -> None:
    pull_requests(hub).propose(PROPOSAL)
    hub.merge(1)

    proposed = pull_requests(hub).propose(replace(PROPOSAL, text="# Corrected\n"))

    assert (proposed.number, proposed.done) == (2, Done.OPENED)
    assert hub.text("main", PATH) == "# Blots 🖋\n"


def test_the_base_branch_itself_is_never_written_to(hub: GithubRepository) -> None:
    with pytest.raises(PullRequestError, match="main cannot be both"):
        pull_requests(hub).propose(replace(PROPOSAL, branch="main"))

    assert hub.writes() == []


def test_the_merged_text_is_what_the_base_branch_holds(hub: GithubRepository) -> None:
    pull_requests(hub).propose(PROPOSAL)
    hub.commit(PROPOSAL.branch, PATH, "# Blots, by a reviewer\n")
    hub.merge(1)

    assert pull_requests(hub).merged_text(PROPOSAL.branch, PATH) == "# Blots, by a reviewer\n"


def test_an_open_pull_request_is_not_merged(hub: GithubRepository) -> None:
    pull_requests(hub).propose(PROPOSAL)

    with pytest.raises(PullRequestError, match="pull/1: is not merged yet"):
        pull_requests(hub).merged_text(PROPOSAL.branch, PATH)


@pytest.mark.parametrize(
    ("token", "base", "said"),
    [
        ("wrong", "", "ink/site: HTTP 401: Bad credentials"),
        (TOKEN, "gone", "ink/site: HTTP 404: Branch not found"),
    ],
)
def test_a_refusal_is_one_line(hub: GithubRepository, token: str, base: str, said: str) -> None:
    with pytest.raises(PullRequestError) as caught:
        pull_requests(hub, token, base).propose(PROPOSAL)

    assert str(caught.value) == said
    assert TOKEN not in str(caught.value)


def test_a_missing_file_on_the_base_branch_is_said(hub: GithubRepository) -> None:
    with pytest.raises(PullRequestError, match=f"there is no {PATH} on main"):
        pull_requests(hub).merged_text(PROPOSAL.branch, PATH)


def test_a_server_that_hangs_up_is_a_fetch_error(hub: GithubRepository) -> None:
    hub.route("/down/repos/ink/site", Drop())
    broken = PullRequests(
        hub.name, base="", api_url=f"{hub.url}/down", web=loopback_web(), token=TOKEN
    )

    with pytest.raises(FetchError, match="/down/repos/ink/site"):
        broken.propose(PROPOSAL)
