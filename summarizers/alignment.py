"""Where a piece of plain text stands in the text that it was made from, TeX, entities and all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

Span = tuple[int, int]

_WORD = re.compile(r"\w+")
_RUN = 3
"""So many words in a row that stand so only once in either text are the same in both."""
_CLOSES = re.compile(r"[^\w\s]*\s+")
"""What ends the word before, and the space behind it."""


class Alignment:
    """The words that ``plain`` and the ``raw`` text it was made from have in common, in order.

    What was turned into other characters lies between two of them.
    """

    def __init__(self, plain: str, raw: str) -> None:
        self._plain, self._raw = plain, raw
        self._words = _words(plain)
        raw_words = _words(raw)
        pairs = _pairs(_texts(plain, self._words), _texts(raw, raw_words))
        self._shared = [mine for mine, _ in pairs]
        self._places = [raw_words[other] for _, other in pairs]

    def raw_span(self, start: int, end: int) -> Span:
        """The raw text that became ``plain[start:end]``; the least that holds it, where unsure."""
        if self._plain == self._raw:
            return start, end
        first = bisect_left([stop for _, stop in self._words], start + 1)
        last = bisect_left([begin for begin, _ in self._words], end) - 1
        begin = self._begin(first, start)
        return begin, max(begin, self._end(last, end))

    def _begin(self, first: int, start: int) -> int:
        """Where the raw text begins whose first word is the ``first`` of the plain one."""
        at = bisect_left(self._shared, first)
        before = self._places[at - 1][1] if at else 0
        if self._shared[at : at + 1] != [first]:
            closed = _CLOSES.match(self._raw, before) if at else None
            return closed.end() if closed else before
        place = self._places[at][0]
        if self._plain[start - 1 : start].strip():
            return place - (self._words[first][0] - start)
        return before + _after_space(self._raw[before:place])

    def _end(self, last: int, end: int) -> int:
        """Where the raw text ends whose last word is the ``last`` of the plain one."""
        at = bisect_left(self._shared, last)
        known = self._shared[at : at + 1] == [last]
        after = at + 1 if known else at
        is_last = after == len(self._places)
        limit = len(self._raw) if is_last else self._places[after][0]
        if not known:
            whole = self._raw[:limit]
            return len((whole if is_last else whole[: _after_space(whole)]).rstrip())
        place = self._places[at][1]
        if self._plain[end : end + 1].strip():
            return place + end - self._words[last][1]
        return place + len(re.split(r"\s", self._raw[place:limit], maxsplit=1)[0])


def _words(text: str) -> list[Span]:
    return [found.span() for found in _WORD.finditer(text)]


def _texts(text: str, spans: Sequence[Span]) -> list[str]:
    return [text[start:end] for start, end in spans]


def _after_space(text: str) -> int:
    """Where the last word of ``text`` begins, with the marks before it; its length without one."""
    return len(text) - len(re.split(r"\s", text)[-1])


def _pairs(mine: Sequence[str], others: Sequence[str]) -> list[tuple[int, int]]:
    """The numbers of the words that both have, rising in both."""
    seeds = list(_seeds(mine, others))
    found = list(seeds)
    for before, after in pairwise([(-1, -1), *seeds, (len(mine), len(others))]):
        forth = list(_alike(mine, others, before, after, 1))
        found += forth
        found += _alike(mine, others, after, max(forth, default=before), -1)
    return sorted(found)


def _alike(
    mine: Sequence[str],
    others: Sequence[str],
    start: tuple[int, int],
    stop: tuple[int, int],
    step: Literal[1, -1],
) -> Iterator[tuple[int, int]]:
    """The equal words from ``start`` on towards ``stop``, neither of them counted in."""
    at, other = start[0] + step, start[1] + step
    while at != stop[0] and other != stop[1] and mine[at] == others[other]:
        yield at, other
        at, other = at + step, other + step


def _seeds(mine: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first words of the runs that stand once in each text, as far as both have one order."""
    runs, other_runs = _runs(mine), _runs(others)
    often, other_often = Counter(runs), Counter(other_runs)
    place = {run: at for at, run in enumerate(other_runs) if other_often[run] == 1}
    least = -1
    for at, run in enumerate(runs):
        if often[run] == 1 and place.get(run, -1) > least:
            least = place[run]
            yield at, least


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[shift:] for shift in range(_RUN)), strict=False))
