"""What a repository is, in a whole sentence."""

from __future__ import annotations

import pytest

from newsletter.models import Candidate, Kind, Story
from summarizers.definition import definition
from summarizers.document import Document, read_document


def document(readme: str, description: str = "") -> Document:
    lead = Candidate(
        id="github:noor/lexa",
        kind=Kind.REPOSITORY,
        title="noor/lexa",
        description=description,
        text=readme,
    )
    return read_document(Story(lead))


@pytest.mark.parametrize(
    ("readme", "description", "sentence"),
    [
        ("# Lexa\n\nA tall tree.\n\nLexa is a parser for verse in Welsh.", "Verse parser",
         "Lexa is a parser for verse in Welsh."),
        ("# Lexa\n\nLexa, a parser for verse in Welsh.", "",
         "Lexa is a parser for verse in Welsh."),
        ("# Lexa\n\nWelcome to Quill, a parser for verse in Welsh.", "",
         "Quill is a parser for verse in Welsh."),
        ("# Lexa\n\nLexa-7B is the latest parser of the Lexa family.", "",
         "Lexa-7B is the latest parser of the Lexa family."),
        ("# Lexa\n\nWe present Lexa, a parser for verse in Welsh.", "",
         "Lexa is a parser for verse in Welsh."),
        ("# Lexa\n\nLetters in Order (Lexa) is a parser for verse in Welsh.", "",
         "Letters in Order (Lexa) is a parser for verse in Welsh."),
        ("# Lexa\n\nLexa turns old verse (and prose) into trees that can be read.", "",
         "Lexa turns old verse (and prose) into trees that can be read."),
        ("# Lexa\n\nLexa turns all the verse that is known to us today into trees.", "Verse Parser",
         "Lexa is a verse parser."),
        # What stands beside the name is no definition where a verb follows, or came before.
        ("# Lexa\n\nLexa is backed by Noor, the makers of old verse in Wales.", "Verse parser",
         "Lexa is a verse parser."),
        ("# Lexa\n\nLexa, a parser for verse, demonstrated remarkable speed.", "Verse parser",
         "Lexa is a verse parser."),
        ("# Lexa\n\nLexa.app is a commercial page for the sale of verse.", "Verse parser",
         "Lexa is a verse parser."),
        ("# Lexa\n\nlexa.cpp is the official server of the verse of Wales.", "",
         "lexa.cpp is the official server of the verse of Wales."),
        ("# Lexa\n\nThe GitHub page of this project is made publicly available.", "", ""),
        ("# Lexa\n\nLexa helps to make agents of verse with support for:\n\n- x", "Verse parser",
         "Lexa is a verse parser."),
        # What says only its name again, or only that something follows, says nothing.
        ("# Lexa\n\nThis framework includes the following features of trees.", "Lexa server", ""),
        ("# Lexa\n\nLexa, that reads verse in Welsh and in the Cornish of old books.", "", ""),
        # A longer name is of something else.
        ("# Lexa\n\nLexa SemVer is a place to run parsers of verse.", "Verse Parser in Rust",
         "Lexa is a verse parser in Rust."),
        ("# Lexa\n\nLexa Cloud is a place to run parsers of verse.", "Verse Parser in Rust",
         "Lexa is a verse parser in Rust."),
        # What it is called after says nothing of what it is.
        ("# Lexa\n\nLexa is an old word that means law in Greek.", "Find dead leaves",
         "Lexa helps find dead leaves."),
        ("# Lexa\n\nThis is a native implementation of verse in Rust.", "",
         "Lexa is a native implementation of verse in Rust."),
        ("# Lexa\n\nThis library gives an easy way to compute the trees of verse.", "", ""),
        ("# Lexa\n\nThis library provides an easy way to compute the trees of verse.", "",
         "Lexa provides an easy way to compute the trees of verse."),
        ("# Lexa\n", "Training and evaluation code for tall trees",
         "The repository holds training and evaluation code for tall trees."),
        ("# Lexa\n", "Structured Verse Parsing", "Lexa offers structured verse parsing."),
        ("# Lexa\n", "Parse less, read more", ""),
        ("# Lexa\n\nThis repository holds the code for Quill, a parser of the book:\n\n> Verse", "",
         "The Lexa repository holds the code for Quill, a parser of the book."),
        # A sentence says it better than a title, its own page than a curt description.
        ("Lexa - A tree parser.\n\nLexa is a full parser of the old verse of Wales.", "",
         "Lexa is a full parser of the old verse of Wales."),
        ("# Lexa\n\nA specification for trees of Welsh verse.", "Tree specification",
         "Lexa is a specification for trees of Welsh verse."),
        ("# Lexa\n\nNoor Lexa is a parser of verse.", "Tree tool",
         "Noor Lexa is a parser of verse."),
        ("# Lexa\n", "Lexa is a family of parsers. Fast.", "Lexa is a family of parsers."),
        ("# Lexa\n\nLexa (LX) - is a set of parsers.", "", "Lexa (LX) is a set of parsers."),
        ("# Lexa\n\nThis is a library that draws trees.", "Draw trees of verse",
         "Lexa is a library that draws trees."),
        ("# Lexa\n", "Measures the height of a tree", "Lexa measures the height of a tree."),
        ("# Lexa\n", "Verse in, Trees out — fast parser of verse",
         "Lexa is a fast parser of verse."),
        ("# Lexa\n", "Easily draw and print trees of verse",
         "Lexa helps draw and print trees of verse."),
        # Its name right before what it is, its praise, and what it says in another script go.
        ("# Lexa\n", "Lexa (Long Tree) verse parser for you", "Lexa is a verse parser for you."),
        ("# Lexa\n", "Lexa parser", ""),
        ("# Lexa\n", "Truly independent parser", "Lexa is an independent parser."),
        ("# Lexa\n", "#1 Parser of verse", "Lexa is a parser of verse."),
        ("# Lexa\n", "The simplest, fastest parser of verse", "Lexa is a parser of verse."),
        ("# Lexa\n", "Best practices of verse", "Lexa offers best practices of verse."),
        ("# Lexa\n", "The fastest Wonk of verse", "Lexa is the fastest Wonk of verse."),
        ("# Lexa\n", "Lexa—A parser of verse", "Lexa is a parser of verse."),
        ("# Lexa\n", "Draw, print, share trees", "Lexa helps draw, print and share trees."),
        ("# Lexa\n", "Free, open parser of verse", "Lexa is a free, open parser of verse."),
        ("# Lexa\n", "诗歌 | A parser of the old verse of Wales",
         "Lexa is a parser of the old verse of Wales."),
        ("# Lexa\n", "Quickly and surely draw the trees", "Lexa draws the trees."),
        # A description that is a sentence already may call the thing otherwise.
        ("# Lexa\n", "Quill (QL) lets users draw the trees of more than 100 books.",
         "Quill (QL) lets users draw the trees of more than 100 books."),
        ("# Lexa\n", "Quill is not your old parser", ""),
        ("# Lexa\n", "This lets users draw trees", ""),
        ("# Lexa\n", "Quill 2 - A verse parser in Rust", "Quill 2 is a verse parser in Rust."),
        ("# Lexa\n", "This is a parser of verse.", "Lexa is a parser of verse."),
        ("# Lexa\n", "This repository contains the trees of old verse.",
         "The Lexa repository contains the trees of old verse."),
        ("# Lexa\n", "Small transformations of verse: cut, draw, and more",
         "Lexa offers small transformations of verse."),
        ("# Lexa\n", "Verse for schools: a book", ""),
        ("# Lexa\n", "The easiest and simplest way to draw trees", "Lexa is a way to draw trees."),
        ("# Lexa\n", "Small implementation of our new paper on verse",
         "Lexa is a small implementation of the new paper on verse."),
        ("# Lexa\n", "Parser of verse in old books - [Welsh, Cornish]",
         "Lexa is a parser of verse in old books."),
        ("# Lexa\n", "The Quill SDK for Welsh (the SDK) enables Welsh poets to draw trees",
         "The Quill SDK for Welsh (the SDK) enables Welsh poets to draw trees."),
        ("# Lexa\n", "Python wrapper around verse", "Lexa is a Python wrapper around verse."),
        # A capital is a name's, or only that of the first word.
        ("# Lexa\n", "Quill connector for verse in trees",
         "Lexa is a Quill connector for verse in trees."),
        ("# Lexa\n", "A Small Verse Parser for Quill and Go",
         "Lexa is a small verse parser for Quill and Go."),
        ("# Lexa\n", "Noor & Lund trees of verse", "Lexa offers Noor & Lund trees of verse."),
        ("# Lexa\n\nTrees in Ink, with python trees in Python.", "Modular Ink parser for Python",
         "Lexa is a modular Ink parser for Python."),
        ("# Lexa\n", "A parser of verse — Small trees for Quill and schools",
         "Lexa is a parser of verse — small trees for Quill and schools."),
        ("# Lexa\n", "A parser of old verse and new, so you never miss a rhyme",
         "Lexa is a parser of old verse and new."),
        ("# Lexa\n", "A printer of more than 20 inks, with pens and old verse",
         "Lexa is a printer of more than 20 inks, with pens and old verse."),
        ("# Lexa\n", "Build & Print a garden of verse",
         "Lexa helps build and print a garden of verse."),
        ("# Lexa\n", "Sample code for small trees",
         "The repository holds sample code for small trees."),
        # What a name stands for keeps its capitals.
        ("# Lexa\n", "Long Entry of XML Archives for small verse",
         "Lexa offers Long Entry of XML Archives for small verse."),
        ("# Lexa\n", "Never stop reading. Small parser of verse: one pen, two inks.",
         "Lexa is a small parser of verse: one pen, two inks."),
        # What it does stands for what it is only where that says little.
        ("# Lexa\n\nLexa lets trees read old verse in Welsh.", "A parser for trees and old verse",
         "Lexa is a parser for trees and old verse."),
        ("# Lexa\n\nLexa lets parsers read old verse in Welsh.", "Wales's verse parser",
         "Lexa lets parsers read old verse in Welsh."),
        # A README's first line may be short, or lack its full stop.
        ("# Lexa\n\nParsing with Ink.\n", "", "Lexa offers parsing with Ink."),
        ("# Lexa\n\nLexa lets you read the old verse of Wales\n", "",
         "Lexa lets you read the old verse of Wales."),
        ("# Lexa\n\nLexa reads the old verse of Wales. (blog post)\n", "",
         "Lexa reads the old verse of Wales."),
        ("# Lexa\n\nLexa (pronounced like a lark) is a parser for verse.\n", "",
         "Lexa is a parser for verse."),
        ("# Lexa\n\nThis repo contains code for cutting trees, described in the following paper:\n",
         "", "The Lexa repo contains code for cutting trees."),
        ("# Lexa\n\nThis project facilitates the cutting of trees.\n", "",
         "Lexa facilitates the cutting of trees."),
        ("# Lexa\n", "Lexa prints trees of old verse, in Ink or by hand",
         "Lexa prints trees of old verse, in Ink or by hand."),
        # What it also does, or what it is used by, is not what it is.
        ("# Lexa\n\nLexa is able to read verse and trees are the oldest of it.\n", "", ""),
        ("# Lexa\n\nSupports Python 3.10 and all the newer ones.\n", "", ""),
        ("# Lexa\n\nLexa can also read the old verse of Wales.\n", "", ""),
        ("# Lexa\n\nLexa is supported by Quill, which prints verse.\n", "", ""),
        ("# Lexa\n\nLexa supports Python 3.10 and all the newer ones.\n", "", ""),
        ("# Lexa\n\nThis repository holds trees that lie here.\n", "", ""),
        # Nobody is told what it helps them with, where it can be told otherwise.
        ("# Lexa\n\nThis library helps you with verse.", "Tree drawing for verse",
         "Lexa offers tree drawing for verse."),
    ],
)  # fmt: skip
def test_a_repository_is_defined(readme: str, description: str, sentence: str) -> None:
    found = definition(document(readme, description), "Lexa")
    assert (found.text if found else "") == sentence
