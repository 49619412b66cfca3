"""The comment at a draft's head: what the editor should know before reading on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from newsletter.config import Config
from newsletter.counting import counted
from newsletter.models import Blurb, Harvest, Selection, Status, Window
from newsletter.text import tidy
from newsletter.week import first_day, last_day

MAX_LEFT_OUT = 20
MAX_NOTES = 5
_MAX_LINE = 240
_LEFT_OUT = "Left out: "
_NEAR_MISSES = re.compile(r"Almost made it: [\d,]+, below the last section\.")


def editor_note(
    *,
    window: Window,
    number: int,
    harvests: Sequence[Harvest],
    selection: Selection,
    blurbs: Mapping[str, Blurb],
    config: Config,
) -> tuple[str, ...]:
    """The lines of the head comment, in the order of what matters: sources, gaps, what is left."""
    days = _days(window, config.schedule.timezone)
    return (
        f"{config.newsletter.name} {number}, {window.label}: {days}.",
        "`galley publish` takes this comment out, and every other one.",
        *_sources(harvests),
        *_sections(selection, config),
        *_blurbs(selection, blurbs),
        *_near_misses(selection),
        *_left_out(selection),
    )


def _days(window: Window, timezone: str) -> str:
    return f"{first_day(window, timezone)} to {last_day(window, timezone)}"


def _sources(harvests: Sequence[Harvest]) -> Iterator[str]:
    if not harvests:
        return
    yield "Sources:"
    for harvest in sorted(harvests, key=lambda h: h.status is Status.OK):
        found = counted(len(harvest.candidates), "candidate")
        told = "".join(f" {_sentence(note)}" for note in harvest.notes[:MAX_NOTES])
        more = len(harvest.notes) - MAX_NOTES
        rest = f" And {more} more." if more > 0 else ""
        yield _line(f"- {harvest.source}: {harvest.status}, {found}.{told}{rest}")


def _sentence(note: str) -> str:
    words = tidy(note)
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _sections(selection: Selection, config: Config) -> Iterator[str]:
    empty = [section.name for section in config.sections if not selection.chosen.get(section.name)]
    if empty:
        yield f"Nothing this time for {', '.join(empty)}; left out."


def _blurbs(selection: Selection, blurbs: Mapping[str, Blurb]) -> Iterator[str]:
    stories = [ranked.story for chosen in selection.chosen.values() for ranked in chosen]
    without = [story for story in stories if not (story.id in blurbs and blurbs[story.id].text)]
    flagged = [story for story in stories if story.id in blurbs and blurbs[story.id].flags]
    if without:
        yield f"Unsummarised, for you to write: {_titles(story.lead.title for story in without)}"
    if flagged:
        yield "Blurbs to look at:"
    for story in flagged[:MAX_LEFT_OUT]:
        yield _line(f"- {tidy(story.lead.title)}: {'; '.join(blurbs[story.id].flags)}")
    yield from _more(len(flagged))


def _titles(titles: Iterable[str]) -> str:
    return _line("; ".join(tidy(title) for title in titles))


def _near_misses(selection: Selection) -> Iterator[str]:
    yield from _near_misses_line(sum(len(misses) for misses in selection.near_misses.values()))


def _near_misses_line(count: int) -> Iterator[str]:
    if count:
        yield f"Almost made it: {count}, below the last section."


def _left_out(selection: Selection) -> Iterator[str]:
    if not selection.left_out:
        return
    yield f"{_LEFT_OUT}{len(selection.left_out):,}"
    for entry in selection.left_out[:MAX_LEFT_OUT]:
        yield _line(f"- {tidy(entry.story.lead.title)} ({entry.story.id}): {tidy(entry.reason)}")
    yield from _more(len(selection.left_out))


def _more(count: int) -> Iterator[str]:
    if count > MAX_LEFT_OUT:
        yield f"- and {count - MAX_LEFT_OUT:,} more"


def _line(text: str) -> str:
    return text if len(text) <= _MAX_LINE else f"{text[: _MAX_LINE - 1]}…"


@dataclass(frozen=True, slots=True)
class MergedNote:
    """A head comment with what the editor wrote into the one before."""

    text: str
    kept: int
    """How many lines of it are the editor's."""


def merged_note(base: str, mine: str, theirs: str, near_misses: int) -> MergedNote:
    """The note ``theirs`` with what ``mine`` adds to ``base``, each line below the one it was at.

    A line of Galley's that the editor took out stays out while it would say the same. The draft
    holds ``near_misses``, whatever the run counted.
    """
    before, now, anew = (_without_near_misses(note) for note in (base, mine, theirs))
    added, removed = _changes(before, now)
    same = _same_lines(before, anew)
    below: dict[int, list[str]] = defaultdict(list)
    for place, lines in added.items():
        anchor = max((at for at in same if at <= place), default=-1)
        below[same.get(anchor, -1)] += lines
    taken_out = {same[place] for place in removed if place in same}
    merged = list(below[-1])
    for place, line in enumerate(anew):
        merged += [*([] if place in taken_out else [line]), *below[place]]
    told = any(map(_NEAR_MISSES.fullmatch, [*mine.splitlines(), *theirs.splitlines()]))
    text = "\n".join(_with_near_misses(merged, near_misses if told else 0))
    return MergedNote(text, sum(map(len, added.values())))


def _without_near_misses(note: str) -> list[str]:
    return [line for line in note.splitlines() if not _NEAR_MISSES.fullmatch(line)]


def _with_near_misses(lines: list[str], count: int) -> list[str]:
    """``lines`` with the count of the near misses, which stands above what was left out."""
    at = next((n for n, line in enumerate(lines) if line.startswith(_LEFT_OUT)), len(lines))
    return [*lines[:at], *_near_misses_line(count), *lines[at:]]


def _changes(before: Sequence[str], now: Sequence[str]) -> tuple[dict[int, list[str]], set[int]]:
    """The editor's lines by the place in ``before`` that they follow, and the places taken out."""
    added: dict[int, list[str]] = {}
    removed: set[int] = set()
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    for tag, start, stop, new_start, new_stop in matcher.get_opcodes():
        if tag != "equal":
            removed |= set(range(start, stop))
            added[start - 1] = [*now[new_start:new_stop]]
    return added, removed


def _same_lines(before: Sequence[str], anew: Sequence[str]) -> dict[int, int]:
    """The place in ``anew`` of each line of ``before`` that is there, in the same order."""
    blocks = SequenceMatcher(None, before, anew, autojunk=False).get_matching_blocks()
    return {one.a + n: one.b + n for one in blocks for n in range(one.size)}
