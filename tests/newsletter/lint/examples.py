"""A text with one item, and what the rules may know, for the lint tests."""

from __future__ import annotations

from collections.abc import Sequence

from newsletter.config import LintConfig
from newsletter.lint import RULES, Finding, Knowledge, LinkState, Reach, lint

GOOD_LINK = "[Lexis](https://lexis.example)"
KNOWN = Knowledge(
    used={"github:example/lexis": "2026-W02", "arxiv:2501.00001": "2026-W02"},
    links={
        "https://lexis.example/gone": LinkState(Reach.DEAD, "HTTP 404"),
        "http://lexis.example/old": LinkState(Reach.MOVED, url="https://lexis.example/"),
        "https://lexis.example/slow": LinkState(Reach.UNKNOWN, "timed out after 20 s"),
    },
    trace=lambda ids, blurb: [f"“{w}” is not in the source" for w in ("104",) if w in blurb],
)


def issue(items: str, section: str = "Tools and Datasets ⚙️", front: str = "") -> str:
    """A draft with ``items`` in one section."""
    return f"{front}# {section}\n\n{items}\n"


def item(title: str = "Lexis", blurb: str = f"{GOOD_LINK} tags text.") -> str:
    """A titled item of the NLP Newsletter."""
    return f"***{title}***\n\n\\\\\n{blurb}\n"


def found(
    name: str,
    text: str,
    config: LintConfig | None = None,
    knowledge: Knowledge | None = None,
) -> Sequence[Finding]:
    """What the rule ``name`` finds in ``text``."""
    rule = next(rule for rule in RULES if rule.name == name)
    return lint(text, config or LintConfig(), knowledge or Knowledge(), [rule])


def messages(
    name: str, text: str, config: LintConfig | None = None, knowledge: Knowledge | None = None
) -> list[str]:
    """What the rule ``name`` says of ``text``."""
    return [finding.message for finding in found(name, text, config, knowledge)]
