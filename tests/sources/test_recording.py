"""A run that is kept in a folder gives the same when it is played from there."""

from __future__ import annotations

import gzip
import json
import socket
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.fetch_errors import FetchError
from sources.guard import GuardedTransport
from sources.http import Limits, Response, Web
from sources.recording import Player, Recorder, RecordingError, readable_name
from tests.loopback import Drop, Endless, Hang, Loopback, Reply, redirect
from tests.sources.webs import AGENT

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
LIMITS = Limits(bytes=100_000, attempts=2)


def resolver(host: str, port: int) -> Sequence[str]:
    """Knows this machine, and asks no name server for others."""
    if host == "127.0.0.1":
        return [host]
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def recording_web(directory: Path) -> Web:
    guarded = GuardedTransport(["127.0.0.1"], resolver=resolver)
    recorder = Recorder(directory, guarded, now=NOW, max_bytes=LIMITS.bytes)
    return Web(user_agent=AGENT, transport=recorder, limits=LIMITS, sleep=lambda seconds: None)


def playing_web(directory: Path) -> Web:
    transport = Player(directory)
    return Web(user_agent=AGENT, transport=transport, limits=LIMITS, sleep=lambda seconds: None)


def outcome(web: Web, url: str) -> tuple[int, str, bytes, str | None] | str:
    """What a user of the client sees of ``url``; only one who hangs is given little time."""
    try:
        response: Response = web.get(url, timeout=0.2 if url.endswith("/hang") else None)
    except FetchError as error:
        return str(error)
    return response.status, response.url, response.body, response.headers.get("etag")


def exchanges(directory: Path) -> list[dict[str, object]]:
    lines = (directory / "exchanges.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_a_replay_gives_what_the_run_gave_failures_included(
    loopback: Loopback, tmp_path: Path
) -> None:
    loopback.route("/feed", Reply("<rss/>", headers={"ETag": '"1"'}), Reply(b"", 304))
    loopback.route("/zip", Reply(gzip.compress(b"plain"), headers={"Content-Encoding": "gzip"}))
    loopback.route("/cafe", Reply("open", headers={"ETag": '"é"'}))
    loopback.route("/busy", Reply(b"", 503), Reply("free"))
    loopback.route("/moved", redirect("/feed", 301))
    loopback.route("/gone", Reply("gone", 410))
    loopback.route("/hang", Hang())
    loopback.route("/drop", Drop())
    loopback.route("/endless", Endless())
    loopback.route("/inside", redirect("http://10.0.0.1/"))
    paths = "/feed /feed /zip /cafe /busy /moved /gone /hang /drop /endless /inside".split()
    urls = [loopback.url + path for path in paths] + ["http://nowhere.invalid/"]
    live, directory = recording_web(tmp_path / "run"), tmp_path / "run"

    seen_live = [outcome(live, url) for url in urls]
    played = playing_web(directory)
    seen_again = [outcome(played, url) for url in urls]

    assert seen_again == seen_live
    assert seen_live[1] == (304, urls[1], b"", None)
    assert len([seen for seen in seen_live if isinstance(seen, str)]) == 6
    assert seen_live[-1] == "http://nowhere.invalid/: no such host"


def test_answers_of_one_address_are_played_in_order_and_the_last_repeats(tmp_path: Path) -> None:
    (tmp_path / "recording.json").write_text('{"format": 1, "now": "2026-11-22T06:00:00Z"}')
    lines = [{"url": "https://a.example/", "status": status} for status in (200, 304)]
    (tmp_path / "exchanges.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    web = playing_web(tmp_path)

    assert [web.get("https://a.example/").status for _ in range(4)] == [200, 304, 304, 304]


def test_a_recording_is_plain_enough_to_read(loopback: Loopback, tmp_path: Path) -> None:
    loopback.route("/api/query", Reply("<feed/>", headers={"Content-Type": "application/atom+xml"}))
    directory = tmp_path / "run"

    recording_web(directory).get(f"{loopback.url}/api/query?start=0&q=cat:cs.CL")

    head = json.loads((directory / "recording.json").read_text())
    [exchange] = exchanges(directory)
    assert head == {"format": 1, "now": "2026-11-22T06:00:00Z"}
    assert exchange == {
        "method": "GET",
        "url": f"{loopback.url}/api/query?q=cat%3Acs.CL&start=0",
        "status": 200,
        "headers": {"content-type": "application/atom+xml"},
        "body": "bodies/127-0-0-1-api-query-start-0-q-cat-cs-cl-1.xml",
    }
    assert (directory / str(exchange["body"])).read_bytes() == b"<feed/>"
    assert [path.suffix for path in (directory / "bodies").iterdir()] == [".xml"]


def test_parameters_in_another_order_are_the_same_request(
    loopback: Loopback, tmp_path: Path
) -> None:
    loopback.route("/q", Reply("both"))
    recording_web(tmp_path / "run").get(f"{loopback.url}/q?a=1&b=2")

    assert playing_web(tmp_path / "run").get(f"{loopback.url}/q?b=2&a=1").body == b"both"


def test_no_secret_is_kept(loopback: Loopback, tmp_path: Path) -> None:
    loopback.route("/", redirect("/next?token=hush"))
    loopback.route("/next", Reply("ok", headers={"Set-Cookie": "session=hush"}))
    url, directory = f"{loopback.url}/?api_key=hush", tmp_path / "run"

    recording_web(directory).get(url, headers={"Authorization": "Bearer hush"})

    kept = "".join(path.read_text() for path in directory.rglob("*") if path.is_file())
    assert loopback.requests[0].query == {"api_key": "hush"}
    assert "hush" not in kept
    assert playing_web(directory).get(url).body == b"ok"


def test_a_request_that_was_not_recorded_is_named(loopback: Loopback, tmp_path: Path) -> None:
    directory = tmp_path / "run"
    recording_web(directory)

    with pytest.raises(FetchError) as caught:
        playing_web(directory).get("https://new.example/feed")

    assert str(caught.value) == f"https://new.example/feed: is not in the recording {directory}"


def test_a_replay_knows_when_it_was_recorded(tmp_path: Path) -> None:
    recording_web(tmp_path / "run")

    assert Player(tmp_path / "run").now == NOW


def test_the_time_of_a_recording_may_be_written_in_any_zone(tmp_path: Path) -> None:
    (tmp_path / "recording.json").write_text('{"format": 1, "now": "2026-11-22T07:00:00+01:00"}')

    assert Player(tmp_path).now.isoformat() == "2026-11-22T06:00:00+00:00"


def test_a_folder_with_anything_in_it_is_not_recorded_into(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    with pytest.raises(RecordingError, match="is not empty; record into a new folder"):
        recording_web(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("head", "lines", "fault"),
    [
        (None, "", "is no recording: no recording.json"),
        ("nonsense", "", "recording.json: Invalid JSON"),
        ('{"format": 2, "now": "2026-11-22T06:00:00Z"}', "", "format 2 is not known; 1 is"),
        ('{"format": 1, "now": "2026-11-22T06:00:00"}', "", "now: Input should have timezone"),
        ('{"format": 1, "now": "2026-11-22T06:00:00Z"}', "{}", "exchanges.jsonl:1: url: Field"),
        ('{"format": 1, "now": "2026-11-22T06:00:00Z"}', '{"url": "x"}\n{"ur', "jsonl:2: Invalid"),
    ],
)
def test_a_broken_recording_says_where(
    tmp_path: Path, head: str | None, lines: str, fault: str
) -> None:
    if head:
        (tmp_path / "recording.json").write_text(head)
    (tmp_path / "exchanges.jsonl").write_text(lines)

    with pytest.raises(RecordingError, match=fault):
        Player(tmp_path)


def test_a_recording_reads_no_file_outside_itself(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    directory = tmp_path / "run"
    directory.mkdir()
    (directory / "recording.json").write_text('{"format": 1, "now": "2026-11-22T06:00:00Z"}')
    line = {"url": "https://a.example/", "status": 200, "body": "../secret.txt"}
    (directory / "exchanges.jsonl").write_text(json.dumps(line))

    with pytest.raises(FetchError, match="names a file outside itself"):
        playing_web(directory).get("https://a.example/")


@given(st.text() | st.builds("https://{}/{}?{}".format, st.text(), st.text(), st.text()))
def test_any_address_gives_a_safe_file_name(url: str) -> None:
    name = readable_name(url)

    assert 1 <= len(name) <= 80
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not name.startswith("-")
