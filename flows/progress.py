"""How a long run tells the person who waits for it: a live line in a terminal, else plain lines.

A run under Prefect without anyone at a terminal tells the flow's log instead.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

from flows.output import harmless


class Reporter(Protocol):
    """Takes what a run has to say as it goes."""

    def say(self, line: str) -> None:
        """Something has happened."""
        ...

    def working(self, what: str) -> None:
        """Something long has begun."""
        ...


class LogReporter:
    """For unattended runs: every line goes to the log."""

    def __init__(self, logger: logging.Logger) -> None:
        self._logger = logger

    def say(self, line: str) -> None:
        """Log ``line``."""
        self._logger.info(line)

    def working(self, what: str) -> None:
        """Log what has begun."""
        self._logger.info("%s…", what)


class PlainReporter:
    """For pipes and files: one line each, on standard error."""

    def say(self, line: str) -> None:
        """Print ``line``, in one piece: sources that are asked side by side all speak here."""
        sys.stderr.write(f"{harmless(line)}\n")
        sys.stderr.flush()

    def working(self, what: str) -> None:
        """Print what has begun."""
        self.say(f"{what}…")


class QuietReporter:
    """For runs whose output a program reads."""

    def say(self, line: str) -> None:
        """Nothing."""

    def working(self, what: str) -> None:
        """Nothing."""


class LiveReporter:
    """For a terminal: lines above, and below them a spinner with what goes on now."""

    def __init__(self) -> None:
        from rich.console import Console

        self._console = Console(stderr=True)
        self._status = self._console.status("starting")

    def say(self, line: str) -> None:
        """Print ``line`` above the spinner."""
        self._console.print(harmless(line), markup=False, highlight=False)

    def working(self, what: str) -> None:
        """Show ``what`` beside the spinner."""
        from rich.markup import escape

        self._status.update(escape(what))

    @contextmanager
    def spinning(self) -> Iterator[None]:
        """Show the spinner for the block."""
        with self._status:
            yield


_current: ContextVar[Reporter | None] = ContextVar("reporter", default=None)


@contextmanager
def reporting(quiet: bool) -> Iterator[None]:
    """Tell the person at the terminal, for the block; nothing when ``quiet``."""
    if quiet or not sys.stderr.isatty():
        with _set(QuietReporter() if quiet else PlainReporter()):
            yield
        return
    live = LiveReporter()
    with _set(live), live.spinning():
        yield


@contextmanager
def _set(reporter: Reporter) -> Iterator[None]:
    token = _current.set(reporter)
    try:
        yield
    finally:
        _current.reset(token)


def reporter() -> Reporter:
    """Who is told in this run."""
    return _current.get() or LogReporter(logging.getLogger("galley"))
