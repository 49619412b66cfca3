"""Every rule: its documented examples, and the documentation's completeness."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.config import LintConfig
from newsletter.lint import RULES, Rule, Severity, lint, unknown_rules
from newsletter.lint.reporting import finding_json, finding_lines, rules_markdown
from tests.newsletter.lint.examples import GOOD_LINK, KNOWN, issue, item

README = Path(__file__).parents[3] / "newsletter" / "lint" / "README.md"
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@every_rule
def test_the_bad_example_has_the_fault(rule: Rule) -> None:
    assert lint(rule.bad, knowledge=KNOWN, rules=[rule])


@every_rule
def test_the_good_example_has_not(rule: Rule) -> None:
    assert lint(rule.good, knowledge=KNOWN, rules=[rule]) == []


@every_rule
def test_a_rule_that_is_off_finds_nothing(rule: Rule) -> None:
    found = lint(rule.bad, LintConfig(off=(rule.name,)), KNOWN)

    assert rule.name not in {finding.rule for finding in found}


@every_rule
def test_a_rule_survives_an_empty_text(rule: Rule) -> None:
    assert lint("", knowledge=KNOWN, rules=[rule]) == []


def test_names_are_unique_and_documented_in_the_readme() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert README.read_text(encoding="utf-8") == rules_markdown(RULES)


def test_a_misspelt_rule_is_known_as_such() -> None:
    assert unknown_rules(LintConfig(off=("frist-person", "first-person"))) == ["frist-person"]


def test_findings_come_by_line_whichever_rule_made_them() -> None:
    text = issue(item("One…") + "\n\\\\\n" + item("TWO SHOUTED WORDS", "No link here, TODO."))

    lines = [finding.line for finding in lint(text)]

    assert lines == sorted(lines)
    assert len(set(lines)) > 1


def test_lines_count_whatever_the_line_ends() -> None:
    text = issue(item("Lexis", f"{GOOD_LINK} is fast. TODO"))

    at = {
        end: [
            (f.line, f.column) for f in lint(text.replace("\n", end)) if f.rule == "leftover-todo"
        ]
        for end in ("\n", "\r\n", "\r")
    }

    assert set(map(tuple, at.values())) == {((6, 41),)}


def test_lines_below_the_near_misses_are_the_file_s_own() -> None:
    hidden = "<!-- galley: almost made it\nTo use one.\n\n# Tools\n\n***Old***\n\n-->\n\n"
    text = issue(item()) + hidden + "Subscribe at [here](https://news.example). TODO\n"

    found = [f for f in lint(text) if f.rule == "leftover-todo"]

    assert [f.line for f in found] == [text[: text.index("TODO")].count("\n") + 1]


def test_what_is_reported_for_a_person_names_errors_first_and_counts() -> None:
    text = issue(item("LEXIS FOR EVERYONE", f"{GOOD_LINK} tags {'text ' * 30} TODO"))

    lines = list(finding_lines("drafts/2026-W10.md", lint(text)))

    assert lines == [
        "drafts/2026-W10.md:6: error: [leftover-todo] TODO is left over",
        'drafts/2026-W10.md:3: warning: [shouting-title] the title "LEXIS FOR EVERYONE" shouts',
        "drafts/2026-W10.md: 1 error and 1 warning",
    ]


def test_what_is_reported_for_a_program_has_every_field() -> None:
    tracked = issue(item("Lexis", "[Lexis](https://lexis.example/?utm_source=x) tags."))
    (finding,) = [f for f in lint(tracked) if f.rule == "tracking-link"]

    assert finding_json("draft.md", finding) == {
        "file": "draft.md",
        "line": 6,
        "column": 1,
        "severity": "warning",
        "rule": "tracking-link",
        "message": "https://lexis.example/?utm_source=x carries tracking parameters",
        "fixable": True,
    }


def test_both_severities_are_in_use() -> None:
    assert {rule.severity for rule in RULES} == set(Severity)
