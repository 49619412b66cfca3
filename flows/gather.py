"""What the sources bring: each asked for a window, its answer kept in the archive."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus

from flows.fresh import is_fresh
from flows.progress import reporter
from flows.workbench import Workbench
from newsletter.config import Config
from newsletter.errors import RequestError
from newsletter.models import Harvest, Status, Window
from newsletter.records import HarvestRecord
from sources.arxiv import ArxivSource
from sources.feeds import FeedOutcome, FeedsSource, FeedState
from sources.github import GithubSource

_GOOD = frozenset({Status.OK, Status.QUIET})


def source_names(config: Config) -> list[str]:
    """The sources that config turns on; all feeds together are one."""
    enabled = {
        "arxiv": config.sources.arxiv.enabled,
        "github": config.sources.github.enabled,
        "feeds": bool(config.sources.feeds),
    }
    return [name for name, on in enabled.items() if on]


def asked_sources(config: Config) -> list[str]:
    """As :func:`source_names`, of which a run needs at least one.

    Raises:
        RequestError: config turns every source off.
    """
    names = source_names(config)
    if not names:
        raise RequestError(
            "every source is switched off: turn on sources.arxiv or sources.github, "
            "or list a feed in sources.feeds"
        )
    return names


def have_all_failed(harvests: Iterable[Harvest]) -> bool:
    """Whether no source answered."""
    return all(harvest.status is Status.FAILED for harvest in harvests)


def candidate_sources(config: Config) -> list[str]:
    """The names that candidates of the enabled sources carry: each feed has its own."""
    names = [name for name in source_names(config) if name != "feeds"]
    return [*names, *(feed.name for feed in config.sources.feeds)]


def timeout_of(config: Config, name: str) -> float:
    """The seconds that a source keeps to by itself."""
    seconds = {
        "arxiv": config.sources.arxiv.timeout_seconds,
        "github": config.sources.github.timeout_seconds,
        "feeds": config.sources.feeds_timeout_seconds,
    }
    return seconds[name]


def fetch_all(bench: Workbench, window: Window) -> list[Harvest]:
    """Ask every source at once, without Prefect; one that breaks is a failed harvest.

    Raises:
        RequestError: there is none to ask.
    """
    names = asked_sources(bench.config)
    with ThreadPoolExecutor(max_workers=len(names)) as pool:
        # The context tells whom to report to, and threads do not take it over by themselves.
        groups = [pool.submit(copy_context().run, _fetched, bench, name, window) for name in names]
        return [harvest for group in groups for harvest in group.result()]


def _fetched(bench: Workbench, name: str, window: Window) -> list[Harvest]:
    try:
        return fetch(bench, name, window, refresh=True)
    except Exception as error:  # whatever it is, the others' answers are worth having
        return [failed_harvest(name, error)]


def fetch(bench: Workbench, name: str, window: Window, refresh: bool) -> list[Harvest]:
    """The harvests of one source, kept in the archive; of all feeds, for ``feeds``.

    What answered well for this window in the last hours is not asked again unless ``refresh``, so
    a run that was cut short goes on where it was.
    """
    kept = {} if refresh else _kept(bench, name, window)
    recalled = {source: _recalled(bench, record, window) for source, record in kept.items()}
    for source, record in kept.items():
        reporter().say(f"{_progress_line(recalled[source])}, {_kept_since(record)}")
    fetched = [_archived(bench, window, one) for one in _FETCHERS[name](bench, window, kept)]
    return _in_order(bench.config, [*recalled.values(), *fetched])


def _archived(bench: Workbench, window: Window, answer: _Answer) -> Harvest:
    """The harvest of ``answer``, kept before the next is waited for."""
    harvest = answer.harvest
    bench.archive.record(harvest, window.label, _asked(bench, harvest.source), bench.now)
    if answer.feed:
        # Only now: a feed whose validators are kept will not send again what is not archived.
        bench.archive.save_feed_states({answer.feed.url: answer.feed.as_dict()})
    reporter().say(_progress_line(harvest))
    return harvest


def failed_harvest(name: str, error: BaseException) -> Harvest:
    """A source that broke in a way that it did not foresee, as a harvest that says so."""
    first = (str(error) or type(error).__name__).splitlines()[0]
    reason = "took too long and was given up" if isinstance(error, TimeoutError) else first
    return Harvest(name, Status.FAILED, notes=(reason,))


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a source gave just now, and what to remember of it when it is a feed."""

    harvest: Harvest
    feed: FeedState | None = None


def _arxiv(bench: Workbench, window: Window, kept: Collection[str]) -> Iterator[_Answer]:
    if "arxiv" not in kept:
        config = bench.config.sources.arxiv
        source = ArxivSource(config, bench.web, now=bench.now, sleep=bench.sleep)
        yield _Answer(source.fetch(window))


def _github(bench: Workbench, window: Window, kept: Collection[str]) -> Iterator[_Answer]:
    if "github" not in kept:
        source = GithubSource(
            bench.config.sources.github,
            bench.web,
            token=bench.github_token,
            now=bench.now,
            star_history=bench.archive.star_history,
            sleep=bench.sleep,
        )
        yield _Answer(source.fetch(window))


def _feeds(bench: Workbench, window: Window, kept: Collection[str]) -> Iterator[_Answer]:
    states = bench.archive.feed_states()
    records = bench.archive.harvests(window.label)
    source = FeedsSource(
        [feed for feed in bench.config.sources.feeds if feed.name not in kept],
        bench.web,
        states={url: FeedState.from_dict(state) for url, state in states.items()},
        seen=partial(_seen_before, bench, window),
        now=bench.now,
        seconds=bench.config.sources.feeds_timeout_seconds,
    )
    for outcome in source.fetch(window):
        yield _Answer(_harvest_of(bench, window, records, outcome), outcome.state)


def _seen_before(bench: Workbench, window: Window, feed: str) -> dict[str, str]:
    """What a feed gave before, titles by id; what it gave for this very window is still its."""
    ours = {candidate.id for candidate in bench.archive.sighted(window.label, feed)}
    seen = bench.archive.seen_titles(feed)
    return {name: title for name, title in seen.items() if name not in ours}


def _harvest_of(
    bench: Workbench, window: Window, records: Mapping[str, HarvestRecord], outcome: FeedOutcome
) -> Harvest:
    """The harvest of a feed; one that is unchanged since an earlier run gives what it gave then."""
    harvest = outcome.harvest
    record = records.get(harvest.source)
    unchanged = (
        harvest.status is Status.QUIET and outcome.state.last_status == HTTPStatus.NOT_MODIFIED
    )
    if record and unchanged and record.asked == _asked(bench, harvest.source):
        return _recalled(bench, record, window)
    return harvest


_FETCHERS: Mapping[str, Callable[[Workbench, Window, Collection[str]], Iterator[_Answer]]] = {
    "arxiv": _arxiv,
    "github": _github,
    "feeds": _feeds,
}


def _kept(bench: Workbench, name: str, window: Window) -> dict[str, HarvestRecord]:
    """The good recent answers that need not be asked for again, by source."""
    names = {feed.name for feed in bench.config.sources.feeds} if name == "feeds" else {name}
    records = bench.archive.harvests(window.label)
    return {
        source: record
        for source, record in records.items()
        if source in names and _still_good(bench, record)
    }


def _still_good(bench: Workbench, record: HarvestRecord) -> bool:
    same = record.asked == _asked(bench, record.source)
    return same and record.status in _GOOD and is_fresh(record.fetched_at, bench.now)


def _recalled(bench: Workbench, record: HarvestRecord, window: Window) -> Harvest:
    """The harvest as it was, so that the draft's head is the same as it was."""
    candidates = bench.archive.sighted(window.label, record.source)
    return Harvest(record.source, record.status, candidates, record.notes, record.seconds)


def _kept_since(record: HarvestRecord) -> str:
    return f"answered at {record.fetched_at:%H:%M} UTC and not asked again (--refresh asks)"


def _asked(bench: Workbench, source: str) -> str:
    """A fingerprint of what config asks of a source."""
    sources = bench.config.sources
    parts = {"arxiv": sources.arxiv, "github": sources.github}
    feeds = {feed.name: feed for feed in sources.feeds}
    part = parts.get(source) or feeds[source]
    return hashlib.sha256(part.model_dump_json().encode()).hexdigest()


def _in_order(config: Config, harvests: Sequence[Harvest]) -> list[Harvest]:
    order = {name: place for place, name in enumerate(candidate_sources(config))}
    return sorted(harvests, key=lambda harvest: order[harvest.source])


def _progress_line(harvest: Harvest) -> str:
    return f"{harvest.source}: {harvest.status}, {len(harvest.candidates)}"
