"""Whether a text is a sentence, or only a subtitle or an entry of a list."""

from __future__ import annotations

from summarizers.patterns import pattern
from summarizers.verbs import VERBS, is_participle, is_past, is_plain, plural_of

_FINITE = pattern(
    r"\b(?:is|are|was|were|am|has|have|had|can|could|will|would|may|might|must|should|do|does|did|"
    r"cannot|we|i|it|they|you|this|these|there|here|he|she)\b|n['’]t\b|['’](?:s|re|ve|ll|m|d) "
)
_RELATIVE = pattern(
    r"\b(?:that|which|who|whose|how|where|when|while|why|what|whether|as|if)\b|[:;]"
)
_OBJECT = pattern(
    r"(?:an?|the|its|their|our|his|her|all|some|no|him|them|over|more|\d\S*|[\w-]+s)$"
)

_SUBJECT = pattern(
    r"(?:[^s]s|(?<!\bear)(?<!\bdai)(?<!\bweek)(?<!\bmonth)ly|also|always|both|never|now|often|only|still|then)$"
)
"""Several, or an adverb after them, which a plain verb follows."""
_GOVERNING = pattern(r"(?:at|by|for|from|in|of|on|to|with|an?|the)$")
"""What no verb follows."""


def is_fragment(text: str) -> bool:
    """Whether ``text`` is a subtitle or an entry of a list: a thing, or a doing, and no verb.

    >>> is_fragment("A fast parser measuring how trees grow in Wales.")
    True
    """
    if _FINITE.search(text):
        return False
    words = _RELATIVE.split(text, maxsplit=1)[0].strip(" .").split()
    spans = zip(words, words[1:], [*words[2:], ""], strict=False)
    return not any(_is_finite(before, word, after) for before, word, after in spans)


def _is_finite(before: str, word: str, after: str) -> bool:
    """Whether ``word`` is a verb with a subject, as far as its neighbours tell."""
    one = plural_of(word) or word.removesuffix("s")
    if one != word and (is_plain(one) or one in VERBS):
        return bool(after) or _GOVERNING.search(before) is None
    if is_past(word) and not is_participle(word):
        return True
    if is_participle(word) and (_OBJECT.match(after) or after[:1].isupper()):
        return True
    return (word in VERBS or is_plain(word)) and _SUBJECT.search(before) is not None
