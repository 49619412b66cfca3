"""A problem that stands elsewhere gives way to what was done about it."""

from __future__ import annotations

import pytest

from summarizers.means import straight_to_means


@pytest.mark.parametrize(
    ("text", "direct"),
    [
        ("We relax this rigidity by introducing a parser.", "We introduce a parser."),
        ("This survey fills that gap by introducing a map.", "This survey introduces a map."),
        ("We tackle these two problems through carefully designing a test.",
         "We carefully design a test."),
        ("We aim to lift this limit by proposing a parser.", "We propose a parser."),
        ("We build Lexa, a parser that lifts these limits by combining two trees.",
         "We build Lexa, a parser that combines two trees."),
        ("We build parsers which lift these limits by gradually adding trees.",
         "We build parsers which gradually add trees."),
        ("We build a map to answer this question by analyzing four trees.",
         "We build a map to analyze four trees."),
        ("We build Lexa, which lifts this limit by gently adding, joining, and splitting trees.",
         "We build Lexa, which gently adds, joins, and splits trees."),
        ("We lift this limit by adding trees and training a parser, leading to fewer slips.",
         "We add trees and train a parser, leading to fewer slips."),
        ("We lift this limit by adding and sawing trees.",
         "We lift this limit by adding and sawing trees."),
        ("We lift this limit by adding parsing and training data, letting all read.",
         "We add parsing and training data, letting all read."),
        ("Our paper fills the gap by characterizing trees.", "Our paper characterizes trees."),
        ("We lift this limit by scaling up trees.", "We scale up trees."),
        ("We find that our parsers read more by learning to bend.",
         "We find that our parsers read more by learning to bend."),
        ("We tackle slow parsing by introducing a parser.",
         "We tackle slow parsing by introducing a parser."),
    ],
)  # fmt: skip
def test_what_stands_elsewhere_gives_way_to_what_was_done(text: str, direct: str) -> None:
    assert straight_to_means(text) == direct
