"""What ``galley learn`` says: lines for an editor, JSON for a program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from flows.importing import Import, Imported
from flows.learning import EditLessons, RankingLessons, SectionLessons, Told
from newsletter.counting import counted
from ranker.leaning import MIN_HELD_OUT, MIN_PICKS
from ranker.metrics import Figures

_CUTS = (10, 50, 100)


def told_lines(told: Told) -> Iterator[str]:
    """What was learned, for a person."""
    yield from _import_lines(told.imported)
    yield f"learned from {counted(told.issues, 'issue')}, {counted(told.items, 'item')}"
    yield from _edit_lines(told)
    yield from _topic_lines(told.ranking)
    yield from _section_lines(told.sections)
    yield from _ranking_lines(told.ranking)


def told_json(told: Told) -> dict[str, Any]:
    """What was learned, for a program; ``null`` where there is too little to tell."""
    sections, ranking = told.sections, told.ranking
    return {
        "imported": [_imported_json(one) for one in told.imported.issues],
        "nothing": list(told.imported.nothing),
        "issues": told.issues,
        "items": told.items,
        "edits": _edits_json(told.edits),
        "topics": {"up": list(ranking.topics_up), "down": list(ranking.topics_down)},
        "sections": {
            "items": dict(sections.counts),
            "words": {name: list(words) for name, words in sections.words.items()},
            "without_a_section": dict(sections.strange),
            "held_out": asdict(sections.gain) if sections.gain else None,
            "used": sections.is_kept,
        },
        "ranking": {
            "picks": ranking.picks,
            "weeks": ranking.weeks,
            "held_out": asdict(ranking.gain) if ranking.gain else None,
            "used": ranking.is_kept,
        },
    }


def _import_lines(imported: Import) -> Iterator[str]:
    for one in imported.issues:
        yield f"{one.post.path}: {one.label}, {_items(one)}{_said(one)}"


def _items(one: Imported) -> str:
    said = counted(one.items, "item")
    return said if one.linked == one.items else f"{said} ({one.linked} with a link)"


def _said(one: Imported) -> str:
    undated = f"; says no day, taken as {one.post.day}" if not one.post.is_dated else ""
    known = "; known already, and its new text taken over" if one.is_changed else "; known already"
    return undated if one.is_new else f"{known}{undated}"


def _imported_json(one: Imported) -> dict[str, Any]:
    return {
        "file": str(one.post.path),
        "label": one.label,
        "number": one.number,
        "day": one.post.day.isoformat(),
        "items": one.items,
        "with_link": one.linked,
        "new": one.is_new,
        "changed": one.is_changed,
    }


def _edit_lines(told: Told) -> Iterator[str]:
    """What the editor did, and what becomes of each."""
    edits = told.edits
    if not edits.drafts:
        return
    if not edits.any:
        yield f"you published {counted(edits.drafts, 'draft')} with nothing changed"
        return
    yield f"what you did to {counted(edits.drafts, 'draft')}:"
    leans = "it also turns" if edits.dropped == 1 else "they also turn"
    if edits.added:
        yield f"  {edits.added} added: picks like any other that you published"
    if edits.dropped and told.ranking.is_kept:
        yield f"  {edits.dropped} dropped: not proposed again; {leans} the ranking away"
    elif edits.dropped:
        yield f"  {edits.dropped} dropped: not proposed again"
    for (before, after), count in edits.moved.items():
        taught = "teaches the sections" if told.sections.is_kept else "counts where you put it"
        yield f"  {count} moved from {before} to {after}: {taught}"
    if edits.reworded:
        yield f"  {edits.reworded} reworded: kept beside the draft's words; not learned from"


def _edits_json(edits: EditLessons) -> dict[str, Any]:
    moved = [
        {"from": before, "to": after, "items": count}
        for (before, after), count in edits.moved.items()
    ]
    return asdict(edits) | {"moved": moved}


def _topic_lines(ranking: RankingLessons) -> Iterator[str]:
    if ranking.topics_up:
        yield f"topics up, in the later half of the issues: {', '.join(ranking.topics_up)}"
    if ranking.topics_down:
        yield f"topics down: {', '.join(ranking.topics_down)}"


def _section_lines(sections: SectionLessons) -> Iterator[str]:
    yield "sections:"
    for name, count in sections.counts.items():
        words = ", ".join(sections.words.get(name, ()))
        yield f"  {name}, {counted(count, 'item')}{': ' + words if words else ''}"
    if sections.strange:
        named = ", ".join(f"{name} ({count})" for name, count in sections.strange.items())
        yield f"  in no section of config.yaml: {named}"
    yield f"  {_section_gain(sections)}"


def _section_gain(sections: SectionLessons) -> str:
    gain = sections.gain
    if gain is None:
        return "too few issues to tell what they teach; Galley's own sense of sections is used"
    said = (
        f"on issues held out, {_share(gain.learned)} of {gain.items} items in their section, "
        f"{_share(gain.shipped)} without learning"
    )
    return said if sections.is_kept else f"{said}; so what they teach is not used"


def _ranking_lines(ranking: RankingLessons) -> Iterator[str]:
    yield f"ranking: looks back on {counted(ranking.picks, 'item')} that you published"
    if ranking.gain is None:
        yield f"  {_too_few(ranking)}"
        return
    gain = ranking.gain
    issues, picks = counted(gain.learned.weeks, "issue"), counted(gain.learned.picks, "pick")
    yield f"  on {issues} held out ({picks}), the share of your picks among the best:"
    yield f"    as shipped:                 {_recalls(gain.shipped)}"
    yield f"    looking back on past picks: {_recalls(gain.looking_back)}"
    yield f"    and leaning their way:      {_recalls(gain.learned)}"
    if not ranking.is_kept:
        yield (
            "  so which way your picks lean is not used: that takes "
            f"{MIN_PICKS} picks among candidates, and a gain"
        )


def _too_few(ranking: RankingLessons) -> str:
    have = counted(ranking.weeks, "issue") if ranking.weeks else "no issue"
    leans = "; it leans to your picks nonetheless" if ranking.is_kept else ""
    return (
        "too few weeks to tell how much better: the archive holds the candidates of "
        f"{have}, and it takes {MIN_HELD_OUT}{leans}"
    )


def _recalls(figures: Figures) -> str:
    return ", ".join(f"{_share(figures.recall[cut])} in the first {cut}" for cut in _CUTS)


def _share(value: float) -> str:
    return f"{100 * value:.0f}%"
