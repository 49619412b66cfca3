"""The sample week over HTTP: its recording behind a real server on 127.0.0.1.

An address ``https://HOST/PATH`` of the recording is served at ``SERVER/HOST/PATH``. Links inside
the bodies stay as they are, but for those of GitHub's API to itself, which name the server that
answers (as GitHub Enterprise's do).
"""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
from ruamel.yaml import YAML

from newsletter.config import Config
from newsletter.config_file import load_config
from sources.recording import Player
from tests.loopback import Answer, Loopback, Reply, Request

SAMPLE = Path(__file__).parents[1] / "sample"
_GITHUB_API = "api.github.com"
_TRANSFER_HEADERS = {"content-length", "content-encoding", "transfer-encoding", "connection"}


class SampleServer(Loopback):
    """Answers as the services of the sample week did."""

    def __init__(self, recording: Path = SAMPLE) -> None:
        super().__init__()
        self._player = Player(recording)
        self.unknown: list[str] = []
        """The addresses that were asked for and are not in the recording."""

    def answer(self, request: Request) -> Answer:
        """What the recording has for the address that ``request`` stands for; else 404."""
        self.requests.append(request)
        host, _, path = request.path.lstrip("/").partition("/")
        url = f"https://{host}/{path}"
        if request.query:
            url += f"?{urlencode(request.query)}"
        try:
            recorded = self._player.handle_request(httpx.Request(request.method, url))
        except httpx.RequestError:
            self.unknown.append(url)
            return Reply(b"not in the recording", 404)
        body = recorded.read()
        if host == _GITHUB_API:
            body = body.replace(b"https://" + _GITHUB_API.encode(), self.local_host(host).encode())
        return Reply(body, recorded.status_code, _kept(recorded.headers))

    def local_host(self, host: str) -> str:
        """Where ``https://HOST`` is found on this server."""
        return f"{self.url}/{host}"

    def local(self, address: str) -> str:
        """Where ``address`` is found on this server."""
        return address.replace("https://", f"{self.url}/", 1)

    def global_text(self, text: str) -> str:
        """``text`` with this server's addresses turned back into those of the services."""
        return text.replace(f"{self.url}/", "https://")

    def config_text(self) -> str:
        """The config of :func:`replay_config_text` with every address on this server, no pauses."""
        values = _without_pages()
        config = load_config(SAMPLE / "config.yaml")
        sources = values["sources"]
        sources["arxiv"] |= self._arxiv(config)
        sources["github"] |= self._github(config)
        sources["signals"] = self._signals(config)
        for feed in sources["feeds"]:
            feed["url"] = self.local(feed["url"])
        return _as_yaml(values)

    def _arxiv(self, config: Config) -> dict[str, object]:
        arxiv = config.sources.arxiv
        addresses = {"api_url": self.local(arxiv.api_url), "rss_url": self.local(arxiv.rss_url)}
        return {**addresses, "delay_seconds": 0}

    def _github(self, config: Config) -> dict[str, object]:
        github = config.sources.github
        return {
            "trending_url": self.local(github.trending_url),
            "api_url": self.local(github.api_url),
        }

    def _signals(self, config: Config) -> dict[str, object]:
        signals = config.sources.signals
        return {
            "hf_daily_papers": {"url": self.local(signals.hf_daily_papers.url)},
            "hacker_news": {"url": self.local(signals.hacker_news.url)},
        }


def replay_config_text() -> str:
    """The sample's config for a replay to compare with a draft from the server.

    Teasers stay teasers in both: the pages that complete them are at addresses of the posts' own.
    """
    return _as_yaml(_without_pages())


def _without_pages() -> dict[str, Any]:
    text = (SAMPLE / "config.yaml").read_text(encoding="utf-8")
    values: dict[str, Any] = YAML(typ="safe").load(text)
    for feed in values["sources"]["feeds"]:
        feed["full_text"] = False
    return values


def _kept(headers: httpx.Headers) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name not in _TRANSFER_HEADERS}


def _as_yaml(values: object) -> str:
    text = StringIO()
    YAML(typ="safe", pure=True).dump(values, text)
    return text.getvalue()
