"""An editor's week: a draft edited in every way, published, remembered, asked about."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from newsletter.lessons import lessons
from newsletter.models import Kind
from newsletter.publishing import final_text
from tests.flows.conftest import Galley
from tests.flows.newsroom import PAPERS, REPOS, TOOLS, Newsroom, open_newsroom
from tests.loopback import Loopback, Reply
from tests.newsletter.week_of_stories import BARE, GUIDE, LONG_MEMORY, PARSER, TAX, TOKENKIT
from tests.sources.arxiv_server import Paper, feed

LONG_TITLE = "LongMem-X: Remembering Books with Sparse Caches"
SMALL_PARSER = Paper("2603.07777", title="A Small Parser for Odd Ones")
BY_HAND = (
    "***A small parser***\n\n\\\\\n"
    "The authors describe [a small parser](https://arxiv.org/abs/2603.07777) for odd grammars.\n"
)


@pytest.fixture
def room(
    tmp_path: Path, galley: Galley, loopback: Loopback, monkeypatch: pytest.MonkeyPatch
) -> Newsroom:
    monkeypatch.delenv("GITHUB_TOKEN", raising=False)
    api_url = loopback.route("/query", Reply(feed([SMALL_PARSER])))
    return open_newsroom(
        tmp_path, galley, sources={"arxiv": {"api_url": api_url, "delay_seconds": 0}}
    )


@pytest.fixture
def edited(room: Newsroom) -> Newsroom:
    """Reworded, moved, deleted, added by hand, and a near miss used."""
    room.edit("questions about a whole book", "questions about all of Proust")
    room.move(TAX, TOOLS)
    room.delete(BARE)
    room.use_near_miss("Decoding, step by step", PAPERS)
    room.edit("# Tools ⚙️\n", f"\\\\\n{BY_HAND}\n# Tools ⚙️\n")
    return room


def test_publishing_writes_the_final_text_and_says_what_was_edited(edited: Newsroom) -> None:
    answer = edited.galley("publish", edited.draft)

    assert answer.code == 0, answer.err
    assert answer.out.splitlines() == [
        f"published 2026-W10: {edited.final}",
        "2 kept, 1 reworded, 1 moved, 1 dropped, 2 added",
        f"reworded: {LONG_TITLE} (Publications; 6% of its words changed)",
        "moved: What Do Probes [Really] Measure? A Study of 7 * 6 Tasks (Publications to Tools)",
        "dropped: blotter (Repo Cypher)",
        "added: Decoding, step by step (Publications)",
        "added: A small parser (Publications)",
    ]
    final = edited.final.read_text(encoding="utf-8")
    assert "galley" not in final
    assert "all of Proust" in final
    assert "inkwell/blotter" not in final


def test_the_editors_own_comments_do_not_go_out(room: Newsroom) -> None:
    room.edit("Hello everyone!", "Hello everyone! <!-- TODO: ask Ana -->")
    room.edit("# Tools ⚙️\n", "# Tools ⚙️\n\n<!-- [too long](https://a.example)? -->\n")
    room.edit("***token_kit***", "<!-- a quote? -->\n\n***token_kit***")
    room.edit("# Repo Cypher", "<!--more-->\n\n# Repo Cypher")

    answer = room.galley("publish", room.draft)

    assert answer.out.splitlines()[1:] == [
        "5 kept, 0 reworded, 0 moved, 0 dropped, 0 added",
        "note: took out 3 comments of yours",
    ]
    final = room.final.read_text(encoding="utf-8")
    assert final.count("<!--") == final.count("<!--more-->") == 1
    assert "too long" in room.draft.read_text(encoding="utf-8")
    exported = room.galley("export", room.draft, "--to", "jekyll", "-o", "site")
    assert exported.err == "note: took out 3 comments of yours\n"


def test_the_draft_itself_stays_as_the_editor_left_it(edited: Newsroom) -> None:
    before = edited.draft.read_bytes()

    edited.galley("publish", edited.draft)

    assert edited.draft.read_bytes() == before


def test_what_went_out_is_remembered_with_everything_in_it(edited: Newsroom) -> None:
    edited.galley("publish", edited.draft)

    record = edited.record()
    with edited.archive() as archive:
        used = archive.used_ids(record.window.until)
        added = archive.candidate("arxiv:2603.07777")
        as_published = archive.published_candidates(record.window.until)
    assert final_text(record.published or "") == edited.final.read_text(encoding="utf-8")
    assert record.published_at is not None
    assert {"arxiv:2603.07777", GUIDE.id, LONG_MEMORY.id, "github:byron/longmem-x"} <= set(used)
    assert BARE.id not in used
    assert added
    assert added.candidate.title == SMALL_PARSER.title
    assert added.candidate.kind is Kind.PAPER
    assert as_published["arxiv:2603.07777"] == {"2026-W10": added.candidate}


def test_the_edits_teach(edited: Newsroom) -> None:
    edited.galley("publish", edited.draft)

    (lesson,) = lessons([edited.record()])
    assert [(t.ids[0], t.section) for t in lesson.picked if t.is_added] == [
        (GUIDE.id, PAPERS),
        ("arxiv:2603.07777", PAPERS),
    ]
    assert [t.ids[0] for t in lesson.dropped] == [BARE.id]
    assert [(m.ids[0], m.section_before, m.section) for m in lesson.moved] == [
        (TAX.id, PAPERS, TOOLS)
    ]
    (reworded,) = lesson.reworded
    assert "a whole book" in reworded.generated
    assert "all of Proust" in reworded.published


def test_an_item_moved_among_others_of_another_kind_is_still_told_from_them(
    room: Newsroom,
) -> None:
    room.move(TOKENKIT, REPOS)
    room.move(PARSER, TOOLS)

    answer = room.galley("publish", room.draft, "--force")

    assert answer.out.splitlines()[1] == "3 kept, 0 reworded, 2 moved, 0 dropped, 0 added"
    (figures,) = json.loads(room.galley("stats", "--json").out)
    assert figures["items"]["moved"] == 2


def test_publishing_again_takes_what_changed_since(edited: Newsroom) -> None:
    edited.galley("publish", edited.draft)
    first = edited.record().published_at
    edited.edit("for odd grammars", "for odd and even grammars")

    answer = edited.galley("publish", edited.draft)

    assert answer.code == 0, answer.err
    assert "odd and even" in edited.final.read_text(encoding="utf-8")
    assert edited.record().published_at == first


def test_a_file_that_someone_else_wrote_is_not_replaced(edited: Newsroom) -> None:
    edited.final.parent.mkdir()
    edited.final.write_text("Mine.", encoding="utf-8")

    answer = edited.galley("publish", edited.draft, "--force")

    assert answer.code == 1
    assert answer.err.startswith(f"galley: {edited.final}: is not as Galley left it")
    assert edited.final.read_text(encoding="utf-8") == "Mine."
    assert edited.record().published is None


def test_a_final_file_that_git_gave_other_line_ends_is_still_galleys(edited: Newsroom) -> None:
    edited.galley("publish", edited.draft)
    out = edited.final.read_bytes()
    edited.final.write_bytes(out.replace(b"\n", b"\r\n"))
    edited.edit("odd grammars", "any grammar")

    answer = edited.galley("publish", edited.draft)

    assert answer.code == 0, answer.err
    corrected = out.replace(b"odd grammars", b"any grammar")
    assert edited.final.read_bytes() == corrected.replace(b"\n", b"\r\n")


def test_a_correction_in_the_final_file_can_be_taken_over(edited: Newsroom) -> None:
    edited.galley("publish", edited.draft)
    corrected = edited.final.read_text(encoding="utf-8").replace("odd grammars", "any grammar")
    edited.final.write_text(corrected, encoding="utf-8")

    answer = edited.galley("publish", edited.final)

    assert answer.code == 0, answer.err
    assert edited.record().published == corrected


def test_a_comment_in_the_final_file_is_taken_out_when_that_is_published(
    edited: Newsroom,
) -> None:
    edited.galley("publish", edited.draft)
    went_out = edited.final.read_text(encoding="utf-8")
    noted = went_out.replace("odd grammars", "odd grammars <!-- ask Ana -->")
    edited.final.write_text(noted, encoding="utf-8")

    answer = edited.galley("publish", edited.final)

    assert answer.code == 0, answer.err
    assert "note: took out 1 comment of yours" in answer.out
    assert edited.final.read_text(encoding="utf-8") == went_out


def test_a_draft_is_not_published_over_itself(edited: Newsroom) -> None:
    draft = edited.draft.read_text(encoding="utf-8")
    place = "publish: {folder: drafts, file_name: '{label}.md'}\n"
    edited.config.write_text(edited.config.read_text(encoding="utf-8") + place, encoding="utf-8")

    answer = edited.galley("publish", edited.draft, "--force")

    assert answer.code == 1
    assert f"{edited.draft}: is the draft itself, which would be lost" in answer.err
    assert edited.draft.read_text(encoding="utf-8") == draft


def test_last_week_s_issue_under_this_week_s_name_is_a_repeat(room: Newsroom) -> None:
    room.galley("publish", room.draft)
    copy = room.folder / "drafts" / "2026-W11.md"
    copy.write_text(room.draft.read_text(encoding="utf-8"), encoding="utf-8")

    linted, answer = room.galley("lint", copy), room.galley("publish", copy)

    assert "[already-published]" in linted.out
    assert answer.code == 1
    assert "[already-published]" in answer.err


def test_a_new_title_says_that_the_earlier_file_is_still_there(edited: Newsroom) -> None:
    edited.galley("publish", edited.draft)
    edited.edit("Ink Letter #3 [EN]:", "Ink Letter, the third:")

    answer = edited.galley("publish", edited.draft)

    assert (edited.final.parent / "2026-03-08-ink-letter-the-third.md").exists()
    assert f"note: {edited.final}: is the issue under its earlier title" in answer.out


def test_errors_that_lint_finds_stop_it_unless_forced(room: Newsroom) -> None:
    room.edit("***token_kit***", "***TODO***")

    refused = room.galley("publish", room.draft)
    assert refused.code == 1
    assert "not published (--force does it)" in refused.err
    assert not room.final.exists()
    assert room.record().published is None

    assert room.galley("publish", room.draft, "--force").code == 0
    assert room.final.exists()


def test_json_tells_a_program_what_was_done(edited: Newsroom) -> None:
    told = json.loads(edited.galley("publish", edited.draft, "--json").out)

    assert (told["label"], told["number"], told["file"]) == ("2026-W10", 3, str(edited.final))
    kinds = {edit["name"]: edit["kind"] for edit in told["edits"]}
    assert kinds["blotter"] == "dropped"
    assert kinds["token_kit"] == "kept"


def test_what_cannot_be_looked_up_is_a_note_and_no_obstacle(
    edited: Newsroom, loopback: Loopback
) -> None:
    loopback.route("/query", Reply("", 404))

    answer = edited.galley("publish", edited.draft)

    assert answer.code == 0
    assert "note: " in answer.out
    assert "HTTP 404; asked for 2603.07777" in answer.out
    assert edited.final.exists()


def test_an_issue_of_a_week_that_was_not_drafted_here_counts_as_added_by_hand(
    room: Newsroom,
) -> None:
    other = room.folder / "by-hand.md"
    other.write_text(f"# Publications 📙\n\n{BY_HAND}", encoding="utf-8")

    answer = room.galley("publish", other, "--label", "2026-W09", "--force")

    assert answer.code == 0, answer.err
    assert "0 kept, 0 reworded, 0 moved, 0 dropped, 1 added" in answer.out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "is not UTF-8 text"),
        (b"x" * 50_000_000, "is larger than"),
        (b"---\ntitle: [unclosed\n---\n\n# Tools\n\n***A***\n", "is not YAML"),
        (b"# My notes\n\nBuy milk.\n", "is not an issue of this newsletter"),
    ],
    ids=["binary", "50 MB", "front matter", "someone else's"],
)
def test_what_is_no_issue_is_refused_in_one_line_and_nothing_is_touched(
    room: Newsroom, content: bytes, said: str
) -> None:
    room.draft.write_bytes(content)

    answer = room.galley("publish", room.draft)

    assert answer.code == 2
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1
    assert room.draft.read_bytes() == content
    assert not room.final.parent.exists()
    assert room.record().published is None


@pytest.mark.parametrize("name", ["2026-w10.md", "spring.md"])
def test_a_file_of_no_known_issue_asks_for_its_label(room: Newsroom, name: str) -> None:
    other = room.folder / name
    other.write_text(f"# Publications 📙\n\n{BY_HAND}", encoding="utf-8")

    answer = room.galley("publish", other)

    assert answer.code == 2
    assert "say which it is with --label" in answer.err


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("arxiv:2603.07777", ["A small parser"]),
        ("2603.07777", ["A small parser"]),
        ("https://www.arxiv.org/pdf/2603.07777v2", ["A small parser"]),
        ("Byron/LongMem-X", [LONG_TITLE]),
        ("proust", [LONG_TITLE]),
        ("decoding step", ["Decoding, step by step"]),
    ],
)
def test_history_finds_by_id_address_and_words(
    edited: Newsroom, query: str, names: list[str]
) -> None:
    edited.galley("publish", edited.draft)

    answer = edited.galley("history", query, "--json")

    assert answer.code == 0
    assert [one["name"] for one in json.loads(answer.out)] == names
    assert {(one["label"], one["published"]) for one in json.loads(answer.out)} == {
        ("2026-W10", True)
    }


def test_history_says_what_was_only_drafted_and_what_was_never_covered(room: Newsroom) -> None:
    drafted = room.galley("history", "github:inkwell/blotter")
    assert drafted.code == 0
    assert drafted.out == (
        "2026-W10 (2026-03-09), only drafted: Repo Cypher: blotter "
        "https://github.com/inkwell/blotter\n"
    )

    never = room.galley("history", "https://example.org/never")
    assert (never.code, never.out) == (1, "https://example.org/never: not covered yet\n")


def test_history_without_a_word_lists_the_issues(room: Newsroom) -> None:
    answer = room.galley("history")

    assert answer.out.startswith("2026-W10 (2026-03-09), only drafted: 5 items: Ink Letter #3")


def test_stats_show_how_near_the_draft_came(edited: Newsroom) -> None:
    edited.galley("publish", edited.draft)

    (figures,) = json.loads(edited.galley("stats", "--json").out)

    assert figures["kept"] == pytest.approx(4 / 5)
    assert figures["items"] == {"kept": 2, "reworded": 1, "moved": 1, "dropped": 1, "added": 2}
    assert figures["sections"][REPOS]["edit_rate"] == pytest.approx(1 / 2)
    assert figures["recall_near_misses"] == pytest.approx(1 / 2)
    assert [(one["known"], one["rank"]) for one in figures["added"]] == [
        ("near miss", 6),
        ("unknown", None),
    ]


def test_stats_as_a_table_name_the_issue_and_its_sections(edited: Newsroom) -> None:
    edited.galley("publish", edited.draft)

    table = edited.galley("stats").out

    assert "2026-W10" in table
    assert "80%" in table
    assert all(section in table for section in (PAPERS, TOOLS, REPOS))


def test_stats_draw_a_plot(edited: Newsroom) -> None:
    edited.galley("publish", edited.draft)

    svg, png = edited.folder / "stats.svg", edited.folder / "stats.png"
    assert edited.galley("stats", "--plot", svg).code == 0
    assert edited.galley("stats", "--plot", png).code == 0

    words = "".join(ElementTree.fromstring(svg.read_text(encoding="utf-8")).itertext())  # noqa: S314
    assert "2026-W10" in words
    assert PAPERS in words
    assert png.read_bytes().startswith(b"\x89PNG")


def test_a_plot_in_another_format_is_refused(room: Newsroom) -> None:
    answer = room.galley("stats", "--plot", "stats.pdf")

    assert answer.code == 2
    assert answer.err == "galley: --plot stats.pdf: must end in .svg or .png\n"


@pytest.mark.parametrize(
    ("archive", "told"),
    [
        ("nowhere/archive.sqlite", "there is no archive at {folder}/nowhere/archive.sqlite\n"),
        ("config.yaml/archive.sqlite", "{folder}/config.yaml is not a folder"),
    ],
)
def test_stats_without_an_archive_name_its_path(room: Newsroom, archive: str, told: str) -> None:
    room.config.write_text(f"paths: {{archive: {archive}}}\n", encoding="utf-8")

    answer = room.galley("stats")

    assert told.format(folder=room.folder) in answer.out + answer.err
    assert answer.code == (1 if answer.err else 0)


def test_stats_of_nothing_published_say_so(room: Newsroom) -> None:
    assert room.galley("stats").out == "no drafted issue is published yet\n"
    assert room.galley("stats", "--json").out == "[]\n"


def test_an_untouched_draft_is_all_kept(room: Newsroom) -> None:
    answer = room.galley("publish", room.draft)

    assert answer.code == 0, answer.err
    assert answer.out.splitlines()[1:] == ["5 kept, 0 reworded, 0 moved, 0 dropped, 0 added"]
    (lesson,) = lessons([room.record()])
    picked = {name for item in lesson.picked for name in item.ids}
    assert {LONG_MEMORY.id, TAX.id, TOKENKIT.id, PARSER.id, BARE.id} <= picked


def test_the_cypher_s_issue_is_published_too(tmp_path: Path, galley: Galley) -> None:
    cypher = {"name": "The Ink Cypher", "format": "nlp-cypher"}
    room = open_newsroom(tmp_path, galley, newsletter=cypher)
    room.edit("sketches a tree", "draws a tree")

    answer = room.galley("publish", room.draft)

    assert answer.code == 0, answer.err
    final = tmp_path / "published" / "2026-03-08-the-ink-cypher-03-08-26.md"
    assert answer.out.splitlines()[:2] == [
        f"published 2026-W10: {final}",
        "4 kept, 1 reworded, 0 moved, 0 dropped, 0 added",
    ]
    assert "draws a tree" in final.read_text(encoding="utf-8")
