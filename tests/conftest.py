"""Fixtures that every folder of tests shares, and how Hypothesis runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.loopback import Loopback
from tests.postgres import postgres_programs, postgres_server

# How long an example takes says more of the machine's load than of the code; and the same examples
# on every run make a red run be about the change at hand.
settings.register_profile("galley", deadline=None, derandomize=True)
settings.load_profile("galley")


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    """A fresh HTTP server on 127.0.0.1."""
    with Loopback() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a real PostgreSQL, for archives that machines share."""
    programs = postgres_programs()
    if programs is None:
        pytest.skip("PostgreSQL's server is not installed")
    with postgres_server(programs) as url:
        yield url
