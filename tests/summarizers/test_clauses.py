"""Questions and statements as clauses."""

from __future__ import annotations

import pytest

from summarizers.clauses import asked, stated


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("do parsers dream of trees", "whether parsers dream of trees"),
        ("does a parser need trees", "whether a parser needs trees"),
        ("can a small parser learn trees", "whether a small parser can learn trees"),
        ("are parsers ready for verse", "whether parsers are ready for verse"),
        ("is a parser really useful", "whether a parser is really useful"),
        ("how well do parsers read", "how well parsers read"),
        ("why do parsers fail", "why parsers fail"),
        ("what is the role of trees", "the role of trees"),
        ("how parsers read", "how parsers read"),
        ("do not parse", ""),
        ("has it been parsed", ""),
        ("trees or no trees", ""),
    ],
)
def test_a_question_is_what_it_asks_after(question: str, clause: str) -> None:
    assert asked(question) == clause


@pytest.mark.parametrize(
    ("statement", "phrase"),
    [
        ("parsers can learn trees", "how parsers can learn trees"),
        ("tree search improves parsing", "how tree search improves parsing"),
        ("parsers solve riddles", "how parsers solve riddles"),
        ("parsing is compression", "parsing as compression"),
        ("parsers are zero-shot readers of verse", "parsers as zero-shot readers of verse"),
        ("old parsers are slow", "old parsers"),
        ("parsers cannot read", ""),
        ("a tree is worth ten parsers", ""),
        ("parsers are not readers", ""),
        ("a parser that can read verse", None),
        ("tall parsers of verse and the need for trees", None),
        ("teaching parsers about verse", None),
        ("a benchmark for parsers", None),
    ],
)
def test_a_statement_is_what_it_speaks_of(statement: str, phrase: str | None) -> None:
    assert stated(statement) == phrase
