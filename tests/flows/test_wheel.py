"""A wheel of the repository holds all that a newsletter needs, and works elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.flows.conftest import the_draft
from tests.flows.services import Services

ROOT = Path(__file__).parents[2]
GALLEY = "import sys; from flows.cli import main; sys.argv[0] = 'galley'; main()"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, built offline from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    script = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    subprocess.run(
        [sys.executable, "-c", script, str(folder)], cwd=ROOT, check=True, capture_output=True
    )
    (built,) = folder.glob("galley-*.whl")
    return built


@pytest.mark.parametrize(
    "pattern",
    [
        "newsletter/starter/*.yaml",
        "newsletter/migrations/*.py",
        "newsletter/migrations/versions/*.py",
        "ranker/weights/*.npz",
        "summarizers/weights/*.npz",
        "flows/commands/*.py",
    ],
)
def test_the_wheel_holds_every_file_that_the_packages_read(wheel: Path, pattern: str) -> None:
    expected = {str(path.relative_to(ROOT)) for path in ROOT.glob(pattern)}

    held = set(ZipFile(wheel).namelist())

    assert expected
    assert expected - held == set()


def test_the_wheel_holds_no_tests_and_no_drafts(wheel: Path) -> None:
    folders = {name.split("/")[0] for name in ZipFile(wheel).namelist()}

    assert {name for name in folders if not name.endswith(".dist-info")} == {
        "newsletter",
        "sources",
        "ranker",
        "summarizers",
        "flows",
    }


@pytest.mark.prefect
def test_an_installed_wheel_makes_a_newsletter_and_drafts_it(
    wheel: Path, services: Services, prefect_api: str, tmp_path: Path
) -> None:
    site, home = tmp_path / "site", tmp_path / "home"
    ZipFile(wheel).extractall(site)
    home.mkdir()
    environ = os.environ | {
        "PYTHONPATH": str(site),
        "PYTHONSAFEPATH": "1",
        "PREFECT_API_URL": prefect_api,
        "PREFECT_HOME": str(tmp_path / "prefect"),
    }

    def galley(*arguments: str, script: str = GALLEY) -> str:
        command = [sys.executable, "-c", script, *arguments]
        ended = subprocess.run(command, cwd=home, env=environ, capture_output=True, text=True)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    where = galley(script="import flows, ranker; print(flows.__file__, ranker.__file__)")
    galley("init", "mine")
    services.write_config(home / "mine")
    told = galley("draft", "--config", "mine/config.yaml")

    assert all(name.startswith(str(site)) for name in where.split())
    assert told.splitlines()[-1] == f"{the_draft(home / 'mine')}: written"
