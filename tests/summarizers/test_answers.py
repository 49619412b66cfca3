from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.answers import RejectedError, usable
from summarizers.style_cards import card_for
from tests.summarizers.stories import GOOD, ITEM, TLDR

WRAPPED = [
    GOOD,
    f"Here is a summary:\n\n{GOOD}",
    f"Here's the blurb you asked for: {GOOD}",
    f"Sure! Here is a one-paragraph summary of the source:\n{GOOD}",
    f"Certainly. {GOOD}",
    f"Summary: {GOOD}",
    f"**Blurb:** {GOOD}",
    f"TL;DR: {GOOD}",
    f"<think>The user wants a blurb.\nI should be brief.</think>\n\n{GOOD}",
    f"I should be brief.</think>{GOOD}",
    f"<reasoning>Hmm.</reasoning>{GOOD}",
    f"```\n{GOOD}\n```",
    f"```markdown\n{GOOD}\n```",
    f'"{GOOD}"',
    f"“{GOOD}”",
    f'{{"blurb": "{GOOD}"}}',
    f'{{"title": "DialectParse", "blurb": "{GOOD}"}}',
    f'{{"Headline": "DialectParse", "Summary": "{GOOD}", "words": 22}}',
    f'```json\n{{"text": "{GOOD}", "language": "en"}}\n```',
    f"## DialectParse\n\n{GOOD}",
    f"**DialectParse**\n\n{GOOD}",
    GOOD.replace("DialectParse", "**DialectParse**"),
    GOOD.replace("DialectParse", "[DialectParse](https://example.org/a_(b))"),
    GOOD.replace("DialectParse", "<b>DialectParse</b>"),
    GOOD.replace("DialectParse", "\u202eDialect\u200bParse\u202c"),
    "- " + GOOD.replace(". It", ".\n- It"),
    f"> {GOOD}",
    f"{GOOD}<|im_end|>",
    f"{GOOD}\n\nLet me know if you would like changes!",
    f"{GOOD} (22 words)",
    f"{GOOD}\n\nNote: I kept it short.",
    GOOD.replace("The authors present", "We present"),
    GOOD + " The treebank is released under an open",
    f"{GOOD} {GOOD}",
]
REFUSED = [
    ("", "said nothing"),
    ("   \n", "said nothing"),
    ("…", "said nothing"),
    ("<think>Let me see what this", "thought without answering"),
    ("<think>Done.</think>", "said nothing"),
    ("I'm sorry, but I can't help with that.", "refused"),
    ("I cannot summarise this text as it is copyrighted.", "refused"),
    ("As an AI language model, I have no opinion on parsers and dialects.", "refused"),
    ("Sorry, no source was provided to summarise here.", "refused"),
    (
        "Die Autoren stellen einen Parser vor, der auf Dialekten des Arabischen trainiert wurde.",
        "not in English",
    ),
    (
        "Les auteurs présentent un analyseur entraîné sur quatorze dialectes de la langue arabe.",
        "not in English",
    ),
    ("作者提出了一种在十四种阿拉伯语方言上训练的解析器，将错误减半。", "not in English"),
    ("The parser the parser the parser the parser the parser the parser.", "repeats itself"),
    ("Parsing " * 40, "repeats itself"),
    (" ".join(f"The word{n} of part{n} is item{n}" for n in range(40)) + ".", "over-long"),
    (" ".join(f"The word{n} of part{n} is item{n}" for n in range(40)), "cut off"),
    ("A parser.", "too short"),
    ("It halves the error of earlier parsers on tweets and letters.", "has not named"),
    ("Instructions:\nYou write for a weekly newsletter on language technology.", "repeated its"),
    ("SOURCE-0123456789abcdef\nThe authors present a parser of dialects.", "repeated its"),
    (card_for(ITEM.format, ITEM.shape).examples[0].blurb, "copied an example"),
]


@pytest.mark.parametrize("answer", WRAPPED)
def test_what_stands_around_a_blurb_goes(answer: str) -> None:
    assert " ".join(usable(answer, ITEM).sentences) == GOOD


@pytest.mark.parametrize(("answer", "reason"), REFUSED)
def test_what_is_no_blurb_is_refused_with_its_reason(answer: str, reason: str) -> None:
    with pytest.raises(RejectedError, match=reason):
        usable(answer, ITEM)


def test_what_was_repaired_is_said() -> None:
    draft = usable("Here is a summary:\n" + GOOD.replace("The authors", "We"), ITEM)

    assert draft.repairs == (
        "cut what stood around the blurb",
        "turned the first person into the third",
    )


def test_sentences_beyond_the_length_are_cut() -> None:
    sentences = [
        "The authors train a parser on dialects of Arabic.",
        "Their treebank covers letters as well as tweets.",
        "A crowd of speakers checked each of its trees.",
        "It is released under an open licence.",
        "The last section lists what is still missing.",
    ]

    draft = usable(" ".join(sentences), ITEM)

    assert list(draft.sentences) == sentences[: ITEM.sentences]
    assert draft.repairs == ("cut to length",)


def test_a_noun_phrase_gets_its_full_stop() -> None:
    draft = usable("A parser for the dialects of Arabic, trained on tweets", TLDR)

    assert draft.sentences == ("A parser for the dialects of Arabic, trained on tweets.",)


@pytest.mark.parametrize(
    "answer",
    [
        "Here is a parser for tweets in dialects: it halves the error of earlier parsers.",
        "Great progress on dialects. The parser halves the error of earlier parsers on tweets.",
        "Notes on parsing: the authors show how dialects differ in their use of clitics.",
        "The parser uses BERT as a language model to score the dialects of Arabic.",
    ],
)
def test_a_blurb_that_looks_like_a_preamble_is_left_alone(answer: str) -> None:
    assert " ".join(usable(answer, ITEM).sentences) == answer


@given(st.text(max_size=400))
def test_no_answer_breaks_the_cleaning(answer: str) -> None:
    with suppress(RejectedError):
        assert usable(answer, ITEM).sentences


def test_an_answer_that_ends_in_empty_lines_is_read_at_once() -> None:
    told = usable(GOOD + "\n" * 15_000 + "x", ITEM).sentences

    assert told[0] == usable(GOOD, ITEM).sentences[0]
