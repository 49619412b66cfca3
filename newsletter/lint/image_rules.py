"""Rules on pictures."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from newsletter.issue import Format
from newsletter.lint.draft import Draft
from newsletter.lint.findings import Context, Fault, LinkState, Reach, Severity, rule


@rule(
    "broken-image",
    Severity.ERROR,
    bad="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags.\n\n![](lexis.png)\n",
    good="# Tools\n\n***Lexis***\n\n[Lexis](https://lexis.example) tags.\n\n"
    "![](https://lexis.example/lexis.png)\n",
)
def broken_image(draft: Draft, context: Context) -> Iterator[Fault]:
    """A picture has no address, or one that a mail cannot show; with `--online` also one that is
    dead or answers with something other than a picture.
    """
    for picture in draft.pictures():
        why = _address_fault(picture.url) or _answer_fault(context.knowledge.links.get(picture.url))
        if why:
            yield Fault(picture.at, f"the picture {picture.url or '()'} {why}")


def _address_fault(url: str) -> str:
    if not url:
        return "has no address"
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return "has an address that cannot be read"
    if parts.scheme not in ("http", "https") or not host:
        is_rooted = url.startswith(("/", "{{")) and not url.startswith("//")
        return "" if is_rooted else "is not on the web: it needs a whole https:// address"
    return ""


def _answer_fault(state: LinkState | None) -> str:
    if state is None:
        return ""
    if state.reach is Reach.DEAD:
        return f"is dead: {state.reason}"
    kind = state.content_type.partition(";")[0].strip()
    if kind and not kind.startswith(("image/", "application/octet-stream")):
        return f"is no picture: the server says {kind}"
    return ""


@rule(
    "missing-header",
    Severity.WARNING,
    bad='---\ntitle: "NLP Newsletter #2 [EN]: Lexis,…"\n---\n\nHello everyone!\n',
    good='---\ntitle: "NLP Newsletter #2 [EN]: Lexis,…"\n---\n\n'
    "![](https://news.example/2.png)\n\nHello everyone!\n",
)
def missing_header(draft: Draft, context: Context) -> Iterator[Fault]:
    """The NLP Newsletter opens with a picture, and this issue has none."""
    issue = draft.issue
    if issue.format is Format.NLP_NEWSLETTER and issue.front_matter and issue.header is None:
        yield Fault(draft.body.start, "there is no picture above the first section")


RULES = (broken_image, missing_header)
