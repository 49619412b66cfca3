"""What is wrong with a request is said in a line each, before anything starts."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from flows import run
from tests.flows.conftest import Galley
from tests.flows.services import Services


@pytest.fixture(autouse=True)
def no_prefect(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prefect, which takes its time to start, is not needed for any of this."""
    monkeypatch.setattr(run, "prepare", must_not_start)


def must_not_start(_: object) -> NoReturn:
    raise AssertionError("Prefect was to be started")


@pytest.mark.parametrize(
    ("config", "line"),
    [
        ("colour: red", "colour: is not a key here; allowed: newsletter, schedule, paths, "),
        (
            "sources: {arxiv: {categorys: [cs.CL]}}",
            "sources.arxiv.categorys: is not a key here; allowed: enabled, categories, ",
        ),
        ("ranker: {max_per_source: many}", "ranker.max_per_source: Input should be a valid integ"),
        ("sections: [{name: News}]", "sections.0: no item can enter it: give it `takes` or `pr"),
        ("schedule: {cron: every Monday}", "schedule.cron: must be a cron line of five fields, "),
        ("schedule: {timezone: Mars}", "schedule.timezone: must be an IANA time zone, such as "),
        ('paths: {archive: "a\\0b"}', "paths.archive: must be a path that there can be"),
        ('paths: {archive: ""}', "paths.archive: must be a path that there can be"),
        ('paths: {drafts: "a\\0b"}', "paths.drafts: must be a path that there can be"),
        ('publish: {folder: "a\\0b"}', "publish.folder: must be a path that there can be"),
        ("http: {proxy: proxy.example}", "http.proxy: must be an http:// or https:// address"),
        (
            "sources: {feeds: [{name: arxiv, url: 'https://a.example/f'}]}",
            "sources: feeds: 'arxiv' is the name of another source",
        ),
        ("sources: [", "is not YAML: "),
        ("sources: " + "[" * 20_000, "is not YAML: nested too deep"),
    ],
)
def test_a_faulty_config_is_one_line_that_names_file_key_and_what_is_allowed(
    galley: Galley, tmp_path: Path, config: str, line: str
) -> None:
    (tmp_path / "config.yaml").write_text(config, encoding="utf-8")

    ended = galley("draft")

    assert (ended.code, ended.out) == (2, "")
    (told,) = ended.err.splitlines()
    assert told.startswith("galley: config.yaml:")
    assert line in told
    assert [path.name for path in tmp_path.iterdir()] == ["config.yaml"]


@pytest.mark.parametrize("command", ["draft", "sources"])
def test_a_newsletter_whose_sources_are_all_switched_off(
    galley: Galley, tmp_path: Path, command: str
) -> None:
    off = "sources: {arxiv: {enabled: false}, github: {enabled: false}}"
    (tmp_path / "config.yaml").write_text(off, encoding="utf-8")

    ended = galley(command)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err == (
        "galley: every source is switched off: turn on sources.arxiv or sources.github, "
        "or list a feed in sources.feeds\n"
    )


def test_a_wait_of_less_than_nothing_is_refused(galley: Galley) -> None:
    ended = galley("draft", "--wait", "-1")

    assert ended.code == 2
    assert "Invalid value for '--wait': " in ended.err


def test_every_fault_of_a_config_is_told(galley: Galley, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("colour: red\nschedule: {cron: x}\n", encoding="utf-8")

    ended = galley("draft")

    assert ended.code == 2
    assert len(ended.err.splitlines()) == 2


@pytest.mark.parametrize("command", ["draft", "sources", "schedule"])
def test_a_config_that_is_not_there(galley: Galley, command: str) -> None:
    ended = galley(command)

    assert ended.code == 2
    assert ended.err == "galley: config.yaml: cannot be read: No such file or directory\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--week", "2026-W54"], "'2026-W54' is not a week; write it as 2026-W10"),
        (["--week", "march"], "'march' is not a week; write it as 2026-W10"),
        (
            ["--week", "2026-W10", "--since", "2026-03-02"],
            "--week and --since/--until exclude each other",
        ),
        (["--until", "2026-03-02"], "--until needs --since"),
        (
            ["--week", "2126-W10"],
            "2126-W10 begins on 2126-03-04: nothing of it can be drafted before that",
        ),
        (
            ["--since", "2126-03-04", "--until", "2126-03-11"],
            "2126-03-04_2126-03-11 begins on 2126-03-04: nothing of it can be drafted before that",
        ),
        (["--since", "yesterday"], "'yesterday' is not a date; write it as 2026-03-02"),
        (
            ["--since", "2026-03-02", "--until", "2026-03-01"],
            "the span from 2026-03-02 to 2026-03-01 is empty",
        ),
        (
            ["--since", "2025-03-02", "--until", "2026-03-01"],
            "the span from 2025-03-02 is longer than 92 days",
        ),
        (["--replay", "tape", "--record", "new"], "--record and --replay exclude each other"),
        (["--replay", "tape"], "tape: is no recording: no recording.json"),
    ],
)
def test_a_window_or_a_recording_that_cannot_be_drafted(
    galley: Galley, services: Services, tmp_path: Path, arguments: list[str], line: str
) -> None:
    config = services.write_config(tmp_path)

    ended = galley("draft", *arguments)

    assert (ended.code, ended.out, ended.err) == (2, "", f"galley: {line}\n")
    assert list(tmp_path.iterdir()) == [config]


def test_an_archive_that_cannot_be_opened_is_named(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    services.write_config(tmp_path, paths={"archive": "archive.sqlite"})
    (tmp_path / "archive.sqlite").write_bytes(b"not a database" * 100)

    ended = galley("draft")

    (told,) = ended.err.splitlines()
    assert (ended.code, ended.out) == (1, "")
    assert f"{tmp_path / 'archive.sqlite'}: " in told


def test_a_fault_of_galley_s_own_is_one_line(
    galley: Galley, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.write_config(tmp_path)
    monkeypatch.setattr(run, "existing_archive", breaks)

    ended = galley("draft")

    assert ended.code == 70
    assert ended.err == (
        "galley: unexpected RuntimeError: the first line "
        "(GALLEY_DEBUG=1 shows where; please report it)\n"
    )


def test_debugging_shows_where_a_fault_is(
    galley: Galley, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.write_config(tmp_path)
    monkeypatch.setattr(run, "existing_archive", breaks)
    monkeypatch.setenv("GALLEY_DEBUG", "1")

    with pytest.raises(RuntimeError, match="the first line"):
        galley("draft")


def breaks(*_: object, **__: object) -> NoReturn:
    raise RuntimeError("the first line\nand a second")
