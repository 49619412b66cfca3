"""``galley schedule``: the weekly deployment, served until stopped."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from flows.interrupt import cleaning_up
from flows.prefect_settings import prepare
from newsletter.config_file import load_config
from newsletter.errors import GalleyError
from newsletter.naming import own_name

_START_SECONDS = 90.0


class ServerError(GalleyError):
    """Prefect's server cannot be reached or started; the text says which and why."""


def serve_schedule(config: Path, say: Callable[[str], None]) -> None:
    """Serve the draft flow at the config's cron line, on a Prefect server started if need be.

    Raises:
        ConfigError: the config is faulty.
        ServerError: there is no server and none can be started.
    """
    loaded = load_config(config)
    when = loaded.schedule
    prepare(verbose=True)
    with cleaning_up(), _prefect_server(say):
        from prefect.schedules import Cron

        from flows.draft import draft_issue

        say(f"drafting at '{when.cron}' ({when.timezone}); stop with Ctrl-C")
        draft_issue.serve(
            # Newsletters of one user share Prefect's database: each needs a name of its own.
            name=f"weekly-{own_name(loaded.newsletter.name)}",
            description=f"The next issue, from {config}",
            schedule=Cron(when.cron, timezone=when.timezone),
            parameters={"config": str(config.resolve())},
            # A restart of the machine must not leave the schedule paused.
            pause_on_shutdown=False,
        )


@contextmanager
def _prefect_server(say: Callable[[str], None]) -> Iterator[None]:
    """The server at PREFECT_API_URL, or one of our own for the block."""
    configured = os.environ.get("PREFECT_API_URL")
    if configured:
        wait_until_healthy(configured, 10.0, lambda: None)
        yield
        return
    port = free_port()
    command = [sys.executable, "-m", "prefect", "server", "start", "--port", str(port)]
    server = subprocess.Popen(  # noqa: S603 -- nothing in the command is anyone else's
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        url = f"http://127.0.0.1:{port}/api"
        wait_until_healthy(url, _START_SECONDS, server.poll)
        os.environ["PREFECT_API_URL"] = url
        say(f"Prefect's page: http://127.0.0.1:{port}")
        yield
    finally:
        server.terminate()
        try:
            server.wait(timeout=30)
        except subprocess.TimeoutExpired:
            server.kill()


def wait_until_healthy(api: str, seconds: float, ended: Callable[[], int | None]) -> None:
    """Return once the server answers.

    Raises:
        ServerError: it does not in time, or its process has ended.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{api}/health", timeout=2.0).is_success:
                return
        except httpx.HTTPError:
            pass
        code = ended()
        if code is not None:
            raise ServerError(f"Prefect's server did not start (exit code {code})")
        time.sleep(0.2)
    raise ServerError(f"{api}: no Prefect server answers there")


def free_port() -> int:
    """A port of the loopback that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
