"""Sentences of abstracts, READMEs and posts, with their exact place in the text.

Splitting is by rule: a full stop ends a sentence unless what stands before it is an abbreviation,
an initial or the inside of brackets, or what follows cannot begin a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONG_SENTENCE = 130
"""A sentence of more words is told by its clauses, each up to its semicolon."""
MAX_BRACKET = 400
"""An opening bracket that is not closed within so many characters is taken for a stray one."""

_NEVER_END = frozenset(
    "e.g i.e cf vs viz ca approx resp incl excl dr mr mrs ms prof st fig figs eq eqs sec secs tab "
    "tabs ref refs ch vol nos pp ed eds alg thm def prop lem cor app dept univ assoc wrt w.r.t "
    "a.k.a jr".split()
)
"""Abbreviations that a full stop follows without ending the sentence."""
_MAY_END = frozenset("al etc inc ltd co corp u.s u.k u.n ph.d a.m p.m no sr est dim temp".split())
"""Abbreviations that end a sentence only where a plain sentence opener follows."""
_OPENERS = frozenset(
    "a about after all although among an and another as at based because besides beyond both but "
    "by code compared consequently conversely currently despite during each empirically even "
    "evaluations existing experiments extensive extensively finally first firstly for from "
    "furthermore "
    "given hence here how however if importantly in inspired instead interestingly it its large "
    "many meanwhile more moreover most motivated nevertheless notably nonetheless now on once one "
    "our ours overall prior previous recent recently results second secondly several since "
    "so some specifically such that the their then there therefore these they third this "
    "those though through throughout thus to together towards traditional two typically "
    "unfortunately unlike until using various we what when where whereas whether which while why "
    "with without yet you".split()
)
"""Words that, capitalised, begin a sentence far more often than they are a name."""

_SHOUTED_NAME = re.compile(r"\b(?:CheckThat|Hogwild|Jeopardy|Kahoot|Yahoo)$")
"""A name whose last mark is ``!``, up to the mark."""
_NAME = re.compile(r"\b[A-Z]\w+$")
_CONTEST = re.compile(
    r"!\s+(?:\d{4} )?(?:Challenge|Competition|Lab|Shared|Tasks?|Track|Workshop)\b"
)
"""What makes a name of the word before it: *the FoldThat! Lab*, *FoldThat! 2024 Task 1*."""
_ASKING_NAME = re.compile(
    r"[\w,] (?:Are|Can|Could|Did|Do|Does|How|Is|Should|What|Where|Which|Who|Why|Will)"
    r"(?: (?:[A-Z]\w*|an?|and|of|in|the|to|than)){1,8}$"
)
"""A title that is a question, in the middle of a sentence."""
_NAME_REACH = 80

_STOP = re.compile(r"[.!?…]+[)\]\"'”’»]*(?=\s|$)|[.!?](?=[A-Z][a-z]*\s)")
_OPEN_TO_CLOSE = {"(": ")", "[": "]", "{": "}"}
_FIRST_WORD = re.compile(r"[\s\"'“‘«(\[*_$€£#@~+-]*([^\W_]+)")
_LAST_TOKEN = re.compile(r"[^\s(\[\"“‘–—]+$")
_SEMICOLON = re.compile(
    r";\s+(?!(?:(?:and|or|but),? )?(?:which|who|whose|where|with|without|including|such|namely|"
    r"e\.g\.|i\.e\.)\b)"
)
"""The end of a clause that the next one does not hang on."""
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``text == source[start:end]``, line breaks and all."""

    text: str
    start: int
    end: int


def split_sentences(source: str, start: int = 0, end: int | None = None) -> list[Sentence]:
    """The sentences of ``source[start:end]``, offsets counted in ``source``.

    Sentences never cross a blank line, hold no space at either side and do not overlap.
    """
    end = len(source) if end is None else end
    found = []
    for first, last in _paragraphs(source, start, end):
        found += _split_paragraph(source, first, last)
    return found


def begins_sentence(text: str, at: int) -> bool:
    """Whether what stands at ``at`` needs a sentence's capital."""
    return not re.search(r"\w", text[:at]) or text[:at].rstrip()[-1:] in ".!?"


def _paragraphs(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for gap in _BLANK_LINE.finditer(source, start, end):
        yield at, gap.start()
        at = gap.end()
    yield at, end


def _split_paragraph(source: str, start: int, end: int) -> list[Sentence]:
    bracketed = _bracketed(source, start, end)
    found: list[Sentence] = []
    at = start
    for stop in _STOP.finditer(source, start, end):
        if stop.start() not in bracketed and _is_boundary(source, at, stop, end):
            found += _stripped(source, at, stop.end())
            at = stop.end()
    return [clause for whole in (*found, *_stripped(source, at, end)) for clause in _parts(whole)]


def _parts(sentence: Sentence) -> list[Sentence]:
    """The clauses of a sentence that is too long to read, else the sentence."""
    if len(sentence.text.split()) <= LONG_SENTENCE:
        return [sentence]
    bracketed = _bracketed(sentence.text, 0, len(sentence.text))
    marks = [
        found for found in _SEMICOLON.finditer(sentence.text) if found.start() not in bracketed
    ]
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() + 1 for mark in marks), len(sentence.text)]
    return [
        Sentence(sentence.text[start:end], sentence.start + start, sentence.start + end)
        for start, end in zip(starts, ends, strict=True)
    ]


def _stripped(source: str, start: int, end: int) -> list[Sentence]:
    """The span without outer space, as a list that is empty when nothing is left."""
    text = source[start:end]
    begin = start + len(text) - len(text.lstrip())
    text = text.strip()
    return [Sentence(text, begin, begin + len(text))] if text else []


def _bracketed(source: str, start: int, end: int) -> frozenset[int]:
    """Positions of full stops inside brackets that are closed soon after."""
    inside: set[int] = set()
    stack: list[tuple[str, int]] = []
    for match in re.finditer(r"[()\[\]{}]", source[start:end]):
        mark, at = match[0], start + match.start()
        if mark in _OPEN_TO_CLOSE:
            stack.append((_OPEN_TO_CLOSE[mark], at))
        elif stack and stack[-1][0] == mark:
            opened = stack.pop()[1]
            if at - opened <= MAX_BRACKET:
                inside.update(range(opened + 1, at))
    return frozenset(inside)


def _is_boundary(source: str, begin: int, stop: re.Match[str], end: int) -> bool:
    following = _FIRST_WORD.match(source, stop.end(), end)
    if following is None:
        return True
    word = following[1]
    opener = word.lower() in _OPENERS and word[0].isupper()
    if stop.end() < end and not source[stop.end()].isspace():
        return opener and stop.start() > begin and source[stop.start() - 1].islower()
    if stop[0].startswith("."):
        token = _token_before(source, begin, stop.start())
        opens_list = token.isdecimal() and not source[begin : stop.start() - len(token)].strip()
        return not opens_list and _ends_after(token, word, opener)
    if _goes_on_with(word):
        return False
    before = source[max(begin, stop.start() - _NAME_REACH) : stop.start()]
    if _CONTEST.match(source, stop.start(), end) and _NAME.search(before):
        return False
    return opener or not _ends_name(before, stop[0])


def _ends_name(before: str, mark: str) -> bool:
    """Whether ``mark`` is the end of a name that ends ``before`` it."""
    return (_SHOUTED_NAME if mark == "!" else _ASKING_NAME).search(before) is not None


def _token_before(source: str, begin: int, at: int) -> str:
    found = _LAST_TOKEN.search(source[max(begin, at - 40) : at])
    return found[0] if found else ""


def _ends_after(token: str, following: str, opener: bool) -> bool:
    """Whether a full stop after ``token`` ends the sentence when ``following`` comes next."""
    known = token.lower().rstrip(".")
    if known in _NEVER_END:
        return False
    if known in _MAY_END or re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", token):
        return opener
    return not _goes_on_with(following)


def _goes_on_with(word: str) -> bool:
    """Whether a sentence goes on with ``word``: a small letter, but not in a name (``s1``)."""
    return word[0].islower() and word.isalpha() and word.islower()
