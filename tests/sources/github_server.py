"""GitHub as it answers today: its trending page and REST API over repositories made up here."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from tests.loopback import Loopback, Reply, Request


def repository(full_name: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 -- JSON
    """A repository object as the Search API sends it."""
    given: dict[str, Any] = {
        "full_name": full_name,
        "description": "Does one thing",
        "topics": ["nlp", "agents"],
        "language": "Python",
        "license": {"spdx_id": "MIT"},
        "homepage": "",
        "stargazers_count": 900,
        "forks_count": 80,
        "created_at": "2026-02-20T10:00:00Z",
        "pushed_at": "2026-03-08T10:00:00Z",
        "size": 400,
        "fork": False,
        "mirror_url": None,
        "archived": False,
        "is_template": False,
    }
    return {**given, **fields}


def found(*repositories: Mapping[str, Any], **fields: Any) -> dict[str, Any]:  # noqa: ANN401
    """An answer of the Search API."""
    total = len(repositories)
    return {"total_count": total, "incomplete_results": False, "items": repositories, **fields}


def readme(text: str, name: str = "README.md", full_name: str = "ada/tool") -> dict[str, Any]:
    """A README as the API sends it."""
    return {
        "name": name,
        "encoding": "base64",
        "content": base64.encodebytes(text.encode()).decode(),
        "download_url": f"https://raw.githubusercontent.com/{full_name}/main/{name}",
    }


def row(
    full_name: str,
    stars: str = "12,345",
    gained: str = "1,234 stars this week",
    forks: str = "678",
    description: str = "Does one thing well",
    language: str = "Python",
) -> str:
    """A row of the trending page."""
    spoken = f'<span itemprop="programmingLanguage">{language}</span>' if language else ""
    return f"""
    <article class="Box-row">
      <div class="float-right"><a href="/login?return_to=%2F{full_name}">Star</a></div>
      <h2 class="h3 lh-condensed"><a href="/{full_name}" class="Link">
        <svg></svg><span class="text-normal">{full_name.split("/")[0]} /</span>
        {full_name.split("/")[1]}</a></h2>
      <p class="col-9 color-fg-muted my-1 pr-4">{description}</p>
      <div class="f6 color-fg-muted mt-2">
        <span class="d-inline-block ml-0 mr-3"><span class="repo-language-color"></span>
          {spoken}</span>
        <a href="/{full_name}/stargazers" class="Link"><svg></svg> {stars}</a>
        <a href="/{full_name}/forks" class="Link"><svg></svg> {forks}</a>
        <span class="d-inline-block mr-3">Built by <a href="/bob"><img alt="@bob"></a></span>
        <span class="d-inline-block float-sm-right"><svg></svg> {gained}</span>
      </div>
    </article>"""


def page(*rows: str) -> str:
    """The trending page."""
    return f"<!DOCTYPE html><html><body><main>{''.join(rows)}</main></body></html>"


class Hub:
    """A GitHub on the loopback server: a full trending page, an empty search, no READMEs."""

    def __init__(self, loopback: Loopback) -> None:
        self.loopback = loopback
        self.trend(*(row(f"trend/repo{n}") for n in range(6)))
        self.search(found())
        for n in range(6):
            self.json(f"/api/repos/trend/repo{n}", repository(f"trend/repo{n}"))

    def trend(self, *rows: str) -> None:
        """Put ``rows`` on the weekly and the daily page."""
        self.loopback.route("/trending", Reply(page(*rows)))

    def search(self, *answers: Mapping[str, Any] | Reply) -> None:
        """Answer searches in order."""
        replies = [a if isinstance(a, Reply) else json_reply(a) for a in answers]
        self.loopback.route("/api/search/repositories", *replies)

    def json(self, path: str, *answers: Mapping[str, Any] | Reply) -> None:
        """Answer ``path`` with JSON."""
        self.loopback.route(path, *(a if isinstance(a, Reply) else json_reply(a) for a in answers))

    def searches(self) -> list[str]:
        """The queries that were asked, in order."""
        return [r.query["q"] for r in self.loopback.requests_to("/api/search/repositories")]

    def asked(self, path: str) -> list[Request]:
        """The requests for ``path``."""
        return self.loopback.requests_to(path)


def json_reply(data: Mapping[str, Any], status: int = 200, **headers: str) -> Reply:
    """``data`` as GitHub sends it; ``headers`` with underscores for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(json.dumps(data), status, {"Content-Type": "application/json", **named})
