"""Random models of a few thousand weights, built on the spot: they speak, and say nothing.

Only the shapes matter: that every family loads, keeps its limits and goes through ``generate``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    GPT2Config,
    GPT2LMHeadModel,
    LlamaConfig,
    LlamaForCausalLM,
    PegasusConfig,
    PegasusForConditionalGeneration,
    PreTrainedModel,
    PreTrainedTokenizerBase,
    PreTrainedTokenizerFast,
    T5Config,
    T5ForConditionalGeneration,
)

from summarizers.style_cards import RULES
from tests.summarizers.stories import GOOD, TEXT

POSITIONS = 64
CHAT_TEMPLATE = (
    "{% for message in messages %}<|{{ message['role'] }}|>{{ message['content'] }}</s>{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)
NO_SYSTEM_TEMPLATE = (
    "{% if messages[0]['role'] == 'system' %}{{ raise_exception('no system turn') }}{% endif %}"
    + CHAT_TEMPLATE
)
_SPECIAL = ["<pad>", "</s>", "<s>", "<unk>", "<|system|>", "<|user|>", "<|assistant|>"]
_SMALL_BART: dict[str, Any] = {
    "d_model": 16, "encoder_layers": 1, "decoder_layers": 1, "encoder_attention_heads": 2,
    "decoder_attention_heads": 2, "encoder_ffn_dim": 16, "decoder_ffn_dim": 16,
    "max_position_embeddings": POSITIONS, "pad_token_id": 0, "eos_token_id": 1, "bos_token_id": 2,
    "decoder_start_token_id": 1,
}  # fmt: skip


def save_seq2seq(family: str, folder: Path) -> str:
    """A tiny encoder-decoder of ``bart``, ``t5`` or ``pegasus`` in ``folder``; its path."""
    tokenizer = _tokenizer()
    size = len(tokenizer)
    torch.manual_seed(0)
    if family == "bart":
        bart = BartConfig(vocab_size=size, forced_eos_token_id=1, **_SMALL_BART)
        return _save(BartForConditionalGeneration(bart), tokenizer, folder)
    if family == "pegasus":
        settings = {**_SMALL_BART, "decoder_start_token_id": 0}
        pegasus = PegasusConfig(vocab_size=size, **settings)
        return _save(PegasusForConditionalGeneration(pegasus), tokenizer, folder)
    start: dict[str, Any] = {"decoder_start_token_id": 0, "pad_token_id": 0, "eos_token_id": 1}
    t5 = T5Config(vocab_size=size, d_model=16, d_kv=8, d_ff=16, num_layers=1, num_heads=2, **start)
    return _save(T5ForConditionalGeneration(t5), tokenizer, folder)


def save_causal(family: str, folder: Path, template: str = "", positions: int = 2048) -> str:
    """A tiny decoder of ``llama`` or ``gpt2`` in ``folder``; its path."""
    tokenizer = _tokenizer()
    tokenizer.chat_template = template or None
    torch.manual_seed(0)
    ends: dict[str, Any] = {"pad_token_id": 0, "eos_token_id": 1, "bos_token_id": 2}
    if family == "gpt2":
        gpt2 = GPT2Config(
            vocab_size=len(tokenizer), n_embd=16, n_layer=1, n_head=2, n_positions=positions, **ends
        )
        return _save(GPT2LMHeadModel(gpt2), tokenizer, folder)
    llama = LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=16, intermediate_size=16, num_hidden_layers=1,
        num_attention_heads=2, num_key_value_heads=2, max_position_embeddings=positions, **ends,
    )  # fmt: skip
    return _save(LlamaForCausalLM(llama), tokenizer, folder)


def _tokenizer() -> Any:  # noqa: ANN401
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=600,
        special_tokens=_SPECIAL,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    )
    tokenizer.train_from_iterator([TEXT, GOOD, RULES] * 4, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="$A </s>", special_tokens=[("</s>", 1)]
    )
    fast: Any = PreTrainedTokenizerFast
    return fast(
        tokenizer_object=tokenizer, pad_token="<pad>", eos_token="</s>", bos_token="<s>",
        unk_token="<unk>",
    )  # fmt: skip


def _save(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, folder: Path) -> str:
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return str(folder)
