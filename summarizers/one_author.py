"""*I* told as *the author*: the one pronoun whose verb changes with it.

An *I* whose verb is not sure to come out right is left, and seen by :func:`speaks_as_one`: a
sentence that still says *I* is not printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizers.agreement import surely_joined
from summarizers.openings import capitalised
from summarizers.patterns import any_of, pattern
from summarizers.sentences import begins_sentence
from summarizers.signs import VERB
from summarizers.verbs import (
    MANNER,
    is_participle,
    is_past,
    is_plain,
    is_sure,
    plural_of,
    third_singular,
)

_I = re.compile(
    r"(?<![\w.'’/&^_*=+\\-])I(?![\w'’/&^_*=+(\\-])|(?<![\w.'’/-])I(?=['’](?:m|ve|ll|d)\b)"
)
"""An *I* by itself: none of *I/O*, *I-frames* and *I(X)*."""
_ADVERBS = (
    rf"(?P<adverbs>(?:(?:{MANNER}|also|always|again|almost|already|even|ever|first|further|hence|"
    r"here|just|later|more|never|next|not|now|often|once|only|perhaps|quite|rather|second|seldom|"
    r"since|sometimes|soon|still|then|therefore|third|thus|too|yet) ){0,3})"
)
_VERB = r"(?P<verb>[a-z]+(?:-[a-z]+)*(?:n['’]t)?)(?![\w'’-])"
_FOLLOWING = re.compile(
    rf"(?P<insert>, (?:too|therefore|thus|hence|however|instead|then|for one|in turn),)? "
    rf"{_ADVERBS}{_VERB}"
)
_CONTRACTED = re.compile(rf"['’](?P<short>m|ve|ll|d) (?={_ADVERBS}{_VERB}|)")
_CONTRACTIONS = {"m": "is", "ve": "has", "ll": "will"}
_NUMBERED = pattern(
    r"(?<!\bthis )(?<!\bthat )(?<!\bfirst )(?<!\bsecond )(?<!\blast )(?<!\bnext )\b"
    + any_of(
        """annex appendix axis bands? calculus categor(?:y|ies) chapters? class(?:es)? grades?
        \\w*systems? levels? modes? parts? periods? phases? sections? stages? tables? theorems?
        tiers? types? volumes? wars?"""
    )
    + r" $"
)
"""What counts in Roman numerals: *Type I*, *World War I*."""
_QUANTITY = pattern(
    r"\b"
    + any_of(
        """arms? cohorts? conditions? currents? domains? experiments? factors? functors?
        generations? graphs? groups? ideals? images? index information inputs? instances?
        integrals? intensity intervals? kinds? layers? matri(?:x|ces) models? operators? rates?
        regions? series sets? sites? spaces? steps? symbols? tasks? tracks? trials? variables?
        vectors? zones?"""
    )
    + r" $"
)
"""What is called *I* now and then, and may be what an *I* made: *the model I use*."""
_GOVERNING = pattern(
    r"\b" + any_of("at between by for from in into is are of on or over to via with") + r" $"
)
"""What no subject follows."""
_ASKING = pattern(r"\b(?:am|can|could|did|do|had|may|might|must|shall|should|was|will|would) $")
_SUBJECT_PLACE = pattern(
    r"(?:^|[,;:.!?—–(\[“\"‘'] ?|\b"
    + any_of(
        """after although and as because before but how if once since so than that though until
        what when where which while who whom why"""
    )
    + r" )$"
)
_CAPITAL = re.compile(r"(?<![\w'’-])(?=[^\sA-Z\d]*[A-Z\d])[\w'’-]+ $")
_OPENING = pattern(
    r"\b"
    + any_of(
        """after ago although and as because before but finally first here how if last later next
        now once recently since so then though today tomorrow until what when where while why
        yesterday \\w+ly \\d{4} times? moments? days? nights? weekends? weeks? months? years?
        morning evening summer winter spring (?:mon|tues|wednes|thurs|fri|satur|sun)day january
        february march april may june july august september october november december
        (?-i:articles?) (?-i:books?) (?-i:essays?) (?-i:notes?) (?-i:papers?) (?-i:posts?)
        (?-i:projects?) (?-i:reports?) (?-i:stud(?:y|ies)) (?-i:surveys?) (?-i:talks?)
        (?-i:thes[ie]s) (?-i:works?)"""
    )
    + r" $"
)
"""What a subject follows, also with a capital or in figures, when it opens a clause."""
_COMPOUND = re.compile(r"(?:^|[,;:] )(?P<other>[^,;:]*\w )and $")
_OBJECT = pattern(r" (?:by|from|in|at|on|with|to|over|for)\b")

_REACH = 300
"""Characters on each side of an *I* that say what it is."""
_MOST = 20
"""Nobody says *I* more often in a sentence, and each takes its time."""


@dataclass(frozen=True, slots=True)
class _Pronoun:
    """An *I* and what stands on both sides of it."""

    before: str
    after: str
    is_quoted: bool

    @classmethod
    def of(cls, text: str, found: re.Match[str], end: int) -> _Pronoun:
        """The *I* that was ``found`` in ``text``, with what stands near it up to ``end``."""
        before = text[: found.start()]
        is_quoted = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
        return cls(before[-_REACH:], text[found.end() : end], is_quoted)

    @property
    def following(self) -> re.Match[str] | None:
        """The adverbs and the verb that it has, if it is a subject."""
        return _FOLLOWING.match(self.after)


def speaks_as_one(text: str) -> bool:
    """Whether *I* stands in ``text`` and means somebody: *Type I* and a current *I* do not."""
    found = list(_I.finditer(text))
    pronouns = (_Pronoun.of(text, i, i.end() + _REACH) for i in found)
    return len(found) > _MOST or any(_is_somebody(pronoun) for pronoun in pronouns)


def as_the_author(text: str, author: str) -> str:
    """``text`` with each *I* as ``author``, where the verb that goes with it is sure.

    >>> as_the_author("I still use it, and I've never let it rest.", "the author")
    'The author still uses it, and the author has never let it rest.'
    """
    pronouns = list(_I.finditer(text))
    if len(pronouns) > _MOST:
        return text
    rest, end = "", len(text)
    # From the last to the first: the verbs of an *I* are those before the next.
    for found in reversed(pronouns):
        pronoun = _Pronoun.of(text, found, end)
        predicate = _predicate(pronoun) if _is_subject(pronoun) else None
        opens = begins_sentence(text, found.start())
        subject = capitalised(author) if opens else author
        rest = (found[0] + pronoun.after if predicate is None else subject + predicate) + rest
        end = found.start()
    return text[:end] + rest


def _is_somebody(pronoun: _Pronoun) -> bool:
    """Whether it is a person; what is not sure to be anything else is."""
    if pronoun.after[:1] in ("'", "’"):
        return True
    before, following = pronoun.before, pronoun.following
    if _NUMBERED.search(before):
        return False
    if _ASKING.search(before):
        return True
    if following is None:
        return before.endswith(("than ", "Than "))
    verb = following["verb"]
    if _GOVERNING.search(before) or (verb != "was" and plural_of(verb) is not None):
        return False
    if _QUANTITY.search(before):
        return is_plain(verb) or (is_past(verb) and not _is_participial(following))
    return is_sure(verb) or verb == "myself" or _SUBJECT_PLACE.search(before) is not None


def _is_subject(pronoun: _Pronoun) -> bool:
    """Whether it is sure to be the subject of the verb after it, alone and in nobody's quote."""
    before, following = pronoun.before, pronoun.following
    if not _is_somebody(pronoun) or _ASKING.search(before) or pronoun.is_quoted:
        return False
    compound = _COMPOUND.search(before)
    if _QUANTITY.search(before) or (compound and not VERB.search(compound["other"])):
        return False
    if _SUBJECT_PLACE.search(before) or _OPENING.search(before):
        return True
    return _CAPITAL.search(before) is None and not (following and _is_participial(following))


def _is_participial(following: re.Match[str]) -> bool:
    """Whether the verb may be a participle: *the rate I given by edges*."""
    after = following.string[following.end() :]
    return is_participle(following["verb"]) and _OBJECT.match(after) is not None


def _predicate(pronoun: _Pronoun) -> str | None:
    """What follows the subject, its verbs in the singular; ``None`` where one is not sure."""
    if contracted := _CONTRACTED.match(pronoun.after):
        auxiliary = _auxiliary(contracted)
        return auxiliary and f" {auxiliary} {pronoun.after[contracted.end() :]}"
    following = pronoun.following
    if following is None or not is_sure(following["verb"]):
        return None
    verb, rest = following["verb"], pronoun.after[following.end() :]
    told = surely_joined(rest) if is_plain(verb) else rest
    if told is None:
        return None
    return f"{following['insert'] or ''} {following['adverbs']}{third_singular(verb)}{told}"


def _auxiliary(contracted: re.Match[str]) -> str | None:
    """*has* for *'ve*, and whichever of *had* and *would* *'d* is sure to be."""
    short, verb = contracted["short"], contracted["verb"] or ""
    if short in _CONTRACTIONS:
        return _CONTRACTIONS[short]
    if is_participle(verb):
        return "had"
    return "would" if is_plain(verb) else None
