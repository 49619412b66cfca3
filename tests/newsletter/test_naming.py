"""Names of files and branches: from patterns in config, whatever the issue is called."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.config_file import ConfigError, parse_config
from newsletter.naming import filled, next_number, own_name, slug
from tests.newsletter.week_of_stories import WEEK


def named(pattern: str, title: str = "NLP Newsletter #12 [EN]: A, B,…", label: str = "") -> str:
    return filled(pattern, label=label or WEEK.label, number=12, day=date(2026, 3, 8), title=title)


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{date}-{slug}.md", "2026-03-08-nlp-newsletter-12-en.md"),
        ("{label}.markdown", "2026-W10.markdown"),
        ("issue_{number}.md", "issue_12.md"),
        ("issue.md", "issue.md"),
    ],
)
def test_a_pattern_is_filled_in_from_the_issue(pattern: str, name: str) -> None:
    assert named(pattern) == name


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("The NLP Cypher | 07.11.21", "the-nlp-cypher-07-11-21"),
        ("Évaluer l'été: A, B", "evaluer-l-ete"),
        ("../../etc/passwd", "etc-passwd"),
        ("👀", "issue"),
        ("", "issue"),
        ("long " * 40, "-".join(["long"] * 12)),
    ],
)
def test_a_slug_is_the_title_up_to_its_names(title: str, short: str) -> None:
    assert slug(title) == short


def test_newsletters_have_names_of_their_own() -> None:
    names = ["NLP Newsletter", "NLP: A", "NLP: B", "C Weekly", "C++ Weekly", "👀", "🎉", "日本語"]
    names += ["x" * 60 + " a", "x" * 60 + " b"]

    own = [own_name(name) for name in names]

    assert own[0] == "nlp-newsletter"
    assert len(set(own)) == len(names)
    assert all(re.fullmatch(r"[\w-]+", name) for name in own)


@given(st.text(), st.text(min_size=1))
def test_no_title_or_label_leaves_the_folder(title: str, label: str) -> None:
    name = named("{date}-{label}-{slug}.md", title, label)

    assert Path(name).name == name
    assert not name.startswith(".")
    assert "\0" not in name


@given(st.text(), st.text(min_size=1))
def test_a_branch_has_no_part_that_git_refuses(title: str, label: str) -> None:
    name = named("galley/{label}-{slug}", title, label)

    assert ".." not in name
    assert not any(character in name for character in " ~^:?*[\\")


def test_git_takes_the_usual_branch() -> None:
    name = named("galley/{label}")

    assert (
        subprocess.run(["git", "check-ref-format", "--branch", name], check=False).returncode == 0
    )


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("file_name", "../{slug}.md", "must be a file's name without a folder"),
        ("file_name", "posts/{slug}.md", "must be a file's name without a folder"),
        ("file_name", ".{slug}.md", "not hidden"),
        ("file_name", "{slug}.html", "must end in .md or .markdown"),
        ("file_name", "{title}.md", "{title} is not a field"),
        ("file_name", "{slug.__class__}.md", "is not a field"),
        ("file_name", "{number:>9999999}.md", "is not a field"),
        ("file_name", "{slug.md", "a brace too many or too few"),
        ("pull_request.branch", "galley issue", "is not a branch's name"),
        ("pull_request.branch", "-{label}", "is not a branch's name"),
        ("pull_request.branch", "{label}.lock", "is not a branch's name"),
        ("pull_request.repository", "https://github.com/ink/site", "must be owner/name"),
        ("pull_request.repository", "ink/..", "must be owner/name"),
        ("pull_request.folder", "../site", "must be a folder within the repository"),
        ("pull_request.folder", "/etc", "must be a folder within the repository"),
    ],
)
def test_a_pattern_that_could_go_elsewhere_is_refused(key: str, value: str, said: str) -> None:
    outer, _, inner = key.rpartition(".")
    keys = f"{{{inner}: '{value}'}}"
    text = f"publish: {{{outer}: {keys}}}" if outer else f"publish: {keys}"

    with pytest.raises(ConfigError) as caught:
        parse_config(text.encode(), "config.yaml")

    assert str(caught.value).startswith(f"config.yaml: publish.{key}: ")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("earlier", "taken", "number"),
    [
        ([], [], 5),
        ([5, 6], [5, 6], 7),
        ([8, 9], [8, 9, 11], 10),
        ([8, 9], [8, 9, 10, 11, 13], 12),
        ([], [5], 6),
    ],
    ids=["first", "next", "a gap", "a past week", "a week before the first"],
)
def test_no_number_is_given_twice(earlier: list[int], taken: list[int], number: int) -> None:
    assert next_number(earlier, taken, first=5) == number
