"""A README's list told in one sentence: what a colon announces, or what stands under *Features*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from summarizers.articles import article_for
from summarizers.cleaning import clean
from summarizers.deeds import SUBJECTLESS, done, has_verb
from summarizers.for_users import for_users
from summarizers.patterns import any_of, pattern
from summarizers.praise import without_praise
from summarizers.prose import Block, Form
from summarizers.running_case import running_case
from summarizers.sentences import Sentence, split_sentences
from summarizers.things import THING, own_words
from summarizers.verbs import is_plain, may_be_verb

_FEATURES = pattern(
    r"(?!.*\b(?:new|up ?coming|planned|future|more|other)\b)"
    r"[\W\d_]*(?:[^\W\d_][\w'’-]* ){0,3}(?:features?|highlights|capabilities)"
    r"(?: (?:of|include)\b[^:]{0,30})?[\W_]*$"
)
"""A heading under which stands what the work can do."""
_FOLLOWING = pattern(
    r",? (?:the|these) following(?: (?:key|main|high-level))?"
    r"(?: (?:features?|functionalit(?:y|ies)|capabilities|components|things))?$"
)
_HOLDS = pattern(
    r".*\b(?:(?P<open>includ(?:es?|ing)|features like|such as)|contains?|provides?|offers?|"
    r"supports?|implements?|it features|gives you|support for)$"
)
"""What things follow; where it is open how many, some of them do."""
_DOES = pattern(r".*\b(?:to|can)$")
"""What deeds follow."""
_COUNTED = pattern(r".*\b(?P<count>two|three|four|five)(?: [\w-]+){1,3}s(?: in [\w ]+)?$")
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
_TICK = re.compile(r"^\[[ xX]?\]\s*")
_LABEL = re.compile(r"(?P<label>[^:.,;—–()]{3,48}?)(?:\s*\([^()]*\))?(?::| [—–-])(?: |$)")
"""What an entry is headed by: *Fast search: …*."""
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_ENDS = re.compile(r"[.;:](?: |$)")
_NOUN = pattern(
    r"[\w/.+-]*(?:tion|sion|ment|ing|ity|ness|ance|ence|ship|sis|ism|ics|ors?|ure|age|(?<![us])s|"
    + any_of(
        """support apis? u?is? gui cli sdk cache mode search access syntax speech recovery web code
        data text interface codebase history memory layer language design template type engine
        server client library toolk?i?t? parser database control runtime replacement pipeline"""
    )
    + r")$"
)
"""A noun, by its look."""
_NO_NOUN = pattern(
    r"(?:fully|highly|easy|easily|fast|faster|simple|small|works?|no|not|"
    r"all|it|its|you|your|we|our|i|various|wide|many|several|integrated|scalable|more)\b|\d+%|"
    r".* available$"
)
_DETERMINED = pattern(r"(?:an?|the|any|every|each) ")
_LEAST = 2
"""Entries that make a list of features worth telling."""
_SHARE = 3
"""One in so many entries has to be fit to be told."""
_MOST, _MOST_WORDS = 4, 26
"""How many are told, and in how many words."""
_LONGEST_LEAD, _LONGEST_ENTRY = 22, 10
_FEW = 2
"""Words of which the first is hardly ever a verb, where nothing else says so."""

_Placed = tuple[int, str]


def told_lists(text: str, blocks: Sequence[Block]) -> dict[int, Sentence]:
    """The sentences that lists make, by the start of the block before each list."""
    found = {}
    for at, block in enumerate(blocks):
        entries = list(takewhile(lambda other: other.form is Form.ITEM, blocks[at + 1 :]))
        told = _told(text, block, entries) if len(entries) > 1 else None
        if told is not None:
            found[block.start] = told
    return found


def _told(text: str, block: Block, entries: Sequence[Block]) -> Sentence | None:
    if block.form is Form.HEADING and _FEATURES.match(text[block.start : block.end]):
        start, lead = block.start, ""
    elif block.form is Form.PARAGRAPH:
        last = split_sentences(text, block.start, block.end)[-1]
        start, lead = last.start, clean(last.text)
    else:
        return None
    phrases = [_bare(text[entry.start : entry.end]) for entry in entries]
    told = _features(phrases, text) if not lead else _announced(lead, phrases, text)
    if not told:
        return None
    sentence, place = told
    return Sentence(sentence, start, entries[place].end)


def _features(phrases: Sequence[str], text: str) -> tuple[str, int] | None:
    """*Features include sparse search, a cache and tree drawing*, and the last entry's place."""
    fit = list(_things(phrases, text))
    things = list(_told_first(iter(fit)))
    if len(things) < _LEAST or _SHARE * len(fit) < len(phrases):
        return None
    return f"Features include {_joined([thing for _, thing in things])}.", things[-1][0]


def _announced(lead: str, phrases: Sequence[str], text: str) -> tuple[str, int] | None:
    """*Lexa offers:* with what follows, and the last entry's place."""
    if not lead.endswith(":") or len(lead.split()) > _LONGEST_LEAD:
        return None
    lead = _FOLLOWING.sub("", lead[:-1])
    counted, holds, does = _COUNTED.match(lead), _HOLDS.match(lead), _DOES.match(lead)
    if not (counted or holds or does):
        return None
    fit = list(_deeds(phrases) if does else _things(phrases, text))
    told = list(_told_first(iter(fit)))
    if counted and (len(told) != len(phrases) or _COUNTS[counted["count"].lower()] != len(told)):
        return None
    if len(told) < 2 or _SHARE * len(fit) < len(phrases):
        return None
    is_open = holds is not None and holds["open"]
    more = () if is_open or len(told) == len(phrases) else ("more",)
    colon = ":" if counted and not holds else ""
    return f"{lead}{colon} {_joined([*(one for _, one in told), *more])}.", told[-1][0]


def _told_first(placed: Iterator[_Placed]) -> Iterator[_Placed]:
    """The first of them, as many as a sentence takes."""
    words = 0
    for count, (place, phrase) in enumerate(placed):
        words += len(phrase.split())
        if count == _MOST or words > _MOST_WORDS:
            return
        yield place, phrase


def _joined(phrases: Sequence[str]) -> str:
    """*one, another and a third*, with a comma more where one of them has an *and*."""
    *most, last = phrases
    comma = "," if len(most) > 1 or " and " in " ".join(phrases) else ""
    return f"{', '.join(most)}{comma} and {last}"


def _bare(entry: str) -> str:
    """What an entry is headed by, or its first sentence, without brackets and praise."""
    plain = _TICK.sub("", clean(entry))
    label = _LABEL.match(plain)
    first = label["label"] if label else _ENDS.split(_BRACKETS.sub("", plain))[0]
    return without_praise(re.sub(r"^[^\w\"“]+", "", first)).strip()


def _things(phrases: Sequence[str], text: str) -> Iterator[_Placed]:
    """Those that name a thing, as they stand within a sentence."""
    for place, phrase in enumerate(phrases):
        if _is_thing(phrase):
            first = phrase.split()[0]
            plain = running_case(phrase, text)
            plain = first + plain[len(first) :] if "/" in first else plain
            is_one = THING.fullmatch(own_words(plain)) and not _DETERMINED.match(plain)
            yield place, f"{article_for(plain)} {plain}" if is_one else plain


def _is_thing(phrase: str) -> bool:
    words = phrase.split()
    if not 1 <= len(words) <= _LONGEST_ENTRY or "," in phrase or for_users(phrase):
        return False
    noun = own_words(phrase).split()
    acts = done(phrase) or has_verb(phrase) or SUBJECTLESS.match(phrase) or _may_act(noun)
    return not (acts or _NO_NOUN.match(phrase)) and _NOUN.match(noun[-1]) is not None


def _may_act(noun: Sequence[str]) -> bool:
    """Whether an entry may tell what to do: *Scan old trees*, not *Scan caching*, *Task trees*."""
    return len(noun) > _FEW and noun[-1].endswith("s") and may_be_verb(noun[0].lower())


def _deeds(phrases: Sequence[str]) -> Iterator[_Placed]:
    """Those that tell what to do."""
    for place, phrase in enumerate(phrases):
        words = phrase.split()
        fits = 1 < len(words) <= _LONGEST_ENTRY and not for_users(phrase)
        if fits and is_plain(words[0].lower()):
            yield place, phrase[:1].lower() + phrase[1:]
