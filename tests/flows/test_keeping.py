"""Where a draft is kept from run to run, and what its file being gone means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from flows.issue import Draft
from flows.keeping import foresee, keep
from flows.outcome import Outcome
from flows.publication import Publication, number_after_earlier
from flows.publishing import PublishRequest, publish
from flows.updates import barred_ids
from flows.waiting import is_given_up, waiting_notes, without_waiting
from flows.workbench import Workbench, open_workbench
from newsletter.archive import Archive
from newsletter.compose import compose
from newsletter.config import Config
from newsletter.drafts import Placed
from newsletter.markdown import render
from newsletter.models import Blurb, LeftOut, Window
from newsletter.records import IssueRecord
from ranker.facade import rank_stories
from summarizers.writer import Usage
from tests.newsletter.test_archive import empty
from tests.newsletter.week_of_stories import BLURBS, LONG_MEMORY, TAX, WEEK, selection
from tests.ranker.world import WordEmbedder

MINE = "# Tools\n\n***My own***\n\n\\\\\nWords on [ink](https://ink.example/1).\n"
CHOSEN = selection(papers="Publications", tools="Tools", repositories="Repo Cypher")
NEXT_WEEK = Window(WEEK.until, WEEK.until + timedelta(days=7), "2026-W11")


@contextmanager
def bench_in(folder: Path, archive: str = ".galley/archive.sqlite") -> Iterator[Workbench]:
    """A newsletter in ``folder``; two of them stand for two machines."""
    (folder / "drafts").mkdir(parents=True, exist_ok=True)
    config = folder / "config.yaml"
    config.write_text(f"paths: {{archive: '{archive}'}}\n", encoding="utf-8")
    with open_workbench(config, clock=lambda: WEEK.until) as bench:
        yield bench


def draft(first: Blurb = BLURBS[LONG_MEMORY.id]) -> Draft:
    """The week's draft, in which the first item may have another blurb."""
    blurbs = {**BLURBS, LONG_MEMORY.id: first}
    issue = compose(CHOSEN, blurbs, Config(), number=3, window=WEEK, notes=("A note.",))
    ranking = rank_stories([], Config(), (), WEEK.until, WordEmbedder())
    return Draft(WEEK, 3, (), ranking, CHOSEN, blurbs, render(issue), (), Usage())


def drafted(bench: Workbench, first: str = "") -> Outcome:
    """Keep the draft, perhaps with new words in its first item."""
    return keep(bench, draft(Blurb(first)) if first else draft())


def publish_as_is(bench: Workbench, path: Path) -> Publication:
    """Publish ``path`` whatever lint may say."""
    request = PublishRequest(file=path, label=WEEK.label, force=True)
    return publish(bench, request, path.read_text(encoding="utf-8"))


def test_a_draft_that_went_beside_is_the_draft_from_then_on(tmp_path: Path) -> None:
    with bench_in(tmp_path) as bench:
        own = bench.draft_of(WEEK.label)
        own.write_text(MINE, encoding="utf-8")
        first = drafted(bench)
        beside = first.placement.path
        untouched = drafted(bench, "The authors read a whole book.")
        edited = beside.read_text(encoding="utf-8").replace("Version 2", "Its second version")
        beside.write_text(edited, encoding="utf-8")
        foreseen = foresee(bench, draft(Blurb("The authors read two books.")))
        merged = drafted(bench, "The authors read two books.")

    assert (first.placement.placed, beside.name) == (Placed.BESIDE, "2026-W10.new.md")
    assert (untouched.placement.placed, untouched.placement.path) == (Placed.REPLACED, beside)
    assert (foreseen.placement.placed, foreseen.placement.path) == (Placed.MERGED, beside)
    assert (merged.placement.placed, merged.placement.path) == (Placed.MERGED, beside)
    text = beside.read_text(encoding="utf-8")
    assert "Its second version" in text
    assert "read two books" in text
    assert own.read_text(encoding="utf-8") == MINE
    assert sorted(path.name for path in own.parent.iterdir()) == ["2026-W10.md", beside.name]


def test_a_draft_that_went_beside_can_be_published(tmp_path: Path) -> None:
    with bench_in(tmp_path) as bench:
        bench.draft_of(WEEK.label).write_text(MINE, encoding="utf-8")
        beside = drafted(bench).placement.path
        text = beside.read_text(encoding="utf-8")
        done = publish(bench, PublishRequest(file=beside, force=True), text)
        record = bench.archive.issue(WEEK.label)

    assert {edit.kind for edit in done.edits} == {"kept"}
    assert record
    assert record.published == text


def test_a_draft_beside_is_given_up_by_itself(tmp_path: Path) -> None:
    with bench_in(tmp_path) as bench:
        bench.draft_of(WEEK.label).write_text(MINE, encoding="utf-8")
        beside = drafted(bench).placement.path
        record = bench.archive.issue(WEEK.label)
        assert record
        before = is_given_up(bench, record)
        beside.unlink()

        assert (before, is_given_up(bench, record)) == (False, True)


def test_a_draft_that_is_written_anew_after_its_issue_is_out_is_still_galleys(
    tmp_path: Path,
) -> None:
    with bench_in(tmp_path) as bench:
        path = drafted(bench).placement.path
        went_out = path.read_text(encoding="utf-8")
        publish_as_is(bench, path)
        second = drafted(bench, "The authors read a whole book.")
        foreseen = foresee(bench, draft(Blurb("The authors read two books.")))
        third = drafted(bench, "The authors read two books.")
        edited = path.read_text(encoding="utf-8").replace("Version 2", "Its second version")
        path.write_text(edited, encoding="utf-8")
        fourth = drafted(bench, "The authors read three books.")
        record = bench.archive.issue(WEEK.label)

    placed = [one.placement.placed for one in (second, foreseen, third, fourth)]
    assert placed == [Placed.REPLACED, Placed.REPLACED, Placed.REPLACED, Placed.MERGED]
    assert fourth.placement.notes == (
        "1 item kept as you edited, moved or added it",
        "1 item improved",
    )
    text = path.read_text(encoding="utf-8")
    assert "read three books" in text
    assert "Its second version" in text
    assert record
    assert record.generated == record.published == went_out


def test_a_draft_that_was_written_anew_and_published_teaches_what_was_done_to_itself(
    tmp_path: Path,
) -> None:
    with bench_in(tmp_path) as bench:
        path = drafted(bench).placement.path
        first = publish_as_is(bench, path)
        drafted(bench, "The authors read a whole book.")
        went_out = tmp_path / "published" / "2026-03-08.md"
        went_out.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
        elsewhere = publish_as_is(bench, went_out)
        written_anew = path.read_text(encoding="utf-8")
        again = publish_as_is(bench, path)
        record = bench.archive.issue(WEEK.label)

    told = [Counter(edit.kind for edit in one.edits) for one in (first, elsewhere, again)]
    assert told == [{"kept": 5}, {"kept": 4, "reworded": 1}, {"kept": 5}]
    assert record
    assert record.generated == record.published == written_anew


def test_what_was_noted_of_an_issue_that_was_out_is_not_taken_for_that_of_another(
    tmp_path: Path,
) -> None:
    for _ in range(2):
        with bench_in(tmp_path) as bench:
            path = drafted(bench).placement.path
            publish_as_is(bench, path)
            outcome = drafted(bench, "The authors read a whole book.")
        assert outcome.placement.placed is Placed.REPLACED
        path.unlink()
        (tmp_path / ".galley" / "archive.sqlite").unlink()


@pytest.mark.parametrize("earlier", [None, "The authors read a page."])
def test_what_is_edited_after_a_run_was_killed_is_told_from_what_that_run_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, earlier: str | None
) -> None:
    with bench_in(tmp_path) as bench:
        if earlier:
            drafted(bench, earlier)
        with monkeypatch.context() as cut_short:
            cut_short.setattr(bench.archive, "record_issue", killed)
            with pytest.raises(KeyboardInterrupt):
                drafted(bench, "The authors read a whole book.")
        path = bench.draft_of(WEEK.label)
        edited = path.read_text(encoding="utf-8").replace("Version 2", "Its second version")
        path.write_text(edited, encoding="utf-8")
        merged = drafted(bench, "The authors read two books.")
        notes = sorted(path.name for path in bench.state.glob("*.md"))

    assert (merged.placement.placed, merged.placement.path) == (Placed.MERGED, path)
    assert merged.placement.notes == (
        "1 item kept as you edited, moved or added it",
        "1 item improved",
    )
    text = path.read_text(encoding="utf-8")
    assert "read two books" in text
    assert "Its second version" in text
    assert notes == []


def killed(*_: object) -> None:
    raise KeyboardInterrupt


def waiting(bench: Workbench) -> set[str]:
    """Of the first week's papers those that wait in its draft a week later."""
    papers = [LONG_MEMORY.lead, TAX.lead]
    return {one.id for one in without_waiting(bench, NEXT_WEEK, papers) if one.flags}


def test_what_was_taken_over_into_a_persons_own_file_waits_there(tmp_path: Path) -> None:
    with bench_in(tmp_path) as bench:
        own = bench.draft_of(WEEK.label)
        own.write_text(MINE, encoding="utf-8")
        beside = drafted(bench).placement.path
        item = f"\n\\\\\n***Probes*** <!-- galley: {TAX.id} -->\n\n\\\\\nWords of mine.\n"
        own.write_text(MINE + item, encoding="utf-8")
        both = waiting(bench)
        beside.unlink()

        assert both == {LONG_MEMORY.id, TAX.id}
        assert waiting(bench) == {TAX.id}


def test_a_past_week_gets_a_number_of_its_own(tmp_path: Path) -> None:
    with bench_in(tmp_path) as bench:
        drafted(bench)
        before = Window(WEEK.since - timedelta(days=7), WEEK.since, "2026-W09")
        same_days = replace(WEEK, label="2026-03-02_2026-03-09")

        assert number_after_earlier(bench, before) == 1
        bench.archive.record_issue(IssueRecord(before.label, 1, before, "text"), ())
        bench.archive.record_issue(IssueRecord("2026-W08", 2, _earlier(before), "text"), ())
        assert number_after_earlier(bench, _earlier(_earlier(before))) == 4
        assert number_after_earlier(bench, same_days) == 4
        assert number_after_earlier(bench, NEXT_WEEK) == 4


def _earlier(window: Window) -> Window:
    return Window(window.since - timedelta(days=7), window.since, "earlier")


def test_a_span_of_a_published_weeks_days_has_nothing_of_it(tmp_path: Path) -> None:
    with bench_in(tmp_path) as bench:
        path = drafted(bench).placement.path
        publish_as_is(bench, path)
        same_days = replace(WEEK, label="2026-03-02_2026-03-09")

        assert {LONG_MEMORY.id, TAX.id} <= barred_ids(bench, same_days, (), {})
        assert barred_ids(bench, WEEK, (), {}) == set()


@pytest.fixture
def shared(postgres_url: str) -> str:
    """The address of an empty archive that machines share."""
    empty(postgres_url)
    return postgres_url


def test_only_the_machine_that_wrote_a_draft_can_give_it_up(shared: str, tmp_path: Path) -> None:
    with bench_in(tmp_path / "one", shared) as one, bench_in(tmp_path / "two", shared) as two:
        path = drafted(one).placement.path
        waits_on_two = waiting(two)
        record = one.archive.issue(WEEK.label)
        assert record
        reason = "was proposed in the draft of 2026-W10, which is not published"
        (note,) = waiting_notes(two, [LeftOut(TAX, reason)])
        path.unlink()

        assert waits_on_two == {LONG_MEMORY.id, TAX.id}
        assert note.endswith(f"delete 2026-W10.md in {one.place}")
        assert (is_given_up(one, record), is_given_up(two, record)) == (True, False)
        assert waiting(one) == set()
        assert waiting(two) == {LONG_MEMORY.id, TAX.id}


def test_a_draft_of_unknown_origin_in_a_shared_archive_waits(shared: str, tmp_path: Path) -> None:
    with bench_in(tmp_path, shared) as bench:
        drafted(bench).placement.path.unlink()
        record = bench.archive.issue(WEEK.label)
        assert record

        assert not is_given_up(bench, replace(record, draft_place=""))


def test_an_archive_in_a_file_asks_no_machines_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with bench_in(tmp_path) as bench:
        drafted(bench).placement.path.unlink()
        record = bench.archive.issue(WEEK.label)
        assert record
        monkeypatch.setattr("socket.gethostname", lambda: "renamed")

        assert is_given_up(bench, record)


def test_publishing_reads_the_draft_once_no_other_run_can_write_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import publishing

    with bench_in(tmp_path) as bench:
        path = drafted(bench).placement.path
    better = draft(Blurb("The authors read two books."))

    @contextmanager
    def end_of_the_other_run(*_: object) -> Iterator[None]:
        with bench_in(tmp_path) as bench:
            keep(bench, better)
        yield

    monkeypatch.setattr(publishing, "run_lock", end_of_the_other_run)
    request = PublishRequest(file=path, config=tmp_path / "config.yaml", force=True)
    publishing.run_publish(request, as_json=True)

    with_archive = Archive.open(".galley/archive.sqlite", tmp_path)
    record = with_archive.issue(WEEK.label)
    with_archive.close()
    assert record
    assert record.published == better.text
