"""``galley learn``: past issues in Markdown, and what they teach."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.workbench import Workbench, open_workbench
from newsletter.archive import Archive
from newsletter.models import Candidate, Harvest, Kind, Status, Window
from newsletter.past_issues import SOURCE
from tests.flows.conftest import Ended, Galley
from tests.flows.newsroom import open_newsroom

pytestmark = pytest.mark.usefixtures("quick")

FAR = datetime(2027, 1, 1, tzinfo=UTC)
PAPERS = ("inks", "glues", "papers", "threads")
TOOLS = ("press", "cutter", "folder", "binder")
TALKS = ("letters", "margins", "spines", "covers")


def posted(folder: Path, number: int) -> Path:
    """An issue of the NLP Newsletter's format: four papers, four tools, four lectures."""
    day = date(2026, 1, 4) + timedelta(weeks=number)
    blocks = ["---", f'title: "Ink Letter #{number} [EN]: Inks,…"', "---", "", "Hello."]
    blocks += ["", "# Research and Publications 📙", "", *_items(number, PAPERS, _paper)]
    blocks += ["# Tools and Datasets ⚙️", "", *_items(number, TOOLS, _tool)]
    blocks += ["# Education 🎓", "", *_items(number, TALKS, _talk)]
    path = folder / f"{day}-ink-letter-{number}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(blocks) + "\n", encoding="utf-8")
    return path


def _items(number: int, names: tuple[str, ...], told: Callable[[int, str], str]) -> Iterator[str]:
    for place, name in enumerate(names):
        yield f"***On {name}, part {number}***\n\n\\\\\n{told(10 * number + place, name)}\n"


def _paper(place: int, name: str) -> str:
    link = f"https://arxiv.org/abs/2512.{place:05}"
    return f"The authors propose [a model]({link}) of how {name} dry, and beat earlier methods."


def _tool(place: int, name: str) -> str:
    link = f"https://github.com/ada/{name}{place}"
    return f"[A library]({link}) to run your {name} from Python; it installs with pip."


def _talk(place: int, name: str) -> str:
    return f"[A free course](https://ink.example/{place}) teaches students {name} with lectures."


CYPHER = """\
# The NLP Cypher | 02.15.26

# Repo Cypher 👨‍💻

## A collection of recently released repos that caught our 👁

## Blotter

> A tidy blotter for wet inks.

[ada/blotter](https://github.com/ada/blotter)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A newsletter that has drafted nothing yet, and four past issues of it."""
    (tmp_path / "config.yaml").write_text("newsletter: {name: Ink Letter}\n", encoding="utf-8")
    for number in range(1, 5):
        posted(tmp_path / "posts", number)
    return tmp_path


@contextmanager
def archive_of(folder: Path) -> Iterator[Archive]:
    with closing(Archive.open(".galley/archive.sqlite", folder)) as archive:
        yield archive


@contextmanager
def bench_of(folder: Path) -> Iterator[Workbench]:
    with open_workbench(folder / "config.yaml") as bench:
        yield bench


def answer(ended: Ended, *faults: str) -> Any:  # noqa: ANN401 -- JSON
    assert ended.err.splitlines() == [f"galley: {fault}" for fault in faults]
    assert ended.code == (3 if faults else 0)
    return json.loads(ended.out)


def test_past_issues_are_archived_as_published(folder: Path, galley: Galley) -> None:
    told = answer(galley("learn", "posts", "--json"))

    with archive_of(folder) as archive:
        first, *_ = records = archive.issues()
        used = archive.used_ids(FAR)
    assert [record.label for record in records] == ["2026-W02", "2026-W03", "2026-W04", "2026-W05"]
    assert [record.number for record in records] == [1, 2, 3, 4]
    assert (first.generated, first.window.until) == ("", datetime(2026, 1, 11, tzinfo=UTC))
    assert first.published == (folder / "posts" / "2026-01-11-ink-letter-1.md").read_text("utf-8")
    assert {"arxiv:2512.00010", "github:ada/press10", "url:https://ink.example/10"} <= set(used)
    assert (told["issues"], told["items"]) == (4, 48)


def test_what_no_source_brought_is_known_from_the_issue_and_never_proposed(
    folder: Path, galley: Galley
) -> None:
    galley("learn", "posts")

    with archive_of(folder) as archive:
        seen = archive.candidate("github:ada/press10")
        week = Window(datetime(2020, 1, 1, tzinfo=UTC), FAR, "2026-W01")
        offered = archive.candidates(week, ["arxiv", "github"])
    assert seen
    assert (seen.candidate.title, seen.candidate.kind) == ("On press, part 1", Kind.REPOSITORY)
    assert (seen.candidate.text, seen.candidate.source) == (
        "A library to run your press from Python; it installs with pip.",
        SOURCE,
    )
    assert offered == []


def test_a_candidate_that_a_source_brought_stays_as_it_is(folder: Path, galley: Galley) -> None:
    known = Candidate(id="arxiv:2512.00010", kind=Kind.PAPER, title="Known", source="arxiv")
    with archive_of(folder) as archive:
        archive.record(Harvest("arxiv", Status.OK, (known,)), "2026-W01", "", FAR)

    galley("learn", "posts")

    with archive_of(folder) as archive:
        seen = archive.candidate(known.id)
    assert seen
    assert seen.candidate == known


def test_learning_twice_is_learning_once(folder: Path, galley: Galley) -> None:
    first = answer(galley("learn", "posts", "--json"))
    with archive_of(folder) as archive:
        before = archive.issues()

    again = answer(galley("learn", "posts", "--json"))

    with archive_of(folder) as archive:
        assert archive.issues() == before
    assert [one["new"] for one in first["imported"]] == [True] * 4
    assert [one["new"] for one in again["imported"]] == [False] * 4
    assert {**again, "imported": []} == {**first, "imported": []}


def test_a_post_that_was_mended_since_takes_the_place_of_its_earlier_text(
    folder: Path, galley: Galley
) -> None:
    galley("learn", "posts")
    path = folder / "posts" / "2026-01-11-ink-letter-1.md"
    path.write_text(path.read_text("utf-8").replace("Hello.", "Hello again."), encoding="utf-8")

    changed, again = galley("learn", path), galley("learn", path)

    with archive_of(folder) as archive:
        first, *others = archive.issues()
    assert changed.out.startswith(
        f"{path}: 2026-W02, 12 items; known already, and its new text taken over\n"
    )
    assert again.out.startswith(f"{path}: 2026-W02, 12 items; known already\n")
    assert "Hello again." in (first.published or "")
    assert len(others) == 3


def test_two_issues_of_one_week_have_labels_of_their_own(folder: Path, galley: Galley) -> None:
    path = folder / "2026-01-11-extra.md"
    path.write_text("# Papers\n\n- [Ink](https://ink.example/extra)\n", encoding="utf-8")
    galley("learn", "posts")

    (told,) = answer(galley("learn", path, "--json"))["imported"]

    assert (told["label"], told["number"]) == ("2026-W02-2", 1)


def test_the_other_format_and_any_markdown_with_links_are_read(
    folder: Path, galley: Galley
) -> None:
    (folder / "cypher.md").write_text(CYPHER, encoding="utf-8")
    (folder / "2026-02-20.md").write_text("See [ink](https://ink.example/x).\n", encoding="utf-8")

    told = answer(galley("learn", "cypher.md", "2026-02-20.md", "--json"))["imported"]

    assert [(one["day"], one["with_link"]) for one in told] == [
        ("2026-02-15", 1),
        ("2026-02-20", 1),
    ]
    with archive_of(folder) as archive:
        assert {"github:ada/blotter", "url:https://ink.example/x"} <= set(archive.used_ids(FAR))


def test_a_post_without_a_day_is_taken_as_older_than_any_draft_and_says_so(
    folder: Path, galley: Galley
) -> None:
    (folder / "letter.md").write_text("# Papers\n\n- [Ink](https://ink.example/a)\n", "utf-8")

    ended = galley("learn", "letter.md")

    assert "letter.md: " in ended.out
    assert "1 item; says no day, taken as " in ended.out
    with archive_of(folder) as archive:
        (record,) = archive.issues()
    assert record.window.until < datetime.now(UTC) - timedelta(days=7)


def test_files_with_nothing_are_told_and_the_rest_is_learned(folder: Path, galley: Galley) -> None:
    posts = folder / "posts"
    (posts / "about.md").write_text("We like ink.\n", encoding="utf-8")
    (posts / "broken.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    draft = "# Papers\n\n<!-- galley: url:https://a.org -->\n- [A](https://a.org)\n"
    (posts / "draft.md").write_text(draft, encoding="utf-8")

    (posts / "list.jsonl").write_text('{"url": "https://a.org"}\n', encoding="utf-8")

    ended = galley("learn", "posts", "posts/list.jsonl", "--json")

    told = json.loads(ended.out)
    assert answer(ended, *told["nothing"]) == told
    assert len(told["imported"]) == 4
    about, broken, drafted, listed = told["nothing"]
    assert about == "posts/about.md: holds no issue: there is no item with a link in it"
    assert broken.startswith("posts/broken.md: front matter, line 3: is not YAML")
    assert drafted == "posts/draft.md: is a draft; galley publish makes an issue of it"
    assert listed == "posts/list.jsonl: is no Markdown file (.md or .markdown)"


def test_a_past_issue_with_comments_is_no_draft(folder: Path, galley: Galley) -> None:
    post = folder / "posts" / "2026-01-11-ink-letter-1.md"
    post.write_text(post.read_text("utf-8") + "\n<!-- sent by ada -->\n", encoding="utf-8")

    assert answer(galley("learn", "posts", "--json"))["issues"] == 4


@pytest.mark.parametrize(
    ("argument", "line"),
    [
        ("nowhere", "nowhere: there is no such file or folder"),
        ("empty", "empty: has no Markdown file in it"),
        ("config.yaml", "config.yaml: is no Markdown file (.md or .markdown)"),
    ],
)
def test_posts_that_are_not_there_are_one_line(
    folder: Path, galley: Galley, argument: str, line: str
) -> None:
    (folder / "empty").mkdir()

    ended = galley("learn", argument)

    assert (ended.code, ended.out, ended.err) == (2, "", f"galley: {line}\n")


def test_with_nothing_published_and_no_posts_there_is_nothing_to_learn(
    folder: Path, galley: Galley
) -> None:
    ended = galley("learn")

    assert (ended.code, ended.out) == (1, "")
    assert "no issue is published yet" in ended.err


def test_an_editor_is_told_what_was_learned(folder: Path, galley: Galley) -> None:
    lines = galley("learn", "posts").out.splitlines()

    assert lines[0] == "posts/2026-01-11-ink-letter-1.md: 2026-W02, 12 items"
    assert lines[4] == "learned from 4 issues, 48 items"
    publications = next(line for line in lines if line.startswith("  Publications, 16 items: "))
    assert {"authors", "model", "propose"} <= set(publications.replace(",", "").split())
    assert "  Repo Cypher, 0 items" in lines
    assert "  in no section of config.yaml: Education (16)" in lines
    assert "ranking: looks back on 48 items that you published" in lines
    assert any("the archive holds the candidates of no issue, and it takes 6" in x for x in lines)


def test_an_editor_who_changed_nothing_is_told_so(tmp_path: Path, galley: Galley) -> None:
    room = open_newsroom(tmp_path, galley)
    galley("publish", room.draft, "--force")

    assert "you published 1 draft with nothing changed" in galley("learn").out.splitlines()


def test_sections_are_learned_and_measured_on_issues_held_out(folder: Path, galley: Galley) -> None:
    (folder / "config.yaml").write_text(_WITH_EDUCATION, encoding="utf-8")

    sections = answer(galley("learn", "posts", "--json"))["sections"]

    assert sections["items"] == {"Reading": 16, "Workshop": 16, "School": 16}
    assert sections["held_out"]["items"] == 48
    assert sections["held_out"]["learned"] == 1
    assert sections["used"]
    with bench_of(folder) as bench:
        model = bench.learned.sections
    assert model
    assert set(model.labels) == {"Reading", "Workshop", "School"}


_WITH_EDUCATION = """\
sections:
  - {name: Reading, takes: [publications]}
  - {name: Workshop, takes: [tools, repo-cypher]}
  - {name: School, takes: [education]}
"""


def test_imported_issues_are_no_drafts_that_an_editor_changed(folder: Path, galley: Galley) -> None:
    galley("learn", "posts")

    assert galley("stats").out == "no drafted issue is published yet\n"


def test_the_next_issue_counts_on_from_the_past_ones(folder: Path, galley: Galley) -> None:
    galley("learn", "posts")
    path = folder / "2026-W10.md"
    path.write_text("# Tools ⚙️\n\n***Ink***\n\n\\\\\n[Ink](https://ink.example/new).\n", "utf-8")

    assert answer(galley("publish", path, "--force", "--json"))["number"] == 5
