"""What a sentence can do without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.trims import SAFE, balanced, variants


@pytest.mark.parametrize(
    ("text", "shorter"),
    [
        (
            "We train a small parser (with 3 layers) on plain text.",
            "We train a small parser on plain text.",
        ),
        (
            "We train a small parser, which runs on any phone.",
            "We train a small parser.",
        ),
        (
            "We train a small parser, outperforming larger ones.",
            "We train a small parser.",
        ),
        (
            "Our parser covers many languages, such as Welsh and Thai.",
            "Our parser covers many languages.",
        ),
        (
            "To parse long texts, we train a small parser.",
            "we train a small parser.",
        ),
        (
            "The parser halves the cost compared to larger ones.",
            "The parser halves the cost.",
        ),
        (
            "We train a small parser; it runs on any phone.",
            "We train a small parser.",
        ),
        (
            "Experiments on five tasks show that small parsers can win easily.",
            "Small parsers can win easily.",
        ),
        (
            "We build a small parser that overcomes these limits by two tricks.",
            "We build a small parser.",
        ),
        (
            "We build a small parser to address this problem, and test it.",
            "We build a small parser, and test it.",
        ),
        (
            "We build Lexa, a parser lifting these limits; with over 23,000 trees, it is small.",
            "We build Lexa, a parser lifting these limits.",
        ),
        (
            "We build Lexa, a set addressing these gaps with over 23,000 old, tall trees.",
            "We build Lexa, a set with over 23,000 old, tall trees.",
        ),
        (
            "We build a small parser to tackle the aforementioned challenge.",
            "We build a small parser.",
        ),
        (
            "We give a review of parsers, encompassing: (1) a map; (2) a list of words.",
            "We give a review of parsers.",
        ),
        (
            "We find that it leads to less forgetting: scores fall by half.",
            "We find that it leads to less forgetting.",
        ),
    ],
)
def test_an_adjunct_may_go(text: str, shorter: str) -> None:
    assert shorter in variants(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        # The last point of a list, an object, a limit: without them it is broken or false.
        ("We train parsers, test taggers, and compare them.", "We train parsers, test taggers."),
        (
            "It calls the large model only for rare words using a gate.",
            "It calls the large model only for rare words.",
        ),
        (
            "The method relies on using many parsers at once.",
            "The method relies on.",
        ),
        (
            "Drawing on old ideas, which few recall, we train a parser.",
            "Drawing on old ideas.",
        ),
        (
            "It has three parts: 1) a parser; 2) a tagger; 3) a lexer.",
            "It has three parts: 1) a parser; 2) a tagger.",
        ),
        (
            "We make it fast through three key tricks: trees, gates, and luck.",
            "We make it fast through three key tricks.",
        ),
        (
            "We test three trees, including tall oaks, wide elms, old ash and small birches.",
            "We test three trees wide elms, old ash and small birches.",
        ),
        (
            "We test three trees, including tall oaks, wide elms, and small birches.",
            "We test three trees wide elms, and small birches.",
        ),
        (
            "We propose to address this problem with a parser.",
            "We propose with a parser.",
        ),
        # A clause that points back may hold the main verb.
        (
            "We exploit this fact to build many parsers, including small ones.",
            "We, including small ones.",
        ),
        # What stands before the actors may be the main clause.
        (
            "It reads faster than Lexa-base, our parser of last year, and makes fewer slips.",
            "our parser of last year, and makes fewer slips.",
        ),
        # The verb of the main clause, a date that tells two apart, and what is lacking.
        (
            (
                "While we admit that trees are hard, the joining of parsers and trees, inspired by "
                "how people read, offers a way."
            ),
            "While we admit that trees are hard, the joining of parsers and trees.",
        ),
        (
            "Lexa (May 2023) reads books that Lexa (June 2023) cannot read.",
            "Lexa reads books that Lexa cannot read.",
        ),
        (
            "We compare parsers of books to parsers without trees.",
            "We compare parsers of books to parsers.",
        ),
        (
            "We bend the trees of the wood–e.g., by cutting them one by one.",
            "We bend the trees of the wood–e.g.",
        ),
        (
            "They ask all readers to find new ways, perhaps using the trees shown here.",
            "They ask all readers to find new ways, perhaps.",
        ),
        (
            "It leads every other parser of books while using fewer trees.",
            "It leads every other parser of books while.",
        ),
        (
            "Welsh is a tongue that is much less read on paper compared to English and Latin.",
            "Welsh is a tongue that is much less read on paper.",
        ),
        (
            "We call a parser small by its use, setting limits based on the trees it reads.",
            "We call a parser small by its use, setting limits.",
        ),
        # A clause that holds the sentence's own verb, or a list of what is done.
        (
            "Tall trees read more than small ones, but a good prompt can close this gap.",
            "Tall trees read more than small ones, but a good prompt can.",
        ),
        (
            "Although the bent trees mostly avoid the aforementioned slips, they are slow to read.",
            "Although the bent trees mostly, they are slow to read.",
        ),
        (
            "We build a parser that avoids this slip by cutting, bending, and joining trees.",
            "We build a parser, bending, and joining trees.",
        ),
        (
            (
                "Specifically, motivated by the finding that bent trees cause slips, where all "
                "readers halt, we propose a way to turn them."
            ),
            "Specifically, motivated by the finding that bent trees cause slips.",
        ),
    ],
)
def test_what_the_sentence_needs_stays(text: str, wrong: str) -> None:
    assert wrong not in variants(text)


def test_brackets_that_keep_names_apart_stay() -> None:
    text = "We use the Generic Parser (GP) LightNet for all of it."
    assert variants(text, SAFE) == [text]


@pytest.mark.parametrize(
    ("text", "even"),
    [
        ("a (b [c] d) e", True),
        ("a (b] c", False),
        ("a ) b (", False),
        ('say "x" and "y"', True),
        ('say "x', False),
        ("“x” and (y)", True),
        ("“x", False),
    ],
)
def test_brackets_and_quotes_come_in_pairs(text: str, even: bool) -> None:
    assert balanced(text) is even


@given(st.text(alphabet=st.sampled_from('ab ,;:()"“”-—.which by and'), max_size=120))
def test_versions_are_shorter_balanced_and_begin_with_the_sentence_itself(text: str) -> None:
    found = variants(text)
    assert found[0] == text
    assert all(balanced(shorter) and len(shorter) <= len(text) + 1 for shorter in found[1:])
