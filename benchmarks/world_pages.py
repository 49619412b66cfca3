"""The answers of the made-up world's services, in the forms of the real ones."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import Any

from benchmarks.world import Blog, Paper, Repository

_RANGE = re.compile(r"submittedDate:\[(\d{12}) TO (\d{12})\]")
_CREATED = re.compile(r"created:([\d-]+)\.\.([\d-]+)")
_TRENDING_ROWS = 25


def arxiv_page(papers: Sequence[Paper], query: Mapping[str, str]) -> str:
    """One page of arXiv's Atom answer to ``query``: https://info.arxiv.org/help/api ."""
    found = _submitted(papers, query.get("search_query", ""))
    start, size = int(query.get("start", 0)), int(query.get("max_results", 10))
    entries = "".join(_arxiv_entry(paper) for paper in found[start : start + size])
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"
 xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
<id>http://arxiv.org/api/world</id><title type="html">ArXiv Query</title>
<updated>{_iso(found[0].published if found else datetime.now(UTC))}</updated>
<opensearch:totalResults>{len(found)}</opensearch:totalResults>
<opensearch:startIndex>{start}</opensearch:startIndex>
<opensearch:itemsPerPage>{size}</opensearch:itemsPerPage>
{entries}</feed>
"""


def _submitted(papers: Sequence[Paper], query: str) -> list[Paper]:
    span = _RANGE.search(query)
    if not span:
        return list(papers)
    return [p for p in papers if span[1] <= f"{p.published:%Y%m%d%H%M}" <= span[2]]


def _arxiv_entry(paper: Paper) -> str:
    address = f"http://arxiv.org/abs/{paper.number}v1"
    authors = "".join(f"<author><name>{escape(name)}</name></author>" for name in paper.authors)
    terms = "".join(f'<category term="{category}"/>' for category in paper.categories)
    comment = f"<arxiv:comment>{paper.comment}</arxiv:comment>" if paper.comment else ""
    return (
        f"<entry><id>{address}</id><updated>{_iso(paper.published)}</updated>"
        f"<published>{_iso(paper.published)}</published><title>{escape(paper.title)}</title>"
        f"<summary>{escape(paper.abstract)}</summary>{authors}{comment}"
        f'<link href="{address}" rel="alternate" type="text/html"/>'
        f'<arxiv:primary_category term="{paper.categories[0]}"/>{terms}</entry>\n'
    )


def trending_page(repositories: Sequence[Repository], language: str, since: str) -> str:
    """GitHub's trending page of ``language`` (empty: all), for ``weekly`` or ``daily``."""
    spoken = [r for r in repositories if language in ("", r.language.lower().replace(" ", "-"))]
    best = sorted(spoken, key=lambda r: -r.gained)[:_TRENDING_ROWS]
    rows = "".join(_trending_row(r, since) for r in best)
    return f'<!DOCTYPE html><html><body><main><div class="Box">{rows}</div></main></body></html>'


def _trending_row(repository: Repository, since: str) -> str:
    path = f"/{repository.full_name}"
    gained, span = (
        (repository.gained, "this week") if since == "weekly" else (repository.gained // 6, "today")
    )
    return f"""<article class="Box-row"><h2 class="h3 lh-condensed"><a href="{path}">
{repository.full_name}</a></h2><p class="col-9">{escape(repository.description)}</p>
<div><span itemprop="programmingLanguage">{repository.language}</span>
<a href="{path}/stargazers">{repository.stars:,}</a>
<a href="{path}/forks">{repository.stars // 8:,}</a>
<span class="float-sm-right">{gained:,} stars {span}</span></div></article>"""


def search_answer(repositories: Sequence[Repository], query: Mapping[str, str]) -> dict[str, Any]:
    """The Search API's answer; of the query the topic and the span of creation count."""
    topics = set(re.findall(r"topic:([\w-]+)", query.get("q", "")))
    span = _CREATED.search(query.get("q", ""))
    first, last = span.groups() if span else ("", "9")
    found = [r for r in repositories if not topics or topics & set(r.topics)]
    found = [r for r in found if first <= f"{r.created:%Y-%m-%d}" <= last]
    found.sort(key=lambda r: -r.stars)
    size = int(query.get("per_page", 30))
    start = (int(query.get("page", 1)) - 1) * size
    items = [repository_answer(r) for r in found[start : start + size]]
    return {"total_count": len(found), "incomplete_results": False, "items": items}


def repository_answer(repository: Repository) -> dict[str, Any]:
    """A repository as the REST API gives it."""
    owner, _, name = repository.full_name.partition("/")
    return {
        "name": name,
        "full_name": repository.full_name,
        "owner": {"login": owner, "type": "Organization"},
        "html_url": f"https://github.com/{repository.full_name}",
        "description": repository.description,
        "topics": list(repository.topics),
        "language": repository.language,
        "license": {"spdx_id": "MIT"},
        "stargazers_count": repository.stars,
        "forks_count": repository.stars // 8,
        "subscribers_count": repository.stars // 60,
        "created_at": _iso(repository.created),
        "pushed_at": _iso(repository.pushed),
        "size": len(repository.readme),
        "fork": False,
        "archived": False,
    }


def readme_answer(repository: Repository) -> dict[str, Any]:
    """A README as the REST API gives it."""
    content = base64.b64encode(repository.readme.encode()).decode()
    return {"name": "README.md", "encoding": "base64", "content": content}


def feed_page(blog: Blog, url: str) -> str:
    """A blog's RSS 2.0 feed; its posts are below ``url``."""
    items = "".join(
        f"<item><title>{escape(post.title)}</title><link>{url}/{post.slug}</link>"
        f"<guid>{url}/{post.slug}</guid><pubDate>{format_datetime(post.published)}</pubDate>"
        f"<description>{escape(post.html)}</description></item>\n"
        for post in blog.posts
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{blog.name}</title>'
        f"<link>{url}</link><description>{blog.name}</description>{items}</channel></rss>"
    )


def post_page(blog: Blog, slug: str) -> str:
    """The web page of a post; empty when ``blog`` has none such."""
    post = next((post for post in blog.posts if post.slug == slug), None)
    if post is None:
        return ""
    title = escape(post.title)
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body>"
        f"<article><h1>{title}</h1>{post.html}</article></body></html>"
    )


def daily_papers_answer(papers: Sequence[Paper], query: Mapping[str, str]) -> list[dict[str, Any]]:
    """Hugging Face's daily papers of a day: one in twenty of arXiv's."""
    day = query.get("date", "")
    listed = [p for p in papers[::20] if not day or f"{p.published:%Y-%m-%d}" == day]
    return [
        {"paper": {"id": p.number, "upvotes": 3 + len(p.abstract) % 60}, "title": p.title}
        for p in listed[: int(query.get("limit", 50))]
    ]


def _iso(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
