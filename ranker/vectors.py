"""Vectors kept in a file, for the commands that embed the same papers again and again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from newsletter.embedding import MemoryStore


class FileStore(MemoryStore):
    """A :class:`newsletter.embedding.VectorStore` read from an ``npz`` file, if there is one."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._changed = False
        if path.exists():
            with np.load(path, allow_pickle=False) as stored:
                rows = stored["vectors"]
                super().put(
                    {str(k): row.tobytes() for k, row in zip(stored["keys"], rows, strict=True)}
                )

    def put(self, vectors: Mapping[str, bytes]) -> None:
        """Keep ``vectors``; they reach the file with :meth:`save`."""
        super().put(vectors)
        self._changed = True

    def save(self) -> None:
        """Write the file when something was added."""
        if not self._changed:
            return
        keys: Sequence[str] = sorted(self._vectors)
        rows = np.stack([np.frombuffer(self._vectors[key], "<f2") for key in keys])
        np.savez(self._path, keys=np.array(keys), vectors=rows)
        self._changed = False
