"""Candidates in our own words, and an embedder that needs no model."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np

from newsletter.embedding import Vectors, normalised
from newsletter.models import Candidate, Kind, Signals

NOW = datetime(2026, 3, 9, 6, tzinfo=UTC)


class WordEmbedder:
    """A bag of hashed words of 384 dimensions: texts that share words are alike."""

    name = "words"
    dimensions = 384

    def __init__(self) -> None:
        self.embedded = 0

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.embedded += len(texts)
        rows = np.full((len(texts), self.dimensions), 1e-3, np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                row[int.from_bytes(hashlib.sha256(word.encode()).digest()[:2]) % 384] += 1
        return normalised(rows)


def paper(number: int, title: str, text: str = "", upvotes: int | None = None) -> Candidate:
    return Candidate(
        id=f"arxiv:2603.{number:05}",
        kind=Kind.PAPER,
        title=title,
        text=text,
        authors=("Ada Example", "Bo Sample"),
        categories=("cs.CL",),
        published=NOW - timedelta(days=3),
        url=f"https://arxiv.org/abs/2603.{number:05}",
        source="arxiv",
        signals=Signals(hf_upvotes=upvotes),
    )


def repository(name: str, description: str, text: str = "", **signals: int) -> Candidate:
    return Candidate(
        id=f"github:{name.lower()}",
        kind=Kind.REPOSITORY,
        title=name,
        description=description,
        text=text,
        published=NOW - timedelta(days=5),
        url=f"https://github.com/{name}",
        source="github",
        signals=Signals(**signals),
    )


def post(slug: str, title: str, text: str = "", source: str = "A blog") -> Candidate:
    return Candidate(
        id=f"url:https://blog.example/{slug}",
        kind=Kind.POST,
        title=title,
        text=text,
        published=NOW - timedelta(days=2),
        url=f"https://blog.example/{slug}",
        source=source,
    )


AGENTS = paper(
    1,
    "PlanForge: Training LLM Agents to Plan with Reinforcement Learning",
    "Large language model agents often fail at long tasks. We introduce PlanForge, which trains "
    "agents to reason before they act. It beats earlier agents on web benchmarks, and our code "
    "is available at https://github.com/example/planforge.",
)
REASONING = paper(
    2,
    "Do Reasoning Models Know When to Stop?",
    "We study how reasoning language models spend tokens at test time and find that half of the "
    "chain of thought can be left out without loss. We propose a simple stopping rule.",
)
SOIL = paper(
    3,
    "Estimating Soil Moisture from Radar with Gaussian Processes",
    "This paper presents a statistical estimator of soil moisture from satellite radar data for "
    "agricultural monitoring in semi-arid regions.",
)
RADAR = paper(
    4,
    "Interference Mitigation for Automotive Radar Sensor Networks",
    "In this paper a wireless sensor scheme for automotive radar is analysed, and a convergence "
    "bound is proved.",
)
PAPERS = (AGENTS, REASONING, SOIL, RADAR)
