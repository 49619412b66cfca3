"""Two weeks in a row: what the editor did in the first shows in the draft of the second."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows.gather import fetch_all
from flows.issue import draft_from
from flows.keeping import foresee, keep
from flows.outcome import Outcome, summary_lines
from flows.publication import PublishError
from flows.publishing import PublishRequest, publish
from flows.taste import picks_before
from flows.window import window_of
from flows.workbench import Workbench, open_workbench
from newsletter.issue import Issue
from newsletter.markdown import parse, render
from newsletter.models import Window
from tests.flows.services import Services
from tests.loopback import Reply
from tests.sources.arxiv_server import api, feed
from tests.sources.github_server import json_reply, page, readme, repository, row

pytestmark = pytest.mark.usefixtures("quick")

MONDAY = datetime(2026, 3, 9, 6, tzinfo=UTC)
ONE_PAPER = [{"name": "Papers", "takes": ["publications", "repo-cypher"], "min": 1, "max": 1}]
NEXT_MONDAY = MONDAY + timedelta(days=7)


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """The services as they are on the first Monday."""
    monkeypatch.delenv("GITHUB_TOKEN", raising=False)
    server = Services(MONDAY)
    with server:
        yield server


@pytest.fixture
def folder(tmp_path: Path, services: Services) -> Path:
    services.write_config(tmp_path)
    return tmp_path


@contextmanager
def bench_on(folder: Path, day: datetime) -> Iterator[tuple[Workbench, Window]]:
    with open_workbench(folder / "config.yaml", clock=lambda: day) as bench:
        yield bench, window_of(bench, None, None, None)


def drafted(folder: Path, day: datetime) -> Path:
    """Draft on ``day``; the file."""
    with bench_on(folder, day) as (bench, window):
        outcome = keep(bench, draft_from(bench, window, fetch_all(bench, window)))
    return outcome.placement.path


def told(folder: Path, day: datetime, *, is_dry: bool) -> Outcome:
    """Draft on ``day``, perhaps without writing anything; what is said of it."""
    with open_workbench(folder / "config.yaml", keep=not is_dry, clock=lambda: day) as bench:
        window = window_of(bench, None, None, None)
        harvests = fetch_all(bench, window)
        if is_dry:
            return foresee(bench, draft_from(bench, window, harvests, write=False))
        return keep(bench, draft_from(bench, window, harvests))


def read(path: Path) -> Issue:
    return parse(path.read_text(encoding="utf-8"))


def published(folder: Path, path: Path, day: datetime, *, force: bool = True) -> None:
    with bench_on(folder, day) as (bench, _):
        publish(bench, PublishRequest(file=path, force=force), path.read_text(encoding="utf-8"))


def without(issue: Issue, item_id: str) -> Issue:
    sections = tuple(
        replace(s, items=tuple(i for i in s.items if i.id != item_id)) for s in issue.sections
    )
    return replace(issue, sections=sections)


def arxiv_knows(services: Services, number: str, comment: str) -> None:
    """From now on arXiv answers for the week with nothing, for the paper with a new comment."""
    paper = next(paper for paper in services.papers if paper.number == number)
    accepted = replace(paper, comment=comment, version=2)
    nothing = api([])
    services.route(
        "/arxiv",
        lambda request: Reply(feed([accepted])) if request.query["id_list"] else nothing(request),
    )


def code_appears(services: Services, full_name: str, number: str) -> None:
    """A new repository trends, and calls itself the code of the paper."""
    others = [f"press9/other{place}" for place in range(6)]
    services.route("/trending", Reply(page(*map(row, [full_name, *others]))))
    for name in (full_name, *others):
        services.route(f"/api/repos/{name}", json_reply(repository(name)))
    text = f"# Fresh\n\nThe official code of our paper: https://arxiv.org/abs/{number}\n"
    services.route(f"/api/repos/{full_name}/readme", json_reply(readme(text, full_name=full_name)))


def near_ids(issue: Issue) -> set[str]:
    """What almost made it."""
    return {item.id for section in issue.near_misses for item in section.items}


def first_paper(issue: Issue) -> str:
    """An item that is a paper alone."""
    return next(item.id for item in issue.items if item.id.startswith("arxiv:"))


def test_a_dry_run_tells_what_the_run_would(folder: Path) -> None:
    path = drafted(folder, MONDAY)
    issue = read(path)
    kept, gone, *_ = issue.items
    edited = render(without(issue, gone.id)).replace("Hello everyone!", "Dear all,")
    path.write_text(edited, encoding="utf-8")
    published(folder, path, MONDAY)

    dry, real = (told(folder, MONDAY, is_dry=is_dry) for is_dry in (True, False))

    told_ids = {entry.id for entries in dry.sections.values() for entry in entries}
    assert kept.id in told_ids
    assert gone.id not in told_ids
    assert dry.sections == real.sections
    assert dry.notes == real.notes
    (published_already,) = dry.notes
    assert published_already.startswith("2026-W10 was published on 2026-03-09: what went out stays")
    assert dry.placement.notes == ("1 item deleted by you, and not brought back",)
    assert real.placement.notes == dry.placement.notes
    *_, foreseen, last = summary_lines(dry)
    assert foreseen == (
        f"{path}: would be merged with your edits; 1 item deleted by you, and not brought back"
    )
    assert last == "dry run: nothing was written"


def test_nothing_that_went_out_or_was_dropped_is_proposed_again(folder: Path) -> None:
    path = drafted(folder, MONDAY)
    issue = read(path)
    dropped = next(item.id for item in issue.items if item.id.startswith("github:"))
    path.write_text(render(without(issue, dropped)), encoding="utf-8")
    published(folder, path, MONDAY)

    following = read(drafted(folder, NEXT_MONDAY))

    again = {item.id for item in following.items}
    again |= {item.id for section in following.near_misses for item in section.items}
    assert again.isdisjoint(item.id for item in issue.items)
    assert f"{dropped}): taken out of 2026-W10 by the editor" in following.editor_note


def test_what_waits_in_a_draft_is_left_out_for_that_reason(folder: Path) -> None:
    first = drafted(folder, MONDAY)
    proposed = {item.id for item in read(first).items}

    with bench_on(folder, NEXT_MONDAY) as (bench, window):
        draft = draft_from(bench, window, fetch_all(bench, window))

    reason = "was proposed in the draft of 2026-W10, which is not published"
    reasons = {one.story.id: one.reason for one in draft.selection.left_out}
    waiting = proposed & set(reasons)
    assert waiting
    assert {reasons[name] for name in waiting} == {reason}
    assert proposed.isdisjoint(item.id for item in parse(draft.text).items)
    assert f"{reason}; to have them in the running again, delete {first}" in draft.notes[0]


def test_what_went_out_after_all_is_already_published(folder: Path) -> None:
    with bench_on(folder, MONDAY) as (bench, _):
        other = window_of(bench, None, "2026-03-02", "2026-03-09")
        keep(bench, draft_from(bench, other, fetch_all(bench, other)))
    path = drafted(folder, MONDAY)
    published(folder, path, MONDAY)

    following = read(drafted(folder, NEXT_MONDAY))

    assert "already published" in following.editor_note
    went_out = {item.id for item in read(path).items}
    told = following.editor_note.splitlines()
    assert not any(
        "not published" in line for line in told if went_out & set(re.findall(r"\((\S+)\)", line))
    )


def test_what_the_editor_put_into_a_waiting_draft_waits_there_too(folder: Path) -> None:
    path = drafted(folder, MONDAY)
    issue = read(path)
    used = issue.near_misses[0].items[0]
    first, *rest = issue.sections
    added = replace(first, items=(*first.items, used))
    path.write_text(render(replace(issue, sections=(added, *rest))), encoding="utf-8")

    following = read(drafted(folder, NEXT_MONDAY))

    assert used.id not in {item.id for item in following.items} | near_ids(following)


def test_a_draft_that_was_deleted_gives_its_stories_back(folder: Path) -> None:
    path = drafted(folder, MONDAY)
    proposed = {item.id for item in read(path).items}
    path.unlink()

    following = read(drafted(folder, NEXT_MONDAY))

    assert proposed & ({item.id for item in following.items} | near_ids(following))
    assert "not published" not in following.editor_note


def test_another_draft_of_the_same_days_takes_nothing_from_a_draft(folder: Path) -> None:
    path = drafted(folder, MONDAY)
    before = path.read_bytes()
    with bench_on(folder, MONDAY) as (bench, _):
        other = window_of(bench, None, "2026-03-02", "2026-03-09")
        keep(bench, draft_from(bench, other, fetch_all(bench, other)))

    assert drafted(folder, MONDAY).read_bytes() == before
    published(folder, path, MONDAY, force=False)


def test_two_drafts_of_the_same_days_do_not_both_go_out(folder: Path) -> None:
    path = drafted(folder, MONDAY)
    with bench_on(folder, MONDAY) as (bench, _):
        other = window_of(bench, None, "2026-03-02", "2026-03-09")
        outcome = keep(bench, draft_from(bench, other, fetch_all(bench, other)))
    published(folder, path, MONDAY, force=False)

    with pytest.raises(PublishError, match=r"\[already-published\] .* was in the issue 2026-W10"):
        published(folder, outcome.placement.path, MONDAY, force=False)


@pytest.mark.parametrize(("weeks", "again"), [(0, False), (1, True)])
def test_what_almost_made_it_is_in_the_running_for_as_long_as_config_says(
    folder: Path, services: Services, weeks: int, again: bool
) -> None:
    services.write_config(
        folder,
        ranker={"carry_over_weeks": weeks},
        sources={"arxiv": {"overlap_days": 0}, "github": {"enabled": False}, "feeds": []},
        sections=ONE_PAPER,  # type: ignore[arg-type]
    )
    missed = near_ids(read(drafted(folder, MONDAY)))

    following = read(drafted(folder, NEXT_MONDAY))

    running = {item.id for item in following.items} | near_ids(following)
    assert missed
    assert bool(missed & running) is again


def test_the_ranker_is_given_what_went_out_where_it_went_out(folder: Path) -> None:
    path = drafted(folder, MONDAY)
    published(folder, path, MONDAY)

    with bench_on(folder, NEXT_MONDAY) as (bench, window):
        picks = picks_before(bench, window.since + timedelta(seconds=1))

    sections = {item.id: section.name for section in read(path).sections for item in section.items}
    assert {pick.candidate.id: pick.section for pick in picks} == sections
    assert {pick.on for pick in picks} == {MONDAY}


def test_a_published_paper_that_was_accepted_comes_back_once(
    folder: Path, services: Services
) -> None:
    path = drafted(folder, MONDAY)
    paper = first_paper(read(path))
    published(folder, path, MONDAY)
    arxiv_knows(services, paper.removeprefix("arxiv:"), "Accepted at ACL 2026")

    path = drafted(folder, NEXT_MONDAY)
    (update,) = [item for item in read(path).items if item.id == paper]
    assert update.blurb.startswith("Update to issue 1 (2026-W10): it was accepted at")
    assert update.note.startswith("update of 2026-W10")

    published(folder, path, NEXT_MONDAY)
    third = read(drafted(folder, NEXT_MONDAY + timedelta(days=7)))
    assert paper not in {item.id for item in third.items}


def test_a_published_paper_whose_code_appears_comes_back_with_it(
    folder: Path, services: Services
) -> None:
    path = drafted(folder, MONDAY)
    paper = first_paper(read(path))
    published(folder, path, MONDAY)
    arxiv_knows(services, paper.removeprefix("arxiv:"), comment="")
    code_appears(services, "press9/fresh", paper.removeprefix("arxiv:"))

    following = read(drafted(folder, NEXT_MONDAY))

    (update,) = [item for item in following.items if item.id == "github:press9/fresh"]
    assert "Update to issue 1 (2026-W10): its code is out." in update.blurb
    assert paper in update.identities


def test_papers_without_news_are_asked_for_and_stay_away(folder: Path, services: Services) -> None:
    path = drafted(folder, MONDAY)
    paper = first_paper(read(path))
    published(folder, path, MONDAY)
    arxiv_knows(services, paper.removeprefix("arxiv:"), comment="")

    following = read(drafted(folder, NEXT_MONDAY))

    assert paper not in {item.id for item in following.items}
    assert paper not in following.editor_note


def test_a_second_draft_asks_for_no_published_paper_again(folder: Path, services: Services) -> None:
    path = drafted(folder, MONDAY)
    paper = first_paper(read(path))
    published(folder, path, MONDAY)
    arxiv_knows(services, paper.removeprefix("arxiv:"), comment="Accepted at ACL 2026.")
    first = drafted(folder, NEXT_MONDAY).read_bytes()
    services.requests.clear()

    again = drafted(folder, NEXT_MONDAY).read_bytes()

    asked = ",".join(request.query.get("id_list", "") for request in services.requests)
    assert b"Update to issue 1" in first
    assert again == first
    assert paper.removeprefix("arxiv:") not in asked


def test_arxiv_out_of_order_is_said_and_the_draft_is_still_made(
    folder: Path, services: Services
) -> None:
    published(folder, drafted(folder, MONDAY), MONDAY)
    services.route("/arxiv", Reply("", 404))

    following = read(drafted(folder, NEXT_MONDAY))

    assert "published papers: failed" in following.editor_note
    assert not any(request.query.get("id_list") for request in services.requests)
