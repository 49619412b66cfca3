"""The starter configs load, and show every key that a config may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pydantic import BaseModel

from newsletter.config import Config
from newsletter.config_file import load_config, parse_config
from newsletter.issue import Format
from newsletter.models import Bucket
from newsletter.starter import starter_text

ROOT = Path(__file__).parents[2]

both_formats = pytest.mark.parametrize("format_", list(Format))


def keys(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield name
        for inner in models_in(field.annotation):
            yield from keys(inner)


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from models_in(argument)


def starter(format_: Format) -> Config:
    return parse_config(starter_text(format_).encode(), f"{format_}.yaml")


@both_formats
def test_a_starter_is_a_config_of_its_format(format_: Format) -> None:
    assert starter(format_).newsletter.format is format_


@both_formats
def test_a_starter_shows_every_key_live_or_commented(format_: Format) -> None:
    text = starter_text(format_)
    missing = [
        key
        for key in dict.fromkeys(keys(Config))
        if not re.search(rf"^[ #-]*(?:- \{{)?{key}:|[{{ ,]{key}: ", text, re.MULTILINE)
    ]
    assert not missing


@both_formats
def test_commented_keys_are_keys_too(format_: Format) -> None:
    known = set(keys(Config))
    shown = re.findall(r"^ *# +(?:- )?([a-z_0-9]+):(?: |$)", starter_text(format_), re.MULTILINE)
    assert set(shown) - known == set()


@both_formats
def test_a_starter_follows_at_least_thirty_blogs_each_once(format_: Format) -> None:
    feeds = starter(format_).sources.feeds
    hosts = [urlsplit(feed.url).hostname for feed in feeds]
    assert len(feeds) >= 30
    assert len({feed.url for feed in feeds}) == len(feeds)
    assert not [host for host in hosts if host and host.endswith((".example", ".test"))]


def test_the_newsletter_starter_has_galley_s_own_sections() -> None:
    sections = starter(Format.NLP_NEWSLETTER).sections
    assert [section.name for section in sections] == ["Publications", "Tools", "Repo Cypher"]


def test_the_cypher_starter_takes_papers_tools_and_research_code() -> None:
    taken = {bucket for section in starter(Format.NLP_CYPHER).sections for bucket in section.takes}
    assert {Bucket.PUBLICATIONS, Bucket.TOOLS, Bucket.REPO_CYPHER} <= taken


@pytest.mark.parametrize("bucket", [bucket.value for bucket in Bucket])
@both_formats
def test_a_starter_names_every_bucket(format_: Format, bucket: str) -> None:
    assert bucket in starter_text(format_)


def test_the_repository_s_own_config_is_the_newsletter_starter() -> None:
    own = ROOT / "config.yaml"
    assert load_config(own) == starter(Format.NLP_NEWSLETTER)
    assert own.read_text(encoding="utf-8") == starter_text(Format.NLP_NEWSLETTER)
