"""How each kind of blurb reads, told to a model: a card, and two examples of source and blurb.

The figures are the newsletters' own; the examples are written for this purpose.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsletter.issue import Format
from summarizers.base import Shape

PROMPT_VERSION = "1"
"""Counts up whenever a card, an example or the prompt around them changes: a cache key."""


@dataclass(frozen=True, slots=True)
class Example:
    """A source text and the blurb that it should get."""

    source: str
    blurb: str


@dataclass(frozen=True, slots=True)
class StyleCard:
    """What to write, and examples of it."""

    instructions: str
    examples: tuple[Example, ...]


RULES = """\
You write for a weekly newsletter on language technology, read by researchers and engineers.
- Use only what the source says. Every name, number and unit must stand in the source as you write \
it. Leave out what you are not sure of.
- Third person. Never "we", "our" or "I". The authors, the researchers or the organisation act.
- Plain, sober English. No hype, no question, no exclamation mark, no emoji.
- No benchmark figures unless they are the point of the work. Keep hedges such as "may" or "up to".
- Plain text only: no title, no list, no Markdown, no link, no quotation marks around it.
- Answer with the blurb and nothing else: no introduction, no comment, no word count."""

_PARSING_SOURCE = (
    "Parsing Questions into Steps\n\nQuestion answering systems often treat a complex question as "
    "one unit. We present a formalism that represents a question as an ordered list of steps, each "
    "in natural language. We release 10,000 questions annotated by crowd workers, and show that a "
    "parser trained on them helps open-domain question answering."
)
_TOKENIZER_SOURCE = (
    "swift-tokens\n\nFast tokenizers for training and production\n\nswift-tokens is a library of "
    "subword tokenizers written in Rust with bindings for Python and Node. It trains BPE and "
    "WordPiece vocabularies and keeps the alignment of every token with the original text. MIT "
    "licence."
)

_ITEM = StyleCard(
    "Write one paragraph. The first sentence says who did what and names the work: authors or "
    "organisation, then a verb such as published, released, proposes or introduces. Then what it "
    "is, how it works, what came of it, in that order.",
    (
        Example(
            _PARSING_SOURCE,
            "The authors present a formalism that represents a complex question as an ordered list "
            "of steps, each written in natural language. The release includes 10,000 questions "
            "annotated by crowd workers, and a parser trained on them helps open-domain question "
            "answering.",
        ),
        Example(
            _TOKENIZER_SOURCE,
            "swift-tokens is a library of subword tokenizers for training and production, written "
            "in Rust with bindings for Python and Node. It trains BPE and WordPiece vocabularies "
            "and keeps the alignment of every token with the original text.",
        ),
    ),
)
_MENTION = StyleCard(
    "Write one or two short sentences that make a reader look: what it is, and what it is for.",
    (
        Example(
            _PARSING_SOURCE,
            "A new formalism represents complex questions as ordered steps in natural language, "
            "with 10,000 annotated questions to train a parser on.",
        ),
        Example(
            _TOKENIZER_SOURCE,
            "swift-tokens offers subword tokenizers written in Rust for Python and Node, for "
            "training as well as production.",
        ),
    ),
)
_REPOSITORY = StyleCard(
    "Write one sentence without a subject: a noun phrase that says what the repository is, such as "
    "one that begins with A library, An approach, Code for, or A benchmark.",
    (
        Example(
            _PARSING_SOURCE,
            "A formalism that represents complex questions as ordered steps in natural language, "
            "with a parser trained on 10,000 annotated questions.",
        ),
        Example(
            _TOKENIZER_SOURCE,
            "A library of fast subword tokenizers in Rust with bindings for Python and Node.",
        ),
    ),
)
_TLDR = StyleCard(
    "Write one sentence that says what is new and what came of it, without background.",
    (
        Example(
            _PARSING_SOURCE,
            "Representing complex questions as ordered steps in natural language yields a parser "
            "that helps open-domain question answering.",
        ),
        Example(
            _TOKENIZER_SOURCE,
            "A Rust library of subword tokenizers that keeps every token aligned with its text.",
        ),
    ),
)
_CARDS = {
    Shape.ITEM: _ITEM,
    Shape.MENTION: _MENTION,
    Shape.REPOSITORY: _REPOSITORY,
    Shape.TLDR: _TLDR,
}
_VOICES = {
    Format.NLP_NEWSLETTER: "The tone is that of a colleague who read the paper and reports it.",
    Format.NLP_CYPHER: "The tone is brisk; the fewer words the better.",
}


def card_for(newsletter_format: Format, shape: Shape) -> StyleCard:
    """The card of a kind of blurb in a newsletter's voice."""
    card = _CARDS[shape]
    return StyleCard(f"{card.instructions} {_VOICES[newsletter_format]}", card.examples)
