"""What is printed where a terminal, a pipe or a disk cannot take it as it is."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.errors import exit_code
from flows.output import harmless, print_json, print_lines
from tests.flows.conftest import Galley
from tests.loopback import Loopback, Reply

ISSUE = "# Tools\n\n***On “ink” 📙***\n\nNo link.\n"


def run(folder: Path, *arguments: object, **more: object) -> subprocess.CompletedProcess[bytes]:
    """``galley`` as a process of its own, whose terminal knows ASCII alone."""
    command = [Path(sys.executable).with_name("galley"), *arguments]
    environ = {k: v for k, v in os.environ.items() if k != "GALLEY_DEBUG"}
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
    return subprocess.run(  # type: ignore[no-any-return, call-overload]
        command, cwd=folder, env=environ | {"PYTHONIOENCODING": "ascii"}, **options
    )


def test_what_the_terminal_has_no_letters_for_is_spelt(tmp_path: Path) -> None:
    name = os.fsdecode(b"ink\xff.md")
    (tmp_path / name).write_text(ISSUE, encoding="utf-8")

    told, listed = run(tmp_path, "lint", name), run(tmp_path, "lint", name, "--json")

    assert (told.returncode, told.stderr) == (1, b"")
    assert told.stdout.splitlines()[0] == (
        b"ink\\udcff.md:3: error: [missing-link] On \\u201cink\\u201d \\U0001f4d9 has no link"
    )
    findings = json.loads(listed.stdout.decode("utf-8"))
    assert {os.fsencode(finding["file"]) for finding in findings} == {b"ink\xff.md"}
    assert "On “ink” 📙 has no link" in [finding["message"] for finding in findings]


def test_a_pipe_of_candidates_is_utf_8_whatever_the_terminal(tmp_path: Path) -> None:
    line = '{"id": "a", "title": "Ink, à la carte"}\n'.encode() + b'{"id": "b", "title": "\xff"}\n'

    ranked = run(tmp_path, "rank", "-", input=line)

    assert (ranked.returncode, ranked.stderr) == (0, b"")
    assert {json.loads(one)["id"] for one in ranked.stdout.decode("utf-8").splitlines()} == {
        "a",
        "b",
    }


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("arguments", [["--help"], ["lint", "ink.md"], ["parse", "ink.md"]])
def test_a_full_disk_is_no_fault_of_galley_s(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "ink.md").write_text(ISSUE, encoding="utf-8")

    with Path("/dev/full").open("wb") as full:
        ended = run(tmp_path, *arguments, stdout=full)

    assert (ended.returncode, ended.stderr) == (1, b"galley: No space left on device\n")


def test_without_a_standard_output_nothing_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    print_lines(["ink"])
    print_json(["ink"])


def test_what_a_stranger_wrote_is_shown_and_not_obeyed(galley: Galley, loopback: Loopback) -> None:
    link = '<link rel="alternate" type="application/atom+xml"'
    page = f'{link} href="/\x1b[2Jink.xml" title="\x1b]0;Ink\x07">{link} href="/\x9b2J">'
    address = loopback.route("/blog", Reply(page, headers={"Content-Type": "text/html"}))

    found = galley("feeds", "find", address)

    assert found.out.splitlines() == [
        f"{loopback.url}/\ufffd[2Jink.xml",
        f"{loopback.url}/\ufffd2J",
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("an\tindented line\n", "an\tindented line\n"),
        ("“ink” 📙 ß", "“ink” 📙 ß"),
        ("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m"),
        ("bell\x07 \x08 \x9b2J \r\x7f", "bell\ufffd \ufffd \ufffd2J \ufffd\ufffd"),
    ],
)
def test_only_what_a_terminal_obeys_is_replaced(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_errors_are_shown_and_not_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    told = io.StringIO()
    monkeypatch.setattr(sys, "stderr", told)

    code = exit_code(FileNotFoundError(2, "No such file or directory", "\x1b[2Jink"))

    assert (code, told.getvalue()) == (1, "galley: \ufffd[2Jink: No such file or directory\n")
