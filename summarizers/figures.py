"""Benchmark numbers: the newsletters hardly ever print them, so an adjunct of figures is cut."""

from __future__ import annotations

import re

_AMOUNT = (
    r"(?:up to |over |more than |at least |an average of |as much as |nearly |around |approximately |about |roughly |an additional |~ ?|≈ ?|\+)*"
    r"\d[\d.,]*(?:\s?(?:[-–]|to|and)\s?\d[\d.,]*)?\s?(?:%|‰|[x×](?!\w)|-?fold|times|percent(?:age)?(?: points?)?|points?|pp\b|dB|BLEU|mAP|F1|ROUGE\S*)"
    r"(?: (?:absolute|relative|points?|percentage points?|on average|in absolute terms|respectively))*"
)
_ADJUNCTS = (
    re.compile(
        rf",? (?:by|with (?:an? )?(?:gains?|improvements?|increases?|margins?) of) {_AMOUNT}(?:,? (?:and|to) (?:by )?{_AMOUNT})*(?=[\s,.;:)]|$)(?! (?:of|in|the|for)\b)"
    ),
    re.compile(r"\s*\([^()]*\d[^()]*(?:%|[x×]|vs\.?|→|->|points?)[^()]*\)"),
    re.compile(rf",? from {_AMOUNT} to {_AMOUNT}"),
)
MEASURED = re.compile(
    r"\d[\d.,]*\s?(?:%|‰|[x×](?!\w)|-?fold\b|times\b|percent|points?\b|pp\b|dB\b)|\b(?:accuracy|score|F1|BLEU|mAP|AUC|AUROC)\b[^.]{0,25}\b0?\.\d+"
)


def without_figures(text: str) -> str:
    """``text`` without its adjuncts of figures: *improves recall by 5%* as *improves recall*."""
    for adjunct in _ADJUNCTS:
        text = adjunct.sub("", text)
    return text


def measured_figures(text: str) -> int:
    """How many measured quantities ``text`` holds."""
    return len(MEASURED.findall(text))
