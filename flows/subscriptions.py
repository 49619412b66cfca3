"""The config's list of blogs: taken from OPML, given as OPML, and found on a page."""

from __future__ import annotations

from pathlib import Path

from flows.web import trusted_hosts, user_agent
from newsletter.config import Config, FeedConfig
from newsletter.config_edit import add_feeds
from newsletter.config_file import ConfigError, load_config
from newsletter.drafts import read_draft, write_over
from sources.discovery import discover
from sources.http import Web
from sources.opml import MAX_OPML_BYTES, OpmlError, new_feeds, parse_opml, write_opml


def import_opml(config: Path, file: Path) -> list[FeedConfig]:
    """Add to ``config`` the feeds of the OPML ``file`` that it does not have; those added.

    Raises:
        ConfigError: either file cannot be used.
        DraftError: the config was changed meanwhile, or cannot be written.
    """
    known = load_config(config).sources.feeds
    text = read_draft(config)
    try:
        with file.open("rb") as opml:
            found = parse_opml(opml.read(MAX_OPML_BYTES + 1))
    except OSError as error:
        raise ConfigError([f"{file}: cannot be read: {error.strerror or error}"]) from error
    except OpmlError as error:
        raise ConfigError([f"{file}: {error}"]) from error
    added = new_feeds(found, known)
    if added:
        write_over(config, text, add_feeds(text or "", added, str(config)))
    return added


def export_opml(config: Path) -> str:
    """The feeds of ``config`` as an OPML document.

    Raises:
        ConfigError: the config cannot be used.
    """
    loaded = load_config(config)
    return write_opml(loaded.sources.feeds, loaded.newsletter.name)


def feeds_of_page(url: str, config: Config) -> list[str]:
    """The feeds at ``url``, a line each: the address and its title.

    Raises:
        FetchError: the page cannot be had.
    """
    web = Web(
        user_agent=user_agent(config),
        trusted_hosts=trusted_hosts(config, url),
        proxy=config.http.proxy,
    )
    try:
        return [f"{feed.url}  {feed.title}".rstrip() for feed in discover(url, web)]
    finally:
        web.close()
