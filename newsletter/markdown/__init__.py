"""Issues as Markdown: read, written without loss, and made safe.

:func:`parse` and :func:`render` are the two verbs; ``render(parse(text)) == text``.
"""

from newsletter.markdown.converting import converted
from newsletter.markdown.escape import escape_text, escape_url
from newsletter.markdown.jsonform import from_json, to_json
from newsletter.markdown.reading import parse
from newsletter.markdown.remarks import strip_comments
from newsletter.markdown.writing import render

__all__ = [
    "converted",
    "escape_text",
    "escape_url",
    "from_json",
    "parse",
    "render",
    "strip_comments",
    "to_json",
]
