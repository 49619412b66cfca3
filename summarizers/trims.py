"""Shorter ways to say a sentence: each trim cuts what the sentence can do without.

A trim takes a clean sentence and gives the shorter versions it knows, none of which says anything
that the sentence does not: adjuncts go, never a negation, a condition or a verb's object.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator

from summarizers.lists import breaks_a_list, points
from summarizers.openings import without_attribution, without_report
from summarizers.patterns import any_of, pattern
from summarizers.signs import VERB

MIN_WORDS = 5
"""A shorter rest is a fragment, not a sentence."""

Trim = Callable[[str], Iterator[str]]

_PARTICIPLES = any_of(
    """accelerating achieving addressing advancing aiming aligning allowing alleviating attaining
    avoiding boosting bridging bringing bypassing capturing combining comparing confirming
    consistently contributing covering creating cutting decreasing delivering demonstrating
    effectively eliminating emphasizing enabling encompassing encouraging enhancing ensuring
    establishing exceeding exhibiting exploiting exposing extending facilitating focusing forcing
    fostering generalizing giving guiding helping highlighting illustrating improving increasing
    indicating inspiring integrating introducing laying leading leaving letting leveraging limiting
    lowering maintaining making matching minimizing mitigating moving obtaining offering opening
    outperforming overcoming paving permitting pointing preserving preventing promoting proving
    providing pushing raising ranging reaching realizing reducing reflecting relying removing
    rendering representing requiring resulting retaining revealing saving scoring serving setting
    shedding showcasing showing significantly simplifying spanning speeding substantially
    suggesting supporting surpassing sustaining taking turning underscoring unifying unlocking
    using utilizing while yielding"""
)
_FURTHER_VERBS = any_of(
    """shows? demonstrates? achieves? proves? finds? evaluates? applies apply provides? validates?
    outperforms? improves? discuss(?:es)? compares? reports? verif(?:y|ies) illustrates?
    surpass(?:es)? obtains? exhibits? analy[sz]es? release investigates? present argue
    identif(?:y|ies) observe conduct perform derive establish(?:es)? test highlight reveals?
    yields? generali[sz]es?"""
)
_LINKS = any_of(
    """without_(?:any|the|an?|[a-z]+ing)(?![a-z]) instead_of rather_than as_opposed_to
    even_with even_in even_when despite
    regardless_of in_addition_to due_to because_of in_order_to at_the_same_time along_with
    together_with based_on inspired_by motivated_by
    according_to so_that so_as_to such_that at_no"""
)
_TAILS = tuple(
    re.compile(expression)
    for expression in (
        r",? (?:thus|thereby|hence|therefore|often|further) (?:\w+ly )?\w+ing\b[^;]*$",
        rf", (?:and )?{_PARTICIPLES}\b[^;]*$",
        r", (?:which|where|whose|(?:in|for|with|of|all of) which)\b[^;]*$",
        (
            r",? (?:and|but|while|whereas|though|although|yet|so)(?: \w+ly)?(?: \w+)? "
            r"(?:we|our|it|they|this|these|the results|the proposed|its|their)\b.*$"
        ),
        rf",? and (?:\w+ly )?{_FURTHER_VERBS}\b.*$",
        (
            r", (?:such as|including|e\.g\.,?|i\.e\.,?|especially|particularly|notably|namely|"
            r"for example|for instance|like)\b[^;]*$"
        ),
        r" (?:such as|including) [^;]*$",
        r",? as well as\b[^;]*$",
        r",? (?:compared|in comparison|relative|in contrast|similar) (?:to|with)\b[^;]*$",
        rf",? {_LINKS}\b[^;]*$",
        r",? (?:by|via|through|using|while|after|before) (?:\w+ly )?\w+ing\b[^;]*$",
        r",? (?:via|through|using|across|during) [^,;]*$",
        r";.*$",
        r":.*$",
        r"\s(?:—|–|--+)\s.*$",
        r", (?:and|but|or|while) [^,;]*$",
        r", (?:encompassing|including|covering|comprising|spanning):? \(?(?:1|i|a)\) .*$",
    )
)
_ACTIVITIES = any_of(
    r"""(?:\w+-)?learning (?:pre-?)?training reasoning forgetting prompting understanding processing
    modell?ing (?:\w+-)?tuning finetuning planning decoding sampling testing clustering parsing
    encoding embedding engineering computing programming editing routing pruning pretraining"""
)
"""Nouns that look like the verb of a clause that was cut."""
CUT_SHORT = pattern(
    rf"(?:(?<![\w-])(?:\w+ed|(?!{_ACTIVITIES}$)[\w-]+ing|"
    r"\w+ly|\w+able|\w+ible|\w+ful|\w+ous|perhaps|maybe|vs|\be\.g\.?|\bi\.e\.?|"
    + any_of(
        """not no never only if unless without cannot whether between neither both either hardly
        rarely few less more better rather than as so too such the an? of to and or in for by with
        on is are was were be been can could may might will would should must do does has have had
        that which who we it they this these from at into its their our show shows demonstrate
        demonstrates find finds argue argues prove suggest suggests observe reveal reveals consists?
        depends? rel(?:y|ies) aims? leads? due namely respect regard terms able well method approach
        framework model algorithm technique system paper work set number kind type class family way
        problem task scheme loss architecture strategy paradigm series variety range process novel
        new first learn known shown given made built found need requires? focus(?:es)? works
        performs? (?<!ive_)(?<!al_)results? propose introduce present develop study investigate
        explore consider
        essential critical crucial important necessary relevant different similar consistent
        equivalent specific unique robust common key helps? makes? allows? enables? while though
        although whereas when where because"""
    )
    + r")|[,:;(])$"
)
"""A rest that ends so has lost what its last word asks for."""
_LIMITED = pattern(r"\b(?:only|not|no|never|rarely|hardly|cannot|every|all|any)\b(?: \S+){0,6}$")
"""A rest that ends so may claim more than the whole did: what was cut set the limit."""
_BARE_DOING = re.compile(rf", (?!{_ACTIVITIES}\b)[a-z]+ing [a-z]+s$")
"""A participle of so few words was cut before what it says: *, setting boundaries*."""
_COMPARED = pattern(r"\b(?:much|far) (?:less|more|fewer|[a-z]+er)\b(?: [\w-]+){0,6}$")
"""A rest that ends so asks than what; *better* alone may stand."""
_DATE = r"(?:[A-Z][a-z]+\.? )?(?:\d{1,2},? )?(?:19|20)\d\d"
_BRACKETS = re.compile(
    rf"\s*\((?!\d\)|[ivx]+\)|[a-h]\)|{_DATE}\)|[A-Z][\w-]*[A-Z\d][\w-]*\))[^()]*\)(?! [A-Z])"
)
"""An aside: no number of a point, no date that tells two versions apart, no name for later use."""
_INSERTS = (
    re.compile(
        r", (?:which|(?:e\.g\.|i\.e\.|such as|including|for example|for instance))\b"
        r"[^,;:()]{3,80}(?!.*, (?:and|or) )(?!(?:, [^,;.]{2,60}){2,} (?:and|or) ), "
    ),
    re.compile(r"\s(?:—|–|--+)\s[^—–]{3,120}\s(?:—|–|--+)\s"),
    re.compile(
        r", (?:however|therefore|thus|moreover|furthermore|also|in turn|in particular|"
        r"respectively|in general|in practice|to some extent), "
    ),
)
_BEFORE_THE_ACTORS = pattern(
    r"(?:[^,;]+(?:, [^,;]+){0,3}), (?=(?:we|this|the authors|our|the proposed)\b)"
)
_OPENING_CLAUSE = pattern(
    any_of(
        r"""\w+ing by with for to in on from as at while when if although though despite given
        unlike since because based inspired motivated guided driven under through throughout due
        after before without compared across over within beyond besides instead rather alongside
        built drawing towards? upon via among contrary apart aside whereas once where"""
    )
    + r"\b"
)
_LEAD_IN = re.compile(r"^[A-Z]\w+ly, ")
_SUBORDINATE = pattern(r"(?:while|whereas|although|though|when|if|because|since|as|once)\b")
_SHORT_OPENING = 3
"""An opening of so few words is an adverb or the like, whatever it begins with."""
_MAIN_CLAUSE = re.compile(r"[^,]+, (?:\S+ ){2,}\S+")
"""What must follow an opening clause."""
_SERVING = any_of(
    r"""address\w* overcom\w+ tackl\w+ solv\w+ mitigat\w+ bridg\w+ alleviat\w+ fill\w* resolv\w+
    handl\w+ meet\w* remed\w+ circumvent\w* avoid\w* combat\w* clos\w+ exploit\w*"""
)
_DOING = r"(?:\w+ly )?\w+ing\b"
_LEANING_CLAUSE = pattern(
    r",? (?:(?:(?:in order )?to|that|which|for|thereby|thus) (?:(?:aims?|seeks?) to |\w+ly )?|"
    rf"(?:\w+ly )?(?=\w+ing\b)){_SERVING}(?: \w+ly)? "
    r"(?:all |both |each of )?(?:these|this|those|such|the (?:above|aforementioned|two))\b"
    rf"(?![^,;:.]* (?:by|through) {_DOING}[^,;:.]*, (?:and )?{_DOING})"
    r"[^,;:.]*?(?:(?=[,;.](?!\d))|(?= with (?:over|more than|about|around|nearly|\d)))"
)
_WANTS_MORE = pattern(
    r"\b(?:and|or|to|of|for|by|with|in|on|as|is|are|that|which|who|how|propos\w+|aim\w*|seek\w*|"
    r"need\w*|work\w*|focus\w*|used?|using|able|designed|method|approach|can|could|may|might|will|"
    r"would|should|show\w*|demonstrat\w+|finds?|found|argues?|proves?)$"
)
"""A rest that ends so is no sentence without its clause."""


def _without_opening(text: str) -> Iterator[str]:
    found = _BEFORE_THE_ACTORS.match(text)
    if found is not None and is_adjunct(found[0]):
        yield text[found.end() :]


def is_adjunct(opening: str) -> bool:
    """Whether the sentence can do without ``opening``: a longer one may be its main clause."""
    return _OPENING_CLAUSE.match(opening) is not None or len(opening.split()) <= _SHORT_OPENING


def _without_brackets(text: str) -> Iterator[str]:
    yield _BRACKETS.sub("", text)


def _without_inserts(text: str) -> Iterator[str]:
    for insert in _INSERTS:
        if (found := insert.search(text)) is not None:
            yield text[: found.start()] + " " + text[found.end() :]


def _without_tail(text: str) -> Iterator[str]:
    body = text.rstrip(".!? ")
    for tail in _TAILS:
        for found in every(tail, body):
            rest = body[: found.start()].rstrip(" ,;:—–")
            wrong = any(end.search(rest) for end in (CUT_SHORT, _LIMITED, _COMPARED, _BARE_DOING))
            if not wrong and not breaks_a_list(found[0], rest):
                yield rest + "."


def every(tail: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every match of ``tail``, overlapping ones too: each begins one tail."""
    at = 0
    while (found := tail.search(text, at)) is not None:
        yield found
        at = found.start() + 1


def without_leaning_clause(text: str) -> Iterator[str]:
    """``text`` without a clause such as *to address these challenges*, once for each."""
    for found in _LEANING_CLAUSE.finditer(text):
        rest = text[: found.start()].rstrip(" ,")
        if VERB.search(rest) and not _WANTS_MORE.search(rest):
            yield rest + text[found.end() :]


def _without_reporting(text: str) -> Iterator[str]:
    yield without_report(text)
    yield without_attribution(text)


SAFE: tuple[Trim, ...] = (
    _without_opening,
    _without_brackets,
    _without_inserts,
    without_leaning_clause,
    _without_tail,
)
"""What a sentence of a paragraph may lose."""
ALL: tuple[Trim, ...] = (*SAFE, _without_reporting)
"""What a sentence that stands alone may lose."""


def variants(text: str, trims: tuple[Trim, ...] = ALL, limit: int = 60) -> list[str]:
    """``text`` and its shorter versions, ``text`` first, at most ``limit``."""
    found = {text: None}
    queue = deque([text])
    while queue and len(found) < limit:
        current = queue.popleft()
        for shorter in (" ".join(s.split()) for trim in trims for s in trim(current)):
            if shorter not in found and _is_whole(shorter, text):
                found[shorter] = None
                queue.append(shorter)
    return list(found)[:limit]


def _is_whole(shorter: str, text: str) -> bool:
    """Whether the rest is a sentence still, with all of its numbered points or none."""
    clause = _LEAD_IN.sub("", shorter)
    if _OPENING_CLAUSE.match(clause) and not _MAIN_CLAUSE.match(clause):
        return False
    if _SUBORDINATE.match(clause) and not VERB.search(clause.partition(", ")[2]):
        return False
    return (
        len(shorter.split()) >= MIN_WORDS
        and balanced(shorter)
        and points(shorter) in (0, points(text))
    )


def balanced(text: str) -> bool:
    """Whether every bracket is closed in order and double quotes come in pairs."""
    closes, stack = {")": "(", "]": "[", "}": "{", "”": "“"}, []
    for mark in text:
        if mark in closes.values():
            stack.append(mark)
        elif mark in closes and (not stack or stack.pop() != closes[mark]):
            return False
    return not stack and text.count('"') % 2 == 0
