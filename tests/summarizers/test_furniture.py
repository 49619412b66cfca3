"""What a page sets round a post is no part of its sentences."""

import pytest

from newsletter.models import Candidate, Kind, Story
from summarizers.base import source_text
from summarizers.document import read_document
from summarizers.furniture import is_one_line

TOP = "Back to Articles Lexa Reads Published May 4, 2026 Update on GitHub Upvote 7 Ada Noor Follow "
REST = " It stops at the tree in the middle of a page." + " A tree has many leaves in spring." * 9


def sentences(text: str, kind: Kind = Kind.POST) -> list[str]:
    lead = Candidate(id="url:https://lexa.example", kind=kind, title="Lexa Reads Verse", text=text)
    return [passage.text for passage in read_document(Story(lead)).passages]


@pytest.mark.parametrize(
    ("glued", "sentence"),
    [
        ("How Lexa Reads Next Steps We release Lexa, a parser of verse.", "We release Lexa,"),
        ("Trees Verse Introduction Lexa reads verse from both ends.", "Lexa reads verse from"),
        ("Trees TL;DR: Lexa is a parser that reads verse.", "Lexa is a parser that"),
        ("Reading Trees The old parsers of verse read only one end.", "The old parsers of"),
        ("Setting up Trees and Verse With Lexa, verse is read twice.", "With Lexa, verse is"),
        ("1. Old Trees 2. New Trees Today, Brook gives Lexa away.", "Today, Brook gives"),
        ("What is Verse? Why Read it? In May, Brook gave Lexa away.", "In May, Brook gave"),
        # Where nothing tells a title from a sentence, nothing is told of either.
        ("Tall Trees Lexa reads verse from both of its ends.", "It stops at the tree"),
        ("Parsers Tall Trees Old Verse Brook Labs Lexa reads verse.", "It stops at the tree"),
    ],
)
def test_a_page_in_one_line_is_read_from_where_a_sentence_opens(glued: str, sentence: str) -> None:
    told = [text for text in sentences(TOP + glued + REST) if not text.endswith("?")]
    assert told[0].startswith(sentence)


def test_the_evidence_is_what_was_read() -> None:
    text = TOP + "Next Steps We release Lexa, a parser of verse." + REST
    story = Story(Candidate(id="url:https://lexa.example", kind=Kind.POST, title="Lexa", text=text))
    first = read_document(story).passages[0]
    assert source_text(story)[first.start : first.end] == "We release Lexa, a parser of verse."


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (TOP + REST, True),
        ("Lexa 5 min read Share on Quill" + REST, True),
        # On lines of its own the top of a page glues to nothing.
        (f"Back to Articles\nLexa Reads Verse\n5 min read\n\n{REST}", False),
        ("Lexa reads verse." + REST, False),
        ("It took Ada 5 minutes to read verse." + REST, False),
    ],
)
def test_only_one_line_with_a_page_top_is_a_whole_page(text: str, is_one: bool) -> None:
    assert is_one_line(text) is is_one
