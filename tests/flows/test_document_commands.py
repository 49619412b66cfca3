"""``galley lint``, ``parse``, ``render`` and ``export`` as a person runs them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from email import message_from_string, policy
from pathlib import Path

import pytest

from flows.linting import own_record
from newsletter.archive import Archive
from newsletter.lint import RULES
from newsletter.markdown import parse
from newsletter.models import Candidate, Harvest, Kind, Status, Window
from newsletter.records import IssueRecord, Verdict
from tests.flows.conftest import Galley
from tests.loopback import Loopback, Reply, Request

FRONT = """\
---
layout: post
title: "NLP Newsletter #{n} [EN]: Lexis,…"
author: ada
modified:
comments: true
excerpt: "This issue covers topics that range from tagging to parsing."
tags: [nlp_newsletter]
image:
  thumb: nlp_newsletter_{n}.png
---

![](https://news.example/{n}.png)

"""
ITEM = """\
***{title}***{mark}

\\\\
[{title}]({url}) tags every word of any text in forty languages, and it says how sure it is of each
of its tags, so that people may look at the few words that it does not know.
"""


def draft(*items: str, n: int = 2) -> str:
    return FRONT.format(n=n) + "# Tools ⚙️\n\n" + "\n\\\\\n".join(items)


def item(title: str, url: str, mark: str = "") -> str:
    return ITEM.format(title=title, url=url, mark=f" <!-- galley: {mark} -->" if mark else "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A newsletter's folder, in which the command runs."""
    (tmp_path / "config.yaml").write_text("newsletter: {author: ada}\n")
    return tmp_path


def remember(
    folder: Path,
    label: str,
    text: str,
    ids: list[str],
    week: int,
    n: int,
    *,
    published: bool = True,
) -> None:
    """Put an issue into the folder's archive."""
    archive = Archive.open(".galley/archive.sqlite", folder)
    since = datetime.fromisocalendar(2026, week, 1).replace(tzinfo=UTC)
    until = datetime.fromisocalendar(2026, week + 1, 1).replace(tzinfo=UTC)
    window = Window(since, until, label)
    texts = ("", text) if published else (text, None)
    archive.record_issue(IssueRecord(label, n, window, *texts), ids)
    archive.close()


def test_a_clean_draft_has_no_findings(folder: Path, galley: Galley) -> None:
    (folder / "2026-W10.md").write_text(draft(item("Lexis", "https://lexis.example")))

    result = galley("lint", "2026-W10.md")

    assert (result.code, result.out) == (
        0,
        "2026-W10.md: no errors and no warnings\n",
    )


def test_errors_come_before_warnings_and_make_the_exit_code_one(
    folder: Path, galley: Galley
) -> None:
    text = draft(item("TAG THE WORLD", "https://lexis.example"), "***Parse***\n\n\\\\\nTODO\n")
    (folder / "draft.md").write_text(text)

    result = galley("lint", "draft.md")

    todo = text[: text.index("TODO")].count("\n") + 1
    lines = result.out.splitlines()
    assert result.code == 1
    assert f"draft.md:{todo}: error: [leftover-todo] TODO is left over" in lines
    kinds = [line.split(": ")[1] for line in lines[:-1]]
    assert kinds == sorted(kinds)
    assert lines[-1] == "draft.md: 2 errors and 2 warnings"


def test_json_for_a_program(folder: Path, galley: Galley) -> None:
    (folder / "draft.md").write_text(draft(item("Lexis", "https://lexis.example/?utm_source=x")))

    result = galley("lint", "draft.md", "--json")

    (finding,) = json.loads(result.out)
    assert (finding["rule"], finding["fixable"], finding["file"]) == (
        "tracking-link",
        True,
        "draft.md",
    )


def test_fix_mends_the_file_and_tells_what_is_left(folder: Path, galley: Galley) -> None:
    text = draft(item("Lexis", "https://lexis.example/?utm_source=x"), "***Parse***\n\nTODO\n")
    path = folder / "draft.md"
    path.write_bytes(text.replace("\n", "\r\n").encode())

    result = galley("lint", "draft.md", "--fix")

    mended = text.replace("?utm_source=x", "").replace("\n", "\r\n").encode()
    assert path.read_bytes() == mended
    assert "tracking-link" not in result.out
    assert "leftover-todo" in result.out


def test_fix_with_nothing_to_mend_says_so(folder: Path, galley: Galley) -> None:
    (folder / "draft.md").write_text(draft(item("Lexis", "https://lexis.example")))

    result = galley("lint", "draft.md", "--fix")

    assert result.out.splitlines()[-1] == (
        "draft.md: --fix found nothing to mend; the file is as it was"
    )


def test_config_turns_rules_off_and_a_misspelt_one_is_a_fault(folder: Path, galley: Galley) -> None:
    (folder / "draft.md").write_text(draft("***Parse***\n\n\\\\\nIt parses. TODO\n"))
    (folder / "config.yaml").write_text(
        "lint: {off: [leftover-todo, missing-link, blurb-length]}\n"
    )
    assert galley("lint", "draft.md").code == 0

    (folder / "config.yaml").write_text("lint: {off: [todos]}\n")
    assert galley("lint", "draft.md").code == 2


def test_the_archive_knows_repeats_and_usual_front_matter(folder: Path, galley: Galley) -> None:
    for week, n in ((6, 1), (7, 2), (8, 3)):
        old = draft(item(f"Old {n}", f"https://github.com/example/old{n}"), n=n)
        remember(folder, f"2026-W0{week}", old, [f"github:example/old{n}"], week, n)
    text = draft(item("Again", "https://github.com/example/Old2"), n=4)
    (folder / "2026-W10.md").write_text(text.replace("author: ada", "author: bob"))

    result = galley("lint", "2026-W10.md")

    assert "[already-published] github:example/old2 was in the issue 2026-W07" in result.out
    assert "author is bob; in past issues it was always ada" in result.out


def test_what_was_only_drafted_is_not_published(folder: Path, galley: Galley) -> None:
    text = draft(item("Lexis", "https://github.com/example/lexis"))
    remember(folder, "2026-W09", text, ["github:example/lexis"], 9, 2, published=False)
    (folder / "2026-W10.md").write_text(text)

    result = galley("lint", "2026-W10.md")

    assert (result.code, result.out) == (0, "2026-W10.md: no errors and no warnings\n")


def test_an_issue_s_own_record_is_no_repeat(folder: Path, galley: Galley) -> None:
    text = draft(item("Lexis", "https://github.com/example/lexis"))
    remember(folder, "2026-W10", text, ["github:example/lexis"], 10, 2)
    remember(folder, "2026-W12", text, ["github:example/lexis"], 12, 3)
    (folder / "2026-W10.md").write_text(text)
    (folder / "2026-03-09-nlp-newsletter-2.md").write_text(text)

    assert "already-published" not in galley("lint", "2026-W10.md").out
    assert "already-published" not in galley("lint", "2026-03-09-nlp-newsletter-2.md").out


LEXIS = item("Lexis", "https://github.com/example/lexis")
PARSE = item("Parse", "https://github.com/example/parse")
OTHER = item("Tree", "https://github.com/example/tree")


@pytest.mark.parametrize(
    ("name", "text", "label"),
    [
        ("2026-W10.new.md", draft(OTHER, n=7), "2026-W10"),
        ("2026-W10-final.md", draft(OTHER, n=7), "2026-W10"),
        ("2026-W12.md", draft(LEXIS), None),
        ("b\udcffck.md", draft(LEXIS), "2026-W10"),
        ("2026-03-15-news-2.md", draft(PARSE), "2026-W11"),
        ("2026-03-08-news-2.md", draft(LEXIS, OTHER), "2026-W10"),
        ("2026-03-08-news-2.md", draft(LEXIS, PARSE), None),
        ("2026-03-08-news-2.md", draft(OTHER), None),
        ("2026-03-08-news-7.md", draft(LEXIS, n=7), None),
    ],
    ids=[
        "its name",
        "its name's start",
        "another's name",
        "no text",
        "number and items",
        "most of its items",
        "two alike",
        "none alike",
        "number",
    ],
)
def test_an_issue_is_known_by_more_than_its_number(
    folder: Path, name: str, text: str, label: str | None
) -> None:
    remember(folder, "2026-W10", draft(LEXIS), [], 10, 2)
    remember(folder, "2026-W11", draft(PARSE), [], 11, 2)

    archive = Archive.open(".galley/archive.sqlite", folder)
    record = own_record(archive, Path(name), parse(text))
    archive.close()

    assert (record.label if record else None) == label


def test_a_generated_blurb_is_held_against_its_archived_source(
    folder: Path, galley: Galley
) -> None:
    source = Candidate(
        id="github:example/lexis",
        kind=Kind.REPOSITORY,
        title="Lexis",
        text="Lexis tags every word of any text in 40 languages.",
        source="github",
    )
    archive = Archive.open(".galley/archive.sqlite", folder)
    harvest = Harvest("github", Status.OK, (source,))
    archive.record(harvest, "2026-W10", "", datetime(2026, 3, 9, tzinfo=UTC))
    archive.close()
    said = "[Lexis](https://github.com/example/lexis) tags any text in 104 languages."
    marked = f"***Lexis*** <!-- galley: github:example/lexis -->\n\n\\\\\n{said}\n"
    (folder / "draft.md").write_text(draft(marked))

    result = galley("lint", "draft.md")

    assert "warning: [untraced-claim] Lexis: " in result.out
    assert "104" in result.out


def test_a_blurb_from_the_page_of_a_teaser_is_traced_to_its_evidence(
    folder: Path, galley: Galley
) -> None:
    teaser = Candidate(
        id="url:https://lab.example/lexis", kind=Kind.POST, title="Lexis", text="We have news."
    )
    kept = {"evidence": [{"sentence": "", "source": "Lexis tags any text in 104 languages."}]}
    archive = Archive.open(".galley/archive.sqlite", folder)
    archive.record(
        Harvest("Lab", Status.OK, (teaser,)), "2026-W10", "", datetime(2026, 3, 9, tzinfo=UTC)
    )
    archive.record_verdicts("2026-W10", [Verdict("2026-W10", teaser.id, 1, kept)])
    archive.close()
    said = "[Lexis](https://lab.example/lexis) tags any text in 104 languages, or 7 for Umbrella."
    (folder / "draft.md").write_text(draft(f"{said} <!-- galley: {teaser.id} -->\n"))

    result = galley("lint", "draft.md")

    assert "[untraced-claim] url:https://lab.example/lexis: “Umbrella”" in result.out
    assert "104" not in result.out


def test_linting_makes_no_archive(folder: Path, galley: Galley) -> None:
    (folder / "draft.md").write_text(draft(item("Lexis", "https://lexis.example")))

    galley("lint", "draft.md")

    assert not (folder / ".galley").exists()


def test_without_a_config_the_defaults_serve(tmp_path: Path, galley: Galley) -> None:
    (tmp_path / "draft.md").write_text(draft(item("Lexis", "https://lexis.example")))

    assert galley("lint", "draft.md").code == 0
    assert galley("lint", "draft.md", "--config", "none.yaml").code == 2


def test_what_is_saved_while_the_links_are_asked_stays(
    folder: Path, galley: Galley, loopback: Loopback
) -> None:
    path = folder / "draft.md"

    def saving(_: Request) -> Reply:
        path.write_text("an afternoon's work")
        return Reply("hello")

    page = loopback.route("/page", saving)
    (folder / "config.yaml").write_text(
        f"sources: {{feeds: [{{name: Own, url: '{loopback.url}/feed.xml'}}]}}\n"
    )
    path.write_text(draft(item("Lexis", f"{page}?utm_source=x")))

    ended = galley("lint", "draft.md", "--fix", "--online")

    assert (ended.code, ended.out) == (1, "")
    assert ended.err == (
        "galley: draft.md: was changed meanwhile, and stays as it is now; run this again\n"
    )
    assert path.read_text() == "an afternoon's work"


def test_online_asks_every_link(folder: Path, galley: Galley, loopback: Loopback) -> None:
    page = loopback.route("/page", Reply("hello"))
    host = loopback.url
    (folder / "config.yaml").write_text(
        f"sources: {{feeds: [{{name: Own, url: '{host}/feed.xml'}}]}}\n"
    )
    text = draft(item("Lexis", page), item("Parse", f"{host}/gone"))
    (folder / "draft.md").write_text(text.replace("https://news.example/2.png", page))

    offline, online = galley("lint", "draft.md"), galley("lint", "draft.md", "--online")

    assert offline.code == 0
    assert online.code == 1
    assert f"[dead-link] {host}/gone is dead: HTTP 404" in online.out
    assert [request.path for request in loopback.requests].count("/page") == 1


def test_final_allows_no_comment_of_galley_s(folder: Path, galley: Galley) -> None:
    marked = item("Lexis", "https://github.com/example/lexis", "github:example/lexis")
    (folder / "draft.md").write_text(draft(marked))

    assert galley("lint", "draft.md").code == 0
    assert "[leftover-comment]" in galley("lint", "draft.md", "--final").out


def test_rules_explains_each(galley: Galley) -> None:
    result = galley("lint", "--rules")

    assert result.code == 0
    assert all(f"## {rule.name} ({rule.severity})" in result.out for rule in RULES)


def test_lint_needs_a_file(galley: Galley) -> None:
    assert galley("lint").code == 2


BAD_FILES = {
    "binary": (b"\x89PNG\r\n\x1a\n\x00\xff", "is not UTF-8 text"),
    "nul": (b"# Tools\n\n***A***\n\0", "is not text"),
    "yaml": (b"---\ntitle: [a\n---\n\n# Tools\n\n***A***\n", "front matter, line 3: is not YAML"),
    "unclosed": (b"---\ntitle: a\n\n# Tools\n\n***A***\n", "has no closing --- line"),
}


@pytest.mark.parametrize("command", [["lint", "--fix"], ["parse"], ["export", "--to", "html"]])
@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_gives_one_line_and_stays(
    name: str, command: list[str], folder: Path, galley: Galley
) -> None:
    content, why = BAD_FILES[name]
    path = folder / "bad.md"
    path.write_bytes(content)

    result = galley(command[0], "bad.md", *command[1:])

    said = result.err.splitlines()
    assert (result.code, result.out, len(said)) == (2, "", 1)
    assert said[0].startswith("galley: bad.md: ")
    assert why in said[0]
    assert path.read_bytes() == content


@pytest.mark.parametrize("command", [["lint", "--fix"], ["parse"], ["export", "--to", "html"]])
def test_a_huge_or_missing_file_is_not_read(
    command: list[str], folder: Path, galley: Galley
) -> None:
    with (folder / "huge.md").open("wb") as file:
        file.truncate(50_000_000)

    ended = [galley(command[0], name, *command[1:]) for name in ("huge.md", "none.md")]

    assert [(end.code, end.err) for end in ended] == [
        (2, "galley: huge.md: is larger than 20,000,000 bytes\n"),
        (2, "galley: none.md: there is no such file\n"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# Install\n\n- `pip install` [it](https://a.example)\n",
        "Just words.\n",
        "",
        "## A blog\n\nI went to [a place](https://a.example).\n",
    ],
)
def test_someone_else_s_markdown_is_not_linted(text: str, folder: Path, galley: Galley) -> None:
    (folder / "readme.md").write_text(text)

    result = galley("lint", "readme.md")

    assert result.code == 2
    assert "is not an issue of this newsletter" in result.err


def test_an_issue_with_sections_of_one_s_own_is_known_by_config(
    folder: Path, galley: Galley
) -> None:
    (folder / "config.yaml").write_text(
        "sections: [{name: Bits, takes: [tools], style: mention}]\n"
    )
    (folder / "draft.md").write_text("# Bits\n\n- [A](https://a.example) does what it says.\n")

    assert galley("lint", "draft.md").code == 0


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_parse_and_render_give_the_file_back(line_end: str, folder: Path, galley: Galley) -> None:
    text = draft(item("Lexis", "https://lexis.example", "github:example/lexis"))
    (folder / "draft.md").write_bytes(text.replace("\n", line_end).encode())

    parsed = galley("parse", "draft.md")
    (folder / "issue.json").write_bytes(parsed.out.encode())
    galley("render", "issue.json", "-o", "again.md")

    issue = json.loads(parsed.out)
    assert issue["sections"][0]["items"][0]["links"][0]["url"] == "https://lexis.example"
    assert (folder / "again.md").read_bytes() == (folder / "draft.md").read_bytes()


def test_render_writes_the_other_newsletter_s_markdown(folder: Path, galley: Galley) -> None:
    (folder / "draft.md").write_text(draft(item("Lexis", "https://lexis.example")))
    (folder / "issue.json").write_bytes(galley("parse", "draft.md").out.encode())

    result = galley("render", "issue.json", "--format", "nlp-cypher")

    assert "# Lexis\n\n[Lexis](https://lexis.example)" in result.out
    assert "\\\\\n" not in result.out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["render", "draft.md"], "draft.md: not an issue: "),
        (["render", "issue.json", "--format", "cypher"], "--format cypher: is not known here"),
        (["export", "draft.md", "--to", "pdf"], "--to pdf: is not known here; there are html, "),
        (["export", "draft.md", "--to", "rss", "--date", "9.3.26"], "--date 9.3.26: is no day"),
        (["export", "draft.md", "--to", "text", "-o", "draft.md"], "is the issue itself"),
    ],
)
def test_a_wrong_request_gives_one_line(
    arguments: list[str], says: str, folder: Path, galley: Galley
) -> None:
    text = draft(item("Lexis", "https://lexis.example"))
    (folder / "draft.md").write_text(text)
    (folder / "issue.json").write_bytes(galley("parse", "draft.md").out.encode())

    result = galley(*arguments)

    said = result.err.splitlines()
    assert (result.code, len(said)) == (2, 1)
    assert says in said[0]
    assert (folder / "draft.md").read_text() == text


@pytest.mark.parametrize(
    ("to", "has", "lacks"),
    [
        ("html", '<a href="https://lexis.example"', "galley:"),
        ("text", "Lexis (https://lexis.example)", "***"),
        ("rss", "<pubDate>Mon, 09 Mar 2026", "galley:"),
        ("buttondown", "***Lexis***", "\\\\"),
        ("jekyll", "layout: post", "galley:"),
    ],
)
def test_export_prints_each_form(
    to: str, has: str, lacks: str, folder: Path, galley: Galley
) -> None:
    marked = item("Lexis", "https://lexis.example", "url:https://lexis.example")
    (folder / "2026-W10.md").write_text(draft(marked))

    result = galley("export", "2026-W10.md", "--to", to)

    assert result.code == 0
    assert has in result.out
    assert lacks not in result.out


def test_a_mail_has_a_plain_part_and_a_page(folder: Path, galley: Galley) -> None:
    (folder / "2026-W10.md").write_text(draft(item("Lexis", "https://lexis.example")))

    message = message_from_string(
        galley("export", "2026-W10.md", "--to", "email").out, policy=policy.default
    )

    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]


@pytest.mark.parametrize(
    ("name", "asked", "day"),
    [
        ("2026-W10.md", "", "2026-03-09"),
        ("2026-W10.md", "2026-03-11", "2026-03-11"),
        ("2026-03-04-the-news.md", "", "2026-03-04"),
        ("2026-03-02_2026-03-05.md", "", "2026-03-05"),
    ],
)
def test_a_jekyll_post_goes_into_its_folder_under_its_day(
    name: str, asked: str, day: str, folder: Path, galley: Galley
) -> None:
    (folder / name).write_text(draft(item("Lexis", "https://lexis.example")))
    date = ["--date", asked] if asked else []

    result = galley("export", name, "--to", "jekyll", "-o", "blog", *date)

    post = Path("blog") / "_posts" / f"{day}-nlp-newsletter-2-en.md"
    assert result.out == f"{post} is written.\n"
    assert (folder / post).read_text() == (folder / name).read_text()
