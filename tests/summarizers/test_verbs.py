"""Verbs in the forms that a topic needs."""

from __future__ import annotations

import pytest

from summarizers.verbs import gerund


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("make", "making"),
        ("run", "running"),
        ("lie", "lying"),
        ("see", "seeing"),
        ("act", "acting"),
    ],
)
def test_gerunds(verb: str, form: str) -> None:
    assert gerund(verb) == form
