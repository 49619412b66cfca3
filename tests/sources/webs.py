"""A client for tests: real loopback HTTP, no real sleeping, short limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import httpx

from sources.http import Limits, Web
from sources.pace import Pace

AGENT = "galley-test (editor@example.org)"
LIMITS = Limits(connect_seconds=2.0, seconds=5.0, bytes=200_000)
QUICK = Limits(connect_seconds=0.2, seconds=0.2, bytes=200_000, attempts=2)
"""For servers that never answer."""


class Sleeper:
    """Sleeps by moving its own clock, and remembers for how long."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


def loopback_web(
    *,
    limits: Limits = LIMITS,
    sleep: Callable[[float], None] = lambda seconds: None,
    trusted: Sequence[str] = ("127.0.0.1",),
    transport: httpx.BaseTransport | None = None,
) -> Web:
    """A :class:`Web` that may reach the loopback server and never really waits between tries."""
    return Web(
        user_agent=AGENT, trusted_hosts=trusted, transport=transport, limits=limits, sleep=sleep
    )


def paced_web(sleeper: Sleeper, *paces: Pace) -> Web:
    """A :class:`Web` whose clock and sleep are ``sleeper``'s."""
    return Web(
        user_agent=AGENT,
        trusted_hosts=["127.0.0.1", "localhost"],
        limits=LIMITS,
        paces=paces,
        sleep=sleeper.sleep,
        clock=sleeper.clock,
    )


class Remembers(dict[tuple[str, str], object]):
    """A memory that the test can look into."""

    def recall(self, service: str, subjects: Iterable[str]) -> dict[str, object]:
        return {one: self[service, one] for one in subjects if (service, one) in self}

    def keep(self, service: str, told: Mapping[str, object]) -> None:
        self.update({(service, subject): value for subject, value in told.items()})
