"""How Prefect is set up, whatever the environment is like."""

from __future__ import annotations

import os
from pathlib import Path

import httpx
import pytest

from flows.prefect_settings import PrefectHomeError, prepare
from flows.serve import free_port
from tests.loopback import Loopback, Reply


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test changes is gone when it ends; in it there is a proxy that does not answer."""
    monkeypatch.setattr(os, "environ", os.environ.copy())
    for name in ("http_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY", "PREFECT_API_URL"):
        os.environ.pop(name, None)
    os.environ["HTTP_PROXY"] = f"http://127.0.0.1:{free_port()}"


def test_prefect_s_own_server_is_asked_past_the_environment_s_proxy(loopback: Loopback) -> None:
    address = loopback.route("/api/health", Reply("true"))

    with pytest.raises(httpx.ConnectError):
        httpx.get(address)
    prepare(verbose=False)

    assert httpx.get(address).text == "true"
    assert httpx.get(address.replace("127.0.0.1", "localhost")).text == "true"


@pytest.mark.parametrize("name", ["no_proxy", "NO_PROXY"])
def test_what_else_needs_no_proxy_still_needs_none(name: str) -> None:
    os.environ[name] = "git.example,10.0.0.0/8"

    prepare(verbose=False)

    assert os.environ["no_proxy"] == "git.example,10.0.0.0/8,127.0.0.1,localhost"


def test_a_folder_that_prefect_cannot_write_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    os.environ["PREFECT_HOME"] = str(tmp_path / "file" / "prefect")

    with pytest.raises(PrefectHomeError, match="/file/prefect: cannot be written: Not a directory"):
        prepare(verbose=False)


def test_the_home_of_nobody_is_no_folder_for_prefect() -> None:
    os.environ |= {"PREFECT_HOME": "~who-is-nobody/prefect"}

    with pytest.raises(PrefectHomeError, match="Could not determine home directory"):
        prepare(verbose=False)


def test_with_a_server_elsewhere_prefect_needs_no_folder_here(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    os.environ |= {
        "PREFECT_HOME": str(tmp_path / "file" / "prefect"),
        "PREFECT_API_URL": "http://prefect.example/api",
    }

    prepare(verbose=False)
