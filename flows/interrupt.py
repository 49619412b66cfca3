"""Ctrl-C and SIGTERM: whatever a run waits for ends at once, and what was gathered is kept."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from types import FrameType
from typing import Any, NoReturn

from flows.errors import exit_code
from newsletter.errors import GalleyError

GRACE_SECONDS = 1.5
"""How long an interrupted run may take to end by itself."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_SHELL_BASE = 128  # a shell's exit code for what a signal ended: this and the signal's number


class InterruptedRunError(GalleyError):
    """A person, or the system, stopped the run."""

    exit_code = _SHELL_BASE + signal.SIGINT


class _Ending:
    """The end of an interrupted run, which comes soon, whatever holds it up.

    Prefect holds it up: its temporary server has the same Ctrl-C and is gone, but for a minute it
    would be told again and again of the interruption.
    """

    def __init__(self, what: str) -> None:
        self.error = InterruptedRunError(f"interrupted; {what}")
        self._has_begun = False

    def begin(self, number: int) -> None:
        """Give the run its grace."""
        self.error.exit_code = _SHELL_BASE + number
        if not self._has_begun:
            self._has_begun = True
            timer = threading.Timer(GRACE_SECONDS, self._leave)
            timer.daemon = True
            timer.start()

    def _leave(self) -> NoReturn:
        """End the process without waiting for anyone; the system lets go of its lock."""
        if not self.error.is_told:
            exit_code(self.error)
        server = sys.modules.get("prefect.server.api.server")
        running = server.SubprocessASGIServer().server_process if server else None
        if running:
            running.terminate()
        os._exit(self.error.exit_code)


_current: ContextVar[_Ending | None] = ContextVar("ending", default=None)


@contextmanager
def interruptible(what: str) -> Iterator[None]:
    """For the block, Ctrl-C is an error like others, that says ``what`` comes of it.

    Raises:
        InterruptedRunError: in place of ``KeyboardInterrupt``.
    """
    ending = _Ending(what)

    def interrupt(number: int, _: FrameType | None) -> NoReturn:
        ending.begin(number)
        raise KeyboardInterrupt

    token = _current.set(ending)
    try:
        with _handling(lambda _: interrupt):
            yield
    except KeyboardInterrupt:
        raise ending.error from None
    finally:
        _current.reset(token)


@contextmanager
def cleaning_up() -> Iterator[None]:
    """For the block, SIGTERM unwinds it as Ctrl-C does, so that what it started is ended."""

    def unwind(number: int, _: FrameType | None) -> NoReturn:
        raise SystemExit(_SHELL_BASE + number)

    with _handling(lambda usual: unwind if usual is signal.SIG_DFL else usual):
        yield


@contextmanager
def first_when_interrupted(act: Callable[[], None]) -> Iterator[None]:
    """For the block, ``act`` is called by Ctrl-C before that does what it does elsewhere."""

    def before(usual: Callable[..., Any]) -> Callable[[int, FrameType | None], None]:
        def interrupt(number: int, frame: FrameType | None) -> None:
            act()
            ending = _current.get()
            if ending:
                ending.begin(number)
            usual(number, frame)

        return interrupt

    with _handling(lambda usual: before(usual) if callable(usual) else usual):
        yield


@contextmanager
def _handling(handler: Callable[[Any], Any]) -> Iterator[None]:
    """For the block, ``handler`` of what handles each signal; only the main thread has signals."""
    with ExitStack() as stack:
        if threading.current_thread() is threading.main_thread():
            for number in _SIGNALS:
                usual = signal.getsignal(number)
                signal.signal(number, handler(usual))
                stack.callback(signal.signal, number, usual)
        yield
