"""Publishing through a pull request: opened with ``--pr``, recorded with ``--merged``."""

from __future__ import annotations

from flows.publication import Publication, PublishError, name_in, remember
from flows.workbench import Workbench
from newsletter.markdown import parse
from newsletter.markdown.lines import same_lines
from newsletter.publishing import edits_between, final_text, remarks_note
from newsletter.pull_request import pull_request_body
from newsletter.records import IssueRecord
from sources.pull_requests import Proposal, PullRequests


def propose(bench: Workbench, record: IssueRecord, text: str, *, force: bool) -> Publication:
    """Open a pull request with the draft ``text``, or bring the open one up to date.

    Config must name the repository.

    Raises:
        PublishError: there is no token.
        PullRequestError: GitHub refuses, or someone changed the file on the branch.
        FetchError: GitHub cannot be reached.
    """
    settings, final = bench.config.publish.pull_request, final_text(text)
    if not bench.github_token:
        raise PublishError(
            f"GITHUB_TOKEN: is not set; --pr needs one that may write to {settings.repository}"
        )
    edits = edits_between(record.generated, text)
    proposal = Proposal(
        branch=name_in(bench, settings.branch, record, final),
        path=_path(bench, record, final),
        text=final,
        title=f"{bench.config.newsletter.name} {record.number} ({record.label})",
        body=pull_request_body(parse(text), edits),
    )
    proposed = _pull_requests(bench).propose(proposal, force=force)
    said = f"pull request {proposed.number} {proposed.done}: {proposed.url}"
    notes, address = remarks_note(text), proposed.url
    return Publication(record.label, record.number, said, edits, notes, pull_request=address)


def take_merged(bench: Workbench, record: IssueRecord, text: str) -> Publication:
    """Remember what was merged: the base branch's text, or ``text`` where config names none.

    Raises:
        PublishError: what was merged is no issue.
        PullRequestError: the pull request is not merged, or its file is gone.
        FetchError: GitHub cannot be reached.
    """
    settings, final = bench.config.publish.pull_request, final_text(text)
    place = "the file"
    if settings.repository:
        place, branch = _path(bench, record, final), name_in(bench, settings.branch, record, final)
        merged = _pull_requests(bench).merged_text(branch, place)
        text = text if same_lines(merged, final) else merged
    if not parse(text).items:
        raise PublishError(f"{place}: holds no item; nothing was recorded")
    edits, notes = remember(bench, record, text)
    said = f"recorded {record.label} as it was merged ({place})"
    return Publication(record.label, record.number, said, edits, notes)


def _pull_requests(bench: Workbench) -> PullRequests:
    settings = bench.config.publish.pull_request
    return PullRequests(
        settings.repository,
        base=settings.base,
        api_url=settings.api_url or bench.config.sources.github.api_url,
        web=bench.web,
        token=bench.github_token,
    )


def _path(bench: Workbench, record: IssueRecord, final: str) -> str:
    """The file's place in the repository."""
    folder = bench.config.publish.pull_request.folder
    name = name_in(bench, bench.config.publish.file_name, record, final)
    return f"{folder}/{name}" if folder else name
