"""The figures for a folder of recorded answers, on a small one made up here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from benchmarks.corpus_arxiv import arxiv_lines
from benchmarks.corpus_feeds import all_feed_lines
from benchmarks.corpus_github import github_lines
from tests.sources.arxiv_server import Paper, feed
from tests.sources.github_server import page, readme, row

WITHDRAWN = {"id": "2603.00009", "summary": "Words.", "comment": "Withdrawn", "looks_withdrawn": 0}


def item(title: str, day: int, link: str) -> str:
    date = f"{day:02} Mar 2026 08:00:00 GMT"
    return f"<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate></item>"


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>B</title>{"".join(items)}</channel></rss>'


def shelve(folder: Path, name: str, *rows: tuple[Mapping[str, object], str]) -> None:
    """Write the manifest ``name`` of ``folder`` and the files that it tells of."""
    folder.mkdir(parents=True, exist_ok=True)
    for about, text in rows:
        path = folder / str(about["file"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    lines = "\n".join(json.dumps(about) for about, _ in rows)
    (folder / name).write_text(lines, encoding="utf-8")


def test_feeds_are_counted_compared_and_garbled(tmp_path: Path) -> None:
    posts = rss(item("One", 2, "https://b.example/1"), item("Two", 3, "https://b.example/2"))
    shelve(tmp_path / "real", "manifest.jsonl", ({"file": "a.xml"}, posts))
    shelve(tmp_path / "hard", "manifest.jsonl", ({"file": "b.xml"}, "no feed at all"))

    lines = list(all_feed_lines(tmp_path, garble=2))

    assert lines[0].startswith("real: 1 runs, 0 raised")
    assert lines[1:3] == [
        "  2 entries with words by feedparser, 2 candidates",
        "  0 lost, 0 with another date",
    ]
    assert "  1 failed: no feed" in lines
    assert any(line.startswith("hard, garbled: 6 runs, 0 raised") for line in lines)


def test_a_series_is_played_to_weekly_drafts(tmp_path: Path) -> None:
    first = rss(item("How our blog began", 4, "https://b.example/1"))
    moved = item("How our blog began", 4, "https://b.example/moved")
    later = rss(moved, item("How our blog went on", 11, "https://b.example/2"))
    shelve(
        tmp_path / "series",
        "manifest.jsonl",
        ({"file": "blog/0.xml", "date": "2026-03-04T10:00:00+00:00"}, first),
        ({"file": "blog/1.xml", "date": "2026-03-12T10:00:00+00:00"}, later),
    )

    assert list(all_feed_lines(tmp_path, garble=0))[-1] == (
        "blog: 4 weekly drafts, 2 posts given, 0 of them in two weeks, "
        "0 titles under two ids, 0 of its week never given"
    )


def test_arxiv_s_answers_are_held_against_what_is_known_of_them(tmp_path: Path) -> None:
    shelve(
        tmp_path,
        "manifest.jsonl",
        ({"file": "two.xml", "entries": 2}, feed([Paper("2603.00001"), Paper("2603.00002")])),
        ({"file": "busy.txt", "entries": None}, "Rate exceeded."),
    )
    shelve(tmp_path, "withdrawn_metadata.jsonl", ({**WITHDRAWN, "file": "none"}, ""))

    lines = list(arxiv_lines(tmp_path, garble=0))

    assert lines[1] == "  {'ok': 1, 'failed': 1}; 2 entries, 0 files differ"
    assert lines[-2:] == [
        "  1 that may be withdrawn, 1 told otherwise than marked",
        "    2603.00009: Withdrawn",
    ]


def test_github_s_pages_and_answers_are_read(tmp_path: Path) -> None:
    rows = [row(f"ada/tool{n}") for n in range(6)]
    marked = [{"repo": "ada/tool0", "stars": 1}, {"repo": "bob/gone", "stars": 1}]
    shelve(
        tmp_path,
        "manifest_trending_html.jsonl",
        ({"file": "page.html", "own_parse": "page.json"}, page(*rows)),
        ({"file": "page.json", "own_parse": "page.json"}, json.dumps(marked)),
    )
    answer = {"response": {"status": 200, "headers": {}, "body": json.dumps(readme("# A tool"))}}
    about = {"file": "readme.json", "category": "readme"}
    shelve(tmp_path, "manifest_rest.jsonl", (about, json.dumps(answer)))

    lines = list(github_lines(tmp_path, garble=1))

    assert "    page.html: ada/tool0: stars 12345, marked 1" in lines
    assert "    page.html: bob/gone is missing" in lines
    assert "  readme: 1 x a README" in lines
    assert any(line.startswith("REST answers, garbled: 3 runs, 0 raised") for line in lines)
