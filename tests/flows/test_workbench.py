"""What a run works with, when it must leave no trace."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from flows.workbench import open_workbench
from newsletter.archive import Archive

MEGABYTE = 1_000_000


def test_trying_things_on_a_large_archive_copies_none_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.yaml").write_text("newsletter: {name: Proof Sheet}\n", encoding="utf-8")
    with closing(Archive.open(".galley/archive.sqlite", tmp_path)) as archive:
        archive.vectors.put({str(n): bytes(MEGABYTE) for n in range(5)})
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))

    with open_workbench(tmp_path / "config.yaml", keep=False) as bench:
        known = bench.archive.vectors.get(["0"])
        taken = sum(path.stat().st_size for path in scratch.rglob("*") if path.is_file())

    assert len(known["0"]) == MEGABYTE
    assert taken < MEGABYTE
    assert list(scratch.iterdir()) == []
