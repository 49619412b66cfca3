"""What a run works with, when it must leave no trace."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from flows import workbench
from flows.web import endpoint_client
from flows.workbench import existing_archive, no_archive_yet, open_workbench
from newsletter.archive import Archive
from newsletter.config import Config, PathsConfig
from newsletter.issue import Format
from newsletter.models import Bucket
from summarizers.styles import style_for

MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (".galley/archive.sqlite", "{base}/.galley/archive.sqlite"),
        ("sqlite:///shelf/a.sqlite", "{base}/shelf/a.sqlite"),
        (
            "postgresql://ada:ink@db.example/galley",
            "postgresql+psycopg://ada:***@db.example/galley",
        ),
    ],
)
def test_where_an_archive_is_missing_is_said_without_a_password(
    tmp_path: Path, address: str, shown: str
) -> None:
    config = Config(paths=PathsConfig(archive=address))

    said = no_archive_yet(config, tmp_path)

    assert said == f"there is no archive at {shown.format(base=tmp_path)}"


def test_an_empty_database_holds_no_archive_yet(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").touch()

    with existing_archive(Config(paths=PathsConfig(archive="a.sqlite")), tmp_path) as archive:
        assert archive is None


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


def test_a_run_closes_what_it_asked_a_model_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def remembered(config: Config, transport: httpx.BaseTransport | None) -> httpx.Client:
        made.append(endpoint_client(config, transport))
        return made[0]

    monkeypatch.setattr(workbench, "endpoint_client", remembered)
    (tmp_path / "config.yaml").write_text("{}", encoding="utf-8")

    with open_workbench(tmp_path / "config.yaml", keep=False) as bench:
        bench.summarizer.write([], style_for(Format.NLP_NEWSLETTER, "item", Bucket.TOOLS))
        assert [client.is_closed for client in made] == [False]

    assert [client.is_closed for client in made] == [True]
