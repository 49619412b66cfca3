"""Sentence embeddings: the protocol, and the cache by content around any of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Row vectors, shape ``(n, dimensions)``, each of length 1."""


class Embedder(Protocol):
    """Turns texts into vectors whose dot products are cosine similarities."""

    name: str
    """Names the model and its precision; a cache key."""
    dimensions: int

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector per text, in order; shape ``(len(texts), dimensions)``."""
        ...
