"""Acronyms are spelt out where they first stand."""

import pytest

from summarizers.acronyms import Definition, definitions, spelt_out

SOURCE = (
    "We propose Tree Growing Machines (TGM). Parsing with large language models (LLMs) is slow. "
    "A TGM uses a shift-reduce scheme (SRS) for speed."
)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("a Tree Growing Machine (TGM)", "TGM", "Tree Growing Machine"),
        ("the retrieval-augmented generation (RAG) way", "RAG", "retrieval-augmented generation"),
        ("with a chain of thought (CoT)", "CoT", "chain of thought"),
        ("low-rank adaptation (LoRA)", "LoRA", "low-rank adaptation"),
        ("Graph Neural Networks (GNNs)", "GNNs", "Graph Neural Networks"),
        ("embedded tree searching (ETS)", "ETS", "embedded tree searching"),
        ("small tree synthesis (STS)", "STS", "small tree synthesis"),
    ],
)
def test_a_definition_is_read_with_its_span(text: str, short: str, long: str) -> None:
    found = definitions(text)[short]
    assert found.long == long
    assert text[found.start : found.end] == f"{long} ({short})"


@pytest.mark.parametrize("quote", ['"{}"', "“{}”", "``{}''"])
def test_a_definition_may_stand_in_quotes(quote: str) -> None:
    text = f"We call them {quote.format('Tree Growing Games')} (TGGs)."
    assert definitions(text)["TGG"].long == "Tree Growing Game"


def test_brackets_that_define_nothing_are_left() -> None:
    assert definitions("the best system (GPT-4) and others (see ACL)") == {}


def test_an_acronym_whose_definition_was_cut_is_spelt_out_at_its_first_use() -> None:
    told, used = spelt_out(["An SRS is fast.", "An SRS wins."], definitions(SOURCE), name="")
    assert told == ["A shift-reduce scheme (SRS) is fast.", "An SRS wins."]
    assert [definition.short for definition in used[0]] == ["SRS"]


def test_half_of_a_pair_is_not_spelt_out() -> None:
    told, _ = spelt_out(["SRS/TGM runs are fast.", "TGM wins."], definitions(SOURCE), name="")
    assert told[0] == "SRS/TGM runs are fast."


def test_a_plural_is_not_put_where_the_sentence_wants_one() -> None:
    known = {"TGM": Definition("TGM", "Tree Growing Machines", 0, 9)}
    assert spelt_out(["A TGM wins."], known, name="")[0] == ["A TGM wins."]
    assert spelt_out(["All TGM training wins."], known, name="")[0] == ["All TGM training wins."]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Trees serve TPP and forests.", "Trees serve the tree pruning problem (TPP) and forests."),
        ("It applies to TPP.", "It applies to the tree pruning problem (TPP)."),
        ("TPP is hard.", "The tree pruning problem (TPP) is hard."),
        ("It solves the old TPP.", "It solves the old tree pruning problem (TPP)."),
        ("It tests TPP variants.", "It tests tree pruning problem (TPP) variants."),
        # Another's brackets say which letters are whose.
        ("It solves the old TPP (O-TPP).", "It solves the old tree pruning problem (O-TPP)."),
        # Where no article can be put, the acronym stays.
        ("It ends with best TPP.", "It ends with best TPP."),
    ],
)
def test_what_is_one_of_many_does_not_stand_bare(text: str, told: str) -> None:
    known = definitions("We study the tree pruning problem (TPP).")
    assert spelt_out([text, "A TPP wins."], known, name="")[0][0] == told


def test_what_cannot_be_counted_stands_bare() -> None:
    known = definitions("We study deep tree learning (DTL).")
    told, _ = spelt_out(["DTL wins.", "It is DTL."], known, name="")
    assert told[0] == "Deep tree learning (DTL) wins."


def test_a_definition_that_is_never_used_again_loses_its_brackets() -> None:
    told, _ = spelt_out(["It uses a shift-reduce scheme (SRS)."], definitions(SOURCE), name="")
    assert told == ["It uses a shift-reduce scheme."]


def test_what_every_reader_knows_stays_short() -> None:
    told, used = spelt_out(["LLMs are slow."], definitions(SOURCE), name="")
    assert told == ["LLMs are slow."]
    assert used == {}


def test_the_works_own_name_keeps_its_brackets() -> None:
    text = "They propose Tree Growing Machines (TGM)."
    assert spelt_out([text], definitions(SOURCE), name="TGM")[0] == [text]


def test_a_plurals_definition_explains_its_singular() -> None:
    known = definitions("We study tree foundation models (TFMs).")
    told, _ = spelt_out(["A TFM wins.", "It is a TFM."], known, name="")
    assert told == ["A tree foundation model (TFM) wins.", "It is a TFM."]


def test_what_stands_spelt_out_in_the_plural_is_not_spelt_out_again() -> None:
    known = definitions("We study tree foundation models (TFMs).")
    texts = ["We study tree foundation models (TFMs).", "Each TFM is small."]
    assert spelt_out(texts, known, name="")[0] == texts


def test_a_plural_that_comes_first_is_the_one_spelt_out() -> None:
    known = definitions("We study tree foundation models (TFMs).")
    told, _ = spelt_out(["All TFMs are slow.", "Each TFM is small."], known, name="")
    assert told == ["All tree foundation models (TFMs) are slow.", "Each TFM is small."]


def test_of_singular_and_plural_the_one_that_comes_first_is_spelt_out() -> None:
    known = definitions("We study tree foundation models (TFMs).")
    told, _ = spelt_out(["It speeds TFM up.", "All TFMs are small."], known, name="")
    assert told == ["It speeds tree foundation model (TFM) up.", "All TFMs are small."]
