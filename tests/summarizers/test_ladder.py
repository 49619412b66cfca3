from __future__ import annotations

from dataclasses import replace

import pytest

from newsletter.models import Story
from summarizers.base import source_text
from summarizers.ladder import Ladder
from summarizers.writer import Answer, Failed, Usage, Writer
from tests.summarizers.stories import (
    GOOD,
    ITEM,
    TEXT,
    Extractor,
    MemoryStore,
    Scripted,
    story,
    unavailable,
)


def ladder(
    *rungs: Writer, floor: Extractor | None = None, store: MemoryStore | None = None
) -> Ladder:
    return Ladder(
        rungs,
        floor or Extractor(),
        store=MemoryStore() if store is None else store,
        headline=lambda one: one.lead.title.upper(),
        topic=lambda one: one.lead.title.lower(),
    )


def test_the_top_rung_writes_with_its_evidence() -> None:
    (blurb,) = ladder(Scripted(GOOD)).write([story()], ITEM)

    assert (blurb.text, blurb.headline) == (GOOD, "PARSING DIALECTS")
    assert blurb.topic == "parsing dialects"
    assert (blurb.summarizer, blurb.flags) == ("chat", ())
    spans = [source_text(story())[span.start : span.end] for span in blurb.evidence]
    assert spans[0].startswith("We present DialectParse")


FALLS = [
    ("", "said nothing"),
    (Failed("timed out"), "timed out"),
    (Failed("out of memory"), "out of memory"),
    ("I'm sorry, I cannot help with that.", "refused"),
    ("<think>What could I say about dialects", "thought without answering"),
    ("Die Autoren stellen einen Parser für die Dialekte des Arabischen vor.", "not in English"),
    ("dialects " * 50, "repeats itself"),
]


@pytest.mark.parametrize(("answer", "reason"), FALLS)
def test_a_failure_falls_to_the_next_rung_and_says_so(answer: Answer, reason: str) -> None:
    top = Scripted(lambda one: answer)

    (blurb,) = ladder(top, Scripted(GOOD, name="seq2seq")).write([story()], ITEM)

    assert (blurb.text, blurb.summarizer) == (GOOD, "seq2seq")
    assert blurb.flags == (f"fell back from chat to seq2seq: {reason}",)


@pytest.mark.parametrize(("answer", "reason"), FALLS)
def test_each_fall_is_named_down_to_the_extractor(answer: Answer, reason: str) -> None:
    rungs = [Scripted(lambda one: answer, name=name) for name in ("chat", "seq2seq")]

    (blurb,) = ladder(*rungs).write([story()], ITEM)

    assert blurb.text == TEXT.rsplit(" The treebank", 1)[0]
    assert blurb.summarizer == "extractive"
    assert blurb.flags == (
        f"fell back from chat to seq2seq: {reason}",
        f"fell back from seq2seq to extractive: {reason}",
    )


def test_an_answer_that_is_mostly_invented_falls() -> None:
    invented = "Google releases DialectNet. It is trained on 15 dialects of Klingon."

    (blurb,) = ladder(Scripted(invented)).write([story()], ITEM)

    assert blurb.summarizer == "extractive"
    assert blurb.flags == ("fell back from chat to extractive: “Google” is not in the source",)


def test_a_sentence_that_fails_the_check_is_replaced_by_an_extracted_one() -> None:
    answer = GOOD.replace("It halves the error", "Google halves the error")

    (blurb,) = ladder(Scripted(answer)).write([story()], ITEM)

    first = "The authors present DialectParse, a parser trained on 14 dialects of Arabic."
    second = "It halves the error of earlier parsers on tweets."
    assert blurb.text == f"{first} {second}"
    assert blurb.summarizer == "chat"
    assert blurb.flags == (
        "replaced a sentence that the source does not bear out: “Google” is not in the source",
    )
    assert {span.text for span in blurb.evidence} == {first, second}


SETTING = "We define a setting in which dialects are mixed at every word."
TOLD_SETTING = SETTING.replace("We define", "The authors define")
PARSER = "To address this, we present DialectParse, a parser trained on 14 dialects of Arabic."
TOLD_PARSER = "The authors present DialectParse, a parser trained on 14 dialects of Arabic."
HALVED = "It halves the error of earlier parsers on tweets."
FALSE = "Google ships a voice assistant in 17 countries."
ORDERED = [
    # What the parser is for comes before it, as in the source.
    ((SETTING, PARSER, HALVED), (TOLD_PARSER, FALSE), (SETTING, TOLD_PARSER)),
    # An it stays with what it means.
    ((PARSER, SETTING, HALVED), (TOLD_PARSER, HALVED, FALSE), (TOLD_PARSER, HALVED, SETTING)),
    # What follows in the source follows here, wherever the false sentence stood.
    ((PARSER, SETTING, HALVED), (FALSE, TOLD_PARSER), (TOLD_PARSER, SETTING)),
    # An extracted it comes after what it means, or not at all.
    ((SETTING, PARSER, HALVED), (TOLD_SETTING, FALSE), (TOLD_SETTING, PARSER)),
    ((HALVED, SETTING), (TOLD_SETTING, FALSE), (TOLD_SETTING,)),
]


@pytest.mark.parametrize(("source", "answer", "told"), ORDERED)
def test_a_substitute_stands_where_it_reads_right(
    source: tuple[str, ...], answer: tuple[str, ...], told: tuple[str, ...]
) -> None:
    (blurb,) = ladder(Scripted(" ".join(answer))).write([story(" ".join(source))], ITEM)

    assert (blurb.text, blurb.summarizer) == (" ".join(told), "chat")


def test_a_sentence_with_no_substitute_is_left_out() -> None:
    text = "We present DialectParse, a parser trained on 14 dialects of Arabic tweets and letters."
    answer = text.replace("We", "The authors") + " Google halves its error."

    (blurb,) = ladder(Scripted(answer)).write([story(text)], ITEM)

    assert blurb.text == text.replace("We", "The authors")
    assert blurb.flags == (
        "left out a sentence that the source does not bear out: “Google” is not in the source",
    )


def test_what_would_open_with_an_unnamed_it_falls_as_a_whole() -> None:
    text = "DialectParse halves the error of earlier parsers on tweets and is trained on letters."
    invented = "Google presents DialectParse. It halves the error of earlier parsers on tweets."

    (blurb,) = ladder(Scripted(invented)).write([story(text)], ITEM)

    assert (blurb.text, blurb.summarizer) == (text, "extractive")
    assert blurb.flags == ("fell back from chat to extractive: “Google” is not in the source",)


def test_only_the_story_that_failed_falls() -> None:
    top = Scripted(lambda one: Failed("timed out") if one.id.endswith("2") else GOOD)
    stories = [story(number=n) for n in (1, 2, 3)]

    blurbs = ladder(top).write(stories, ITEM)

    assert [blurb.summarizer for blurb in blurbs] == ["chat", "extractive", "chat"]


def test_a_rung_that_cannot_load_is_tried_once_and_reported_once() -> None:
    top = Scripted(unavailable)
    climb = ladder(top, Scripted(GOOD, name="seq2seq"))

    first = climb.write([story(number=n) for n in range(5)], ITEM)
    second = climb.write([story(number=9)], ITEM)

    assert len(top.asked) == top.chunk
    assert climb.notes == (
        "The chat summarizer is not available: the model is not on this machine.",
    )
    assert {blurb.flags for blurb in [*first, *second]} == {
        ("fell back from chat to seq2seq: not available",)
    }


def test_below_the_extractor_a_story_stays_unsummarised() -> None:
    floor = Extractor(fails=lambda one: one.id.endswith("2"))
    top = Scripted(lambda one: Failed("timed out"))

    blurbs = ladder(top, floor=floor).write([story(number=1), story(number=2)], ITEM)

    assert blurbs[0].summarizer == "extractive"
    assert (blurbs[1].text, blurbs[1].headline) == ("", "PARSING DIALECTS")
    assert blurbs[1].flags == (
        "fell back from chat to unsummarised: timed out",
        "unsummarised: extractive failed (RuntimeError)",
    )


def test_a_writer_that_breaks_is_no_end_of_the_run() -> None:
    def broken(one: Story) -> Answer:
        raise ZeroDivisionError("in the model")

    (blurb,) = ladder(Scripted(broken)).write([story()], ITEM)

    assert blurb.summarizer == "extractive"
    assert blurb.flags == ("fell back from chat to extractive: failed (ZeroDivisionError)",)


def test_a_title_alone_is_no_reason_to_ask_a_model() -> None:
    top = Scripted(GOOD)

    (blurb,) = ladder(top).write([story("")], ITEM)

    assert top.asked == []
    assert blurb.flags == ()


def test_without_rungs_the_floor_serves() -> None:
    climb = ladder()

    (blurb,) = climb.write([story()], ITEM)

    assert (climb.name, blurb.summarizer, blurb.flags) == ("extractive", "extractive", ())


def test_a_second_run_asks_no_model() -> None:
    store = MemoryStore()
    stories = [story(number=n, title=f"Parsing {n}") for n in range(3)]
    before = ladder(Scripted(GOOD), store=store).write(stories, ITEM)
    again = Scripted(GOOD)
    climb = ladder(again, store=store)

    after = climb.write(stories, ITEM)

    assert after == before
    assert (again.asked, climb.usage) == ([], Usage())


def test_a_kept_answer_serves_while_the_model_is_away() -> None:
    store = MemoryStore()
    ladder(Scripted(GOOD), store=store).write([story()], ITEM)

    known, new = ladder(Scripted(unavailable), store=store).write(
        [story(), story(TEXT + " It is fast.")], ITEM
    )

    assert (known.summarizer, new.summarizer) == ("chat", "extractive")


@pytest.mark.parametrize("change", ["model", "style", "content"])
def test_another_model_style_or_content_is_asked_anew(change: str) -> None:
    store = MemoryStore()
    ladder(Scripted(GOOD), store=store).write([story()], ITEM)
    again = Scripted(GOOD, revision="2" if change == "model" else "1")
    style = replace(ITEM, sentences=3) if change == "style" else ITEM
    text = TEXT + " More." if change == "content" else TEXT

    ladder(again, store=store).write([story(text)], style)

    assert len(again.asked) == 1


def test_failures_and_damaged_entries_are_not_kept() -> None:
    store = MemoryStore()
    ladder(Scripted(lambda one: Failed("timed out")), store=store).write([story()], ITEM)
    assert store == {}
    ladder(Scripted(GOOD), store=store).write([story()], ITEM)
    store.update(dict.fromkeys(store, "{not json"))
    again = Scripted(GOOD)

    (blurb,) = ladder(again, store=store).write([story()], ITEM)

    assert (len(again.asked), blurb.text) == (1, GOOD)
