"""A README reduced to what it says: its prose, its first real picture, the papers it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsletter.config_values import MAX_ADDRESS_CHARACTERS
from newsletter.identity import mentioned_arxiv_ids
from newsletter.models import Image
from newsletter.text import parse_html, plain_text, tidy, tidy_lines
from sources.pictures import is_smaller

MAX_README_CHARS: Final = 100_000
MAX_TEXT_CHARS: Final = 8_000
MAX_ALT_CHARS: Final = 200
MAX_PAPERS: Final = 3
_OWN_PAPERS_WITHIN: Final = 2_000

# Sections that say how to run, cite or thank, not what the thing is.
_NOISE_SECTION: Final = re.compile(
    r"(?:[\W\d_]*)(?:(?:(?:how to |quick )?install|table of contents|toc\b|licen[cs]e|contribut|"
    r"acknowledge?ment|citation|citing|how to cite|cite|bibtex|star history|stargazers|changelog|"
    r"release notes|prerequisites|build(?:ing)? from source).*|"
    r"(?:contents|set-?up|requirements?|dependencies|docker|credits|sponsors?|roadmap|to-?do|"
    r"contact(?: us)?|(?:latest )?(?:news|updates)|what's new|support|community|"
    r"disclaimer|authors?|maintainers?|team)\W*)",
    re.IGNORECASE | re.DOTALL,
)
_GLUED_HEADING: Final = re.compile(r"^(#{1,6})(?=[A-Z])", re.MULTILINE)
"""A heading as old READMEs have it, which Markdown takes for text."""
_CONTENTS: Final = re.compile(r"[\W\d_]*(?:table of contents|contents|toc)\b.*", re.I | re.DOTALL)
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNREAD_TAGS: Final = "pre, script, style, svg, video, iframe, details"
_LEADS: Final = ("h2", "h3", "p")

_BADGE: Final = re.compile(
    r"shields\.io|badge|travis-ci|codecov|coveralls|circleci|appveyor|/actions/|/workflows/|"
    r"star-history|trendshift|contrib\.rocks|opencollective|producthunt|visitor|hits\.|"
    r"komarev|readme-stats|repobeats|buymeacoffee|ko-?fi|patreon|discord|slack|twitter|paypal|"
    r"colab|gitpod|deepwiki|zenodo|\.pepy\.|pypi|npmjs|readthedocs|zread\.ai|wechat|qr-?code|"
    r"logo|icon|avatar|emoji|favicon|sponsor",
    re.IGNORECASE,
)
_HOST: Final = re.compile(r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*")
_LEAST_PIXELS: Final = 120
_RST_DIRECTIVE: Final = re.compile(
    r"^\.\.(?: .*)?$(?:\n(?:[ \t]+.*|[ \t]*(?=\n[ \t])))*", re.MULTILINE
)
_RST_BADGES: Final = re.compile(r"^[ \t]*(?:\|[^|\n]{1,80}\|_{0,2}[ \t]*)+$", re.MULTILINE)
"""A line of nothing but what is put in elsewhere: ``|build| |version|``."""
_RST_IMAGE: Final = re.compile(r"^\.\. (?:\|[^|]*\| )?(?:image|figure):: *(\S+)", re.MULTILINE)
_RST_UNDERLINE: Final = re.compile(r"^[=\-~^\"'`#*+.]{3,}\s*$", re.MULTILINE)
# An example after two colons, indented: how to run the thing, not what it is.
_RST_LITERAL: Final = re.compile(r"::[ \t]*\n(?:[ \t]*\n|[ \t]+\S.*\n?)+")
_RST_REFERENCE: Final = re.compile(r"(?<![\w`])([A-Za-z][\w.-]{0,80}(?:\(\d?\))?)_(?=[\s,.;:)]|\Z)")
_RST_STRONG: Final = re.compile(r"\*\*(\S[^*\n]*)\*\*")
_RST_ROLE: Final = re.compile(
    r":\w{1,80}:`([^`<]{1,200}?)(?:\s*<[^`>]{0,500}>)?`|"
    r"`([^`<]{1,200}?)\s*<[^`>]{0,500}>`_+|``?([^`]+)``?"
)


@dataclass(frozen=True, slots=True)
class Readme:
    """What a README gives."""

    text: str = ""
    """Prose, a paragraph to a line or block, of at most ``MAX_TEXT_CHARS``."""
    image: Image | None = None
    papers: tuple[str, ...] = ()
    """Addresses of the arXiv papers that the repository is about."""


def read_readme(source: str, name: str, base_url: str, page_url: str) -> Readme:
    """Read ``source``, the README called ``name``.

    ``base_url`` is where the raw file lies, for relative pictures; ``page_url`` is the
    repository's page, named as the picture's source.
    """
    source = source[:MAX_README_CHARS]
    papers = own_papers(source)
    if name.lower().endswith(".rst"):
        address = next(_pictures(_RST_IMAGE.findall(source), base_url), "")
        image = Image(address, source_url=page_url) if address else None
        return Readme(_cut(_rst_text(source)), image, papers)
    if name.lower().endswith((".txt", "readme")):
        return Readme(_cut(tidy_lines(source)), None, papers)
    tree = parse_html(_as_html(source))
    return Readme(_cut(_prose(tree)), _image(tree, base_url, page_url), papers)


def own_papers(source: str) -> tuple[str, ...]:
    """The papers that the repository is about, not all that it lists.

    A README with a few papers is about them; a list of papers is about those at its top, if any.
    """
    ids = mentioned_arxiv_ids(source)
    if len(ids) > MAX_PAPERS:
        ids = mentioned_arxiv_ids(source[:_OWN_PAPERS_WITHIN])
    if len(ids) > MAX_PAPERS:
        return ()
    return tuple(f"https://arxiv.org/abs/{paper.removeprefix('arxiv:')}" for paper in ids)


def _as_html(markdown: str) -> str:
    markdown = _GLUED_HEADING.sub(r"\1 ", markdown)
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown))


def _cut(text: str) -> str:
    """``text`` up to the last paragraph, or failing that the last word, that fits."""
    if len(text) <= MAX_TEXT_CHARS:
        return text
    head = text[:MAX_TEXT_CHARS]
    for mark in ("\n", " "):
        if head.rfind(mark) > MAX_TEXT_CHARS // 2:
            return head[: head.rfind(mark)].rstrip()
    return head


def _prose(tree: LexborHTMLParser) -> str:
    for node in reversed(_unread(tree)):
        node.decompose()
    for entry in tree.css("li"):
        first = entry.css_first("p") or entry
        if first.child is not None:
            first.child.insert_before("- ")
    body = tree.body
    if body is None:
        return ""
    return tidy_lines("\n\n".join(plain_text(block.html or "") for block in _blocks(body)))


def _unread(tree: LexborHTMLParser) -> list[LexborNode]:
    """What is not read, the inmost last: code, pictures, what has to be unfolded, and asides.

    A quotation below a heading or a paragraph is one: a notice, or what others say. One that opens
    the page may be its own description. (CSS's ``p ~ blockquote`` would take the square of their
    number.)
    """
    begun: set[int] = set()
    found = []
    for node in tree.css(f"{_UNREAD_TAGS}, {', '.join(_LEADS)}, blockquote"):
        within = node.parent.mem_id if node.parent else 0
        if node.tag in _LEADS:
            begun.add(within)
        elif node.tag != "blockquote" or within in begun:
            found.append(node)
    return found


def _blocks(body: LexborNode) -> Iterator[LexborNode]:
    """The blocks of ``body`` outside sections of noise, less those made of links alone."""
    silent_level = 0
    is_title = True
    for node in body.iter(include_text=False):
        level = _HEADINGS.index(node.tag) + 1 if node.tag in _HEADINGS else 0
        if level and (not silent_level or level <= silent_level):
            heading = tidy(node.text())
            is_noise = not is_title and _NOISE_SECTION.fullmatch(heading)
            # What follows contents is never part of them, however its heading is set.
            lowest = len(_HEADINGS) + 1 if _CONTENTS.fullmatch(heading) else level
            silent_level, is_title = (lowest if is_noise else 0), False
        if not silent_level and not _is_link_bar(node):
            yield node


def _is_link_bar(node: LexborNode) -> bool:
    """Whether a block is badges, a table of contents or a bar of links: nothing to read."""
    links = node.css("a")
    if not links or node.tag in _HEADINGS:
        return False
    words = sum(len(link.text().split()) for link in links)
    return len(node.text().split()) - words <= max(len(links), 2)


def _image(tree: LexborHTMLParser, base_url: str, page_url: str) -> Image | None:
    for node in tree.css("img[src]"):
        address = next(_pictures([node.attributes.get("src") or ""], base_url), "")
        if address and not is_smaller(node, _LEAST_PIXELS):
            alt = tidy(node.attributes.get("alt") or "")[:MAX_ALT_CHARS]
            return Image(address, alt, page_url)
    return None


def _pictures(sources: list[str], base_url: str) -> Iterator[str]:
    """The absolute addresses of those ``sources`` that are pictures worth showing."""
    for source in sources:
        try:
            address = _raw(_absolute(source.strip(), base_url))
            parts = urlsplit(address)
        except ValueError:
            continue
        is_web = parts.scheme in ("http", "https") and _HOST.fullmatch(parts.hostname or "")
        if is_web and len(address) <= MAX_ADDRESS_CHARACTERS and not _BADGE.search(address):
            yield address


def _absolute(source: str, base_url: str) -> str:
    """``source`` against the README's place; a leading slash means the repository's root."""
    if source.startswith("/") and not source.startswith("//"):
        root = "/".join(base_url.split("/")[:6])  # https://host/owner/name/branch
        return f"{root}{source}"
    return urljoin(base_url, source)


def _raw(address: str) -> str:
    """The file itself for GitHub's page about a file."""
    found = re.fullmatch(
        r"https://github\.com/([^/]+/[^/]+)/(?:blob|raw)/([^?]+)(?:\?.*)?", address
    )
    return f"https://raw.githubusercontent.com/{found[1]}/{found[2]}" if found else address


def _rst_text(source: str) -> str:
    """The prose of reStructuredText, near enough without docutils."""
    text = _RST_UNDERLINE.sub("", _RST_BADGES.sub("", _RST_DIRECTIVE.sub("", source)))
    text = _RST_LITERAL.sub(":\n\n", text)
    text = _RST_ROLE.sub(lambda role: role[1] or role[2] or role[3], text)
    text = _RST_STRONG.sub(r"\1", _RST_REFERENCE.sub(r"\1", text))
    return tidy_lines(re.sub(r"^:$", "", text, flags=re.MULTILINE))
