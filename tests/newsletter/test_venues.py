"""Which comments tell of an acceptance, and where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsletter.venues import venue_of


@pytest.mark.parametrize(
    ("comment", "venue"),
    [
        ("Accepted at ACL 2026", "ACL 2026"),
        ("12 pages, 4 figures. Accepted to ICML 2026.", "ICML 2026"),
        ("To appear in NeurIPS 2025 (oral)", "NeurIPS 2025"),
        ("EMNLP 2025 Findings", "EMNLP 2025 Findings"),
        ("Findings of EMNLP 2025", "EMNLP 2025 Findings"),
        ("Accepted to Findings of ACL, 2026", "ACL 2026 Findings"),
        ("Published in TMLR", "TMLR"),
        ("Published in Transactions on Machine Learning Research (02/2026)", "TMLR"),
        ("ICLR'26 spotlight", "ICLR 2026"),
        ("ICLR 2026", "ICLR 2026"),
        ("CVPR 2026 camera-ready; project page: https://example.org/x", "CVPR 2026"),
        ("Accepted by the 2026 IEEE/CVF CVPR", "CVPR 2026"),
        ("Presented at the NeurIPS 2025 Workshop on Agents", "NeurIPS 2025 Workshop"),
        ("Workshop on Efficient Models @ ICML 2026", "ICML 2026 Workshop"),
        ("Accepted at NIPS 2017", "NeurIPS 2017"),
        ("Accepted to the Conference on Language Modeling (COLM) 2025", "COLM 2025"),
        ("ACL Findings 2025", "ACL 2025 Findings"),
        ("accepted at the 5th Modelling Conference (MC 2025)", "Modelling Conference"),
        ("AAAI-26 accepted", "AAAI"),
        ("Accepted to AAAI-2026", "AAAI 2026"),
        ("interspeech 2025", "Interspeech 2025"),
        (
            "Accepted for publication in IEEE Transactions on Robotics",
            "IEEE Transactions on Robotics",
        ),
        ("Published as a conference paper at ICLR 2026", "ICLR 2026"),
        ("Rejected from ICLR 2025, accepted at ICML 2025", "ICML 2025"),
        ("Submitted to ACL 2026. Earlier version accepted at EMNLP 2025", "EMNLP 2025"),
        ("SIGGRAPH Asia 2025", "SIGGRAPH Asia 2025"),
    ],
)
def test_an_acceptance_names_its_venue(comment: str, venue: str) -> None:
    assert venue_of(comment) == venue


@pytest.mark.parametrize(
    "comment",
    [
        "",
        "12 pages, 3 figures",
        "Submitted to ICLR 2026",
        "ICLR 2026 submission",
        "Under review at ICML 2026",
        "NeurIPS 2025 (under review)",
        "Preprint. Under double-blind review at ACL 2026",
        "Extended version of our ICML 2024 paper",
        "Uses the NeurIPS 2025 template",
        "Winning entry of the CVPR 2026 challenge",
        "ACL anthology was used",
        "Code at https://github.com/acl/icml2026",
        "Not yet accepted at AAAI 2026",
        "accepted",
        "We study the oracle of ALT texts",
    ],
)
def test_a_submission_or_a_mere_mention_names_none(comment: str) -> None:
    assert venue_of(comment) == ""


@given(st.text(alphabet=st.sampled_from("ACLICM accepted to 2026'.,;()-/ NeurIPS\n"), max_size=300))
def test_any_comment_gives_a_short_line(comment: str) -> None:
    venue = venue_of(comment)

    assert len(venue) < 120
    assert "\n" not in venue


def test_a_comment_that_is_all_slashes_is_read_at_once() -> None:
    assert venue_of("2025 " + "/" * 1900 + " x") == ""
