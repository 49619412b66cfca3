"""An order, or what a thing does, as a whole sentence."""

from __future__ import annotations

import pytest

from summarizers.deeds import as_deed, done


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Convert old verse into trees.", "Lexa converts old verse into trees."),
        ("Find dead leaves", "Lexa helps find dead leaves"),
        ("Clean, filter and sample trees", "Lexa helps clean, filter and sample trees"),
        ("Provides an old tree with leaves.", "Lexa provides an old tree with leaves."),
        ("Define what you want; Lexa does it", ""),
        ("Go ahead and read verse", ""),
        ("Associate leaves with trees", "Lexa helps associate leaves with trees"),
        ("Programmatically collect old verse", "Lexa helps programmatically collect old verse"),
        ("Wraps old verse in trees", "Lexa wraps old verse in trees"),
        ("Run your own verse at home", "Lexa helps run your own verse at home"),
        ("Push notifications for gardens", ""),
        ("Build and draw trees of verse", "Lexa helps build and draw trees of verse"),
        ("Build of trees", ""),
        ("Find leaves all over the garden", "Lexa helps find leaves all over the garden"),
        ("Upload verse to gardens", "Lexa helps upload verse to gardens"),
        ("Build a garden with INK 14", "Lexa helps build a garden with INK 14"),
        ("Like the old verse of Wales", ""),
        ("Update Nov 2025 Lexa has a cousin.", ""),
        ("Trees for Welsh.", ""),
        ("Learn how to draw old trees", "Lexa is for learning how to draw old trees"),
        ("Master verse and read it aloud", ""),
    ],
)
def test_an_order_gets_the_subject_that_does_it(text: str, sentence: str) -> None:
    assert as_deed(text, "Lexa") == sentence


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Find dead leaves", "finding dead leaves"),
        ("Visually explore old trees", "Visually exploring old trees"),
        ("Clean and sample trees", "cleaning and sampling trees"),
        ("Clean, filter and sample trees", "cleaning, filtering and sampling trees"),
        ("Draw all your trees and share them with others", None),
        ("Grab your own tree", "grabbing your own tree"),
        ("Trees for Welsh", None),
    ],
)
def test_an_order_is_told_as_what_is_done(text: str, phrase: str | None) -> None:
    assert done(text) == phrase
