"""The nouns of the pipeline, from what a source saw to what the issue prints.

All are frozen: a stage never changes what it was given, it returns something new.
Times are timezone-aware UTC everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a candidate is."""

    PAPER = "paper"
    REPOSITORY = "repository"
    POST = "post"


class Bucket(StrEnum):
    """The kinds of section that the ranker knows; a config section takes one or more of them."""

    PUBLICATIONS = "publications"
    TOOLS = "tools"
    REPO_CYPHER = "repo-cypher"
    ARTICLES = "articles"
    EDUCATION = "education"
    CREATIVITY = "creativity"
    ETHICS = "ethics"


class Status(StrEnum):
    """How a source's fetch ended.

    ``quiet`` is an honest nothing-new; ``stale`` is a nothing-new that cannot be true (or an old
    answer); ``partial`` kept what came before a failure.
    """

    OK = "ok"
    QUIET = "quiet"
    STALE = "stale"
    PARTIAL = "partial"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Window:
    """The half-open span of time ``[since, until)`` that an issue covers, and the issue's label."""

    since: datetime
    until: datetime
    label: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of a candidate: its address, and where it comes from."""

    url: str
    alt: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """Popularity counts; ``None`` is unknown, which is not zero."""

    stars: int | None = None
    stars_gained: int | None = None
    forks: int | None = None
    watchers: int | None = None
    hf_upvotes: int | None = None
    hn_points: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One item as one source saw it.

    ``id`` is canonical: ``arxiv:2502.01234`` without version, ``github:owner/name`` lower-cased,
    or ``url:<canonical address>`` (see :mod:`newsletter.identity`).
    """

    id: str
    kind: Kind
    title: str
    text: str = ""
    """Plain text: an abstract, a README, a post's body. No LaTeX, no HTML."""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    updated: datetime | None = None
    url: str = ""
    links: tuple[str, ...] = ()
    """Other addresses that the item itself names, such as its code or its paper."""
    image: Image | None = None
    signals: Signals = Signals()
    source: str = ""
    """The name of the source: ``arxiv``, ``github`` or the feed's name."""
    description: str = ""
    """What the source says of it beside its text: GitHub's one line, a feed's own summary."""
    categories: tuple[str, ...] = ()
    """arXiv categories with the primary first, GitHub topics, a feed's tags."""
    comment: str = ""
    """arXiv's comment field, as plain text."""
    venue: str = ""
    """Where it was accepted, such as ``ACL 2026``; empty when unknown."""
    language: str = ""
    licence: str = ""
    section: str = ""
    """The section that the feed's config asks for; empty when the ranker decides."""
    weight: float = 1.0
    """The feed's weight in config."""
    flags: tuple[str, ...] = ()
    """Reasons to keep it out, each a phrase for the editor: ``withdrawn``, ``fork``…"""


@dataclass(frozen=True, slots=True)
class Harvest:
    """What one source gave in one fetch."""

    source: str
    status: Status
    candidates: tuple[Candidate, ...] = ()
    notes: tuple[str, ...] = ()
    """What the editor should know, one sentence each: what failed, and what stood in for it."""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Story:
    """A paper, its code and its blog post together; often just one candidate."""

    lead: Candidate
    others: tuple[Candidate, ...] = ()

    @property
    def id(self) -> str:
        """The lead's canonical id, which stands for the story."""
        return self.lead.id

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Every candidate of the story, the lead first."""
        return (self.lead, *self.others)

    @property
    def ids(self) -> tuple[str, ...]:
        """Every canonical id of the story, the lead's first."""
        return tuple(candidate.id for candidate in self.candidates)

    def of_kind(self, kind: Kind) -> Candidate | None:
        """The first candidate of ``kind``, or ``None``."""
        return next((c for c in self.candidates if c.kind is kind), None)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A story with its score, what the score is made of, and the section it belongs to."""

    story: Story
    score: float
    """Higher is better; comparable within one run only."""
    components: Mapping[str, float] = field(default_factory=dict)
    """Named contributions to the score."""
    bucket: Bucket = Bucket.PUBLICATIONS
    section: str = ""
    """The name of the config section; empty when no section takes the story."""
    section_probability: float = 0.0
    reasons: tuple[str, ...] = ()
    """Phrases that an editor understands, strongest first."""


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A story that almost made its section, and the one thing that kept it out."""

    ranked: Ranked
    obstacle: str


ALREADY_PUBLISHED = "already published"
"""The reason of what an earlier issue had."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A story that was not in the running, and why."""

    story: Story
    reason: str


@dataclass(frozen=True, slots=True)
class Selection:
    """What goes into the issue: section name -> its stories, best first, in config's order."""

    chosen: Mapping[str, tuple[Ranked, ...]]
    near_misses: Mapping[str, tuple[NearMiss, ...]] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The span of the source text that one sentence of a blurb comes from (character offsets)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Blurb:
    """What the issue says of a story: plain sentences, each with its evidence."""

    text: str
    """Plain text; links and Markdown escapes are added when the issue is composed."""
    headline: str = ""
    """The short name for the issue's title line: ``Turing-NLG``, not the paper's full title."""
    evidence: tuple[Evidence, ...] = ()
    summarizer: str = ""
    flags: tuple[str, ...] = ()
    """What the editor should know: ``fell back from chat: timeout``, ``no source text``…"""
    topic: str = ""
    """What it is about, for the excerpt: ``sparse parsing of long trees``; empty when unknown."""
