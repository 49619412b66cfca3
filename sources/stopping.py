"""Ending at once what a run waits for, when it is to stop."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from types import TracebackType
from weakref import WeakSet


class Stop:
    """Ends pauses and requests on their way in every thread; a block that it ends is interrupted.

    As a context manager it stands round what waits. Once it is called, the block ends with
    ``KeyboardInterrupt``, which no handler of errors takes for a failure of what was asked.
    """

    def __init__(self) -> None:
        self._called = threading.Event()
        # A signal may call while its own thread is watching.
        self._lock = threading.RLock()
        self._sockets: WeakSet[socket.socket] = WeakSet()

    def call(self) -> None:
        """End what waits now, and whatever would wait from now on."""
        with self._lock:
            self._called.set()
            for connection in self._sockets:
                _hang_up(connection)

    def sleep(self, seconds: float) -> None:
        """As ``time.sleep``, unless interrupted.

        Raises:
            KeyboardInterrupt: the run is to stop.
        """
        with self:
            self._called.wait(seconds)

    def watch(self, connection: socket.socket) -> None:
        """Hang up ``connection`` when the run is to stop, so that who reads from it ends."""
        with self._lock:
            self._sockets.add(connection)
            if self._called.is_set():
                _hang_up(connection)

    def __enter__(self) -> None:
        self._check()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._check()

    def _check(self) -> None:
        if self._called.is_set():
            raise KeyboardInterrupt


def _hang_up(connection: socket.socket) -> None:
    """Shut ``connection`` down; to close it would not wake a thread that reads from it."""
    with suppress(OSError):
        socket.socket.shutdown(connection, socket.SHUT_RDWR)
