"""Blurbs by a causal language model that runs here, through its own chat template."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

from jinja2 import TemplateError

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
from summarizers.prompts import (
    MAX_SOURCE_CHARACTERS,
    Message,
    chat_messages,
    plain_prompt,
    truncated,
    without_system_turn,
)
from summarizers.style_cards import PROMPT_VERSION
from summarizers.writer import Answer, Failed, Usage

if TYPE_CHECKING:
    from transformers import GenerationConfig

_MAX_PROMPT_TOKENS = 8192
"""The prompt of a model that states no limit."""


class ChatWriter:
    """A :class:`~summarizers.writer.Writer` on ``AutoModelForCausalLM.generate``.

    Deterministic: greedy, no sampling. A model without a chat template gets the same prompt as
    plain text. One story at a time: what a week has room for fits no batch worth its padding.
    """

    name = "chat"
    chunk = 1

    def __init__(
        self,
        model: str,
        *,
        max_new_tokens: int = 256,
        timeout_seconds: float = 120.0,
        device: str = "auto",
    ) -> None:
        self._model_name = model
        self._max_new_tokens = max_new_tokens
        self._timeout = timeout_seconds
        self._device = device
        self._usage = Usage()
        self._loaded: LocalModel | None = None

    @property
    def identity(self) -> str:
        """The model with its revision, the prompt's version and the room for an answer."""
        return (
            f"chat {self._model_name}@{revision(self._model_name)} prompt {PROMPT_VERSION} "
            f"max {self._max_new_tokens}"
        )

    @property
    def usage(self) -> Usage:
        """Stories asked for, and tokens read and written."""
        return self._usage

    def answer(self, stories: Sequence[Story], style: Style) -> list[Answer]:
        """One answer per story."""
        if self._loaded is None:
            self._loaded = load(self._model_name, self._device, "AutoModelForCausalLM")
        return [self._answer(self._loaded, story, style) for story in stories]

    def _answer(self, local: LocalModel, story: Story, style: Style) -> Answer:
        try:
            return self._generate(local, story, style)
        except Exception as error:  # one story never ends the run
            return Failed("out of memory" if is_out_of_memory(error) else one_line(error))

    def _generate(self, local: LocalModel, story: Story, style: Style) -> str:
        import torch

        prompt = self._prompt(local, story, style)
        ids = torch.tensor([prompt], device=local.model.device)
        with torch.inference_mode():
            output = local.model.generate(
                input_ids=ids,
                attention_mask=torch.ones_like(ids),
                generation_config=self._decoding(local),
            )
        written = output[0, len(prompt) :]
        self._usage += Usage(1, len(prompt), len(written))
        return str(local.tokenizer.decode(written, skip_special_tokens=True))

    def _prompt(self, local: LocalModel, story: Story, style: Style) -> list[int]:
        """The prompt's tokens, its source cut at a sentence so that the answer has room too."""
        room = local.max_positions or _MAX_PROMPT_TOKENS
        limit = room - self._max_new_tokens
        source = truncated(source_text(story), MAX_SOURCE_CHARACTERS)
        source = fitted(source, lambda part: len(_tokens(part, style, local)) <= limit)
        if not source:
            raise ValueError(f"the prompt does not fit the model's {room} tokens")
        return _tokens(source, style, local)

    def _decoding(self, local: LocalModel) -> GenerationConfig:
        """The model's own end tokens, with a greedy search bounded in tokens and time."""
        settings: GenerationConfig = deepcopy(local.model.generation_config)
        cast(Any, settings).update(
            max_length=None,
            max_new_tokens=self._max_new_tokens,
            max_time=self._timeout,
            do_sample=False,
            num_beams=1,
            temperature=None,
            top_p=None,
            top_k=None,
        )
        if settings.eos_token_id is None:
            settings.eos_token_id = local.tokenizer.eos_token_id
        return settings


def _tokens(source: str, style: Style, local: LocalModel) -> list[int]:
    messages = chat_messages(_defused(source, local), style)
    if not local.tokenizer.chat_template:
        return local.tokens(plain_prompt(messages))
    return local.tokens(_rendered(messages, local), special=False)


def _defused(source: str, local: LocalModel) -> str:
    """``source`` in which no control token of the model is spelled out, so that none is read."""
    tokenizer = local.tokenizer
    for token in [*tokenizer.all_special_tokens, *tokenizer.get_added_vocab()]:
        source = source.replace(token, " ") if token.strip() else source
    return source


def _rendered(messages: list[Message], local: LocalModel) -> str:
    """The conversation in the model's own template; some know no system turn."""
    try:
        return _template(messages, local)
    except TemplateError:
        return _template(without_system_turn(messages), local)


def _template(messages: list[Message], local: LocalModel) -> str:
    return str(
        local.tokenizer.apply_chat_template(
            messages,
            tokenize=False,
            add_generation_prompt=True,
            enable_thinking=False,  # known to templates of models that can think, else ignored
        )
    )
