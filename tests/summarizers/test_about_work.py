"""Which sentences of a README tell of the work."""

from __future__ import annotations

import pytest

from newsletter.models import Candidate, Kind, Story
from summarizers.about_work import told_of_work, with_its_pronouns
from summarizers.document import Document, read_document


def document(readme: str) -> Document:
    lead = Candidate(id="github:noor/lexa", kind=Kind.REPOSITORY, title="noor/lexa", text=readme)
    return read_document(Story(lead))


def told(readme: str) -> list[str]:
    return [passage.text for passage in told_of_work(document(readme), None)]


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("Lexa reads the old verse of Wales.", True),
        ("With Lexa, old verse is read in one sitting.", True),
        ("It reads the old verse of Wales.", True),
        ("The library reads the old verse of Wales.", True),
        ("We propose a parser that reads old verse.", True),
        ("TL;DR: We turn old verse into small trees.", True),
        ("Lexa resolves issues that parsers of verse have.", True),
        ("Lexa draws trees that have leaves, which are cut.", True),
        ("The module draws the old verse of Wales.", True),
        ("Instead of prose, Lexa draws the verse of Wales.", True),
        ("This parser mirrors the trees of old verse.", True),
        ("Lexa finds an issue in the old verse of Wales.", True),
        # What is told to users, of the team, or of something else.
        ("Be sure to give Lexa a pen and ink.", False),
        ("Lexa (Long Tree) for thousands of old books.", False),
        ("But Lexa makes it easier to read old verse.", False),
        ("The parser can be run with the words of Wales.", False),
        ("By running Lexa, you agree to what it says.", False),
        ("Reading with Lexa and old verse goes like this.", False),
        ("Lexa has been tested with Python 3.9 and others.", False),
        ("The interface of Lexa is not finalized.", False),
        ("The parser Lexa that I took is from here.", False),
        ("The library is released under an MIT license.", False),
        ("Lexa Cloud reads the old verse of Wales.", False),
        ("Lexa is named after the old law of a king.", False),
        ("Since version 2.1, Lexa reads the verse of Wales.", False),
        ("You need to set a key before Lexa reads it.", False),
        ("It is recommended to read the verse first.", False),
        ("We have just released a new parser of verse.", False),
        ("We would love to hear what you think of it.", False),
        ("Old verse was read aloud by people of Wales.", False),
        ("Read the old verse of Wales with one line.", False),
        ("Lexa, that reads the old verse of Wales, sleeps.", False),
        ("Lexa 2: The lightest parser that we have made.", False),
        ("Lexa-Ink 2.0: The lightest parser of verse.", False),
        ("Our hosted service reads the verse for you.", False),
        ("Connect your own Lexa and print the trees.", False),
        ("Don't confuse the parser Lexa with old Lex.", False),
        ("To print it, run the tree of Lexa again.", False),
        ("Two principles have guided Lexa in this.", False),
        ("Now you can read verse with Lexa and friends.", False),
        ("Whether old or new, Lexa reads the verse.", False),
        ("Lexa has a test suite of old Welsh verse.", False),
        ("Open an issue that Lexa shows in verse.", False),
        ("We will release the trees of verse soon.", False),
        ("We are actively working on parsers of Welsh verse.", False),
        ("Example trees of Lexa can be found in a book.", False),
        ("Lexa draws all trees of verse, simply run.", False),
    ],
)
def test_what_a_sentence_says_by_itself(sentence: str, tells: bool) -> None:
    assert told(f"# Lexa\n\n{sentence}\n") == ([sentence] if tells else [])


def test_what_goes_on_in_a_paragraph_about_the_work_tells_of_it_too() -> None:
    first = "Lexa reads the old verse of Wales."
    goes_on = "Trees are kept in a small file that can be read again."

    assert told(f"# Lexa\n\n{first} {goes_on}\n") == [first, goes_on]
    assert told(f"# Lexa\n\n{first}\n\n{goes_on}\n") == [first]


def test_what_was_said_and_what_an_entry_says_of_its_own_label_is_left_out() -> None:
    defining = "Lexa is a parser that reads the old verse of Wales."
    again = "The parser reads the old verse of Wales, as Lexa."
    entry = "- Lexa 2: With few letters, it surpasses Lexa in the Cornish of new books."
    lead = read_document(Story(
        Candidate(id="github:noor/lexa", kind=Kind.REPOSITORY, title="noor/lexa",
                  text=f"# Lexa\n\n{defining}\n\n{again}\n\n{entry}\n")
    ))  # fmt: skip

    assert told_of_work(lead, lead.passages[0]) == []


def test_what_a_line_of_its_own_does_the_work_does() -> None:
    readme = (
        "# Lexa\n\nLexa is a parser of old verse.\n\nLexa reads the books of Wales.\n\n"
        "- Supports books in Welsh and Cornish.\n"
        "- Old leaves: small and dry. Supports leaves of most other gardens.\n"
    )
    read = document(readme)

    assert [p.text for p in told_of_work(read, read.passages[0], "Lexa")] == [
        "Lexa reads the books of Wales.",
        "Lexa supports books in Welsh and Cornish.",
    ]


def test_what_says_much_more_is_no_repetition() -> None:
    more = (
        "Lexa is a parser of old verse for schools, with trees, rhymes, metres, pens, ink, music "
        "and maps."
    )
    read = document(f"# Lexa\n\nLexa is a parser of old verse.\n\n{more}\n")

    assert [p.text for p in told_of_work(read, read.passages[0])] == [more]


@pytest.mark.parametrize(
    ("goes_on", "text"),
    [
        ("Drop-in server for trees in Wales.", "It is a drop-in server for trees in Wales."),
        ("Built to read old verse.", "It is built to read old verse."),
        ("Built for trees, verse and books.", "It is built for trees, verse and books."),
        ("Supports trees in Welsh and Cornish.", "It supports trees in Welsh and Cornish."),
        ("Draws a tree of all verse.", "It draws a tree of all verse."),
        ("Especially built for old verse.", "It is especially built for old verse."),
        ("Built on trees, it reads old verse.", "Built on trees, it reads old verse."),
    ],
)  # fmt: skip
def test_a_phrase_behind_the_definition_becomes_a_sentence(goes_on: str, text: str) -> None:
    read = document(f"# Lexa\n\nLexa is a parser of verse. {goes_on}\n")

    assert [p.text for p in told_of_work(read, read.passages[0])] == [text]


def test_it_is_called_by_its_name_where_another_sentence_may_be_left_out() -> None:
    readme = (
        "# Lexa\n\nLexa is a parser of verse. It reads the old books of Wales. "
        "It draws tall trees of that.\n\n"
        "Old verse has its own rhymes. It has been read aloud in Cornwall.\n"
    )
    read = document(readme)
    told = told_of_work(read, read.passages[0], "Lexa")

    assert [p.text for p in told] == [
        "It reads the old books of Wales.",
        "Lexa draws tall trees of that.",
    ]
    sentences = [read.passages[0].text, *(p.text for p in told)]
    assert with_its_pronouns(sentences, [read.passages[0], *told], read, "Lexa") == [
        "Lexa is a parser of verse.",
        "It reads the old books of Wales.",
        "It draws tall trees of that.",
    ]
    assert with_its_pronouns(sentences[::2], [read.passages[0], told[1]], read, "Lexa") == [
        "Lexa is a parser of verse.",
        "Lexa draws tall trees of that.",
    ]


def test_nothing_is_told_before_the_definition() -> None:
    read = document(
        "# Lexa\n\nThe library reads the old verse of Wales.\n\nLexa is a parser of verse.\n"
    )

    assert told_of_work(read, read.passages[1]) == []


def test_a_name_that_is_a_word_is_no_name_within_a_sentence() -> None:
    lead = Candidate(
        id="github:noor/reading",
        kind=Kind.REPOSITORY,
        title="noor/reading",
        text="# Reading\n\nA parser that is reading may stop.\n\nReading parses the old verse.\n",
    )
    read = read_document(Story(lead))

    assert [p.text for p in told_of_work(read, None)] == ["Reading parses the old verse."]


def test_what_the_world_is_like_is_not_told_of_the_work() -> None:
    first = "Lexa reads the old verse of Wales."

    assert told(f"# Lexa\n\n{first} Many new rhymes were found recently.\n") == [first]
