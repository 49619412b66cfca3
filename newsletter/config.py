"""What a newsletter reads, prefers and looks like: the keys of ``config.yaml``, checked and typed.

Every key is described here once; the starter files and the README only show it in use.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from newsletter.config_values import (
    MAX_FEED_NAME_CHARACTERS,
    Address,
    Component,
    CronLine,
    Folder,
    Host,
    Phrase,
    Place,
    Proxy,
    TimeZone,
)
from newsletter.issue import Format
from newsletter.models import Bucket
from newsletter.naming import (
    checked_branch,
    checked_file_name,
    checked_folder,
    checked_repository,
)
from newsletter.numbers import Number, not_boolean

OTHER_SOURCES = frozenset({"arxiv", "github", "editor", "past issues", "published papers"})
"""What candidates that come from no feed name as their source; no feed may be called so."""


class _Model(BaseModel):
    """Unknown keys are faults, and nothing changes a config once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    @field_validator("*", mode="before")
    @classmethod
    def _numbers_are_numbers(cls, value: object, field: ValidationInfo) -> object:
        wanted = cls.model_fields[field.field_name or ""].annotation
        return not_boolean(value) if wanted in (int, float, int | None) else value


class NewsletterConfig(_Model):
    """Who the newsletter is: its name, its Markdown, its front matter."""

    name: str = Field(default="NLP Newsletter", min_length=1, max_length=200)
    format: Format = Format.NLP_NEWSLETTER
    author: str = "editor"
    language: str = Field(default="EN", min_length=2, max_length=8)
    tags: tuple[str, ...] = ("nlp_newsletter",)
    first_number: int = Field(default=1, ge=0)
    """The number of the first issue that Galley drafts; later ones count on from the archive."""
    tagline: str = ""
    """The Cypher's line under its title."""
    header_image: str = ""
    """The address of the picture at the head; ``{number}`` in it is the issue's."""
    intro: str = ""
    """The opening paragraph; empty writes the usual one from the items."""
    footer: str = ""
    contact: str = ""
    """An address or URL for the User-Agent that sources see, so that they can reach you."""


class ScheduleConfig(_Model):
    """When ``galley schedule`` runs the draft."""

    cron: CronLine = "0 6 * * 1"
    timezone: TimeZone = "UTC"


class PathsConfig(_Model):
    """Where things are kept; relative paths are relative to the config file."""

    drafts: Folder = Path("drafts")
    archive: Place = ".galley/archive.sqlite"
    """A SQLite file, or any SQLAlchemy URL such as ``postgresql+psycopg://user@host/galley``."""


class ArxivConfig(_Model):
    """Papers, through arXiv's API with its RSS listing as the stand-in."""

    enabled: bool = True
    categories: tuple[Phrase, ...] = ("cs.CL", "cs.LG", "cs.AI", "stat.ML")
    query: str = ""
    """A further search term in arXiv's own syntax, joined to the categories by AND."""
    api_url: Address = "https://export.arxiv.org/api/query"
    rss_url: Address = "https://rss.arxiv.org/rss"
    window_days: int = Field(default=7, ge=1, le=60)
    """How many days an issue looks back, for every source; with fewer than 7 it is called after its
    days, and not after a week of which it is a part."""
    overlap_days: int = Field(default=2, ge=0, le=14)
    """How far before the window to look again, for papers announced late."""
    page_size: int = Field(default=1000, ge=1, le=2000)
    max_results: int = Field(default=10_000, ge=1, le=30_000)
    delay_seconds: float = Field(default=3.0, ge=0)
    timeout_seconds: float = Field(default=600.0, gt=0)


class GithubConfig(_Model):
    """Repositories, from the trending page and the Search API."""

    enabled: bool = True
    trending_url: Address = "https://github.com/trending"
    api_url: Address = "https://api.github.com"
    topics: tuple[Phrase, ...] = ("nlp", "llm", "machine-learning", "deep-learning", "transformers")
    languages: tuple[Phrase, ...] = ("python", "jupyter-notebook")
    """Trending pages to read, as GitHub spells them in the address; the all-languages page too."""
    min_stars: int = Field(default=50, ge=0)
    created_within_days: int = Field(default=60, ge=1)
    max_repositories: int = Field(default=150, ge=1, le=1000)
    """How many to look into (README, details), best first."""
    timeout_seconds: float = Field(default=300.0, gt=0)


class FeedConfig(_Model):
    """One blog."""

    name: str = Field(min_length=1, max_length=MAX_FEED_NAME_CHARACTERS)
    url: Address
    section: str = ""
    """The name of the section its posts go to; empty lets the ranker decide."""
    weight: float = Field(default=1.0, ge=0, le=10)
    full_text: bool = True
    """Whether a teaser is completed from the page for posts near selection."""


class SignalConfig(_Model):
    """One popularity service."""

    enabled: bool = True
    url: Address


class SignalsConfig(_Model):
    """Popularity, each optional and failing soft."""

    hf_daily_papers: SignalConfig = SignalConfig(url="https://huggingface.co/api/daily_papers")
    hacker_news: SignalConfig = SignalConfig(url="https://hn.algolia.com/api/v1/search")
    linked_stars: bool = True
    """Whether to ask GitHub for the stars of the code that papers near selection link to."""


class HttpConfig(_Model):
    """The way out to the web."""

    proxy: Proxy = ""
    """Carries every request, when given, but those to this machine itself; hosts that only it can
    resolve are its to judge. A user name and password may stand in the address. The environment's
    proxies are not read."""
    private_hosts: tuple[Host, ...] = ()
    """Hosts of the own network whose names look like public ones: ``host`` for the usual ports, or
    ``host:port``. What else config addresses may be private only by an IP address or a local name
    (``localhost``, ``*.local``, a name without a dot), and at that port."""


class SourcesConfig(_Model):
    """Where candidates come from."""

    arxiv: ArxivConfig = ArxivConfig()
    github: GithubConfig = GithubConfig()
    feeds: tuple[FeedConfig, ...] = ()
    feeds_timeout_seconds: float = Field(default=120.0, gt=0)
    signals: SignalsConfig = SignalsConfig()

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        names = [feed.name for feed in self.feeds]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"feeds: two feeds are named {name!r}")
            if name in OTHER_SOURCES:
                raise ValueError(f"feeds: {name!r} is the name of another source")
        return self


class RankerConfig(_Model):
    """The editor's hand on the ranking; applied without running any model again."""

    topics: tuple[Phrase, ...] = ()
    """What the newsletter is about, a phrase each; empty uses the shipped taste alone."""
    avoid: tuple[Phrase, ...] = ()
    """Words or phrases that push a candidate down."""
    pinned: tuple[Phrase, ...] = ()
    """Authors, organisations or GitHub owners whose work is lifted."""
    weights: dict[
        Component,
        Annotated[Number, Field(ge=-10, le=10)],
    ] = {}
    """A factor for each of ``COMPONENTS``; 1 is the shipped weight, 0 turns it off."""
    max_per_source: int = Field(default=4, ge=1)
    """At most so many items of one feed, GitHub owner or last author in an issue."""
    max_per_topic: int = Field(default=3, ge=1)
    """At most so many items on one topic in a section."""
    diversity: float = Field(default=0.3, ge=0, le=1)
    """Maximal marginal relevance: 0 takes the best scores, 1 the most different items."""
    carry_over_weeks: int = Field(default=2, ge=0, le=8)
    """How long a strong item that missed a quota stays in the running."""


class SectionConfig(_Model):
    """One section of the issue."""

    name: str = Field(min_length=1)
    heading: str = ""
    """As printed, with its emoji; empty prints the name."""
    takes: tuple[Bucket, ...] = ()
    """Which kinds of items the ranker puts here.

    A kind that several sections take belongs to the one that takes least else, of equals to the
    first; the others hold what that one has no room for.
    """
    prefer: tuple[Phrase, ...] = ()
    """Words or phrases that lift an item here; with no ``takes``, only items with them enter."""
    min: int = Field(default=0, ge=0)
    """The floor: filled even when the week is weak."""
    max: int = Field(default=6, ge=1, le=50)
    """The ceiling."""
    style: Literal["item", "mention", "repository"] = "item"
    """``item``: title, blurb, image; ``mention``: one short paragraph, or in The NLP Cypher a
    name with its link; ``repository``: one line."""
    words: int | None = Field(default=None, ge=5, le=300)
    """The blurb's length in words; ``None`` follows the newsletter's own figures."""

    @model_validator(mode="after")
    def _can_be_entered(self) -> Self:
        if not self.takes and not self.prefer:
            raise ValueError("no item can enter it: give it `takes` or `prefer`")
        if self.min > self.max:
            raise ValueError(f"min ({self.min}) is above max ({self.max})")
        return self


class ChatConfig(_Model):
    """A causal model by name or path, or an OpenAI-compatible endpoint by URL."""

    model: str = ""
    url: Address | None = None
    api_key_env: str = "GALLEY_CHAT_KEY"
    """The environment variable that holds the endpoint's key; the key itself never stands here."""
    max_new_tokens: int = Field(default=256, ge=16, le=4096)
    timeout_seconds: float = Field(default=120.0, gt=0)
    price_per_million_input: float = Field(default=0.0, ge=0)
    price_per_million_output: float = Field(default=0.0, ge=0)


class Seq2SeqConfig(_Model):
    """An encoder-decoder model by name or path."""

    model: str = ""
    max_new_tokens: int = Field(default=160, ge=16, le=1024)
    batch_size: int = Field(default=8, ge=1, le=256)


class SummarizerConfig(_Model):
    """Who writes the blurbs; each falls to the one before it when it fails."""

    kind: Literal["extractive", "seq2seq", "chat"] = "extractive"
    device: str = "auto"
    seq2seq: Seq2SeqConfig = Seq2SeqConfig()
    chat: ChatConfig = ChatConfig()

    @model_validator(mode="after")
    def _has_its_model(self) -> Self:
        if self.kind == "seq2seq" and not self.seq2seq.model:
            raise ValueError("seq2seq.model: needed when kind is seq2seq")
        if self.kind == "chat" and not (self.chat.model or self.chat.url):
            raise ValueError("chat.model or chat.url: one is needed when kind is chat")
        return self


class LintConfig(_Model):
    """What ``galley lint`` looks for, and where it draws the line."""

    off: tuple[str, ...] = ()
    """Rules to leave out, by name; ``galley lint --rules`` explains each."""
    length_factor: float = Field(default=2.5, gt=1, le=100)
    """A blurb so many times longer or shorter than its section's usual length is far from it."""
    max_link_words: int = Field(default=14, ge=1)
    max_title_words: int = Field(default=20, ge=1)
    here_sections: tuple[str, ...] = ("Noteworthy Mentions", "Notable Mentions")
    """Sections, by name, in which a link may say just "here"; so may those of past issues."""
    first_person_sections: tuple[str, ...] = ("News", "dair.ai updates")
    """Sections, by name, in which the newsletter speaks of itself."""


class PullRequestConfig(_Model):
    """Where ``galley publish --pr`` puts the issue, for others to look at before it goes out."""

    repository: Annotated[str, AfterValidator(checked_repository)] = ""
    """``owner/name`` on GitHub; empty has no pull requests."""
    api_url: Address | None = None
    """GitHub's API; that of ``sources.github`` when it is not given."""
    base: str = ""
    """The branch to merge into; empty is the repository's default branch."""
    branch: Annotated[str, AfterValidator(checked_branch)] = "galley/{label}"
    """The branch of an issue; the fields are those of ``file_name``."""
    folder: Annotated[str, AfterValidator(checked_folder)] = "_posts"
    """The folder in the repository; empty is its root."""


class PublishConfig(_Model):
    """Where an issue goes when ``galley publish`` is called; nothing is published without it."""

    folder: Folder = Path("published")
    """Where final files are written, such as a Jekyll site's ``_posts``."""
    file_name: Annotated[str, AfterValidator(checked_file_name)] = "{date}-{slug}.md"
    """The fields are date (the last day covered), label, number and slug (from the title)."""
    pull_request: PullRequestConfig = PullRequestConfig()


class EmbeddingConfig(_Model):
    """The embedded sentence model."""

    precision: Literal["auto", "fp32", "bf16"] = "auto"
    """``auto`` is the fastest on the machine; ``fp32`` gives the same ranking on every machine."""


DEFAULT_SECTIONS = (
    SectionConfig(
        name="Publications",
        heading="Publications 📙",
        takes=(Bucket.PUBLICATIONS, Bucket.ARTICLES),
        min=3,
        max=6,
    ),
    SectionConfig(name="Tools", heading="Tools ⚙️", takes=(Bucket.TOOLS,), min=3, max=6),
    SectionConfig(
        name="Repo Cypher",
        heading="Repo Cypher 👨‍💻",
        takes=(Bucket.REPO_CYPHER,),
        min=3,
        max=6,
        style="repository",
    ),
)


class Config(_Model):
    """A whole ``config.yaml``."""

    newsletter: NewsletterConfig = NewsletterConfig()
    schedule: ScheduleConfig = ScheduleConfig()
    paths: PathsConfig = PathsConfig()
    http: HttpConfig = HttpConfig()
    sources: SourcesConfig = SourcesConfig()
    ranker: RankerConfig = RankerConfig()
    sections: tuple[SectionConfig, ...] = DEFAULT_SECTIONS
    embedding: EmbeddingConfig = EmbeddingConfig()
    summarizer: SummarizerConfig = SummarizerConfig()
    lint: LintConfig = LintConfig()
    publish: PublishConfig = PublishConfig()

    @model_validator(mode="after")
    def _sections_fit(self) -> Self:
        names = [section.name for section in self.sections]
        if not names:
            raise ValueError("sections: there must be at least one")
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"sections: two sections are named {name!r}")
        for feed in self.sources.feeds:
            if feed.section and feed.section not in names:
                raise ValueError(
                    f"sources.feeds: {feed.name!r} asks for section {feed.section!r}; "
                    f"there are {', '.join(names)}"
                )
        return self
