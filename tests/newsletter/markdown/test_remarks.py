"""An editor's comments go when the issue is published; a platform's stay, and so does code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.markdown import parse, strip_comments
from newsletter.markdown.remarks import remarks, without_remarks


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("A <!-- mine --> b\n<!-- also\nmine -->\n", "A b\n"),
        ("Hi! <!-- TODO: ask Ana -->\n\nMore.\n", "Hi!\n\nMore.\n"),
        ("# Tools\n\n<!-- too long? -->\n\n***T***\n", "# Tools\n\n***T***\n"),
        ("\\\\\n<!-- ask -->\n\n***T***\n", "\\\\\n***T***\n"),
        ("Words.\n<!-- ask -->\n\n***T***\n", "Words.\n\n***T***\n"),
        ("Words.\n\n<!-- a -->\n<!-- b -->\n\nMore.\n", "Words.\n\nMore.\n"),
        ("Words.\n\n<!-- a -->\n\n<!-- b -->\n\nMore.\n", "Words.\n\nMore.\n"),
        ("Words.\r\n\r\n<!-- a -->\r\n\r\nMore.\r\n", "Words.\r\n\r\nMore.\r\n"),
        ("Words.\n<!-- no heading -->\n---\n", "Words.\n\n---\n"),
        ("<!-- ask --> Words.\n", "Words.\n"),
        ("- <!-- ask --> an entry\n", "- an entry\n"),
        ("End.\n\n<!-- bye -->\n", "End.\n"),
        ("***T*** <!-- galley: arxiv:2502.01234 --> <!-- mine -->\n", "***T***\n"),
        ("A\n\n<!--\n***T*** <!-- galley: arxiv:2502.01234 -->\n\nW.\n-->\n\nB\n", "A\n\nB\n"),
        (
            "<!-- TODO\n\n***T*** <!-- galley: arxiv:2502.01234 -->\n\nW.\n\n<!-- b -->\nEnd.\n",
            "W.\n\nEnd.\n",
        ),
        ("<!-- galleys are ships -->\nA\n", "A\n"),
        ("`<!-- shown -->` and <!-- not --> this\n", "`<!-- shown -->` and this\n"),
        ("```html\n<!-- shown -->\n```\n\n<!-- not -->\n", "```html\n<!-- shown -->\n```\n"),
        ("> ~~~\n> <!-- shown -->\n> ~~~\n", "> ~~~\n> <!-- shown -->\n> ~~~\n"),
        ("A ` alone, <!-- not -->here\n\nA ` b\n", "A ` alone,here\n\nA ` b\n"),
        ("\\<!-- words -->\n", "\\<!-- words -->\n"),
        ("A <!-- never closed\n", "A <!-- never closed\n"),
        ('---\ntitle: "<!-- shown -->"\n---\n\nA\n', '---\ntitle: "<!-- shown -->"\n---\n\nA\n'),
    ],
)
def test_comments_go_and_the_rest_stays(text: str, published: str) -> None:
    assert strip_comments(text) == published


@pytest.mark.parametrize(
    "inner",
    [
        "more",
        " more ",
        " truncate ",
        " Excerpt ",
        " excerpt-end ",
        " TEASER_END ",
        " wp:paragraph ",
        " /wp:image ",
        "nextpage",
        "kg-card-begin: html",
        " buttondown-editor-mode: plaintext ",
        "[if mso]><p>Old mail.</p><![endif]",
        " ",
        "",
    ],
)
def test_what_a_platform_reads_is_published(inner: str) -> None:
    text = f"One.\n\n<!--{inner}-->\n\nTwo.\n"

    assert strip_comments(text) == text
    assert remarks(text) == ()


@pytest.mark.parametrize("inner", [" more on this? ", " toc is too long ", " galleys ", " TODO "])
def test_words_that_begin_like_a_platforms_are_the_editors(inner: str) -> None:
    assert remarks(f"One.\n\n<!--{inner}-->\n") == (f"<!--{inner}-->",)


def test_galleys_comments_are_no_remarks() -> None:
    text = "***T*** <!-- galley: arxiv:2502.01234 -->\n\nA <!-- mine -->b\n"

    assert remarks(text) == ("<!-- mine -->",)
    assert without_remarks(text) == "***T*** <!-- galley: arxiv:2502.01234 -->\n\nAb\n"


@given(st.text(st.sampled_from("<!->`~ \n\r\\\\a#*"), max_size=60))
def test_nothing_but_comments_and_space_goes(text: str) -> None:
    gone = "".join(remarks(text)).split()

    assert len("".join(without_remarks(text).split())) + len("".join(gone)) == len(
        "".join(text.split())
    )


@pytest.mark.parametrize(
    "text", ["<!-- a -->" * 20_000, "`" * 200_000, "<!--" * 50_000, "` `` ``` " * 20_000]
)
def test_a_hostile_text_takes_no_time(text: str) -> None:
    without_remarks(text)


def test_a_title_with_comments_behind_it_is_a_title() -> None:
    text = "# Tools\n\n***T*** <!-- galley: github:a/b --> <!-- ask -->\n\nWords.\n"

    (item,) = parse(text).items
    assert (item.id, item.title) == ("github:a/b", "T")


def test_an_id_with_a_comment_beside_it_is_the_headings_own() -> None:
    text = "# Repo Cypher\n\n## R\n<!-- galley: github:a/b --> <!-- ask -->\n\n> Words.\n"

    (item,) = parse(text).items
    assert (item.id, item.title, item.blurb) == ("github:a/b", "R", "> Words.")
