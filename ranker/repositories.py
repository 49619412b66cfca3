"""Is a repository the code of a paper, or a tool? A sum of readable signs.

The patterns are written in small letters and read lower-cased text (:func:`ranker.cues.compiled`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsletter.identity import mentioned_arxiv_ids
from newsletter.models import Bucket, Candidate, Kind, Story
from ranker.cues import compiled

_README_CHARACTERS = 20_000


@dataclass(frozen=True, slots=True)
class Sign:
    """Something in a README or description that speaks for research code; negative, for a tool."""

    weight: float
    phrase: str
    pattern: re.Pattern[str]


def _sign(weight: float, phrase: str, pattern: str) -> Sign:
    return Sign(weight, phrase, compiled(pattern))


SIGNS = (
    _sign(2.5, "says it is a paper's code", r"official (\w+ ){0,3}implementation|official "
          r"(\w+ ){0,2}(code|repo)\w*\b[^\n]{0,80}(\bpaper|[\"“]|arxiv|'\d\d\b|\b20\d\d\b)|(code|"
          r"implementation|repository|source|repo)\b[^.\n]{0,40}\b(for|of|accompan\w+) (the|our) "
          r"([\w-]+ ){0,3}paper|paper[^.\n]{0,40}\bimplementation"),
    _sign(1.2, "asks to cite its paper", r"@(article|inproceedings|misc|proceedings)\s*\{|"
          r"please cite"),
    _sign(1.2, "accepted at a conference", r"\b(acl|emnlp|naacl|eacl|neurips|icml|iclr|cvpr|iccv|"
          r"eccv|aaai|ijcai|kdd|sigir|coling|tacl|colm|interspeech|www|cikm|wsdm)[\s'’-]*(20)?\d\d"),
    _sign(0.8, "reproduces experiments", r"reproduc\w+ (the |our )?(results|experiments)|"
          r"experiments? (in|from|of) the paper|pre-?trained (models|checkpoints)|ablation"),
    _sign(0.6, "describes a method", r"\bwe (propose|present|introduce|show|find)\b|"
          r"\bnovel (method|approach|framework|model)"),
    _sign(-1.6, "is installed from a package index", r"\b(pip3?|conda|uv|npm|cargo|brew|go|yarn|"
          r"pnpm|docker) (pip )?(install|add|get|pull|run|i)\b|pypi\.org|npmjs\.com"),
    _sign(-1.4, "calls itself a library or tool", r"\b(librar(y|ies)|toolkit|tool\b|sdk|cli\b|"
          r"command[- ]line|plugin|extension|app\b|application|server|engine|platform|framework|"
          r"wrapper|api client|database|interface|ide\b|package)\b"),
    _sign(-1.0, "has documentation of its own", r"readthedocs|docs?\.[\w-]+\.\w+|/docs?/|"
          r"documentation\b|changelog|release notes"),
    _sign(-0.8, "serves production", r"production[- ]ready|enterprise|self-host|deploy\w*|"
          r"integrat(es|ions?)|dashboard|no[- ]code|easy[- ]to[- ]use"),
)  # fmt: skip

_NAMES_PAPER = 1.8
_WITH_PAPER = 4.0
_PRIOR = -1.0
"""A repository that says nothing of itself is more often a tool."""

_COURSE = re.compile(
    r"\b(courses?|tutorials?|lectures?|lessons|bootcamp|roadmaps?|cookbook|exercises?|beginners?|"
    r"curriculum|zoomcamp|learn (to|how)|learning path|from[- ]scratch|handbook|book|primer)\b"
)
_LIST = re.compile(
    r"\bawesome\b|\bcurated\b|\blists?,|\b(cheat ?sheets?|interviews?|leetcode|r[eé]sum[eé]s?|"
    r"dotfiles)\b|\b(lists?|collections?) of ([\w-]+ ){0,2}(resources|links|apps|projects|papers|"
    r"prompts|books|lists|apis|repos\w*|examples|notebooks|recipes|tools|blogs|posts|scripts)\b"
)
_SAID_TO_BE = re.compile(
    r"(?<!below )(?<!here )(?<!there )"
    r"\b(is|are) (an?|the|our) ([\w-]+ ){0,3}(guide|course|tutorial|handbook|curriculum|book)\b"
)
_OPENING_CHARACTERS = 400
"""How far into a README it still says what it is."""
_ASIDE = 0.85
"""How surely what says it is a course or a list is neither research code nor a tool."""


def research_odds(story: Story, repository: Candidate) -> tuple[float, tuple[str, ...]]:
    """Log-odds that ``repository`` is research code rather than a tool, and the signs it is by."""
    evidence = sorted(_evidence(story, repository), key=lambda e: -abs(e[0]))
    total = _PRIOR + sum(weight for weight, _ in evidence)
    side = [phrase for weight, phrase in evidence if (weight > 0) == (total > 0)]
    return total, tuple(side)


def _evidence(story: Story, repository: Candidate) -> Iterator[tuple[float, str]]:
    if story.of_kind(Kind.PAPER):
        yield _WITH_PAPER, "comes with its paper"
    words = " ".join((repository.description, *repository.categories)).lower()
    readme = repository.text[:_README_CHARACTERS].lower()
    papers = _papers(repository, readme)
    if 1 <= papers <= 3:
        yield _NAMES_PAPER, "its README names its paper"
    elif papers > 8:
        yield -_NAMES_PAPER, "its README names many papers"
    for sign in SIGNS:
        if sign.pattern.search(words):
            yield 1.2 * sign.weight, sign.phrase
        elif sign.pattern.search(readme):
            yield 0.8 * sign.weight, sign.phrase


def _papers(repository: Candidate, readme: str) -> int:
    return len(mentioned_arxiv_ids(" ".join((readme, *repository.links))))


def repository_buckets(
    story: Story, repository: Candidate
) -> tuple[dict[Bucket, float], tuple[str, ...]]:
    """The odds of each bucket for a story led by ``repository``, and why."""
    odds, phrases = research_odds(story, repository)
    research = 1 / (1 + math.exp(-odds))
    aside = 0.0
    about = " ".join((repository.description, repository.title, *repository.categories)).lower()
    what = _other_kind(about, repository.text[:_OPENING_CHARACTERS].lower())
    if what and odds < 0 and not story.of_kind(Kind.PAPER):
        aside, phrases = _ASIDE, (what, *phrases)
    rest = 1 - aside
    return {
        Bucket.REPO_CYPHER: rest * research,
        Bucket.TOOLS: rest * (1 - research),
        Bucket.EDUCATION: aside,
    }, phrases[:1]


def _other_kind(about: str, opening: str) -> str:
    """What a repository is that is no software, as a phrase; empty for all that is."""
    if _LIST.search(about):
        return "is a collection"
    teaches = _COURSE.search(about) or _SAID_TO_BE.search(opening)
    return "is a guide, a course or a tutorial" if teaches else ""
