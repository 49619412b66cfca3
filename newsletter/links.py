"""Inline links in Markdown: what they say and where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TEXT = r"\[((?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.){0,200}\]){0,1000})\]"
_DESTINATION = r"<([^<>\n]{0,4000})>|([^\s()<>]{0,4000}(?:\([^\s()]{0,1000}\)[^\s()]{0,1000}){0,8})"
_TITLE = r"(?:\s{1,20}(?:\"[^\"\n]{0,400}\"|'[^'\n]{0,400}'))?"
INLINE_LINK = re.compile(
    rf"(!?){_TEXT}\(\s{{0,20}}(?:{_DESTINATION}){_TITLE}\s{{0,20}}\)", re.DOTALL
)
"""Groups: ``!`` for an image, the text, the address in or without angle brackets. Every part is
bounded, so that text without an end costs no more than its length."""
_BARE = re.compile(
    r"<(https?://[^\s<>]{1,4000})>"
    r"|\bhref=[\"'](https?://[^\s<>\"']{1,4000})"
    r"|(?<![<\w\"'])(https?://[^\s<>()\[\]]{1,4000})"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Link:
    """An inline link: its text (Markdown) and its address."""

    text: str
    url: str


def links_in(markdown: str) -> tuple[Link, ...]:
    """Every link in ``markdown`` in order of appearance: inline, in angle brackets, bare, in HTML.

    Images are left out, but an image that is itself a link counts.
    """
    return tuple(link for _, link in placed_links(markdown))


def placed_links(markdown: str) -> tuple[tuple[int, Link], ...]:
    """The links of :func:`links_in`, each after the offset at which it begins."""
    return tuple(sorted((*_inline(markdown), *_bare(markdown)), key=lambda pair: pair[0]))


def _inline(markdown: str) -> Iterator[tuple[int, Link]]:
    for match in INLINE_LINK.finditer(markdown):
        url = match[3] if match[3] is not None else match[4]
        if not match[1] and url:
            yield match.start(), Link(match[2], _ESCAPED.sub(r"\1", url))


def _bare(markdown: str) -> Iterator[tuple[int, Link]]:
    without_inline = INLINE_LINK.sub(lambda match: " " * len(match[0]), markdown)
    for match in _BARE.finditer(without_inline):
        url = match[1] or match[2] or match[3].rstrip(".,;:!?*_'\"”’")
        yield match.start(), Link(url, url)
