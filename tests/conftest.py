"""Fixtures that every folder of tests shares, and how Hypothesis runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.loopback import Loopback

# How long an example takes says more of the machine's load than of the code; and the same examples
# on every run make a red run be about the change at hand.
settings.register_profile("galley", deadline=None, derandomize=True)
settings.load_profile("galley")


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    """A fresh HTTP server on 127.0.0.1."""
    with Loopback() as server:
        yield server
