"""A draft when sources do not answer as they should."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from functools import partial
from itertools import chain, repeat
from pathlib import Path

import pytest

from flows.serve import free_port
from sources.feeds import FeedsSource
from tests.flows.conftest import Galley, the_draft
from tests.flows.services import BLOGS, Services
from tests.loopback import Endless, Hang, Loopback, Reply
from tests.sources.arxiv_server import listing

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect", "quick")]


def head(folder: Path) -> dict[str, str]:
    """What the draft's head says of each source, by name."""
    lines = the_draft(folder).read_text(encoding="utf-8").splitlines()
    told = [line[2:].partition(": ") for line in lines if line.startswith("- ")]
    return {name: rest for name, _, rest in told}


def test_without_a_network_each_source_says_why_and_no_draft_is_written(
    galley: Galley, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = services.write_config(tmp_path)
    nowhere = config.read_text().replace(f":{services.port}/", f":{free_port()}/")
    config.write_text(nowhere.replace("127.0.0.1", "nowhere.invalid", 1))
    monkeypatch.setattr(socket, "getaddrinfo", partial(looked_up, socket.getaddrinfo))

    ended = galley("draft")

    lines = [line for line in ended.err.splitlines() if line.startswith("galley: ")]
    told = {line.split(": ")[1]: line for line in lines}
    assert (ended.code, ended.out) == (1, "")
    assert lines[-1] == "galley: no draft written: every source failed"
    assert all(" failed, 0 candidates in " in told[name] for name in ("arxiv", "github", *BLOGS))
    assert told["Octavo"].endswith("/octavo.xml: cannot connect: Connection refused")
    assert "/trending?since=weekly: no such host" in told["github"]
    assert "Traceback" not in ended.err
    assert not (tmp_path / "drafts").exists()


def looked_up(ask: Callable[..., object], host: str, *rest: object, **more: object) -> object:
    """What ``ask`` says of ``host``; of one that is nowhere no name server is asked."""
    if str(host).endswith(".invalid"):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    return ask(host, *rest, **more)


def test_a_week_with_nothing_for_any_section_gets_no_draft(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    config = json.loads(services.write_config(tmp_path).read_text())
    birds = {"name": "Birds", "prefer": ["ornithology"]}
    (tmp_path / "config.yaml").write_text(json.dumps(config | {"sections": [birds]}))

    ended = galley("draft", "--week", "2026-W10")

    lines = ended.err.splitlines()
    assert ended.code == 1
    assert lines[-1] == "galley: no draft written: nothing of 2026-W10 belongs in a section"
    assert any(line.startswith("galley: arxiv: ") for line in lines)
    assert not (tmp_path / "drafts").exists()


def test_one_down_one_slow_one_garbage_one_endless_still_make_an_issue(
    galley: Galley,
    services: Services,
    loopback: Loopback,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = loopback.route("/slow.xml", Hang())
    services.write_config(tmp_path, sources={"feeds": services.feeds(Slow=slow)})
    # Time is up once the three others have answered, however long that takes.
    times = chain([0.0] * (1 + len(BLOGS)), repeat(1000.0))
    hasty = partial(FeedsSource, clock=lambda: next(times))
    monkeypatch.setattr("flows.gather.FeedsSource", hasty)
    services.route("/ampersand.xml", Reply("", 500))
    services.route("/octavo.xml", Reply(b"\x00\xff\xfe<<garbage"))
    services.route("/arxiv", Endless(b"<feed>" * 10_000))

    ended = galley("draft")

    told = head(tmp_path)
    assert ended.code == 0
    assert told["Ampersand"].startswith("failed, 0 candidates.")
    assert told["Ampersand"].endswith("/ampersand.xml: HTTP 500.")
    assert told["Slow"] == "failed, 0 candidates. no answer within 120 s."
    assert "/octavo.xml: " in told["Octavo"]
    assert "arxiv?…: larger than 16 MB" in told["arxiv"]
    assert told["github"] == "ok, 8 candidates."
    assert told["Pilcrow"] == "ok, 2 candidates."


def test_a_source_in_trouble_makes_a_strict_run_end_with_3_its_draft_written(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    services.write_config(tmp_path)
    services.route("/octavo.xml", Reply("<html></html>", headers={"Content-Type": "text/html"}))

    codes = [galley("draft", *strict).code for strict in ((), ("--strict",))]

    assert codes == [0, 3]
    assert the_draft(tmp_path).exists()


def test_what_stands_in_for_a_silent_api_and_a_broken_page_is_said(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    services.write_config(tmp_path, sources={"arxiv": {"timeout_seconds": 0.5}})
    services.route("/arxiv", Hang())
    when = f"{services.now:%a, %d %b %Y} 00:00:00 GMT"
    items = [paper.item(when=when) for paper in services.papers[1::2]]
    services.route("/rss/cs.CL", Reply(listing(*items)))
    services.route("/trending", Endless())

    ended = galley("draft")

    told = head(tmp_path)
    assert ended.code == 0
    assert told["arxiv"].startswith("partial, 4 candidates. The API gave nothing: ")
    assert "timed out after 0.5 s. The RSS listing stands in" in told["arxiv"]
    assert told["github"].startswith("failed, 0 candidates. ")
