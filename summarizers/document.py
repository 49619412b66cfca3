"""A story as its summarizer reads it: clean sentences, each with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from newsletter.models import Candidate, Kind, Story
from summarizers.base import Part, source_parts
from summarizers.bullets import told_lists
from summarizers.cleaning import clean
from summarizers.for_users import ME, instructs
from summarizers.furniture import is_one_line, without_titles
from summarizers.orders import gives_orders
from summarizers.own_name import opens_with_name
from summarizers.patterns import pattern
from summarizers.post_summary import is_untold, says_nothing, told_summary
from summarizers.prose import Block, Form, prose_blocks
from summarizers.sentences import LONG_SENTENCE, Sentence, split_sentences
from summarizers.signs import VERB
from summarizers.told_title import told_title

_TEASER = 600
"""A post's text of no more characters is no post, but what its feed says of it."""
MAX_SENTENCES = 60
"""What stands later in a text is not about what is new."""
_MIN_WORDS, _MAX_WORDS = 5, LONG_SENTENCE
_FEWEST, _OPENING = 3, 3
"""The words of the first sentence of a README, and how many of its sentences open it."""
_MENU_WORDS, _MENU_SHARE = 9, 0.65
"""So many words, so many of them with capitals, are no sentence."""
_MAX_CHARACTERS = 4000
"""A longer sentence is one endless word, or markup: it is not read, since rules take their time."""
_ENDS = re.compile(r"(?<!\.\.)[.!?][)\]\"'”’]*$")
"""A full stop that ends a whole sentence: a teaser's ellipsis does not."""
_ADDRESS = pattern(r"https?:|www\.|this https? ?url")
_LEFT_OPEN = pattern(
    r"\b(?:is|are|be|at|in|on|from|the|an?|see|to|of|for|by|with|and|or|here)[.!?]$"
)
_HOLE = pattern(
    r"\b(?:for|to|like|at|from|of|with|via|than|see|as)"
    r"(?:,(?= (?:which|that|where|and|but)\b)| (?=(?:is|are|was|can|will|which)\b))"
)
"""Where an address was the object of its sentence."""
_LOST = pattern(
    r"\b(?:through|via|at|from|with|by|of|into), (?![^,]*,? (?:and|or) )|"
    r"\bat and (?!(?:above|after|around|before|below|beyond|in|near|on|to)\b)"
)
"""Where a link or a picture was the object."""
_POINT = re.compile(r"\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])\) ")
"""One point of a list that began in an earlier sentence."""
_NUMBER = re.compile(
    r"^\d{1,2}\.\s+(?=[A-Z])|^(?:[^:]{3,60}:\s+)?[*•]\s+(?=[A-Z])|(?<=:)\s+\(?\d{1,2}[.)]$"
)
"""The number of an entry of a list within a paragraph, before its sentence or behind the last."""
_ENTRY = re.compile(r"^[A-Z][\w&/ -]{1,40}: (?=[A-Z])(?!An? |The )")
"""What an entry of a list of features is headed by: ``Trainers: Many methods are …``."""
_SHOWS = re.compile(
    r"(?:, as in (?:this|the following)\b[^,:]{0,30}|"
    r",? (?:as )?(?:described|introduced|presented|proposed) in (?:the|our|this) (?:[\w-]+ ){0,3}?"
    r"papers?)?:$"
)
"""Before a picture, an example or a title, which the sentence does without."""
_SEE = re.compile(r", see (?:also )?(?:the |our )?[^.,;:]{3,80}\.$")
"""Where more stands of what a sentence says."""
_LISTS = pattern(
    r"\b(?:follow(?:ing|s)|below|as|like|including|are|is|was|were|with|e\.g\.|for|of|to|on|in|from|"
    r"by|at|via|using|supports?|supported|provides?|includes?|contains?|offers?|ha(?:s|ve)|needs?|"
    r"requires?|can|you|goal|"
    r"(?:two|three|four|five|six|several|some|many|key|main|various)(?: [\w-]+){0,3} [\w-]+s):$"
)
"""Before a list, without which the sentence says too little."""
_FIRST_PERSON_QUOTED = re.compile(r"[\"“‘][^\"“”’]*\b(?:I|we|my|our|me)\b[^\"“”’]*[\"”’]")
_ASIDE = re.compile(
    r"\s*\((?:(?:We|Our|I) |what we\b)[^()]*(?:\([^()]*\)[^()]*)*\)|"
    r"\s*\([A-Z][\w'’]* (?:[\w'’-]+,? ){4}[^()]*\.\)|"
    r"\s*\((?i:pronounced|sounds like|read as)\b[^()]*\)|(?<=[.!?])\s*\([\w ]{3,40}\)$"
)
"""What the authors say of themselves in brackets, a whole sentence that stands there, how a name is
said, and what a link behind a sentence leads to.
"""
_POINTS_AT = re.compile(
    r"\s*\((?:see )?(?:[Ff]ig(?:ure|\.)|[Tt]ab(?:le|\.)|left|right|top|bottom|above|below|here)\b"
    r"[^()]*\)"
)
"""A picture that is not printed."""
_US = pattern(r"(?:we|our)\b")


@dataclass(frozen=True, slots=True)
class Passage:
    """One clean sentence and the span of :func:`~summarizers.base.source_text` it stands at."""

    text: str
    start: int
    end: int
    index: int
    """Its place among all sentences of the text, those that are passed over counted too."""
    opens_block: bool
    """Whether it begins a paragraph or list entry, so that none stands before it."""
    is_entry: bool = False
    """Whether it stands in a list."""
    sums_up: bool = False
    """Whether it is of the summary that its post's feed gives, or its title."""
    of_title: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What a blurb is written from."""

    title: str
    kind: Kind
    passages: tuple[Passage, ...]
    description: Passage | None = None
    """The first sentence of a description."""
    described: tuple[Passage, ...] = ()
    """The further ones, whose places count up to the text's first."""
    titled: Passage | None = None
    """A post's title, told in a sentence."""

    @property
    def is_empty(self) -> bool:
        """Whether the source has nothing beyond its title that can be printed."""
        return not (self.passages or self.description or self.titled)


def read_document(story: Story) -> Document:
    """The sentences of the first of ``story``'s candidates that has a text, and its description."""
    parts = source_parts(story)
    text = next((part for part in parts if part.field == "text"), None)
    described = _description(parts, text.candidate if text else story.lead)
    passages = _passages(text) if text else ()
    if described and described.candidate.kind is Kind.POST and passages:
        passages = (*_summary(described), *passages)
    elif text and _is_teaser(text):
        told = _as_summary(text, 0)
        passages = tuple(passage for passage in told if not says_nothing(passage.text))
    return Document(
        title=clean(story.lead.title),
        kind=text.candidate.kind if text else story.lead.kind,
        passages=passages,
        description=_whole(described) if described else None,
        described=_further(described) if described else (),
        titled=_titled(parts[0]) if text and text.candidate is story.lead else None,
    )


def _description(parts: list[Part], told: Candidate) -> Part | None:
    """What is said of the work that is told; a post's summary is of that post only."""
    found = (part for part in parts if part.field == "description")
    return next(
        (p for p in found if p.candidate.kind is not Kind.POST or p.candidate is told), None
    )


def _titled(title: Part) -> Passage | None:
    """A post's title as a sentence, which tells what the post is about where nothing else does."""
    told = told_title(title.candidate) if title.candidate.kind is Kind.POST else ""
    end = title.start + len(title.text)
    passage = Passage(told, title.start, end, -2, True, sums_up=True, of_title=True)
    return passage if told else None


def _is_teaser(text: Part) -> bool:
    """Whether a post's text is one short paragraph: what its feed says of it."""
    is_short = len(text.text) <= _TEASER and "\n\n" not in text.text
    return text.candidate.kind is Kind.POST and is_short and not is_one_line(text.text)


def _whole(part: Part) -> Passage | None:
    """The first sentence of a description."""
    found = split_sentences(part.text)[:1]
    passages = [_passage(sentence, part.start, 0, True) for sentence in found]
    readable = (p for p in passages if re.search(r"\w", p.text) and not ME.search(p.text))
    return next(readable, None)


def _summary(described: Part) -> Iterator[Passage]:
    """The sentences of a post's own summary, which says what the post is about."""
    # Counted up to -2, they keep the text's own counting, and nothing there goes on from them.
    found = _as_summary(described, -1 - len(split_sentences(described.text)))
    return (replace(p, sums_up=True) for p in found if not is_untold(p.text))


def _as_summary(part: Part, first: int) -> Iterator[Passage]:
    """The sentences of what a feed says of its post, counted from ``first`` on."""
    for place, sentence in enumerate(split_sentences(part.text)):
        passage = _passage(sentence, part.start, first + place, place == 0)
        told = replace(passage, text=told_summary(passage.text)) if passage.text else passage
        if _is_usable(told.text, part.candidate):
            yield told


def _further(part: Part) -> tuple[Passage, ...]:
    """What a description says behind its first sentence."""
    later = split_sentences(part.text)[1:]
    found = (_passage(s, part.start, i - len(later), False) for i, s in enumerate(later))
    return tuple(p for p in found if _is_usable(p.text, part.candidate) and not _US.match(p.text))


def _passages(part: Part) -> tuple[Passage, ...]:
    found = (
        replace(_passage(sentence, part.start, i, opens), is_entry=form is Form.ITEM)
        for i, (sentence, opens, form) in _prose(part)
    )
    if part.candidate.kind is not Kind.PAPER:
        found = (replace(p, text=_ENTRY.sub("", p.text)) if p.opens_block else p for p in found)
    if part.candidate.kind is Kind.REPOSITORY:
        found = (
            replace(
                p, text=_SEE.sub(".", p.text if _LISTS.search(p.text) else _SHOWS.sub(".", p.text))
            )
            for p in found
        )
        found = (_ended(p, part.candidate.title) if p.index < _OPENING else p for p in found)
    usable = (p for p in found if _is_usable(p.text, part.candidate, opens=p.index == 0))
    return tuple(islice(usable, MAX_SENTENCES))


def _ended(passage: Passage, title: str) -> Passage:
    """A README's opening line about its work, *Lexa reads verse*, with the full stop it lacks."""
    text = passage.text
    is_line = passage.opens_block and not passage.is_entry and re.search(r"[\w)]$", text)
    is_said = is_line and opens_with_name(text, title) and VERB.search(text)
    return replace(passage, text=f"{text}.") if is_said else passage


def _prose(part: Part) -> Iterator[tuple[int, tuple[Sentence, bool, Form]]]:
    """Every sentence of the part's prose by number, whether it begins its block, and the block's
    form.
    """
    blocks = prose_blocks(part.text, part.candidate.kind)
    lists = told_lists(part.text, blocks) if part.candidate.kind is Kind.REPOSITORY else {}
    is_glued = part.candidate.kind is Kind.POST and is_one_line(part.text)
    return enumerate(
        (
            without_titles(sentence) if is_glued else sentence,
            place == 0,
            block.form if block.form is not Form.HEADING else Form.PARAGRAPH,
        )
        for block in blocks
        for place, sentence in enumerate(_told(part.text, block, lists.get(block.start)))
    )


def _told(source: str, block: Block, told_list: Sentence | None) -> list[Sentence]:
    """The sentences of ``block``, the last one with the list that it announces."""
    if block.form is Form.HEADING:
        return [told_list] if told_list else []
    sentences = list(_sentences(source, block.start, block.end))
    return [*sentences[:-1], told_list] if told_list else sentences


def _sentences(source: str, start: int, end: int) -> Iterator[Sentence]:
    """The sentences of a block, the clauses of a long one each with a full stop of its own."""
    for sentence in split_sentences(source, start, end):
        is_clause = sentence.text.endswith(";") and sentence.end < end
        yield replace(sentence, text=sentence.text[:-1] + ".") if is_clause else sentence


def _passage(sentence: Sentence, offset: int, index: int, opens_block: bool) -> Passage:
    is_long = sentence.end - sentence.start > _MAX_CHARACTERS
    text = "" if is_long else _NUMBER.sub("", clean(_without_asides(sentence.text)))
    return Passage(
        text="" if _ADDRESS.search(sentence.text) and _is_broken(text) else text,
        start=offset + sentence.start,
        end=offset + sentence.end,
        index=index,
        opens_block=opens_block,
    )


def _without_asides(text: str) -> str:
    return _POINTS_AT.sub("", _ASIDE.sub("", text))


def _is_broken(text: str) -> bool:
    """Whether a sentence misses the address that was taken out of it."""
    return any(rule.search(text) for rule in (_LEFT_OPEN, _HOLE))


def _is_menu(words: list[str]) -> bool:
    """Whether they are headings and names one after another, as above a page's text."""
    capitals = sum(word[:1].isupper() for word in words)
    return len(words) >= _MENU_WORDS and capitals > _MENU_SHARE * len(words)


def _is_usable(text: str, candidate: Candidate, *, opens: bool = False) -> bool:
    """Whether a sentence is whole, of a length to print, and about the thing itself.

    What ``opens`` a README may be as short as a title: *Parsing of verse.*
    """
    words = text.split()
    fewest = _FEWEST if opens and candidate.kind is Kind.REPOSITORY else _MIN_WORDS
    if not fewest <= len(words) <= _MAX_WORDS or not _ENDS.search(text):
        return False
    if candidate.kind is not Kind.PAPER and (
        instructs(text) or _LOST.search(text) or text.startswith("(") or _is_menu(words)
    ):
        return False
    if gives_orders(text) or _POINT.match(text) or _FIRST_PERSON_QUOTED.search(text):
        return False
    letters = sum(character.isalpha() for character in text)
    return letters > 0.6 * len(text.replace(" ", ""))
