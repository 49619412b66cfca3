from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import httpx
import numpy as np
import pytest

from newsletter.archive import Archive
from newsletter.config import ChatConfig, Seq2SeqConfig, SummarizerConfig
from newsletter.embedding import Vectors, normalised
from summarizers.base import source_text
from summarizers.factory import build_summarizer
from summarizers.ladder import Ladder
from tests.loopback import Loopback, Reply
from tests.summarizers.stories import GOOD, ITEM, MemoryStore, story
from tests.summarizers.tiny_models import CHAT_TEMPLATE, save_causal, save_seq2seq

PATH = "/v1/chat/completions"
ANSWER = Reply(
    json.dumps(
        {
            "choices": [{"message": {"content": GOOD}}],
            "usage": {"prompt_tokens": 2_000_000, "completion_tokens": 1_000_000},
        }
    )
)


class LetterEmbedder:
    """Counts letters: enough for sentences to differ."""

    name = "letters"
    dimensions = 384

    def embed(self, texts: Sequence[str]) -> Vectors:
        rows = np.full((len(texts), self.dimensions), 0.01, np.float32)
        for row, text in zip(rows, texts, strict=True):
            for letter in text.encode():
                row[letter] += 1
        return normalised(rows)


def build(config: SummarizerConfig, store: MemoryStore | None = None) -> Ladder:
    client = httpx.Client(trust_env=False)
    environ = {"THE_KEY": "sk-123"}
    return build_summarizer(config, LetterEmbedder(), client, store or MemoryStore(), environ)


def endpoint(loopback: Loopback) -> SummarizerConfig:
    chat = ChatConfig(
        url=f"{loopback.url}/v1",
        model="tiny",
        api_key_env="THE_KEY",
        price_per_million_input=1.0,
        price_per_million_output=3.0,
    )
    return SummarizerConfig(kind="chat", chat=chat)


def test_the_default_extracts() -> None:
    (blurb,) = build(SummarizerConfig()).write([story()], ITEM)

    assert blurb.summarizer == "extractive"
    assert blurb.flags == ()
    assert "DialectParse" in blurb.text
    spans = [source_text(story())[span.start : span.end] for span in blurb.evidence]
    assert any("DialectParse" in span for span in spans)


def test_an_endpoint_is_asked_with_the_key_from_the_environment(loopback: Loopback) -> None:
    loopback.route(PATH, ANSWER)
    summarizer = build(endpoint(loopback))

    (blurb,) = summarizer.write([story()], ITEM)

    assert (blurb.text, blurb.summarizer) == (GOOD, "chat")
    assert loopback.requests[0].headers["authorization"] == "Bearer sk-123"
    assert summarizer.usage.cost == 5.0


def test_answers_are_kept_in_the_archive_between_runs(loopback: Loopback, tmp_path: Path) -> None:
    loopback.route(PATH, ANSWER)
    client = httpx.Client(trust_env=False)
    blurbs = []
    for _ in range(2):
        archive = Archive.open("archive.sqlite", tmp_path)
        summarizer = build_summarizer(
            endpoint(loopback), LetterEmbedder(), client, archive.blurbs, {}
        )
        blurbs += summarizer.write([story()], ITEM)
        archive.close()

    assert blurbs[0] == blurbs[1]
    assert len(loopback.requests) == 1


def test_chat_falls_to_seq2seq_falls_to_extractive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    config = SummarizerConfig(
        kind="chat",
        device="cpu",
        chat=ChatConfig(model="nobody/no-such-model"),
        seq2seq=Seq2SeqConfig(model=save_seq2seq("bart", tmp_path), max_new_tokens=16),
    )
    summarizer = build(config)

    (blurb,) = summarizer.write([story()], ITEM)

    assert blurb.summarizer == "extractive"
    assert blurb.flags[0] == "fell back from chat to seq2seq: not available"
    assert blurb.flags[1].startswith("fell back from seq2seq to extractive: ")
    assert len(summarizer.notes) == 1


def test_a_seq2seq_model_alone_is_the_top_rung(tmp_path: Path) -> None:
    model = Seq2SeqConfig(model=save_seq2seq("t5", tmp_path), max_new_tokens=16)
    config = SummarizerConfig(kind="seq2seq", device="cpu", seq2seq=model)

    (blurb,) = build(config).write([story()], ITEM)

    assert [flag.split(":")[0] for flag in blurb.flags] == ["fell back from seq2seq to extractive"]


def test_a_local_chat_model_serves_where_there_is_no_address(tmp_path: Path) -> None:
    chat = ChatConfig(model=save_causal("llama", tmp_path, CHAT_TEMPLATE), max_new_tokens=16)
    summarizer = build(SummarizerConfig(kind="chat", device="cpu", chat=chat))

    (blurb,) = summarizer.write([story()], ITEM)

    assert [flag.split(":")[0] for flag in blurb.flags] == ["fell back from chat to extractive"]
    assert summarizer.usage.calls == 1
