"""The short name of a story for the issue's title line: ``Turing-NLG``, not the whole title."""

from __future__ import annotations

import re

from newsletter.models import Candidate, Kind, Story
from summarizers.cleaning import clean

MAX_WORDS = 5

_BEFORE_COLON = re.compile(r"^(?P<name>[^:—–]{2,60}?)\s*(?::\s|\s[—–-]\s)(?P<rest>.+)$")
_NAME = r"(?:[A-Z][\w.+-]*|[a-z]+[A-Z][\w.+-]*|[\w.+-]*\d[\w.+-]*)"
_NAMED = re.compile(
    rf"\b(?:called|named|dubbed|termed|coined|we (?:propose|introduce|present|release|develop|build|design|call it)|"
    rf"(?:paper|work|report|article) (?:proposes|introduces|presents)|namely)\s+(?:the )?[\"“']?(?P<name>{_NAME}(?:[ -]{_NAME}){{0,2}})(?=[\s,.:;\"”'()]|$)"
)
_ACRONYM = re.compile(r"\((?P<name>[A-Z][\w-]*[A-Z][\w-]*(?:[ .-]\d[\w.]*)?)\)")
_ANNOUNCES = re.compile(r"\b(?:propose|introduce|present|release|develop|build|describe)s?\b", re.I)
_COMMON = re.compile(
    r"^(?:LLMs?|MLLMs?|VLMs?|LMs?|SLMs?|PLMs?|NLP|AI|AGI|ML|RL|DL|CV|API|GPUs?|CPUs?|RLHF|RLVR|RAG|CoT|SFT|DPO|PPO|GRPO|GPT|QA|VQA|"
    r"GNNs?|CNNs?|RNNs?|LSTM|ViT|MoE|SOTA|SoTA|KV|LoRA|PEFT|ASR|TTS|NMT|MT|IR|NER|OOD|ICL|FL|SGD|PDEs?|ODEs?|VAEs?|GANs?|DNNs?|MLPs?|"
    r"SSMs?|HCI|XAI|EEG|MRI|CT|ICU|EHRs?|STEM|3D|2D|BERT|Transformers?|Our|This|A|An|The|We)$"
)
_GENERIC = re.compile(
    r"^(?:(?:large |small |pretrained |pre-trained |deep |neural |machine |vision |multimodal |foundation |generative |artificial )*"
    r"(?:language )?(?:models?|learning|networks?|intelligence|transformers?|llms?|ai|agents?)|study|survey|review|analysis|approach|case study|"
    r"framework|method|evaluation|benchmark|position(?: paper)?|technical report|introduction|overview)$",
    re.I,
)
_LEADING = re.compile(
    r"^(?:(?:a|an|the|on|towards?|introducing|announcing|rethinking|revisiting|understanding|exploring|investigating|meet|new|beyond|"
    r"how|why|what|when|can|do|does|is|are|should|your|our|we|i|"
    r"(?:a |an )?(?:\w+ )?(?:survey|review|study|overview|tutorial|analysis|investigation|taxonomy|introduction|guide|primer|case study) (?:of|on|to|into))\s+)+",
    re.I,
)
_BREAKS = re.compile(
    r"\s+(?:for|with|via|through|using|by|from|in|on|to|and|or|under|across|without|within|is|are|as|at|that|which|when|while|can|"
    r"than|vs\.?|against|into|over|towards?|beyond|based|between|do|does|should|need|needs|really|be|not|its|their|your|our)\b|[,:;?!()]|\s[—–-]\s",
    re.I,
)


def headline(story: Story) -> str:
    """A name of at most five words for ``story``; its title when that is short."""
    lead = story.lead
    if lead.kind is Kind.REPOSITORY:
        return _repository_name(lead)
    title = clean(lead.title).rstrip(".")
    return (
        _named_before_colon(title) or _short(title) or _named_in_text(lead, title) or _phrase(title)
    )


def _repository_name(repository: Candidate) -> str:
    """The repository's name as its README spells it: ``FlashAttention`` for ``flash-attention``."""
    name = re.split(r"[/:]", repository.title or repository.id)[-1].strip()
    if not name or " " in name:
        return _named_before_colon(repository.title) or _phrase(clean(repository.title))
    spelt = re.compile(r"[-_ .]?".join(re.escape(c) for c in re.sub(r"[-_.]", "", name)), re.I)
    for text in (repository.description, repository.text[:3000]):
        found = spelt.search(text)
        if found and any(c.isupper() for c in found[0]) and not found[0].isupper():
            return " ".join(found[0].split())
    return name


def _named_before_colon(title: str) -> str:
    found = _BEFORE_COLON.match(title)
    if found is None:
        return ""
    name = found["name"].strip(" \"“”'")
    return name if len(name.split()) <= MAX_WORDS - 1 and _is_name(name) else ""


def _is_name(text: str) -> bool:
    """Whether ``text`` is spelt as a name is: capitals or digits inside, or one rare word."""
    if _COMMON.match(text) or _GENERIC.match(text) or text.endswith("?"):
        return False
    if any(re.search(r"[a-z][A-Z]|[A-Z]{2}|\d|[A-Za-z]-[A-Z]", word) for word in text.split()):
        return True
    return (
        len(text.split()) == 1
        and text[:1].isupper()
        and not re.search(r"(?:ing|tion|ment|wards?|yond)$", text)
    )


def _short(title: str) -> str:
    return title if title and len(title.split()) <= MAX_WORDS else ""


def _named_in_text(candidate: Candidate, title: str) -> str:
    """The name that the abstract gives the work, if it gives one."""
    text = clean(candidate.text[:3000])
    for found in _NAMED.finditer(text):
        name = found["name"].rstrip(".-")
        if _is_name(name) and len(name.split()) <= MAX_WORDS - 2:
            return name
    for sentence in re.split(r"(?<=[.!?])\s", text):
        acronym = _ACRONYM.search(sentence)
        if (
            acronym
            and _ANNOUNCES.search(sentence[: acronym.start()])
            and not _COMMON.match(acronym["name"])
        ):
            return acronym["name"]
    return ""


def _phrase(title: str) -> str:
    """The first telling noun phrase of a title, at most five words."""
    found = _BEFORE_COLON.match(title)
    parts = [title] if found is None else [found["name"], found["rest"]]
    chunks = [chunk for part in parts for chunk in _chunks(part)]
    telling = [chunk for chunk in chunks if not _GENERIC.match(chunk)]
    best = (
        next((chunk for chunk in telling if len(chunk.split()) > 1), "")
        or (telling or chunks or [title])[0]
    )
    return " ".join(best.split()[:MAX_WORDS])


def _chunks(text: str) -> list[str]:
    chunks = (_LEADING.sub("", chunk.strip(" \"“”'.")) for chunk in _BREAKS.split(text))
    return [chunk for chunk in chunks if re.search(r"\w{2}", chunk)]
