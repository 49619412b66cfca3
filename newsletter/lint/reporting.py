"""Findings as lines for a person and as data for a program, and the rules as documentation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newsletter.lint.findings import Finding, Rule, Severity

_INTRO = """\
# The rules of `galley lint`

`galley lint FILE` reads a draft or a published issue and says what an editor would want to know
before it goes out. Errors should be mended before publishing, and make the command exit with 1;
warnings ask for a look. `--fix` mends what can be mended without a thought, `--online` also opens
every link, `--final` reads the file as the published text, and `--json` prints for a program.

The config's `lint` key leaves rules out (`off`) and sets their limits. Each rule below has an
example with the fault and one without.
"""


def finding_lines(path: str, findings: Sequence[Finding]) -> Iterator[str]:
    """``path:line: severity: [rule] message`` for each, the errors first, and a line of counts."""
    for severity in Severity:
        for finding in findings:
            if finding.severity is severity:
                place = f"{path}:{finding.line}"
                yield f"{place}: {severity}: [{finding.rule}] {finding.message}"
    yield f"{path}: {_counts(findings)}"


def _counts(findings: Iterable[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    said = " and ".join(
        f"{counts[severity] or 'no'} {severity}{'' if counts[severity] == 1 else 's'}"
        for severity in Severity
    )
    fixable = sum(finding.fixable for finding in findings)
    return f"{said}; --fix mends {fixable}" if fixable else said


def finding_json(path: str, finding: Finding) -> dict[str, Any]:
    """One finding as JSON values."""
    return {
        "file": path,
        "line": finding.line,
        "column": finding.column,
        "severity": str(finding.severity),
        "rule": finding.rule,
        "message": finding.message,
        "fixable": finding.fixable,
    }


def rules_markdown(rules: Iterable[Rule]) -> str:
    """What each rule finds, with its examples, as one Markdown document."""
    return "\n".join((_INTRO, *(_rule_markdown(rule) for rule in rules)))


def _rule_markdown(rule: Rule) -> str:
    heading = f"## {rule.name} ({rule.severity})"
    examples = (
        f"{label}:\n\n````markdown\n{text.rstrip()}\n````"
        for label, text in (("Bad", rule.bad), ("Good", rule.good))
    )
    return "\n\n".join((heading, rule.says, *examples)) + "\n"
