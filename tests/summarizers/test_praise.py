"""Praise goes; what an adjective or adverb says of the thing itself stays."""

import pytest

from summarizers.articles import article_for
from summarizers.hollow import is_hollow, only_hopes, without_hollow_tail
from summarizers.praise import without_praise


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("We propose a novel parser.", "We propose a parser."),
        ("We propose a novel and efficient parser.", "We propose an efficient parser."),
        ("It is a novel, LLM-based parser.", "It is an LLM-based parser."),
        ("A simple yet powerful parser.", "A parser."),
        ("A conceptually simple but effective parser.", "A parser."),
        ("Lexa is a truly independent parser.", "Lexa is an independent parser."),
        ("Lexa is an extremely fast parser.", "Lexa is a fast parser."),
        ("lexa is a dead simple parser.", "lexa is a simple parser."),
        ("A parser that people will love using.", "A parser."),
        ("We take a novel approach to verse.", "We take a novel approach to verse."),
        ("It is a testbed for the next-generation release.",
         "It is a testbed for the next-generation release."),
        ("An award-winning parser in no time.", "A parser."),
        ("A set of trees that bring instant joy.", "A set of trees."),
        ("Lexa reads verse with ease.", "Lexa reads verse."),
        ("A truly robust parser should read all.", "A truly robust parser should read all."),
        ("Two novel losses help.", "Two losses help."),
        ("Extensive experiments show speed.", "Experiments show speed."),
        ("It significantly outperforms others.", "It outperforms others."),
        ("It improves the parser significantly.", "It improves the parser."),
        ("It gets a greatly improved score.", "It gets a greatly improved score."),
        # What is novel here was not seen before, and that is the point.
        ("It is a novel view synthesis.", "It is a novel view synthesis."),
        ("It parses a novel by Austen.", "It parses a novel by Austen."),
        # Where the degree is what is denied, asked or tested, it stays.
        ("It does not significantly help.", "It does not significantly help."),
        ("It asks whether trees greatly help.", "It asks whether trees greatly help."),
        ("X is significantly correlated with Y.", "X is significantly correlated with Y."),
        ("It helps significantly and at once.", "It helps significantly and at once."),
        ("It clearly and greatly helps.", "It clearly and greatly helps."),
        ("A novel information-theoretic parser.", "An information-theoretic parser."),
        ("We run a thorough evaluation.", "We run an evaluation."),
        # What is done in some way is done in that way.
        ("It measures trees in a principled way.", "It measures trees in a principled way."),
        ("The #1 open parser for verse.", "An open parser for verse."),
        ("The world's most powerful, blazing-fast, enterprise-grade parser.", "A parser."),
        ("The world's forests are read.", "The world's forests are read."),
        ("Today, we're excited to announce Lexa, our most capable parser yet.",
         "We announce Lexa."),
        ("We are excited by trees.", "We are excited by trees."),
        (
            "It helps, sometimes dramatically, on books.",
            "It helps, sometimes dramatically, on books.",
        ),
    ],
)  # fmt: skip
def test_praise_and_emphasis_go(text: str, plain: str) -> None:
    assert without_praise(text) == plain


@pytest.mark.parametrize(
    ("word", "article"),
    [
        ("parser", "a"), ("efficient", "an"), ("LLM", "an"), ("RAG", "a"), ("MoE", "an"),
        ("U-Net", "a"), ("unified", "a"), ("unintended", "an"), ("useful", "a"), ("hour", "an"),
        ("one-shot", "a"), ("open", "an"), ("European", "a"), ("8-bit", "an"), ("AI", "an"),
        ("NLP", "an"), ("GPT-4", "a"), ("F1", "an"),
    ],
)  # fmt: skip
def test_an_article_follows_the_sound(word: str, article: str) -> None:
    assert article_for(word) == article


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (
            "We find that trees help all parsers, highlighting the potential of trees.",
            "We find that trees help all parsers.",
        ),
        (
            "Trees make a parser of five words, representing a step toward better parsers.",
            "Trees make a parser of five words.",
        ),
        (
            "The parser needs no tree at all, making it a practical choice for phones.",
            "The parser needs no tree at all.",
        ),
        (
            "The parser of trees runs on phones, marking a significant advance for phones.",
            "The parser of trees runs on phones.",
        ),
        (
            "The parser is backed by quantitative results, highlighting its potential for phones.",
            "The parser is backed by quantitative results.",
        ),
        (
            "Lexa reads faster than larger parsers, offering a scalable, exact solution for verse.",
            "Lexa reads faster than larger parsers.",
        ),
        (
            "Lexa keeps every tree while it reads, enabling practical use of parsers on phones.",
            "Lexa keeps every tree while it reads.",
        ),
        (
            "Lexa reads in many small steps, enabling it to turn back at any tree.",
            "Lexa reads in many small steps, enabling it to turn back at any tree.",
        ),
        (
            "We find a law of trees, which makes Lexa small and we hope it will inspire growers.",
            "We find a law of trees, which makes Lexa small.",
        ),
        (
            "Lexa reads verse, letters and old books, which paves a new way towards all forests.",
            "Lexa reads verse, letters and old books.",
        ),
        (
            "Lexa reads with five small trees, which offers the way of every tree to readers.",
            "Lexa reads with five small trees, which offers the way of every tree to readers.",
        ),
        # The main verb is no ending.
        (
            "The parser of five words, named Lexa, offers trees that keep their value.",
            "The parser of five words, named Lexa, offers trees that keep their value.",
        ),
        # The series of verbs that it ends is joined before it.
        (
            "The work gives a clear view, offers a way to read, and confirms the value of trees.",
            "The work gives a clear view, and offers a way to read.",
        ),
        # An ending that says what is done stays.
        (
            "We split every tree into two, making parsers faster on phones.",
            "We split every tree into two, making parsers faster on phones.",
        ),
    ],
)
def test_an_ending_that_only_promises_is_cut(text: str, rest: str) -> None:
    assert without_hollow_tail(text) == rest


@pytest.mark.parametrize(
    ("text", "hollow"),
    [
        ("The results demonstrate the effectiveness of the parser.", True),
        ("It marks a significant milestone for parsers.", True),
        ("We discuss challenges and future directions.", True),
        ("Trees offer a promising path toward parsers.", True),
        ("We believe that trees matter to everybody.", True),
        ("The ideas told here lay a foundation for parsers.", True),
        ("The parser reads a book in one sitting.", False),
        ("The model takes one step at a time.", False),
        ("Quoin is an ongoing project, and this page will be updated continuously.", True),
        ("The weights are updated after every batch.", False),
        ("The effectiveness of our parser is backed by three tests.", True),
        ("These findings establish Lexa as an able parser.", True),
        ("By joining trees, parsers can advance human understanding.", True),
        ("We conclude with a discussion of trees.", True),
        ("These results establish that trees help.", False),
        ("The paper is a stepping stone for the study of trees.", True),
        ("This work aims to guide those who grow trees.", True),
        ("The survey provides a structured roadmap for growers of trees.", True),
        ("Our findings provide useful insights into trees.", True),
        ("We provide a list of trees for growers.", False),
        ("Its small size makes Lexa a practical choice for phones.", True),
        ("Ablation studies further validate each part.", True),
        ("Ablations show that tall trees matter.", False),
        ("This study positions Lexa as a parser of verse and evaluates it on letters.", False),
        ("This study positions Lexa as a parser of verse.", True),
        ("We close the gap between oaks and elms.", False),
        ("We demonstrate Lexa's effectiveness on old verse.", True),
        ("We demonstrate Lexa's viability by reading old verse with ten parsers.", False),
        ("This work aims to inform those who grow trees.", True),
        ("The parser thus sets a new standard for tall trees.", True),
        ("Lexa offers a scalable and adaptable solution for growers.", True),
        ("We offer a practical way to grow trees.", False),
        ("We conduct key analysis experiments to give more details of our trees.", True),
        ("In addition, we perform careful experiments on oaks and on elms.", True),
        ("Careful experiments are conducted on oaks, elms and firs.", True),
        ("We evaluate Lexa on five old datasets.", True),
        ("We also, perform an ablation study of all parts of Lexa.", True),
        ("We evaluate Lexa on five old datasets of letters and of verse.", False),
        ("The survey provides a single framework for both researchers and growers.", True),
        ("We provide a parser for growers of trees.", False),
        ("We conduct experiments on oaks and find that tall ones help.", False),
        ("We conduct a study of growers of trees.", False),
    ],
)
def test_what_says_only_how_promising_it_is(text: str, hollow: bool) -> None:
    assert is_hollow(text) is hollow


@pytest.mark.parametrize(
    ("text", "hopes"),
    [
        ("We hope that trees inspire parsers.", True),
        ("With this parser, we hope to help.", True),
        ("It is our hope that trees help.", True),
        ("We expect that these trees will help others.", True),
        ("We expect trees to be tall, and find that they are.", False),
        ("Parsers give hope to gardeners.", False),
    ],
)
def test_what_only_hopes(text: str, hopes: bool) -> None:
    assert only_hopes(text) is hopes
