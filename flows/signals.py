"""What else can be learned: the popularity of all, and a closer look at what is near selection."""

from __future__ import annotations

from collections.abc import Sequence

from flows.progress import reporter
from flows.workbench import Workbench
from newsletter.models import Candidate, Harvest, Status, Story, Window
from sources import signals
from sources.articles import complete
from sources.github_api import GithubApi, Patience
from sources.memory import Memory

NEAR = 60
"""How many of the best stories get a closer look: ten times a section's usual quota."""
_PATIENCE_SECONDS = 60.0


def with_popularity(
    bench: Workbench,
    window: Window,
    candidates: Sequence[Candidate],
    harvests: Sequence[Harvest],
    memory: Memory,
) -> tuple[tuple[Candidate, ...], list[Harvest]]:
    """``candidates`` with what a daily list tells of them; trouble joins ``harvests``."""
    config = bench.config.sources.signals.hf_daily_papers
    found = signals.with_upvotes(candidates, config, bench.web, window, bench.now, memory)
    return found.candidates, [*harvests, *_trouble("Daily Papers", found.notes)]


def near_selection(
    bench: Workbench, best: Sequence[Story], harvests: Sequence[Harvest], memory: Memory
) -> tuple[dict[str, Candidate], Sequence[Harvest]]:
    """The candidates of the ``best`` stories that more was learned of, by id.

    Teasers are completed from their pages, links looked up on Hacker News, linked code's stars
    asked for.
    """
    reporter().working("looking closer at what is near selection")
    candidates = [c for story in best[:NEAR] for c in story.candidates]
    completed = complete(_teasers(bench, candidates), bench.web, memory)
    whole = {c.id: c for c in completed.candidates}
    api = GithubApi(
        bench.config.sources.github.api_url,
        bench.web,
        bench.github_token,
        Patience(_PATIENCE_SECONDS, bench.sleep),
    )
    config = bench.config.sources.signals
    asked = [whole.get(c.id, c) for c in candidates]
    found = signals.near_selection(asked, config, bench.web, api, memory)
    changed = {
        new.id: new for old, new in zip(candidates, found.candidates, strict=True) if new != old
    }
    trouble = [
        *_trouble("Full texts", completed.notes),
        *_trouble("Popularity", found.notes),
    ]
    return changed, [*harvests, *trouble]


def _teasers(bench: Workbench, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The posts of the feeds whose config asks for full texts."""
    wanted = {feed.name for feed in bench.config.sources.feeds if feed.full_text}
    return [candidate for candidate in candidates if candidate.source in wanted]


def _trouble(service: str, notes: tuple[str, ...]) -> list[Harvest]:
    return [Harvest(service, Status.PARTIAL, notes=notes)] if notes else []
