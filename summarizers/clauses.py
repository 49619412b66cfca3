"""A question or a statement as what a sentence can speak of: *whether parsers lie*."""

from __future__ import annotations

import re
from collections.abc import Set

from summarizers.patterns import any_of, pattern
from summarizers.verbs import ACTS, MANNER, ORDERS, VERBS, third_singular

_MODALS = "can|could|will|would|should|may|might|must"
_ASKED = pattern(
    rf"(?P<ask>(?:how|why|what|when|where)(?: well| much| often| far| exactly)? )?"
    rf"(?P<aux>do|does|did|is|are|has|have|{_MODALS}) (?P<rest>\S+ .+)$"
)
_SPOKEN = pattern(r"(?:what|how|why|when|where|whether|who) [a-z]")
_INVERTED = pattern(
    r"\S+ (?:(?:\S+ )?(?:do|does|did|is|are|was|were)\b|(?:can|could|will|would|should)\b)"
)
_NEGATED = pattern(r"\b(?:not|cannot|never|no|nor)\b|n['’]t\b")
_COMPLEMENT = pattern(
    r"(?<=s )(?!(?:of|in|for|with|on|and|or|as|from|to|that|which|using|based)\b)(?=[a-z])"
)
_ONE_COMPLEMENT = pattern(
    r"(?<=\w )(?=(?:an?|the|all|more|less|really|still|truly|good|just|"
    r"changing|getting|becoming|doing)\b|(?:safe|ready|necessary|possible|robust|real|fair|secure|"
    r"reliable|useful|beneficial|enough)(?= (?:for|to|in|about)\b|$))"
)
_NEAR = 4
"""Among so many words, what is mostly a noun may be a question's verb."""
_WHAT_IS = pattern(r"what (?:is|are) (?=(?:the|an?)\b)")
_NOT_OF = r"(?!(?:of|for|in|to|by|with|from|at|on|that|about)\b)"
_EQUALS = pattern(
    r"(?P<subject>[^,:;]+?) (?:is|are) (?:(?:secretly|also|actually|just|implicitly|good) )?"
    rf"(?P<noun>an? .+|(?:{_NOT_OF}[\w-]+ ){{0,3}}"
    + any_of(
        r"""[\w-]+ers [\w-]+ors machines models compression learners optimi[sz]ation systems agents
        networks inference"""
    )
    + r"(?: (?:of|for|in|by|with|from|at|on|that)\b.*)?)$"
)
_NEEDS_NOUN = pattern(r".* (?:an?|the|of|for|in|on|with|to)$")
_IS = pattern(r"(.+?) (?:is|are|was|were|has|have|cannot|don['’]t|doesn['’]t) ")
_RELATIVE = pattern(r"\b(?:that|which|who|to|when|while|if|as|where|how|why|what|whether)\b")
_STATES = pattern(
    rf"(?P<subject>[^,:;]{{1,80}}?) (?:{MANNER} )?"
    rf"(?P<verb>(?:can|could|may|might|should|must) (?:be )?(?:\w+ly )?[\w-]+|(?:{ACTS})(?!-))"
    r"(?: |$)"
)
_ONE = pattern(
    r"an? (?:(?!(?:for|of|in|on|to|with|from|by|via|and|that|which|who)\b)[\w-]+ ?){2,5}"
)
"""A thing with nothing behind it."""
_DOES = pattern(r"(?P<subject>(?:[\w-]+ ){0,4}?[\w-]{2,}[^s\W]s) (?:\w+ly )?(?P<verb>[a-z-]+) \w")
"""A plural and what may be its verb."""


def asked(question: str) -> str:
    """A question without its mark as the clause that it asks after; empty where none is safe.

    >>> asked("Do Parsers Dream of Trees")
    'whether Parsers Dream of Trees'
    """
    what = _WHAT_IS.match(question)
    if what:
        return question[what.end() :]
    found = _ASKED.match(question)
    if found is None or found["rest"].lower().startswith("not "):
        return question if _SPOKEN.match(question) and not _has_auxiliary(question) else ""
    lead = (found["ask"] or "whether ").lower()
    clause = _in_order(found["aux"].lower(), found["rest"])
    return f"{lead}{clause}" if clause else ""


def _has_auxiliary(question: str) -> bool:
    return bool(_INVERTED.match(question))


def _in_order(auxiliary: str, rest: str) -> str:
    """Subject before verb: *parsers can count* for *can parsers count*."""
    if auxiliary == "do":
        return rest
    if auxiliary in ("is", "are"):
        split = (_COMPLEMENT if auxiliary == "are" else _ONE_COMPLEMENT).search(rest)
        return f"{rest[: split.start()]}{auxiliary} {rest[split.start() :]}" if split else ""
    words = rest.split(" ")
    at = _verb_at(words, ORDERS) or _verb_at(words[:_NEAR], VERBS)
    if not at or auxiliary in ("did", "has", "have"):
        return ""
    if auxiliary == "does":
        return " ".join([*words[:at], _third(words[at].lower()), *words[at + 1 :]])
    return " ".join([*words[:at], auxiliary, *words[at:]])


def _third(verb: str) -> str:
    return third_singular(verb)


def _verb_at(words: list[str], verbs: Set[str]) -> int:
    return next((at for at, word in enumerate(words) if at and word.lower() in verbs), 0)


def stated(statement: str) -> str | None:
    """A statement as what it is about; empty where no phrase is safe, ``None`` for no statement.

    *Parsing Is Compression* gives *Parsing as Compression*, *Trees Improve Parsers* gives *how
    Trees Improve Parsers*, *Trees Are Good* gives *Trees*.
    """
    found = _STATES.match(statement) or _DOES.match(statement)
    if found and _acts(found):
        return "" if _NEGATED.search(statement) else f"how {statement}"
    is_so = _IS.match(statement)
    if is_so and re.match(r"an? [\w-]+$", is_so[1]):
        return ""
    if is_so is None or not _is_subject(is_so[1]):
        return None
    if _NEGATED.search(statement):
        return ""
    equal = _EQUALS.match(statement)
    return f"{equal['subject']} as {equal['noun']}" if equal else is_so[1]


def _acts(found: re.Match[str]) -> bool:
    """Whether the subject goes with the verb: *parsers count*, *a parser can count*."""
    subject, verb = found["subject"], found["verb"].lower()
    many = subject.endswith("s") or " and " in subject
    one = _ONE.fullmatch(subject) is not None and verb.endswith("s")
    if not (one or _is_subject(subject)) or _NEEDS_NOUN.match(subject):
        return False
    if found.re is _DOES:
        return verb in ORDERS
    return many or verb.endswith("s") or " " in verb


def _is_subject(words: str) -> bool:
    """Whether ``words`` can do something: no order, no part of a relative clause."""
    first = words.split(" ")[0].lower()
    if first.endswith("ing") and " to " in words:
        return True
    return not _RELATIVE.search(words) and first not in ORDERS | {"a", "an"}
