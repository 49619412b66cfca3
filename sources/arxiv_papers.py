"""What arXiv says of a paper, in any of its formats, as a candidate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from newsletter.identity import arxiv_id, strip_tracking
from newsletter.latex import latex_to_text
from newsletter.models import Candidate, Kind
from newsletter.venues import venue_of

SOURCE: Final = "arxiv"

# arXiv's own words for a withdrawal, in the comment or in place of the abstract:
# https://info.arxiv.org/help/withdraw.html
_WORK: Final = r"(?:paper|article|submission|manuscript|preprint|document|work|version(?:\s+\d+)?)"
# Taken back from a conference, a paper still stands on arXiv.
_WITHDRAWN: Final = r"withdrawn\b(?!\s+from\s+(?!(?:the\s+)?arxiv))"
_WITHDRAWN_COMMENT: Final = re.compile(
    rf"\b{_WORK}\s+(?:(?:has\s+been|is|was)\s+(?:temporarily\s+)?)?{_WITHDRAWN}"
    rf"|(?:^|[.;]\s)\s*{_WITHDRAWN}|\bwithdrawn\s+by\s+(?:the\s+)?(?:arxiv|author)",
    re.IGNORECASE,
)
_WITHDRAWN_ABSTRACT: Final = re.compile(
    rf"^\W*(?:this|the|our)\s+{_WORK}\s+(?:has\s+been|is|was)\s+(?:temporarily\s+)?{_WITHDRAWN}"
    rf"|^\W*{_WITHDRAWN}",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(
    r"https?://[^\s<>\"'\\{}|^`\x00-\x20]+"
    r"|(?<![\w@/.-])(?:github|gitlab|huggingface)\.(?:com|co)/[\w.-]+/[\w./-]+",
    re.IGNORECASE,
)
_TRAILING: Final = ".,;:!?'\"*…"
MAX_LINKS: Final = 20


def candidate(
    *,
    number: str,
    title: str,
    abstract: str,
    authors: Iterable[str],
    categories: Sequence[str],
    published: datetime | None,
    updated: datetime | None,
    comment: str = "",
    journal: str = "",
) -> Candidate:
    """A paper as a candidate, its fields turned from LaTeX to plain text.

    ``number`` is the arXiv number without version; ``categories`` has the primary one first.
    """
    text, plain_comment = latex_to_text(abstract), latex_to_text(comment)
    withdrawn = is_withdrawn(text, plain_comment)
    return Candidate(
        id=f"arxiv:{number}",
        kind=Kind.PAPER,
        title=latex_to_text(title),
        text=text,
        authors=tuple(name for name in map(latex_to_text, authors) if name),
        published=published,
        updated=updated,
        url=f"https://arxiv.org/abs/{number}",
        links=links_in(f"{plain_comment}\n{text}"),
        source=SOURCE,
        categories=tuple(dict.fromkeys(categories)),
        comment=plain_comment,
        venue=venue_of(plain_comment) or venue_of(latex_to_text(journal)),
        flags=("withdrawn",) if withdrawn else (),
    )


def is_withdrawn(abstract: str, comment: str) -> bool:
    """Whether the authors or arXiv took the paper back."""
    return bool(_WITHDRAWN_COMMENT.search(comment) or _WITHDRAWN_ABSTRACT.search(abstract))


def links_in(text: str) -> tuple[str, ...]:
    """The web addresses that ``text`` names, in order, each once; arXiv's own pages are left out.

    Addresses of code hosts are found without their scheme too.
    """
    found = (_clean(match[0]) for match in _ADDRESS.finditer(text))
    links = dict.fromkeys(link for link in found if link and arxiv_id(link) is None)
    return tuple(links)[:MAX_LINKS]


def _clean(address: str) -> str:
    """``address`` without the punctuation of the sentence around it; empty when nothing is left."""
    address = address.rstrip(_TRAILING)
    for opening, closing in ("()", "[]"):
        while address.endswith(closing) and address.count(closing) > address.count(opening):
            address = address[:-1].rstrip(_TRAILING)
    if "://" not in address:
        address = f"https://{address}"
    try:
        return strip_tracking(address) if "." in address.split("/", 3)[2] else ""
    except ValueError:
        return ""
