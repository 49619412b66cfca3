"""What Galley leaves in a draft for itself goes, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.markdown.comments import (
    IdMark,
    comment_mark,
    comment_safe,
    definition_mark,
    id_mark,
    strip_marks,
)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("***T*** <!-- galley: arxiv:2502.01234 -->\n\nWords.\n", "***T***\n\nWords.\n"),
        ("## R\n<!-- galley: github:a/b -->\n\n> One.\n", "## R\n\n> One.\n"),
        ("## R\r\n<!-- galley: github:a/b -->\r\n> One.\r\n", "## R\r\n> One.\r\n"),
        ("---\na: 1\n---\n\n<!-- galley: for the editor\nx\n-->\n\nHi\n", "---\na: 1\n---\n\nHi\n"),
        ("End.\n\n<!-- galley: almost made it\nx\n-->\n", "End.\n"),
        ('A\n\n[galley]: # "arxiv:2502.01234 | why"\n\n***T***\n', "A\n\n***T***\n"),
        ("A <!-- mine --> b\n<!-- also\nmine -->\n", "A <!-- mine --> b\n<!-- also\nmine -->\n"),
        ("A <!-- galley: never closed\n", "A <!-- galley: never closed\n"),
        ("<!-- galleys are ships -->\n", "<!-- galleys are ships -->\n"),
    ],
)
def test_galleys_comments_go_and_the_rest_stays(text: str, published: str) -> None:
    assert strip_marks(text) == published


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_text_without_galleys_comments_stays_as_it_is(text: str) -> None:
    assert strip_marks(text) == text


IDS = st.sampled_from(["arxiv:2502.01234", "github:a/b--c", "url:https://x.example/a---b?c=d"])
NOTES = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize("write", [comment_mark, definition_mark])
@given(name=IDS, note=NOTES)
def test_an_id_is_read_back_whatever_the_note_says(
    write: type[object], name: str, note: str
) -> None:
    written = str(write(IdMark(name, note)))  # type: ignore[call-arg]

    found = id_mark(written)

    assert found is not None
    assert found.id == name
    assert strip_marks(f"{written}\n") == ""


@given(st.text(st.sampled_from("-><! ahtps:/.)("), max_size=40))
def test_nothing_ends_the_comment_it_stands_in(text: str) -> None:
    assert "--" not in comment_safe(text)


def test_two_hyphens_show_as_they_did() -> None:
    assert comment_safe("a -- b ([c--d](https://x.example/e--f))") == (
        r"a -\- b ([c-\-d](https://x.example/e-%2Df))"
    )
