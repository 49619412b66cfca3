"""What a repository is as a phrase: where a list has its name already, or within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizers.deeds import SLOGAN, as_deed, done
from summarizers.definition import LOWER_CASE, YOU, definitions, english_description
from summarizers.described import plain_words
from summarizers.document import Document, Passage
from summarizers.noun_phrase import noun_phrase
from summarizers.patterns import pattern
from summarizers.predicates import as_noun, as_offer

_WHAT = pattern(
    r"(?:the repository holds |[^.,;:]{1,60}? (?:offers |is for (?=\w+ing ))|"
    r"[^.,;:]{1,60}?(?: \([^)]*\))? is "
    r"(?=(?:an?|the) ))(?P<what>.+)"
)
"""What the work is, behind what its definition begins with."""
_NAMED = re.compile(
    r"^(?:The |Program |Project )?[\w.+-]+(?: (?:for )?[A-Z.][\w.+-]*){0,4}(?: \([^()]*\))? is "
    r"(?=(?:an?|the) )"
)
"""A work's name, which a list of works has already."""
_IT_IS = pattern(r"it is (?!for\b|built\b|designed\b|intended\b|made\b|written\b)")
_YOURS = pattern(r"\byour?\b")
_SUBJECT = pattern(
    r"^(?:it|(?:this|the) (?:repo|repository|codebase)) "
    r"(?:(?:is(?: intended as| for(?= \w+ing\b))?|contains|holds|hosts|includes|offers|provides|"
    r"serves as) )?"
)
"""What a phrase does without."""


def in_a_phrase(document: Document, enough: int) -> tuple[str, Passage] | None:
    """What the repository is without its name, as a list of repositories has it.

    Its description, where that says anything in ``enough`` words; or else the phrase of its
    definition, or the description's title.
    """
    described = _described_phrase(document)
    is_plain = described is not None and not _YOURS.search(described[0])
    if described and is_plain and len(described[0].split()) >= enough:
        return described
    found = next(definitions(document, "It"), None)
    phrase = _phrase_of(*found, document) if found else ""
    if described and (YOU.search(phrase) or (is_plain and len(phrase) <= len(described[0]))):
        return described
    return (phrase, found[1]) if found and phrase else _described_title(document)


def within_a_sentence(document: Document) -> Iterator[str]:
    """What the repository is, as phrases that may stand in a sentence: *a parser for Welsh*."""
    name = document.title.rpartition("/")[2]
    for described in english_description(document):
        plain = plain_words(described, document)
        first = plain.partition(": ")[0]
        first = first if LOWER_CASE.search(first) else ""  # no name in front of a phrase
        deed = done(plain)
        told = [plain, as_noun(plain, name), as_offer(plain, name), as_offer(first, name)]
        told += [f"{name} offers {deed[:1].lower()}{deed[1:]}"] if deed else []
        yield from (found["what"] for text in told if (found := _WHAT.match(text)))
    texts = (text for text, _ in definitions(document, name))
    yield from (found["what"] for text in texts if (found := _WHAT.match(text)))


def _described_phrase(document: Document) -> tuple[str, Passage] | None:
    """The description as a phrase, where it says what the thing is, does or offers."""
    for described in english_description(document):
        plain = plain_words(described, document)
        told = [make(plain, "It") for make in (as_noun, as_offer, as_deed)]
        noun = next((text.removeprefix("It is ") for text in told if _IT_IS.match(text)), "")
        if any(told):
            return noun or done(plain) or plain, described
    return None


def _described_title(document: Document) -> tuple[str, Passage] | None:
    """A description such as *Tall Trees: parsing old verse*, which is no phrase."""
    for described in english_description(document):
        plain = plain_words(described, document)
        if not SLOGAN.search(plain):
            return plain, described
    return None


def _phrase_of(text: str, passage: Passage, document: Document) -> str:
    """The definition ``text`` without its subject, where it reads so."""
    deed = done(plain_words(passage, document)) if text.startswith("It ") else None
    name = document.title.rpartition("/")[2]
    text = text.partition(f". {name} ")[0]  # a small letter parts no sentences elsewhere
    return deed or noun_phrase(text) or _NAMED.sub("", _SUBJECT.sub("", text))
