"""Taking turns: one request at a time at a host, and at some hosts a pause between two."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import httpx


@dataclass(frozen=True, slots=True)
class Pace:
    """The least time between the end of a request and the start of the next, over all ``hosts``."""

    hosts: tuple[str, ...]
    seconds: float


class _Gate:
    """A host's door, or the one door of several hosts: one request at a time, ``seconds`` apart."""

    def __init__(self, seconds: float) -> None:
        self.lock = threading.Lock()
        self.seconds = seconds
        self.last: float | None = None


class Turns:
    """Whose turn it is, at each host."""

    def __init__(
        self, paces: Sequence[Pace], sleep: Callable[[float], None], clock: Callable[[], float]
    ) -> None:
        self._sleep = sleep
        self._clock = clock
        self._lock = threading.Lock()
        self._gates: dict[str, _Gate] = {}
        for pace in paces:
            self._gates.update(dict.fromkeys(pace.hosts, _Gate(pace.seconds)))

    @contextmanager
    def at(self, url: httpx.URL) -> Iterator[None]:
        """Wait for the turn at the host of ``url``, and keep it for the block."""
        gate = self._gate(url)
        with gate.lock:
            if gate.seconds and gate.last is not None:
                wait = gate.last + gate.seconds - self._clock()
                if wait > 0:
                    self._sleep(wait)
            try:
                yield
            finally:
                gate.last = self._clock()

    def _gate(self, url: httpx.URL) -> _Gate:
        with self._lock:
            named = self._gates.get(url.host)
            return named or self._gates.setdefault(url.netloc.decode("ascii"), _Gate(0.0))
