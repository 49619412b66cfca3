from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from newsletter.config import Config

ROOT = Path(__file__).parent.parent
PACKAGES = {"newsletter", "sources", "ranker", "summarizers", "flows", "benchmarks", "tests"}
MAY_IMPORT = {
    "newsletter": {"newsletter"},
    "sources": {"newsletter", "sources"},
    "ranker": {"newsletter", "ranker"},
    "summarizers": {"newsletter", "summarizers"},
    "flows": {"newsletter", "sources", "ranker", "summarizers", "flows"},
}


def imported(path: Path) -> Iterator[str]:
    """The top-level names of every import in the file, wherever it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_point_one_way(package: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sorted((ROOT / package).rglob("*.py"))
        for name in imported(path)
        if name in PACKAGES - MAY_IMPORT[package]
    ]

    assert wrong == []


def test_prefect_stays_in_flows() -> None:
    others = set(MAY_IMPORT) - {"flows"}
    paths = (path for package in sorted(others) for path in (ROOT / package).rglob("*.py"))

    assert [str(path) for path in paths if "prefect" in set(imported(path))] == []


def test_only_the_command_line_knows_the_commands() -> None:
    others = [*(ROOT / "flows").glob("*.py")]
    knowing = [path.name for path in others if "flows.commands" in path.read_text("utf-8")]

    assert knowing == ["cli.py"]


def test_every_key_of_the_config_is_read_somewhere() -> None:
    paths = (path for package in MAY_IMPORT for path in (ROOT / package).rglob("*.py"))
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    read = {n.attr for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Attribute)}

    assert [key for key in keys_of(Config) if key not in read] == []


def keys_of(model: type[BaseModel]) -> Iterator[str]:
    """The names of the keys of ``model`` and of the models in it."""
    for name, field in model.model_fields.items():
        yield name
        for part in (field.annotation, *get_args(field.annotation)):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from keys_of(part)
