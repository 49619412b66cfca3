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
    in_readme: re.Pattern[str]
    """What says it in a README, where much is said of other things."""
    reach: int
    """How far into the README it is looked for."""
    unless: re.Pattern[str] | None = None
    """What in it, or right before it, makes it no sign."""


def _sign(weight: float, phrase: str, pattern: str, unless: str = "") -> Sign:
    cue, reach = compiled(pattern), _README_CHARACTERS
    return Sign(weight, phrase, cue, cue, reach, re.compile(unless) if unless else None)


def _said_of_itself(weight: float, phrase: str, noun: str) -> Sign:
    """A sign that ``noun`` stands in the description, or the README opens with *X is a …*."""
    headline = rf"\A(?![^\n.]*\b(not?|nothing|never|without)\b)[^\n.]{{0,100}}\b{noun}"
    opens = rf"{headline}|\b(is|are) (an?|the|our) {_OF_MANY}{_ADJECTIVES}{noun}"
    return Sign(weight, phrase, compiled(rf"\b{noun}"), compiled(opens), _OPENING_CHARACTERS)


_OPENING_CHARACTERS = 400
"""How far into a README it still says what it is."""
_OF_MANY = r"((open |small )?(set|collection|suite|family) of )?"
_ADJECTIVES = (
    r"((?!with\b|for\b|of\b|that\b|which\b|who\b|to\b|in\b|on\b|by\b|from\b|without\b|as\b)"
    r"[\w-]+ ){0,5}"
)
"""What may stand before a noun that says what something is."""
_TOOL = (
    r"(librar(y|ies)|toolkit|tool|(?<=and )tools|sdk|cli|command[- ]line|plugin|app|"
    r"(application|extension)(?! of\b)|server|engine|platform|framework|wrapper|api client|"
    r"database|interface|ide|package)\b"
    r"(?![-.]\w| (us(e|age|ing)|calls?|calling|learning|agents?)\b)"
)
_CONFERENCE = (
    r"(acl|emnlp|naacl|eacl|neurips|icml|iclr|cvpr|iccv|eccv|aaai|ijcai|kdd|sigir|coling|tacl|"
    r"colm|interspeech|www|cikm|wsdm)[\s'’-]*(20)?\d\d\b"
)
SIGNS = (
    _sign(2.5, "says it is a paper's code", r"official (\w+ ){0,3}implementation|official "
          r"(\w+ ){0,2}(code|repo)\w*\b[^\n]{0,80}(\bpaper|[\"“]|arxiv|'\d\d\b|\b20\d\d\b)|(code|"
          r"implementation|repository|source|repo)\b[^.\n]{0,40}\b(for|of|accompan\w+) (the|our) "
          r"([\w-]+ ){0,3}paper|paper[^.\n]{0,40}\bimplementation"),
    _sign(1.2, "asks to cite its paper", r"@(article|inproceedings|misc|proceedings)\s*\{|"
          r"please (consider )?cit(e|ing)\b(?! [\w-]+ if\b)"),
    _sign(1.2, "accepted at a conference", r"\b(accepted|published|appear\w*|oral|spotlight|"
          r"poster|proceedings|paper|code|implementation|repo\w*)\b[^.\n]{0,60}\b"
          rf"{_CONFERENCE}|[\[({{（【]{_CONFERENCE}|\b{_CONFERENCE}[^.\n]{{0,20}}\b(paper|oral|"
          r"spotlight|poster|highlight|findings)\b",
          unless=r"\b(submi\w+|under review|talk|slides|notes|went to|challenge)\b"),
    _sign(0.8, "reproduces experiments", r"reproduc\w+ (the |our )?(results|experiments)|"
          r"experiments? (in|from|of) the paper|pre-?trained (models|checkpoints)|ablation"),
    _sign(0.6, "describes a method", r"\bwe (propose|present|introduce|show|find)\b|"
          r"\bnovel (method|approach|framework|model)"),
    _said_of_itself(-1.4, "calls itself a library or tool", _TOOL),
    _sign(-1.0, "has documentation of its own", r"readthedocs|docs?\.[\w-]+\.\w+|/docs?/|"
          r"documentation\b|changelog|release notes"),
    _sign(-0.8, "serves production", r"production[- ]ready|enterprise|self-host|deploy\w*|"
          r"integrat(es|ions?)|dashboard|no[- ]code|easy[- ]to[- ]use"),
)  # fmt: skip

_INSTALLED = -1.6
_INSTALL = compiled(
    r"\b(pip3?|conda|uv|npm|cargo|brew|go|yarn|pnpm|docker) (pip )?(install|add|get|pull|run|i)\b"
    r"([^\n`]{1,80})|(pypi\.org|npmjs\.com)(/[\w@./-]+)"
)
_SHORTEST_NAME = 3
_CLAUSE = 80
_DENIED = re.compile(
    r"\b(no|not|never|nothing|without|neither|nor|cannot|\w+n['’]t)(?! (?:only|just|merely)\b)"
    r"(?: [\w“\"'-]+){0,4}[ “\"'(]*$"
)
"""What stands right before something that is denied."""
_DENIED_BEHIND = re.compile(r" (nothing|none|no)\b")

_NAMES_PAPER = 1.8
_WITH_PAPER = 4.0
_PRIOR = -1.0
"""A repository that says nothing of itself is more often a tool."""

_COURSE = re.compile(
    r"\b(courses?|tutorials?|lectures?|lessons|bootcamp|roadmaps?|cookbook|exercises?|beginners?|"
    r"curriculum|zoomcamp|learning path|(?<!trained )(?<!training )from[- ]scratch|handbook|"
    r"book(?! (an?|the|your)\b)|primer)\b(?!-friendly)(?! (app|bot|cli|api|client|platform|search|"
    r"scraper|tracker|generator|downloader|manager|player|reader|editor|maker|builder|finder|"
    r"planner|viewer|converter)s?\b)|(^|[.!:] )learn (to|how)\b"
)
"""Something to learn from, and not software for such things: no *course planner*."""
_LIST = re.compile(
    r"\bawesome\b|\bcurated\b|\blists?,|\b(cheat ?sheets?|interviews?|leetcode|r[eé]sum[eé]s?|"
    r"dotfiles)\b|\b(lists?|collections?) of ([\w-]+ ){0,2}(resources|links|apps|projects|papers|"
    r"prompts|books|lists|apis|repos\w*|examples|notebooks|recipes|tools|blogs|posts|scripts)\b"
)
_SAID_TO_BE = re.compile(
    r"(?<!below )(?<!here )(?<!there )"
    r"\b(is|are) (an?|the|our) ([\w-]+ ){0,3}(guide|course|tutorial|handbook|curriculum|book)\b"
)
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
        if _says(words, sign.pattern, sign.unless):
            yield 1.2 * sign.weight, sign.phrase
        elif _says(readme[: sign.reach], sign.in_readme, sign.unless):
            yield 0.8 * sign.weight, sign.phrase
    if _is_installed(repository, readme):
        yield 0.8 * _INSTALLED, "is installed from a package index"


def _says(text: str, pattern: re.Pattern[str], unless: re.Pattern[str] | None) -> bool:
    """Whether ``text`` has ``pattern`` somewhere where it does not deny it."""
    return any(not _is_denied(text, found, unless) for found in pattern.finditer(text))


def _is_denied(text: str, found: re.Match[str], unless: re.Pattern[str] | None) -> bool:
    before = text[max(0, found.start() - _CLAUSE) : found.start()]
    clause = re.split(r"[.,!?;:\n]", before)[-1]
    if _DENIED.search(clause) or _DENIED_BEHIND.match(text, found.end()):
        return True
    return unless is not None and unless.search(f"{clause}{found[0]}") is not None


def _is_installed(repository: Candidate, readme: str) -> bool:
    """Whether a package of its own name is installed, and not one that it needs."""
    name = _letters(repository.title.rpartition("/")[2])
    packages = (_letters(found[4] or found[6]) for found in _INSTALL.finditer(readme))
    return len(name) >= _SHORTEST_NAME and any(name in package for package in packages)


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))


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
