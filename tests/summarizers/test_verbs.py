"""Verbs in the forms that a topic needs."""

from __future__ import annotations

import pytest

from summarizers.verbs import gerund, is_plain, is_sure, plural_of, third_singular


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


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("need", "needs"),
        ("undergo", "undergoes"),
        ("apply", "applies"),
        ("re-train", "re-trains"),
        ("agreed", "agreed"),
        ("became", "became"),
        ("don't", "doesn't"),
        ("could", "could"),
    ],
)
def test_the_third_person_singular(verb: str, form: str) -> None:
    assert is_sure(verb)
    assert third_singular(verb) == form


@pytest.mark.parametrize(
    "verb", ["put", "read", "just", "never", "indeed", "otherwise", "students"]
)
def test_no_form_is_sure_of_what_has_two_or_is_no_verb(verb: str) -> None:
    assert not is_sure(verb)


@pytest.mark.parametrize(
    ("verb", "form"),
    [("uses", "use"), ("applies", "apply"), ("has", "have"), ("focus", None), ("always", None)],
)
def test_a_plurals_verb(verb: str, form: str | None) -> None:
    assert plural_of(verb) == form


@pytest.mark.parametrize(
    ("word", "is_verb"), [("rebuild", True), ("country", False), ("countries", False)]
)
def test_a_verb_has_one_prefix_at_most(word: str, is_verb: bool) -> None:
    assert is_plain(word) is is_verb
