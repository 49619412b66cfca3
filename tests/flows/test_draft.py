"""``galley draft`` on a small week: what it writes, and what it leaves alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsletter.markdown import parse, render
from newsletter.week import current_week
from tests.flows.conftest import Galley, the_draft
from tests.flows.services import BLOGS, Services
from tests.loopback import Reply, Request

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect", "quick")]


def section_ids(text: str) -> dict[str, list[str]]:
    """The ids of the items of each section, in order."""
    return {section.name: [item.id for item in section.items] for section in parse(text).sections}


def all_ids(text: str) -> set[str]:
    return {name for ids in section_ids(text).values() for name in ids}


def test_an_issue_is_drafted_from_all_sources(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    services.write_config(tmp_path)

    ended = galley("draft")

    draft = the_draft(tmp_path)
    text = draft.read_text(encoding="utf-8")
    assert ended.code == 0
    assert ended.out.splitlines()[-1] == f"{draft}: written"
    assert "ok: arxiv 8, github 8, Ampersand 2, Octavo 2, Pilcrow 2" in ended.out
    assert {name: len(ids) for name, ids in section_ids(text).items()} == {
        "Publications": 3,
        "Tools": 3,
        "Repo Cypher": 3,
    }
    assert "- arxiv: ok, 8 candidates.\n" in text
    assert f"Proof Sheet 1, {draft.stem}: " in text


def test_a_second_run_gives_the_same_draft_and_asks_no_one_again(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    services.write_config(tmp_path)
    galley("draft")
    draft = the_draft(tmp_path)
    first, written = draft.read_bytes(), draft.stat()
    services.requests.clear()

    ended = galley("draft")

    assert (ended.code, draft.read_bytes(), draft.stat()) == (0, first, written)
    assert "already holds this draft" in ended.out
    assert "arxiv: ok, 8, answered at " in ended.err
    assert services.requests == []


def test_refresh_asks_the_sources_again_and_gives_the_same_draft(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    services.write_config(tmp_path)
    undated = re.sub(r"<pubDate>.*?</pubDate>", "", str(services.feed("Octavo").body))
    services.route("/octavo.xml", Reply(undated))
    services.route("/ampersand.xml", unless_known(services.feed("Ampersand")))
    galley("draft")
    first = the_draft(tmp_path).read_bytes()
    services.requests.clear()

    ended = galley("draft", "--refresh")

    assert ended.code == 0
    assert services.asked("/arxiv") == ["/arxiv"]
    assert services.asked("/octavo") == ["/octavo.xml"]
    assert services.asked("/daily") != []
    assert services.asked("/news") != []
    assert services.requests_to("/ampersand.xml")[0].headers["if-none-match"] == '"known"'
    assert the_draft(tmp_path).read_bytes() == first


def unless_known(feed: Reply) -> Callable[[Request], Reply]:
    """A feed with an ETag, which it goes by."""
    whole = replace(feed, headers={**feed.headers, "ETag": '"known"'})

    def answer(request: Request) -> Reply:
        return Reply(status=304) if request.headers.get("if-none-match") == '"known"' else whole

    return answer


def test_a_dry_run_shows_the_issue_and_writes_nothing(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    config = services.write_config(tmp_path)

    ended = galley("draft", "--dry-run")

    assert ended.code == 0
    assert ended.out.splitlines()[-1] == "dry run: nothing was written"
    assert "writing blurbs" not in ended.err
    assert "  press0/kerning-tools" in ended.out or "  Kerning: a language" in ended.out
    assert [path for path in tmp_path.iterdir() if path.name != "prefect"] == [config]


def test_json_is_all_that_a_program_gets_to_read(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    services.write_config(tmp_path)

    ended = galley("draft", "--json")

    told = json.loads(ended.out)
    assert (ended.code, ended.err) == (0, "")
    assert told["draft"] == str(the_draft(tmp_path))
    assert told["placed"] == "written"
    assert [source["source"] for source in told["sources"]] == ["arxiv", "github", *BLOGS]
    assert {name: len(items) for name, items in told["sections"].items()} == {
        "Publications": 3,
        "Tools": 3,
        "Repo Cypher": 3,
    }
    assert all(item["reasons"] for items in told["sections"].values() for item in items)


def test_the_summary_tells_what_the_models_took(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    usage = {"prompt_tokens": 1000, "completion_tokens": 50}
    answer = {"choices": [{"message": {"content": "No."}}], "usage": usage}
    services.route("/v1/chat/completions", Reply(json.dumps(answer)))
    chat = {"url": f"{services.url}/v1", "price_per_million_output": 10}
    services.write_config(tmp_path, summarizer={"kind": "chat", "chat": chat})

    first, again = galley("draft"), galley("draft", "--json")

    calls = len(services.asked("/v1"))
    assert (first.code, again.code) == (0, 0)
    assert (
        f"summarizer: {calls} calls, {calls},000 tokens in, {50 * calls:,} out, "
        f"cost {0.0005 * calls:.4f}"
    ) in first.out.splitlines()
    assert json.loads(again.out)["usage"]["calls"] == 0


def test_what_a_person_edited_stays_when_the_week_is_drafted_again(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    services.write_config(tmp_path)
    galley("draft")
    draft = the_draft(tmp_path)
    issue = parse(draft.read_text(encoding="utf-8").replace("Hello everyone!", "Dear readers!", 1))
    first, *rest = issue.sections
    shorter = replace(first, items=first.items[1:])
    edited = render(replace(issue, sections=(shorter, *rest)))
    draft.write_text(edited, encoding="utf-8")
    services.write_config(tmp_path, ranker={"avoid": ["tables"]}, newsletter={"footer": "Bye."})

    ended = galley("draft")

    merged = draft.read_text(encoding="utf-8")
    (kept,) = (tmp_path / ".galley/history").iterdir()
    assert ended.code == 0
    held = ", ".join(f"{s.name} {len(s.items)}" for s in parse(merged).sections)
    assert f"in the issue: {held}" in ended.out.splitlines()
    assert ended.out.splitlines()[-1].startswith(f"{draft}: merged with your edits")
    assert "Dear readers!" in merged
    assert "Hello everyone!" not in merged
    assert kept.read_text(encoding="utf-8") == edited
    assert the_draft(tmp_path) == draft


def test_a_file_that_galley_did_not_write_is_left_and_the_draft_goes_beside_it(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    services.write_config(tmp_path)
    week = current_week(services.now, 7, "UTC").label
    mine, beside = tmp_path / f"drafts/{week}.md", tmp_path / f"drafts/{week}.new.md"
    mine.parent.mkdir()
    mine.write_text("My own notes\n", encoding="utf-8")

    ended = galley("draft")

    assert ended.code == 0
    assert mine.read_text(encoding="utf-8") == "My own notes\n"
    assert f"{beside}: written beside the file that was there" in ended.out
    assert parse(beside.read_text(encoding="utf-8")).sections


def test_config_edits_take_effect_on_the_next_run(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    services.write_config(tmp_path)
    galley("draft")
    before = section_ids(the_draft(tmp_path).read_text(encoding="utf-8"))["Publications"]
    papers = {f"arxiv:{paper.number}": paper.authors[0] for paper in services.papers[1::2]}
    missed = next(paper for paper in papers if paper not in before)
    ranker = {"pinned": [papers[missed]], "avoid": list(BLOGS), "weights": {"avoid": 10}}
    services.write_config(tmp_path, ranker=ranker)
    services.requests.clear()

    galley("draft")

    after = section_ids(the_draft(tmp_path).read_text(encoding="utf-8"))["Publications"]
    assert after[0] == missed
    assert all(name.startswith("arxiv:") for name in after)
    assert services.asked("/arxiv") == []


def test_a_past_week_is_drafted_by_its_name(galley: Galley, tmp_path: Path) -> None:
    with Services(datetime(2026, 3, 8, 12, tzinfo=UTC)) as services:
        services.write_config(tmp_path)

        ended = galley("draft", "--week", "2026-W10")

    draft = tmp_path / "drafts/2026-W10.md"
    assert ended.code == 0
    assert ended.out.startswith("Week 2026-W10: 2026-03-02 00:00 to 2026-03-09 00:00 (UTC)\n")
    assert "2026-W10: 2026-03-02 to 2026-03-08." in draft.read_text(encoding="utf-8")
    assert "submittedDate:[202602280000 TO 202603090000]" in " ".join(
        request.query["search_query"] for request in services.requests_to("/arxiv")
    )


def test_nothing_of_an_earlier_issue_is_proposed_again(
    galley: Galley, services: Services, tmp_path: Path
) -> None:
    services.write_config(tmp_path)
    days = [f"{services.now - timedelta(days=n):%Y-%m-%d}" for n in (8, 7)]

    codes = [galley("draft", "--since", day).code for day in days]

    first, second = (tmp_path / f"drafts/{day}_{services.now:%Y-%m-%d}.md" for day in days)
    ids = [all_ids(draft.read_text(encoding="utf-8")) for draft in (first, second)]
    assert codes == [0, 0]
    assert len(ids[0]) == 9
    assert len(ids[1]) > 0
    assert ids[0] & ids[1] == set()
