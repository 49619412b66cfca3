"""*We tackle this problem by proposing X* as *We propose X*: what was tackled stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable

from summarizers.openings import TO_SERVE, WORKS
from summarizers.patterns import pattern
from summarizers.verbs import third_singular

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
    "joining": "join", "extracting": "extract", "retrieving": "retrieve", "breaking": "break",
    "refining": "refine", "filtering": "filter",
    "reducing": "reduce", "removing": "remove", "transforming": "transform",
    "adopting": "adopt", "assessing": "assess", "benchmarking": "benchmark",
    "characterizing": "characterize", "considering": "consider", "decomposing": "decompose",
    "discussing": "discuss", "establishing": "establish", "estimating": "estimate",
    "exploiting": "exploit", "focusing": "focus", "formalizing": "formalize",
    "implementing": "implement", "injecting": "inject", "minimizing": "minimize",
    "performing": "perform", "proving": "prove", "quantifying": "quantify",
    "scaling": "scale", "utilizing": "utilize", "viewing": "view",
}  # fmt: skip
_POINTED_AT = (
    r"(?:(?:all|both|each of|some of) )?(?:(?:this|these|those|such)(?: [\w'’-]+){1,5}|"
    r"(?:this|these|those)|that (?:gap|problem|challenge|issue|limit(?:ation)?|question|need)|"
    r"the (?:gaps?|limitations?|shortcomings?|challenges?|issues?|problems?)) "
)
"""*That* before few nouns only: after *we find* it begins a clause with a subject of its own."""
_ANY_MEANS = "|".join(_MEANS)
_A_MEANS = rf"(?P<adverb>\w+ly )?(?P<means>{_ANY_MEANS})\b"
_TO_AN_END = pattern(
    rf"(?P<actors>we|the authors|(?:this|the|our) {WORKS}) (?:\w+ly |also |further )*"
    rf"(?:(?:aims?|seeks?|attempts?|try|tries) to )?[a-z]+ {_POINTED_AT}(?:by|through) {_A_MEANS}"
)
_WHICH_SERVES = pattern(
    rf"\b(?P<which>that|which) (?!is|was|has|does)[a-z]+?(?P<s>s?) {_POINTED_AT}by {_A_MEANS}"
)
_TO_SERVE_BY = pattern(rf"\bto (?:\w+ly )?{TO_SERVE} {_POINTED_AT}by {_A_MEANS}")
_JOINED = re.compile(rf"(?P<link>,? (?<!ing )and |, ){_A_MEANS}")
"""A further means; two nouns such as *training and testing* are none."""
_UNTURNED = re.compile(
    rf"(?:(?:,? and|,) (?:\w+ly )?(?:{_ANY_MEANS})\b)*"
    rf"(?:,? and|,) (?:\w+ly )?(?!(?:{_ANY_MEANS})\b)\w+ing\b"
)
"""A list of means with one whose plain form is not known."""


def straight_to_means(text: str) -> str:
    """*We tackle this problem by proposing X* as *We propose X*: what was tackled stands elsewhere.

    The problem must be pointed at (*this*, *these*); one that is named stays.
    """
    for end in (_TO_AN_END, _WHICH_SERVES, _TO_SERVE_BY):
        found = end.search(text)
        if found is not None and _UNTURNED.match(text, found.end()) is None:
            text = text[: found.start()] + _direct(found, text[found.end() :])
    return text


def _direct(found: re.Match[str], rest: str) -> str:
    parts = found.groupdict()
    told = third_singular if _is_one(parts) else str
    who = parts.get("actors") or parts.get("which") or "to"
    verb = told(_MEANS[found["means"].lower()])
    return f"{who} {parts['adverb'] or ''}{verb}{_further_means(rest, told)}"


def _is_one(parts: dict[str, str | None]) -> bool:
    """Whether the verb takes an *s*: *this paper shows*, *a parser which shows*."""
    if actors := parts.get("actors"):
        return actors.lower() not in ("we", "the authors")
    return bool(parts.get("s"))


def _further_means(rest: str, told: Callable[[str], str]) -> str:
    """The rest, with *, adding X and joining Y* in the form of the first means."""
    joined = [found.end() for found in _JOINED.finditer(rest) if "and" in found["link"]]
    if not joined:
        return rest
    return (
        _JOINED.sub(
            lambda found: f"{found['link']}{found['adverb'] or ''}{told(_MEANS[found['means']])}",
            rest[: joined[-1]],
        )
        + rest[joined[-1] :]
    )
