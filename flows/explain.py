"""``galley why``: the verdicts on a story, and what became of it, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from flows.workbench import existing_archive, no_archive_yet
from newsletter.archive import Archive
from newsletter.comparing import Edit, EditKind
from newsletter.config_file import load_config
from newsletter.coverage import id_named
from newsletter.errors import GalleyError, RequestError
from newsletter.models import ALREADY_PUBLISHED
from newsletter.publishing import edits_between, name_of
from newsletter.records import CHOSEN, IssueRecord, Seen, Verdict
from newsletter.week import named_window

_LATEST = 5
"""How many issues are named where the one that was asked for is not there."""


_WHY = "because"
_ALL_THE_SAME = "known of it"
"""What the reasons are of a story that is out: they are not why."""


class UnknownStoryError(GalleyError):
    """No run decided anything on the story; the text says what is known instead."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a story in one issue."""

    label: str
    story_id: str
    title: str
    verdict: Verdict | None
    """``None`` where no run decided on it: in a past issue, or added by the editor."""
    outcome: str = ""
    """What became of it when the issue went out; empty before, and where it was not up for it."""


def explained(config: Path, name: str, label: str | None) -> list[Answer]:
    """What is known of the story that ``name`` (an id or an address) stands for, newest first.

    Raises:
        RequestError: ``name`` is no id, or ``label`` no week and no days.
        UnknownStoryError: no issue, or not the one named ``label``, had it in the running.
    """
    story_id = id_named(name)
    if story_id is None:
        like = "write it as arxiv:2505.22954, github:owner/name, or an address"
        raise RequestError(f"{name!r} is no id of a story; {like}")
    settings, base = load_config(config), config.resolve().parent
    with existing_archive(settings, base) as archive:
        if archive is None:
            raise UnknownStoryError(
                f"nothing is drafted with {config} yet: {no_archive_yet(settings, base)}; "
                "what was drafted from a recording is told with -c DIR/config.yaml"
            )
        records = _records(archive, label)
        found = [one for record in records for one in _answers(archive, record, story_id)]
        if not found:
            raise UnknownStoryError(f"{story_id}: {_unknown(archive, records, story_id)}")
        return found


def answer_json(answer: Answer) -> dict[str, Any]:
    """The answer for a program."""
    verdict = answer.verdict or Verdict(answer.label, answer.story_id, None, {})
    return asdict(verdict) | {"title": answer.title, "outcome": answer.outcome}


def lines_of(answer: Answer) -> Iterator[str]:
    """The answer for a person to read."""
    yield f"{answer.title} ({answer.story_id})"
    if answer.verdict is None:
        yield f"  {answer.label}: {answer.outcome}"
        return
    said = answer.verdict.payload
    yield f"  {answer.label}: {_decision(answer.verdict)}"
    if answer.outcome:
        yield f"  then: {answer.outcome}"
    is_in = said["decision"] == CHOSEN
    yield f"  {_WHY if is_in else _ALL_THE_SAME}: {'; '.join(said['reasons'])}"
    yield f"  score {said['score']:+.2f} = {_components(said['components'])}"
    yield "    (log-odds of being picked; `ranker.weights` in config.yaml turns each of them)"
    for near in said.get("nearest", ()):
        yield (
            f"  nearest of your picks: “{near['title']}”, published {near['published']} "
            f"(likeness {near['likeness']:.2f})"
        )
    if said.get("blurb"):
        yield f"  blurb ({said['summarizer']}): {said['blurb']}"
    for evidence in said.get("evidence", ()):
        yield f"    “{evidence['sentence']}”"
        yield f"      from: “{evidence['source']}”"
    for flag in said.get("flags", ()):
        yield f"  note: {flag}"


def _records(archive: Archive, label: str | None) -> list[IssueRecord]:
    """The issue named ``label``, or every issue, newest first."""
    records = archive.issues()[::-1]
    if label is None:
        return records
    if not any(record.label == label for record in records):
        named_window(label, "UTC")  # raises when it is no week and no days at all
        latest = ", ".join(record.label for record in records[:_LATEST])
        known = f"the latest are {latest}" if latest else "none is drafted or taken in yet"
        raise UnknownStoryError(f"there is no issue {label}; {known}")
    return [record for record in records if record.label == label]


def _answers(archive: Archive, record: IssueRecord, story_id: str) -> Iterator[Answer]:
    """What is known of the story in the issue of ``record``: one answer, or none."""
    verdict = _verdict(archive, record.label, story_id)
    ids = verdict.payload["ids"] if verdict else [story_id]
    edit = _edit(record, ids)
    if verdict:
        told = _with_earlier(archive, record, verdict)
        title, own_id = told.payload["title"], told.story_id
        yield Answer(record.label, own_id, title, told, _outcome(record, edit, verdict))
    elif edit:
        yield Answer(record.label, story_id, name_of(edit.item), None, _outcome(record, edit, None))


def _verdict(archive: Archive, label: str, story_id: str) -> Verdict | None:
    """The verdict on the story that the thing with this id leads, or else is part of."""
    own = archive.verdicts(label=label, story_id=story_id)
    parts = own or [v for v in archive.verdicts(label=label) if story_id in v.payload["ids"]]
    return parts[0] if parts else None


def _edit(record: IssueRecord, ids: Iterable[str]) -> Edit | None:
    """What the editor did to the story with these ids; ``None`` before the issue went out."""
    if record.published is None:
        return None
    edits, wanted = edits_between(record.generated, record.published), frozenset(ids)
    own = [e for e in edits if wanted & {e.item.id, e.before.id if e.before else ""}]
    about = own or [e for e in edits if not wanted.isdisjoint(e.item.identities)]
    return about[0] if about else None


def _outcome(record: IssueRecord, edit: Edit | None, verdict: Verdict | None) -> str:
    """What became of the story, in words."""
    if edit is None:
        was_in = verdict is not None and verdict.payload["decision"] == CHOSEN
        return "the issue was published without it" if record.published and was_in else ""
    changed = f" ({max(1, round(100 * edit.changed))}% of its words changed)"
    return {
        EditKind.DROPPED: "taken out by you; the issue was published without it",
        EditKind.ADDED: f"added by you to {edit.section}, and published"
        if record.generated
        else f"published in {edit.section}",
        EditKind.MOVED: f"moved by you from {edit.section_before} to {edit.section}, and published",
        EditKind.REWORDED: f"reworded by you{changed}, and published",
        EditKind.KEPT: "published as it was drafted",
    }[edit.kind]


def _with_earlier(archive: Archive, record: IssueRecord, verdict: Verdict) -> Verdict:
    """``verdict``; one on what an earlier issue had, with the name of that issue."""
    if verdict.payload["obstacle"] != ALREADY_PUBLISHED:
        return verdict
    used = archive.used_elsewhere(record.window)
    label = next((used[name] for name in verdict.payload["ids"] if name in used), None)
    if label is None:
        return verdict
    obstacle = f"{ALREADY_PUBLISHED} in {label}"
    return replace(verdict, payload={**verdict.payload, "obstacle": obstacle})


def _unknown(archive: Archive, records: Iterable[IssueRecord], story_id: str) -> str:
    """What is known of a story that none of the issues ``records`` tells of."""
    seen = archive.candidate(story_id)
    if seen is None:
        return "no source has brought it"
    sighted = archive.labels_sighted(story_id)
    ran = [record.label for record in records if _had_in_running(record, seen, sighted)]
    first = f"was first seen on {seen.first_seen:%Y-%m-%d}"
    if not ran:
        return f"{first}; {_in_no_running([record.label for record in records])}"
    return (
        f"{first}, and was in the running for {', '.join(ran[:_LATEST])}, "
        "too far down the ranking for its verdict to be kept"
    )


def _in_no_running(labels: Sequence[str]) -> str:
    if not labels:
        return "no issue is drafted yet"
    issues = labels[0] if len(labels) == 1 else f"any of {len(labels)} issues"
    return f"it was not in the running for {issues}"


def _had_in_running(record: IssueRecord, seen: Seen, sighted: frozenset[str]) -> bool:
    """Whether the run that drafted the issue knew the candidate as one of its week."""
    if record.drafted_at is None or seen.first_seen > record.drafted_at:
        return False
    published, window = seen.candidate.published, record.window
    return record.label in sighted or bool(published and window.since <= published < window.until)


def _decision(verdict: Verdict) -> str:
    said = verdict.payload
    obstacle = f": {said['obstacle']}" if said["obstacle"] else ""
    return f"{said['decision']} ({_place(verdict.rank, said)}){obstacle}"


def _place(rank: int | None, said: Mapping[str, Any]) -> str:
    """Where it stood: among all, and among those of its section that could be chosen."""
    if said.get("section_rank"):
        return f"rank {rank} overall, {said['section_rank']} in {said['section']}"
    return f"rank {rank} overall; {said['section'] or 'no section'}"


def _components(components: dict[str, Any]) -> str:
    largest = sorted(components.items(), key=lambda part: -abs(part[1]))
    return ", ".join(f"{name} {value:+.2f}" for name, value in largest)
