"""arXiv's API, page by page, through the ``arxiv`` package.

The package builds addresses, pages and parses. Politeness and the tries of one request belong to
:class:`sources.http.Web`, under its session; here stay only the two troubles that are arXiv's own:
pages that are empty for no reason, and busy spells of a minute or more.

Manual: https://info.arxiv.org/help/api/user-manual.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

import arxiv
import feedparser
import requests

from newsletter.config import ArxivConfig
from sources.fetch_errors import FetchError
from sources.http import Web

PAGE_SECONDS: Final = 90.0
"""A page of a thousand papers takes arXiv up to a minute."""
BUSY_PAUSES: Final = (20.0, 60.0)
"""Seconds to leave a busy API alone, after each round of tries."""
_BUSY: Final = frozenset({429, 500, 502, 503, 504})
_ERROR_ID: Final = "arxiv.org/api/errors"


@dataclass
class Answer:
    """The papers that came, newest first, and what ended them early."""

    results: list[arxiv.Result] = field(default_factory=list)
    total: int = 0
    """How many papers the API says there are."""
    error: str = ""
    empty: bool = False
    """Whether the error is a page without papers where there must be some."""


def search_query(config: ArxivConfig, since: datetime, until: datetime) -> str:
    """The API's query for papers first submitted in ``[since, until)``.

    It counts in minutes, so that it may find some that were submitted just before or after.
    """
    terms = [" OR ".join(f"cat:{category}" for category in config.categories), config.query]
    terms = [f"({term})" for term in terms if term.strip()]
    last = until + timedelta(minutes=1) - datetime.resolution  # rounded up to the minute
    return " AND ".join([*terms, f"submittedDate:[{since:%Y%m%d%H%M} TO {last:%Y%m%d%H%M}]"])


def ask(
    config: ArxivConfig,
    query: str,
    web: Web,
    *,
    may_be_empty: bool,
    sleep: Callable[[float], None],
    clock: Callable[[], float],
) -> Answer:
    """Everything that ``query`` finds, up to ``config.max_results``; failures end the answer."""
    search = arxiv.Search(
        query, max_results=config.max_results, sort_by=arxiv.SortCriterion.SubmittedDate
    )
    return _answer(_Client(config, web, may_be_empty, sleep, clock), search, config.page_size)


def ask_for(
    config: ArxivConfig,
    numbers: Sequence[str],
    web: Web,
    *,
    sleep: Callable[[float], None],
    clock: Callable[[], float],
) -> Answer:
    """The papers with these arXiv numbers, in their latest versions; failures end the answer."""
    search = arxiv.Search(id_list=list(numbers), max_results=len(numbers))
    return _answer(_Client(config, web, True, sleep, clock), search, config.page_size)


def _answer(client: _Client, search: arxiv.Search, page_size: int) -> Answer:
    answer = Answer()
    try:
        for result in _without_repeats(client.results(search), page_size):
            answer.results.append(result)
    except arxiv.UnexpectedEmptyPageError:
        answer.empty = True
        answer.error = "a page came without any papers"
    except (FetchError, ValueError, requests.RequestException) as error:
        answer.error = str(error)
    answer.total = client.total
    return answer


def _without_repeats(results: Iterator[arxiv.Result], page_size: int) -> Iterator[arxiv.Result]:
    """Each paper once; a page of nothing but repeats means that the server does not page."""
    seen: set[str] = set()
    repeats = 0
    for result in results:
        if result.entry_id not in seen:
            repeats = 0
            seen.add(result.entry_id)
            yield result
            continue
        repeats += 1
        if repeats >= page_size:
            raise ValueError("the API gives the same papers again and again")


class _Client(arxiv.Client):
    """The package's client on our session: it neither waits nor tries again by itself."""

    def __init__(
        self,
        config: ArxivConfig,
        web: Web,
        may_be_empty: bool,
        sleep: Callable[[float], None],
        clock: Callable[[], float],
    ) -> None:
        super().__init__(page_size=config.page_size, delay_seconds=0, num_retries=0)
        self.query_url_format = config.api_url.replace("{", "{{").replace("}", "}}") + "?{}"
        self.total = 0
        self._session = web.session(timeout=min(PAGE_SECONDS, config.timeout_seconds))
        self._session.hooks["response"].append(_check_answer)
        self._may_be_empty = may_be_empty
        self._sleep = sleep
        self._clock = clock
        self._seconds = config.timeout_seconds
        self._started = clock()

    def _parse_feed(  # the package's own, which this takes the place of
        self, url: str, first_page: bool = True, _try_index: int = 0
    ) -> Any:  # noqa: ANN401 -- feedparser is untyped
        """One page; a busy or absent-minded API is asked again after a while.

        To the package an empty first page is an answer. Here it is one only where it may be.
        """
        if self._late(0):
            raise FetchError(url, f"no time left of {self._seconds:g} s")
        may_be_empty = first_page and self._may_be_empty
        for pause in (*BUSY_PAUSES, None):
            try:
                feed = super()._parse_feed(url, first_page=may_be_empty)
            except (arxiv.UnexpectedEmptyPageError, FetchError) as error:
                if pause is None or not _may_pass(error) or self._late(pause):
                    raise
                self._sleep(pause)
            else:
                break
        self.total = feed.header.total_results
        return feed

    def _late(self, pause: float) -> bool:
        return self._clock() - self._started + pause >= self._seconds


def _may_pass(error: Exception) -> bool:
    return not isinstance(error, FetchError) or error.status in _BUSY


def _check_answer(response: requests.Response, *_: object, **__: object) -> None:
    """Raise on an answer that holds no papers: a status, an error entry, or no Atom at all.

    The API reports a bad query as a feed with one entry titled ``Error``:
    https://info.arxiv.org/help/api/user-manual.html#34-errors
    """
    if response.is_redirect:
        return
    content = response.content
    if _ERROR_ID.encode() in content:
        for entry in feedparser.parse(content).entries:
            if _ERROR_ID in entry.get("id", ""):
                raise FetchError(response.url, f"arXiv says: {entry.get('summary', 'error')[:200]}")
    if response.status_code != requests.codes.ok:
        status = response.status_code
        raise FetchError(response.url, f"HTTP {status}", status)
    if b"<feed" not in content[:4096]:
        raise FetchError(response.url, "the answer is no Atom feed")
