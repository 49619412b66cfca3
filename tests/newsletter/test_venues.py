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
        ("Accpeted by CIKM 2025", "CIKM 2025"),
        ("Full version of an ECAI 2025 paper", "ECAI 2025"),
        ("Accepted to ACM CHI PLAY 2025", "CHI PLAY 2025"),
        ("Accepted at the Conference on Language Modeling (COLM 2025)", "COLM 2025"),
        # AAAI lends its name to others.
        ("Proc. 2026 AAAI/ACM Conf. on AI, Ethics, and Society", "AIES 2026"),
        ("Accepted to AAAI (AIES 2025)", "AIES 2025"),
        ("Presented at the 2025 AAAI Fall Symposium Series", "AAAI Fall Symposium 2025"),
        ("Accepted at AAAI Spring Symposium", "AAAI Spring Symposium"),
        # A workshop's name beside the conference's.
        ("Accepted at FOG@ECAI 2025", "ECAI 2025 Workshop"),
        ("To appear at Rain 2026 @ EMNLP-2026", "EMNLP 2026 Workshop"),
        ("RAINY^2 paper @ ACL 2025", "ACL 2025 Workshop"),
        ("Accepted @ ICML 2025", "ICML 2025"),
        ("Full paper @ ICML 2025", "ICML 2025"),
        ("Accepted to EMNLP FOG 2024", "EMNLP Workshop"),
        ("ICSE 2026 SEIP", "ICSE 2026"),
        ("AAAI 2026 AISI Track", "AAAI 2026"),
        ("1st Workshop on Fog (FOG '25), co-located with SOSP 2025", "SOSP 2025 Workshop"),
        ("Accepted at FogNLP 2025, co-located with EMNLP 2025", "FogNLP 2025"),
        ("IEEE Automatic Speech Recognition and Understanding Workshop (ASRU 2025)", "ASRU 2025"),
        ("Accepted as a workshop paper at EuroFog", "EuroFog Workshop"),
        # A name is told whole.
        (
            "Accepted at Conference on Fog, Rain, and Snow (FRS)",
            "Conference on Fog, Rain, and Snow",
        ),
        ("To appear in the Fog, Rain and Snow Conference", "Fog, Rain and Snow Conference"),
        (
            "Accepted at the Symposium on Fog, Rain and Snow, and Ice, Oslo, Norway",
            "Symposium on Fog, Rain and Snow, and Ice",
        ),
        ("Accepted at FogCon 2025, Rome, Italy and online", "FogCon 2025"),
        ("Published in Proc. of FogCon 2025. 7 pages", "Proceedings of the FogCon 2025"),
        ("Accepted at FogCon 2025 https://fogcon.example.org/", "FogCon 2025"),
        ("Accepted by Fog & Rain on August 6, 2025", "Fog & Rain"),
        ("To be published in the ACL Anthology", "ACL Anthology"),
        ("Accepted in Fog Letters and will be published shortly", "Fog Letters"),
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
        "Under-review at ISWC 2025",
        "Submitting to MIDL 2026",
        "Targetting AACL 2026",
        "Uses ICML 2025 style",
        "CoRL 2025 style (preprint)",
        "ICLR 2026 format, 12 pages",
        "Revised after ICML 2025 reviews",
        "FogNet is an extended work of RainNet (ICCV 2025)",
        "Extended from ACL 2025",
        "Code for the CVPR 2024 paper by Smith",
        "Winner of the KDD Cup 2024; dataset from ACL 2020",
        "Preprint for ICRA 2026",
        "Tutorial at ICML 2025",
        "Collocated with NAACL 2025",
        # Names that cannot be told whole.
        "Accepted by Phys. Rev. Fog",
        "Accepted for Presentation, the Fog Days, Oslo",
        "Accepted at the International Conference on Fog, Oslo",
        "Accepted as a workshop paper at the Conference on Fog, Oslo",
        f"Accepted at the Special Issue on {'Fog and Rain ' * 10}",
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
