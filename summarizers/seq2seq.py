"""Blurbs by an encoder-decoder model: BART, T5, PEGASUS and their relatives."""

from __future__ import annotations

import math
from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

from newsletter.models import Story
from summarizers.base import Style, source_text
from summarizers.local_model import (
    LocalModel,
    fitted,
    is_out_of_memory,
    load,
    one_line,
    revision,
)
from summarizers.writer import Answer, Failed, Usage

if TYPE_CHECKING:
    from transformers import GenerationConfig

BEAMS = 4
NO_REPEAT_NGRAM = 3
MAX_SOURCE_TOKENS = 1024
"""The input of a model whose positions have no end; summarizers are trained on no more."""
_TOKENS_PER_WORD = 1.6
"""English words in subword tokens, on the long side."""
_DECODING_VERSION = f"beams {BEAMS}, no repeat {NO_REPEAT_NGRAM}, version 1"
_T5_PREFIX = "summarize: "
_T5_FAMILY = frozenset({"t5", "longt5", "switch_transformers"})


class Seq2SeqWriter:
    """A :class:`~summarizers.writer.Writer` on ``AutoModelForSeq2SeqLM.generate``.

    Deterministic: beam search, no sampling. The model is loaded at the first story.
    """

    name = "seq2seq"

    def __init__(
        self, model: str, *, max_new_tokens: int = 160, batch_size: int = 8, device: str = "auto"
    ) -> None:
        self._model_name = model
        self._max_new_tokens = max_new_tokens
        self._batch_size = batch_size
        self._device = device
        self._usage = Usage()
        self._loaded: LocalModel | None = None
        self.chunk = 4 * batch_size

    @property
    def identity(self) -> str:
        """The model with its revision, and the way of decoding."""
        return (
            f"seq2seq {self._model_name}@{revision(self._model_name)} "
            f"{_DECODING_VERSION} max {self._max_new_tokens}"
        )

    @property
    def usage(self) -> Usage:
        """Batches run and tokens read and written."""
        return self._usage

    def answer(self, stories: Sequence[Story], style: Style) -> list[Answer]:
        """One summary per story; batches hold sources of like length."""
        local = self._load()
        texts = [_fitted_input(source_text(story), local) for story in stories]
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]), reverse=True)
        answers: dict[int, Answer] = {}
        for start in range(0, len(order), self._batch_size):
            batch = order[start : start + self._batch_size]
            answers |= zip(batch, self._batch([texts[at] for at in batch], style), strict=True)
        return [answers[at] for at in range(len(texts))]

    def _load(self) -> LocalModel:
        if self._loaded is None:
            self._loaded = load(self._model_name, self._device, "AutoModelForSeq2SeqLM")
        return self._loaded

    def _batch(self, texts: list[str], style: Style) -> list[Answer]:
        """Summaries of ``texts``; a batch that memory does not hold is halved."""
        try:
            return list(self._generate(texts, style))
        except Exception as error:  # one batch never ends the run
            if not is_out_of_memory(error):
                return [Failed(one_line(error)) for _ in texts]
        if len(texts) == 1:
            return [Failed("out of memory")]
        middle = len(texts) // 2
        return self._batch(texts[:middle], style) + self._batch(texts[middle:], style)

    def _generate(self, texts: list[str], style: Style) -> list[str]:
        import torch

        local = self._load()
        batch = local.tokenizer(texts, padding=True, return_tensors="pt").to(local.model.device)
        with torch.inference_mode():
            output = local.model.generate(
                input_ids=batch["input_ids"],
                attention_mask=batch["attention_mask"],
                generation_config=self._decoding(local, style),
            )
        self._usage += Usage(1, int(batch["attention_mask"].sum()), int(output.numel()))
        return list(local.tokenizer.batch_decode(output, skip_special_tokens=True))

    def _decoding(self, local: LocalModel, style: Style) -> GenerationConfig:
        """The model's own settings with ours for length, beams and repetition."""
        settings: GenerationConfig = deepcopy(local.model.generation_config)
        wanted = math.ceil(style.words.high * _TOKENS_PER_WORD) + 8
        room = local.max_positions
        highest = min(self._max_new_tokens, wanted, *([room - 2] if room else []))
        cast(Any, settings).update(
            max_length=None,
            min_length=None,
            max_new_tokens=highest,
            min_new_tokens=min(highest // 2, style.words.low // 2),
            num_beams=BEAMS,
            no_repeat_ngram_size=NO_REPEAT_NGRAM,
            do_sample=False,
            early_stopping=True,
        )
        return settings


def _fitted_input(source: str, local: LocalModel) -> str:
    """The model's input: its prefix and as many sentences of ``source`` as it has positions for."""
    prefix = _prefix(local)
    limit = local.max_positions or MAX_SOURCE_TOKENS
    part = fitted(source, lambda text: len(local.tokens(_flat(prefix, text))) <= limit)
    return _flat(prefix, part)


def _flat(prefix: str, text: str) -> str:
    return prefix + " ".join(text.split())


def _prefix(local: LocalModel) -> str:
    """What the model was trained to be told: the config's own prefix, or T5's."""
    config = local.model.config
    tasks = getattr(config, "task_specific_params", None) or {}
    task = tasks.get("summarization") if isinstance(tasks, dict) else None
    if isinstance(task, dict) and "prefix" in task:
        return str(task["prefix"])
    return _T5_PREFIX if config.model_type in _T5_FAMILY else ""
