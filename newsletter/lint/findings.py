"""What a rule is, what it finds, and what it may know besides the text."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from newsletter.config import LintConfig, SectionConfig
from newsletter.lint.draft import Draft


class Severity(StrEnum):
    """Whether a finding must be mended before publishing, or only looked at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Edit:
    """What would mend a finding: ``text[start:end]`` becomes ``replacement``."""

    start: int
    end: int
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule found: the offset in the text, a sentence, and the mend where one is safe."""

    at: int
    message: str
    edit: Edit | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault as it is reported."""

    rule: str
    severity: Severity
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    message: str
    edit: Edit | None = None

    @property
    def fixable(self) -> bool:
        """Whether :func:`newsletter.lint.linting.fix` mends it."""
        return self.edit is not None


class Reach(StrEnum):
    """How an address answered."""

    OK = "ok"
    MOVED = "moved"
    """It redirects for good."""
    DEAD = "dead"
    """There is no such page or host."""
    UNKNOWN = "unknown"
    """It could not be asked: refused, too slow, out of order for now."""


@dataclass(frozen=True, slots=True)
class LinkState:
    """What asking an address gave."""

    reach: Reach
    reason: str = ""
    """Why it is dead or unknown: ``HTTP 404``."""
    url: str = ""
    """Where it moved to."""
    content_type: str = ""


TraceClaims = Callable[[Sequence[str], str], Sequence[str]]
"""An item's ids and its blurb in plain words -> the names and numbers that its source lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What is known beyond the text; a rule that needs what is not there finds nothing."""

    used: Mapping[str, str] = field(default_factory=dict)
    """Canonical id -> the label of the past issue that had it."""
    front_matters: Sequence[Mapping[str, object]] = ()
    """Those of past issues, oldest first."""
    here_sections: frozenset[str] = frozenset()
    """The sections, by name, in which past issues linked the word "here"."""
    sections: Sequence[SectionConfig] = ()
    """Config's, in order."""
    links: Mapping[str, LinkState] = field(default_factory=dict)
    """Address as printed -> how it answered; empty when no one asked."""
    trace: TraceClaims | None = None
    final: bool = False
    """Whether this is the published text, in which Galley's comments have no place."""


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a rule may look at besides the draft."""

    config: LintConfig
    knowledge: Knowledge


Check = Callable[[Draft, Context], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is looked for."""

    name: str
    severity: Severity
    says: str
    """What it finds and why that matters, in a sentence or two."""
    bad: str
    good: str
    check: Check


def rule(name: str, severity: Severity, *, bad: str, good: str) -> Callable[[Check], Rule]:
    """Make a rule of a function; its docstring is what the rule's documentation says.

    ``bad`` and ``good`` are Markdown: the first has the fault, the second has not.
    """

    def made(check: Check) -> Rule:
        says = " ".join((inspect.getdoc(check) or "").split())
        return Rule(name, severity, says, bad, good, check)

    return made
