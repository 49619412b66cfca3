"""The way out to the web: who Galley says it is, which hosts it trusts, and by which proxy."""

from __future__ import annotations

from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from newsletter.config import Config
from newsletter.text import tidy
from sources.addresses import is_this_machine, named_hosts, private_hosts
from sources.http import Limits, Web
from sources.pace import Pace
from sources.recording import Recorder
from sources.stopping import Stop
from summarizers.writer import UnavailableError


def live_web(config: Config, record: Path | None, now: datetime, stop: Stop) -> Web:
    """The real web, by config's proxy and at arXiv's pace; every answer is kept in ``record``."""
    from sources.guard import GuardedTransport

    transport = GuardedTransport(trusted_hosts(config), stop=stop, proxy=config.http.proxy)
    arxiv = config.sources.arxiv
    hosts = tuple({host_of(arxiv.api_url), host_of(arxiv.rss_url)})
    return Web(
        user_agent=user_agent(config),
        transport=Recorder(record, transport, now=now) if record else transport,
        limits=Limits(),
        paces=[Pace(hosts, arxiv.delay_seconds)],
        sleep=stop.sleep,
        stop=stop,
    )


def endpoint_client(config: Config, transport: httpx.BaseTransport | None = None) -> httpx.Client:
    """A client for the summarizer's endpoint; it goes out as the sources do, or by ``transport``.

    That is through ``http.proxy`` alone, and never so to this machine itself: the environment's
    proxies are for neither.
    """
    is_near = is_this_machine(host_of(config.summarizer.chat.url or ""))
    proxy = None if transport or is_near else config.http.proxy or None
    tls = httpx.create_ssl_context()  # with the environment's certificates, unlike its proxies
    return httpx.Client(transport=transport, proxy=proxy, verify=tls, trust_env=False)


def user_agent(config: Config) -> str:
    """Who Galley says it is, with the newsletter's contact when config gives one."""
    contact = tidy(config.newsletter.contact)
    name = f"galley/{version('galley')}"
    return f"{name} ({contact})" if contact else name


def trusted_hosts(config: Config, *typed: str) -> frozenset[str]:
    """``host:port`` of all that may be private: what config lists as such, and those of its own
    addresses, or of such as a person has ``typed``, that show it.
    """
    sources = config.sources
    addresses = [
        sources.arxiv.api_url,
        sources.arxiv.rss_url,
        sources.github.trending_url,
        sources.github.api_url,
        sources.signals.hf_daily_papers.url,
        sources.signals.hacker_news.url,
        config.publish.pull_request.api_url or sources.github.api_url,
        *(feed.url for feed in sources.feeds),
        *typed,
    ]
    return private_hosts(addresses) | named_hosts(config.http.private_hosts)


def host_of(url: str) -> str:
    """The host of ``url``, without a port."""
    return urlsplit(url).hostname or ""


class NoEndpoint(httpx.BaseTransport):
    """In place of a summarizer's endpoint in a replay.

    A recording holds what sources answered; what models answered is in the archive.
    """

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Nothing is sent.

        Raises:
            UnavailableError: always.
        """
        raise UnavailableError("a replay asks no endpoint")
