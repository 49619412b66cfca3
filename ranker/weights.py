"""The learned numbers, as one ``npz`` file without pickles."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from newsletter.embedding import Vectors
from newsletter.errors import GalleyError
from ranker.features import Meaning
from ranker.history import Memory
from ranker.linear import Linear
from ranker.words import Words

FORMAT = 1


class WeightsError(GalleyError):
    """A weights file that cannot be used; the text names it and says why."""


def save_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write ``arrays`` by name to ``path``, whole or not at all; nothing is pickled."""
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **arrays)
    partial = path.with_suffix(".partial")
    partial.write_bytes(buffer.getvalue())
    partial.replace(path)


@dataclass(frozen=True, slots=True)
class Weights:
    """All that the shipped taste knows."""

    words: Words
    meaning: Meaning
    centre: Vectors
    """Mean vector of the field's papers, shape ``(dimensions,)``."""
    cheap: Linear
    """Before embeddings; its scores choose who is embedded."""
    full: Linear
    memory: Memory
    threshold: float
    """The log-odds that the sixth-best paper of nine weeks in ten reached."""
    trained_until: date
    """The last day of the weeks it was fitted on; any figure on earlier weeks is no test."""

    def save(self, path: Path) -> None:
        """Write the file, numbers and names only."""
        arrays: dict[str, NDArray[Any]] = {
            "format": np.array(FORMAT),
            "centre": self.centre.astype(np.float16),
            "meaning.weight": self.meaning.weight.astype(np.float32),
            "meaning.bias": self.meaning.bias.astype(np.float32),
            "threshold": np.array(self.threshold, np.float32),
            "trained_until": np.array(self.trained_until.isoformat()),
        }
        for name in ("words", "cheap", "full", "memory"):
            part: Mapping[str, NDArray[Any]] = getattr(self, name).arrays()
            arrays.update({f"{name}.{key}": value for key, value in part.items()})
        save_arrays(path, arrays)

    @classmethod
    def load(cls, path: Path) -> Weights:
        """Read a file that :meth:`save` wrote.

        Raises:
            WeightsError: it is missing, damaged, or of another format.
        """
        try:
            with np.load(path, allow_pickle=False) as stored:
                arrays = {name: stored[name] for name in stored.files}
            return _assembled(arrays)
        except (OSError, ValueError, KeyError, BadZipFile) as error:
            raise WeightsError(f"{path}: is no weights file of this Galley: {error}") from error


@cache
def shipped_weights() -> Weights:
    """The weights in the package, read once."""
    return Weights.load(Path(str(files("ranker") / "weights" / "taste.npz")))


def _assembled(arrays: Mapping[str, NDArray[Any]]) -> Weights:
    if int(arrays["format"]) != FORMAT:
        raise ValueError(f"format {int(arrays['format'])}, not {FORMAT}")
    return Weights(
        words=Words.of(_part(arrays, "words")),
        meaning=Meaning(
            arrays["meaning.weight"].astype(np.float64), arrays["meaning.bias"].astype(np.float64)
        ),
        centre=arrays["centre"].astype(np.float32),
        cheap=Linear.of(_part(arrays, "cheap")),
        full=Linear.of(_part(arrays, "full")),
        memory=Memory.of(_part(arrays, "memory")),
        threshold=float(arrays["threshold"]),
        trained_until=date.fromisoformat(str(arrays["trained_until"])),
    )


def _part(arrays: Mapping[str, NDArray[Any]], name: str) -> dict[str, NDArray[Any]]:
    prefix = f"{name}."
    return {key.removeprefix(prefix): a for key, a in arrays.items() if key.startswith(prefix)}
