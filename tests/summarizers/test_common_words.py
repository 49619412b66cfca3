"""Which capitals are a name's."""

from __future__ import annotations

import pytest

from summarizers.common_words import is_common


@pytest.mark.parametrize(
    ("word", "common"),
    [
        ("Simple", True),
        ("Libraries", True),
        ("Drop-in", True),
        ("Curated", True),
        ("Engineer's", True),
        ("Convolutions", True),
        ("Quill-Style", False),
        ("Quill", False),
        # Spelt as a verb or a season is, and a name where it has a capital.
        ("Go", False),
        ("Spring", False),
    ],
)
def test_a_common_word_is_no_name(word: str, common: bool) -> None:
    assert is_common(word) is common
