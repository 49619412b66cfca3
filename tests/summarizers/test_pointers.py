"""What a sentence points back at, and when that has been named."""

import pytest

from summarizers.pointers import pointers, takes_up, unmet
from summarizers.words import stem


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("These parsers open late.", ["parsers"]),
        ("We train both stages on it.", ["stages"]),
        ("The two remaining tasks are easy.", ["tasks"]),
        ("For the second limitation, we count leaves.", ["limitation"]),
        ("That assumption is wrong.", ["assumption"]),
        ("Work in that direction, however, is rare.", ["direction"]),
        ("They prune, and for these parsers that habit is the right one.", ["habit"]),
        # Named in the same sentence.
        ("We cut a tree into parts and sort these parts.", []),
        ("Both trees and gates help.", []),
        # Not a pointer.
        ("This paper is about trees.", []),
        ("Trees such as oaks help.", []),
        ("Those who read fast help.", []),
        ("The study shows that pruning is cheap.", []),
        ("Trees that people climb are old.", []),
        ("The first problem of parsing is speed.", []),
    ],
)
def test_nouns_that_are_pointed_at(text: str, nouns: list[str]) -> None:
    found = pointers(text)
    assert len(found) == len(nouns)
    assert all(stem(noun) in pointer.stems for pointer, noun in zip(found, nouns, strict=True))


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("The pruner never builds the whole of it.", True),
        ("A gardener keeps them for a day.", True),
        ("Gardeners can extend it with twigs.", True),
        ("The pen turns it into a tree.", True),
        # The sentence has another noun, or *it* stands for a clause.
        ("The pen reads the verse and splits it into lines.", False),
        ("The pruner of trees keeps them.", False),
        ("The pen makes it easy.", False),
        ("The pen makes it highly likely.", False),
        ("Parsers show it is late.", False),
        # What the authors do is told by another rule.
        ("We release them.", False),
    ],
)
def test_what_is_done_to_something_told_before(text: str, elsewhere: bool) -> None:
    assert takes_up(text) == elsewhere


def test_a_pointer_is_met_by_its_noun_before() -> None:
    (pointer,) = pointers("These parsers open late.")
    assert not unmet(pointer, {stem("parser")}, set())
    assert unmet(pointer, {stem("oak")}, set())


def test_what_is_counted_cannot_be_read_without_it() -> None:
    assert pointers("We train both stages on it.")[0].strict
    assert not pointers("These parsers open late.")[0].strict


def test_each_of_something_is_meant_at_large_unless_it_was_named_and_left_out() -> None:
    (pointer,) = pointers("A weight is learned for each dimension.")
    assert not unmet(pointer, set(), {stem("parser")})
    assert unmet(pointer, set(), {stem("dimension")})
    assert not unmet(pointer, {stem("dimension")}, {stem("dimension")})
