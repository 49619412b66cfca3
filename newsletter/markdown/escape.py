"""Text from outside, made safe to stand in an issue.

An issue passes through Liquid (Jekyll), then kramdown or CommonMark, then a browser. What comes out
of here shows exactly the text that went in, in all of them, and escapes no more than that needs: a
draft is read and edited as it stands. Rules: CommonMark 0.31 section 2.4, kramdown's syntax page
(tables, attribute lists, maths, definition lists), Liquid's ``{{`` and ``{%``.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from newsletter.text import tidy

_PUNCTUATION = r"!-/:-@\[-`{-~"
_RULES: tuple[tuple[str, str], ...] = (
    (rf"\\(?=[{_PUNCTUATION}\s]|\Z)", "&#92;"),
    (r"&(?=#?\w+;)", "&amp;"),
    (r"[`\[\]|]", r"\\\g<0>"),
    (r"(?<!\s)\*|\*(?!\s)", r"\\*"),
    (r"(?<![^\W_])_|_(?![^\W_])", r"\\_"),
    (r"<(?=[A-Za-z/!?]|\Z)", "&lt;"),
    (r"\{(?=[{%:#]|\Z)", "&#123;"),
    (r"(?<=-)-", r"\\-"),
    (r"(?<=~)~|~(?=~)", "&#126;"),
    (r"(?<=\$)\$|\$(?=\$)", r"\\$"),
    (r"(?<=\s)#(?=#*\Z)", r"\\#"),
)
_ESCAPES = re.compile("|".join(f"(?P<r{i}>{pattern})" for i, (pattern, _) in enumerate(_RULES)))
# What would begin a block: a heading, quote, list, rule, definition or underline.
_START = re.compile(
    r"(?:#{1,6}(?=\s|\Z)|>|[-+](?=\s|\Z)|=|:(?=\s))|(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|\Z)"
)
_WEB = frozenset({"http", "https"})
_URL_SAFE = "/:@!$&'+,;=~-._?#%*"


def escape_text(text: str) -> str:
    """Plain text as one line of Markdown that renders to exactly ``tidy(text)``."""
    words = tidy(text)
    return _start_escaped(words, escape_inline(words))


def escape_inline(text: str) -> str:
    """As :func:`escape_text` for a piece in the middle of a line; ``text`` must be tidy."""
    return _ESCAPES.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    _, replacement = _RULES[int((match.lastgroup or "r0")[1:])]
    return match.expand(replacement)


def _start_escaped(words: str, escaped: str) -> str:
    start = _START.match(words)
    if start is None:
        return escaped
    if start["number"]:
        at = start.end("number")
        return f"{escaped[:at]}\\{escaped[at:]}"
    return escaped if escaped.startswith("\\") else f"\\{escaped}"


def escape_url(url: str) -> str:
    """An address fit for ``[…](here)``; empty when it is no http or https address.

    Characters that could end the link, or begin something in Liquid or HTML, are percent-encoded.
    """
    address = tidy(url)
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() not in _WEB or not host:
        return ""
    return "".join(_encoded(character) for character in address)


def _encoded(character: str) -> str:
    if character.isalnum() or character in _URL_SAFE:
        return character
    return quote(character, safe=_URL_SAFE)


def front_matter_text(text: str) -> str:
    """Plain text for a YAML value that a theme prints as it is: no tag and no Liquid can begin."""
    words = tidy(text)
    return re.sub(r"\{(?=[{%])", "{ ", re.sub(r"<(?=[A-Za-z/!?])", "‹", words))
