"""What every model that runs here needs: loading, its revision, its device, its limits.

transformers and torch are imported when a model is first loaded, never before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizers.sentences import split_sentences
from summarizers.writer import UnavailableError

_NO_LIMIT = 100_000
"""A tokenizer's maximum above this means that it states none."""
_HASHED_FILES = ("config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json")


def revision(model: str) -> str:
    """What tells two states of ``model`` apart without loading it.

    The commit of the snapshot in the hub's cache for a name; for a folder, a digest of its
    settings and of its weights' sizes and times. Empty for a model that is not on this machine.
    """
    folder = Path(model).expanduser()
    return _folder_digest(folder) if folder.is_dir() else _cached_commit(model)


def _folder_digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.name in _HASHED_FILES:
            digest.update(path.read_bytes())
        elif path.suffix in (".safetensors", ".bin"):
            state = path.stat()
            digest.update(f"{path.name} {state.st_size} {state.st_mtime_ns}".encode())
    return digest.hexdigest()[:16]


def _cached_commit(model: str) -> str:
    from huggingface_hub import try_to_load_from_cache
    from huggingface_hub.errors import HFValidationError

    try:
        found = try_to_load_from_cache(model, "config.json")
    except HFValidationError:
        return ""
    return Path(found).parent.name if isinstance(found, str) else ""


@dataclass(frozen=True, slots=True)
class LocalModel:
    """A loaded model (evaluation mode, on its device) with its tokenizer."""

    tokenizer: Any
    model: Any

    @property
    def max_positions(self) -> int | None:
        """The tokens that the model's positions hold; ``None`` where they have no end."""
        config = self.model.config.get_text_config()
        stated = [
            getattr(config, name, None) for name in ("max_position_embeddings", "n_positions")
        ]
        stated.append(self.tokenizer.model_max_length)
        limits = [limit for limit in stated if isinstance(limit, int) and 0 < limit < _NO_LIMIT]
        return min(limits) if limits else None

    def tokens(self, text: str, *, special: bool = True) -> list[int]:
        """The token ids of ``text``; ``special`` adds those that the model expects around it."""
        return list(self.tokenizer(text, add_special_tokens=special, verbose=False)["input_ids"])


def load(model: str, device: str, auto_class: str) -> LocalModel:
    """Load a model and its tokenizer by name or path.

    ``auto_class`` names the transformers class that loads it. What is on this machine is loaded
    without asking the hub; code that comes with a model is never run.

    Raises:
        UnavailableError: when it cannot be loaded, with the reason.
    """
    try:
        if revision(model):
            with suppress(OSError):  # the hub's cache may hold a part only
                return _load(model, device, auto_class, local_files_only=True)
        return _load(model, device, auto_class, local_files_only=False)
    except Exception as error:  # whatever a broken model makes its libraries raise
        raise UnavailableError(f"{model} cannot be loaded: {one_line(error)}") from error


def _load(model: str, device: str, auto_class: str, *, local_files_only: bool) -> LocalModel:
    import torch
    import transformers

    place = pick_device(device)
    options = {"trust_remote_code": False, "local_files_only": local_files_only}
    tokenizer = transformers.AutoTokenizer.from_pretrained(model, **options)
    kind = getattr(transformers, auto_class)
    dtype = torch.float32 if place == "cpu" else "auto"
    loaded = kind.from_pretrained(model, dtype=dtype, **options)
    return LocalModel(tokenizer, loaded.to(place).eval())


def pick_device(device: str) -> str:
    """``device``, or the best there is for ``auto``."""
    import torch

    if device != "auto":
        return device
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def is_out_of_memory(error: BaseException) -> bool:
    """Whether a model ran out of memory, on whatever device."""
    said = str(error).lower()
    return isinstance(error, MemoryError) or "out of memory" in said or "allocate memory" in said


def fitted(source: str, fits: Callable[[str], bool]) -> str:
    """As many whole sentences of ``source`` from its start as ``fits`` takes.

    At least a part of the first: where even that is too long, it is cut between two words.
    """
    if fits(source):
        return source
    ends = [sentence.end for sentence in split_sentences(source)]
    count = _most(len(ends), lambda number: fits(source[: ends[number - 1]]))
    if count:
        return source[: ends[count - 1]]
    words = source.split()
    return " ".join(words[: _most(len(words), lambda number: fits(" ".join(words[:number])))])


def _most(highest: int, holds: Callable[[int], bool]) -> int:
    """The largest number from 1 to ``highest`` that holds, by bisection; 0 when none does."""
    low, high = 0, highest
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low


def one_line(error: BaseException) -> str:
    """An error's first line, bounded, for a person."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[0] if lines else type(error).__name__)[:200]
