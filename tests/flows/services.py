"""arXiv, GitHub and three blogs on one loopback server: a small week, all of it made up."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from newsletter.week import current_week
from tests.loopback import Loopback, Reply
from tests.sources.arxiv_server import Paper, api
from tests.sources.github_server import Hub, readme, repository, row

BLOGS = ("Ampersand", "Octavo", "Pilcrow")
_SUBJECTS = (
    ("Kerning", "reads long legal contracts", "sparse attention over clauses"),
    ("Ligature", "translates between related languages", "a shared inventory of morphemes"),
    ("Serif", "answers questions about tables", "rows that are encoded as sentences"),
    ("Galleon", "finds mistakes in its own proofs", "a critic that is trained on corrections"),
    ("Colophon", "tells who wrote a passage", "contrasts between drafts of one author"),
    ("Quire", "plans with tools", "a memory of calls that went wrong"),
    ("Vellum", "recognises speech in noise", "codes that are learned without labels"),
    ("Incipit", "summarises meetings", "a graph of who answers whom"),
)


class Services(Loopback):
    """Answers as the real services would at ``now``; every route may be replaced by a fault."""

    def __init__(self, now: datetime | None = None) -> None:
        super().__init__()
        self.now = now or datetime.now(UTC)
        self.papers = [self._paper(place) for place in range(len(_SUBJECTS))]
        self.route("/arxiv", api(self.papers))
        self._github()
        for blog in BLOGS:
            self.route(feed_path(blog), self.feed(blog))
        self.route("/daily", Reply("[]", headers=_JSON))
        self.route("/news", Reply('{"hits": []}', headers=_JSON))

    def config(self, **changes: Mapping[str, Any]) -> dict[str, Any]:
        """A config whose every address is here; ``changes`` are laid over it, key by key."""
        # Under another name, so that arXiv's pace and a slow arXiv keep no one else waiting.
        arxiv = f"http://localhost:{self.port}"
        config: dict[str, Any] = {
            "newsletter": {"name": "Proof Sheet"},
            "sources": {
                "arxiv": {
                    "window_days": self._days,
                    "categories": ["cs.CL"],
                    "api_url": arxiv + "/arxiv",
                    "rss_url": arxiv + "/rss",
                    "delay_seconds": 0,
                    "timeout_seconds": 20,
                },
                "github": {
                    "trending_url": self.url + "/trending",
                    "api_url": self.url + "/api",
                    "topics": ["nlp"],
                    "languages": [],
                    "timeout_seconds": 20,
                },
                "feeds": self.feeds(),
                "signals": {
                    "hf_daily_papers": {"url": self.url + "/daily"},
                    "hacker_news": {"url": self.url + "/news"},
                },
            },
        }
        return _laid_over(config, changes)

    def feeds(self, **elsewhere: str) -> list[dict[str, str]]:
        """The blogs as config lists them; more of them, or the same at another address."""
        addresses = {blog: self.url + feed_path(blog) for blog in BLOGS} | elsewhere
        return [{"name": name, "url": url} for name, url in addresses.items()]

    def write_config(self, folder: Path, **changes: Mapping[str, Any]) -> Path:
        """Put :meth:`config` into ``folder`` as ``config.yaml``."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "config.yaml"
        path.write_text(json.dumps(self.config(**changes), indent=1), encoding="utf-8")
        return path

    def feed(self, blog: str) -> Reply:
        """The feed of ``blog``: two posts."""
        items = "".join(self._post(blog, n, self._ago(1 + n)) for n in range(2))
        text = f'<rss version="2.0"><channel><title>{blog}</title>{items}</channel></rss>'
        return Reply(text, headers=_XML)

    def asked(self, prefix: str) -> list[str]:
        """The paths that were asked for and begin with ``prefix``, in order."""
        return [r.path for r in self.requests if r.path.startswith(prefix)]

    @property
    def _days(self) -> int:
        """A week; a day more where a run that is an hour later would be of the next one."""
        later = self.now + timedelta(hours=1)
        labels = [current_week(when, 7, "UTC").label for when in (self.now, later)]
        return 7 if labels[0] == labels[1] else 8

    def _ago(self, days: float) -> datetime:
        return self.now - timedelta(days=days)

    def _paper(self, place: int) -> Paper:
        name, does, means = _SUBJECTS[place]
        when = f"{self._ago(1 + place / 2):%Y-%m-%dT%H:%M:%SZ}"
        return Paper(
            number=f"2603.{place + 1:05}",
            title=f"{name}: a language model that {does}",
            abstract=f"We present {name}, a language model that {does}. It works by {means}. "
            f"On {place + 3} benchmarks it beats earlier systems by {place + 2} points. "
            f"We release the code and the data of {name}.",
            authors=(f"Ada {name}", f"Bob {name}"),
            published=when,
            updated=when,
        )

    def _github(self) -> None:
        hub = Hub(self)
        names = [f"press{place}/{name.lower()}-tools" for place, (name, *_) in enumerate(_SUBJECTS)]
        hub.trend(*(row(name, description=_does(name)) for name in names))
        for place, name in enumerate(names):
            created = f"{self._ago(30):%Y-%m-%dT%H:%M:%SZ}"
            pushed = f"{self._ago(1):%Y-%m-%dT%H:%M:%SZ}"
            fields = {"description": _does(name), "created_at": created, "pushed_at": pushed}
            hub.json(f"/api/repos/{name}", repository(name, **fields))
            hub.json(f"/api/repos/{name}/readme", readme(self._readme(place, name), full_name=name))

    def _readme(self, place: int, name: str) -> str:
        """Every other repository is the code of a paper."""
        text = f"# {name.split('/')[1]}\n\n{_does(name)} It installs with pip and needs no GPU.\n"
        paper = f"https://arxiv.org/abs/{self.papers[place].number}"
        return text if place % 2 else f"{text}\nThe official code of our paper: {paper}\n"

    def _post(self, blog: str, number: int, when: datetime) -> str:
        name = _SUBJECTS[(number + len(blog)) % len(_SUBJECTS)][0]
        text = f"{blog} explains what {name} taught us about evaluation. " * 12
        return (
            f"<item><title>{blog} on {name}, part {number + 1}</title>"
            f"<link>https://{blog.lower()}.example/{number}</link>"
            f"<pubDate>{when:%a, %d %b %Y %H:%M:%S} GMT</pubDate>"
            f"<description>{escape(f'<p>{text}</p>')}</description></item>"
        )


_XML = {"Content-Type": "application/rss+xml; charset=utf-8"}
_JSON = {"Content-Type": "application/json"}


def feed_path(blog: str) -> str:
    """Where the feed of ``blog`` is."""
    return f"/{blog.lower()}.xml"


def _does(full_name: str) -> str:
    name = full_name.split("/")[1].removesuffix("-tools").capitalize()
    return f"A Python library that trains and evaluates models like {name} on one machine."


def _laid_over(config: dict[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    for key, value in changes.items():
        known = config.get(key)
        if isinstance(value, Mapping) and isinstance(known, dict):
            config[key] = _laid_over(known, value)
        else:
            config[key] = value
    return config
