"""The section headings of the two newsletters, as measured on their issues."""

from __future__ import annotations

import re
import unicodedata

from newsletter.identity import normalised_title
from newsletter.links import INLINE_LINK

EMOJI = {
    "Publications": "📙",
    "Research and Publications": "📙",
    "Creativity and Society": "🎨",
    "Creativity, Ethics, and Society": "🌎",
    "Tools": "⚙️",
    "Tools and Datasets": "⚙️",
    "Ethics in AI": "🚨",
    "Articles": "✍️",
    "Articles and Blog posts": "✍️",
    "Education": "🎓",
    "Stay Informed": "🎯",
    "Noteworthy Mentions": "⭐️",
    "Notable Mentions": "⭐️",
    "Repo Cypher": "👨‍💻",
}
"""Section name -> the emoji that its heading ends with."""

KICKER = "NATURAL LANGUAGE PROCESSING (NLP) WEEKLY NEWSLETTER"
COLLECTION = "A collection of recently released repos that caught our 👁"
"""The second line of the repositories' heading."""
REPOSITORIES_INTRO = re.compile(r"a collection of recently released repos", re.IGNORECASE)
NEWS = "News"
"""The Cypher's first section, which has no heading of its own."""

_OTHER_SECTIONS = ("Software Updates", "Top Stories", "dair.ai updates", "Colab of the Week")
_KNOWN = frozenset(normalised_title(name) for name in (*EMOJI, *_OTHER_SECTIONS))
_SYMBOLS = frozenset({"So", "Sk", "Cf", "Mn", "Me", "Cn", "Co"})
_JOINERS = re.compile("[\u200d\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]")


def default_heading(name: str) -> str:
    """The heading of a section that config gives none: the name, with its emoji where known."""
    emoji = EMOJI.get(name)
    return f"{name} {emoji}" if emoji else name


def section_name(heading: str) -> str:
    """A heading's words: no emoji at either end, no link."""
    words = INLINE_LINK.sub(lambda match: match[2], heading)
    while words and _is_symbol(words[-1]):
        words = words[:-1].rstrip()
    while words and _is_symbol(words[0]):
        words = words[1:].lstrip()
    return words.strip("*_ \t") or heading


def _is_symbol(character: str) -> bool:
    return bool(_JOINERS.match(character)) or unicodedata.category(character) in _SYMBOLS


def is_known_section(heading: str) -> bool:
    """Whether a heading is one of the newsletters' own, whatever its level and emoji."""
    return normalised_title(section_name(heading)) in _KNOWN
