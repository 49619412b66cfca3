"""What past issues taught shows in the next draft."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from flows.issue import Draft, draft_from
from flows.workbench import open_workbench
from newsletter.archive import Archive
from newsletter.models import Candidate, Harvest, Status
from tests.flows.conftest import Galley
from tests.flows.past_weeks import agents, fill_archive, soil, window_of

pytestmark = pytest.mark.usefixtures("quick")

WEEKS = 9
THIS_WEEK = window_of(WEEKS)
ALONE = """\
sources:
  github: {enabled: false}
  signals:
    hf_daily_papers: {enabled: false, url: "http://127.0.0.1:9/"}
    hacker_news: {enabled: false, url: "http://127.0.0.1:9/"}
    linked_stars: false
"""
"""No source is asked anything: the archive holds what there is."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Nine weeks behind it, and the candidates of a tenth."""
    (tmp_path / "config.yaml").write_text(ALONE, encoding="utf-8")
    fill_archive(tmp_path, WEEKS, passed=25)
    new = [soil(WEEKS, place) for place in range(4)]
    new += [agents(WEEKS, place) for place in range(25)]
    bring(tmp_path, *new)
    return tmp_path


def bring(folder: Path, *candidates: Candidate) -> None:
    with closing(Archive.open(".galley/archive.sqlite", folder)) as archive:
        harvest = Harvest("arxiv", Status.OK, candidates)
        archive.record(harvest, THIS_WEEK.label, "", THIS_WEEK.until)


def draft(folder: Path) -> Draft:
    with open_workbench(folder / "config.yaml", clock=lambda: THIS_WEEK.until) as bench:
        return draft_from(bench, THIS_WEEK, [], write=False)


def ranks_of_soil(draft: Draft) -> list[int]:
    mine = {soil(WEEKS, place).id for place in range(4)}
    return [n for n, one in enumerate(draft.ranking.ranked, start=1) if one.story.id in mine]


def test_the_next_draft_leans_to_what_the_newsletter_picks(folder: Path, galley: Galley) -> None:
    before = ranks_of_soil(draft(folder))

    galley("learn")

    after = draft(folder)
    assert sum(ranks_of_soil(after)) < sum(before)
    assert all("learned" in one.components for one in after.ranking.ranked)


def test_what_a_past_issue_had_is_not_proposed_again(folder: Path, galley: Galley) -> None:
    old = agents(WEEKS, 0)
    post = folder / "2025-11-02-ink-letter-1.md"
    post.write_text(f"# Papers\n\n- [{old.title}]({old.url}) was ours.\n", encoding="utf-8")

    galley("learn", post)

    left_out = {one.story.id: one.reason for one in draft(folder).selection.left_out}
    assert left_out[old.id] == "already published"
