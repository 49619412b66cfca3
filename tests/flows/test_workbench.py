"""What a run works with, when it must leave no trace."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from flows import workbench
from flows.workbench import (
    endpoint_client,
    existing_archive,
    no_archive_yet,
    open_workbench,
    trusted_hosts,
)
from newsletter.archive import Archive
from newsletter.config import Config, PathsConfig
from newsletter.config_file import parse_config
from newsletter.issue import Format
from newsletter.models import Bucket
from summarizers.styles import style_for
from tests.loopback import Loopback, Reply

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


def config_of(text: str) -> Config:
    return parse_config(text.encode(), "config.yaml")


def test_what_config_says_is_private_may_be_and_nothing_else() -> None:
    config = config_of("""
http: {private_hosts: [git.example.org]}
sources:
  github: {api_url: "https://git.example.org/api/v3", trending_url: "http://hub:8080/trending"}
  feeds:
    - {name: Followed, url: "https://blog.example/feed"}
    - {name: Here, url: "http://127.0.0.1:4000/feed"}
""")

    assert trusted_hosts(config, "http://wiki/feed", "https://typed.example/feed") == {
        "git.example.org:80",
        "git.example.org:443",
        "hub:8080",
        "127.0.0.1:4000",
        "wiki:80",
    }


@pytest.mark.parametrize("host", ["models.example", "127.0.0.1"])
def test_a_model_is_asked_the_way_config_says_whatever_the_environment(
    loopback: Loopback, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    is_here = host == "127.0.0.1"
    url = f"http://{host}:{loopback.port}/v1"
    proxy = "http://127.0.0.1:1" if is_here else loopback.url
    config = config_of(f"""
http: {{proxy: "{proxy}"}}
summarizer: {{kind: chat, chat: {{url: "{url}"}}}}
""")
    loopback.route("/v1", Reply("a model"))

    with endpoint_client(config) as client:
        answer = client.get(url)

    assert answer.text == "a model"
    assert [request.headers["host"] for request in loopback.requests] == [f"{host}:{loopback.port}"]


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
