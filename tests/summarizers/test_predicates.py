"""A phrase as a whole sentence."""

from __future__ import annotations

import pytest

from summarizers.predicates import as_noun, as_offer


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("A curated list of trees.", "Lexa is a curated list of trees."),
        ("An agent that reads your verse.", "Lexa is an agent that reads your verse."),
        ("A small parser in Rust.", "Lexa is a small parser in Rust."),
        ("A 900-line parser trainer in C", "Lexa is a 900-line parser trainer in C"),
        ("Fast tree parser in Rust", "Lexa is a fast tree parser in Rust"),
        ("Go parser for small trees", "Lexa is a Go parser for small trees"),
        ("Open-source interface (in Welsh)", "Lexa is an open-source interface (in Welsh)"),
        (
            "The small parser behind the verse page",
            "Lexa is the small parser behind the verse page",
        ),
        (
            "Official implementation of Tall Trees",
            "Lexa is the official implementation of Tall Trees",
        ),
        (
            "Drag & drop UI to build your own tree",
            "Lexa is a drag & drop UI to build your own tree",
        ),
        (
            "Implementation of trees on top of verse",
            "Lexa is an implementation of trees on top of verse",
        ),
        ("The Lexa engine for trees", "Lexa is an engine for trees"),
        ("The Lexa hinges verse", ""),
        (
            "Open source verse software that you like",
            "Lexa is open source verse software that you like",
        ),
        ("Draw customized software of verse", ""),
        ("Go compiler for verse", "Lexa is a Go compiler for verse"),
        ("Lexa server for trees", ""),
        ("Wales's official tree server", "Lexa is Wales's official tree server"),
        (
            "Tree Augmented Verse (TAV) server in Rust",
            "Lexa is a Tree Augmented Verse (TAV) server in Rust",
        ),
        ("One repo to read them all", ""),
        ("The Tree Framework: Given a line, return a tree.", ""),
        ("Bindings over the old implementation.", ""),
        ("We offer a small parser for verse.", ""),
        ("Learn parsing", ""),
        ("Programmer's guide to verse", "Lexa is a programmer's guide to verse"),
        ("Tiny parser whose trees grow", "Lexa is a tiny parser whose trees grow"),
        ("Tree server(old, new)", "Lexa is a tree server(old, new)"),
        ("Trees for Welsh.", ""),
        ("A tree can be cut ahead of time.", ""),
        ("A parser for verse reads the lines.", ""),
        ("A team of six parsed the verse of a bank.", ""),
        ("A guide is available.", ""),
    ],
)
def test_a_phrase_for_one_thing_gets_its_subject(text: str, sentence: str) -> None:
    assert as_noun(text, "Lexa") == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Structured parsing of verse", "Lexa offers structured parsing of verse"),
        ("Training code for tall trees", "The repository holds training code for tall trees"),
        (
            'Python code for "Tall Trees: a book"',
            'The repository holds Python code for "Tall Trees: a book"',
        ),
        ("Building tall trees through verse", "Lexa is for building tall trees through verse"),
        ("React components of old verse", "The repository holds React components of old verse"),
        ("Small models for verse", "The repository holds small models for verse"),
        ("Verse files adapted to Ink", "The repository holds verse files adapted to Ink"),
        ("Cutting and pruning trees of verse", "Lexa is for cutting and pruning trees of verse"),
        ("Support for old verse", "Lexa offers support for old verse"),
        ("Surely prune old verse", ""),
        ("Surely pruned old verse", "Lexa offers surely pruned old verse"),
        ("Trees and books for Lexa", "The repository holds trees and books for Lexa"),
        (
            "Small parser of the school for Lexa",
            "The repository holds a small parser of the school for Lexa",
        ),
        ("Home of Lexa", ""),
        # One thing is what it is; several, a mass or a deed are offered.
        ("Ink cutter for old verse", "Lexa is an Ink cutter for old verse"),
        ("Leaf press and ink cutter", "Lexa is a leaf press and ink cutter"),
        ("The old leaves of verse", "Lexa offers the old leaves of verse"),
        (
            "The trees and old leaves, packed as a book",
            "Lexa offers the trees and old leaves, packed as a book",
        ),
        ("The oldest cutter of verse", "Lexa is the oldest cutter of verse"),
        ("Old in-garden pruning", "Lexa offers old in-garden pruning"),
        ("Leaf drawing end to end for verse", "Lexa offers leaf drawing end to end for verse"),
        ("Old verse made simple", "Lexa offers old verse made simple"),
        ("Leaf support for verse", "Lexa offers leaf support for verse"),
        ("Small Quill for verse", "Lexa offers Small Quill for verse"),
        ("12 leaves, one cutter", "Lexa offers 12 leaves, one cutter"),
        ("Trees found in verse", "Lexa offers trees found in verse"),
        ("Made to be read aloud", "Lexa is made to be read aloud"),
        ("Never stop pruning", ""),
        ("Leaf share all the verse", ""),
        ('Repository for the book "Lexa"', 'Lexa is a repository for the book "Lexa"'),
        (
            'Parser of "Lexa: a tale" in Ink',
            'The repository holds a parser of "Lexa: a tale" in Ink',
        ),
        ("Information about Lexa", "The repository holds information about Lexa"),
        ("Old Lexa trees for Welsh", ""),
        ("Tall Trees: how verse is read", ""),
        ("Read less, do more", ""),
        ("Map any verse", ""),
        ("For those who read", ""),
    ],
)
def test_what_there_is_to_have_is_offered(text: str, sentence: str) -> None:
    assert as_offer(text, "Lexa") == sentence
