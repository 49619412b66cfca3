"""An issue can be printed in the other newsletter's form."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.issue import Format
from newsletter.markdown import converted, parse, render

GOLDEN = Path(__file__).parents[1] / "golden"
OTHER = {
    "composed-nlp-newsletter": Format.NLP_CYPHER,
    "composed-nlp-cypher": Format.NLP_NEWSLETTER,
}


@pytest.mark.parametrize("name", OTHER)
def test_items_keep_their_ids_titles_and_links_in_the_other_form(name: str) -> None:
    issue = parse((GOLDEN / f"{name}.md").read_text(encoding="utf-8"))

    other = parse(render(converted(issue, OTHER[name])))

    assert other.format is OTHER[name]
    assert [(item.id, item.title) for item in other.items] == [
        (item.id, item.title) for item in issue.items
    ]
    assert [set(item.identities) for item in other.items] == [
        set(item.identities) for item in issue.items
    ]


def test_an_issue_in_its_own_form_is_left_alone() -> None:
    issue = parse((GOLDEN / "nlp-newsletter-by-hand.md").read_text(encoding="utf-8"))

    assert converted(issue, Format.NLP_NEWSLETTER) is issue
