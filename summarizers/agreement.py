"""Verbs that agree with a subject whose number has changed: *we show* to *this paper shows*.

The verb beside its subject is :mod:`~summarizers.verbs`' matter. Here are those joined to it later
in the sentence, where nouns and infinitives look the same.
"""

from __future__ import annotations

import re

from summarizers.patterns import any_of, pattern
from summarizers.verbs import MANNER, NO_NOUNS, is_plain, plural_of, third_singular

SAID_OF_PAPERS = any_of(
    """address analy[sz]e apply argue compare consider contribute demonstrate derive describe
    design develop discuss establish evaluate examine explore extend find formali[sz]e formulate
    identify illustrate improve introduce investigate offer present propose prove provide
    reveal review revisit show study suggest survey tackle test"""
)
"""What papers do, as their authors do."""
_JOINED = any_of(
    """analy[sz]e apply argue compare demonstrate derive describe discuss establish evaluate examine
    explore find identify illustrate introduce investigate propose prove provide show suggest
    validate verify"""
)
_SECOND_VERB = pattern(rf"^(?P<and> and (?:\w+ly )?)(?P<verb>{SAID_OF_PAPERS})\b")
_LATER_VERB = re.compile(
    rf"(?P<and>, and (?:\w+ly |also |then )?)(?P<verb>{_JOINED})\b"
    rf"|(?P<and_that> and (?:\w+ly |also )?)(?P<verb_that>{_JOINED})(?= (?:that|how)\b)"
)
_MAYBE_VERB = re.compile(
    rf"(?P<and>(?:,? (?:and|or|but)|,)(?: then| also| {MANNER})? )(?P<verb>[a-z]+(?:-[a-z]+)*)"
    r"(?=(?P<comma>,?) (?P<next>\w+))"
)
_OBJECT = pattern(
    any_of(
        """an? all both each every five four her his how it its many my several some that the their
        them these this those three two what when where whether which who why"""
    )
    + r"$"
)
"""What follows a verb, and no noun."""
_ADJECTIVES_TOO = frozenset(["open-source"])
"""Verbs that describe a noun, too, and are none for sure but before an object."""
_CLAUSE = pattern(
    r"\b"
    + any_of(
        """as can could do does did help how if let make may might must not should that what when
        where whether which while who whose why will would"""
    )
    + r"\b"
)
"""Where one of these stands between, a later verb may be joined to another than the first."""
_MARK = re.compile(rf"(?<![\w'’-])(?:to (?:{MANNER} )?)?[a-z]+(?:-[a-z]+)*(?:n['’]t)?(?![\w'’-])")
_ONES = frozenset("does has is was".split())
_TAKE_PLAIN = frozenset(
    "are can could do have help let make makes may might must should were will would".split()
)
_REACH = 300
"""Characters before a later verb among which the verb stands that it is joined to."""
_PLURAL_SLIP = re.compile(r"\b([Ww]e (?:(?:\w+ly|also|first|then) )?)([a-z]+s)\b")


def surely_joined(rest: str) -> str | None:
    """``rest`` of a sentence after its verb, now of one subject, as are all verbs joined to it.

    ``None`` where one may be joined to another verb.
    """
    told, at = _LATER_VERB.sub(_joined_verb, _SECOND_VERB.sub(_joined_verb, rest)), 0
    while found := _MAYBE_VERB.search(told, at):
        goes_with_first = _is_joined_verb(found) and _goes_with_first(
            told[: found.start()][-_REACH:]
        )
        if goes_with_first is None:
            return None
        if goes_with_first:
            told = told[: found.start()] + _joined_verb(found) + told[found.end() :]
        at = found.end("and")
    return told


def _goes_with_first(between: str) -> bool | None:
    """Whether a plain verb after ``between`` is the first verb's companion.

    The nearest verb before it says so: after a plural and an infinitive the plain verb can stand as
    it is, after the verb of one it cannot. ``None`` where there is no verb that is sure.
    """
    marks = _MARK.findall(between)
    if not _CLAUSE.search(between) and not any(map(_is_infinitive, marks)):
        return True
    for mark in reversed(marks):
        if mark in _ONES or plural_of(mark) in NO_NOUNS:
            return True
        if mark in _TAKE_PLAIN or mark in NO_NOUNS or _is_infinitive(mark):
            return False
    return None


def _is_infinitive(mark: str) -> bool:
    return mark.startswith("to ") and is_plain(mark.rpartition(" ")[2])


def with_plain_plurals(text: str) -> str:
    """``text`` without the slip of *we uses*: a plural's verb is the plain one."""
    return _PLURAL_SLIP.sub(lambda found: found[1] + (plural_of(found[2]) or found[2]), text)


def _is_joined_verb(found: re.Match[str]) -> bool:
    """Whether a plain form is a verb for sure."""
    verb = found["verb"]
    has_object = not found["comma"] and _OBJECT.match(found["next"]) is not None
    is_verb = verb in NO_NOUNS and verb not in _ADJECTIVES_TOO
    return is_plain(verb) and (found.start() == 0 or has_object or is_verb)


def _joined_verb(found: re.Match[str]) -> str:
    verbs = (found[name] for name in ("verb", "verb_that") if name in found.re.groupindex)
    verb = next(verb for verb in verbs if verb)
    return found[0].removesuffix(verb) + third_singular(verb)
