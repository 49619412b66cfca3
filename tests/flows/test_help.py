"""What the command line says of itself."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import pytest
from typer.main import get_command

from flows.cli import app
from tests.flows.conftest import Galley

SCREEN_LINES = 24
PROMISED = {"init", "draft", "sources", "schedule", "feeds", "lint", "publish", "why", "stats"}


def all_commands() -> list[tuple[str, ...]]:
    """Every command of the app, those of a group after the group's name."""
    found: list[tuple[str, ...]] = []
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        found += [(name, one) for one in inner] if inner else [(name,)]
    return found


def test_help_lists_every_command(galley: Galley) -> None:
    ended = galley("--help")

    lines = ended.out.partition("Commands:\n")[2].splitlines()
    listed = [line.split()[0] for line in lines]
    assert ended.code == 0
    assert not [line for line in lines if line.endswith("...")]  # cut short
    assert set(listed) == {command[0] for command in all_commands()} >= PROMISED


@pytest.mark.parametrize("command", all_commands(), ids=" ".join)
def test_the_help_of_a_command_fits_a_screen_and_has_an_example(
    galley: Galley, command: tuple[str, ...]
) -> None:
    ended = galley(*command, "--help")

    assert ended.code == 0
    assert f"galley {' '.join(command)}" in ended.out.partition("Example: ")[2]
    assert len(ended.out.splitlines()) <= SCREEN_LINES


def test_without_a_command_the_help_is_shown(galley: Galley) -> None:
    assert "Commands:" in galley().out + galley().err


def test_version(galley: Galley) -> None:
    assert galley("--version").out == f"galley {version('galley')}\n"


def test_help_loads_neither_prefect_nor_a_model() -> None:
    script = (
        "import sys, flows.cli; print(sorted({'prefect', 'torch', 'numpy'} & set(sys.modules)))"
    )

    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)

    assert loaded.stdout == "[]\n"
