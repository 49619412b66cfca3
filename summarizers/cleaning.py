"""A sentence of a source made fit to print: no citation marks, markup, addresses or LaTeX.

Each rule is a function from text to text that removes marks, never words that carry meaning.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newsletter.latex import latex_to_text
from newsletter.text import tidy, unescape
from summarizers.patterns import any_of, pattern

Rule = Callable[[str], str]

_NUMBERED_CITATION = re.compile(
    r"\s*(?<![∈=])(?<!∈ )(?<!range )(?<!range of )(?<!interval )(?<!CI )"
    r"\[(?!\d+,\s*\d+,\s*\d+\]\]|[0-3]{3}\])[1-9]\d{0,2}(?:\s*[,;–-]\s*[1-9]\d{0,2})*\]"
    r"(?![a-z(^]|-(?!\[)| (?:[\w-]+ ){0,3}(?:codes?|interval|scale)\b)"
)
"""``[12]`` and ``[3, 7–9]``, but no code ``[[4,2,2]]`` or ``[7,4,3] code``, no direction ``[111]``,
no class ``W[1]-hard`` and no interval."""
_YEAR = r"(?:19|20)\d\d[a-z]?"
_AUTHOR_CITATION = re.compile(
    rf"\s*[(\[](?:(?:see|e\.g\.,?|cf\.|i\.e\.,?)\s+)?[A-Z][^()\[\]]{{1,60}}?,?\s+{_YEAR}"
    rf"(?:[;,]\s*[^()\[\];]{{0,60}}?{_YEAR})*[)\]]"
)
_ADDRESS = r"(?:https?://|www\.)[^\s<>()\[\]{}\"]*[^\s<>()\[\]{}\".,;:!?*_`']"
_BARE_ADDRESS = r"(?:[a-z0-9-]+\.)+(?:com|org|io|ai|net|dev|edu|gov|de|uk|cn)/[\w./~%#?=&+-]*[\w/]"
_WHERE = (
    r"(?:\s*+[:,(]?\s*+(?:\bhere\s*+)?(?:\b(?:available|accessible|found|hosted|released)\s++)?"
    r"(?:\b(?:at|on|from|in|via|under|see|here|through))?:?\s*+)"
)
_AVAILABLE_AT = re.compile(
    rf"{_WHERE}(?:the (?:following )?(?:link|url|address):?\s*+)?"
    rf"[\[(<{{]?\s*+(?:{_ADDRESS}|{_BARE_ADDRESS}|this https? ?url)(?:\s*[\])>}}])?",
    re.IGNORECASE,
)
_SAYS = pattern(r"\b(?:is|are|was|were|be|been|made|makes?|becomes?|\w+ly|now|also|and|or)\s*$")
_REACH = 20
"""What stands before *available* that needs it; *a list available at …* is a list."""
_HAS_ADDRESS = pattern(r"https?:|www\.|https? ?url|\.\w+/")
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?")
_LINK = re.compile(r"\[([^\[\]]+)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,300}>|<!--.*?-->", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_INITIAL = re.compile(r"\\?\*\\?\*(\w{1,8})\\?\*\\?\*")
"""The bold letters of an acronym's words: ``**M**odel``."""
_REFERENCE = re.compile(r"`([^`<]+?)(?:\s*<[^`>]*>)?`__?(?!\w)")
"""A link as reStructuredText has it: ```the parser <address>`_``."""
_STRUCK = re.compile(r"~~[^~]+~~\s*")
_CODE = re.compile(r"`+([^`]+)`+")
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{1,30}:(?!\d)")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u231a\u231b\u23e9-\u23fa\ufe0f\u200d"
    "\u20e3\U000e0020-\U000e007f]+"
)
_QUOTED_LATEX = re.compile(r"``(.+?)(?:''|\")|`([^`']{1,80})'(?!\w)")
_SUFFIXES = any_of(
    "aware augmented based driven enhanced free guided level oriented specific style trained wise"
)
_HALF_BRACKET = re.compile(r"(?<=[\s:;])(\d{1,2}|[ivx]{1,4}|[a-h])\)(?=\s)")
"""``1)`` before a point of a list."""
_GLUED = re.compile(
    r"(?<=[\s:;]\(\d\))(?=[a-zA-Z])|(?<=[a-z]{3})(?=\([A-Z]{2,}[A-Za-z]*\)(?:[\s,.;]|$))|"
    r"(?<=[a-z]{2},)(?=[a-z]{2})|"
    r"(?<=[a-z]{4}\.)(?=(?:Additionally|As|By|Extensive|Experiment(?:s|al)|Finally|For|Furthermore|"
    r"Here|However|In|It|Moreover|Our|Specifically|The|Then|These|This|To|We|While|With),? [a-z])"
)
"""Where a space is missing: ``(4)strategies``, ``Optimization(GRPO)``, ``queries,they``, ``.We``"""
_TORN = re.compile(rf"(?<=[A-Z]{{3}})- (?=(?:{_SUFFIXES}|assisted|powered)\b)")
"""Where one is too many: ``LLM- based``."""
_DASH = re.compile(
    r"\s*-{3}\s*|(?<=\w)\s*(?<!-)--(?!-)\s*(?=\w)|(?<=[a-z]{2})\s+--?\s+(?=[a-z]{2})"
)
_OTHER_DASH = re.compile(
    r"(?<=[^\W\d_][^\W\d_]|[\w%][)\]\"”’])\s+--?\s+(?=[^\W\d_]{2}|[(\"“]|\d{2})"
)
"""A hyphen with space around it, which is a dash where one other stands in the sentence."""
_EMPTY_BRACKETS = re.compile(r"\s*(?:\(\s*[,;.:]?\s*\)|\[\s*\])")


def without_citations(text: str) -> str:
    """No ``[12]``, no ``(Smith et al., 2020)``; ``Smith et al. (2020)`` is part of a sentence."""
    return _AUTHOR_CITATION.sub("", _NUMBERED_CITATION.sub("", text))


def without_addresses(text: str) -> str:
    """No URL, nor the ``at`` before it: ``available at https://…`` is left as ``available``."""
    return _AVAILABLE_AT.sub(_kept_word, text) if _HAS_ADDRESS.search(text) else text


def _kept_word(found: re.Match[str]) -> str:
    """The word of the match that the sentence needs: what is *available* at an address."""
    kept = re.search(r"\b(available|accessible|hosted|released)\b", found[0], re.IGNORECASE)
    is_said = _SAYS.search(found.string[max(0, found.start() - _REACH) : found.start()])
    return f" {kept[0]}" if kept and is_said else ""


def without_markup(text: str) -> str:
    """The words of Markdown and HTML, without their marks."""
    if "<" in text or "&" in text:
        text = unescape(_TAG.sub(" ", text))
    text = _LINK.sub(r"\1", _IMAGE.sub(" ", text))
    text = _CODE.sub(r"\1", _REFERENCE.sub(r"\1", _STRUCK.sub("", text)))
    text = _INITIAL.sub(r"\1", text)
    return _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text))


def without_emoji(text: str) -> str:
    """No pictures, neither as characters nor as ``:rocket:``."""
    return _SHORTCODE.sub("", _EMOJI.sub(" ", text))


def without_latex(text: str) -> str:
    """LaTeX as Unicode, quotes as quotes."""
    text = _QUOTED_LATEX.sub(lambda m: f"“{m[1]}”" if m[1] else f"‘{m[2]}’", text)
    return latex_to_text(text) if re.search(r"[\\$~{}^]", text) else text


def with_typography(text: str) -> str:
    """Spaces, dashes and empty brackets as a typesetter would have them."""
    text = _EMPTY_BRACKETS.sub("", text)
    if text.count(")") > text.count("("):
        text = _HALF_BRACKET.sub(r"(\1)", text)
    text = re.sub(rf"(?<=\w)\s+-\s*(?={_SUFFIXES}\b)", "-", text)
    text = _GLUED.sub(" ", text)
    text = _TORN.sub("-", text)
    text, dashes = _DASH.subn(" — ", text)
    if dashes == 1 and len(_OTHER_DASH.findall(text)) == 1:
        text = _OTHER_DASH.sub(" — ", text)
    text = text.replace("''", '"')
    text = re.sub(r"\s+([,.;:!?)\]%”’])(?![\w.])", r"\1", " ".join(text.split()))
    text = re.sub(r"([(\[“])\s+", r"\1", text)
    text = re.sub(r"([,;:])[,;:]*(?=[,;:.])", "", text)
    return re.sub(r"(?<!\.)\.\.(?!\.)", ".", text).strip()


RULES: tuple[Rule, ...] = (
    without_latex,
    without_markup,
    without_citations,
    without_addresses,
    without_emoji,
    with_typography,
)


def clean(text: str) -> str:
    """``text`` on one line without invisible characters, after every rule."""
    text = tidy(text)
    for rule in RULES:
        text = rule(text)
    return text
