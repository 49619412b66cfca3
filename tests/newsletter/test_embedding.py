"""The cache round an embedder, and the packaged model itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from newsletter import minilm
from newsletter.embedding import CachedEmbedder, MemoryStore, Vectors, content_key, normalised
from newsletter.minilm import MiniLM, ModelError, native_precision


class CountingEmbedder:
    """Embeds by hashing, and remembers what it was asked."""

    def __init__(self, name: str = "counting") -> None:
        self.name = name
        self.dimensions = 8
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked.extend(texts)
        rows = [np.frombuffer(content_key("", t).encode()[:8], np.uint8) for t in texts]
        return normalised(np.array(rows, np.float32).reshape(len(texts), 8))


def test_each_text_is_embedded_once_across_runs() -> None:
    store, inner = MemoryStore(), CountingEmbedder()
    first = CachedEmbedder(inner, store).embed(["a parser", "a tagger", "a parser"])

    again = CachedEmbedder(inner, store).embed(["a tagger", "a parser"])

    assert inner.asked == ["a parser", "a tagger"]
    np.testing.assert_array_equal(again, first[[1, 0]])


def test_another_model_does_not_read_the_first_ones_vectors() -> None:
    store, other = MemoryStore(), CountingEmbedder("other")
    CachedEmbedder(CountingEmbedder(), store).embed(["a parser"])

    CachedEmbedder(other, store).embed(["a parser"])

    assert other.asked == ["a parser"]


def test_a_damaged_vector_is_embedded_again() -> None:
    store, inner = MemoryStore(), CountingEmbedder()
    store.put({content_key("counting", "a parser"): b"short"})

    vectors = CachedEmbedder(inner, store).embed(["a parser"])

    assert inner.asked == ["a parser"]
    assert np.linalg.norm(vectors[0]) == pytest.approx(1)


def test_no_texts_give_no_rows() -> None:
    assert CachedEmbedder(CountingEmbedder(), MemoryStore()).embed([]).shape == (0, 8)


def test_minilm_puts_like_texts_together() -> None:
    parser, parsing, cooking = MiniLM().embed(
        ["A fast dependency parser.", "Syntactic parsing at speed.", "Soup needs a good stock."]
    )

    assert parser @ parsing > parser @ cooking + 0.2
    assert np.linalg.norm(parser) == pytest.approx(1, abs=1e-5)


def test_minilm_gives_a_text_the_same_vector_in_any_company() -> None:
    model = MiniLM("fp32")
    alone = model.embed(["A fast dependency parser."])[0]

    among = model.embed(["Soup " * 300, "A fast dependency parser.", ""])[1]

    assert alone @ among == pytest.approx(1, abs=1e-5)


def test_foreign_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "WEIGHTS_SHA256", "0" * 64)

    with pytest.raises(ModelError, match=r"model\.safetensors: is not the official file"):
        MiniLM().embed(["A fast dependency parser."])


@pytest.mark.parametrize(
    ("flags", "precision"),
    [
        ("flags : fpu avx512f avx512_bf16", "bf16"),
        ("flags : fpu amx_bf16", "bf16"),
        ("flags : fpu avx2 avx512f", "fp32"),
    ],
)
def test_bf16_is_for_processors_that_compute_in_it(
    tmp_path: Path, flags: str, precision: str
) -> None:
    told = tmp_path / "cpuinfo"
    told.write_text(f"processor : 0\n{flags}\n")

    assert native_precision(told) == precision
    assert native_precision(tmp_path / "another system") == "fp32"


def test_torch_is_not_imported_for_vectors_that_are_kept() -> None:
    """It takes more than a second, in every run."""
    program = """
import sys
from newsletter.embedding import CachedEmbedder, MemoryStore, content_key
from newsletter.minilm import MiniLM
model, store = MiniLM(), MemoryStore()
store.put({content_key(model.name, "a parser"): bytes(2 * model.dimensions)})
print(CachedEmbedder(model, store).embed(["a parser"]).shape, "torch" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.stdout == "(1, 384) False\n"


def test_a_store_on_another_shows_what_it_holds_and_leaves_it_alone() -> None:
    below = MemoryStore()
    below.put({"kept": b"old"})
    above = MemoryStore(below)

    above.put({"new": b"fresh"})

    assert above.get(["kept", "new", "unknown"]) == {"kept": b"old", "new": b"fresh"}
    assert below.get(["kept", "new"]) == {"kept": b"old"}
