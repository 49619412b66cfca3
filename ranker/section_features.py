"""What tells an article from a paper, a course from a tool: readable columns for the sections.

The patterns are written in small letters and read lower-cased text (:func:`ranker.cues.compiled`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from newsletter.models import Candidate, Kind, Story
from ranker.cues import compiled

MAX_CHARACTERS = 1500
"""How much of a text is read: as much as the longest blurbs that the weights were learned from."""

LINK_KINDS = {
    "paper": r"arxiv\.org|aclweb|aclanthology|openreview|nature\.com|distill\.pub|research\.google|"
    r"semanticscholar|mdpi|acm\.org|sciencemag|neurips|nips\.cc|mlr\.press|researchgate|\.pdf$|"
    r"biorxiv|/publications?/",
    "code": r"github\.com|gitlab",
    "notebook": r"colab\.research",
    "video": r"youtu|vimeo|slideslive|videolectures",
    "course": r"coursera|udacity|edx\.|fast\.ai|\.edu|kaggle\.com/learn|course|eventbrite|meetup|"
    r"cs\d{2,3}",
    "blog": r"medium\.com|towardsdatascience|blog|/posts?/|substack|github\.io|\.me/",
    "laboratory": r"ai\.google|ai\.facebook|deepmind|openai|microsoft\.com|nvidia|blog\.google|"
    r"research\.",
    "news": r"nytimes|theverge|technologyreview|wired|bbc|guardian|fortune|venturebeat|forbes|"
    r"quantamag|bloomberg|economist|reuters|cnn|npr|vox|techcrunch|zdnet",
    "social": r"twitter|reddit|linkedin",
    "documentation": r"docs?\.|readthedocs|pypi|tensorflow\.org|pytorch\.org|huggingface\.co|"
    r"\.streamlit|herokuapp|\.dev",
    "podcast": r"podcast|soundcloud|spotify",
    "book": r"manning|oreilly|book|amazon|springer",
    "demo": r"play|demo|app",
}


def _is_a(nouns: str) -> str:
    """*X is a Python library*, *Y released a new corpus*: what the thing is said to be."""
    verbs = (
        r"is|are|provides?|releas(?:es|ed|ing)|open[- ]sourc(?:es|ed|ing)|built|created?|creates|"
        r"introduc(?:es|ed|ing)|announc(?:es|ed|ing)|publish(?:es|ed)|shar(?:es|ed)|called|"
        r"developed|presents?|presented|propos(?:es|ed)|contains?|of|a|an|this|new"
    )
    return rf"\b({verbs})\b[^.]{{0,60}}?\b({nouns})\b"


CUES = {
    "is a tool": _is_a(
        r"library|toolkit|framework|package|tool|platform|api|plugin|extension|software|engine|"
        r"repository|service|libraries|tools|implementation"
    ),
    "is data": _is_a(r"dataset|corpus|data set|datasets|benchmark|collection|task|challenge"),
    "is a method": _is_a(
        r"method|approach|model|architecture|technique|algorithm|mechanism|objective|network|"
        r"transformer|bert"
    ),
    "is teaching": _is_a(
        r"course|lecture|lectures|class|series|videos|playlist|slides|notebooks?|tutorial|book|"
        r"workshop|bootcamp|syllabus|curriculum"
    ),
    "is an article": _is_a(
        r"article|blog post|post|essay|piece|guide|walkthrough|write-up|overview|review|summary|"
        r"explanation"
    ),
    "is a paper": _is_a(r"paper|work|study|publication|survey|report|research"),
    "researchers": r"\bresearchers?\b[^.]{0,40}(propos|present|publish|develop|introduc|aim)|"
    r"et al\.|the authors|this (paper|work)|a new paper|recent(ly)? (paper|work|publi)",
    "conversation": r"interview|podcast|talks? about|keynote|conversation|speak|episode",
    "community": r"communit|conference|petition|competition|challenge|award|winner|kaggle|event|"
    r"initiative|program|diversity|women|remote|reproducib|statistics|results of",
    "creative": r"\bart(s|ist|istic|work)?\b|music|creativ|game|paint|poem|poet|stor(y|ies)|"
    r"fun\b|sketch|lyrics|dance|song|piano|illustrat|style transfer|gan\b|gans|drawing|film|"
    r"playful|weird",
    "health": r"covid|pandemic|cancer|health|medical|clinical|drug|protein|patient|disease|"
    r"hospital|virus|brain|neuroscience",
    "impact": r"society|social|climate|environment|energy|humanitarian|government|legal|law|policy|"
    r"jobs|disaster|agricultur|africa|poverty|economic|education system|impact",
    "ethics": r"ethic|bias(es|ed)?\b|fair(ness)?\b|privacy|gender|racial|responsib|accountab|"
    r"regulat|discriminat|surveil|misuse|deepfake|facial recognition|fraud|human rights|values|"
    r"audit|transparen|trust",
    "explains": r"explain|intuition|visual|understand|concept|how [a-z]+ works|discuss|"
    r"summari[sz]es|overview|opinion|argu|perspective|thoughts|lessons",
    "teaches": r"learn(ing)? (how|more|about|the basics)|teach|students?|beginner|free\b|"
    r"introductory|basics|fundamentals|practice|exercises?|curriculum|enrol|syllabus|university|stanford|mit\b|"
    r"cmu|berkeley|professor",
    "software": r"pip install|python|pytorch|tensorflow|open-source|easy to use|users|features|"
    r"support|deploy|production|library",
}

_LINKS = [compiled(kind) for kind in LINK_KINDS.values()]
_CUES = [compiled(cue) for cue in CUES.values()]
_OFTEN = 3  # more often says no more
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Thing:
    """What the sections look at: a candidate's words and links, or a published item's."""

    title: str
    text: str
    links: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Its text with the title twice, since a title weighs more."""
        return f"{self.title} . {self.title} . {self.text}"

    @property
    def embedded(self) -> str:
        """What of it is embedded."""
        return f"{self.title}. {self.text}"


def thing_of(story: Story) -> Thing:
    """A story as the sections see it."""
    lead = story.lead
    own = [link for c in story.candidates for link in (c.url, *_own_links(c)) if link]
    text = lead.text or lead.description
    return Thing(lead.title, text[:MAX_CHARACTERS], tuple(dict.fromkeys(own)))


def _own_links(candidate: Candidate) -> tuple[str, ...]:
    """The few first links; a README's or a post's many say little of itself."""
    return candidate.links[:5] if candidate.kind is Kind.PAPER else candidate.links[:2]


def section_names() -> list[str]:
    """The columns of :func:`section_features`."""
    names = [f"{where} {cue}" for cue in CUES for where in ("says it", "opens with", "title")]
    names += [f"{which} link: {kind}" for kind in LINK_KINDS for which in ("a", "first")]
    return [
        *names,
        "no links",
        "links",
        "length",
        "title words",
        "title colon",
        "title case",
        "quotes",
    ]


def section_features(things: Sequence[Thing]) -> NDArray[np.float64]:
    """One row per thing, one column per name of :func:`section_names`."""
    return np.array([_row(thing) for thing in things], np.float64).reshape(
        len(things), len(section_names())
    )


def _row(thing: Thing) -> list[float]:
    title, text = thing.title.lower(), thing.text.lower()
    links = [link.lower() for link in thing.links]
    opening = " ".join(_SENTENCE.split(text, maxsplit=2)[:2])
    row: list[float] = []
    for cue in _CUES:
        often = sum(1 for _ in islice(cue.finditer(text), _OFTEN))
        row.append(math.sqrt(often))
        row += [float(bool(cue.search(opening))), float(bool(cue.search(title)))]
    for kind in _LINKS:
        found = [bool(kind.search(link)) for link in links]
        row += [float(any(found)), float(any(found[:1]))]
    return row + _shape(thing)


def _shape(thing: Thing) -> list[float]:
    words = thing.title.split()
    return [
        float(not thing.links),
        math.log1p(len(thing.links)),
        math.log1p(len(thing.text.split())) - 4,
        math.log1p(len(words)) - 1.5,
        float(":" in thing.title),
        sum(word[0].isupper() for word in words) / max(1, len(words)),
        float("“" in thing.text),
    ]
