"""arXiv's two formats as the API and the listing write them, with papers made up for the tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from tests.loopback import Reply, Request


@dataclass(frozen=True)
class Paper:
    """One entry; times as the API prints them."""

    number: str
    title: str = "A small study of nothing much"
    abstract: str = "We look at very little and find less."
    version: int = 1
    published: str = "2026-03-04T10:00:00Z"
    updated: str = "2026-03-04T10:00:00Z"
    authors: tuple[str, ...] = ("Ada Example",)
    comment: str = ""
    primary: str = "cs.CL"
    categories: tuple[str, ...] = field(default=("cs.CL", "cs.LG"))

    def entry(self) -> str:
        """The paper as the API's ``<entry>``."""
        authors = "".join(f"<author><name>{escape(a)}</name></author>" for a in self.authors)
        categories = "".join(f'<category term="{c}"/>' for c in self.categories)
        comment = f"<arxiv:comment>{escape(self.comment)}</arxiv:comment>" if self.comment else ""
        return (
            f"<entry><id>http://arxiv.org/abs/{self.number}v{self.version}</id>"
            f"<updated>{self.updated}</updated><published>{self.published}</published>"
            f"<title>{escape(self.title)}</title><summary>{escape(self.abstract)}</summary>"
            f"{authors}{comment}{categories}"
            f'<arxiv:primary_category term="{self.primary}"/></entry>'
        )

    def item(
        self, announce_type: str = "new", when: str = "Thu, 05 Mar 2026 00:00:00 -0500"
    ) -> str:
        """The paper as the listing's ``<item>``."""
        categories = "".join(f"<category>{c}</category>" for c in self.categories)
        return (
            f"<item><title>{escape(self.title)}</title>"
            f"<link>https://arxiv.org/abs/{self.number}</link>"
            f"<description>arXiv:{self.number}v{self.version} Announce Type: {announce_type} \n"
            f"Abstract: {escape(escape(self.abstract))}</description>"
            f'<guid isPermaLink="false">oai:arXiv.org:{self.number}v{self.version}</guid>'
            f"{categories}<pubDate>{when}</pubDate>"
            f"<arxiv:announce_type>{announce_type}</arxiv:announce_type>"
            f"<dc:creator>{escape(', '.join(self.authors))}</dc:creator></item>"
        )


def feed(papers: Sequence[Paper], total: int | None = None, start: int = 0) -> str:
    """An answer of the API."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"'
        ' xmlns:arxiv="http://arxiv.org/schemas/atom"'
        ' xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">'
        f"<opensearch:totalResults>{len(papers) if total is None else total}"
        f"</opensearch:totalResults><opensearch:startIndex>{start}</opensearch:startIndex>"
        f"{''.join(paper.entry() for paper in papers)}</feed>"
    )


def listing(*items: str) -> str:
    """A category's RSS."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
        ' xmlns:arxiv="http://arxiv.org/schemas/atom"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>updates</title>'
        f"{''.join(items)}</channel></rss>"
    )


def api(papers: Sequence[Paper]) -> Callable[[Request], Reply]:
    """The API itself over ``papers``: it pages as asked."""

    def answer(request: Request) -> Reply:
        start, size = int(request.query["start"]), int(request.query["max_results"])
        return Reply(feed(papers[start : start + size], total=len(papers), start=start))

    return answer
