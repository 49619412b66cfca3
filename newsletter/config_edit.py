"""Adding to a person's ``config.yaml`` without touching what is there.

The file's own lines, comments and layout stay as they are, byte for byte: YAML's nodes say where
the new lines belong, and the text is put there.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node

from newsletter.config import FeedConfig
from newsletter.config_file import ConfigError, parse_config


def add_feeds(text: str, feeds: Sequence[FeedConfig], name: str = "config.yaml") -> str:
    """The config ``text`` with ``feeds`` after those that it has; ``name`` stands for the file.

    Raises:
        ConfigError: when ``text`` is no config, or is written so that no place can be found.
    """
    if not feeds:
        return text
    wanted = (*parse_config(text.encode(), name).sources.feeds, *feeds)
    edited = _insert(text, [_entry(feed) for feed in feeds])
    try:
        fits = parse_config(edited.encode(), name).sources.feeds == wanted
    except ConfigError:
        fits = False
    if not fits:
        raise ConfigError([f"{name}: sources.feeds: cannot be added to; write it as a plain list"])
    return edited


class _Pair(NamedTuple):
    """A key of a mapping and its value, with their places in the text."""

    key: Node
    value: Node


def _entry(feed: FeedConfig) -> dict[str, Any]:
    """``feed`` as it is written: its name, its address, and what differs from the defaults."""
    defaults = FeedConfig(name=feed.name, url=feed.url).model_dump()
    extra = {k: v for k, v in feed.model_dump().items() if v != defaults[k]}
    return {"name": feed.name, "url": feed.url} | extra


def _insert(text: str, entries: list[dict[str, Any]]) -> str:
    sources = _find(YAML().compose(text), "sources")
    if sources is None:
        return _put(text, len(text), "sources:\n  feeds:\n" + _lines(entries, 4))
    feeds = _find(sources.value, "feeds")
    if feeds is None and not sources.value.value:
        return _fill(text, sources, "  feeds:\n" + _lines(entries, 4))
    if feeds is None:
        start, margin = sources.value.start_mark.index, sources.value.start_mark.column
        lines = f"feeds:\n{_lines(entries, margin + 2)}{' ' * margin}"
        return text[:start] + lines + text[start:]
    if not feeds.value.value:
        return _fill(text, feeds, _lines(entries, feeds.key.start_mark.column + 2))
    end = len(text[: _last(feeds.value).end_mark.index].rstrip())
    at = _line_end(text, end)
    return _put(text, at, _lines(entries, feeds.value.start_mark.column))


def _find(node: Node | None, key: str) -> _Pair | None:
    if not isinstance(node, MappingNode):
        return None
    pairs = (_Pair(*pair) for pair in node.value)
    return next((pair for pair in pairs if pair.key.value == key), None)


def _last(node: Node) -> Node:
    """The last node inside ``node``; the end of a block itself lies past the comments after it."""
    if not isinstance(node, CollectionNode) or node.flow_style or not node.value:
        return node
    last = node.value[-1]
    return _last(last[1] if isinstance(node, MappingNode) else last)


def _fill(text: str, pair: _Pair, lines: str) -> str:
    """Put ``lines`` under the key of ``pair`` in place of its empty value."""
    at = _line_end(text, pair.key.end_mark.index)
    start, end = pair.value.start_mark.index, pair.value.end_mark.index
    if end <= at:
        text = text[:start].rstrip(" ") + text[end:]
        at = _line_end(text, pair.key.end_mark.index)
    return _put(text, at, lines)


def _line_end(text: str, index: int) -> int:
    """Where the line of ``index`` ends, its line break included."""
    return text.find("\n", index) + 1 or len(text)


def _put(text: str, at: int, lines: str) -> str:
    """``lines`` at the line break ``at``, with the line breaks that ``text`` has."""
    newline = "\r\n" if "\r\n" in text else "\n"
    before = text[:at] if not text[:at] or text[:at].endswith("\n") else text[:at] + newline
    return before + lines.replace("\n", newline) + text[at:]


def _lines(entries: list[dict[str, Any]], margin: int) -> str:
    """``entries`` as a YAML list, every line ``margin`` spaces in."""
    yaml, out = YAML(), StringIO()
    yaml.width = 10_000
    yaml.dump(entries, out)
    return "".join(" " * margin + line for line in out.getvalue().splitlines(keepends=True))
