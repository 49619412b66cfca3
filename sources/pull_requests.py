"""An issue as a pull request on GitHub, through PyGithub on the polite client.

Opening it again brings the same branch and the same pull request up to date; a file that someone
else changed on the branch is left alone. How Galley knows its own: the pull request's body ends
with the hash of the text that Galley put there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import requests
from github import GithubException
from github.ContentFile import ContentFile
from github.PullRequest import PullRequest
from github.Repository import Repository

from newsletter.errors import GalleyError
from newsletter.markdown.lines import unix_lines
from sources.fetch_errors import FetchError
from sources.github_api import UNREADABLE, github_client, reason_of
from sources.http import Web

_MARK = re.compile(r"<!-- galley: text ([0-9a-f]{64}) -->")
MAX_BODY_CHARS = 60_000
"""GitHub takes 65,536 characters."""
T = TypeVar("T")


class PullRequestError(GalleyError):
    """A pull request that cannot be opened or read; the text says why."""


class Done(StrEnum):
    """What became of the pull request."""

    OPENED = "opened"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a pull request brings."""

    branch: str
    path: str
    """The file in the repository."""
    text: str
    title: str
    body: str
    """Markdown."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """An open pull request."""

    url: str
    number: int
    done: Done


class PullRequests:
    """The pull requests of one repository into one branch of it.

    ``repository`` is ``owner/name``; an empty ``base`` is the repository's default branch.
    """

    def __init__(
        self, repository: str, *, base: str, api_url: str, web: Web, token: str | None
    ) -> None:
        self._name = repository
        self._base = base
        self._github = github_client(api_url.rstrip("/"), web.session(), token)

    def propose(self, proposal: Proposal, *, force: bool = False) -> Proposed:
        """Open a pull request with ``proposal``, or bring the open one up to date.

        With ``force`` the file on the branch is replaced whoever changed it.

        Raises:
            PullRequestError: GitHub refuses, or someone else changed the file on the branch.
            FetchError: GitHub cannot be reached.
        """
        with self._as_one_line():
            repository = self._github.get_repo(self._name)
            base = self._base or repository.default_branch
            if proposal.branch == base:
                raise PullRequestError(f"{self._name}: {base} cannot be both branch and base")
            pull = _open_pull(repository, proposal.branch, base)
            changed = self._put(repository, proposal, base, pull, force)
            return _show(repository, proposal, base, pull, changed)

    def merged_text(self, branch: str, path: str) -> str:
        """The text of ``path`` on the base branch, after ``branch`` was merged.

        Raises:
            PullRequestError: the pull request is still open, or there is no such file.
            FetchError: GitHub cannot be reached.
        """
        with self._as_one_line():
            repository = self._github.get_repo(self._name)
            base = self._base or repository.default_branch
            pull = _open_pull(repository, branch, base)
            if pull:
                raise PullRequestError(f"{pull.html_url}: is not merged yet")
            file = _file(repository, path, base)
            if file is None:
                raise PullRequestError(f"{self._name}: there is no {path} on {base}")
            return file.decoded_content.decode("utf-8")

    def _put(
        self,
        repository: Repository,
        proposal: Proposal,
        base: str,
        pull: PullRequest | None,
        force: bool,
    ) -> bool:
        """Put the text on the branch, which is made where there is none; whether that changed it.

        Raises:
            PullRequestError: someone else changed it there.
        """
        if not _has_branch(repository, proposal.branch):
            tip = repository.get_branch(base).commit.sha
            repository.create_git_ref(f"refs/heads/{proposal.branch}", tip)
        there = _file(repository, proposal.path, proposal.branch)
        content = proposal.text.encode("utf-8")
        if there is None:
            repository.create_file(proposal.path, proposal.title, content, branch=proposal.branch)
            return True
        if there.decoded_content == content:
            return False
        if not force and not _is_ours(there, pull, _file(repository, proposal.path, base)):
            raise PullRequestError(
                f"{self._name}: someone changed {proposal.path} on {proposal.branch}; "
                "bring that into your file, then use --force"
            )
        repository.update_file(
            proposal.path, proposal.title, content, there.sha, branch=proposal.branch
        )
        return True

    @contextmanager
    def _as_one_line(self) -> Iterator[None]:
        try:
            yield
        except GithubException as error:
            raise PullRequestError(f"{self._name}: {reason_of(error)}") from error
        except FetchError:
            raise
        except UNREADABLE as error:
            raise PullRequestError(f"{self._name}: GitHub's answer cannot be read") from error


def _open_pull(repository: Repository, branch: str, base: str) -> PullRequest | None:
    owner = repository.owner.login
    pulls = repository.get_pulls(state="open", head=f"{owner}:{branch}", base=base)
    return next((pull for pull in pulls if pull.head.ref == branch), None)


def _has_branch(repository: Repository, branch: str) -> bool:
    return _found(lambda: repository.get_branch(branch)) is not None


def _file(repository: Repository, path: str, branch: str) -> ContentFile | None:
    found = _found(lambda: repository.get_contents(path, ref=branch))
    if isinstance(found, list):
        raise PullRequestError(f"{repository.full_name}: {path} is a folder on {branch}")
    return found


def _found(ask: Callable[[], T]) -> T | None:
    """What GitHub has; ``None`` when it has no such thing."""
    try:
        return ask()
    except GithubException as error:
        if error.status == requests.codes.not_found:
            return None
        raise


def _is_ours(there: ContentFile, pull: PullRequest | None, on_base: ContentFile | None) -> bool:
    """Whether the file is as Galley left it, or as it is on the base branch."""
    if on_base and there.sha == on_base.sha:
        return True
    marks: list[str] = _MARK.findall(pull.body or "") if pull else []
    return marks[-1:] == [_hash(there.decoded_content)]


def _show(
    repository: Repository,
    proposal: Proposal,
    base: str,
    pull: PullRequest | None,
    changed: bool,
) -> Proposed:
    """Open the pull request, or tell the open one what is new."""
    mark = f"<!-- galley: text {_hash(proposal.text.encode('utf-8'))} -->"
    body = f"{proposal.body[:MAX_BODY_CHARS].rstrip()}\n\n{mark}"
    if pull is None:
        made = repository.create_pull(base, proposal.branch, title=proposal.title, body=body)
        return Proposed(made.html_url, made.number, Done.OPENED)
    same = (pull.title, unix_lines(pull.body or "")) == (proposal.title, body)
    if not same:
        pull.edit(title=proposal.title, body=body)
    done = Done.UNCHANGED if same and not changed else Done.UPDATED
    return Proposed(pull.html_url, pull.number, done)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
