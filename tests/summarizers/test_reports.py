"""News of what somebody does, told apart from phrases."""

from __future__ import annotations

import pytest

from summarizers.reports import is_whole_issue, reports


@pytest.mark.parametrize(
    ("title", "is_news"),
    [
        ("Lexa launches a parser", True),
        ("Lexa Launches Native Parser For Verse", True),
        ("Quill City, a Branch of Quill, Officially Acquires Lexa", True),
        ("Old startup Lexa raises $3M", True),
        ("Lexa and Quill expand their friendship", True),
        ("Verse Overviews Land Lexa In Hot Ink", True),
        ("Ann Quill appointed to the school of verse", True),
        ("Ann Quill to join Lexa", True),
        ("Lexa is joining Quill", True),
        ("Quill Partners With Lexa", True),
        ("Quill plays chess", True),
        ("Old shop Quill launches to the public", True),
        ("Lexa has answered a question", True),
        ("Launches of small parsers", False),
        ("Other Uses For Trees", False),
        ("A framework that uses trees", False),
        ("How Lexa uses trees", False),
        ("The life of trees has arrived on Lexa", False),
        ("Training sets for parsers", False),
        ("Parsers Reflect the Ideas of their Makers", False),
    ],
)
def test_news_is_told_from_what_a_phrase_can_say(title: str, is_news: bool) -> None:
    assert reports(title) is is_news


@pytest.mark.parametrize(
    ("title", "lists"),
    [
        ("Lexa Reads Verse, Quill Sells Pens, Ink Is Dry", True),
        ("Lexa Reads Verse, iQuill Sells Pens, Ink Is Dry", True),
        ("Tall Trees, Short Verse, and Old Books", False),
        ("Lexa, Quill, Ink Is Dry", False),
        ("Quill Pen, a parser for verse, is now available", False),
        ("Trees and Verse", False),
    ],
)
def test_a_title_that_lists_stories_is_that_of_a_whole_issue(title: str, lists: bool) -> None:
    assert is_whole_issue(title) is lists
