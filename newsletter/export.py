r"""A draft or issue in the form of other media: page, mail, plain text, feed, Buttondown, Jekyll.

All of them are made from what would be published: Galley's comments are gone, kramdown's ``\\``
too where the reader is not kramdown. HTML is sanitised, and holds no script.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import StrEnum

import nh3
from selectolax.lexbor import LexborHTMLParser

from newsletter.issue import Issue
from newsletter.markdown import escape_text, parse, strip_comments
from newsletter.markdown.front_matter import front_matter_end, write_front_matter
from newsletter.markdown.lines import Line, Sort, split_lines
from newsletter.markdown.plain import READER, plain_page, plain_words
from newsletter.naming import slug
from newsletter.text import tidy, tidy_lines

_PAGE_STYLE = (
    "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.6 Georgia,serif;"
    "color:#222}img{max-width:100%;height:auto}blockquote{margin-left:0;padding-left:1rem;"
    "border-left:3px solid #ccc}h1,h2{line-height:1.25}a{color:#0645ad}"
)
# Mail programs drop style sheets, so every element carries its own.
_MAIL_STYLES = {
    "h1": "font-size:22px;line-height:1.3;margin:28px 0 8px",
    "h2": "font-size:18px;line-height:1.3;margin:20px 0 6px",
    "p": "margin:0 0 14px",
    "a": "color:#0645ad",
    "img": "max-width:100%;height:auto;border:0",
    "blockquote": "margin:0 0 14px;padding-left:12px;border-left:3px solid #cccccc",
    "ul": "margin:0 0 14px;padding-left:22px",
    "ol": "margin:0 0 14px;padding-left:22px",
}
_BODY_POLICY = SMTP.clone(max_line_length=76)
"""Encoded lines as short as RFC 2045 (6.7) asks for."""
# Folding a long subject right after its name, as the default does, puts a space before it.
_MAIL_POLICY = SMTP.clone(max_line_length=900)
# https://www.w3.org/TR/xml/#charsets
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MAIL_BODY = "font-family:Georgia,serif;font-size:16px;line-height:1.55;color:#222222"


class Target(StrEnum):
    """Where an issue goes."""

    HTML = "html"
    TEXT = "text"
    EMAIL = "email"
    RSS = "rss"
    BUTTONDOWN = "buttondown"
    JEKYLL = "jekyll"


@dataclass(frozen=True, slots=True)
class Exported:
    """A file to write: its name, with the folder that the medium wants, and its text."""

    name: str
    text: str


def export(text: str, target: Target, *, day: date, url: str = "") -> Exported:
    """The issue ``text`` in the form of ``target``.

    ``day`` is the day it is published, ``url`` where it can be read, for the feed's link.
    """
    issue = parse(text)
    name, write = _TARGETS[target]
    named = name.format(slug=slug(issue.title), day=day.isoformat())
    return Exported(named, write(text, issue, day, url))


def plain_markdown(text: str) -> str:
    r"""The issue's text for readers other than Jekyll: no front matter, no comments, no ``\\``."""
    published = strip_comments(text)
    body = published[front_matter_end(published) :]
    kept = [line for line in split_lines(body) if line.sort is not Sort.BREAK]
    return "".join(line.raw for line in _single_spaced(kept)).strip("\r\n") + "\n"


def _single_spaced(lines: list[Line]) -> list[Line]:
    """``lines`` with at most one blank line in a row."""
    return [
        line
        for above, line in zip([None, *lines], lines, strict=False)
        if not (above and above.sort is Sort.BLANK and line.sort is Sort.BLANK)
    ]


def fragment(text: str) -> str:
    """The issue's body as sanitised HTML."""
    rendered = READER.render(plain_markdown(text))
    return nh3.clean(rendered, url_schemes={"http", "https", "mailto"})


def _html(text: str, issue: Issue, day: date, url: str) -> str:
    title = html.escape(issue.title or "Issue")
    heading = "" if issue.heading else f"<h1>{title}</h1>\n"
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_PAGE_STYLE}</style>\n</head>\n"
        f"<body>\n{heading}{fragment(text)}</body>\n</html>\n"
    )


def _text(text: str, issue: Issue, day: date, url: str) -> str:
    title = "" if issue.heading or not issue.title else f"# {escape_text(issue.title)}\n\n"
    return plain_page(title + plain_markdown(text))


def _email(text: str, issue: Issue, day: date, url: str) -> str:
    """A message with both parts; the sender and the readers are the mailer's business."""
    message = EmailMessage(policy=_BODY_POLICY)
    message["Subject"] = tidy(issue.title) or "Issue"
    message["Date"] = format_datetime(_midnight(day))
    message.set_content(_text(text, issue, day, url), cte="quoted-printable")
    message.add_alternative(_mail_html(text, issue), subtype="html", cte="quoted-printable")
    # A boundary of its own content keeps one issue one file, run after run.
    message.set_boundary(f"galley-{hashlib.sha256(text.encode('utf-8')).hexdigest()[:32]}")
    return message.as_bytes(policy=_MAIL_POLICY).decode("ascii")


def _mail_html(text: str, issue: Issue) -> str:
    tree = LexborHTMLParser(f"<html><body>{fragment(text)}</body></html>")
    for tag, style in _MAIL_STYLES.items():
        for node in tree.css(tag):
            node.attrs["style"] = style
    body = tree.body.inner_html if tree.body else ""
    title = html.escape(issue.title)
    return (
        f'<!DOCTYPE html>\n<html lang="en">'
        f'<head><meta charset="utf-8"><title>{title}</title></head>'
        f'<body style="margin:0;padding:16px;{_MAIL_BODY}">'
        f'<div style="max-width:640px;margin:0 auto">{body}</div></body></html>\n'
    )


def _rss(text: str, issue: Issue, day: date, url: str) -> str:
    """One ``<item>`` of RSS 2.0 with its whole content, to stand in a ``<channel>``."""
    link = f"  <link>{_xml(url)}</link>\n" if url else ""
    excerpt = str(dict(issue.front_matter).get("excerpt") or plain_words(issue.intro))
    guid = url or hashlib.sha256(text.encode("utf-8")).hexdigest()
    permanent = "true" if url else "false"
    return (
        '<item xmlns:content="http://purl.org/rss/1.0/modules/content/">\n'
        f"  <title>{_xml(tidy(issue.title))}</title>\n{link}"
        f'  <guid isPermaLink="{permanent}">{_xml(guid)}</guid>\n'
        f"  <pubDate>{format_datetime(_midnight(day))}</pubDate>\n"
        f"  <description>{_xml(tidy_lines(excerpt))}</description>\n"
        f"  <content:encoded>{_xml(fragment(text))}</content:encoded>\n</item>\n"
    )


def _xml(text: str) -> str:
    """``text`` as XML character data, without the characters that XML 1.0 forbids."""
    return html.escape(_NO_XML.sub("", text), quote=False)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _buttondown(text: str, issue: Issue, day: date, url: str) -> str:
    return plain_markdown(text)


def _jekyll(text: str, issue: Issue, day: date, url: str) -> str:
    """What is published; Jekyll makes no post of a file without front matter."""
    published = strip_comments(text)
    if front_matter_end(published):
        return published
    return write_front_matter((("layout", "post"), ("title", issue.title))) + "\n" + published


_Writer = Callable[[str, Issue, date, str], str]
_TARGETS: dict[Target, tuple[str, _Writer]] = {
    Target.HTML: ("{slug}.html", _html),
    Target.TEXT: ("{slug}.txt", _text),
    Target.EMAIL: ("{slug}.eml", _email),
    Target.RSS: ("{slug}.xml", _rss),
    Target.BUTTONDOWN: ("{slug}.md", _buttondown),
    Target.JEKYLL: ("_posts/{day}-{slug}.md", _jekyll),
}
"""Target -> the file's name and who writes it; Jekyll wants the day in the name:
https://jekyllrb.com/docs/posts/#creating-posts"""
