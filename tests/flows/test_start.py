"""``galley init``, ``sources`` and ``feeds``: a newsletter set up, its sources looked at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from newsletter.config import FeedConfig
from newsletter.config_file import load_config
from sources.opml import parse_opml
from tests.flows.conftest import Galley, the_draft
from tests.flows.services import BLOGS, Services
from tests.loopback import Loopback, Reply

OPML = """<?xml version="1.0"?><opml version="2.0"><body><outline text="Blogs">
<outline type="rss" text="Colophon" xmlUrl="https://colophon.example/feed"/>
<outline type="rss" text="Vellum" xmlUrl="https://vellum.example/atom.xml"/>
</outline></body></opml>"""


@pytest.mark.prefect
@pytest.mark.usefixtures("prefect", "quick")
@pytest.mark.parametrize(
    ("format_", "mark"), [("nlp-newsletter", "layout: post"), ("nlp-cypher", "The NLP Cypher")]
)
def test_a_new_newsletter_drafts_at_once(
    galley: Galley, services: Services, tmp_path: Path, format_: str, mark: str
) -> None:
    made = galley("init", "mine", "--format", format_)
    config = tmp_path / "mine/config.yaml"
    yaml = YAML()
    values = yaml.load(config)
    values["sources"] = services.config()["sources"]
    yaml.dump(values, config)

    drafted = galley("draft", "--config", config)

    assert made.out.splitlines() == [
        "mine/config.yaml and mine/drafts/ are ready.",
        "Next: cd mine, read config.yaml through, then: galley draft",
    ]
    assert drafted.code == 0
    assert mark in the_draft(tmp_path / "mine").read_text(encoding="utf-8")


def test_init_changes_no_newsletter_that_is_there(galley: Galley, tmp_path: Path) -> None:
    galley("init", "mine")
    (tmp_path / "mine/config.yaml").write_text("mine\n")

    ended = galley("init", "mine")

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "galley: mine/config.yaml: is already there; nothing was changed\n"
    assert (tmp_path / "mine/config.yaml").read_text() == "mine\n"


def test_init_where_there_can_be_no_folder_is_said_and_changes_nothing(
    galley: Galley, tmp_path: Path
) -> None:
    (tmp_path / "drafts").touch()

    ended = galley("init", ".")

    assert (ended.code, ended.err) == (1, "galley: drafts: File exists\n")
    assert [path.name for path in tmp_path.iterdir()] == ["drafts"]


def test_init_names_the_formats_there_are(galley: Galley, tmp_path: Path) -> None:
    ended = galley("init", "mine", "--format", "pdf")

    assert ended.code == 2
    assert ended.err == (
        "galley: --format pdf: is not a format; there are nlp-newsletter, nlp-cypher\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("quick")
def test_each_source_is_asked_now_and_nothing_is_kept(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    config = services.write_config(tmp_path)
    services.route("/octavo.xml", Reply("", 404))

    ended = galley("sources")

    lines = ended.out.splitlines()
    assert ended.code == 0
    assert lines[0].startswith("arxiv: ok, 8 candidates in ")
    assert lines[1].startswith("github: ok, 8 candidates in ")
    assert [line.split(":")[0] for line in lines[2:]] == list(BLOGS)
    assert "Octavo: failed, 0 candidates in " in ended.out
    assert "/octavo.xml: HTTP 404\n" in ended.out
    assert "arxiv: ok, 8\n" in ended.err
    assert list(tmp_path.iterdir()) == [config]


def test_a_config_that_is_saved_while_feeds_are_read_stays(
    galley: Galley, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("newsletter: {name: Proof Sheet}\n")
    (tmp_path / "blogs.opml").write_text(OPML)

    def parse_meanwhile(data: bytes) -> list[FeedConfig]:
        config.write_text("newsletter: {name: Galley Sheet}\n")
        return parse_opml(data)

    monkeypatch.setattr("flows.subscriptions.parse_opml", parse_meanwhile)
    ended = galley("feeds", "import", "blogs.opml")

    assert (ended.code, ended.out) == (1, "")
    assert "config.yaml: was changed meanwhile" in ended.err
    assert config.read_text() == "newsletter: {name: Galley Sheet}\n"


@pytest.mark.usefixtures("quick")
def test_sources_as_json(galley: Galley, services: Services, tmp_path: Path) -> None:
    services.write_config(tmp_path)

    ended = galley("sources", "--json")

    told = json.loads(ended.out)
    assert (ended.code, ended.err) == (0, "")
    assert [source["source"] for source in told] == ["arxiv", "github", *BLOGS]
    assert {source["status"] for source in told} == {"ok"}


@pytest.mark.usefixtures("quick")
def test_sources_that_all_fail_end_with_1(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    services.write_config(tmp_path, sources={"github": {"enabled": False}})
    for path in ("/arxiv", "/ampersand.xml", "/octavo.xml", "/pilcrow.xml"):
        services.route(path, Reply("", 404))

    ended = galley("sources")

    assert ended.code == 1
    assert all(": failed, " in line and "HTTP 404" in line for line in ended.out.splitlines())


@pytest.mark.usefixtures("quick")
def test_a_source_that_breaks_does_not_take_the_others_along(
    galley: Galley, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.write_config(tmp_path)

    def breaks(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("sources.arxiv.ArxivSource.fetch", breaks)
    ended = galley("sources")

    assert ended.code == 0
    assert "arxiv: failed, 0 candidates in 0 s; division by zero\n" in ended.out
    assert "github: ok, 8 candidates in " in ended.out


def test_opml_goes_in_and_comes_out(galley: Galley, tmp_path: Path) -> None:
    galley("init", "mine")
    config = tmp_path / "mine/config.yaml"
    (tmp_path / "reader.opml").write_text(OPML, encoding="utf-8")
    known, comments = len(load_config(config).sources.feeds), config.read_text().count("#")

    first = galley("feeds", "import", "reader.opml", "-c", config)
    again = galley("feeds", "import", "reader.opml", "-c", config)
    exported = galley("feeds", "export", "-c", config, "-o", "out.opml")

    assert first.out.splitlines() == [
        "added Colophon: https://colophon.example/feed",
        "added Vellum: https://vellum.example/atom.xml",
        f"{config}: 2 added",
    ]
    assert again.out == f"{config}: already has every feed\n"
    assert exported.code == 0
    assert len(load_config(config).sources.feeds) == known + 2
    assert config.read_text().count("#") == comments
    assert "https://vellum.example/atom.xml" in (tmp_path / "out.opml").read_text()


def test_an_opml_file_that_is_none_changes_nothing(galley: Galley, tmp_path: Path) -> None:
    galley("init", "mine")
    config = tmp_path / "mine/config.yaml"
    before = config.read_bytes()
    (tmp_path / "reader.opml").write_text("<html>", encoding="utf-8")

    ended = galley("feeds", "import", "reader.opml", "-c", config)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("galley: reader.opml: ")
    assert config.read_bytes() == before


def test_the_feeds_of_a_page_are_found(galley: Galley, loopback: Loopback) -> None:
    link = '<link rel="alternate" type="application/atom+xml" href="/atom.xml" title="Posts">'
    page = loopback.route("/blog", Reply(f"<html><head>{link}</head></html>", headers=_HTML))

    ended = galley("feeds", "find", page)

    assert (ended.code, ended.out) == (0, f"{loopback.url}/atom.xml  Posts\n")


def test_a_page_without_feeds(galley: Galley, loopback: Loopback) -> None:
    page = loopback.route("/blog", Reply("<html></html>", headers=_HTML))

    ended = galley("feeds", "find", page)

    assert (ended.code, ended.err) == (1, f"galley: {page}: advertises no feed\n")


def test_a_page_that_is_not_there(galley: Galley, loopback: Loopback) -> None:
    ended = galley("feeds", "find", f"{loopback.url}/blog")

    assert (ended.code, ended.err) == (1, f"galley: {loopback.url}/blog: HTTP 404\n")


def test_what_is_no_address_is_said(galley: Galley) -> None:
    ended = galley("feeds", "find", "http://[")

    assert (ended.code, ended.err) == (
        1,
        "galley: http://%5b: no such host\n",
    )


def test_a_page_is_asked_for_through_the_config_s_proxy(
    galley: Galley, loopback: Loopback, tmp_path: Path
) -> None:
    (tmp_path / "config.yaml").write_text(f"http: {{proxy: '{loopback.url}'}}\n", encoding="utf-8")
    galley("feeds", "find", "http://blog.example/")

    assert loopback.requests[0].headers["host"] == "blog.example"


_HTML = {"Content-Type": "text/html"}
