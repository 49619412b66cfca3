from pathlib import Path

from newsletter.paths import resolved


def test_links_are_followed_and_one_that_leads_in_a_circle_is_no_fault_yet(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    (tmp_path / "to-shelf").symlink_to("shelf")
    (tmp_path / "there").symlink_to("back")
    (tmp_path / "back").symlink_to("there")

    assert resolved(tmp_path / "to-shelf" / "a.md") == (tmp_path / "shelf" / "a.md").resolve()
    assert resolved(tmp_path / "there" / "a.md").name == "a.md"
