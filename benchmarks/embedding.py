"""How fast MiniLM runs here, and whether it ranks the same: ``python -m benchmarks.embedding``.

Documents a second of each way on the same abstracts, beside sentence-transformers' default; and
how far each way's ranking by likeness agrees with fp32's (Spearman, and the overlap of the top
50).
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from scipy.stats import spearmanr

from newsletter.embedding import Vectors, normalised
from newsletter.minilm import MiniLM, checked_weights
from ranker.features import embedded_text
from ranker.weeks import paper, read_lines

Embed = Callable[[Sequence[str]], Vectors]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for each way."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.embedding", description=__doc__)
    parser.add_argument("--papers", type=Path, required=True)
    parser.add_argument("--count", type=int, default=512)
    parser.add_argument("--threads", type=int, default=2)
    chosen = parser.parse_args(arguments)
    import torch

    torch.set_num_threads(chosen.threads)
    lines = islice(read_lines(chosen.papers), chosen.count)
    texts = [embedded_text(paper(line)) for line in lines]
    print(f"{len(texts)} abstracts, {chosen.threads} threads")
    print(f"{'way':40} {'docs/s':>7} {'cosine':>7} {'Spearman':>9} {'top 50':>7}")
    reference: Vectors | None = None
    for name, embed in _ways():
        embed(texts[:16])
        start = time.perf_counter()
        vectors = normalised(embed(texts))
        speed = len(texts) / (time.perf_counter() - start)
        reference = vectors if reference is None else reference
        cosine = float((vectors * reference).sum(axis=1).mean())
        order, top = _agreement(reference, vectors)
        print(f"{name:40} {speed:7.1f} {cosine:7.4f} {order:9.4f} {top:7.0%}", flush=True)


def _ways() -> list[tuple[str, Embed]]:
    return [
        ("sentence-transformers, its defaults", _usual()),
        ("ours, fp32", MiniLM("fp32").embed),
        ("ours, fp32, 128 tokens", MiniLM("fp32", 128).embed),
        ("ours, int8 (dynamic)", _int8()),
        ("ours, bf16", MiniLM("bf16").embed),
        ("ours, bf16, 128 tokens", MiniLM("bf16", 128).embed),
        (f"the default here: {MiniLM().name}", MiniLM().embed),
    ]


def _usual() -> Embed:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(checked_weights()), device="cpu")

    def embed(texts: Sequence[str]) -> Vectors:
        return np.asarray(model.encode(list(texts), show_progress_bar=False), np.float32)

    return embed


def _int8() -> Embed:
    import torch

    ours = MiniLM("fp32")
    tokenizer, model = ours._loaded
    quantize = torch.ao.quantization.quantize_dynamic
    whole = quantize(model, {torch.nn.Linear}, dtype=torch.qint8)  # type: ignore[no-untyped-call]
    ours._loaded = (tokenizer, whole)
    return ours.embed


def _agreement(reference: Vectors, vectors: Vectors) -> tuple[float, float]:
    """Of rankings by likeness to the mean of twenty documents: order, and overlap of the top 50."""
    before = reference @ reference[:20].mean(axis=0)
    after = vectors @ vectors[:20].mean(axis=0)
    top = set(np.argsort(-before)[:50]) & set(np.argsort(-after)[:50])
    return float(spearmanr(before, after).statistic), len(top) / 50


if __name__ == "__main__":
    main()
