"""Names as claims: people, organisations, models, data sets, acronyms, identifiers, addresses.

A name is what is written like one: a capital where none is due, capitals or digits inside, an
underscore, a web address. It is in the source when it stands there whole, whatever its case and
hyphens: ``GPT-4`` is not in ``GPT-4o``, nor ``Jane Smith`` in ``Jane Doe and John Smith``.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from newsletter.function_words import FUNCTION_WORDS
from summarizers.words import HOUSE_WORDS, OPENING_VERBS, fold, stem

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"']+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|ai|dev|edu|gov|co)\b"
    r"(?:/[^\s<>\"']*)?"
)
_TOKEN = re.compile(r"[^\W_](?:[\w+#]|[-.'&@:](?=\w))*")
_SENTENCE_START = re.compile(r"^[\W_]*$")
_AFTER_COLON = re.compile(r"[:;.!?]\s*[\"'(\[]*$")
_QUANTITY_TOKEN = re.compile(
    r"[\d.,]+(?:[kKMBTx×%]|bn|mn|ms|ns|s|h|[KMGT]i?B|[kMG]?Hz)?(?:-[a-z]+)*(?:-[\d.]+\w*)*"
)
_INFLECTED = re.compile(r"[A-Z][a-z]+(?:ing|ed|ly)")
_QUOTED = re.compile(r'"([^"]+)"')
_VARIANTS = frozenset(
    "base large small tiny mini medium huge nano micro turbo pro flash lite instruct chat "
    "preview uncased cased distilled".split()
)
"""Suffixes that make another model of it: ``RoBERTa-base`` is not ``RoBERTa-large``."""
MAX_NAME_CHARACTERS = 200
"""What is longer is no name, and would be slow to look for."""
_MIN_QUOTED_WORDS = 3
_PARTS = re.compile(r"[\s-]+|(?<=[A-Za-z])(?=\d)")
_BETWEEN_PARTS = r"[\s-]*(?:[A-Z]\.\s*)*"
"""A space, a hyphen or nothing, and initials: ``John Smith`` is ``John R. Smith``."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A token that may be (part of) a name, and where it stands."""

    text: str
    start: int
    end: int
    opens: bool
    """Whether a capital is due here, so that it says nothing."""


class Register:
    """What a source names, ready to be asked for one name after another."""

    def __init__(self, text: str, others: Collection[str] = ()) -> None:
        self._text = fold("\n".join([text, *others]))
        self._lower = self._text.lower()
        self._stems = {stem(word) for word in re.findall(r"\b[a-z]+\b", self._text)}

    def has(self, name: str) -> bool:
        """Whether ``name`` stands in the source as a whole name."""
        plain = fold(name)
        if len(plain) > MAX_NAME_CHARACTERS:
            return False
        singular = plain[:-1] if len(plain) > 3 and re.search(r"[^s]s$", plain) else plain
        parts = [re.escape(part) for part in _PARTS.split(singular) if part]
        body = _BETWEEN_PARTS.join(parts)
        exact = plain.lower() in FUNCTION_WORDS  # ``US`` is not ``us``
        pattern = re.compile(
            rf"(?<![^\W_]){body}(?:'?s)?(?!\w)(?!\.\d)", re.NOFLAG if exact else re.IGNORECASE
        )
        return any(not _cut_out(self._text, found) for found in pattern.finditer(self._text))

    def has_word(self, word: str) -> bool:
        """Whether ``word`` stands in the source in lower case, in any inflection."""
        return stem(word.lower()) in self._stems

    def quotes(self, phrase: str) -> bool:
        """Whether ``phrase`` stands in the source word for word, whatever its case."""
        squeezed = " ".join(re.findall(r"\w+", fold(phrase).lower()))
        return squeezed in " ".join(re.findall(r"\w+", self._lower))


def _cut_out(text: str, found: re.Match[str]) -> bool:
    """Whether the match is a piece of a longer hyphenated name (``BERT`` of ``Multi-BERT``)."""
    before, after = text[max(0, found.start() - 2) : found.start()], text[found.end() :][:2]
    return bool(re.search(r"[A-Z0-9]-$", before) or re.match(r"-[A-Z0-9]", after))


def unsupported_names(sentence: str, register: Register) -> list[str]:
    """A phrase for each name, address or quotation in ``sentence`` that the source lacks."""
    text = fold(sentence)
    faults = [
        f"the quotation “{found[1]}” is not in the source"
        for found in _QUOTED.finditer(text)
        if len(found[1].split()) >= _MIN_QUOTED_WORDS and not register.quotes(found[1])
    ]
    faults += [
        f"the address “{found[0]}” is not in the source"
        for found in _ADDRESS.finditer(text)
        if not register.quotes(found[0])
    ]
    plain = _ADDRESS.sub(lambda found: " " * len(found[0]), text)
    names = _phrases(plain, register)
    return faults + [f"“{name}” is not in the source" for name in names if not register.has(name)]


def _phrases(text: str, register: Register) -> list[str]:
    """The names of ``text``; neighbours with one space between them make one name."""
    phrases: list[str] = []
    last: _Token | None = None
    for token in _tokens(text):
        named = _named_part(token, register)
        if not named:
            last = None
            continue
        if last and text[last.end : token.start] == " ":
            phrases[-1] += f" {named}"
        else:
            phrases.append(named)
        last = token if named == token.text else None
    return phrases


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text):
        token = match[0].removesuffix("'s")
        before = text[: match.start()]
        opens = bool(_SENTENCE_START.match(before) or _AFTER_COLON.search(before))
        found.append(_Token(token, match.start(), match.start() + len(token), opens))
    return found


def _named_part(token: _Token, register: Register) -> str:
    """The token, or what stands before its plain suffix (``BERT`` of ``BERT-based``), or nothing.

    A quantity is no name, and neither is a plain word with the capital of its place.
    """
    text = token.text
    if _QUANTITY_TOKEN.fullmatch(text):
        return ""
    if _is_shaped_like_a_name(text):
        return _without_plain_suffix(text, register)
    if not text[0].isupper() or _is_common(text, token.opens, register):
        return ""
    return _without_plain_suffix(text, register)


def _is_shaped_like_a_name(text: str) -> bool:
    """Capitals past the first letter, digits with letters, an underscore, a lone capital."""
    if text in ("A", "I"):
        return False
    inner = re.sub(r"-[A-Z](?=[a-z])", "-x", text[1:])  # Chain-of-Thought is Title Case
    letters = any(c.isalpha() for c in text)
    return (
        any(c.isupper() for c in inner)
        or (letters and any(c.isdigit() for c in text))
        or "_" in text
        or (len(text) == 1 and text.isupper())
    )


def _is_common(text: str, opens: bool, register: Register) -> bool:
    """Whether the capital is no sign of a name: a working word, or one that opens a sentence."""
    words = [word for word in re.split(r"[-.'&@:]", text.lower()) if word]
    if all(word in FUNCTION_WORDS or word in HOUSE_WORDS for word in words):
        return True
    if not opens:
        return False
    return bool(_INFLECTED.fullmatch(text)) or all(
        word in FUNCTION_WORDS
        or word in HOUSE_WORDS
        or word in OPENING_VERBS
        or register.has_word(word)
        for word in words
    )


def _without_plain_suffix(text: str, register: Register) -> str:
    """``BERT`` for ``BERT-based`` unless the source has the compound as it stands."""
    head, hyphen, tail = text.rpartition("-")
    plain = tail.isalpha() and tail.islower() and tail not in _VARIANTS
    if hyphen and head and plain and not register.has(text):
        return head if _is_shaped_like_a_name(head) or head[0].isupper() else ""
    return text
