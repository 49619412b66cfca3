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
from summarizers.furniture import is_one_line, without_titles
from summarizers.orders import gives_orders
from summarizers.patterns import any_of, pattern
from summarizers.post_summary import is_untold, says_nothing, told_summary
from summarizers.prose import Block, Form, prose_blocks
from summarizers.sentences import LONG_SENTENCE, Sentence, split_sentences
from summarizers.told_title import told_title

_TEASER = 600
"""A post's text of no more characters is no post, but what its feed says of it."""
MAX_SENTENCES = 60
"""What stands later in a text is not about what is new."""
_MIN_WORDS, _MAX_WORDS = 5, LONG_SENTENCE
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
_LABEL = pattern(
    r"(?:\w+ )?(?:papers?|data|code|models?|weights|demo|note|status|licen[cs]e|blog|docs|website|"
    r"update|edit|warning|tip|important)\s?[:,] |updated? (?:on )?(?:\w+ \d{1,2},? )?\d{4}: "
)
_FILE = re.compile(r"\b[\w.-]+/(?=[\s.,;:]|$)|\.(?:py|sh|md|ipynb|ya?ml|json|toml|txt|exe)\b")
_POINT = re.compile(r"\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])\) ")
"""One point of a list that began in an earlier sentence."""
_NUMBER = re.compile(
    r"^\d{1,2}\.\s+(?=[A-Z])|^(?:[^:]{3,60}:\s+)?[*•]\s+(?=[A-Z])|(?<=:)\s+\(?\d{1,2}[.)]$"
)
"""The number of an entry of a list within a paragraph, before its sentence or behind the last."""
_ENTRY = re.compile(r"^[A-Z][\w&/ -]{1,40}: (?=[A-Z])(?!An? |The )")
"""What an entry of a list of features is headed by: ``Trainers: Many methods are …``."""
_SHOWS = re.compile(r"(?:, as in (?:this|the following)\b[^,:]{0,30})?:$")
"""Before a picture, an example or a title, which the sentence does without."""
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
    r"\s*\([A-Z][\w'’]* (?:[\w'’-]+,? ){4}[^()]*\.\)"
)
"""What the authors say of themselves in brackets, and a whole sentence that stands there."""
_POINTS_AT = re.compile(
    r"\s*\((?:see )?(?:[Ff]ig(?:ure|\.)|[Tt]ab(?:le|\.)|left|right|top|bottom|above|below|here)\b"
    r"[^()]*\)"
)
"""A picture that is not printed."""
_ME = re.compile(r"\bme\b")
_US = pattern(r"(?:we|our)\b")
_WHERE = pattern(
    r"(?:all |the |our )?(?:\w+ )?(?:code|notebooks?|slides|data|weights|models?) (?:is|are) "
    r"(?:up |now |all |also )?(?:on|at|in) "
    r"(?:github|gitlab|hugging ?face|colab|kaggle|zenodo)\b[^,;]*$"
)
_PAID_FOR = pattern(
    r"(?:this|the|our) (?:[\w-]+ )?(?:work|project|research|study|paper|library) "
    r"(?:is|was|has been) (?:\w+ly )?(?:supported|funded|sponsored|financed) by\b"
)
_COMMAND = pattern(
    r"(?:(?:in|under|on|from|then|first|next)\b[^,;:]{0,40}, )?"
    + any_of(
        r"""add bring check click clone copy download edit enter_(?:your|the|an?) follow install
        join make_sure note open paste press raise read replace run see set star try use visit
        want"""
    )
    + r"(?= (?-i:[a-z\d\"'./`]))"
)
"""An order to the reader; with a capital after it, *Open Lexa* may be a name."""
_JUNK = pattern(
    r"\b"
    + any_of(
        r"""click_here subscribe newsletter sign_up follow_(?:us|me|our) join_(?:us|our) cookies?\b
        read_more share_this star_(?:this|the|us|our) give_(?:us|it)_a_star
        if_you_(?:like|enjoy|find|use|have_any) feel_free contact_us let_us_know stay_tuned
        see_the_(?:releases?|docs|website|wiki)
        pip_install git_clone npm_install docker_run \bconda\b see_below table_of_contents
        please licensed?_under (?:post|article|piece)_is_part_of back_to_articles
        update_on_github for_more_(?:information|details)
        all_rights_reserved pull_requests? open_an_issue (?:thanks?|thank_you)_for
        (?:many|special|big)_thanks
        this_(?:article|essay|piece|post|talk)_(?:was|first|originally)
        originally_(?:posted|published|appeared) press_release"""
    )
    + r"\b"
)


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
    readable = (p for p in passages if re.search(r"\w", p.text) and not _ME.search(p.text))
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
            p if _LISTS.search(p.text) else replace(p, text=_SHOWS.sub(".", p.text)) for p in found
        )
    usable = (passage for passage in found if _is_usable(passage.text, part.candidate))
    return tuple(islice(usable, MAX_SENTENCES))


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


def _is_for_users(text: str) -> bool:
    """Whether a README or post here tells what to do, where it is or who paid, not what it is."""
    openings = (_COMMAND, _LABEL, _WHERE, _PAID_FOR)
    anywhere = (_JUNK, _FILE, _ME)
    return any(rule.match(text) for rule in openings) or any(r.search(text) for r in anywhere)


def _is_usable(text: str, candidate: Candidate) -> bool:
    """Whether a sentence is whole, of a length to print, and about the thing itself."""
    words = text.split()
    if not _MIN_WORDS <= len(words) <= _MAX_WORDS or not _ENDS.search(text):
        return False
    if candidate.kind is not Kind.PAPER and (
        _is_for_users(text) or _LOST.search(text) or text.startswith("(") or _is_menu(words)
    ):
        return False
    if gives_orders(text) or _POINT.match(text) or _FIRST_PERSON_QUOTED.search(text):
        return False
    letters = sum(character.isalpha() for character in text)
    return letters > 0.6 * len(text.replace(" ", ""))
