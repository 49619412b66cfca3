"""Titles in lower case, names as they are."""

from __future__ import annotations

import pytest

from summarizers.running_case import running_case, terms_in_lower_case, with_names


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
        ("Inside the Quill Pen", "It is written by Quill Pen, in verse.", "inside the Quill Pen"),
        (
            "Inside the Quill Pen",
            "He has bought a Quill Pen. A quill is a pen.",
            "inside the quill pen",
        ),
        (
            "Deep Parsing of Trees",
            "There is much in Deep Parsing for them.",
            "deep parsing of trees",
        ),
        (
            "Lexa on Old Machines",
            "We say that Lexa is here: see https://lexa.example/lexa.",
            "Lexa on old machines",
        ),
        (
            "Ink-3.1-Nib-Max in Practice",
            "We use Ink-3.1-Nib-Max here.",
            "Ink-3.1-Nib-Max in practice",
        ),
        (
            "The Search for Artificial Life",
            "We look at Life in verse.",
            "the search for artificial life",
        ),
        ("Meta's Trees at Large", "The trees of verse are grown at Meta.", "Meta's trees at large"),
        ("Ink-3-Based Trees", "Trees are old.", "ink-3-based trees"),
        ("Long verse and how Dante wrote it", "", "long verse and how Dante wrote it"),
    ],
)
def test_only_names_keep_their_capitals(title: str, text: str, running: str) -> None:
    assert running_case(title, text) == running


@pytest.mark.parametrize(
    ("phrase", "running"),
    [
        ("memory for AI Agents in verse", "memory for AI agents in verse"),
        ("a Minimalistic theme", "a minimalistic theme"),
        ("an SDK for Quill Agents", "an SDK for Quill Agents"),
        ("a list of Large Language Models", "a list of large language models"),
        ("a framework for Tree Pruning and Grafting", "a framework for tree pruning and grafting"),
        ("a framework for Quill Pruning and Inking", "a framework for Quill Pruning and Inking"),
        ("Fully Local Quillo AI", "fully local Quillo AI"),
        ("a General Quillo-grown AI harness", "a general Quillo-grown AI harness"),
        ("a Stable Diffusion web UI", "a Stable Diffusion web UI"),
        ("a general Book Search Agent", "a general book search agent"),
        ("a Book Lexa", "a Book Lexa"),
        ("a Book", "a Book"),
        ("a Lexa-powered parser", "a Lexa-powered parser"),
        ("a tool for Lexa", "a tool for Lexa"),
    ],
)
def test_a_stray_term_loses_its_capital(phrase: str, running: str) -> None:
    assert terms_in_lower_case(phrase, "They search the book.") == running


def test_names_are_spelt_as_they_are_known() -> None:
    assert (
        with_names("a tool for lexa and lexan verse", ["Lexa"]) == "a tool for Lexa and lexan verse"
    )
