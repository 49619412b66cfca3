"""READMEs as they are written, and what of them is worth reading."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.models import Image
from sources.readme import MAX_TEXT_CHARS, Readme, own_papers, read_readme

BASE = "https://raw.githubusercontent.com/ada/tool/main/README.md"
PAGE = "https://github.com/ada/tool"


def read(source: str, name: str = "README.md") -> Readme:
    return read_readme(source, name, BASE, PAGE)


def test_markdown_is_reduced_to_its_prose() -> None:
    source = """
<p align="center"><img src="docs/logo.png" width="200"></p>

# Tool

[![build](https://img.shields.io/x.svg)](https://ci.example.org) [![b](https://b.io/badge.svg)](https://b.io)

[English](README.md) | [中文](README.zh.md)

**Tool** parses `anything` into *trees*. See the [docs](https://docs.example.org).

- [Usage](#usage)
- [Licence](#licence)

## Installation

```
pip install tool
```

Needs Python 3.11.

### From source

Clone it.

## How it works

It reads twice.

| model | score |
| --- | --- |
| small | 12 |

## License

MIT
"""
    assert read(source).text == (
        "Tool\n\nTool parses anything into trees. See the docs.\n\nHow it works\n\n"
        "It reads twice.\n\nmodel score\nsmall 12"
    )


@pytest.mark.parametrize(
    "heading",
    [
        "Installation",
        "1. Install & usage",
        "📜 License",
        "Citation",
        "Setup",
        "Contents",
        "Contact us",
        "🔥 News",
    ],
)
def test_a_section_on_running_or_thanking_is_left_out(heading: str) -> None:
    assert read(f"# Tool\n\n## {heading}\n\nNoise.\n\n## More\n\nWords.").text == (
        "Tool\n\nMore\n\nWords."
    )


@pytest.mark.parametrize("heading", ["Support for 20 languages", "Community benchmark", "Usage"])
def test_a_section_that_says_something_stays(heading: str) -> None:
    assert "Words." in read(f"# Tool\n\n## {heading}\n\nWords.").text


def test_what_comes_after_the_contents_is_read() -> None:
    source = "# Tool\n\n## Table of Contents\n\n1. [One](#one)\n\n### Introduction\n\nIt parses."
    assert read(source).text.endswith("Introduction\n\nIt parses.")


def test_what_others_say_and_what_is_folded_is_not_read_and_entries_keep_their_mark() -> None:
    source = (
        "> A parser of letters.\n\n# Tool\n\nIt parses.\n\n> [!NOTE]\n> Buy me.\n\n"
        "<details><summary>More</summary>\n\nFolded.\n\n</details>\n\n- One entry\n- Another\n"
    )
    assert read(source).text.splitlines() == [
        "A parser of letters.", "", "Tool", "", "It parses.", "", "- One entry", "- Another",
    ]  # fmt: skip


def test_a_heading_glued_to_its_mark_is_one() -> None:
    assert read("#Tool\nIt parses.").text == "Tool\n\nIt parses."


def test_the_title_is_never_noise() -> None:
    assert read("# Docker\n\nRuns things.").text == "Docker\n\nRuns things."


def test_html_in_a_readme_is_only_read() -> None:
    source = "<h1>Tool</h1>\n<script>alert(1)</script>\n<p>Fast &amp; small.<br>Really.</p>\n"

    assert read(source).text == "Tool\n\nFast & small.\nReally."


def test_restructured_text_is_read_near_enough() -> None:
    source = (
        "Tool\n====\n\n.. image:: https://img.shields.io/x.svg\n   :target: https://x.org\n\n"
        ".. image:: docs/tree.png\n\nParses `trees <https://t.org>`_ with :func:`parse` "
        "and ``speed``.\n\n.. code-block:: python\n\n   import tool\n\nThat is all.\n"
    )

    seen = read(source, "README.rst")

    assert seen.text == "Tool\n\nParses trees with parse and speed.\n\nThat is all."
    assert seen.image == Image(
        "https://raw.githubusercontent.com/ada/tool/main/docs/tree.png", source_url=PAGE
    )


def test_restructured_text_loses_its_examples_and_marks() -> None:
    source = (
        "Tool\n====\n\nA **fast** tool by Ada_, as the docs_ say. Keep snake_case and __init__.\n\n"
        "Install it::\n\n    $ pip install tool\n\n    $ tool --help\n\nor::\n\n\n\nThat is all.\n"
        "\n.. _docs: https://docs.example/\n"
    )

    assert read(source, "README.rst").text == (
        "Tool\n\nA fast tool by Ada, as the docs say. Keep snake_case and __init__.\n\n"
        "Install it:\n\nor:\n\nThat is all."
    )


def test_restructured_text_loses_its_comments_and_badges() -> None:
    source = (
        "..\n    This file is part of Tool.\n    All of it.\n\nTool\n====\n\n|build| |version|_\n\n"
        "Call draw()_ or read(3)_ of a|b|c.\n"
    )

    assert read(source, "README.rst").text == "Tool\n\nCall draw() or read(3) of a|b|c."


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("::\n" + " \n" * 40_000 + "x", "x"),
        ("a." * 50_000 + " x", "a.a."),
        ("`a" + " " * 99_000, "`a"),
        (":a:`b" + " " * 99_000, ":a:`b"),
        ("`<" * 40_000 + " x", "<<<<"),
        ("|a" * 40_000 + " x", "|a|a"),
    ],
    ids=[
        "colons and blanks",
        "half a reference",
        "half a link",
        "half a role",
        "open links",
        "half a badge",
    ],
)
def test_a_readme_that_leads_nowhere_is_read_at_once(source: str, told: str) -> None:
    assert read(source, "README.rst").text.startswith(told)


def test_thousands_of_quotations_are_looked_through_once() -> None:
    started = time.process_time()

    assert read("## a\n> b\n\n" * 10_000).text.startswith("a\n\na\n\na")
    assert time.process_time() - started < 6


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        ("![a](docs/arch.png)", "https://raw.githubusercontent.com/ada/tool/main/docs/arch.png"),
        ("![a](/docs/arch.png)", "https://raw.githubusercontent.com/ada/tool/main/docs/arch.png"),
        ('<img src="https://x.org/f.gif" alt="a">', "https://x.org/f.gif"),
        (
            "![a](https://github.com/ada/tool/blob/main/f.png?raw=true)",
            "https://raw.githubusercontent.com/ada/tool/main/f.png",
        ),
        ("![a](https://img.shields.io/x) ![a](https://x.org/fig.png)", "https://x.org/fig.png"),
        ("![a](assets/logo.svg)\n\n![a](fig.png)", BASE.replace("README.md", "fig.png")),
        ('<img src="https://x.org/a.png" width="40">', None),
        ('<img src="https://x.org/a.png" width="²">', "https://x.org/a.png"),
        ("![a](https://github.com/a/b/actions/workflows/ci.yml/badge.svg)", None),
        ("![a](https://api.star-history.com/svg?repos=a/b)", None),
        ("![a](data:image/png;base64,AAAA)", None),
        (f"![a](https://i.example/{'x' * 2000}.png)", None),
        ("![a](javascript:alert)", None),
        ("![a](http://[bad)", None),
        ("no picture", None),
    ],
)
def test_the_first_real_picture_is_taken(markup: str, url: str | None) -> None:
    image = read(markup).image

    assert (image.url if image else None) == url


def test_a_few_papers_are_its_own() -> None:
    source = "Code of https://arxiv.org/abs/2603.01234v2 and arXiv:2501.00001."

    assert own_papers(source) == (
        "https://arxiv.org/abs/2603.01234",
        "https://arxiv.org/abs/2501.00001",
    )


def test_a_list_of_papers_is_about_those_at_its_top_or_none() -> None:
    papers = "".join(f"- https://arxiv.org/abs/2603.{n:05}\n" for n in range(40))

    assert own_papers(papers) == ()
    assert own_papers("Our survey: arXiv:2602.00001\n" + "words " * 400 + papers) == (
        "https://arxiv.org/abs/2602.00001",
    )


def test_a_long_readme_is_cut_between_paragraphs() -> None:
    text = read("A sentence of some words.\n\n" * 2000).text

    assert len(text) <= MAX_TEXT_CHARS
    assert text.endswith("words.")


@given(st.text(alphabet=st.sampled_from("<>[]()!#*`|-=.:_ \n\"'abimgsrc/"), max_size=300))
@pytest.mark.parametrize("name", ["README.md", "README.rst", "README"])
def test_any_readme_is_read_without_an_error(name: str, source: str) -> None:
    assert isinstance(read(source, name).text, str)
