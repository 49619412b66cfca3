"""What a run decided on each story, in a form that is kept and can be explained later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from newsletter.models import Blurb, Ranked, Selection
from newsletter.records import CHOSEN, NEAR_MISS, Verdict
from ranker.facade import Ranking
from ranker.obstacles import outscored
from ranker.taste import Scored
from summarizers.base import source_text

_KEPT = 300  # of the ranking's head; what was chosen or left out is kept whatever its rank


def verdicts(
    label: str, ranking: Ranking, selection: Selection, blurbs: Mapping[str, Blurb]
) -> Iterator[Verdict]:
    """A verdict for every story of the ranking's head, of the issue, and of what was left out."""
    decided, stories = _decisions(selection), _as_selected(ranking, selection)
    out = {left.story.id for left in selection.left_out}
    places = _section_places(one for one in stories if one.story.id not in out)
    scored = {one.scored.story.id: one.scored for one in ranking.judged}
    for rank, ranked in enumerate(stories, start=1):
        story_id = ranked.story.id
        if rank > _KEPT and story_id not in decided:
            continue
        decision, obstacle = decided.get(story_id) or ("ranked", _outranked(ranked, selection))
        payload = {
            "decision": decision,
            "obstacle": obstacle,
            **_ranked(ranked),
            "section_rank": places.get(story_id),
            "nearest": _nearest(scored[story_id]),
            **_blurb(ranked, blurbs.get(story_id)),
        }
        yield Verdict(label, story_id, rank, payload)


def _decisions(selection: Selection) -> dict[str, tuple[str, str]]:
    """For each story that more than its rank was decided on: what, and what stood in its way."""
    decided = {left.story.id: ("left out", left.reason) for left in selection.left_out}
    for misses in selection.near_misses.values():
        decided |= {miss.ranked.story.id: (NEAR_MISS, miss.obstacle) for miss in misses}
    for chosen in selection.chosen.values():
        decided |= {ranked.story.id: (CHOSEN, "") for ranked in chosen}
    return decided


def _as_selected(ranking: Ranking, selection: Selection) -> list[Ranked]:
    """The ranking, with what its own section had no room for in the section that took it."""
    chosen = {one.story.id: one for items in selection.chosen.values() for one in items}
    return [chosen.get(one.story.id, one) for one in ranking.ranked]


def _section_places(stories: Iterable[Ranked]) -> dict[str, int]:
    """The place of each story among ``stories`` of its section, 1 the best."""
    taken: Counter[str] = Counter()
    places: dict[str, int] = {}
    for ranked in stories:
        taken[ranked.section] += 1
        places[ranked.story.id] = taken[ranked.section]
    return places


def _outranked(ranked: Ranked, selection: Selection) -> str:
    """What a story lost to that came not even near its section."""
    return outscored(
        ranked,
        selection.chosen.get(ranked.section, ()),
        nothing=f"{ranked.section or 'the issue'} takes nothing this week",
        ahead="scores {lead:.2f} less than “{last}”, the last of its section",
    )


def _ranked(ranked: Ranked) -> dict[str, Any]:
    return {
        "title": ranked.story.lead.title,
        "ids": list(ranked.story.ids),
        "score": round(ranked.score, 4),
        "section": ranked.section,
        "section_probability": round(ranked.section_probability, 4),
        "bucket": str(ranked.bucket),
        "components": {name: round(value, 4) for name, value in ranked.components.items()},
        "reasons": list(ranked.reasons),
    }


def _nearest(scored: Scored) -> list[dict[str, Any]]:
    """The newsletter's own picks that the story is most like."""
    return [
        {
            "id": pick.candidate.id,
            "title": pick.candidate.title,
            "published": pick.on.date().isoformat(),
            "likeness": round(likeness, 4),
        }
        for pick, likeness in scored.nearest
    ]


def _blurb(ranked: Ranked, blurb: Blurb | None) -> dict[str, Any]:
    """The blurb, and for each of its sentences the words of the source that bear it out."""
    if blurb is None:
        return {}
    source = source_text(ranked.story)
    evidence = [
        {"sentence": one.text, "source": source[one.start : one.end]} for one in blurb.evidence
    ]
    return {
        "blurb": blurb.text,
        "summarizer": blurb.summarizer,
        "flags": list(blurb.flags),
        "evidence": evidence,
    }
