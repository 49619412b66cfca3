"""Benchmark numbers: the newsletters hardly ever print them, so an adjunct of figures is cut."""

from __future__ import annotations

import re

from summarizers.patterns import any_of

_ABOUT = any_of(
    r"""up_to_ over_ more_than_ at_least_ an_average_of_ as_much_as_ nearly_ around_ approximately_
    about_ roughly_ an_additional_ ~_? ≈_? \+"""
)
_UNIT = (
    r"(?:%|‰|[x×](?!\w)|-?fold|times|percent(?:age)?(?: points?)?|points?|pp\b|dB|BLEU|mAP|F1|"
    r"ROUGE\S*)"
)
_AMOUNT = (
    rf"{_ABOUT}*\d[\d.,]*(?:\s?(?:[-–]|to|and)\s?\d[\d.,]*)?\s?{_UNIT}"
    r"(?: (?:absolute|relative(?! to)|points?|percentage points?|speed-?ups?|on average|"
    r"in absolute terms|respectively))*"
)
_ADJUNCTS = (
    re.compile(r"\s*\([^()]*\d[^()]*(?:%|[x×]|vs\.?|→|->|points?)[^()]*\)"),
    re.compile(
        rf",? (?:by|with (?:an? )?(?:gains?|improvements?|increases?|margins?) of) {_AMOUNT}"
        rf"(?:,? (?:and|to) (?:by )?{_AMOUNT})*(?=[\s,.;:)]|$)"
        r"(?! (?:of|in|the|for|points?)\b|(?:[^;:.]|\.(?=\d))*?,? and (?:by )?\+?\d| \(|"
        r" (?:on average )?[A-Z][\w@-]*[A-Z@]| (?:[a-z]+ ){0,2}(?:rates?|accuracy|scores?)\b)"
    ),
    re.compile(rf"(?<!:),? from {_AMOUNT} to {_AMOUNT}(?!.*(?:,| and) (?:from )?\d)"),
)
_MEASURED = re.compile(
    r"\d[\d.,]*\s?(?:%|‰|[x×](?!\w|\s?\d)|-?fold\b|times\b|percent|points?\b|pp\b|dB\b)"
    r"|\d\s?(?:→|->)\s?\d|(?<![\w.-])0?\.\d+(?![\dBMKT])|\b\d+\.\d+ (?:[A-Z]+\b|overall|score|on )"
    r"|\b(?:accuracy|score|F1|BLEU|mAP|AUC|AUROC|FID|RMSE|error) [^.\d]{0,15}\d+\.\d+"
)

_RELEASE = re.compile(
    r"\b(?:[Vv]ersion|[Rr]elease|(?!(?:Accuracy|AUC|AUROC|BLEU|F1|FID|MAP|RMSE|Score)\b)[A-Z]\w*) "
    r"\d+(?:\.\d+)+\b(?!\s?(?:%|‰|[x×]|percent|points?|pp\b|dB\b))"
)
"""What stands for a release, *version 0.26* or *Qwen 2.5*, measures nothing."""


def without_figures(text: str) -> str:
    """``text`` without its adjuncts of figures: *improves recall by 5%* as *improves recall*."""
    shorter = text
    for adjunct in _ADJUNCTS:
        shorter = adjunct.sub("", shorter)
    return text if shorter == text else re.sub(r",? respectively(?=[.,;])", "", shorter)


def measured_figures(text: str) -> int:
    """How many measured quantities ``text`` holds."""
    return len(_MEASURED.findall(_RELEASE.sub("", text)))
