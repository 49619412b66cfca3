"""The rules applied to a text, and its safe faults mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsletter.config import LintConfig
from newsletter.identity import normalised_title
from newsletter.issue import Format, Mark
from newsletter.lint.draft import Draft
from newsletter.lint.findings import Context, Edit, Finding, Knowledge, Rule
from newsletter.lint.rules import RULES
from newsletter.markdown.headings import is_known_section

_DEFAULTS = LintConfig()
_NOTHING_KNOWN = Knowledge()


def lint(
    text: str,
    config: LintConfig = _DEFAULTS,
    knowledge: Knowledge = _NOTHING_KNOWN,
    rules: Sequence[Rule] = RULES,
) -> list[Finding]:
    """What ``rules`` find in ``text``, by line; those that ``config`` turns off are left out."""
    draft, context = Draft(text), Context(config, knowledge)
    found = [
        finding
        for rule in rules
        if rule.name not in config.off
        for finding in _findings(rule, draft, context)
    ]
    return sorted(found, key=lambda finding: (finding.line, finding.column, finding.rule))


def _findings(rule: Rule, draft: Draft, context: Context) -> Iterator[Finding]:
    for fault in rule.check(draft, context):
        line, column = draft.position(fault.at)
        yield Finding(rule.name, rule.severity, line, column, fault.message, fault.edit)


def unknown_rules(config: LintConfig) -> list[str]:
    """The names in ``config.off`` that are no rule's."""
    names = {rule.name for rule in RULES}
    return [name for name in config.off if name not in names]


def fix(text: str, findings: Iterable[Finding]) -> str:
    """``text`` with the fixable findings mended; all else stays byte for byte.

    Of edits that overlap, the first in the text is made; linting again offers the other.
    """
    edits = sorted({finding.edit for finding in findings if finding.edit}, key=_place)
    pieces, position = [], 0
    for edit in edits:
        if edit.start >= position:
            pieces += [text[position : edit.start], edit.replacement]
            position = edit.end
    return "".join((*pieces, text[position:]))


def _place(edit: Edit) -> tuple[int, int, str]:
    return edit.start, edit.end, edit.replacement


def has_issue(text: str, section_names: Iterable[str]) -> bool:
    """Whether ``text`` is a newsletter's issue rather than someone else's Markdown."""
    issue = Draft(text).issue
    own = {normalised_title(name) for name in section_names}
    return (
        issue.format is Format.NLP_CYPHER
        or any(item.id or item.mark is Mark.TITLE for item in issue.items)
        or any(is_known_section(s.name) or normalised_title(s.name) in own for s in issue.sections)
    )
