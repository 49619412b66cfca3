"""``galley learn``: the newsletter's own issues teach the ranking and the sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.importing import Import, import_posts
from flows.lock import run_lock
from flows.past_weeks import PastIssue, past_issues, past_weeks, placed_now
from flows.progress import reporter, reporting
from flows.workbench import Workbench, learned_folder, open_workbench
from newsletter.counting import counted
from newsletter.errors import GalleyError
from newsletter.past_issues import section_now
from ranker.leaning import (
    MIN_HELD_OUT,
    Gain,
    held_out_from,
    held_out_gain,
    is_of_use,
    learn_leaning,
    look_back,
)
from ranker.learn import Learned, learn_sections, section_words, topic_shift
from ranker.section_gain import SectionGain, section_gain
from ranker.section_model import SectionModel
from ranker.taste import Leaning
from ranker.weights import shipped_weights

_WAIT_SECONDS = 600.0


class NothingToLearnError(GalleyError):
    """There is no published issue to learn from; the text says what to do."""


@dataclass(frozen=True, slots=True)
class SectionLessons:
    """Where the items stood, and what that taught."""

    counts: Mapping[str, int]
    """How many items each section of the config has."""
    words: Mapping[str, Sequence[str]]
    """The words that tell each section's items from the others'."""
    strange: Mapping[str, int]
    """Past sections that no section of the config answers to, with their items."""
    gain: SectionGain | None
    """``None`` with too few items to tell."""
    is_kept: bool
    """Whether later drafts use it: not when it places held-out items worse than what is shipped."""


@dataclass(frozen=True, slots=True)
class RankingLessons:
    """What was picked, and what that taught."""

    picks: int
    topics_up: Sequence[str]
    topics_down: Sequence[str]
    weeks: int
    """How many issues have their week's candidates in the archive."""
    gain: Gain | None
    """``None`` with too few such weeks to tell."""
    is_kept: bool
    """Whether later drafts lean; they look back on past picks in any case."""


@dataclass(frozen=True, slots=True)
class EditLessons:
    """What the editor did to the drafts that went out."""

    drafts: int
    added: int
    dropped: int
    moved: Mapping[tuple[str, str], int]
    """How many items, by the sections from and to."""
    reworded: int

    @property
    def any(self) -> bool:
        """Whether the editor did anything to them."""
        return bool(self.added or self.dropped or self.moved or self.reworded)


@dataclass(frozen=True, slots=True)
class Told:
    """All that was learned."""

    imported: Import
    issues: int
    items: int
    edits: EditLessons
    sections: SectionLessons
    ranking: RankingLessons


def learn_from(config: Path, posts: Sequence[Path], *, quiet: bool) -> Told:
    """Import ``posts``, learn from every published issue, and keep what helps.

    Raises:
        ConfigError, ArchiveError: the config or the archive cannot be used.
        DocumentError: a post is not there, or none of them is an issue.
        NothingToLearnError: there is no published issue.
    """
    with (
        reporting(quiet=quiet),
        open_workbench(config) as bench,
        run_lock(bench.state, _WAIT_SECONDS, reporter().say, bench.archive),
    ):
        imported = import_posts(bench, posts)
        issues = past_issues(bench)
        if not issues:
            raise NothingToLearnError(
                "no issue is published yet; name the files or folders of your past issues"
            )
        reporter().working(f"learning from {counted(len(issues), 'issue')}")
        return _learn(bench, imported, issues)


def _learn(bench: Workbench, imported: Import, issues: Sequence[PastIssue]) -> Told:
    sections, model = _sections(bench, issues)
    ranking, leaning = _ranking(bench, issues)
    kept = Learned(leaning if ranking.is_kept else None, model if sections.is_kept else None)
    kept.save(learned_folder(bench.state))
    items = sum(len(issue.issue.items) for issue in issues)
    return Told(imported, len(issues), items, _edits(issues), sections, ranking)


def _edits(issues: Sequence[PastIssue]) -> EditLessons:
    """What the drafts' editing taught; an issue that was only imported had no draft."""
    lessons = [issue.lesson for issue in issues if issue.record.generated]
    moves = Counter((m.section_before, m.section) for one in lessons for m in one.moved)
    return EditLessons(
        drafts=len(lessons),
        added=sum(item.is_added for one in lessons for item in one.picked),
        dropped=sum(len(one.dropped) for one in lessons),
        moved=dict(moves.most_common()),
        reworded=sum(len(one.reworded) for one in lessons),
    )


def _sections(
    bench: Workbench, issues: Sequence[PastIssue]
) -> tuple[SectionLessons, SectionModel | None]:
    """What the items' places teach, by the names of the config's sections."""
    sections = bench.config.sections
    placed, ours = [one for issue in issues for one in issue.placed], placed_now(issues, sections)
    items = [one.item for one in ours]
    gain = section_gain(ours, sections, bench.embedder)
    counts = Counter(one.section for one in ours)
    strange = Counter(s for one in placed if not section_now(s := one.section, sections))
    told = SectionLessons(
        counts={s.name: counts[s.name] for s in sections},
        words=section_words(items),
        strange=dict(strange.most_common()),
        gain=gain,
        is_kept=gain is not None and gain.learned >= gain.shipped,
    )
    return told, learn_sections(items, bench.embedder)


def _ranking(
    bench: Workbench, issues: Sequence[PastIssue]
) -> tuple[RankingLessons, Leaning | None]:
    """What the picks teach, where the archive knows what they were picked from."""
    weeks, embedder = past_weeks(bench, issues), bench.embedder
    looks = look_back(weeks, shipped_weights(), embedder)
    held_out = weeks[held_out_from(len(weeks)) :] if len(weeks) >= MIN_HELD_OUT else []
    plain = look_back(held_out, shipped_weights(), embedder, plain=True)
    leaning, gain = learn_leaning(looks), held_out_gain(looks, plain)
    up, down = topic_shift([title for issue in issues for title in _titles(issue)])
    told = RankingLessons(
        picks=sum(len(issue.picks) for issue in issues),
        topics_up=up,
        topics_down=down,
        weeks=len(weeks),
        gain=gain,
        is_kept=is_of_use(leaning, gain),
    )
    return told, leaning


def _titles(past: PastIssue) -> list[str]:
    """Of the issue's picks that have a title of their own, not just how their text begins."""
    known = (pick.candidate for pick in past.picks)
    return [one.title for one in known if not one.text.startswith(one.title.removesuffix("…"))]
