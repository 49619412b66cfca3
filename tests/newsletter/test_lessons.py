"""What edits teach, beyond a single issue; the scripted editor shows the single one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from newsletter.issue import Item
from newsletter.lessons import dropped_ids, lessons, subject_urls
from newsletter.publishing import edits_between, published_ids
from newsletter.records import IssueRecord
from tests.newsletter.week_of_stories import WEEK

ONE = "***One*** <!-- galley: arxiv:2603.00001 -->\n\n[One](https://arxiv.org/abs/2603.00001) is.\n"
TWO = "***Two*** <!-- galley: github:ada/two -->\n\n[Two](https://github.com/ada/two) is.\n"
NEAR = '<!-- galley: almost made it\n# Tools\n\n[galley]: # "{id} | full"\n\n{block}\n-->\n'


def text(*items: str) -> str:
    return "# Tools\n\n" + "\n\\\\\n".join(items)


def record(generated: str, published: str | None, weeks: int = 0) -> IssueRecord:
    later = timedelta(weeks=weeks)
    window = replace(
        WEEK, since=WEEK.since + later, until=WEEK.until + later, label=f"2026-W{10 + weeks}"
    )
    return IssueRecord(window.label, weeks, window, generated, published)


def test_an_issue_that_is_not_published_teaches_nothing() -> None:
    assert lessons([record(text(ONE), None)]) == []


def test_what_was_dropped_is_known_by_all_its_ids() -> None:
    taught = lessons([record(text(ONE, TWO), text(ONE))])

    assert dropped_ids(taught) == {"github:ada/two": "2026-W10"}


def test_what_was_dropped_once_and_published_later_was_only_put_off() -> None:
    taught = lessons(
        [record(text(ONE, TWO), text(ONE)), record(text(), text(TWO), weeks=1)],
    )

    assert dropped_ids(taught) == {}


def test_a_near_miss_that_was_used_has_its_id_though_the_text_has_lost_it() -> None:
    near = NEAR.format(id="url:https://ada.example/own-id", block="***Three***\n\nThree is.")
    used = "***Three***\n\nThree is a tool.\n"

    edits = edits_between(text(ONE) + "\n" + near, text(ONE, used))

    assert "url:https://ada.example/own-id" in published_ids(edits)
    (lesson,) = lessons([record(text(ONE) + "\n" + near, text(ONE, used))])
    assert [item.ids for item in lesson.picked if item.is_added] == [
        ("url:https://ada.example/own-id",)
    ]


def test_a_published_item_keeps_the_id_that_it_was_drafted_with() -> None:
    unlinked = "***One***\n\nOne is, without a link.\n"

    assert "arxiv:2603.00001" in published_ids(edits_between(text(ONE), text(unlinked)))


def test_an_item_is_about_its_papers_and_code_or_else_its_first_link() -> None:
    both = Item(
        blurb="[A](https://a.example), [B](https://github.com/b/b), [C](https://arxiv.org/abs/2603.12345)"
    )
    page = Item(blurb="[A](https://a.example) and [B](https://b.example)")

    assert subject_urls(both) == ("https://github.com/b/b", "https://arxiv.org/abs/2603.12345")
    assert subject_urls(page) == ("https://a.example",)
    assert subject_urls(Item(blurb="No link.")) == ()
