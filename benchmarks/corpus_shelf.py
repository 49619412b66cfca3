"""A folder of recorded answers: what is in it, and a web that answers with one of them."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, ParamSpec, TypeVar

import httpx

from sources.http import Web

P = ParamSpec("P")
T = TypeVar("T")
Row = Mapping[str, Any]
"""A line of a manifest: ``file``, and what is known of it."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One recorded answer."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


class Shelf(httpx.BaseTransport):
    """Answers each request with what ``answer`` gives for it; 404 for ``None``."""

    def __init__(self, answer: Callable[[httpx.Request], Recorded | None]) -> None:
        self._answer = answer

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The recorded answer, whatever the network."""
        found = self._answer(request) or Recorded(b'{"message": "Not Found"}', 404)
        stream = httpx.ByteStream(found.body)
        headers = {"content-type": "application/json", **found.headers}
        return httpx.Response(found.status, headers=headers, stream=stream, request=request)


def web_of(answer: Callable[[httpx.Request], Recorded | None]) -> Web:
    """The program's own client over a :class:`Shelf`; it never waits."""
    return Web(user_agent="galley benchmark", transport=Shelf(answer), sleep=lambda _: None)


def always(recorded: Recorded) -> Web:
    """A web that answers everything with ``recorded``."""
    return web_of(lambda _: recorded)


def manifest(path: Path) -> list[Row]:
    """The lines of a manifest; none when there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@dataclass
class Runs:
    """How the runs of one parser over many files went."""

    name: str
    seconds: list[float] = field(default_factory=list)
    raised: list[str] = field(default_factory=list)

    def run(self, what: str, parse: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What ``parse`` gives, its processor time noted; ``None`` when it raises."""
        started = time.process_time()
        try:
            return parse(*args, **kwargs)
        except Exception as error:
            self.raised.append(f"{what}: {type(error).__name__}: {error}"[:160])
            return None
        finally:
            self.seconds.append(time.process_time() - started)

    def lines(self) -> Iterator[str]:
        """The figures, then what raised; nothing of a parser that was given nothing."""
        if self.seconds:
            yield self.line()
            yield from (f"    {line}" for line in self.raised)

    def line(self) -> str:
        """The figures in a line."""
        times = self.seconds or [0.0]
        return (
            f"{self.name}: {len(self.seconds)} runs, {len(self.raised)} raised, "
            f"{median(times) * 1000:.1f} ms in the middle, {max(times) * 1000:.0f} ms at most"
        )


def garbled(data: bytes, times: int) -> Iterator[bytes]:
    """``data`` cut short, with a stretch lost, and with bytes of others in it, ``times`` each.

    The same for the same data, in this run and the next.
    """
    chance = random.Random(len(data))
    for _ in range(times):
        at = chance.randrange(len(data) + 1)
        end = min(at + chance.randrange(1, 2000), len(data))
        yield data[:at]
        yield data[:at] + data[end:]
        yield data[:at] + chance.randbytes(chance.randrange(1, 40)) + data[at:]
