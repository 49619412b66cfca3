"""``galley why``: the verdicts on a story, in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flows.workbench import existing_archive
from newsletter.archive import Archive
from newsletter.config import load_config
from newsletter.errors import GalleyError
from newsletter.identity import identify
from newsletter.records import Verdict


class UnknownStoryError(GalleyError):
    """No run decided anything on the story; the text says where it was looked for."""


def explained(config: Path, name: str, label: str | None) -> list[Verdict]:
    """The verdicts on the story that ``name`` (an id or an address) stands for, newest first.

    Raises:
        UnknownStoryError: no issue, or not the one named ``label``, had it in the running.
    """
    with existing_archive(load_config(config), config.resolve().parent) as archive:
        found = _find(archive, name, label or "") if archive else []
        if found:
            return found
        seen = archive.candidate(_canonical(name)) if archive else None
    if seen:
        ranked_low = "but it stood too far down the ranking for its verdict to be kept"
        raise UnknownStoryError(f"{name}: was seen on {seen.first_seen:%Y-%m-%d}, {ranked_low}")
    raise UnknownStoryError(f"{name}: no source has brought it")


def lines_of(verdict: Verdict) -> Iterator[str]:
    """The verdict for a person to read."""
    said = verdict.payload
    yield f"{said['title']} ({verdict.story_id})"
    yield f"  {verdict.label}: {_decision(verdict)}"
    yield f"  because: {'; '.join(said['reasons'])}"
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


def _find(archive: Archive, name: str, label: str) -> list[Verdict]:
    story_id = _canonical(name)
    own = archive.verdicts(label=label, story_id=story_id)
    return own or [v for v in archive.verdicts(label=label) if story_id in v.payload["ids"]]


def _canonical(name: str) -> str:
    prefixed = name.startswith(("arxiv:", "github:", "url:"))
    return name if prefixed else identify(name)


def _decision(verdict: Verdict) -> str:
    said = verdict.payload
    among = f" {said['section_rank']}" if "section_rank" in said else ""
    place = f"rank {verdict.rank}; {said['section'] or 'no section'}{among}"
    obstacle = f": {said['obstacle']}" if said["obstacle"] else ""
    return f"{said['decision']} ({place}){obstacle}"


def _components(components: dict[str, Any]) -> str:
    largest = sorted(components.items(), key=lambda part: -abs(part[1]))
    return ", ".join(f"{name} {value:+.2f}" for name, value in largest)
