"""Links into blurbs: on a name or phrase that the first sentence has, as the newsletters do.

Measured on 640 links of the NLP Newsletter: 55% stand on a name, title or phrase, 37% on a plain
noun such as "paper", 5% on a verb such as "released"; 72% in the first sentence. Nothing is added
to what a blurb says but short closing sentences that say where the story's other pages are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsletter.identity import identify
from newsletter.markdown.escape import escape_inline, escape_text, escape_url
from newsletter.models import Candidate, Kind, Story
from newsletter.text import tidy

_SENTENCE = re.compile(
    r".+?(?:(?<!\bal)(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)[.!?][\"”’)]*(?=\s+[\"“(]?[A-Z0-9])|\Z)\s*",
    re.DOTALL,
)
# What may follow the head of a noun phrase; "model" in "language model training" is no head.
_AFTER_HEAD = (
    r"(?=[.,;:)]|\Z|\s(?:that|which|who|where|for|of|to|on|in|by|with|called|named|from|and|is|are|"
    r"was|were|has|can|will|also|about|as|at|via|it|they|you|using|written|built|made|\w+ed|"
    r"(?:show|propose|introduce|present|describe|aim|release|offer|provide|help|let|allow|make|"
    r"cover|explain|discusse|give)s?)\b)"
)
_NOUNS = {
    Kind.PAPER: "paper|study|survey|report|preprint|publication|article|position paper|review",
    Kind.REPOSITORY: "library|toolkit|framework|package|repository|repo|tool|implementation|"
    "platform|application|engine|plugin|extension|demo|command-line tool",
    Kind.POST: "blog post|post|article|tutorial|guide|interview|essay|overview|walkthrough|"
    "announcement|podcast episode|episode|podcast|piece(?! of)",
}
_THINGS = (
    "method|approach|framework|model|LLM|benchmark|dataset|data set|system|architecture|algorithm|"
    "library|corpus|toolkit|technique|pipeline|analysis|suite|evaluation|family|scheme|tool|engine|"
    "agent|task|extension|overview|survey|strategy|procedure|environment|simulator|collection|"
    "leaderboard|taxonomy|theory|metric|optimizer|attack|defen[cs]e|protocol|recipe|objective|study"
)
_RELEASED = (
    r"(?:(?:propos|introduc|releas|shar|announc|describ)(?:es|ed)|(?:present|develop)(?:s|ed)|"
    r"(?:publish|launch)(?:es|ed)|open-sourc(?:es|ed)|"
    r"(?<=authors )(?:propose|introduce|release|describe|present|develop|publish|share))"
)
_TOLD = (
    r"(?:shows|demonstrates|investigates|finds|reports|argues|studies|examines|explores|suggests|"
    r"(?<=authors )(?:show|demonstrate|investigate|find|report|argue|study|examine|explore))"
)
_MODIFIERS = r"(?:(?!\s(?:to|of|that|for|which|with|in|by|on)\s)[^.;:]){0,90}?"
_RELEASED_THING = re.compile(
    rf"(?:(?<!been )\b{_RELEASED}|^(?:An?|The))\b{_MODIFIERS}\b(?P<anchor>{_THINGS})\b"
    rf"{_AFTER_HEAD}",
    re.IGNORECASE,
)
_RELEASED_VERB = re.compile(
    rf"(?:\b(?:authors?|they|paper|work|study|survey|report|article|post)|\(\d{{4}}\)) "
    rf"(?:\w+ly |also |first |then )?(?P<anchor>{_RELEASED})\b",
    re.IGNORECASE,
)
_TOLD_VERB = re.compile(rf"\b(?P<anchor>{_TOLD})\b", re.IGNORECASE)
_CODE = re.compile(
    r"\b(?P<anchor>(?:source )?code|implementation)\b(?=\s(?:is|are|and|has)\b)", re.IGNORECASE
)
_CITATION = re.compile(
    r"(?:\A|, )(?P<anchor>[^\W\d_a-z][\w.'’-]*(?: et al\.| and \w[\w.'’-]*) \(\d{4}\))(?= [a-z]+\b)"
)
_AUTHORS = "The authors "
_GITHUB_HOSTS = frozenset({"github.com", "www.github.com"})


@dataclass(frozen=True, slots=True)
class StoryLinks:
    """A story's pages, fit to print; empty where there is none."""

    main: str
    """The lead's own page."""
    paper: str = ""
    code: str = ""
    post: str = ""


def story_links(story: Story) -> StoryLinks:
    """The story's pages; the code that a paper itself names stands in for a repository."""
    paper, code, post = (
        _address(story.of_kind(kind)) for kind in (Kind.PAPER, Kind.REPOSITORY, Kind.POST)
    )
    if not code and story.lead.kind is Kind.PAPER:
        named = (url for url in story.lead.links if identify(url).startswith("github:"))
        code = escape_url(next(named, ""))
    return StoryLinks(_address(story.lead), paper, code, post)


def _address(candidate: Candidate | None) -> str:
    if candidate is None:
        return ""
    scheme, _, rest = candidate.id.partition(":")
    known = {"arxiv": f"https://arxiv.org/abs/{rest}", "github": f"https://github.com/{rest}"}
    return escape_url(candidate.url) or escape_url(known.get(scheme, rest))


def linked_blurb(text: str, story: Story, headline: str, links: StoryLinks) -> str:
    """The blurb as Markdown paragraphs with the story's main link inline, the others at the end."""
    paragraphs = [tidy(part) for part in re.split(r"\n\s*\n", text) if part.strip()]
    wanted = [(links.main, _anchors(story, headline))]
    if links.code and links.code != links.main:
        wanted.append((links.code, _Anchors((_CODE,), (_CODE,))))
    first, missing = _with_links(_opened(paragraphs[0], story, wanted[0][1]), wanted)
    rest = [escape_text(part) for part in paragraphs[1:]]
    closing = _closing(story, links, missing)
    *above, last = (first, *rest)
    return "\n\n".join((*above, " ".join(part for part in (last, closing) if part)))


def _opened(text: str, story: Story, anchors: _Anchors) -> str:
    """``text``, whose first sentence names the paper when nothing in it could carry the link."""
    sentence = _SENTENCE.search(text)
    end = sentence.end() if sentence else len(text)
    if story.lead.kind is not Kind.PAPER or not text.startswith(_AUTHORS):
        return text
    if any(pattern.search(text, 0, end) for pattern in anchors.first):
        return text
    return f"In this paper, the authors {text.removeprefix(_AUTHORS)}"


@dataclass(frozen=True, slots=True)
class _Anchors:
    """Where a link may stand, best first, in the first sentence and in the later ones."""

    first: tuple[re.Pattern[str], ...]
    later: tuple[re.Pattern[str], ...]


def _anchors(story: Story, headline: str) -> _Anchors:
    """The story's names, then nouns for what it is, then a verb; later on, only what is certain."""
    names = dict.fromkeys(name for name in _names(story, headline) if len(name) > 1)
    is_post, nouns = story.lead.kind is Kind.POST, _NOUNS[story.lead.kind]
    itself = nouns if is_post else f"{nouns}|work"
    said = (
        *(re.compile(rf"(?<![\w-])(?P<anchor>{re.escape(name)})(?![\w-])") for name in names),
        re.compile(rf"\bthis (?:[\w-]+ )?(?P<anchor>{itself})\b", re.IGNORECASE),
        re.compile(rf"\AThe (?P<anchor>{itself})\b(?! of\b)", re.IGNORECASE),
    )
    if is_post:
        # What a post tells of was often released by somebody else, reports and videos too.
        opening = re.compile(rf"\AAn? (?:[\w-]+ ){{0,3}}(?P<anchor>{nouns})\b(?! of\b)")
        return _Anchors((*said, opening), said)
    noun = re.compile(rf"\b(?P<anchor>{nouns})\b{_AFTER_HEAD}", re.IGNORECASE)
    first = (*said, noun, _CITATION, _RELEASED_THING, _RELEASED_VERB, _TOLD_VERB)
    return _Anchors(first, said)


def _names(story: Story, headline: str) -> Iterator[str]:
    """What the blurb may call the story: its headline, its title, its title's short name."""
    title = tidy(story.lead.title)
    yield tidy(headline)
    yield title
    short, colon, _ = title.partition(":")
    if colon and len(short.split()) <= 4:
        yield short
    if story.lead.kind is Kind.REPOSITORY:
        yield repository_name(story.lead)


def repository_name(candidate: Candidate) -> str:
    """A repository's name as its owner spells it, without the owner."""
    path = urlsplit(candidate.url).path.strip("/") or candidate.id.partition(":")[2]
    return path.split("/")[1] if "/" in path else tidy(candidate.title)


def _with_links(text: str, wanted: Iterable[tuple[str, _Anchors]]) -> tuple[str, list[str]]:
    """``text`` as Markdown with each address on its anchor, and the addresses that found none."""
    spans: list[tuple[int, int, str]] = []
    missing: list[str] = []
    for url, anchors in wanted:
        span = _find(text, anchors, taken=[(begin, end) for begin, end, _ in spans])
        if span:
            spans.append((*span, url))
        else:
            missing.append(url)
    pieces, position = [], 0
    for begin, end, url in sorted(spans):
        anchor = f"[{escape_inline(text[begin:end])}]({url})"
        pieces += [_piece(text[position:begin], start=position == 0), anchor]
        position = end
    pieces.append(_piece(text[position:], start=position == 0))
    return "".join(pieces), missing


def _piece(text: str, *, start: bool) -> str:
    """A stretch between links, its spaces at the ends kept."""
    if not start:
        return escape_inline(text)
    escaped = escape_text(text)
    return escaped + " " if escaped and text.endswith(" ") else escaped


def _find(text: str, anchors: _Anchors, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Where the best anchor stands: the first sentence is searched whole before the next."""
    for sentence in _SENTENCE.finditer(text):
        for pattern in anchors.later if sentence.start() else anchors.first:
            match = pattern.search(text, sentence.start(), sentence.end())
            if match and not _overlaps(match.span("anchor"), taken):
                return match.span("anchor")
    return None


def _overlaps(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(begin < span[1] and span[0] < end for begin, end in taken)


def _closing(story: Story, links: StoryLinks, missing: Sequence[str]) -> str:
    """Where else to look, in a sentence for each page that the blurb does not link to."""
    sentences = []
    if links.main in missing:
        sentences.append(f"{_INVITATIONS[story.lead.kind]}({links.main}).")
    if links.paper and links.paper != links.main:
        sentences.append(f"The [paper]({links.paper}) has the details.")
    if links.code and links.code != links.main and links.code in missing:
        where = " on GitHub" if urlsplit(links.code).hostname in _GITHUB_HOSTS else ""
        sentences.append(f"The [code]({links.code}) is available{where}.")
    if links.post and links.post != links.main:
        sentences.append(f"See also this [blog post]({links.post}).")
    return " ".join(sentences)


_INVITATIONS = {
    Kind.PAPER: "Read the [paper]",
    Kind.REPOSITORY: "See the [repository]",
    Kind.POST: "Read the [post]",
}


def bare_links(links: StoryLinks) -> str:
    """The story's pages and nothing about them, for a story that has no blurb."""
    labels = (("paper", links.paper), ("code", links.code), ("post", links.post))
    return ", ".join(f"[{label}]({url})" for label, url in labels if url)
