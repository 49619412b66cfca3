"""A story as its summarizer reads it: clean sentences, each with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from newsletter.models import Candidate, Kind, Story
from summarizers.base import Part, source_parts
from summarizers.cleaning import clean
from summarizers.patterns import any_of, pattern
from summarizers.prose import Form, prose_blocks
from summarizers.sentences import Sentence, split_sentences

MAX_SENTENCES = 60
"""What stands later in a text is not about what is new."""
_MAX_WORDS = 90
_ENDS = re.compile(r"[.!?…][)\]\"'”’]*$")
_JUNK = pattern(
    any_of(
        r"""click_here subscribe newsletter sign_up follow_(?:us|me|our) join_(?:us|our) cookies?\b
        read_more share_this star_(?:this|the|us|our) give_(?:us|it)_a_star
        if_you_(?:like|enjoy|find|use|have_any) feel_free contact_us let_us_know stay_tuned
        pip_install git_clone npm_install docker_run \bconda\b see_below table_of_contents
        please_(?:cite|refer|see|consider|check|visit|feel|note) licensed?_under
        all_rights_reserved pull_requests? open_an_issue thanks?_(?:to|for)
        this_post_(?:was|first|originally) originally_(?:posted|published|appeared) press_release"""
    )
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


@dataclass(frozen=True, slots=True)
class Document:
    """What a blurb is written from."""

    title: str
    kind: Kind
    passages: tuple[Passage, ...]
    description: Passage | None = None

    @property
    def is_empty(self) -> bool:
        """Whether the source says nothing beyond its title."""
        return not self.passages and self.description is None


def read_document(story: Story) -> Document:
    """The sentences of the first of ``story``'s candidates that has a text, and its description."""
    parts = source_parts(story)
    described = _first_with(parts, "description")
    text = _first_with(parts, "text")
    return Document(
        title=clean(story.lead.title),
        kind=text.candidate.kind if text else story.lead.kind,
        passages=_passages(text) if text else (),
        description=_whole(described) if described else None,
    )


def _first_with(parts: list[Part], field: str) -> Part | None:
    return next((part for part in parts if part.field == field), None)


def _whole(part: Part) -> Passage | None:
    """The first sentence of a description."""
    found = split_sentences(part.text)[:1]
    passages = [_passage(sentence, part.start, 0, True) for sentence in found]
    return next((passage for passage in passages if re.search(r"\w", passage.text)), None)


def _passages(part: Part) -> tuple[Passage, ...]:
    found = (_passage(sentence, part.start, i, opens) for i, (sentence, opens) in _prose(part))
    usable = (passage for passage in found if _is_usable(passage.text, part.candidate))
    return tuple(islice(usable, MAX_SENTENCES))


def _prose(part: Part) -> Iterator[tuple[int, tuple[Sentence, bool]]]:
    """Every sentence of the part's prose by number, and whether it begins its block."""
    return enumerate(
        (sentence, place == 0)
        for block in prose_blocks(part.text, part.candidate.kind)
        if block.form is not Form.HEADING
        for place, sentence in enumerate(split_sentences(part.text, block.start, block.end))
    )


def _passage(sentence: Sentence, offset: int, index: int, opens_block: bool) -> Passage:
    return Passage(
        text=clean(sentence.text),
        start=offset + sentence.start,
        end=offset + sentence.end,
        index=index,
        opens_block=opens_block,
    )


def _is_usable(text: str, candidate: Candidate) -> bool:
    """Whether a sentence is whole, of a length to print, and about the thing itself."""
    words = text.split()
    if not 4 <= len(words) <= _MAX_WORDS or not _ENDS.search(text):
        return False
    if candidate.kind is not Kind.PAPER and _JUNK.search(text):
        return False
    letters = sum(character.isalpha() for character in text)
    return letters > 0.6 * len(text.replace(" ", ""))
