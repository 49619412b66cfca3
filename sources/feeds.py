"""Blogs: each feed asked politely, read whatever it is like, and answered for on its own.

A feed is remembered between runs (:class:`FeedState`): what to ask it with so that it need not
send again what it sent, where it moved for good, and that it is gone for good.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, timedelta
from itertools import groupby
from queue import Empty, SimpleQueue
from typing import Any, Self
from urllib.parse import urlsplit

from newsletter.config import FeedConfig
from newsletter.identity import normalised_title
from newsletter.models import Candidate, Harvest, Status, Window
from sources.discovery import advertised_feeds
from sources.feed_format import Feed, parse_feed
from sources.feed_posts import posts
from sources.feed_xml import WEB_PAGE, FeedFormatError
from sources.fetch_errors import FetchError, safe_url
from sources.http import Response, Web, can_be_sent

FEED_SECONDS = 20.0
STALE_AFTER = timedelta(days=180)
"""A feed whose newest post is older has probably moved or ended."""
LATE = timedelta(days=2)
"""How long before the window a post may be dated and still be taken, if it was not seen before."""
MISSED = timedelta(days=7)
"""The same, in the present, for a feed that gave posts before: those of this time we should know,
so what is unknown was announced late, or a fetch failed."""
CURRENT = timedelta(days=7)
"""How long after its end a window is still the present one, to which undated entries belong."""
_TELLING_WORDS = 4
MAX_WORKERS = 32
MAX_NOTE_CHARS = 200
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed; ``url`` is its address in config."""

    url: str
    etag: str = ""
    modified: str = ""
    """``ETag`` and ``Last-Modified``, exactly as received."""
    read_since: str = ""
    """The start, in ISO 8601, of the window that the version they stand for was read for."""
    permanent_url: str = ""
    retired: bool = False
    last_status: int | None = None
    """The last HTTP status; ``None`` when there was no answer."""

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for keeping."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`as_dict`; keys of another version are left aside."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in values.items() if name in known})


@dataclass(frozen=True, slots=True)
class Known:
    """What a feed gave before."""

    ids: frozenset[str]
    titles: frozenset[str]
    """Normalised; without short ones, which columns bear every week."""

    @classmethod
    def of(cls, titles: Mapping[str, str]) -> Self:
        """From ``titles`` by candidates' ids."""
        plain = map(normalised_title, titles.values())
        return cls(frozenset(titles), frozenset(title for title in plain if _is_telling(title)))

    def holds(self, candidate: Candidate) -> bool:
        """Whether ``candidate`` is among it, be it under another address."""
        return candidate.id in self.ids or normalised_title(candidate.title) in self.titles


def _is_telling(title: str) -> bool:
    return title.count(" ") + 1 >= _TELLING_WORDS


@dataclass(frozen=True, slots=True)
class FeedOutcome:
    """What one feed gave, and what to remember of it."""

    harvest: Harvest
    state: FeedState


@dataclass(frozen=True, slots=True)
class FeedsSource:
    """Every feed of a newsletter; ``fetch`` asks them side by side, those of one host in turn."""

    feeds: Sequence[FeedConfig]
    web: Web
    states: Mapping[str, FeedState]
    """By the address in config."""
    seen: Callable[[str], Mapping[str, str]]
    """What the feed of a name gave before: titles by the candidates' ids."""
    now: datetime
    seconds: float = 120.0
    """For all of them together; a feed that has not answered by then has failed."""
    clock: Callable[[], float] = time.monotonic

    name = "feeds"

    def fetch(self, window: Window) -> Iterator[FeedOutcome]:
        """One outcome for each feed, as they come; never raises for a feed's trouble."""
        hosts = _by_host(self.feeds)
        answers: SimpleQueue[FeedOutcome | BaseException] = SimpleQueue()
        pool = ThreadPoolExecutor(max_workers=min(MAX_WORKERS, len(hosts) or 1))
        for feeds in hosts:
            pool.submit(self._fetch_in_turn, feeds, window, answers)
        try:
            yield from self._arriving(answers)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _fetch_in_turn(
        self,
        feeds: Sequence[FeedConfig],
        window: Window,
        answers: SimpleQueue[FeedOutcome | BaseException],
    ) -> None:
        try:
            for feed in feeds:
                answers.put(self._fetch_one(feed, window))
        except BaseException as error:  # the run is to stop: who waits for answers must know
            answers.put(error)

    def _arriving(self, answers: SimpleQueue[FeedOutcome | BaseException]) -> Iterator[FeedOutcome]:
        """The ``answers`` until time is up, then a failure for each feed that gave none."""
        waiting = {feed.name: feed for feed in self.feeds}
        end = self.clock() + self.seconds
        while waiting:
            try:
                answer = answers.get(timeout=max(end - self.clock(), 0.0))
            except Empty:
                break
            if isinstance(answer, BaseException):
                raise answer
            del waiting[answer.harvest.source]
            yield answer
        for feed in waiting.values():
            yield self._failure(feed, f"no answer within {self.seconds:g} s")

    def _fetch_one(self, feed: FeedConfig, window: Window) -> FeedOutcome:
        state, seen = self._state(feed), self.seen(feed.name)
        try:
            return fetch_feed(feed, state, self.web, window, now=self.now, seen=seen)
        except Exception as error:  # what nobody foresaw in one feed must not cost the others
            return self._failure(feed, f"{type(error).__name__}: {error}"[:MAX_NOTE_CHARS])

    def _failure(self, feed: FeedConfig, note: str) -> FeedOutcome:
        return FeedOutcome(Harvest(feed.name, Status.FAILED, notes=(note,)), self._state(feed))

    def _state(self, feed: FeedConfig) -> FeedState:
        return self.states.get(feed.url) or FeedState(feed.url)


def fetch_feed(
    feed: FeedConfig,
    state: FeedState,
    web: Web,
    window: Window,
    *,
    now: datetime,
    seen: Mapping[str, str],
) -> FeedOutcome:
    """Ask one feed for the posts of ``window``; ``seen`` is what it gave before, titles by id.

    For a window of the past the whole feed is asked for, since what it last gave was for another.
    """
    if state.retired:
        note = "gone for good (HTTP 410) and no longer asked; take it out of config"
        return FeedOutcome(Harvest(feed.name, Status.STALE, notes=(note,)), state)
    conditions = _conditions(state, window) if _is_current(window, now) else {}
    address = state.permanent_url or feed.url
    try:
        headers = {"Accept": _ACCEPT, **conditions}
        response = web.get(address, headers=headers, timeout=FEED_SECONDS)
    except FetchError as error:
        return _failed(feed, state, error)
    return _read(feed, state, response, window, now=now, known=Known.of(seen))


def is_taken(candidate: Candidate, window: Window, now: datetime, known: Known) -> bool:
    """Whether a post belongs to ``window``.

    A dated one by its date, with some grace for one that was announced late and not seen before;
    one without a date in the week that first sees it.
    """
    if candidate.published is None:
        return _is_current(window, now) and not known.holds(candidate)
    late = MISSED if known.ids and _is_current(window, now) else LATE
    if window.since - late <= candidate.published < window.since:
        return not known.holds(candidate)
    if candidate.published == candidate.updated and known.holds(candidate):
        return False  # the feed tells of its last change only, which makes no old post new
    return window.since <= candidate.published < window.until


def judge(
    feed: Feed, found: Sequence[Candidate], taken: Sequence[Candidate], window: Window
) -> tuple[Status, tuple[str, ...]]:
    """How the fetch of a feed ended, from all posts ``found`` and those ``taken``; with notes."""
    notes = (feed.fault,) if feed.fault else ()
    if not found:
        return Status.STALE, (*notes, "the feed holds no entries")
    if taken:
        return Status.OK, notes
    dates = [candidate.published for candidate in found if candidate.published]
    if not dates:
        return Status.QUIET, (*notes, "nothing new")
    if min(dates) >= window.until:
        return Status.QUIET, (*notes, f"reaches back no further than {min(dates):%Y-%m-%d}")
    status = Status.STALE if max(dates) < window.until - STALE_AFTER else Status.QUIET
    return status, (*notes, f"nothing new; its newest post is of {max(dates):%Y-%m-%d}")


def _read(
    feed: FeedConfig,
    state: FeedState,
    response: Response,
    window: Window,
    *,
    now: datetime,
    known: Known,
) -> FeedOutcome:
    state, moved = _moved(state, response)
    if response.status == 304:
        notes = (*moved, "unchanged since it was last read")
        harvest = Harvest(feed.name, Status.QUIET, notes=notes, seconds=response.elapsed)
        return FeedOutcome(harvest, state)
    try:
        parsed = parse_feed(response)
    except FeedFormatError as error:
        return _unreadable(feed, response, str(error))
    found = posts(parsed, feed, now)
    taken = tuple(post for post in found if is_taken(post, window, now, known))
    status, notes = judge(parsed, found, taken, window)
    harvest = Harvest(feed.name, status, taken, (*moved, *notes), response.elapsed)
    return FeedOutcome(harvest, _with_validators(state, response, parsed, window, now))


def _conditions(state: FeedState, window: Window) -> dict[str, str]:
    """The request headers that let the feed answer "not modified".

    None for a window that begins before the one of the last reading, which left its posts aside.
    """
    if not state.read_since or window.since < datetime.fromisoformat(state.read_since):
        return {}
    headers = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    return {name: value for name, value in headers.items() if value and can_be_sent(value)}


def _is_current(window: Window, now: datetime) -> bool:
    return now - CURRENT <= window.until


def _moved(state: FeedState, response: Response) -> tuple[FeedState, tuple[str, ...]]:
    """The state after any answer, and a note when the feed moved for good just now."""
    state = replace(state, last_status=response.status)
    if not response.permanent_url or response.permanent_url == state.permanent_url:
        return state, ()
    note = f"moved for good to {safe_url(response.permanent_url)}; change it in config"
    return replace(state, permanent_url=response.permanent_url), (note,)


def _with_validators(
    state: FeedState, response: Response, feed: Feed, window: Window, now: datetime
) -> FeedState:
    """The state to ask with next time.

    Without validators when the feed holds entries that were left for a later window: "not
    modified" would hide them then.
    """
    to_come = any(e.published and e.published >= window.until for e in feed.entries)
    if to_come or not _is_current(window, now):
        return replace(state, etag="", modified="", read_since="")
    headers = response.headers
    etag, modified = headers.get("ETag", ""), headers.get("Last-Modified", "")
    return replace(state, etag=etag, modified=modified, read_since=window.since.isoformat())


def _failed(feed: FeedConfig, state: FeedState, error: FetchError) -> FeedOutcome:
    """The outcome of a fetch that gave nothing; 410 retires, and a move that fails is forgotten."""
    gone = error.status == 410
    note = f"{error}; it will not be asked again, take it out of config" if gone else str(error)
    state = FeedState(feed.url, retired=gone, last_status=error.status)
    return FeedOutcome(Harvest(feed.name, Status.FAILED, notes=(note,)), state)


def _unreadable(feed: FeedConfig, response: Response, what: str) -> FeedOutcome:
    """The outcome of an answer that is no feed; where it came from is not remembered."""
    note = f"{safe_url(response.url)}: {what}"
    if what == WEB_PAGE:
        feeds = advertised_feeds(response.body, response.url)
        named = ", ".join(safe_url(found.url) for found in feeds)
        note += f"; the page names {named}" if named else "; the page names no feed"
    harvest = Harvest(feed.name, Status.FAILED, notes=(note,), seconds=response.elapsed)
    return FeedOutcome(harvest, FeedState(feed.url, last_status=response.status))


def _by_host(feeds: Iterable[FeedConfig]) -> list[list[FeedConfig]]:
    """The feeds in groups of one host each."""

    def host(feed: FeedConfig) -> str:
        return urlsplit(feed.url).netloc.lower()

    return [list(group) for _, group in groupby(sorted(feeds, key=host), key=host)]
