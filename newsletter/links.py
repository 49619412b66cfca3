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
_AUTOLINK = re.compile(
    r"<(https?://[^\s<>]{1,4000})>|(?<![(<\w\"'])(https?://[^\s<>()\[\]]{1,4000})"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Link:
    """An inline link: its text (Markdown) and its address."""

    text: str
    url: str


def links_in(markdown: str) -> tuple[Link, ...]:
    """Every link in ``markdown`` in order of appearance: inline, in angle brackets, and bare.

    Images are left out, but an image that is itself a link counts.
    """
    found = [*_inline(markdown), *_bare(markdown)]
    return tuple(link for _, link in sorted(found, key=lambda pair: pair[0]))


def _inline(markdown: str, offset: int = 0) -> Iterator[tuple[int, Link]]:
    for match in INLINE_LINK.finditer(markdown):
        url = match[3] if match[3] is not None else match[4]
        if not match[1] and url:
            yield offset + match.start(), Link(match[2], _ESCAPED.sub(r"\1", url))


def _bare(markdown: str) -> Iterator[tuple[int, Link]]:
    without_inline = INLINE_LINK.sub(lambda match: " " * len(match[0]), markdown)
    for match in _AUTOLINK.finditer(without_inline):
        url = match[1] or match[2].rstrip(".,;:!?*_'\"”’")
        yield match.start(), Link(url, url)
