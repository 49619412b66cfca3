"""Which regular expressions a hostile text could keep busy: ``python -m benchmarks.patterns``.

Every compiled pattern that a module of the packages holds is searched for in texts that repeat one
short piece many times, behind openings made of the pattern's own words. Python's engine backtracks,
so a pattern that can split such a run in many ways takes time that grows with its square, its cube,
or worse; and it holds the interpreter's lock meanwhile, so that no timeout ends it. What took
longer than the bound is printed. Not all of it can be reached: many patterns read one sentence.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import FrameType, ModuleType

PACKAGES = ("newsletter", "sources", "ranker", "summarizers", "flows")
_PUMPS = (
    *" /-.([`*&\"':\n,_{}\\)]<>=~|\t#!@$%^+;1aA",
    *("a ", "A ", "1 ", "a-", "a.", "a/", "a, ", "A. ", "of ", "and ", "the ", " \n", "](", "a_ "),
)
_OPENINGS = ("", "a", "A ", '"', "(", "`", "2026 ", "1 ")
_WORDS = 8
"""So many of a pattern's own words are put before the runs, and repeated as runs."""


@dataclass(frozen=True)
class Slow:
    """The first text that kept a pattern busy for longer than the bound."""

    name: str
    opening: str
    pump: str
    seconds: float


class _OutOfTimeError(Exception):
    pass


def patterns_of(packages: Sequence[str]) -> dict[str, re.Pattern[str]]:
    """Every compiled pattern of ``packages``, by where it was first found."""
    found: dict[re.Pattern[str], str] = {}
    for module in _modules(packages):
        for name, value in vars(module).items():
            for pattern in _patterns_in(value):
                found.setdefault(pattern, f"{module.__name__}.{name}")
    return {f"{where} #{number}": pattern for number, (pattern, where) in enumerate(found.items())}


def _modules(packages: Sequence[str]) -> Iterator[ModuleType]:
    for package in map(importlib.import_module, packages):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations" not in info.name:
                yield importlib.import_module(info.name)


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        yield from _patterns_in([*value.keys(), *value.values()])
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from _patterns_in(part)


def slowest_of(name: str, pattern: re.Pattern[str], length: int, bound: float) -> Slow | None:
    """The first text of ``length`` characters on which ``pattern`` takes over ``bound`` seconds."""
    words = sorted(set(re.findall(r"[A-Za-z]{2,15}", re.sub(r"\\.", " ", pattern.pattern))))
    openings = [*_OPENINGS, *words[:_WORDS], *(f"{word} " for word in words[:_WORDS])]
    pumps = [*_PUMPS, *words[:_WORDS], *(f"{word} " for word in words[:_WORDS])]
    for pump in pumps:
        for opening in openings:
            text = opening + pump * (length // len(pump)) + "\0"
            seconds = _seconds(pattern, text, bound)
            if seconds > bound:
                return Slow(name, opening, pump, seconds)
    return None


def _seconds(pattern: re.Pattern[str], text: str, bound: float) -> float:
    """The processor's seconds for one search, which is broken off at four times the bound."""
    signal.setitimer(signal.ITIMER_VIRTUAL, 4 * bound)
    started = time.process_time()
    try:
        pattern.search(text)
    except _OutOfTimeError:
        pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - started


def _break_off(_: int, __: FrameType | None) -> None:
    raise _OutOfTimeError


def main(arguments: Sequence[str] | None = None) -> None:
    """Search for every pattern and print the slow ones."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.patterns", description=__doc__)
    parser.add_argument("--length", type=int, default=300, help="characters of each text")
    parser.add_argument("--bound", type=float, default=0.05, help="seconds a search may take")
    parser.add_argument("packages", nargs="*", default=PACKAGES)
    chosen = parser.parse_args(arguments)
    signal.signal(signal.SIGVTALRM, _break_off)
    patterns = patterns_of(chosen.packages)
    slow = [
        found
        for name, pattern in patterns.items()
        if (found := slowest_of(name, pattern, chosen.length, chosen.bound))
    ]
    for one in slow:
        print(f"{one.seconds:7.2f} s  {one.name}  {one.opening!r} then {one.pump!r}", flush=True)
    limit = f"{chosen.length} characters in {chosen.bound} s"
    print(f"{len(patterns)} patterns, {len(slow)} of them slower than {limit}")


if __name__ == "__main__":
    main()
