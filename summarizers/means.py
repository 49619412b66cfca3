"""*We tackle this problem by proposing X* as *We propose X*: what was tackled stands elsewhere."""

from __future__ import annotations

import re

from summarizers.openings import TO_SERVE, WORKS
from summarizers.patterns import pattern
from summarizers.voice import third_singular

_MEANS = {
    "introducing": "introduce", "proposing": "propose", "presenting": "present",
    "developing": "develop", "designing": "design", "building": "build", "creating": "create",
    "constructing": "construct", "releasing": "release", "providing": "provide",
    "devising": "devise", "conducting": "conduct", "offering": "offer", "training": "train",
    "showing": "show", "demonstrating": "demonstrate", "studying": "study",
    "investigating": "investigate", "exploring": "explore", "analyzing": "analyze",
    "examining": "examine", "formulating": "formulate", "augmenting": "augment",
    "combining": "combine", "integrating": "integrate", "using": "use", "leveraging": "leverage",
    "learning": "learn", "adding": "add", "extending": "extend", "replacing": "replace",
    "separating": "separate", "splitting": "split", "aligning": "align",
    "applying": "apply", "adapting": "adapt", "incorporating": "incorporate", "treating": "treat",
    "generating": "generate", "decoupling": "decouple", "enabling": "enable", "letting": "let",
    "modeling": "model", "reformulating": "reformulate", "unifying": "unify",
    "selecting": "select", "collecting": "collect", "employing": "employ",
    "consolidating": "consolidate", "reviewing": "review", "categorizing": "categorize",
    "comparing": "compare", "defining": "define", "deriving": "derive", "evaluating": "evaluate",
    "identifying": "identify", "measuring": "measure", "organizing": "organize",
    "summarizing": "summarize", "surveying": "survey", "synthesizing": "synthesize",
    "simulating": "simulate", "testing": "test", "validating": "validate",
    "connecting": "connect", "converting": "convert", "optimizing": "optimize",
    "reducing": "reduce", "removing": "remove", "transforming": "transform",
}  # fmt: skip
_POINTED_AT = (
    r"(?:(?:all|both|each of|some of) )?(?:(?:this|that|these|those|such)(?: [\w'’-]+){1,5}|"
    r"(?:this|these|those)) "
)
_TO_AN_END = pattern(
    rf"(?P<actors>we|the authors|(?:this|the) {WORKS}) (?:\w+ly |also |further )*"
    rf"(?:(?:aims?|seeks?|attempts?|try|tries) to )?[a-z]+ {_POINTED_AT}"
    rf"(?:by|through) (?P<adverb>\w+ly )?(?P<means>{'|'.join(_MEANS)})\b"
)
_WHICH_SERVES = pattern(
    rf"\b(?P<which>that|which) (?P<serves>(?!is|was|has|does)[a-z]+?)(?P<s>s?) {_POINTED_AT}"
    rf"by (?P<adverb>\w+ly )?(?P<means>{'|'.join(_MEANS)})\b"
)
_TO_SERVE_BY = pattern(
    rf"\bto (?P<adverb>\w+ly )?{TO_SERVE} {_POINTED_AT}by (?P<by>\w+ly )?"
    rf"(?P<means>{'|'.join(_MEANS)})\b"
)


def straight_to_means(text: str) -> str:
    """*We tackle this problem by proposing X* as *We propose X*: what was tackled stands elsewhere.

    The problem must be pointed at (*this*, *these*); one that is named stays.
    """
    for end, means in (
        (_TO_AN_END, _means_alone),
        (_WHICH_SERVES, _means_of_which),
        (_TO_SERVE_BY, _to_means),
    ):
        text = end.sub(means, text, count=1)
    return text


def _to_means(found: re.Match[str]) -> str:
    return f"to {found['by'] or ''}{_MEANS[found['means'].lower()]}"


def _means_of_which(found: re.Match[str]) -> str:
    verb = _MEANS[found["means"].lower()]
    told = third_singular(verb) if found["s"] else verb
    return f"{found['which']} {found['adverb'] or ''}{told}"


def _means_alone(found: re.Match[str]) -> str:
    verb = _MEANS[found["means"].lower()]
    told = verb if found["actors"].lower() in ("we", "the authors") else third_singular(verb)
    return f"{found['actors']} {found['adverb'] or ''}{told}"
