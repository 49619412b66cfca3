"""Whether a repository or a post belongs to the field at all.

The learned weights cannot tell: they come from papers, and all papers, picked or not, are of the
field. A browser that gains thousands of stars would score like a library for language models.
"""

from __future__ import annotations

import re

from newsletter.models import Candidate, Kind, Story
from ranker.cues import compiled

OFF_FIELD = -1.5
"""Log-odds of what never speaks of the field; set by hand."""
_OPENING_CHARACTERS = 3000
"""How much of a README or a post is read; far below, anything is mentioned."""

_TERMS = compiled(
    r"\b("
    # the field and its parts
    r"ai|a\.i\.|artificial intelligence|ml|machine[- ]learning|deep[- ]learning|"
    r"reinforcement|rlhf|(representation|robot|transfer|federated) learning|nlp|"
    r"natural[- ]language|computational linguistics|language technolog(y|ies)|computer[- ]vision|"
    r"data science|"
    # models and what they are made of
    r"llms?|vlms?|slms?|(language|foundation|world|reasoning|embedding|diffusion|generative|"
    r"multimodal|speech|vision) models?|neural|transformers?|attention|diffusion|embeddings?|"
    r"auto-?encoders?|backpropagation|autograd|fine-?tun(e|es|ed|ing)|(pre|post)-?train(ed|ing)?|"
    r"quanti[sz](ation|ed)|lora|mixture[- ]of[- ]experts|moe|tokeni[sz]ers?|"
    # what they do
    r"agents?|agentic|rag|prompts?|prompting|chatbots?|copilots?|hallucinations?|"
    r"retrieval[- ]augmented|tool calling|mcp|model context protocol|vibe[- ]coding|"
    r"text[- ]to[- ](image|speech|video|sql|3d)|image[- ]to[- ]video|speech[- ]to[- ]text|"
    r"speech recognition|(image|video|music|speech) generation|object detection|segmentation|"
    r"tts|asr|ocr|deepfakes?|machine translation|question answering|summari[sz]ation|"
    r"sentiment|named entit(y|ies)|semantic search|vector (database|search|store)|"
    r"knowledge graphs?|recommender|anomaly detection|"
    # by name
    r"gpts?(-?\w+)?|chatgpt|claude|gemini|gemma|llamas?|ernie|deepseek|qwen\w*|mistral|grok|kimi|"
    r"whisper|bert|clip|yolo\w*|stable diffusion|comfyui|ollama|openai|anthropic|hugging ?face|"
    r"notebook ?lm|perplexity|langchain|pytorch|tensorflow|keras|jax|vllm|cuda|scikit-learn|"
    r"neurips|icml|iclr|cvpr|iccv|eccv|emnlp|naacl|aaai|kdd|siggraph|arxiv"
    r")\b"
)


def off_field(story: Story) -> float:
    """What ``story`` loses for not speaking of the field, in log-odds; nothing with a paper in it.

    Its title, description and tags need one word of the field; a text that opens with two does as
    well, and with one it loses half. Of what has no text nothing is known.
    """
    if story.of_kind(Kind.PAPER):
        return 0.0
    return max(_loss(candidate) for candidate in story.candidates)


def _loss(candidate: Candidate) -> float:
    head = " ".join((candidate.title, candidate.description, *candidate.categories))
    if _terms(head) or not (candidate.text or candidate.description):
        return 0.0
    missing = 2 - min(2, len(_terms(candidate.text[:_OPENING_CHARACTERS])))
    return OFF_FIELD * missing / 2


def _terms(text: str) -> set[str]:
    return {found.group() for found in _TERMS.finditer(re.sub(r"[_/]", " ", text.lower()))}
