"""Rules on what should have been taken out before a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.lint.draft import Draft
from newsletter.lint.findings import Context, Edit, Fault, Severity, rule
from newsletter.markdown.remarks import placed_remarks, strip_comments

_LATEX = re.compile(
    r"\\(?:cite[pt]?|ref|emph|text(?:it|bf|tt|sc)|math(?:bb|cal|rm|bf)|frac|url|href|footnote)\b\{?"
    r"|(?<!\\)\$(?=[^\s$\d])(?:[^$\n]{0,200}?[\\_^{][^$\n]{0,200}?)(?<!\s)\$(?!\d)"
    r"|(?<!\\)\$\\?[A-Za-z](?:_\w|\^\w)?\$"
)
_TAG = re.compile(
    r"</?(?P<tag>a|abbr|b|blockquote|br|button|center|code|div|em|embed|figcaption|figure|font|form|"
    r"h[1-6]|hr|i|iframe|img|input|li|link|meta|object|ol|p|pre|script|section|small|span|strong|"
    r"style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul|video)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#\d{2,6}|#x[0-9a-f]{2,6});", re.IGNORECASE)
_MEANT_ENTITIES = frozenset({"&lt;", "&#92;", "&#123;", "&#126;"})
"""Those with which Galley itself spells what would otherwise be markup."""
_TODO = re.compile(
    r"\b(?:TODO|FIXME|TBD|TBA|XXX)\b|\blorem ipsum\b|\[citation needed\]", re.IGNORECASE
)
_SHOUTED = re.compile(r"[A-Z]{3,5}")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_BROKEN = {
    re.compile(r"(?<!\\)<!--(?![ \t]*galley\b)", re.I): "a comment that is never closed",
    re.compile(r"-->[ \t]*$", re.M): "--> ends no comment: one cannot stand inside another",
}
_REMARK = re.compile(r"<!--[ \t]*(?P<galley>galley\b)?", re.IGNORECASE)


@rule(
    "leftover-latex",
    Severity.ERROR,
    bad="# Publications\n\n***Parsing***\n\n[Ada](https://a.example) parses in $O(n^2)$ "
    "\\cite{ada}.\n",
    good="# Publications\n\n***Parsing***\n\n[Ada](https://a.example) parses in O(n²), for $5.\n",
)
def leftover_latex(draft: Draft, context: Context) -> Iterator[Fault]:
    """LaTeX that a reader would see as it is."""
    for match in _LATEX.finditer(draft.prose):
        yield Fault(match.start(), f"LaTeX: {_shortened(match[0])}")


@rule(
    "leftover-html",
    Severity.WARNING,
    bad="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) <b>tags</b> text &amp; speech.\n",
    good="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) **tags** text & speech.\n",
)
def leftover_html(draft: Draft, context: Context) -> Iterator[Fault]:
    """An HTML tag or entity: a mail program or another site may show it as it is, or drop it."""
    for match in _TAG.finditer(draft.prose):
        yield Fault(match.start(), f"HTML: {_shortened(match[0])}")
    for match in _ENTITY.finditer(draft.prose):
        if match[0] not in _MEANT_ENTITIES:
            yield Fault(match.start(), f"an HTML entity: {match[0]}")


@rule(
    "leftover-todo",
    Severity.ERROR,
    bad="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags text. TODO: say how.\n",
    good="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags text word by word.\n",
)
def leftover_todo(draft: Draft, context: Context) -> Iterator[Fault]:
    """A note to oneself: TODO, FIXME, TBD, XXX, lorem ipsum."""
    for match in _TODO.finditer(draft.prose):
        if len(match[0]) > 5 or _SHOUTED.fullmatch(match[0]):
            yield Fault(match.start(), f"{match[0]} is left over")


@rule(
    "leftover-comment",
    Severity.ERROR,
    bad="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags text. <!-- galley: oops\n",
    good="# Tools\n\n***Lexis*** <!-- galley: github:example/lexis -->\n\n"
    "[Lexis](https://github.com/example/lexis) tags text.\n",
)
def leftover_comment(draft: Draft, context: Context) -> Iterator[Fault]:
    """A comment that publishing would leave in: one that is never closed, or what is left of one
    that had another inside it. With `--final`, any Galley comment.

    In a draft, comments that are whole are as they should be: `galley publish` takes them out.
    """
    published = draft.text if context.knowledge.final else strip_comments(draft.text)
    yield from _galley_marks(draft.text, published)
    yield from _broken_comments(draft, published)
    yield from _open_comments(draft)


def _open_comments(draft: Draft) -> Iterator[Fault]:
    """Remarks that run on to the end of another comment, with all that is between."""
    for remark in placed_remarks(draft.text):
        span = (remark.start, remark.end)
        if draft.text.count("<!--", *span) > draft.text.count("-->", *span):
            yield Fault(remark.start, "a comment that is not closed before the next one begins")


def _broken_comments(draft: Draft, published: str) -> Iterator[Fault]:
    for pattern, fault in _BROKEN.items():
        found = list(pattern.finditer(draft.prose))
        # Publishing may yet have made sense of it.
        if found and pattern.search(Draft(published).prose):
            yield from (Fault(match.start(), fault) for match in found)


def _galley_marks(text: str, published: str) -> Iterator[Fault]:
    position = 0
    for match in _REMARK.finditer(published):
        if match["galley"]:
            position = max(text.find(published[match.start() :][:200], position), position)
            yield Fault(position, "a Galley comment would be published")
    for match in re.finditer(r"^[ \t]{0,3}\[galley\]:", published, re.MULTILINE):
        position = max(text.find(published[match.start() :][:200]), 0)
        yield Fault(position, "a Galley id would be published")


@rule(
    "invisible-character",
    Severity.WARNING,
    bad="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags\u200b text.\n",
    good="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags text.\n",
)
def invisible_character(draft: Draft, context: Context) -> Iterator[Fault]:
    """A character that shows nothing: a zero-width space, a control or a direction mark."""
    for match in _INVISIBLE.finditer(draft.text, 1):  # at 0 it is a byte order mark
        edit = Edit(match.start(), match.end())
        yield Fault(match.start(), f"the invisible character U+{ord(match[0]):04X}", edit)


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else f"{flat[:39]}…"


RULES = (leftover_latex, leftover_html, leftover_todo, leftover_comment, invisible_character)
