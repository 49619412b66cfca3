"""Text from outside made plain: no HTML, no entities, no invisible characters, lines in order.

Everything that a source hands on passes through here, so that what comes after may treat text as
text. LaTeX is :mod:`newsletter.latex`'s.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
MAX_DEPTH: Final = 5000
"""Markup nested deeper is cut there: the parser takes time quadratic in the depth."""
MAX_HTML_CHARS: Final = 2_000_000
"""Longer HTML is cut before it is parsed; no post or README is as long."""

# Characters that show nothing but change what is read: C0/C1 controls, bidirectional overrides
# (CVE-2021-42574), zero-width spaces, the soft hyphen, Unicode tags, lone surrogates and
# non-characters. The zero-width (non-)joiners stay where emoji and several scripts need them, which
# is not after ASCII.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff]"
    "|(?<=[\x20-\x7e])[\u200c\u200d]+"
)
_ESCAPES: Final = re.compile("\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]*(?:\x07|\x1b\\\\))")
"""What colours a terminal or sets its title."""
_LINE_BREAKS: Final = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES: Final = re.compile(r"[^\S\n]+")
_BEFORE_DOTS: Final = ",;:-–— "
"""What leads on to the words that were cut off, and goes with them."""
_BLANK_LINES: Final = re.compile(r" ?\n ?(?:\n ?)+")

_SILENT_TAGS: Final = "script, style, noscript, template, head, svg, math, iframe, object, button"
_VOID_TAGS: Final = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()
)
_LINE_TAGS: Final = frozenset({"br", "dd", "dt", "li", "tr"})
_BLOCK_TAGS: Final = frozenset(
    "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr main nav ol p pre section summary table ul".split()
)
_CELL_TAGS: Final = frozenset({"td", "th"})


def tidy_lines(text: str) -> str:
    """``text`` in NFC without invisible characters; at most one blank line, none at the ends."""
    text = _LINE_BREAKS.sub("\n", _ESCAPES.sub("", text))
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", _INVISIBLE.sub("", text)))
    return re.sub(r" ?\n ?", "\n", _BLANK_LINES.sub("\n\n", text)).strip()


def tidy(text: str) -> str:
    """``text`` on one line: as :func:`tidy_lines`, every run of white space folded to a space."""
    return " ".join(tidy_lines(text).split())


def shortened(text: str, limit: int) -> str:
    """``text`` in at most ``limit`` characters, with dots for what is cut off.

    It is cut after a word, or within one where the words before would tell too little, as in a
    script that puts no spaces between them.
    """
    if len(text) <= limit:
        return text
    words = text[:limit].rpartition(" ")[0]
    head = words if len(words) >= limit // 2 else text[: limit - 1]
    return head.rstrip(_BEFORE_DOTS) + "…"


def unescape(text: str) -> str:
    """``text`` with its HTML entities as characters (``&amp;`` to ``&``), and tidied."""
    return tidy(html.unescape(text))


def plain_text(markup: str) -> str:
    """The visible text of an HTML page or fragment; blocks begin a new line.

    Scripts, styles and the like are left out; a cell of a table is set apart by a space.
    """
    if "<" not in markup and "&" not in markup:
        return tidy_lines(markup)
    tree = parse_html(markup)
    for node in tree.css(_SILENT_TAGS):
        node.decompose()
    body = tree.body
    return tidy_lines(_flow(body)) if body is not None else ""


def parse_html(markup: str) -> LexborHTMLParser:
    """Any markup as a tree, cut where it is too long or nested too deep to parse in due time."""
    markup = markup[:MAX_HTML_CHARS]
    return LexborHTMLParser(markup[: _shallow_length(markup)])


def _shallow_length(markup: str) -> int:
    """How much of ``markup`` stays within the depth; a closing tag counts only for its own kind."""
    depth = 0
    open_tags: Counter[str] = Counter()
    for tag in _TAG.finditer(markup):
        closing, name = bool(tag[1]), tag[2].lower()
        if name in _VOID_TAGS or (closing and not open_tags[name]):
            continue
        step = -1 if closing else 1
        depth += step
        open_tags[name] += step
        if depth > MAX_DEPTH:
            return tag.start()
    return len(markup)


def _flow(body: LexborNode) -> str:
    """The text under ``body`` in order; source line breaks are spaces, blocks make lines."""
    parts: list[str] = []
    stack: list[LexborNode | str] = [body]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
        elif node.is_text_node:
            parts.append(_own_text(node))
        else:
            before, after = _edges(node)
            parts.append(before)
            stack.append(after)
            stack.extend(reversed(list(node.iter(include_text=True))))
    return "".join(parts)


def _edges(node: LexborNode) -> tuple[str, str]:
    """What stands before and after the text of ``node``."""
    if node.tag in _BLOCK_TAGS:
        return "\n", "\n"
    if node.tag in _LINE_TAGS:
        return "\n", ""
    return (" ", " ") if node.tag in _CELL_TAGS else ("", "")


def _own_text(node: LexborNode) -> str:
    text = node.text_content or ""
    parent = node.parent
    if parent is not None and parent.tag == "pre":
        return text
    return re.sub(r"\s+", " ", text)
