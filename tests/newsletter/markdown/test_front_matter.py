"""Front matter is YAML whatever stands in it, in the newsletter's own style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.markdown.escape import front_matter_text
from newsletter.markdown.front_matter import (
    FrontMatterError,
    front_matter_end,
    read_front_matter,
    write_front_matter,
)

WORDS = st.text(max_size=80).map(front_matter_text)


def test_it_is_written_as_the_newsletter_writes_it() -> None:
    values = (
        ("layout", "post"),
        ("title", 'NLP "Newsletter" #3 [EN]: A, B,…'),
        ("modified", None),
        ("comments", True),
        ("tags", ["nlp_newsletter", "b"]),
        ("image", {"thumb": "nlp_newsletter_3.png"}),
    )

    assert write_front_matter(values) == (
        '---\nlayout: post\ntitle: "NLP \\"Newsletter\\" #3 [EN]: A, B,…"\nmodified:\n'
        "comments: true\ntags: [nlp_newsletter, b]\nimage:\n  thumb: nlp_newsletter_3.png\n---\n"
    )


@given(title=WORDS, author=WORDS, tags=st.lists(WORDS, max_size=3))
def test_it_reads_back_as_it_was_written(title: str, author: str, tags: list[str]) -> None:
    values = (("title", title), ("author", author), ("tags", tags), ("image", {"thumb": title}))

    block = write_front_matter(values)

    assert front_matter_end(block) == len(block)
    assert read_front_matter(block) == values


def test_dates_and_numbers_become_what_json_knows() -> None:
    block = "---\ndate: 2020-01-12\nweight: .nan\nnumber: 3\n---\n"

    assert read_front_matter(block) == (("date", "2020-01-12"), ("weight", "nan"), ("number", 3))


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("title: [unclosed\n", "front matter, line 3: is not YAML: "),
        ("a: &x 1\nb: *x\n", "front matter: aliases (*name) are not read"),
        ("- a\n", "front matter: must be keys and values"),
        (
            "image:\n  thumb: !!bool x\n",
            "front matter, line 3: is not YAML: image.thumb: 'x' is no bool",
        ),
        ('a: "\\ud800"\n', "front matter, line 2: is not YAML: a: '\\ud800' is no str"),
        ("a: 0x" + "f" * 9000 + "\n", "front matter, line 2: is not YAML: a: '0xfff"),
        ("a: " + "[" * 9000 + "\n", "front matter, line 2: is not YAML: nested too deep"),
        ("a: " + "{" * 9000 + "\n", "front matter, line 2: is not YAML: nested too deep"),
        ("- " * 9000 + "\n", "front matter: is not YAML: nested too deep"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(body: str, fault: str) -> None:
    with pytest.raises(FrontMatterError) as caught:
        read_front_matter(f"---\n{body}---\n")

    assert str(caught.value).startswith(fault)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "no", "---", "---\nnever closed\n", "\n---\na: 1\n---\n"])
def test_other_text_has_no_front_matter(text: str) -> None:
    assert front_matter_end(text) == 0
