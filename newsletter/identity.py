"""One name for one thing: canonical addresses, and the ids made from them.

An id is ``arxiv:2502.01234`` (no version), ``github:owner/name`` (lower case) or
``url:<canonical address>``. Two addresses of the same page give the same id; two pages that merely
look alike do not.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from newsletter.models import Kind

# arXiv's two schemes: https://info.arxiv.org/help/arxiv_identifier.html
_ARXIV_ID = r"(?:[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[a-z]{2})?/[0-9]{7})"
_ARXIV_BARE = re.compile(rf"(?:arxiv:)?({_ARXIV_ID})(?:v[0-9]+)?", re.IGNORECASE)
_ARXIV_PATH = re.compile(
    rf"/(?:abs|pdf|html|format|ps|src)/({_ARXIV_ID})(?:v[0-9]+)?(?:\.pdf)?/?$", re.IGNORECASE
)
_ARXIV_MENTION = re.compile(
    rf"(?:arxiv\.org/(?:abs|pdf|html)/|\barxiv:\s?)({_ARXIV_ID})(?:v[0-9]+)?", re.IGNORECASE
)
_ARXIV_DOI = re.compile(rf"/10\.48550/arxiv\.({_ARXIV_ID})(?:v[0-9]+)?/?$", re.IGNORECASE)
# arXiv prefers its old numbers without the subject class: math/0309136 for math.GT/0309136.
# https://info.arxiv.org/help/arxiv_identifier_for_services.html
_SUBJECT_CLASS = re.compile(r"\.[a-z]{2}(?=/)")
_ARXIV_HOSTS = frozenset({"arxiv.org", "export.arxiv.org", "alphaxiv.org", "ar5iv.org"})
_PAPER_PAGE = re.compile(rf"/papers/({_ARXIV_ID})(?:v[0-9]+)?/?$", re.IGNORECASE)
_OWN_FRAGMENT = re.compile(r"[0-9a-f]{12}")
"""What tells apart the entries that a feed has at one address, in the ids made for them."""

_GITHUB_NAME = re.compile(r"[A-Za-z0-9_.-]+")
_GITHUB_MENTION = re.compile(r"github\.com/([A-Za-z0-9-]+/[A-Za-z0-9_.-]+)", re.IGNORECASE)
# First path segments of github.com that are pages of the site, not owners.
_GITHUB_PAGES = frozenset(
    ["about", "apps", "blog", "collections", "contact", "customer-stories", "enterprise"]
    + ["events", "explore", "features", "issues", "login", "marketplace", "new", "notifications"]
    + ["orgs", "organizations", "pricing", "pulls", "search", "security", "settings", "site"]
    + ["sponsors", "stars", "topics", "trending", "users"]
)

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hs\w+|ref_src|ref_url|"
    r"trk|vero_id|s_cid|cmpid|wt_z?mc)=.*|rss=1|"
    r"(?:source|partner|emc|from|ref)=rss.*",  # feeds sign their links: Medium's with source=rss
    re.IGNORECASE,
)
_FEED_MARK = re.compile(r"(?:atom|rss|feed)(?:-\w+)?", re.IGNORECASE)
"""What a feed adds to its links to know its readers by: ``#atom-everything``."""
_PLAIN = ":@!$&'()*+,;=~-._"
"""What stands unquoted in a part of a path; a slash that is quoted there divides nothing."""
_BYTES = "surrogateescape"
"""Escapes that are no UTF-8 stay the bytes that they are, lest two pages become one."""
DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str) -> str:
    """The one spelling of ``url``: https, no ``www.``, no tracking parameters, no fragment.

    Returns the text as it came when it is no web address.
    """
    # Half a surrogate pair, which JSON can hold, cannot be quoted.
    url = url.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return url.strip()
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS or not host:
        return url.strip()
    name = f"[{host}]" if ":" in host else host
    netloc = name if port in (None, DEFAULT_PORTS[scheme]) else f"{name}:{port}"
    return urlunsplit(("https", netloc, _plain_path(parts.path), _clean_query(parts.query), ""))


def _plain_path(path: str) -> str:
    """``path`` as a folder that is named by its file, or joined with a slash too many, also is."""
    parts = [_requoted(part) for part in path.lstrip("/").split("/")]
    while parts and parts[-1] in ("", "index.html", "index.htm"):
        parts.pop()
    return "".join(f"/{part}" for part in parts)


def _requoted(part: str) -> str:
    return quote(unquote(part, errors=_BYTES), _PLAIN, errors=_BYTES)


def strip_tracking(url: str) -> str:
    """``url`` without its tracking parameters, otherwise as it came; fit to print."""
    parts = urlsplit(url.strip())
    fragment = "" if _FEED_MARK.fullmatch(parts.fragment) else parts.fragment
    return urlunsplit(parts._replace(query=_kept_query(parts.query), fragment=fragment))


def _kept_query(query: str) -> str:
    pairs = query.split("&") if query else []
    return "&".join(pair for pair in pairs if not _TRACKING.fullmatch(pair))


def _clean_query(query: str) -> str:
    pairs = parse_qsl(_kept_query(query), keep_blank_values=True, errors=_BYTES)
    return urlencode(sorted(pairs), errors=_BYTES)


def arxiv_id(text: str) -> str | None:
    """The arXiv number, without version, of an address, a DOI or a bare id; else ``None``."""
    text = text.strip()
    bare = _ARXIV_BARE.fullmatch(text)
    if bare:
        return _number(bare)
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if host in _ARXIV_HOSTS:
        found = _ARXIV_PATH.search(parts.path)
    elif host == "doi.org":
        found = _ARXIV_DOI.search(parts.path)
    elif host in ("huggingface.co", "hf.co"):
        found = _PAPER_PAGE.search(parts.path)
    else:
        found = None
    return _number(found) if found else None


def _number(found: re.Match[str]) -> str:
    """The one spelling of the arXiv number that was found."""
    return _SUBJECT_CLASS.sub("", found[1].lower())


def github_repository(url: str) -> str | None:
    """``owner/name`` in lower case of an address on github.com; ``None`` for any other page."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    segments = [segment for segment in parts.path.split("/") if segment]
    if host != "github.com" or len(segments) < 2:
        return None
    owner, name = segments[0], segments[1].removesuffix(".git")
    if owner.lower() in _GITHUB_PAGES or not name:
        return None
    if not (_GITHUB_NAME.fullmatch(owner) and _GITHUB_NAME.fullmatch(name)):
        return None
    return f"{owner}/{name}".lower()


def identify(url: str) -> str:
    """The canonical id of the thing at ``url``."""
    paper = arxiv_id(url)
    if paper:
        return f"arxiv:{paper}"
    repository = github_repository(url)
    if repository:
        return f"github:{repository}"
    return f"url:{canonical_url(url)}"


def canonical_id(name: str) -> str | None:
    """The one spelling of an id, or the id of an address or arXiv number; ``None`` for all else.

    >>> canonical_id("arxiv:2505.22954v2"), canonical_id("github:Ada/Press"), canonical_id("row 7")
    ('arxiv:2505.22954', 'github:ada/press', None)
    """
    name = name.strip()
    scheme, _, rest = name.partition(":")
    scheme = scheme.lower()
    if scheme == "github":
        repository = github_repository(f"https://github.com/{rest}")
        return f"github:{repository}" if repository else name
    if scheme == "url" and rest:
        return _own_id(rest) or identify(rest)
    if arxiv_id(name) or "://" in name:
        return identify(name)
    return name if scheme == "arxiv" else None


def _own_id(address: str) -> str | None:
    """The id of a feed's entry that has no address to itself; ``None`` for any other address."""
    page, _, fragment = address.partition("#")
    return f"url:{canonical_url(page)}#{fragment}" if _OWN_FRAGMENT.fullmatch(fragment) else None


def mentioned_arxiv_ids(text: str) -> tuple[str, ...]:
    """Canonical ids of the arXiv papers that ``text`` names, in order, each once."""
    numbers = map(_number, _ARXIV_MENTION.finditer(text))
    return tuple(dict.fromkeys(f"arxiv:{number}" for number in numbers))


def mentioned_repositories(text: str) -> tuple[str, ...]:
    """Canonical ids of the GitHub repositories that ``text`` names, in order, each once."""
    names = (
        github_repository(f"https://{m[0].rstrip('.')}") for m in _GITHUB_MENTION.finditer(text)
    )
    return tuple(dict.fromkeys(f"github:{name}" for name in names if name))


def normalised_title(title: str) -> str:
    """A title reduced to its letters and digits, lower case, for comparing titles."""
    plain = unicodedata.normalize("NFKD", title).casefold()
    return " ".join(
        re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
    )


def kind_of(name: str) -> Kind:
    """What the thing with the canonical id ``name`` is."""
    if name.startswith("arxiv:"):
        return Kind.PAPER
    return Kind.REPOSITORY if name.startswith("github:") else Kind.POST
