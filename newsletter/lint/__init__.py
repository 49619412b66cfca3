"""Reading a draft as a careful colleague would, before it goes out.

:func:`lint` finds, :func:`fix` mends what is safe; ``RULES`` are the rules. All of it is plain
functions of the text and of what is passed in: no network, no disk.
"""

from newsletter.lint.address_rules import addresses
from newsletter.lint.findings import (
    Finding,
    Knowledge,
    LinkState,
    Reach,
    Rule,
    Severity,
    TraceClaims,
)
from newsletter.lint.link_rules import sections_with_here
from newsletter.lint.linting import fix, has_issue, lint, unknown_rules
from newsletter.lint.rules import RULES

__all__ = [
    "RULES",
    "Finding",
    "Knowledge",
    "LinkState",
    "Reach",
    "Rule",
    "Severity",
    "TraceClaims",
    "addresses",
    "fix",
    "has_issue",
    "lint",
    "sections_with_here",
    "unknown_rules",
]
