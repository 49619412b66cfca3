"""What is said while a run goes on."""

from __future__ import annotations

import io
import sys

import pytest

from flows.progress import reporter, reporting


class Pieces(io.StringIO):
    """A stream that knows in which pieces it was written."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[str] = []

    def write(self, text: str) -> int:
        self.written.append(text)
        return super().write(text)


def test_a_line_is_written_in_one_piece_so_that_no_other_thread_s_gets_into_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = Pieces()
    monkeypatch.setattr(sys, "stderr", stream)

    with reporting(quiet=False):
        reporter().say("arxiv: ok, 8")
        reporter().working("writing blurbs")

    assert stream.written == ["arxiv: ok, 8\n", "writing blurbs…\n"]
