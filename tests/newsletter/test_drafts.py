from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsletter.drafts import (
    DraftError,
    Placed,
    Placement,
    place_draft,
    read_draft,
    write_whole,
)
from newsletter.merging import Merged, merge_drafts

NOW = datetime(2026, 3, 9, 6, tzinfo=UTC)
GENERATED = """\
# Publications

***One*** <!-- galley: arxiv:2603.00001 -->

\\\\
The [first](https://arxiv.org/abs/2603.00001) says little.

\\\\
***Two*** <!-- galley: arxiv:2603.00002 -->

\\\\
The [second](https://arxiv.org/abs/2603.00002) says more.
"""


def place(path: Path, text: str, last_generated: str | None) -> Placement:
    return place_draft(path, text, last_generated, path.parent / "history", NOW)


def test_a_first_draft_is_written(tmp_path: Path) -> None:
    placement = place(tmp_path / "drafts" / "2026-W10.md", "text\n", None)

    assert placement.placed is Placed.WRITTEN
    assert placement.path.read_bytes() == b"text\n"


def test_an_untouched_draft_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "2026-W10.md"
    write_whole(path, "old")

    assert place(path, "new", last_generated="old").placed is Placed.REPLACED
    assert path.read_text() == "new"


def test_an_edited_draft_keeps_its_edits_and_takes_what_is_new(tmp_path: Path) -> None:
    path = tmp_path / "2026-W10.md"
    edited = GENERATED.replace("says little", "says it all")
    write_whole(path, edited)

    anew = GENERATED.replace("says little", "whispers").replace("says more", "shouts")
    placement = place(path, anew, GENERATED)

    assert placement.placed is Placed.MERGED
    assert path.read_text() == edited.replace("says more", "shouts")
    assert placement.kept is not None
    assert placement.kept.read_text() == edited


def test_an_edited_draft_with_nothing_new_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "2026-W10.md"
    edited = GENERATED.replace("says little", "says it all")
    write_whole(path, edited)

    assert place(path, GENERATED, GENERATED).placed is Placed.UNCHANGED
    assert path.read_text() == edited
    assert not (tmp_path / "history").exists()


def test_a_file_of_unknown_origin_stays_and_the_draft_goes_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "2026-W10.md"
    write_whole(path, "written by a person")

    placement = place(path, "new", None)

    assert placement.placed is Placed.BESIDE
    assert placement.path == tmp_path / "2026-W10.new.md"
    assert path.read_text() == "written by a person"


def test_what_lies_beside_is_not_overwritten_either(tmp_path: Path) -> None:
    path = tmp_path / "2026-W10.md"
    write_whole(path, "edited")
    write_whole(tmp_path / "2026-W10.new.md", "also edited")

    assert place(path, "new", None).path.name == "2026-W10.new-2.md"
    assert place(path, "new", None).path.name == "2026-W10.new-2.md"


def test_the_same_draft_again_touches_nothing(tmp_path: Path) -> None:
    path = tmp_path / "2026-W10.md"
    write_whole(path, "same")
    before = path.stat().st_mtime_ns

    assert place(path, "same", None).placed is Placed.UNCHANGED
    assert path.stat().st_mtime_ns == before


def test_line_ends_are_read_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one\r\ntwo")

    assert read_draft(tmp_path / "a.md") == "one\r\ntwo"


def test_a_failed_write_leaves_the_old_file_and_no_debris(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    write_whole(path, "old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(DraftError, match=r"a\.md: cannot be written: No space left"):
        write_whole(path, "new")

    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.md"]


def test_a_binary_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(DraftError, match="is not UTF-8 text"):
        place(tmp_path / "a.md", "new", None)


def test_other_line_ends_alone_are_no_edit(tmp_path: Path) -> None:
    path = tmp_path / "2026-W10.md"
    path.write_bytes(b"one\r\ntwo\r\n")

    placement = place(path, "one\ntwo\n", "one\ntwo\n")

    assert placement.placed is Placed.UNCHANGED
    assert path.read_bytes() == b"one\r\ntwo\r\n"
    assert not (tmp_path / "history").exists()


def test_other_line_ends_alone_do_not_keep_a_draft_from_being_replaced(tmp_path: Path) -> None:
    path = tmp_path / "2026-W10.md"
    path.write_bytes(GENERATED.replace("\n", "\r\n").encode())
    anew = GENERATED.replace("***One***", "***First***").replace("says little", "whispers")

    placement = place(path, anew, GENERATED)

    assert (placement.placed, placement.kept) == (Placed.REPLACED, None)
    assert path.read_bytes() == anew.replace("\n", "\r\n").encode()


def test_a_merge_keeps_the_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "2026-W10.md"
    edited = GENERATED.replace("says little", "says it all").replace("\n", "\r\n")
    path.write_bytes(edited.encode())

    placement = place(path, GENERATED.replace("says more", "shouts"), GENERATED)

    assert placement.notes == (
        "1 item kept as you edited, moved or added it",
        "1 item improved",
    )
    assert path.read_bytes() == edited.replace("says more", "shouts").encode()


def test_what_is_saved_while_a_draft_is_merged_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "2026-W10.md"
    write_whole(path, GENERATED.replace("says little", "says it all"))

    def merge_meanwhile(*texts: str) -> Merged:
        write_whole(path, "saved meanwhile")
        return merge_drafts(*texts)

    monkeypatch.setattr("newsletter.drafts.merge_drafts", merge_meanwhile)
    with pytest.raises(DraftError, match=r"W10\.md: was changed meanwhile, and stays as it is now"):
        place(path, GENERATED.replace("says more", "shouts"), GENERATED)

    assert path.read_text() == "saved meanwhile"


def test_what_an_edited_draft_beside_is_merged_from_is_kept_under_its_own_name(
    tmp_path: Path,
) -> None:
    path = tmp_path / "2026-W10.new.md"
    write_whole(path, GENERATED.replace("says little", "says it all"))

    placement = place(path, GENERATED.replace("says more", "shouts"), GENERATED)

    assert placement.path == path
    assert placement.kept == tmp_path / "history" / "2026-W10-20260309T060000.new.md"


def test_a_draft_that_is_a_link_is_written_where_it_leads(tmp_path: Path) -> None:
    path, mine = tmp_path / "drafts" / "2026-W10.md", tmp_path / "mine" / "issue.md"
    write_whole(mine, "old")
    path.parent.mkdir()
    path.symlink_to("../mine/issue.md")

    place(path, "new", last_generated="old")

    assert path.is_symlink()
    assert mine.read_text() == "new"
    assert [file.name for file in (*path.parent.iterdir(), *mine.parent.iterdir())] == [
        "2026-W10.md",
        "issue.md",
    ]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    write_whole(path, "old")
    path.chmod(0o600)

    write_whole(path, "new")

    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(("umask", "mode"), [(0o077, 0o600), (0o022, 0o644), (0o002, 0o664)])
def test_a_new_file_may_be_read_by_whom_the_umask_lets(
    tmp_path: Path, umask: int, mode: int
) -> None:
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "config.yaml", "new")
    finally:
        os.umask(before)

    assert (tmp_path / "config.yaml").stat().st_mode & 0o777 == mode


def test_two_edits_merged_in_one_second_are_both_kept(tmp_path: Path) -> None:
    path = tmp_path / "2026-W10.md"
    for word in ("whispers", "hums"):
        write_whole(path, GENERATED.replace("says little", word))
        place(path, GENERATED.replace("says more", "shouts"), GENERATED)

    kept = [file.read_text() for file in (tmp_path / "history").iterdir()]
    assert len(kept) == 2
    assert all(any(word in text for text in kept) for word in ("whispers", "hums"))
