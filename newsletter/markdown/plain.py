"""Markdown as plain text: the words alone, or a page for readers without HTML."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsletter.text import plain_text

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
"""How exports read Markdown."""
_WIDTH = 76


def plain_words(markdown: str) -> str:
    """The words that a reader sees, on one line: no marks, no addresses, no images.

    Takes time in proportion to the text, whatever stands in it.
    """
    inline = (token for token in READER.parse(markdown) if token.type == "inline")
    return " ".join(" ".join("".join(_words(token)) for token in inline).split())


def count_words(markdown: str) -> int:
    """How many words a reader sees; a dash or an emoji alone is none."""
    return sum(any(map(str.isalnum, part)) for part in plain_words(markdown).split())


def _words(token: Token) -> Iterator[str]:
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            yield " "
        elif child.type in ("text", "code_inline"):
            yield child.content


def plain_page(markdown: str) -> str:
    """A page of plain text: headings underlined, links followed by their address, lines folded."""
    page = _Page()
    for token in READER.parse(markdown):
        page.take(token)
    return "\n\n".join(page.blocks).strip() + "\n"


@dataclass(slots=True)
class _Page:
    """The blocks written so far, and how deep in lists and quotes the next one stands."""

    blocks: list[str] = field(default_factory=list)
    _indents: list[str] = field(default_factory=list)
    _bullet: str = ""
    _underline: str = ""

    def take(self, token: Token) -> None:
        """Add what a block token holds."""
        if token.type in _INDENTS:
            self._indents.append(_INDENTS[token.type])
            self._bullet = "- " if token.type == "list_item_open" else self._bullet
        elif token.type in _OUTDENTS:
            self._indents.pop()
        elif token.type == "heading_open":
            self._underline = {"h1": "=", "h2": "-"}.get(token.tag, "")
        elif token.type == "inline":
            self._add(" ".join("".join(_spoken(token)).split()))
        elif token.type in ("fence", "code_block", "html_block"):
            self._add_lines(
                plain_text(token.content) if token.type == "html_block" else token.content
            )

    def _add(self, words: str) -> None:
        if not words:
            return
        indent = "".join(self._indents)
        first = indent[:-2] + self._bullet if self._bullet else indent
        folded = textwrap.fill(
            words,
            _WIDTH,
            initial_indent=first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        if self._underline:
            folded = f"{folded}\n{self._underline * min(len(words), _WIDTH)}"
        self._bullet = self._underline = ""
        self.blocks.append(folded)

    def _add_lines(self, text: str) -> None:
        if text.strip():
            self.blocks.append(textwrap.indent(text.rstrip("\n"), "".join(self._indents) + "    "))


_INDENTS = {"list_item_open": "  ", "blockquote_open": "> "}
_OUTDENTS = frozenset({"list_item_close", "blockquote_close"})


def _spoken(token: Token) -> Iterator[str]:
    """An inline token's words, each link with its address in parentheses."""
    hrefs: list[str] = []
    for child in token.children or ():
        if child.type == "link_open":
            hrefs.append(str(child.attrs.get("href", "")))
        elif child.type == "link_close":
            href = hrefs.pop()
            yield f" ({href})" if href else ""
        elif child.type in ("softbreak", "hardbreak"):
            yield " "
        elif child.type in ("text", "code_inline"):
            yield child.content
        elif child.type == "image" and child.content:
            yield f"[{child.content}]"
