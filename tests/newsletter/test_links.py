"""Links are found however they are written."""

from __future__ import annotations

import pytest

from newsletter.links import Link, links_in


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("a [b](https://c.example) d", [("b", "https://c.example")]),
        ("[*b*](https://c.example/x_(y))", [("*b*", "https://c.example/x_(y)")]),
        ('[b](<https://c.example/a b> "title")', [("b", "https://c.example/a b")]),
        (r"[a \[1\]](https://c.example/\(x\))", [(r"a \[1\]", "https://c.example/(x)")]),
        ("[a [b] c](https://d.example)", [("a [b] c", "https://d.example")]),
        ("![alt](https://i.example/x.png)", []),
        ("[](https://empty.example)(x)", [("", "https://empty.example")]),
        ("[b]() [c] (https://d.example)", [("https://d.example", "https://d.example")]),
        ("see https://e.example/x?y=1, and", [("https://e.example/x?y=1",) * 2]),
        ("<https://f.example>", [("https://f.example",) * 2]),
        (
            "[x](https://a.example) https://b.example",
            [("x", "https://a.example"), ("https://b.example",) * 2],
        ),
        ('<a href="https://g.example/?a=1">g</a>', [("https://g.example/?a=1",) * 2]),
        ('<img src="https://h.example/x.png">', []),
        (
            "[![logo](https://i.example/x.png)](https://j.example)",
            [("![logo](https://i.example/x.png)", "https://j.example")],
        ),
        ("no link [at all]", []),
    ],
)
def test_links_in_order(markdown: str, expected: list[tuple[str, str]]) -> None:
    assert links_in(markdown) == tuple(Link(*pair) for pair in expected)
