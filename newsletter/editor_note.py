"""The comment at a draft's head: what the editor should know before reading on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from newsletter.config import Config
from newsletter.models import Blurb, Harvest, Selection, Status, Window
from newsletter.text import tidy

MAX_LEFT_OUT = 20
MAX_NOTES = 5
_MAX_LINE = 240


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
    return (
        f"{config.newsletter.name} {number}, {window.label}: {_days(window)}.",
        "`galley publish` takes this comment out, and every other one.",
        *_sources(harvests),
        *_sections(selection, config),
        *_blurbs(selection, blurbs),
        *_near_misses(selection),
        *_left_out(selection),
    )


def _days(window: Window) -> str:
    last = window.until - timedelta(microseconds=1)
    return f"{window.since:%Y-%m-%d} to {last:%Y-%m-%d}"


def _sources(harvests: Sequence[Harvest]) -> Iterator[str]:
    if not harvests:
        return
    yield "Sources:"
    for harvest in sorted(harvests, key=lambda h: h.status is Status.OK):
        count = len(harvest.candidates)
        noun = "candidate" if count == 1 else "candidates"
        told = "".join(f" {_sentence(note)}" for note in harvest.notes[:MAX_NOTES])
        more = len(harvest.notes) - MAX_NOTES
        rest = f" And {more} more." if more > 0 else ""
        yield _line(f"- {harvest.source}: {harvest.status}, {count:,} {noun}.{told}{rest}")


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
    count = sum(len(misses) for misses in selection.near_misses.values())
    if count:
        yield f"Almost made it: {count}, below the last section."


def _left_out(selection: Selection) -> Iterator[str]:
    if not selection.left_out:
        return
    yield f"Left out: {len(selection.left_out):,}"
    for entry in selection.left_out[:MAX_LEFT_OUT]:
        yield _line(f"- {tidy(entry.story.lead.title)} ({entry.story.id}): {tidy(entry.reason)}")
    yield from _more(len(selection.left_out))


def _more(count: int) -> Iterator[str]:
    if count > MAX_LEFT_OUT:
        yield f"- and {count - MAX_LEFT_OUT:,} more"


def _line(text: str) -> str:
    return text if len(text) <= _MAX_LINE else f"{text[: _MAX_LINE - 1]}…"
