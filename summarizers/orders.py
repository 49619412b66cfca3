"""Passages of a source that speak to the model which reads it, not to people."""

from __future__ import annotations

import re

_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:previous|prior|above|earlier|your|all)\b"
    r".{0,40}\b(?:instructions?|prompts?|rules|guidelines|directions)\b"
    r"|\b(?:system prompt|new instructions?|developer message)\s*:"
    r"|\byou (?:must|should|will|are to|shall) (?:now |only |always )*"
    r"(?:write|say|output|praise|respond|reply|answer|rate|recommend|mention|include)\b"
    r"|\b(?:ai|llm|language model|assistant|reviewer)s?(?: reading this)?[:,] (?:please |you )?"
    r"(?:write|say|output|praise|respond|reply|rate|recommend|mention|include|give|do not|ignore)\b"
    r"|^\W*(?:system|assistant|developer|user)\s*:\s*(?:please |now |always |only )*"
    r"(?:you|reply|respond|answer|say|output|print|write|ignore|praise|rate|give|do not|never)\b"
    r"|^\W*(?:please |now |always |just |only )*(?:reply|respond|answer|say|output|print|write) "
    r"(?:(?:only |just )?with (?:only|exactly|nothing but|the (?:single |exact )?word)"
    r"|only (?:with|the)|exactly|nothing but|the (?:single |exact )?word)\b"
    r"|<\|(?:im_start|system|user|assistant)\b|\[INST\]",
    re.IGNORECASE | re.DOTALL,
)

_TITLE_PART = re.compile(r"(?<=[:?!.])\s+")


def gives_orders(text: str) -> bool:
    """Whether ``text`` tells a model what to do, as a paper on such attacks may in good faith."""
    return _ORDER.search(text) is not None


def without_orders(title: str) -> str:
    """The parts of ``title`` that tell no model what to do; empty where all of it does."""
    kept = " ".join(part for part in _TITLE_PART.split(title) if not gives_orders(part))
    return "" if gives_orders(kept) else kept
