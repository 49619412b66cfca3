"""A made-up world of papers, repositories and blogs, the same for the same seed.

``python -m benchmarks.world --config FILE`` serves it on 127.0.0.1 until it is interrupted, and
writes a config whose every address is on it: ``galley draft --config FILE`` then drafts from 5,000
arXiv entries, 300 repositories and 200 feeds without a network.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from benchmarks.prose import Prose

TOPICS = ("nlp", "llm", "machine-learning", "deep-learning", "transformers")
LANGUAGES = ("Python", "Python", "Python", "Jupyter Notebook", "Rust", "TypeScript")
CATEGORIES = ("cs.CL", "cs.LG", "cs.AI", "stat.ML")
DAYS = 9
"""How many days back papers reach: a week and the usual overlap."""
_VENUES = ("ACL", "EMNLP", "ICML", "NeurIPS", "TMLR", "Interspeech")


@dataclass(frozen=True, slots=True)
class Paper:
    """An arXiv entry."""

    number: str
    title: str
    abstract: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    published: datetime
    comment: str


@dataclass(frozen=True, slots=True)
class Repository:
    """A GitHub repository; ``gained`` is in stars a week."""

    full_name: str
    description: str
    readme: str
    language: str
    topics: tuple[str, ...]
    stars: int
    gained: int
    created: datetime
    pushed: datetime


@dataclass(frozen=True, slots=True)
class Post:
    """An entry of a feed."""

    slug: str
    title: str
    html: str
    published: datetime


@dataclass(frozen=True, slots=True)
class Blog:
    """A feed and its entries."""

    name: str
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class World:
    """Everything there is."""

    now: datetime
    papers: tuple[Paper, ...]
    """Newest first, as arXiv lists them."""
    repositories: tuple[Repository, ...]
    blogs: tuple[Blog, ...]


def make_world(
    now: datetime, *, papers: int = 5000, repositories: int = 300, blogs: int = 200, seed: int = 0
) -> World:
    """A world that ends at ``now``.

    One paper in ten has its code among the repositories; one post in five is about a paper.
    """
    random, prose = Random(seed), Prose(seed)
    names = [f"{prose.name().lower()}-lab/{prose.name().lower()}" for _ in range(repositories)]
    entries = [_paper(number, papers, now, names, random, prose) for number in range(papers)]
    owned = {name: paper for paper, name in zip(entries[::10], names, strict=False)}
    return World(
        now,
        tuple(entries),
        tuple(_repository(name, owned.get(name), now, random, prose) for name in names),
        tuple(_blog(entries, now, random, prose) for _ in range(blogs)),
    )


def _paper(
    number: int, of: int, now: datetime, names: Sequence[str], random: Random, prose: Prose
) -> Paper:
    name = prose.name()
    abstract = prose.abstract(name, random.randint(110, 200))
    index = number // 10
    if number % 10 == 0 and index < len(names):
        abstract += f" Code is available at https://github.com/{names[index]}."
    venue = f"Accepted at {random.choice(_VENUES)} {now.year}" if random.random() < 0.1 else ""
    age = timedelta(days=DAYS) * (number + 1) / (of + 1)
    return Paper(
        number=f"{now:%y%m}.{of - number:05}",
        title=prose.title(name),
        abstract=abstract,
        authors=tuple(prose.person() for _ in range(random.randint(1, 9))),
        categories=tuple(random.sample(CATEGORIES, random.randint(1, 3))),
        published=(now - age).replace(microsecond=0),
        comment=venue,
    )


def _repository(
    name: str, paper: Paper | None, now: datetime, random: Random, prose: Prose
) -> Repository:
    title = name.partition("/")[2].capitalize()
    text = "\n\n".join(prose.paragraphs(title, random.randint(120, 900)))
    about = f"\n\nPaper: https://arxiv.org/abs/{paper.number}" if paper else ""
    gained = int(random.paretovariate(1.1) * 20)
    age = timedelta(days=random.choice((random.randint(5, 55), random.randint(65, 350))))
    return Repository(
        full_name=name,
        description=prose.phrase(),
        readme=f"# {title}\n\n![Overview](assets/overview.png)\n\n{text}{about}\n",
        language=random.choice(LANGUAGES),
        topics=tuple(random.sample(TOPICS, 2)),
        stars=gained + random.randint(50, 4000),
        gained=gained,
        created=now - age,
        pushed=now - timedelta(hours=random.randint(1, 90)),
    )


def _blog(papers: Sequence[Paper], now: datetime, random: Random, prose: Prose) -> Blog:
    name = prose.name()
    return Blog(name, tuple(_post(index, papers, now, random, prose) for index in range(10)))


def _post(index: int, papers: Sequence[Paper], now: datetime, random: Random, prose: Prose) -> Post:
    name = prose.name()
    paragraphs = prose.paragraphs(name, random.randint(60, 700))
    if random.random() < 0.2:
        number = random.choice(papers).number
        paragraphs.append(f'It is about <a href="https://arxiv.org/abs/{number}">this paper</a>.')
    html = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    age = timedelta(days=2.5 * index, hours=random.randint(1, 40))
    return Post(name.lower(), prose.title(name), html, (now - age).replace(microsecond=0))


def main() -> None:
    """Serve a world until interrupted."""
    from benchmarks.world_server import WorldServer  # which needs the nouns above

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--config", type=Path, required=True, help="the config file to write")
    parser.add_argument("--papers", type=int, default=5000)
    parser.add_argument("--repositories", type=int, default=300)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--port", type=int, default=0, help="0 takes any free one")
    asked = parser.parse_args()
    counts = {"papers": asked.papers, "repositories": asked.repositories, "blogs": asked.feeds}
    server = WorldServer(make_world(datetime.now(UTC), **counts), asked.port)
    asked.config.write_text(server.config_text(), encoding="utf-8")
    print(f"The world is at {server.url}; its config is {asked.config}. Ctrl-C ends it.")
    with suppress(KeyboardInterrupt):
        server.serve()


if __name__ == "__main__":
    main()
