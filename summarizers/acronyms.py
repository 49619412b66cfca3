"""Acronyms stay understandable: each is spelt out where it first stands in a blurb."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from summarizers.articles import article_for

SHORT_FORM = r"(?=[\w-]+\))[A-Z][\w-]*[A-Z0-9][\w-]*"
"""An acronym up to its closing bracket, which is looked for first: a long name takes its time."""
_LONG_FORM_WORD = r"[^\W_][\w'’/-]{0,60}"
_DEFINED = re.compile(
    rf"(?<![^\W_])(?P<before>(?:{_LONG_FORM_WORD} ){{0,8}}{_LONG_FORM_WORD}[\"”’']{{0,2}}[ -])"
    rf"\((?P<short>{SHORT_FORM})\)"
)
_LINKING = frozenset(
    """a an the of for and in on to with by from as or is are we our its their this that called
    named using via""".split()
)
WELL_KNOWN = frozenset(
    """AI AGI API APIs ASR BERT CLIP CNN CNNs CPU CPUs CSV EU GAN GANs GPT GPU GPUs HTML HTTP IEEE
    ImageNet JSON LLM LLMs LoRA LSTM ML MLLM MLLMs MLP NLP NVIDIA OCR PDF PyTorch QA RAG RGB RL RLHF
    RNN RNNs SOTA SQL TPU TPUs TTS UK URL US USA USB VLM VLMs VR XML YAML""".split()
)
"""What the newsletters' readers know without its expansion."""


@dataclass(frozen=True, slots=True)
class Definition:
    """An acronym with its expansion and the span of the source that gives them."""

    short: str
    long: str
    start: int
    end: int


def definitions(source: str) -> dict[str, Definition]:
    """The acronyms that ``source`` defines as ``expansion (ACR)``, first definition first."""
    found: dict[str, Definition] = {}
    for match in _DEFINED.finditer(source):
        long = _expansion(match["before"].rstrip(" -\"”’'"), match["short"])
        if long and match["short"] not in found:
            start = match.start("before") + match["before"].rindex(long)
            long = _within_sentence(long, source[:start])
            found[match["short"]] = Definition(match["short"], long, start, match.end())
    return {**found, **{k: d for k, d in _singulars(found).items() if k not in found}}


def _singulars(found: dict[str, Definition]) -> dict[str, Definition]:
    """Each plural's singular: ``tree models (TMs)`` explains ``TM`` too."""
    plurals = (d for d in found.values() if d.short.endswith("s") and re.search("[^s]s$", d.long))
    return {d.short[:-1]: replace(d, short=d.short[:-1], long=d.long[:-1]) for d in plurals}


def _within_sentence(long: str, before: str) -> str:
    """``long`` without the capital that it has only because it opened a sentence."""
    opened = not before.strip() or bool(re.search(r"[.!?]\s+$|\n\s*$", before[-80:]))
    return long[0].lower() + long[1:] if opened and long[1:].islower() else long


def _expansion(before: str, short: str) -> str:
    """The words at the end of ``before`` whose initials make ``short``; empty when none do."""
    letters = [c.lower() for c in short.rstrip("s") if c.isalnum()]
    words = re.findall(r"[^\s-]+", before)
    for count in range(1, min(len(words), len(letters) + 3) + 1):
        tail = words[-count:]
        if tail[0].lower() in _LINKING or tail[0][0].lower() != letters[0]:
            continue
        if _spells([word.lower() for word in tail], letters):
            return re.search(r"[\s-]*".join(map(re.escape, tail)) + "$", before)[0]  # type: ignore[index]
    return ""


def _spells(words: list[str], letters: list[str]) -> bool:
    """Whether the letters stand in the words in order, each word giving at least its first."""
    if not words or not letters:
        return not letters and all(word in _LINKING for word in words)
    word, *others = words
    if word in _LINKING and _spells(others, letters):
        return True
    if word[0] != letters[0]:
        return False
    taken, at = 1, 1
    while not _spells(others, letters[taken:]):
        # Let the word give its next letter too: LOw-RAnk, not only L and R.
        at = word.find(letters[taken], at) + 1 if taken < len(letters) else 0
        if at == 0:
            return False
        taken += 1
    return True


def spelt_out(
    sentences: list[str], known: dict[str, Definition], name: str
) -> tuple[list[str], dict[int, list[Definition]]]:
    """The sentences with each acronym expanded at its first use, and what was used where.

    An acronym that is defined and never used again loses its brackets, unless it is ``name``, the
    work's own.
    """
    told, used = list(sentences), dict[int, list[Definition]]()
    for short, definition in sorted(known.items(), key=lambda item: _place(item[0], sentences)):
        first = next((i for i, text in enumerate(told) if _use(short).search(text)), None)
        if first is None or short in WELL_KNOWN or short == name:
            continue
        if _explained_before(short, told[: first + 1]):
            continue
        if not _stands_defined(short, told[first]):
            told[first], expanded = _expanded(definition, told[first])
            if expanded:
                used.setdefault(first, []).append(definition)
    return [_without_lone(text, told, known, name) for text in told], used


def _place(short: str, texts: list[str]) -> int:
    """Where ``short`` is first used in ``texts`` one after another; past their end if nowhere."""
    whole = " ".join(texts)
    found = _use(short).search(whole) if short in whole else None
    return found.start() if found else len(whole)


def _use(short: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w)-]){re.escape(short)}(?![\w-])")


def _explained_before(short: str, texts: list[str]) -> bool:
    """Whether its plural or singular stands spelt out before its first use."""
    other = short[:-1] if short.endswith("s") else short + "s"
    *earlier, last = texts
    found = _use(short).search(last)
    before = " ".join(earlier) + last[: found.start() if found else len(last)]
    return f"({other})" in before


def _stands_defined(short: str, text: str) -> bool:
    """Whether the first use in ``text`` is the definition itself."""
    found = _use(short).search(text)
    return found is not None and text[max(0, found.start() - 1) : found.start()] == "("


def _expanded(definition: Definition, text: str) -> tuple[str, bool]:
    """``text`` with the first use spelt out, where the sentence takes it."""
    found = re.search(rf"(?P<article>\b[Aa]n? )?{_use(definition.short).pattern}", text)
    plural = definition.long.endswith("s") and not definition.short.endswith("s")
    if found is None:
        return text, False
    qualifies = re.match(r" [a-z]+(?:ing|tion|ment|ity)\b", text[found.end() :])
    if plural and (found["article"] or qualifies):
        return text, False
    article = _article(found["article"], definition.long)
    spelt = f"{article}{definition.long} ({definition.short})"
    return text[: found.start()] + spelt + text[found.end() :], True


def _article(article: str | None, noun: str) -> str:
    if article is None:
        return ""
    right = article_for(noun)
    return (right.capitalize() if article[0].isupper() else right) + " "


def _without_lone(text: str, all_texts: list[str], known: dict[str, Definition], name: str) -> str:
    whole = " ".join(all_texts)
    for short in known:
        stem = short.removesuffix("s")
        uses = len(re.findall(rf"(?<![\w]){re.escape(stem)}s?(?:-\w+)?(?!\w)", whole))
        if uses == 1 and short != name:
            # Between two names the brackets keep them apart.
            text = re.sub(rf" \({re.escape(short)}\)(?! [A-Z])", "", text)
    return text
