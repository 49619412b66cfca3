"""What a model said, made usable or refused with a reason.

Models wrap what was asked in greetings, thoughts, quotes and Markdown; those go. What is no blurb
at all (a refusal, an echo, another language, a loop) is refused, and the ladder goes one rung down.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from newsletter.text import tidy_lines
from summarizers.base import Style
from summarizers.language import is_english
from summarizers.openings import leans_back
from summarizers.sentences import split_sentences
from summarizers.style_cards import card_for
from summarizers.voice import has_first_person, third_person


class RejectedError(Exception):
    """The answer is no blurb; ``str()`` is the reason as a phrase."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The sentences of a usable answer, and what was done to make it so."""

    sentences: tuple[str, ...]
    repairs: tuple[str, ...] = ()


MAX_ANSWER_CHARACTERS = 20_000
_THOUGHT = re.compile(
    r"<(think|thinking|thought|reasoning|analysis)>.*?</\1>|◁think▷.*?◁/think▷",
    re.DOTALL | re.IGNORECASE,
)
_THOUGHT_END = re.compile(r"\A.*</(?:think|thinking|thought|reasoning|analysis)>", re.DOTALL | re.I)
_THOUGHT_START = re.compile(r"<(?:think|thinking|thought|reasoning|analysis)>|◁think▷", re.I)
_SPECIAL = re.compile(r"<\|[^|<>]{1,40}\|>|</?s>|\[/?INST\]|<(?:start|end)_of_turn>|<(?:pad|unk)>")
_REFUSAL = re.compile(
    r"\A(?:(?:I['’]?m|I am|I|we are|we)\b.{0,30}?\b)?(?:sorry|apologi[sz]e|apologies|unable)\b"
    r"|\bI (?:can(?:no|['’])t|can not|won['’]t|will not|must decline|do not have|don['’]t have)\b"
    r"|\bI['’]?(?:m| am) (?:not able|unable)|\bas an AI (?:language )?(?:model|assistant)\b"
    r"|\bas a (?:large )?language model, I\b"
    r"|\bno (?:source|text|article|content) (?:was|is|has been) (?:provided|given|supplied)\b",
    re.IGNORECASE,
)
_FENCE = re.compile(r"\A```[\w-]*\s*\n(.*?)\n?```\s*\Z", re.DOTALL)
_WHAT_WAS_ASKED = (
    r"(?:summary|blurb|sentence|paragraph|description|version|tl;?dr|answer|output|response|entry)"
)
_PREAMBLE = re.compile(
    r"\A(?:\W{0,3}(?:sure(?: thing)?|certainly|of course|okay|ok|absolutely|got it|understood|yes"
    r"|great question|i['’]d be happy to(?: help)?)\s*[,!.:–—-]+\s*)*"
    r"(?:\W{0,3}(?:here(?:['’]s| is| are)|below is|this is|the following is|i(?:['’]ve| have) "
    r"written)\b[^\n:.]{0,100}"
    rf"(?:\b{_WHAT_WAS_ASKED}\b[^\n:.]{{0,60}}:|:[ \t]*\n)"
    rf"|\W{{0,3}}(?:the |final |newsletter )*{_WHAT_WAS_ASKED}[*_\s]{{0,3}}:[*_]{{0,3}})?\s*",
    re.IGNORECASE,
)
_POSTAMBLE = re.compile(
    r"(?:(?<!\s)[^\S\n]*+\n\s*+|(?<=[.!?]) )(?:let me know\b|I hope\b|hope this\b"
    r"|feel free\b|would you like\b|is there anything\b|please let\b|\(?(?:word count|length)\b"
    r"|\(\d+ words?\)|\*{0,2}note:|-{3,}).*\Z",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = (
    (re.compile(r"!\[[^\[\]]{0,300}\]\([^)]{0,2000}\)"), ""),
    (re.compile(r"\[([^\[\]]{1,300})\]\((?:[^()]|\([^()]*\)){0,2000}\)"), r"\1"),
    (re.compile(r"</?[A-Za-z][^<>]{0,200}>"), ""),
    (re.compile(r"^\s{0,3}#{1,6}\s+.*$", re.MULTILINE), ""),
    (re.compile(r"^\s*\*\*[^*\n]+\*\*:?\s*$\n", re.MULTILINE), ""),
    (re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+", re.MULTILINE), ""),
    (re.compile(r"^\s*>\s?", re.MULTILINE), ""),
    (re.compile(r"(\*\*\*|\*\*|\*|___|__|`)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
)
_BLURB_KEYS = ("blurb", "summary", "text")
_QUOTES = {'"': '"', "“": "”", "'": "'", "‘": "’", "«": "»"}
_FENCE_MARK = re.compile(r"SOURCE-[0-9a-f]{6,}")
_INSTRUCTION_ECHO = re.compile(
    r"\b(?:write the blurb|use only what the source|answer with the blurb|plain text only|third "
    r"person|at most \d+ sentences|about \d+ words)\b|\A(?:Instructions|Source|Blurb):",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")
_LOOP_WORDS, _LOOP_TIMES = 4, 3
_MIN_VARIETY = 0.35


def usable(answer: str, style: Style) -> Draft:
    """The blurb in ``answer``, sentence by sentence, fit for ``style``.

    Raises:
        RejectedError: when there is none.
    """
    text = _spoken(tidy_lines(answer[:MAX_ANSWER_CHARACTERS]))
    plain = _plain(text)
    _refuse_what_is_no_blurb(plain, style)
    repairs = ["cut what stood around the blurb"] if len(plain) < len(answer.strip()) else []
    sentences = _distinct([sentence.text for sentence in split_sentences(plain)])
    sentences = _whole(sentences, style)
    told, changed = _in_third_person(sentences)
    repairs += ["turned the first person into the third"] if changed else []
    if leans_back(told[0]):
        raise RejectedError("speaks of what it has not named")
    kept = _within(told, style)
    repairs += ["cut to length"] if len(kept) < len(told) else []
    return Draft(tuple(kept), tuple(repairs))


def _spoken(answer: str) -> str:
    """The answer without thoughts and control tokens."""
    text = _THOUGHT.sub("", answer)
    text = _THOUGHT_END.sub("", text)
    if _THOUGHT_START.search(text):
        raise RejectedError("thought without answering")
    text = _SPECIAL.sub("", text).strip()
    if not text:
        raise RejectedError("said nothing")
    if _REFUSAL.search(text[:300]):
        raise RejectedError("refused")
    return text


def _plain(text: str) -> str:
    """The blurb alone, as plain text on one line."""
    fence = _FENCE.match(text)
    text = _from_json((fence[1] if fence else text).strip())
    text = _POSTAMBLE.sub("", _PREAMBLE.sub("", text, count=1))
    for pattern, replacement in _MARKS:
        text = pattern.sub(replacement, text)
    return _unquoted(re.sub(r"\s+", " ", text).strip())


def _from_json(text: str) -> str:
    """The blurb of a JSON object such as ``{"title": "…", "blurb": "…"}``, or its one string."""
    if not text.startswith("{"):
        return text
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return text
    strings = {key.lower(): value for key, value in data.items() if isinstance(value, str)}
    named = [strings[key] for key in _BLURB_KEYS if key in strings]
    alone = list(strings.values()) if len(strings) == 1 else []
    return next(iter([*named, *alone]), text)


def _unquoted(text: str) -> str:
    closing = _QUOTES.get(text[:1])
    if closing and len(text) > 1 and text.endswith(closing) and closing not in text[1:-1]:
        return text[1:-1].strip()
    return text


def _refuse_what_is_no_blurb(text: str, style: Style) -> None:
    if not re.search(r"[^\W\d_]{2}", text):
        raise RejectedError("said nothing")
    if _FENCE_MARK.search(text) or _INSTRUCTION_ECHO.search(text):
        raise RejectedError("repeated its instructions")
    if any(_same(text, example.blurb) for example in card_for(style.format, style.shape).examples):
        raise RejectedError("copied an example")
    if _loops(text.lower().split()):
        raise RejectedError("repeats itself")
    if not is_english(text):
        raise RejectedError("not in English")


def _same(one: str, other: str) -> bool:
    """Whether most sentences of ``other`` stand in ``one``."""
    sentences = [sentence.text for sentence in split_sentences(other)]
    return sum(sentence in one for sentence in sentences) * 2 > len(sentences)


def _loops(words: list[str]) -> bool:
    grams = [tuple(words[at : at + _LOOP_WORDS]) for at in range(len(words) - _LOOP_WORDS + 1)]
    if any(grams.count(gram) >= _LOOP_TIMES for gram in set(grams)):
        return True
    return len(words) >= 12 and len(set(words)) < _MIN_VARIETY * len(words)


def _distinct(sentences: list[str]) -> list[str]:
    return list(dict.fromkeys(sentences))


def _whole(sentences: list[str], style: Style) -> list[str]:
    """Drop a last sentence that was cut off; close a lone phrase with a full stop."""
    if _ENDED.search(sentences[-1]):
        return sentences
    if len(sentences) > 1:
        return sentences[:-1]
    if len(sentences[0].split()) > style.words.high:
        raise RejectedError("cut off before its end")
    return [sentences[0].rstrip(" ,;:-–—") + "."]


def _in_third_person(sentences: list[str]) -> tuple[list[str], bool]:
    told: list[str] = []
    named = False
    for sentence in sentences:
        new = third_person(sentence, named)
        told.append(new.text)
        named = new.named
    if any(has_first_person(sentence) for sentence in told):
        raise RejectedError("speaks in the first person")
    return told, told != sentences


def _within(sentences: list[str], style: Style) -> list[str]:
    """The first sentences that the style's length holds."""
    kept: list[str] = []
    count = 0
    for sentence in sentences[: style.sentences]:
        count += len(sentence.split())
        if kept and count > style.words.high:
            break
        kept.append(sentence)
    total = sum(len(sentence.split()) for sentence in kept)
    if total > style.words.high:
        raise RejectedError(f"over-long ({total} words)")
    if total < max(3, style.words.low // 2):
        raise RejectedError(f"too short ({total} words)")
    return kept
