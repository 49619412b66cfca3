"""Lead-ins that are cut, and openings that cannot stand alone."""

import pytest

from summarizers.openings import (
    as_found,
    capitalised,
    leans_back,
    leans_inside,
    without_attribution,
    without_lead_in,
    without_leaning_opening,
    without_report,
    without_these,
)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Through extensive experiments, we show that trees help.", "We show that trees help."),
        ("In experiments, we show that trees help.", "We show that trees help."),
        ("In experiments on oaks, we show it.", "In experiments on oaks, we show it."),
        ("In this paper, we propose a parser.", "We propose a parser."),
        ("In this work we study parsers.", "We study parsers."),
        ("In this work,we study parsers.", "We study parsers."),
        ("Here, we study parsers.", "We study parsers."),
        ("To this end, we build a corpus.", "We build a corpus."),
        ("To address these issues, we build a corpus.", "We build a corpus."),
        ("To bridge this gap in the field, we build a corpus.", "We build a corpus."),
        ("To do so, we build a corpus.", "We build a corpus."),
        ("To better understand this, we build a corpus.", "We build a corpus."),
        ("To attempt to answer this question, we build a corpus.", "We build a corpus."),
        ("To address the gap, we build a corpus.", "We build a corpus."),
        ("In order to alleviate the imbalance, we build a corpus.", "We build a corpus."),
        ("Then for each word, we build a corpus.", "For each word, we build a corpus."),
        ("It is worth noting that trees grow.", "Trees grow."),
        ("Namely, trees grow.", "Trees grow."),
        ("Specially, trees grow.", "Trees grow."),
        ("As an alternative, we build a corpus.", "We build a corpus."),
        ("In response, we build a corpus.", "We build a corpus."),
        ("More intriguingly, trees grow.", "Trees grow."),
        ("Secondly in the forest, trees grow.", "In the forest, trees grow."),
        ("As shown in Figure 2, trees grow.", "Trees grow."),
        # A claim keeps its limit.
        ("To our knowledge, trees grow.", "To our knowledge, trees grow."),
        ("To address this gap we build a corpus.", "We build a corpus."),
        ("To mitigate forgetting, we prune.", "To mitigate forgetting, we prune."),
        ("Motivated by this observation, we train longer.", "We train longer."),
        ("Based on these findings, we train longer.", "We train longer."),
        ("With this in mind, we train longer.", "We train longer."),
        ("Moreover, it is fast.", "It is fast."),
        ("Finally, in this paper, we train longer.", "We train longer."),
        ("However, parsers are slow.", "Parsers are slow."),
        ("In sharp contrast, parsers are slow.", "Parsers are slow."),
        ("And the parser is fast.", "The parser is fast."),
        ("[Results] The parser is fast.", "The parser is fast."),
        ("Methods: We train longer.", "We train longer."),
        ("In this setting, trees grow.", "In this setting, trees grow."),
        ("Under this approach, trees grow.", "Under this approach, trees grow."),
        # What carries meaning stays.
        ("To parse faster, we prune.", "To parse faster, we prune."),
        ("In this paper there is no parser.", "There is no parser."),
        ("First-order logic is old.", "First-order logic is old."),
        ("Finally there is a parser.", "Finally there is a parser."),
        ("First, trees grow, and second, they fall.", "First, trees grow, and second, they fall."),
    ],
)
def test_a_lead_in_is_cut(text: str, rest: str) -> None:
    assert without_lead_in(text) == rest


def test_a_contrast_is_kept_after_the_sentence_that_it_answers() -> None:
    assert without_lead_in("However, it is slow.", keep_contrast=True) == "However, it is slow."
    assert without_lead_in("Moreover, it is slow.", keep_contrast=True) == "It is slow."


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Extensive experiments on five tasks show that the parser wins.", "The parser wins."),
        ("Our results suggest that parsers can be small.", "Parsers can be small."),
        ("Experimental results demonstrate that it is fast.", "It is fast."),
        ("Results vary.", "Results vary."),
    ],
)
def test_a_report_gives_way_to_its_finding(text: str, rest: str) -> None:
    assert without_report(text) == rest


def test_an_attribution_gives_way_to_its_finding() -> None:
    assert without_attribution("We show that parsers can be small.") == "Parsers can be small."
    assert without_attribution("We show a parser.") == "We show a parser."


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("We find that trees help.", "Trees help."),
        ("We also showed that trees help.", "Trees help."),
        ("We argue that trees help.", None),
        ("We find that this helps.", None),
        ("We find trees.", None),
    ],
)
def test_a_finding_may_stand_alone(text: str, finding: str | None) -> None:
    assert as_found(text) == finding


def test_an_opening_about_something_else_is_cut_before_the_actors() -> None:
    text = "In contrast to their way, we prune the tree."
    assert without_leaning_opening(text) == "We prune the tree."
    text = "To see how those trees grow, in this paper, we plan."
    assert without_leaning_opening(text) == "We plan."
    text = "To solve this large, partly seen, game, we plan."
    assert without_leaning_opening(text) == "We plan."
    text = "For the second problem, rather than cutting trees, we plan."
    assert without_leaning_opening(text) == "We plan."
    text = "To explain this, in most forests with oaks, we see moss."
    assert without_leaning_opening(text) == "In most forests with oaks, we see moss."
    assert without_leaning_opening("Unlike BERT, we prune.") == "Unlike BERT, we prune."
    text = "Many of these parsers, we believe, are slow."
    assert without_leaning_opening(text) == text


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("It is fast.", True),
        ("This improves parsing.", True),
        ("These models are small.", True),
        ("Such parsers are rare.", True),
        ("Their parser is fast.", True),
        ("By doing so, parsers win.", True),
        ("This paper is about parsing.", False),
        ("This repository holds the code.", False),
        ("This technical report is about parsing.", False),
        ("This comprehensive review paper is about parsing.", False),
        ("It can be seamlessly applied to trees.", True),
        ("It is well known that parsers are slow.", False),
        ("It is also known for its long trees.", True),
        ("In this setting, trees grow.", True),
        ("To do this, trees are cut.", True),
        ("While this saves time, it costs trees.", True),
        ("Although this paper is short, it counts.", False),
        ("Both speed and size matter.", False),
        ("It follows that parsers are slow.", False),
        ("Parsers are slow.", False),
    ],
)
def test_openings_that_need_the_sentence_before(text: str, leans: bool) -> None:
    assert leans_back(text) is leans


def test_a_sentence_may_lean_further_on() -> None:
    assert leans_inside("We tackle this problem with a parser.")
    assert leans_inside("We show that they are fast.")
    assert leans_inside("To save time, we join it with a parser.")
    assert leans_inside("The parser is better in both cases.")
    assert leans_inside("We attempt to repeat their third test.")
    assert not leans_inside("We tell how a parser learns to grow such trees.", 20)
    assert leans_inside("We tell how a parser learns to grow such trees.", 60)
    assert not leans_inside("We argue that it is possible to parse.")
    assert not leans_inside("We cut a tree into parts and sort these parts.")
    assert not leans_inside("We tackle parsing, and this paper says how.")
    assert leans_inside("Our work fills the gap through a survey of oaks.")
    assert not leans_inside("Many problems are old, and we solve the problem with an axe.")
    assert not leans_inside("Our work fills the gap between oaks and elms.")


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("We draw a map of these ways of parsing.", "We draw a map of ways of parsing."),
        ("We test these ways on oaks.", "We test these ways on oaks."),
        ("We compare these ways in terms of speed.", "We compare these ways in terms of speed."),
        ("We tell the progress in this field.", "We tell the progress."),
        ("With these goals in mind, we cut trees.", "With these goals in mind, we cut trees."),
        ("We tell why these ways are slow.", "We tell why these ways are slow."),
    ],
)
def test_a_pointing_word_goes_where_other_words_say_which(text: str, alone: str) -> None:
    assert without_these(text) == alone


@pytest.mark.parametrize(
    ("text", "capital"),
    [
        ("parsers win.", "Parsers win."),
        ("(parsers win.)", "(Parsers win.)"),
        ("iPhone sales fall.", "iPhone sales fall."),
        ("vLLM is fast.", "vLLM is fast."),
        ("ε-greedy wins.", "ε-greedy wins."),
        ("3 parsers win.", "3 parsers win."),
        ("o3 wins.", "o3 wins."),
        ("", ""),
    ],
)
def test_a_capital_opens_a_sentence_but_not_a_name_spelt_otherwise(text: str, capital: str) -> None:
    assert capitalised(text) == capital


def test_a_comparison_with_those_of_others_leans_on_nothing() -> None:
    assert not leans_inside("It beats the trees of humans and those of machines.")
    assert leans_inside("It beats those trees.")
    assert leans_inside("The post shows that the two can be joined.")
    assert not leans_inside("This primer is about trees.")


def test_an_identifier_keeps_its_small_letter() -> None:
    assert capitalised("tree_zoo grows trees.") == "tree_zoo grows trees."
