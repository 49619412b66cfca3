"""What earlier issues published: with news it may come back as an update, without it stays out.

Sources bring what is new. What was published may have got its code, a venue or a new version since,
which no source tells: so its papers are asked for again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from flows.gather import candidate_sources
from flows.publication import desk_of
from flows.workbench import Workbench
from newsletter.identity import identify
from newsletter.models import Blurb, Candidate, Harvest, Kind, Status, Story, Window
from newsletter.records import CANDIDATE, payload
from newsletter.updates import AsPublished, Update, labelled, update_of, updates_among
from sources.arxiv_papers import SOURCE as ARXIV
from sources.lookup import look_up_papers
from sources.memory import Memory

SOURCE = "published papers"
"""The name under which looking again is reported."""
_WITH_THOSE_TOLD = {
    Status.OK: Status.OK,
    Status.QUIET: Status.OK,
    Status.PARTIAL: Status.PARTIAL,
    Status.FAILED: Status.PARTIAL,
}
"""How asking for the rest ended, as how asking for all of them did."""
_WATCHED = timedelta(weeks=52)
"""How long after its issue a published paper is looked at again."""


def look_again(
    bench: Workbench, window: Window, harvests: Sequence[Harvest], memory: Memory
) -> list[Harvest]:
    """Ask arXiv for the papers of the last year's issues; those with news join the candidates.

    Empty when there is none to ask for, or arXiv is no source of this newsletter; an arXiv that
    failed in ``harvests`` is left alone.
    """
    published = _watched(bench, window)
    numbers = [name.removeprefix("arxiv:") for name in published if name.startswith("arxiv:")]
    if not numbers or ARXIV not in candidate_sources(bench.config):
        return []
    if any(one.source == ARXIV and one.status is Status.FAILED for one in harvests):
        return [Harvest(SOURCE, Status.FAILED, notes=("not asked for, since arXiv failed",))]
    found = _as_now(bench, numbers, memory)
    linked = _linked(bench, window)
    news = [paper for paper in found.candidates if _has_news(paper, published, linked)]
    harvest = replace(found, source=SOURCE, candidates=tuple(news))
    bench.archive.record(harvest, window.label, "", bench.now)
    return [harvest]


def _as_now(bench: Workbench, numbers: Sequence[str], memory: Memory) -> Harvest:
    """The papers with these arXiv numbers, as arXiv has them now or had them a short while ago."""
    told = memory.recall(SOURCE, numbers)
    found = look_up_papers([one for one in numbers if one not in told], desk_of(bench))
    memory.keep(SOURCE, {c.id.removeprefix("arxiv:"): payload(c) for c in found.candidates})
    if not told:
        return found
    papers = (*map(CANDIDATE.validate_python, told.values()), *found.candidates)
    return replace(found, status=_WITH_THOSE_TOLD[found.status], candidates=papers)


def _watched(bench: Workbench, window: Window) -> AsPublished:
    """What a single issue of the last year published, as it was then."""
    recent = {
        issue.label
        for issue in bench.archive.issues(before=window.since)
        if issue.window.until > window.since - _WATCHED
    }
    found = bench.archive.published_candidates(window.since)
    return {name: then for name, then in found.items() if len(then) == 1 and recent & set(then)}


def _linked(bench: Workbench, window: Window) -> frozenset[str]:
    """The ids that this window's repositories link to."""
    seen = bench.archive.candidates(window, candidate_sources(bench.config))
    repositories = (s.candidate for s in seen if s.candidate.kind is Kind.REPOSITORY)
    return frozenset(identify(link) for one in repositories for link in one.links)


def _has_news(paper: Candidate, published: AsPublished, linked: frozenset[str]) -> bool:
    if paper.id in linked:
        return True
    then = next(iter(published[paper.id].values()))
    return update_of(Story(paper), {paper.id: then}) is not None


def updates_of(bench: Workbench, window: Window, stories: Iterable[Story]) -> dict[str, Update]:
    """Those of ``stories`` that may come back, by the story's id."""
    return updates_among(stories, bench.archive.published_candidates(window.since))


def barred_ids(
    bench: Workbench, window: Window, stories: Iterable[Story], updates: Mapping[str, Update]
) -> frozenset[str]:
    """The ids that other issues had, without those of the ``stories`` that come back."""
    back = {name for story in stories if story.id in updates for name in story.ids}
    return frozenset(bench.archive.used_elsewhere(window)) - back


def told_as_updates(
    bench: Workbench, blurbs: Mapping[str, Blurb], updates: Mapping[str, Update]
) -> dict[str, Blurb]:
    """``blurbs``, those of updates beginning with what is new and where it was before."""
    told = dict(blurbs)
    for story_id, update in updates.items():
        issue = bench.archive.issue(update.label)
        if story_id in told and issue:
            told[story_id] = labelled(told[story_id], update, issue.number)
    return told
