"""The made-up world behind a real HTTP server on 127.0.0.1."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from benchmarks.world import LANGUAGES, TOPICS, World
from benchmarks.world_pages import (
    arxiv_page,
    daily_papers_answer,
    feed_page,
    post_page,
    readme_answer,
    repository_answer,
    search_answer,
    trending_page,
)

_ATOM = "application/atom+xml; charset=utf-8"
_RSS = "application/rss+xml; charset=utf-8"
_HTML = "text/html; charset=utf-8"
_JSON = "application/json; charset=utf-8"

Answer = tuple[str, str]
"""The content type and the body."""


class WorldServer:
    """Serves a world, in a thread of its own when used as a context manager."""

    def __init__(self, world: World, port: int = 0) -> None:
        self.world = world
        self._repositories = {r.full_name.lower(): r for r in world.repositories}
        self._server = _Server(self, port)
        self._thread = threading.Thread(target=self.serve, daemon=True)

    @property
    def url(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def serve(self) -> None:
        """Answer until interrupted."""
        self._server.serve_forever()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def config_text(self) -> str:
        """A config whose every address is on this server, without pauses between requests."""
        feeds = [
            {"name": blog.name, "url": f"{self.url}/feeds/{index}.xml"}
            for index, blog in enumerate(self.world.blogs)
        ]
        sources = {"arxiv": self._arxiv(), "github": self._github(), "feeds": feeds}
        sources["signals"] = {
            "hf_daily_papers": {"url": f"{self.url}/daily_papers"},
            "hacker_news": {"url": f"{self.url}/hn/search"},
        }
        return json.dumps({"sources": sources}, indent=1)  # JSON is YAML

    def _arxiv(self) -> dict[str, Any]:
        addresses = {"api_url": f"{self.url}/arxiv", "rss_url": f"{self.url}/arxiv-rss"}
        return {**addresses, "delay_seconds": 0}

    def _github(self) -> dict[str, Any]:
        spoken = {language.lower().replace(" ", "-") for language in LANGUAGES}
        return {
            "trending_url": f"{self.url}/trending",
            "api_url": f"{self.url}/api",
            "topics": list(TOPICS),
            "languages": sorted(spoken),
            "max_repositories": len(self._repositories),
        }

    def answer(self, path: str, query: dict[str, str]) -> Answer | None:
        """What stands at ``path``; ``None`` for nothing."""
        first, _, rest = path.lstrip("/").partition("/")
        match first:
            case "arxiv":
                return _ATOM, arxiv_page(self.world.papers, query)
            case "trending":
                since = query.get("since", "daily")
                return _HTML, trending_page(self.world.repositories, rest, since)
            case "api":
                return self._api(rest, query)
            case "feeds":
                return self._feed(rest)
            case "daily_papers":
                return _JSON, json.dumps(daily_papers_answer(self.world.papers, query))
            case "hn":
                return _JSON, json.dumps({"hits": []})
        return None

    def _api(self, path: str, query: dict[str, str]) -> Answer | None:
        if path == "search/repositories":
            return _JSON, json.dumps(search_answer(self.world.repositories, query))
        kind, _, rest = path.partition("/")
        if kind == "users":
            return _JSON, json.dumps({"login": rest, "created_at": "2019-01-01T00:00:00Z"})
        repository = self._repositories.get(rest.removesuffix("/readme").lower())
        if repository is None:
            return None
        answer = readme_answer if rest.endswith("/readme") else repository_answer
        return _JSON, json.dumps(answer(repository))

    def _feed(self, path: str) -> Answer | None:
        number, _, slug = path.removesuffix(".xml").partition("/")
        if not number.isdecimal() or int(number) >= len(self.world.blogs):
            return None
        blog = self.world.blogs[int(number)]
        if not slug:
            return _RSS, feed_page(blog, f"{self.url}/feeds/{number}")
        page = post_page(blog, slug)
        return (_HTML, page) if page else None


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, owner: WorldServer, port: int) -> None:
        self.owner = owner
        super().__init__(("127.0.0.1", port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer waits 40 ms for the client's delayed ACK

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        answer = self.server.owner.answer(parts.path, dict(parse_qsl(parts.query)))
        status = 200 if answer else 404
        kind, body = answer or ("text/plain", "nothing here")
        content = body.encode()
        self.send_response_only(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing on the benchmark's output."""
