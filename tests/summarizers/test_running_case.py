"""Titles in lower case, names as they are."""

from __future__ import annotations

import pytest

from summarizers.running_case import running_case


@pytest.mark.parametrize(
    ("title", "text", "running"),
    [
        ("A Survey of Trees", "", "a survey of trees"),
        ("Zero-Shot Parsing with GPT-4V and LoRA", "", "zero-shot parsing with GPT-4V and LoRA"),
        ("LLM-Based Parsing in the U.S. Courts", "", "LLM-based parsing in the U.S. courts"),
        ("Full-Stack Tuning for the Q Language", "", "full-stack tuning for the Q language"),
        ("Monte Carlo Parsing of Chinese", "", "Monte Carlo parsing of Chinese"),
        (
            "Parsing Quillese Verse",
            "We parse Quillese, and only Quillese.",
            "parsing Quillese verse",
        ),
        ("Verse of the Quillan Dynasty", "Quillan verse is old.", "verse of the quillan dynasty"),
        ("Verse of the Quillan Dynasty", "We read Quillan verse.", "verse of the Quillan dynasty"),
        ("Noor's Tree", "We grow Noor's tree.", "Noor's tree"),
        ("Fused Noor-Lund Trees", "We fuse Noor-Lund trees.", "fused Noor-Lund trees"),
        ("Fermi-Liquid-Like Tang Verse in Ontario", "", "Fermi-liquid-like Tang verse in Ontario"),
        ("Self-Taught Trees", "We grow Self-Taught trees.", "self-taught trees"),
        ("Segment, Track, and Count", "We Track trees.", "segment, track, and count"),
        ("Parsing Trees", "The Trees here, the Trees there, all trees.", "parsing trees"),
        (
            "Tree-Augmented Parsing for Verse",
            "We call it Tree-Augmented Parsing (TAP). It is Augmented Parsing (AP).",
            "tree-augmented parsing for verse",
        ),
        ("PARSING TREES WITH TGANS", "We call TGANs trees.", "parsing trees with TGANs"),
        ("MONTE CARLO PARSING, IN-DEPTH", "", "Monte Carlo parsing, in-depth"),
        ("GPT-9", "", "GPT-9"),
        ("Long verse and how Dante wrote it", "", "long verse and how Dante wrote it"),
    ],
)
def test_only_names_keep_their_capitals(title: str, text: str, running: str) -> None:
    assert running_case(title, text) == running
