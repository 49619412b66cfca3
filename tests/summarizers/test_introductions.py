"""Names need an introduction, unless the title or the text itself explains them."""

from summarizers.introductions import names_of, places_of, used_in

SENTENCES = (
    "We propose LexGate, a gate for Lexa.",
    "A lexer named Brook cuts words, and one without gates (NoGa) is its rival.",
    "The search finds a fast algorithm, Otter (Oaks and Trees).",
    "It uses a shift-reduce scheme (SRS) and a GPU.",
)


def test_coined_names_are_found_and_known_ones_are_not() -> None:
    assert names_of(SENTENCES, "Lexa: A Parser") == {"LexGate", "Brook", "NoGa", "Otter"}
    assert names_of(SENTENCES, "LexGate and NoGa") == {"Brook", "Otter"}


def test_a_name_is_used_as_a_whole_word() -> None:
    names = frozenset({"Brook"})
    assert used_in("Brook is fast.", names) == names
    assert used_in("Brookline is a town.", names) == frozenset()


def test_each_sentence_knows_what_stands_before_it() -> None:
    first, second, *_ = places_of(SENTENCES)
    assert first.text == ""
    assert second.text == SENTENCES[0]
    assert "gate" in second.stems
