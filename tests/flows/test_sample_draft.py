"""The bundled sample week: its draft is the one that stands in ``drafts/``, to the byte.

After a change of what a draft says, `make demo` writes it anew; read it before it is committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.issue import Mark
from newsletter.markdown import parse
from tests.flows.conftest import Galley, the_draft
from tests.sample_server import SAMPLE

EXAMPLE = Path(__file__).parents[2] / "drafts" / "2025-W22.md"

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect", "quick")]


def test_the_sample_gives_the_draft_that_is_shown(galley: Galley, tmp_path: Path) -> None:
    config = tmp_path / "in" / "config.yaml"
    config.parent.mkdir()
    config.write_bytes((SAMPLE / "config.yaml").read_bytes())

    ended = galley("draft", "--config", config, "--replay", SAMPLE)

    assert ended.code == 0
    assert the_draft(tmp_path).read_text(encoding="utf-8") == EXAMPLE.read_text(encoding="utf-8")


def test_the_draft_that_is_shown_is_a_whole_issue() -> None:
    issue = parse(EXAMPLE.read_text(encoding="utf-8"))

    assert [section.name for section in issue.sections] == ["Publications", "Tools", "Repo Cypher"]
    assert all(3 <= len(section.items) <= 6 for section in issue.sections)
    assert all(item.blurb and item.links and item.id for item in issue.items)
    assert [item.mark for item in issue.sections[0].items] == [Mark.TITLE] * 6
