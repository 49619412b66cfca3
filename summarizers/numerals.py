"""English number words: their pattern, and their value."""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_MULTIPLIERS = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "dozen": 12,
}  # fmt: skip
_LONGEST_FIRST = sorted([*_UNITS, *_TENS, *_MULTIPLIERS], key=len, reverse=True)

NUMBER_WORDS = "|".join(_LONGEST_FIRST)
"""An alternation of every number word, for use inside a larger pattern."""
PLURAL_COUNTS = "dozens|hundreds|thousands|millions|billions|trillions"
"""Words that stand for a number no one counted."""


def spelled_value(text: str) -> Decimal | None:
    """The value of number words such as ``two hundred and fifty``, ``a million``, ``half a dozen``.

    ``None`` when the words do not make one number (``two three``).
    """
    tokens = [word for word in re.split(r"[\s-]+", text.lower()) if word != "and"]
    factor = Decimal(1)
    if tokens[:1] == ["half"]:
        factor, tokens = Decimal("0.5"), tokens[1:]
    if tokens and tokens[0] in ("a", "an"):
        tokens[0] = "one"
    value = _sum(tokens)
    return None if value is None else value * factor


def _sum(tokens: list[str]) -> int | None:
    """``total`` of the closed thousands, and ``group``, the number below a thousand so far."""
    total = group = 0
    last = 10**15
    for token in tokens:
        if token in _MULTIPLIERS and _MULTIPLIERS[token] >= 1000:
            total, group, last = total + max(group, 1) * _MULTIPLIERS[token], 0, 10**15
        elif token in _MULTIPLIERS:
            group, last = max(group, 1) * _MULTIPLIERS[token], 100
        else:
            size = _TENS.get(token, _UNITS.get(token, -1))
            if size < 0 or size >= last:
                return None
            group, last = group + size, 10 if token in _TENS else 1
    return total + group
