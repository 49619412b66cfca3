"""Sentence embeddings: the protocol, and the cache by content around any of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Row vectors, shape ``(n, dimensions)``, each of length 1."""

_STORED = np.dtype("<f2")
"""How a vector is kept: half precision, little-endian, half the room and the same ranking."""

_CHUNK = 512
"""Texts embedded between two writes to the store, so that a killed run keeps most of its work."""


class Embedder(Protocol):
    """Turns texts into vectors whose dot products are cosine similarities."""

    name: str
    """Names the model and its precision; a cache key."""
    dimensions: int

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector per text, in order; shape ``(len(texts), dimensions)``."""
        ...


class VectorStore(Protocol):
    """Where vectors are kept between runs; the archive is one."""

    def get(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The vectors that are known among ``keys``."""
        ...

    def put(self, vectors: Mapping[str, bytes]) -> None:
        """Keep ``vectors``; an existing key may be overwritten."""
        ...


class MemoryStore:
    """A :class:`VectorStore` that lives as long as the process.

    Standing on another, ``below``, it shows what that one holds and keeps what is new to itself.
    """

    def __init__(self, below: VectorStore | None = None) -> None:
        self._vectors: dict[str, bytes] = {}
        self._below = below

    def get(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The vectors that are known among ``keys``."""
        found = self._below.get(keys) if self._below else {}
        return found | {key: self._vectors[key] for key in keys if key in self._vectors}

    def put(self, vectors: Mapping[str, bytes]) -> None:
        """Keep ``vectors``."""
        self._vectors.update(vectors)


class CachedEmbedder:
    """An :class:`Embedder` that embeds each text once, whatever the run.

    Every vector passes through the stored precision, so a warm run gives exactly what the cold run
    gave.
    """

    def __init__(self, embedder: Embedder, store: VectorStore) -> None:
        self._embedder = embedder
        self._store = store
        self.name = embedder.name
        self.dimensions = embedder.dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector per text, in order; shape ``(len(texts), dimensions)``."""
        keys = [content_key(self.name, text) for text in texts]
        known = self._known(keys)
        missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        pending = list(missing)
        for start in range(0, len(pending), _CHUNK):
            chunk = pending[start : start + _CHUNK]
            fresh = self._embed_new(chunk, [missing[key] for key in chunk])
            self._store.put(fresh)
            known.update(fresh)
        return decode_vectors([known[key] for key in keys], self.dimensions)

    def _known(self, keys: Sequence[str]) -> dict[str, bytes]:
        """What the store holds, leaving out vectors of a wrong size (a damaged store)."""
        size = self.dimensions * _STORED.itemsize
        found = self._store.get(list(dict.fromkeys(keys)))
        return {key: data for key, data in found.items() if len(data) == size}

    def _embed_new(self, keys: Sequence[str], texts: Sequence[str]) -> dict[str, bytes]:
        vectors = self._embedder.embed(texts)
        return {key: encode_vector(row) for key, row in zip(keys, vectors, strict=True)}


def content_key(model: str, text: str) -> str:
    """The cache key of ``text`` under ``model``: a SHA-256 in hexadecimal."""
    return hashlib.sha256(f"{model}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()


def encode_vector(vector: NDArray[np.float32]) -> bytes:
    """A vector as it is kept: ``dimensions`` little-endian half floats."""
    return vector.astype(_STORED).tobytes()


def decode_vectors(stored: Sequence[bytes], dimensions: int) -> Vectors:
    """Kept vectors as unit rows, shape ``(len(stored), dimensions)``."""
    if not stored:
        return np.zeros((0, dimensions), np.float32)
    rows = np.frombuffer(b"".join(stored), _STORED).astype(np.float32)
    return normalised(rows.reshape(len(stored), dimensions))


def normalised(rows: NDArray[np.float32]) -> Vectors:
    """Rows scaled to length 1; a row of zeros stays zero."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vectors = (rows / np.maximum(lengths, 1e-12)).astype(np.float32)
    return unit
