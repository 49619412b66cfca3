"""The name that a work has of its own: before its title's colon, or coined in its abstract."""

from __future__ import annotations

import re

from newsletter.identity import normalised_title
from newsletter.models import Candidate
from summarizers.cleaning import clean
from summarizers.patterns import any_of, pattern
from summarizers.signs import ADDS, FIRST_POINT, LATER_POINT

MAX_WORDS = 5
"""How long a headline may be that is not its story's whole title."""
_MAX_TEXT = 3000
"""How much of an abstract is searched."""
BEFORE_COLON = re.compile(r"^(?P<name>[^:—–?]{2,60}?)\s*(?:[:?]\s*|\s[—–-]\s)(?P<rest>.+)$")
"""A title's two sides."""
SPELT_ODDLY = re.compile(r"[a-z][A-Z]|[A-Z]{2}|\d")
"""A name for sure; the second capital of *Low-Cost* is only a title's."""
_PHRASE = pattern(r" (?:a|an|the|of|for|and|in|on|to|with) ")
_SMALL = pattern(r"\b(?:a|an|the|of|for|and|in|on|to|with)\b")
_NAME = r"(?:[A-Z][\w.+-]*|[a-z]+[A-Z][\w.+-]*|[\w.+-]*\d[\w.+-]*)"
_COINS = any_of(
    """called named dubbed termed coined namely
    [Ww]e_(?:propose|introduce|present|release|develop|build|design|call_it)
    (?:paper|work|report|article)_(?:proposes|introduces|presents)"""
)
_NAMED = re.compile(
    rf"\b{_COINS}\s+(?:the )?[\"“']?(?P<name>{_NAME}(?:[ -]{_NAME}){{0,2}})"
    r"(?=[\"”']?(?:[,.:;)]|$|\s(?![A-Z(]|and\b)))"
)
_DEFINED = re.compile(
    rf"\b{_COINS}\s+(?:an? |the )?(?:(?:novel|new|simple|efficient) )?"
    r"(?:[A-Z][\w-]*,? (?:(?:of|and|for|with|from|to|in|the|via|on|by|as|a) )*){1,9}"
    r"\((?P<name>[A-Z][\w-]*[A-Z][\w-]*(?:[ .-]\d[\w.]*)?)\)"
)
_SHORT_FORM = re.compile(r"(?: [\w-]+){1,5} ?\((?P<name>[A-Z][\w-]*[A-Z][\w-]*)\)")
"""What a name is called for short, right after it."""
COMMON = re.compile(
    any_of(
        """LLMs? MLLMs? VLMs? LMs? SLMs? PLMs? NLP AI AGI ML RL DL CV API GPUs? CPUs? RLHF RLVR RAG
        CoT SFT DPO PPO GRPO GPT QA VQA GNNs? CNNs? RNNs? LSTM ViT MoE S[Oo]TA KV LoRA PEFT ASR TTS
        NMT MT IR NER OOD ICL FL SGD PDEs? ODEs? VAEs? GANs? DNNs? MLPs? SSMs? MDPs? HCI XAI EEG MRI
        CT ICU EHRs? STEM 3D 2D BERT Transformers? Our This A An The We"""
    )
    + "$"
)
"""A kind of model, a field or a word that many papers use as they would a name."""
GENERIC = pattern(
    r"(?:(?:large|small|pretrained|pre-trained|deep|neural|machine|vision|multimodal|foundation|"
    r"vision-language|generative|artificial) )*"
    r"(?:language )?(?:models?|learning|networks?|intelligence|"
    r"transformers?|llms?|ai|agents?)$|"
    r"(?:[\w-]+ )?"
    + any_of(
        """study survey review analysis approach case_study framework method evaluation benchmark
        position(?:_paper)? technical_report introduction overview"""
    )
    + "$"
)
"""A kind of thing, which names no work."""
VERSIONED = re.compile(r"[A-Z][\w.-]* v?\d+\.\d[\w.]*")
"""A release: *Lexa v2.1*."""
_NEXT_SENTENCE = re.compile(r"\. |\.(?=[A-Z][a-z])")
"""Where a name ends with its sentence, with or without a space: *Lexa.It reads*."""
_TOO_SHORT = re.compile(r"[A-Z]{1,2}\W*|[\W\d_]+")
"""Two letters, by which nobody would know a work."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_MAX_SENTENCE = 400


def named_before_colon(title: str, text: str) -> str:
    """What stands before a title's colon, where it is spelt as a name or ``text`` uses it so."""
    found = BEFORE_COLON.match(title)
    if found is None:
        return ""
    name = found["name"].strip(" \"“”'")
    is_asked = title.startswith("?", found.end("name"))
    if is_asked or len(name.split()) >= MAX_WORDS or GENERIC.match(name):
        return ""
    titled = _SMALL.sub("", name).istitle() or bool(re.fullmatch(r"[a-z][\w-]+", name))
    spelt = is_name(name) and (not _PHRASE.search(name) or SPELT_ODDLY.search(name))
    return name if spelt or (titled and _says(text, name)) else ""


def _says(text: str, name: str) -> bool:
    """Whether ``text`` uses ``name``, with or without its accents."""
    return name in text or normalised_title(name) in normalised_title(text)


def named_in_text(candidate: Candidate) -> str:
    """The name that the abstract gives the work, if it gives one."""
    text = clean(candidate.text[:_MAX_TEXT])
    for names in (_NAMED, _DEFINED):
        for found in names.finditer(text):
            short = _SHORT_FORM.match(text, found.end())
            name = _NEXT_SENTENCE.split((short or found)["name"])[0].rstrip(".-")
            name = re.sub(r"-(?:an?|the)$", "", name)  # *Lexa-a parser*, with a dash
            if _is_side(text[: found.start()]):
                continue
            if is_name(name) and is_odd(name) and not _TOO_SHORT.fullmatch(name):
                return name
    return ""


def _is_side(before: str) -> bool:
    """Whether what is named after ``before`` is one point of a list, or comes on top of the rest.

    >>> _is_side("We study trees. (2) Benchmarks: as those are old, ")
    True
    """
    sentence = _SENTENCE_END.split(before[-_MAX_SENTENCE:])[-1]
    points = (FIRST_POINT, LATER_POINT)
    return bool(ADDS.match(sentence)) or any(point.match(sentence) for point in points)


def is_name(text: str) -> bool:
    """Whether ``text`` is spelt as a name is: capitals or digits inside, or one rare word."""
    if COMMON.match(text) or GENERIC.match(text) or text.endswith("?"):
        return False
    if any(is_odd(word) for word in text.split()):
        return True
    ordinary = re.search(r"(?:ing|tion|ment|wards?|yond)$", text)
    return len(text.split()) == 1 and text[:1].isupper() and not ordinary


def is_odd(word: str) -> bool:
    """Whether it is spelt as no plain word is."""
    return bool(re.search(r"[a-z][A-Z]|[A-Z]{2}|\d|-[A-Z]", word))
