"""Sentences about a work as the noun phrase that names it."""

import pytest

from summarizers.noun_phrase import noun_phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("We propose a benchmark for parsers.", "A benchmark for parsers."),
        ("This paper presents a study of parsers.", "A study of parsers."),
        ("We introduce Lexa, a fast parser for Welsh.", "A fast parser for Welsh."),
        ("We present Lexa: a fast parser for Welsh.", "A fast parser for Welsh."),
        ("This repository contains code and data for parsing.", "Code and data for parsing."),
        ("Lexa is a fast parser for Welsh.", "A fast parser for Welsh."),
        ("lexa-core is a fast parser for Welsh.", "A fast parser for Welsh."),
        ("lexa-core (beta) is slow.", None),
        ("Parsing of Verse (PV) is a tool for trees.", "A tool for trees."),
        ("Lexa, or Long Tree, is a parser.", "A parser."),
        ("it is a parser.", None),
        ("We release the weights, the code, and a viewer.", None),
        ("We release a parser for Welsh; the trees can't be shared.", None),
        ("We propose to parse faster.", None),
        ("We introduce Lexa that parses Welsh.", None),
        ("We propose a parser and show that it wins.", None),
        ("We propose a parser, and we test it.", None),
        ("The goal of parsing is a tree.", None),
        ("We show that parsers win.", None),
        ("It is a parser.", None),
    ],
)
def test_what_is_made_stands_alone(text: str, phrase: str | None) -> None:
    assert noun_phrase(text) == phrase
