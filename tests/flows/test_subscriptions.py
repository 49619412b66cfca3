"""The list of blogs in a config, and the files that it is taken from."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from flows.subscriptions import import_opml
from newsletter.config_file import ConfigError
from sources.opml import MAX_OPML_BYTES


def test_of_a_list_that_is_too_large_no_more_is_read_than_tells(tmp_path: Path) -> None:
    config, file = tmp_path / "config.yaml", tmp_path / "reader.opml"
    config.write_text("{}", encoding="utf-8")
    with file.open("wb") as made:
        made.truncate(20 * MAX_OPML_BYTES)

    tracemalloc.start()
    with pytest.raises(ConfigError, match=r"reader\.opml: larger than 5 MB"):
        import_opml(config, file)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert most < 3 * MAX_OPML_BYTES
