"""What single values in ``config.yaml`` may be; one that may not says what it must be."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeVar
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from croniter import croniter
from pydantic import AfterValidator, Field

COMPONENTS = (
    *("base", "words", "title", "text", "field", "comment", "authors", "meaning", "history"),
    *("popularity", "stars", "points", "recency", "kind", "off field", "cheap pass", "learned"),
    *("topics", "avoid", "pinned", "prefer", "fit", "feed"),
)
"""What a score is made of, by the names that ``galley why`` shows."""
_PlaceT = TypeVar("_PlaceT", str, Path)


def _web_address(value: str) -> str:
    parts = _parts(value)
    if not parts or parts.scheme not in ("http", "https"):
        raise ValueError("must be an http:// or https:// address")
    return value


def _host(value: str) -> str:
    parts = _parts(f"//{value}")
    if not parts or parts.netloc != value or "@" in value:
        raise ValueError("must be a host, such as git.example.org or git.example.org:8443")
    return value


def _parts(address: str) -> SplitResult | None:
    """``address`` taken apart; ``None`` when it names no host, or a port that cannot be."""
    try:
        parts = urlsplit(address)
        return parts if parts.hostname and parts.port != 0 else None
    except ValueError:
        return None


def _web_address_or_none(value: str) -> str:
    return _web_address(value) if value else value


def _cron(value: str) -> str:
    if len(value.split()) != 5 or not croniter.is_valid(value):
        raise ValueError("must be a cron line of five fields, such as '0 6 * * 1' (Mondays, 06:00)")
    return value


def _timezone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones is no zone
        raise ValueError("must be an IANA time zone, such as 'Europe/Berlin'") from None
    return value


def _saying_something(value: str) -> str:
    if not any(character.isalnum() for character in value):
        raise ValueError("must have a letter or digit in it")
    return value.strip()


def _place(value: _PlaceT) -> _PlaceT:
    if not str(value) or "\0" in str(value):
        raise ValueError("must be a path that there can be")
    return value


def _component(name: str) -> str:
    if name not in COMPONENTS:
        raise ValueError(f"is no component of the score; there are {', '.join(COMPONENTS)}")
    return name


MAX_ADDRESS_CHARACTERS, MAX_FEED_NAME_CHARACTERS = 2_000, 200
"""What the archive has room for."""
Address = Annotated[str, Field(max_length=MAX_ADDRESS_CHARACTERS), AfterValidator(_web_address)]
Proxy = Annotated[str, AfterValidator(_web_address_or_none)]
Host = Annotated[str, AfterValidator(_host)]
CronLine = Annotated[str, AfterValidator(_cron)]
TimeZone = Annotated[str, AfterValidator(_timezone)]
Folder = Annotated[Path, AfterValidator(_place)]
Place = Annotated[str, AfterValidator(_place)]
"""A file, or a database's address."""
Phrase = Annotated[str, AfterValidator(_saying_something)]
"""A word or words to look for; an empty one would be met by everything."""
Component = Annotated[str, AfterValidator(_component)]
