from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.prefect_settings import prepare
from flows.serve import free_port, wait_until_healthy


@pytest.fixture(scope="session")
def prefect_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The API address of a real Prefect server, one for the whole session."""
    prepare(verbose=False)
    home = tmp_path_factory.mktemp("prefect")
    port = free_port()
    environ = os.environ | {"PREFECT_HOME": str(home), "PREFECT_UI_ENABLED": "false"}
    command = [sys.executable, "-m", "prefect", "server", "start", "--port", str(port)]
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(command, env=environ, stdout=log, stderr=log)
        try:
            url = f"http://127.0.0.1:{port}/api"
            wait_until_healthy(url, 120.0, server.poll)
            yield url
        finally:
            server.terminate()
            server.wait(timeout=30)


@pytest.fixture
def prefect(prefect_api: str, tmp_path: Path) -> Iterator[None]:
    """Flows run in this process against the session's server."""
    from prefect.settings import PREFECT_API_URL, PREFECT_HOME, temporary_settings

    with temporary_settings({PREFECT_API_URL: prefect_api, PREFECT_HOME: tmp_path / "prefect"}):
        yield
