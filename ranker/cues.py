"""What a title, an abstract or a README says about itself: plain features, each with a name.

Every cue is a regular expression with a reading that an editor would use. Which of them speak for
a candidate is learned; the table only names what to look for. Cues are written in small letters
and read lower-cased text; :func:`compiled` says why.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsletter.models import Candidate, Kind

MAX_CHARACTERS = 4000
"""How much of a text is read; a README may be far longer than an abstract."""

TITLE_CUES = {
    "named": r"^[^:]{2,40}:",
    "one-word name": r"^\S{2,20}:",
    "question": r"\?",
    "survey": r"\b(survey|review|overview|roadmap|primer|guide|tutorial)\b",
    "language models": r"\b(llms?|large language models?|language models?)\b",
    "agents": r"\bagent(s|ic)?\b|multi-agent",
    "reasoning": r"\breason(ing|er|ers)?\b",
    "retrieval": r"retrieval|\brag\b",
    "technical report": r"technical report|system card",
    "scaling": r"\bscal(ing|able|e)\b",
    "reinforcement learning": r"reinforcement|\brl\b|\brlhf\b|grpo|reward",
    "prompting": r"prompt|in-context|few-shot",
    "benchmark": r"benchmark|bench\b|bench:|evaluat",
    "code": r"\bcod(e|ing|er)\b|program|software|swe",
    "vision": r"multimodal|vision|visual|image|video|\bvl",
    "speech": r"speech|audio|music|voice",
    "medicine": r"medical|clinical|health|patient|biomed|drug|protein|molec",
    "safety": r"align|safety|jailbreak|hallucinat|truthful",
    "efficiency": r"efficient|quantiz|compress|prun|distill|kv cache|speculative|sparse|attention",
    "memory": r"\bmemory\b|long-context|context (window|length)|million",
    "mathematics": r"\bmath|theorem|proof",
    "tuning": r"fine-?tun|instruct|lora|adapt|post-train",
    "foundation model": r"pre-?train|foundation|open(-source)?\b",
    "tool use": r"\btools?\b|\bapi\b|\bmcp\b",
    "understanding": (
        r"understand|emerg|interpret|mechanis|can (large )?l|do (large )?l|are |is |why |how |what "
    ),
    "embodied": r"world model|robot|embod",
    "generation": r"diffusion|generat",
    "graphs": r"\bgraph",
    "privacy": r"federated|privacy|differential",
    "languages": (
        r"low-resource|multilingual|cross-lingual|arabic|hindi|indic|african|chinese|translation"
    ),
    "prediction": r"classif|detect|segment|recogni|forecast|predict|time series|estimation",
    "known model": (
        r"\b(gpt|llama|gemini|claude|qwen|deepseek|mistral|phi|gemma|mixtral|falcon|palm|o1|r1)\b"
    ),
    "science": r"scien|research|discover",
    "people": r"human|social|persona|simulat|user",
    "data": r"\bdata(set|sets)?\b|synthetic",
    "planning": r"\bplan(ning|s)?\b",
    "self-improvement": r"\bself-",
    "big claim": r"is all you need|matters|beyond|towards?\b|rethinking|unlocking|the ",
    "test-time compute": r"deep research|deep think|test-time|inference-time|chain[- ]of",
}

TEXT_CUES = {
    "GitHub link": r"github\.com",
    "release": r"code (is|and|will|are)|open-?sourc|we release|publicly available|released",
    "link": r"https?://",
    "project page": r"project page|\.github\.io",
    "on a hub": r"huggingface",
    "beats others": r"state-of-the-art|sota|outperform",
    "known model": r"gpt-?\d|chatgpt|claude|gemini|llama|qwen|deepseek|o1\b|o3\b",
    "language models": r"\bllms?\b|large language model",
    "agents": r"\bagents?\b|agentic",
    "introduces": r"we (introduce|present|propose)",
    "in this paper": r"in this (paper|work|study)|this (paper|study|work|article)",
    "survey": r"survey|comprehensive review|systematic review",
    "model size": r"\b\d+\s?(b|billion|trillion|t)\b",
    "tokens": r"tokens?\b",
    "percentages": r"\d\s?\\?%",
    "speed-up": r"\d\s?(x|×|\\times)(?!\w)",
    "first": r"\bthe first\b",
    "human level": r"human-level|expert|surpass",
    "simple": r"\bsimple\b|simply",
    "findings": r"emergent|surprising|we find|we show|we demonstrate",
    "known benchmark": r"swe-bench|humaneval|gsm8k|math-500|aime|mmlu|gaia|webarena",
    "framework": r"framework",
    "reinforcement learning": r"reinforcement learning|\brl\b",
    "reasoning": r"reasoning",
    "retrieval": r"retrieval",
    "cost": r"cost|efficien",
    "medicine": r"clinical|medical|patient",
    "theory": r"theorem|convergence|bound|prove",
    "applied field": (
        r"traffic|sensor|weather|agricultur|wireless|eeg|radar|satellite|remote sensing|mri|"
        r"power grid|finance"
    ),
}

CATEGORIES = (
    "cs.CL", "cs.AI", "cs.LG", "cs.CV", "cs.IR", "cs.RO", "cs.SE", "cs.HC", "cs.MA", "cs.CR",
    "stat.ML", "cs.SD", "eess", "cs.CY",
)  # fmt: skip
PRIMARY = ("cs.CL", "cs.AI", "cs.LG", "cs.CV")


def compiled(cue: str) -> re.Pattern[str]:
    """The pattern ``cue`` for lower-cased text, so that it is found several times faster.

    ``re`` skips to the letters that a pattern can begin with, unless it must ignore case or the
    pattern begins with a word boundary: that is looked for behind the first letter, therefore.
    """
    return re.compile(re.sub(r"\\b([a-z])(?![?*+{])", r"\1(?<=\\b\1)", cue))


_TITLE = [compiled(cue) for cue in TITLE_CUES.values()]
_TEXT = [compiled(cue) for cue in TEXT_CUES.values()]
_PERCENTAGE = re.compile(r"\d\.?\s?\\?%")
_COMMENT = [
    re.compile(cue, re.IGNORECASE)
    for cue in (
        r"accept|to appear|published|camera|workshop",
        r"github|code|hugging",
        r"project|website|homepage|http",
        r"progress|preprint|under review|submitted",
    )
]
_PAGES = re.compile(r"\b(\d{1,3}) pages", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"\bteam\b|openai|deepmind|deepseek|qwen|^meta\b|nvidia|:|\blab\b", re.IGNORECASE
)
_ARXIV_CATEGORY = re.compile(r"^[a-z-]+(\.[A-Za-z-]{2,})?$")


def cue_names() -> list[str]:
    """The names of :func:`cue_features`'s columns, in order; the group comes before the colon."""
    names = [f"title: {name}" for name in TITLE_CUES]
    names += [f"text: {name}" for name in TEXT_CUES]
    names += ["title: words", "title: capitals", "text: length", "text: LLM", "text: agent"]
    names += ["text: percentages counted"]
    names += [f"field: {name}" for name in CATEGORIES] + [f"field: primary {c}" for c in PRIMARY]
    names += ["authors: how many", "authors: fifteen or more", "authors: an organisation"]
    names += ["comment: accepted", "comment: code", "comment: web page", "comment: in progress"]
    return [*names, "comment: pages"]


def cue_features(candidates: Sequence[Candidate]) -> NDArray[np.float64]:
    """One row per candidate, one column per name; ``nan`` is unknown, which is not zero.

    A field that its source did not fill is unknown in all its columns: whether a field is filled
    says something of the source and nothing of the candidate.
    """
    rows = np.empty((len(candidates), len(cue_names())))
    for row, candidate in zip(rows, candidates, strict=True):
        row[:] = _row(candidate)
    return rows


def _row(candidate: Candidate) -> list[float]:
    title, text = title_of(candidate), text_of(candidate)
    small_title, small_text = title.lower(), text.lower()
    row = [float(bool(cue.search(small_title))) for cue in _TITLE]
    row += [float(bool(cue.search(small_text))) for cue in _TEXT]
    row += [*_shape(title, text, small_text), *_field(candidate), *_people(candidate.authors)]
    return row + _comment(candidate)


def title_of(candidate: Candidate) -> str:
    """The title as a reader would say it: a repository's name with its one-line description."""
    if candidate.kind is not Kind.REPOSITORY:
        return candidate.title
    name = candidate.title.rpartition("/")[2]
    return f"{name}: {candidate.description}" if candidate.description else name


def text_of(candidate: Candidate) -> str:
    """The text that is judged, bounded; the description where there is no text."""
    return (candidate.text or candidate.description)[:MAX_CHARACTERS]


def _shape(title: str, text: str, small_text: str) -> list[float]:
    return [
        math.log(max(1, len(title.split()))),
        sum(letter.isupper() for letter in title) / max(1, len(title)),
        math.log(200 + len(text)) if text else math.nan,
        math.log1p(text.count("LLM")),
        math.log1p(small_text.count("agent")),
        math.log1p(len(_PERCENTAGE.findall(text))),
    ]


def _field(candidate: Candidate) -> list[float]:
    known = [c for c in candidate.categories if _ARXIV_CATEGORY.match(c) and "." in c]
    if candidate.kind is not Kind.PAPER or not known:
        return [math.nan] * (len(CATEGORIES) + len(PRIMARY))
    within = [float(any(c.startswith(name) for c in known)) for name in CATEGORIES]
    return within + [float(known[0] == name) for name in PRIMARY]


def _people(authors: Sequence[str]) -> list[float]:
    if not authors:
        return [math.nan] * 3
    team = any(_ORGANISATION.search(name) for name in authors)
    return [math.log(len(authors)), float(len(authors) >= 15), float(team)]


def _comment(candidate: Candidate) -> list[float]:
    comment = candidate.comment
    if not comment:
        return [math.nan] * 5
    found = _PAGES.search(comment)
    pages = int(found[1]) if found else 0
    flags = [float(bool(cue.search(comment))) for cue in _COMMENT]
    return [*flags, math.log(pages) if 0 < pages < 500 else math.nan]
