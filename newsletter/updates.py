"""News of what was published before: its code, its acceptance, a version that says something else.

Such a story may come back once, as an update that names the earlier issue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from newsletter.comparing import words_changed
from newsletter.identity import identify, normalised_title
from newsletter.models import Blurb, Candidate, Kind, Story

CHANGED_SHARE = 0.15
"""A new version whose abstract differs by fewer of its words corrects slips, and is no news."""
RETITLED_SHARE = 0.5
"""A new title that differs by fewer of its words says the same, and is no news by itself."""

AsPublished = Mapping[str, Mapping[str, Candidate]]
"""Id -> label of the issue that had it, oldest first -> the candidate as it was then."""


@dataclass(frozen=True, slots=True)
class Update:
    """Why a story may come back, and the issue that had it."""

    label: str
    reason: str
    """A clause with the paper as *it*: ``its code is out``."""


def updates_among(stories: Iterable[Story], published: AsPublished) -> dict[str, Update]:
    """Those of ``stories`` with news since they were published, by the story's id.

    One that has come back already is not among them.
    """
    found = ((story.id, _update(story, published)) for story in stories)
    return {story_id: update for story_id, update in found if update}


def _update(story: Story, published: AsPublished) -> Update | None:
    issues = {label for name in story.ids for label in published.get(name, ())}
    if len(issues) != 1:
        return None
    label = issues.pop()
    earlier = {name: published[name][label] for name in story.ids if name in published}
    reason = update_of(story, earlier)
    return Update(label, reason) if reason else None


def update_of(story: Story, earlier: Mapping[str, Candidate]) -> str | None:
    """What is new in ``story`` since its paper was published; ``None`` when nothing is.

    ``earlier`` holds what was published then, by id; a story without a paper has no updates.
    """
    paper = story.of_kind(Kind.PAPER)
    then = earlier.get(paper.id) if paper else None
    if paper is None or then is None:
        return None
    if _code(story.candidates) and not _code(earlier.values()):
        return "its code is out"
    if paper.venue and not then.venue:
        return f"it was accepted at {paper.venue}"
    return "a new version says more" if _says_something_else(then, paper) else None


def labelled(blurb: Blurb | None, update: Update, number: int) -> Blurb:
    """``blurb`` as an update on issue ``number``: the readers are told, and the editor."""
    told = blurb or Blurb("")
    lead = f"Update to issue {number} ({update.label}): {update.reason}."
    text = f"{lead} {told.text}" if told.text else ""
    return replace(
        told, text=text, flags=(*told.flags, f"update of {update.label}: {update.reason}")
    )


def _code(candidates: Iterable[Candidate]) -> bool:
    """Whether a repository is among ``candidates``, or a paper among them links to one."""
    return any(
        candidate.kind is Kind.REPOSITORY
        or any(identify(link).startswith("github:") for link in candidate.links)
        for candidate in candidates
    )


def _says_something_else(then: Candidate, now: Candidate) -> bool:
    if then.updated is None or now.updated is None or now.updated <= then.updated:
        return False
    if now.published and now.updated <= now.published:  # arXiv's date of a first version
        return False
    return (
        _changed(then.text, now.text) >= CHANGED_SHARE
        or _changed(then.title, now.title) >= RETITLED_SHARE
    )


def _changed(then: str, now: str) -> float:
    return words_changed(normalised_title(then).split(), normalised_title(now).split())
