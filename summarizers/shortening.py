"""A phrase made short enough to stand in a line, cut where it does the least harm."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizers.patterns import any_of, pattern
from summarizers.verbs import ORDERS, VERBS, gerund

MAX_WORDS, MAX_LENGTH = 9, 90
"""A phrase that is longer is hard to take in between *from* and *to*; one word more may pass."""

_LLM = pattern(r"large language model(?P<many>s?)\b")
_WORKS = any_of(
    r"""frameworks? approach(?:es)? methods? systems? benchmarks? datasets? librar(?:y|ies) tools?
    toolkits? suites? stud(?:y|ies) surveys? reviews? analys[ei]s overview evaluations? family
    architectures? pipelines? algorithms? techniques? collections? guide look reports? introduction
    perspectives? case_study paradigms? strateg(?:y|ies) solutions? platforms? protocols? corpus
    challenges? recipes? set roadmap tale impacts? roles? effects? investigation exploration
    comparison instrument journey primer tutorial position implementation code repository project
    package app engine series way effectiveness efficiency outlook taxonomy catalog insights?
    explorations? applications? advances? trustworthiness performance benefits? limits? power
    experiments? lessons? findings? principles technology technologies space class ability term
    (?:large_)?(?:language_)?models? LLMs? version features? results? experience cookbook
    trade-?offs potential boundar(?:y|ies) landscape frontiers? factors? nature issues development
    examination recent_advances best_practices background attempt"""
)
"""What names a kind of work, or a side of it, but no subject."""
_WIDE = any_of(
    """agents? assistant data training learning networks? reasoning generation vision attention
    exploring improving enhancing understanding evaluating scaling building leveraging"""
)
_DESCRIBED = (
    r"(?:(?:an?|the) )?(?:(?:\w+ing|\w*(?:ive|al|ful|ic|able|ed|ent|ple|ast|ew|pen|lar|near)|large|"
    r"hybrid|and|"
    r"(?:open|general|large|multi|end|one|two|real|state)-[\w-]+) )*"
)
_HOLLOW = pattern(
    rf"{_DESCRIBED}{_WORKS}(?: and {_DESCRIBED}{_WORKS})?$|"
    r"(?:an?|the) [\w'’-]+ (?:guide|approach|perspective|way|case|report|exploration|look|study|"
    r"analysis|review|examination|introduction|overview)$"
)
_HOLLOW_OF = pattern(
    rf"(?!.*(?:models?|LLMs?)$){_DESCRIBED}{_WORKS} (?:of|on|into|for) "
    rf"(?:(?:the|current|existing) )?{_WORKS}$"
)
_DEED = any_of(
    """adding assessing building calling checking creating detecting developing doing enabling
    enhancing evaluating exploring finding generating getting giving improving making managing
    measuring providing removing running setting solving studying using writing"""
)
"""What is done to something, and says nothing without it."""
_HOLLOW_REST = pattern(
    rf"{_DESCRIBED}(?:{_WORKS}|{_WIDE})$|(?:an?|the) (?:[\w'’-]+ (?:{_WORKS}|{_WIDE})|\S+)$|"
    rf"{_DESCRIBED}[\w-]+ (?:of|on|into|for) (?:the )?{_WORKS}(?: and {_WORKS})?$|"
    rf"[\w-]+ing (?:the )?(?:{_WORKS}|{_WIDE})$|lessons from the \w+$|.* that \w+$|"
    rf"(?:(?:an?|the) way|learning) to \w+$|.*ing the (?:process|task)$|"
    rf".* for (?:acting|serving|{_DEED})$|"
    r".* between\b(?!.* and )|.* out$|.* as (?:the|an?) \w+$"
)
"""What is left of a phrase that lost its point when it was cut."""
_HALF = pattern(r"\b(?:cross|inter|intra|multi|non)-\w+$")
"""The first of two qualities: *for multi-tree* and multi-verse parsing."""
_DANGLING = pattern(
    r"(?:\s+(?:"
    + any_of(
        """of the a an and or for with & in on to by from via that as at using through its their is
        are under into towards? without between based while than beyond when how who what which
        be but such described"""
    )
    + r"))+$"
)
_LEFT_OVER = pattern(
    r",?\s+"
    + any_of(
        """specialized trained pre-trained designed aimed tailored built conditioned optimized
        grounded locally jointly inspired developed powered driven capable put able written hosted
        created collected required"""
    )
    + "$"
)
"""What asks for the words that were cut after it."""
_CUTS = (
    pattern(
        r"(\s(?:via|using|through|(?<!step )by|in|under|across|over|during|with|at|as|based on|"
        r"while|when|from|inspired by|towards?) )"
    ),
    pattern(
        r"(\s(?:for|on|that|which) |(?<=[sng])(?<!an)(?:,| and) "
        rf"|,? and (?=(?:{'|'.join(sorted(ORDERS))})\b))"
    ),
)
"""Where a phrase may end early, the places of least harm first."""
_LAST_CUT = pattern(r"(\sof )")
_TO_DO = re.compile(r" to (?P<verb>[a-z][\w-]+)\b")
_AND_DO = re.compile(r"^ and (?P<verb>[a-z-]+)\b")
_TOLD_TO = pattern(
    any_of("teach align learn encourag incentiviz allow enabl help forc ask how whether why")
)
_KEEPS_TO = pattern(
    r"\b(?:how|ways?|things?|able|learn\w*|ability|aim\w*|power|themselves|easy|hard|free|ready|"
    r"simple)$| for "
)
_FROM_TO = pattern(r"\s+from (?:[\w-]+ ){1,4}to (?:[\w-]+(?: |$)){1,4}$")
_CLAUSE = pattern(r"(?:whether|how|why|what|when) (?!to\b)")
_AUXILIARY = pattern(r"(?:is|are|can|could|may|might|will|would|should|has|have|was|were)$")
_CLOSED_LIST = pattern(
    r",? (?:and|or|&) [^,]*(?:, [a-z]+ing [^,]*)?$|^[^ ,]+, [^,]+$|^an? [\w-]+, "
)


def versions(phrase: str, *, cut_anywhere: bool = True) -> Iterator[str]:
    """``phrase`` as it is, if short enough, and made shorter; the fullest first.

    Without ``cut_anywhere`` only what says how or where it is done is cut.

    >>> next(versions("a parser to read the longest of trees in many languages without a grammar"))
    'a parser for reading the longest of trees'
    """
    shaped = _without_to(phrase)
    whole = dict.fromkeys((shaped, _abbreviated(shaped)))
    cuts = _CUTS if cut_anywhere else _CUTS[:1]
    shorter = [[version for form in whole for version in _cut(form, where)] for where in cuts]
    for found in (list(whole), *shorter):
        for words in (MAX_WORDS, MAX_WORDS + 1):
            yield from (version for version in found if _is_short(version, words))
    if cut_anywhere:
        yield from (one for one in _cut(list(whole)[-1], _LAST_CUT) if _is_short(one, MAX_WORDS))


def _abbreviated(phrase: str) -> str:
    """With *LLM* for *large language model*, but where it is set beside a small one."""
    if re.search(r"\bsmall (?:and|or|to)\b", phrase):
        return phrase
    return with_llm(re.sub(r"\ba (?=large language model\b)", "an ", phrase))


def with_llm(phrase: str) -> str:
    """``phrase`` with *LLM* wherever it says *large language model*."""
    return _LLM.sub(r"LLM\g<many>", phrase)


def is_hollow(phrase: str) -> bool:
    """Whether only a kind of work is named: *an efficient framework*, *large language models*.

    A long description in front of it says enough.
    """
    if _LLM.fullmatch(phrase) or _HOLLOW_OF.match(phrase):
        return True
    most = 4 if re.match(r"(?:an?|the) ", phrase) else 2
    return bool(_HOLLOW.match(phrase)) and (len(phrase.split()) <= most or " and " in phrase)


def dangles(phrase: str) -> bool:
    """Whether ``phrase`` ends in a word that leads on."""
    return bool(_DANGLING.search(phrase))


def _without_to(phrase: str) -> str:
    """*A parser for reading trees* instead of *a parser to read trees*."""
    phrase = _FROM_TO.sub("", phrase)
    found = _TO_DO.search(phrase)
    if not found or found["verb"] not in VERBS or _TOLD_TO.match(phrase):
        return phrase
    before, after = phrase[: found.start()], phrase[found.end() :]
    if _KEEPS_TO.search(before) or after.startswith(","):
        return phrase
    after = _AND_DO.sub(lambda more: f" and {_done(more['verb'])}", after)
    return f"{before} for {gerund(found['verb'])}{after}"


def _done(verb: str) -> str:
    return gerund(verb) if verb in VERBS else verb


def _cut(phrase: str, cuts: re.Pattern[str]) -> list[str]:
    """Shorter versions that end before one of ``cuts``, the longest first."""
    ends = [found.end() - len(found[1]) for found in cuts.finditer(phrase)]
    shorter = (_trimmed(phrase[:end]) for end in reversed(ends))
    return [version for version in shorter if _stands(version)]


def _trimmed(phrase: str) -> str:
    bare = _LEFT_OVER.sub("", _DANGLING.sub("", phrase))
    return _DANGLING.sub("", bare).rstrip(" ,")


def _stands(phrase: str) -> bool:
    """Whether what is left of a phrase still says what it is about."""
    whole = not _CLAUSE.match(phrase) or _has_verb(phrase)
    listed = "," not in phrase or bool(_CLOSED_LIST.search(phrase))
    return whole and listed and not (_HOLLOW_REST.match(phrase) or _HALF.search(phrase))


def _has_verb(clause: str) -> bool:
    """Whether a clause was not cut before its verb."""
    words = clause.split()[2:]
    return any({word, word.rstrip("s")} & VERBS or _AUXILIARY.match(word) for word in words)


def _is_short(phrase: str, words: int) -> bool:
    return len(phrase.split()) <= words and len(phrase) <= MAX_LENGTH
