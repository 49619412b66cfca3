from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsletter.models import Candidate, Kind, Story
from summarizers.base import source_text
from summarizers.evidence import Source, trace
from summarizers.sentences import split_sentences

ABSTRACT = (
    "Large language models (LLMs) answer questions, but they do not cite what they read. "
    "We present CiteRight, a retrieval method built on RoBERTa-large that attaches a passage to "
    "each claim. On 12 languages and 5 tasks, CiteRight improves citation recall by 8.5% over "
    "GPT-4 and is up to 3x faster without fine-tuning. "
    "Experiments on Natural Questions show that it fails on long documents. "
    "Code and 1,200,000 annotated claims are available."
)
TITLE = "CiteRight: Passages for Claims"
STORY = Story(
    Candidate(
        id="arxiv:2502.01234",
        kind=Kind.PAPER,
        title=TITLE,
        text=ABSTRACT,
        authors=("Zoë Brandt", "John R. Smith", "Wei Chen"),
        published=datetime(2025, 2, 3, tzinfo=UTC),
        venue="ACL 2025",
        url="https://arxiv.org/abs/2502.01234",
        categories=("cs.CL",),
    ),
    (
        Candidate(
            id="github:example/citeright",
            kind=Kind.REPOSITORY,
            title="citeright",
            text="A PyTorch implementation. Needs no GPU.",
            language="Python",
        ),
    ),
)
SOURCE = Source.of(STORY)

FAITHFUL = [
    "The authors present CiteRight, a retrieval method that attaches a passage to each claim.",
    "CiteRight improves citation recall by 8.5% over GPT-4.",
    "CiteRight improves citation recall by 8.5 percent over GPT-4.",
    "It is up to three times faster without fine-tuning.",
    "It is up to 3× faster and needs no fine-tuning.",
    "The evaluation covers 12 languages and five tasks.",
    "The release includes 1.2M annotated claims and the code.",
    "The code and 1.2 million annotated claims are available.",
    "Zoe Brandt and colleagues attach a passage to each claim that LLMs make.",
    "Brandt et al. (2025) attach a passage to each claim.",
    "John Smith presents a retrieval method that attaches a passage to each claim.",
    "An LLM answers questions but does not cite what it reads.",
    "Large language models answer questions without citing what they read.",
    "The method fails on long documents.",
    "A retrieval method built on RoBERTa-large, published at ACL 2025.",
    "A Python and PyTorch implementation of passages for claims.",
    "A RoBERTa-large-based retrieval method that attaches a passage to each claim.",
    "A GPT-4-beating retrieval method that attaches a passage to each claim.",
    "Passages for claims, on Natural Questions.",
    "Attaches a passage to each claim, and improves citation recall over GPT4.",
    "Describes a retrieval method that attaches a passage to each claim.",
    "CiteRight’s method attaches a passage to each claim.",
    "Researchers attach a passage to each claim.",
    "The code is at https://arxiv.org/abs/2502.01234.",
    "CiteRight picks the best passage for each claim.",
]
UNFAITHFUL = [
    ("CiteRight improves citation recall by 9.5% over GPT-4.", "9.5%"),
    ("CiteRight improves citation recall by 8.5 points over GPT-4.", "unit"),
    ("CiteRight improves citation recall by 8.5% over GPT-4o.", "GPT-4o"),
    ("CiteRight improves citation recall by 8.5% over GPT-3.", "GPT-3"),
    ("CiteRight improves citation recall by 8.5% over GPT.", "GPT"),
    ("CiteRight improves citation recall by 8.5% over Claude.", "Claude"),
    ("Google presents CiteRight, which attaches a passage to each claim.", "Google"),
    ("The method, built on RoBERTa-base, attaches a passage to each claim.", "RoBERTa-base"),
    ("CiteRight is 3x faster without fine-tuning.", "limit"),
    ("CiteRight is up to 4x faster without fine-tuning.", "4x"),
    ("The evaluation covers 5 languages and 12 tasks.", "counts something else"),
    ("The release includes 1.3M annotated claims.", "1.3M"),
    ("Wei Smith attaches a passage to each claim.", "Wei Smith"),
    ("Zoe Chen attaches a passage to each claim.", "Zoe Chen"),
    ("Large language models answer questions and cite what they read.", "not"),
    ("Experiments show that it does not attach a passage to each claim.", "not"),
    ("CiteRight degrades citation recall by 8.5% over GPT-4.", "improve"),
    ("It is up to 3x slower without fine-tuning.", "slower"),
    ("The method won an award at EMNLP 2025.", "EMNLP"),
    ("Bananas ripen quickly during warm summer evenings.", "most of its words"),
    ("The code is at https://evil.example.com/x.", "evil"),
    ("CiteRight improves citation recall by 8", "8"),
    ("The work is interesting.", "nothing in the source"),
    ("“Citing is the new answering,” the authors say of each claim.", "quotation"),
    ("The US method attaches a passage to each claim.", "US"),
    ("CiteRight attaches a passage to each claim, and it is the best method.", "the best"),
    ("CiteRight, the first method that attaches a passage to each claim.", "the first"),
    ("A Rust implementation attaches a passage to each claim.", "Rust"),
]


@pytest.mark.parametrize("sentence", FAITHFUL)
def test_what_the_source_says_passes(sentence: str) -> None:
    (traced,) = trace([sentence], SOURCE)

    assert traced.faults == ()
    assert traced.evidence


@pytest.mark.parametrize(("sentence", "named"), UNFAITHFUL)
def test_what_the_source_does_not_say_is_named(sentence: str, named: str) -> None:
    (traced,) = trace([sentence], SOURCE)

    assert any(named in fault for fault in traced.faults), traced.faults


def test_a_fault_quotes_no_more_than_it_takes_to_find_it() -> None:
    words = "Citing is the new answering, and every claim that a model makes has its passage"

    (traced,) = trace([f"“{words},” the authors say."], SOURCE)

    (fault,) = (fault for fault in traced.faults if "quotation" in fault)
    assert fault == (
        "the quotation “Citing is the new answering, and every claim that a model …” "
        "is not in the source"
    )


def test_evidence_is_the_span_that_says_it() -> None:
    (traced,) = trace(["It improves citation recall by 8.5% over GPT-4."], SOURCE)

    best = traced.evidence[0]
    assert best.text == traced.sentence
    assert "citation recall by 8.5%" in source_text(STORY)[best.start : best.end]


def test_a_sentence_made_of_two_has_both_as_evidence() -> None:
    sentence = (
        "CiteRight attaches a passage to each claim, and 1.2M annotated claims are available."
    )

    (traced,) = trace([sentence], SOURCE)

    spans = [SOURCE.text[span.start : span.end] for span in traced.evidence]
    assert any("attaches a passage" in span for span in spans)
    assert any("are available" in span for span in spans)


def test_a_source_without_text_supports_nothing_but_its_title() -> None:
    bare = Source("Passages for Claims")

    told, invented = trace(
        ["Passages for claims.", "A method that grounds answers in passages."], bare
    )

    assert told.holds
    assert not invented.holds


@given(st.data())
def test_a_sentence_of_the_source_always_passes(data: st.DataObject) -> None:
    sentence = data.draw(st.sampled_from(split_sentences(SOURCE.text)))
    words = sentence.text.split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))

    (traced,) = trace([" ".join(words[first:last])], SOURCE)

    assert traced.holds
    assert sentence.start <= traced.evidence[0].start or len(words[first:last]) < 3


@given(
    st.integers(0, 10**6), st.sampled_from(["{} languages", "{}%", "{}x faster", "{},000 claims"])
)
def test_a_changed_number_always_fails(number: int, phrase: str) -> None:
    assume(number not in (12, 8, 3) and f"{number},000" != "1,200,000")
    sentence = f"CiteRight attaches a passage to each claim, with {phrase.format(number)}."

    (traced,) = trace([sentence], SOURCE)

    assert not traced.holds


@given(st.text(max_size=300))
def test_no_sentence_breaks_the_check(text: str) -> None:
    (traced,) = trace([text], SOURCE)

    assert all(0 <= span.start < span.end <= len(SOURCE.text) for span in traced.evidence)
