from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgres import postgres_programs, postgres_server


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    programs = postgres_programs()
    if programs is None:
        pytest.skip("PostgreSQL's server is not installed")
    with postgres_server(programs) as url:
        yield url
