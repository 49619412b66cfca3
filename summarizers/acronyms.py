"""Acronyms stay understandable: each is spelt out where it first stands in a blurb."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from summarizers.articles import article_for
from summarizers.openings import capitalised
from summarizers.patterns import any_of, pattern
from summarizers.signs import VERB
from summarizers.verbs import NO_NOUNS, plural_of

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
_ONE_OF_MANY = re.compile(
    r"(?:^|[ -])"
    + any_of(
        """agent algorithm architecture array attack autoencoder benchmark circuit classifier
        coefficient controller corpus criterion dataset decoder detector device distribution
        encoder engine equation estimator filter framework function game graph incumbent index
        interface interval kernel layer machine map matrix mechanism method metric model module
        network node operator optimi[sz]er oracle policy predictor problem process processor
        program protocol ratio robot rule scheme score sensor sequence set signal simulator
        solver strategy structure system task technique test tool transform transformer tree unit
        variable vector vehicle"""
    )
    + "$"
)
"""An expansion that can be counted, and is no name with capitals."""
_FUNCTION_WORDS = any_of(
    """and as at based between by can could for from has have in into is may of on or over that than
    through to under using via was were when where which while will with without"""
)
_DETERMINED = pattern(
    r"(?:\b"
    + any_of(
        """an? another any both each either every her his its neither no one our some such that the
        their these this those three two which whose"""
    )
    + rf"|['’]s?) (?:(?!{_FUNCTION_WORDS} )[\w-]+ ){{0,3}}$"
)
"""An article or the like that an acronym already has, behind at most a few adjectives."""
_UNDETERMINED = re.compile(rf"(?:^|[,;:(—] ?|\b{_FUNCTION_WORDS} |(?<![\w-])(?:{VERB.pattern}) )$")
"""Where an article can stand before it."""
_HEADS = re.compile(rf"$|[,.;:?!)]| \(| {_FUNCTION_WORDS}(?![\w-])")
"""What follows an acronym that qualifies no other noun."""


@dataclass(frozen=True, slots=True)
class Definition:
    """An acronym with its expansion and the span of the source that gives them."""

    short: str
    long: str
    start: int
    end: int
    needs_article: bool = False
    """Whether it is one of many, so that it cannot stand bare: *the next release problem*."""


def definitions(source: str) -> dict[str, Definition]:
    """The acronyms that ``source`` defines as ``expansion (ACR)``, first definition first."""
    found: dict[str, Definition] = {}
    for match in _DEFINED.finditer(source):
        long = _expansion(match["before"].rstrip(" -\"”’'"), match["short"])
        if long and match["short"] not in found:
            start = match.start("before") + match["before"].rindex(long)
            long = _within_sentence(long, source[:start])
            found[match["short"]] = Definition(
                match["short"], long, start, match.end(), _ONE_OF_MANY.search(long) is not None
            )
    return {**found, **{k: d for k, d in _singulars(found).items() if k not in found}}


def _singulars(found: dict[str, Definition]) -> dict[str, Definition]:
    """Each plural's singular: ``tree models (TMs)`` explains ``TM`` too."""
    plurals = (d for d in found.values() if d.short.endswith("s") and re.search("[^s]s$", d.long))
    return {
        d.short[:-1]: replace(d, short=d.short[:-1], long=d.long[:-1], needs_article=True)
        for d in plurals
    }


def _within_sentence(long: str, before: str) -> str:
    """``long`` without the capital that it has only because it opened a sentence."""
    opened = not before.strip() or bool(re.search(r"[.!?]\s+$|\n\s*$", before[-80:]))
    return long[0].lower() + long[1:] if opened and long[1:].islower() else long


def _expansion(before: str, short: str) -> str:
    """The words at the end of ``before`` that ``short`` stands for; empty when none do.

    Words of which each gives its initial go before those that give letters from their inside.
    """
    letters = [c.lower() for c in short.rstrip("s") if c.isalnum()]
    words = re.findall(r"[^\s-]+", before)
    tails = [words[-count:] for count in range(1, min(len(words), len(letters) + 3) + 1)]
    able = [t for t in tails if t[0].lower() not in _LINKING and t[0][0].lower() == letters[0]]
    for inside in (False, True):
        for tail in able:
            if _spells([word.lower() for word in tail], letters, inside):
                found = re.search(r"[\s-]*".join(map(re.escape, tail)) + "$", before)
                return found[0] if found else ""
    return ""


def _spells(words: list[str], letters: list[str], inside: bool) -> bool:
    """Whether the letters stand in the words in order, each word giving at least its first.

    With ``inside``, a word may give its next letters too: LOw-RAnk, not only L and R.
    """
    if not words or not letters:
        return not letters and all(word in _LINKING for word in words)
    word, *others = words
    if word in _LINKING and _spells(others, letters, inside):
        return True
    if word[0] != letters[0]:
        return False
    taken, at = 1, 1
    while not _spells(others, letters[taken:], inside):
        at = word.find(letters[taken], at) + 1 if inside and taken < len(letters) else 0
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
        if first is None or short in WELL_KNOWN or _is_named(short, name, told[first]):
            continue
        if _explained_before(short, told[: first + 1]) or definition.long in told[first]:
            continue
        if re.search(rf"/{re.escape(short)}\b|\b{re.escape(short)}/", told[first]):
            continue
        if not _stands_defined(short, told[first]):
            told[first], expanded = _expanded(definition, told[first])
            if expanded:
                used.setdefault(first, []).append(definition)
    return [_without_lone(text, told, known, name) for text in told], used


def _is_named(short: str, name: str, text: str) -> bool:
    """Whether ``short`` is the work's name, or in it where ``text`` begins with that."""
    return short == name or (short in name.split() and text.startswith(name))


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
    article = _article(found, definition)
    if article is None:
        return text, False
    in_other = text.startswith(" (", found.end())  # *a deep RAP (D-RAP)*
    spelt = f"{article}{definition.long}{'' if in_other else f' ({definition.short})'}"
    spelt = spelt if text[: found.start()].strip() else capitalised(spelt)
    return text[: found.start()] + spelt + text[found.end() :], True


def _article(found: re.Match[str], definition: Definition) -> str | None:
    """The article before the expansion, empty where it takes none; ``None`` if that is not sure."""
    if article := found["article"]:
        right = article_for(definition.long)
        return (right.capitalize() if article[0].isupper() else right) + " "
    before, after = found.string[: found.start()], found.string[found.end() :]
    if not definition.needs_article or _qualifies(after) or _DETERMINED.search(before):
        return ""
    return "the " if _UNDETERMINED.search(before) else None


def _qualifies(after: str) -> bool:
    """Whether the acronym before ``after`` stands before a noun, or may do so."""
    word = re.match(r" ([a-z]+)(?![\w-])", after)
    acts = word is not None and plural_of(word[1]) in NO_NOUNS
    return not (acts or _HEADS.match(after))


def _without_lone(text: str, all_texts: list[str], known: dict[str, Definition], name: str) -> str:
    whole = " ".join(all_texts)
    for short in known:
        stem = short.removesuffix("s")
        uses = len(re.findall(rf"(?<![\w]){re.escape(stem)}s?(?:-\w+)?(?!\w)", whole))
        if uses == 1 and short != name:
            # Between two names the brackets keep them apart.
            text = re.sub(rf" \({re.escape(short)}\)(?! [A-Z])", "", text)
    return text
