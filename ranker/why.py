"""Why a story is in an issue or not: its parts, its places, its fate, what it is like."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsletter.models import Ranked, Selection
from ranker.facade import Ranking


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A published item that a story is like."""

    title: str
    on: datetime
    likeness: float
    """Cosine in the field's centred space, -1 to 1."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """All there is to say of one story in one issue."""

    ranked: Ranked
    rank: int
    """1 is best, among all stories of the run."""
    of: int
    section_rank: int
    """1 is best, among the stories of its section."""
    fate: str
    """``in``, ``near miss``, ``left out`` or ``ranked too low``."""
    lost_to: str
    """What kept it out, in words; empty when it is in."""
    parts: tuple[tuple[str, float], ...]
    """Its components, the weightiest first."""
    nearest: tuple[Neighbour, ...]


def explain(ranking: Ranking, selection: Selection, story_id: str) -> Explanation | None:
    """Explain the story that has ``story_id`` among its ids; ``None`` when no story does."""
    places = enumerate(ranking.ranked, start=1)
    found = next(((n, r) for n, r in places if story_id in r.story.ids), None)
    if found is None:
        return None
    rank, ranked = found
    fate, lost_to = _fate(ranked, selection)
    rivals = [r for r in ranking.ranked[:rank] if r.section == ranked.section]
    return Explanation(
        ranked=ranked,
        rank=rank,
        of=len(ranking.ranked),
        section_rank=len(rivals),
        fate=fate,
        lost_to=lost_to,
        parts=tuple(sorted(ranked.components.items(), key=lambda part: (-abs(part[1]), part[0]))),
        nearest=neighbours(ranking, ranked.story.id),
    )


def neighbours(ranking: Ranking, story_id: str) -> tuple[Neighbour, ...]:
    """The newsletter's published items that the story is most like."""
    scored = next(one.scored for one in ranking.judged if one.scored.story.id == story_id)
    return tuple(Neighbour(p.candidate.title, p.on, like) for p, like in scored.nearest)


def _fate(ranked: Ranked, selection: Selection) -> tuple[str, str]:
    if any(ranked.story.id == r.story.id for items in selection.chosen.values() for r in items):
        return "in", ""
    for misses in selection.near_misses.values():
        for miss in misses:
            if miss.ranked.story.id == ranked.story.id:
                return "near miss", miss.obstacle
    for left in selection.left_out:
        if left.story.id == ranked.story.id:
            return "left out", left.reason
    last = selection.chosen.get(ranked.section, ())
    if not last:
        return "ranked too low", "the section takes nothing"
    ahead = last[-1].score - ranked.score
    return "ranked too low", f"scores {ahead:.2f} less than “{last[-1].story.lead.title}”"
