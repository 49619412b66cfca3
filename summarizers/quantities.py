"""Numbers as claims: what is counted or measured in a text, in a form that can be compared.

``1.2M``, ``1.2 million`` and ``1,200,000`` are one quantity; ``3x``, ``3 times`` and
``threefold`` are one; ``5%`` and ``5 points`` are two. Digits inside a name (``GPT-4``) belong to
the name, see :mod:`summarizers.names`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import Enum

from summarizers.numerals import NUMBER_WORDS, PLURAL_COUNTS, spelled_value
from summarizers.words import content_stems

_COUNTED_IN_CLAIM, _COUNTED_IN_SOURCE, _COUNTED_BEFORE = 3, 5, 2
"""Content words looked at for the thing that a bare number counts."""


class Bound(Enum):
    """Whether the text gives the number itself or a limit."""

    NONE = ""
    UPPER = "up to"
    LOWER = "more than"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of a text, ``text == source[start:end]`` with its unit."""

    text: str
    start: int
    end: int
    values: frozenset[tuple[str, str]]
    """Its readings as (value, unit); a range's first number may share the second's unit."""
    bound: Bound = Bound.NONE
    counted: frozenset[str] = frozenset()
    """Stems of the words beside a number without a unit: what it may count."""
    plain: bool = False
    """A year, a half or a model's size (``7B``): understood without the thing it counts."""


_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_DIGITS = r"(?:\d{1,3}(?:[,\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)*|\.\d+)"
_POWER = (
    r"(?:\s?[×x*]\s?10\s?\^?\s?\{?(?P<ten>[-−+]?\d+|[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\}?"
    r"|(?P<exp>[eE][-+]?\d+)(?!\w)|\^\{?(?P<caret>[-−]?\d+)\}?|(?P<sup>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))"
)
_SCALES = {
    "k": 3, "thousand": 3, "m": 6, "mn": 6, "mln": 6, "million": 6, "b": 9, "bn": 9, "billion": 9,
    "t": 12, "tn": 12, "trillion": 12,
}  # fmt: skip
_SCALE = (
    r"(?:[\s-]?(?P<scale>thousand|million|billion|trillion|mln|mn|bn|tn)(?!\w)"
    r"|\s?(?P<letter>[KMBT])(?![\w'])|(?P<small>[kb])(?![\w']))"
)
_UNITS: tuple[tuple[str, str], ...] = (
    (r"%|percent|per cent|pct", "%"),
    (r"[x×](?!\s?\d)|times|fold", "×"),
    (r"bits?", "bit"), (r"ns|nanoseconds?", "ns"), (r"[µμ]s|microseconds?", "µs"),
    (r"ms|msec|milliseconds?", "ms"), (r"s|secs?|seconds?", "s"), (r"mins?|minutes?", "min"),
    (r"h|hrs?|hours?", "h"), (r"days?", "day"), (r"weeks?", "week"), (r"months?", "month"),
    (r"years?", "year"), (r"KB|kB|kilobytes?", "KB"), (r"MB|megabytes?", "MB"),
    (r"GB|gigabytes?", "GB"), (r"TB|terabytes?", "TB"), (r"PB|petabytes?", "PB"),
    (r"KiB", "KiB"), (r"MiB", "MiB"), (r"GiB", "GiB"), (r"TiB", "TiB"), (r"Hz", "Hz"),
    (r"kHz", "kHz"), (r"MHz", "MHz"), (r"GHz", "GHz"), (r"mW", "mW"), (r"kW", "kW"), (r"W", "W"),
    (r"kWh", "kWh"), (r"mm", "mm"), (r"cm", "cm"), (r"km", "km"), (r"kg", "kg"), (r"°C", "°C"),
    (r"GFLOPs?", "GFLOP"), (r"TFLOPs?", "TFLOP"), (r"dB", "dB"), (r"px|pixels?", "pixel"),
    (r"dollars?|USD", "$"), (r"euros?|EUR", "€"),
)  # fmt: skip
_ANY_UNIT = "|".join(f"(?P<u{i}>{pattern})" for i, (pattern, _) in enumerate(_UNITS))
_UNIT = rf"(?:[\s-]?(?:{_ANY_UNIT})(?!\w))"
_UNIT_AFTER_WORD = rf"(?:(?:[\s-](?:{_ANY_UNIT})|(?P<fold>fold))(?!\w))"
_CURRENCY = r"(?P<currency>[$€£¥])?\s?"
_DIGIT_QUANTITY = re.compile(
    rf"{_CURRENCY}(?<![\w.])(?<!\d,)(?<![A-Za-z][-–])(?P<sign>(?<![\w)\]][-–−])[-−])?"
    rf"(?P<digits>{_DIGITS}){_POWER}?{_SCALE}?{_UNIT}?(?P<rest>\w*)"
)
_WORD_QUANTITY = re.compile(
    rf"\b(?P<spelled>(?:(?:an?|half an?)\s(?=hundred|thousand|million|billion|trillion|dozen))?"
    rf"(?:{NUMBER_WORDS})(?:(?:\s|-|\sand\s)(?:{NUMBER_WORDS}))*){_UNIT_AFTER_WORD}?(?!\w)",
    re.IGNORECASE,
)
_MULTIPLE = re.compile(
    r"\b(?:(?P<two>twice|doubl(?:e|es|ed|ing))|(?P<three>thrice|tripl(?:e|es|ed|ing))"
    r"|(?P<four>quadrupl(?:e|es|ed|ing)))\b",
    re.IGNORECASE,
)
_MULTIPLES = {"two": "2", "three": "3", "four": "4"}
_HALF = re.compile(r"\bhalf\b(?!-)", re.IGNORECASE)
_PLURAL = re.compile(rf"\b(?:tens of |hundreds of )?(?:{PLURAL_COUNTS})\b(?= of\b)", re.IGNORECASE)
_UPPER = re.compile(
    r"(?:\bup to|\bat most|\b(?:no|not) more than|\bless than|\bfewer than|\bas (?:few|little) as"
    r"|\bmaximum of|[≤<])\s*(?:about|around|approximately|roughly|~|≈|an?)?\s*[$€£¥]?$",
    re.IGNORECASE,
)
_LOWER = re.compile(
    r"(?:\bmore than|\bat least|\bgreater than|\bno (?:fewer|less) than|\bminimum of|[≥>])"
    r"\s*(?:about|around|approximately|roughly|~|≈|an?)?\s*[$€£¥]?$",
    re.IGNORECASE,
)
_RANGE_JOIN = re.compile(r"\s?(?:-|–|—|to|and|or|/|,)\s?$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_STOP = re.compile(r"[.;:!?](?:\s|$)")
_STOP_CLAIM = re.compile(r"[.,;:!?)](?:\s|$)|[()]")


def quantities(text: str, *, claim: bool = False) -> list[Quantity]:
    """The quantities of ``text`` in order.

    ``claim`` looks less far for what a number counts, and leaves a lone *one* out: in prose it
    seldom counts.
    """
    found: list[Quantity] = []
    read: set[int] = set()
    for reading in (_in_digits(text), _in_words(text, claim), _multiples(text), _vague(text)):
        fresh = [new for new in reading if read.isdisjoint(range(new.start, new.end))]
        read.update(at for new in fresh for at in range(new.start, new.end))
        found += fresh
    found.sort(key=lambda quantity: quantity.start)
    return _in_context(_share_units(found, text), text, claim)


def _in_digits(text: str) -> Iterator[Quantity]:
    for found in _DIGIT_QUANTITY.finditer(text):
        if found["rest"]:
            continue  # ``3D``, ``2nd``, ``4o``: a name or an ordinal
        value = _value(found)
        bare = found["digits"]
        year = bool(_YEAR.fullmatch(bare)) and found.end("digits") == found.end()
        size = found["letter"] == "B" or (found["small"] == "b")
        first = next(part for part in ("currency", "sign", "digits") if found[part])
        start = found.start(first)
        unit = found["currency"] or _unit(found)
        whole = text[start : found.end()].strip()
        yield Quantity(whole, start, found.end(), frozenset({(value, unit)}), plain=year or size)


def _value(found: re.Match[str]) -> str:
    """The number in one spelling: scaled out, without needless zeros; a version as it stands."""
    digits = re.sub(r"[,\u2009\u202f]", "", found["digits"])
    try:
        number = Decimal(digits)
    except InvalidOperation:
        return digits
    number = number * _power(found, number)
    scale = found["scale"] or found["letter"] or found["small"]
    if scale:
        number = number.scaleb(_SCALES[scale.lower()])
    return _canonical(-number if found["sign"] else number)


def _power(found: re.Match[str], base: Decimal) -> Decimal:
    """The factor that the exponent after ``base`` stands for."""
    ten = found["ten"] or (found["exp"] or "")[1:]
    raised = found["caret"] or found["sup"]
    try:
        if ten:
            return Decimal(10) ** _exponent(ten)
        return base ** (_exponent(raised) - 1) if raised else Decimal(1)
    except (InvalidOperation, ArithmeticError):
        return Decimal(1)


def _exponent(text: str) -> int:
    number = int(text.translate(_SUPERSCRIPT).replace("−", "-"))
    return max(-400, min(400, number))


def _canonical(number: Decimal) -> str:
    return format(number.normalize(), "f") if abs(number.adjusted()) < 40 else str(number)


def _unit(found: re.Match[str]) -> str:
    if found.groupdict().get("fold"):
        return "×"
    return next((unit for i, (_, unit) in enumerate(_UNITS) if found[f"u{i}"]), "")


def _in_words(text: str, claim: bool) -> Iterator[Quantity]:
    for found in _WORD_QUANTITY.finditer(text):
        spelled = found["spelled"].lower()
        value = spelled_value(spelled)
        lone = spelled == "one" and not text[found.end() :].startswith("-") and not _unit(found)
        if value is None or (claim and lone):
            continue
        values = frozenset({(_canonical(value), _unit(found))})
        yield Quantity(found[0], found.start(), found.end(), values)


def _multiples(text: str) -> Iterator[Quantity]:
    for found in _MULTIPLE.finditer(text):
        value = next(number for name, number in _MULTIPLES.items() if found[name])
        yield Quantity(found[0], found.start(), found.end(), frozenset({(value, "×")}))


def _vague(text: str) -> Iterator[Quantity]:
    for found in _HALF.finditer(text):
        values = frozenset({("0.5", ""), ("50", "%")})
        yield Quantity(found[0], found.start(), found.end(), values, plain=True)
    for found in _PLURAL.finditer(text):
        values = frozenset({(found[0].lower(), "")})
        yield Quantity(found[0], found.start(), found.end(), values, plain=True)


def _share_units(found: Sequence[Quantity], text: str) -> list[Quantity]:
    """Give the first number of ``10-20%`` the second's unit as a further reading."""
    shared: list[Quantity] = []
    for quantity in reversed(found):
        later = shared[-1] if shared else None
        if later and _RANGE_JOIN.fullmatch(text[quantity.end : later.start]):
            quantity = _with_units_of(quantity, later)
        shared.append(quantity)
    return shared[::-1]


def _with_units_of(quantity: Quantity, later: Quantity) -> Quantity:
    shared = {
        (value, unit) for value, own in quantity.values if not own for _, unit in later.values
    }
    return replace(quantity, values=quantity.values | shared)


def _in_context(found: Sequence[Quantity], text: str, claim: bool) -> list[Quantity]:
    starts = [quantity.start for quantity in found[1:]] + [len(text)]
    ends = [0] + [quantity.end for quantity in found]
    return [
        replace(
            quantity,
            bound=_bound(text[max(0, quantity.start - 40) : quantity.start]),
            counted=_counted(text[end : quantity.start], text[quantity.end : start], claim),
        )
        for quantity, start, end in zip(found, starts, ends, strict=False)
    ]


def _bound(before: str) -> Bound:
    if _UPPER.search(before):
        return Bound.UPPER
    return Bound.LOWER if _LOWER.search(before) else Bound.NONE


def _counted(before: str, after: str, claim: bool) -> frozenset[str]:
    """Stems of the content words near a number, between its neighbours, within its clause."""
    after = after[:120]
    stop = (_STOP_CLAIM if claim else _STOP).search(after)
    stems = content_stems(after[: stop.start()] if stop else after)
    if claim:
        return frozenset(stems[:_COUNTED_IN_CLAIM])
    return frozenset([*stems[:_COUNTED_IN_SOURCE], *content_stems(before[-60:])[-_COUNTED_BEFORE:]])


def unsupported_quantity(claim: Quantity, known: Sequence[Quantity]) -> str:
    """Why the source does not hold ``claim``, as a phrase; empty when it does."""
    same = [quantity for quantity in known if quantity.values & claim.values]
    if not same:
        value = {value for value, _ in claim.values}
        if any(value & {v for v, _ in quantity.values} for quantity in known):
            return f"the source has “{claim.text}” with another unit"
        return f"“{claim.text}” is not in the source"
    same = [quantity for quantity in same if _counts_the_same(claim, quantity)]
    if not same:
        return f"“{claim.text}” counts something else in the source"
    if not any(_bounds_agree(claim.bound, quantity.bound) for quantity in same):
        return f"“{claim.text}” has another limit in the source"
    return ""


def _counts_the_same(claim: Quantity, known: Quantity) -> bool:
    has_unit = any(unit for _, unit in claim.values & known.values)
    if has_unit or claim.plain or not claim.counted or not known.counted:
        return True
    return bool(claim.counted & known.counted)


def _bounds_agree(claim: Bound, known: Bound) -> bool:
    """``more than 100`` may become ``100``; ``up to 3x`` may not become ``3x``."""
    return claim is known or (claim is Bound.NONE and known is Bound.LOWER)
