"""Shorter ways to say a sentence: each trim cuts what the sentence can do without.

A trim takes a clean sentence and gives the shorter versions it knows, none of which says anything
that the sentence does not: only adjuncts go, never a negation, a condition or a verb's object.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

MIN_WORDS = 5
"""A shorter rest is a fragment, not a sentence."""

Trim = Callable[[str], Iterator[str]]

_PARTICIPLES = (
    "accelerating|achieving|addressing|advancing|aiming|aligning|allowing|alleviating|attaining|"
    "avoiding|boosting|bridging|bringing|bypassing|capturing|combining|comparing|confirming|"
    "consistently|contributing|"
    "covering|creating|cutting|decreasing|delivering|demonstrating|effectively|eliminating|"
    "emphasizing|enabling|encompassing|encouraging|enhancing|ensuring|establishing|exceeding|"
    "exhibiting|"
    "exploiting|exposing|extending|facilitating|focusing|forcing|fostering|generalizing|giving|"
    "guiding|helping|highlighting|illustrating|improving|increasing|indicating|inspiring|"
    "integrating|introducing|laying|leading|leaving|letting|leveraging|limiting|lowering|"
    "maintaining|making|matching|minimizing|mitigating|moving|obtaining|offering|opening|"
    "outperforming|overcoming|paving|permitting|pointing|preserving|preventing|promoting|"
    "proving|providing|pushing|raising|ranging|reaching|realizing|reducing|"
    "reflecting|relying|removing|"
    "rendering|representing|requiring|resulting|retaining|revealing|saving|scoring|serving|"
    "setting|shedding|showcasing|showing|significantly|simplifying|spanning|speeding|"
    "substantially|suggesting|supporting|"
    "surpassing|sustaining|taking|turning|underscoring|unifying|unlocking|using|utilizing|"
    "while|yielding"
)
_TAILS = tuple(
    re.compile(pattern)
    for pattern in (
        r",? (?:thus|thereby|hence|therefore|often|further) (?:\w+ly )?\w+ing\b[^;]*$",
        rf", (?:and )?(?:{_PARTICIPLES})\b[^;]*$",
        r", (?:which|where|whose|in which|for which|with which|of which|all of which)\b[^;]*$",
        r",? (?:and|but|while|whereas|though|although|yet|so)(?: \w+ly)?(?: \w+)? (?:we|our|it|they|this|these|the results|the proposed|its|their)\b.*$",
        r",? and (?:\w+ly )?(?:shows?|demonstrates?|achieves?|proves?|finds?|evaluates?|applies|apply|provides?|validates?|outperforms?|improves?|discuss(?:es)?|compares?|reports?|verif(?:y|ies)|illustrates?|surpass(?:es)?|obtains?|exhibits?|analy[sz]es?|release|investigates?|present|argue|identif(?:y|ies)|observe|conduct|perform|derive|establish(?:es)?|test|highlight|reveals?|yields?|generali[sz]es?)\b.*$",
        r", (?:such as|including|e\.g\.,?|i\.e\.,?|especially|particularly|notably|namely|for example|for instance|like)\b[^;]*$",
        r" (?:such as|including) [^;]*$",
        r",? as well as\b[^;]*$",
        r",? (?:compared|in comparison|relative|in contrast|comparable|analogous|similar) (?:to|with)\b[^;]*$",
        r",? (?:without|instead of|rather than|as opposed to|even with|even in|even when|despite|regardless of|in addition to|in terms of|with respect to|due to|because of|in order to|in the context of|at the same time|along with|together with|based on|inspired by|motivated by|according to|so that|so as to|such that|at no)\b[^;]*$",
        r",? (?:by|via|through|using|while|after|before) (?:\w+ly )?\w+ing\b[^;]*$",
        r",? (?:via|through|using|across|over|on|with|at|under|for|during|in) [^,;]*$",
        r",? in order to [^,;]*$",
        r" that [^;]*$",
        r";.*$",
        r":.*$",
        r"\s(?:—|–|--+)\s.*$",
        r", (?:and|but|or|while) [^,;]*$",
    )
)
_NEEDED_BEFORE_TAIL = re.compile(
    r"(?:\b(?:not|no|never|only|if|unless|without|cannot|whether|between|neither|both|either|"
    r"hardly|rarely|few|less|more|better|rather|than|as|so|too|such|the|a|an|of|to|and|or|in|for|"
    r"by|with|on|is|are|was|were|be|been|can|could|may|might|will|would|should|must|do|does|"
    r"has|have|had|that|which|who|we|it|they|this|these|from|at|into|its|their|our|"
    r"show|shows|demonstrate|demonstrates|find|finds|argue|argues|prove|suggest|suggests|"
    r"observe|reveal|reveals|called|named|consists?|depends?|relies|rely|aims?|leads?|"
    r"based|due|namely|respect|according|regard|terms|able|well|compared|\w+ed|\w+ing|\w+ly|used|"
    r"method|approach|framework|model|algorithm|technique|system|paper|work|set|number|kind|"
    r"type|class|family|way|problem|task|scheme|loss|architecture|strategy|paradigm|series|"
    r"variety|range|process|novel|new|first|learn|learned|known|shown|given|made|built|found|"
    r"trained|need|require|requires|focus|focuses|work|works|perform|performs|result|results|"
    r"propose|introduce|present|develop|study|investigate|explore|consider)|[,:;(])$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_INSERTS = (
    re.compile(
        r", (?:which|e\.g\.|i\.e\.|such as|including|for example|for instance)[^,;:()]{3,80}, "
    ),
    re.compile(r"\s(?:—|–|--+)\s[^—–]{3,120}\s(?:—|–|--+)\s"),
    re.compile(
        r", (?:however|therefore|thus|moreover|furthermore|also|in turn|in particular|"
        r"respectively|in general|in practice|to some extent), "
    ),
)
_OPENINGS = re.compile(
    r"^(?:[^,;]+(?:, [^,;]+){0,3}), (?=(?:we|this|the authors|our|the proposed)\b)", re.I
)
_REPORTED = re.compile(
    r"^(?:[^,;:]{0,80}?)\b(?:shows?|demonstrates?|finds?|proves?|observes?|reveals?|suggests?|indicates?|"
    r"found|showed|argues?|confirms?|verif(?:y|ies)) that,? (?=\w)",
    re.I,
)


def _without_tail(text: str) -> Iterator[str]:
    body = text.rstrip(".!? ")
    for tail in _TAILS:
        for found in _every(tail, body):
            rest = body[: found.start()].rstrip(" ,;:—–")
            if not _NEEDED_BEFORE_TAIL.search(rest):
                yield rest + "."


def _every(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    at = 0
    while (found := pattern.search(text, at)) is not None:
        yield found
        at = found.start() + 1


def _without_brackets(text: str) -> Iterator[str]:
    rest = _BRACKETS.sub("", text)
    if rest != text:
        yield rest


def _without_inserts(text: str) -> Iterator[str]:
    for insert in _INSERTS:
        if (found := insert.search(text)) is not None:
            yield text[: found.start()] + " " + text[found.end() :]


def _without_opening(text: str) -> Iterator[str]:
    if (found := _OPENINGS.match(text)) is not None:
        yield text[found.end() :]


def _reported(text: str) -> Iterator[str]:
    if (found := _REPORTED.match(text)) is not None:
        yield text[found.end() :]


TRIMS: tuple[Trim, ...] = (
    _without_opening,
    _without_brackets,
    _without_inserts,
    _without_tail,
    _reported,
)


def variants(text: str, limit: int = 60) -> list[str]:
    """``text`` and its shorter versions, ``text`` first, at most ``limit``."""
    found = {text: None}
    queue = [text]
    while queue and len(found) < limit:
        current = queue.pop(0)
        for trim in TRIMS:
            for shorter in trim(current):
                shorter = " ".join(shorter.split())
                if shorter not in found and len(shorter.split()) >= MIN_WORDS and balanced(shorter):
                    found[shorter] = None
                    queue.append(shorter)
    return list(found)[:limit]


def balanced(text: str) -> bool:
    """Whether every bracket is closed and double quotes come in pairs."""
    return (
        all(text.count(a) == text.count(b) for a, b in ("()", "[]", "{}", "“”"))
        and text.count('"') % 2 == 0
    )
